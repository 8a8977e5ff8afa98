"""Closing notes: what stands below the article's last paragraph and introduces somebody is about its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.introductions import introduced

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Of 9 such lines on the labelled pages and 29 on 300 pages of five more publishers none was body.
CLOSING_NOTE = "introduces_an_author_below_the_article"
# Shorter articles introduce people to their end; shorter sentences say nothing of a person.
_FEWEST_PARAGRAPHS, _FEWEST_WORDS = 4, 5


def closing(page: Page, names: Names) -> None:
    """Sentences that introduce somebody whom the article does not name below its first paragraph, at its end and below it.

    Nothing of the article stands below such a note but other notes, so that taking them away makes no other line one.
    """
    if len(page.anchors) < _FEWEST_PARAGRAPHS:
        return
    article = [i for i in page.anchors if i <= page.core[1]]
    while len(article) > 1 and _introduces_the_author(page, article, article[-1]):
        names[article.pop()].append(CLOSING_NOTE)
    for index in range(article[-1] + 1, len(names)) if article else ():
        if CLOSING_NOTE not in names[index] and _introduces_the_author(page, article, index):
            names[index].append(CLOSING_NOTE)


def _introduces_the_author(page: Page, article: list[int], index: int) -> bool:
    measure = page.measures[index]
    if measure.end != "." or measure.size < _FEWEST_WORDS or measure.bulleted or not _opens_with_a_name(measure):
        return False
    name, born = introduced(measure.text, page.language.code if page.language else None)
    if not name:
        return False
    first, last = article[0], min(article[-1], index - 1)
    return born or not any(
        name in page.measures[i].bare for i in range(first + 1, last + 1) if i != index and not page.matches[i]
    )


def _opens_with_a_name(measure: Measure) -> bool:
    """A cheap look: two of the first three words in capitals."""
    return sum(word[:1].isupper() or not word[:1].isalnum() for word in measure.text.split(None, 3)[:3]) > 1

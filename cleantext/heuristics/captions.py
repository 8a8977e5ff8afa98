"""Captions: the line above a credit, and a picture's description that its caption repeats."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# A credit has few words; what it stands below is a caption if it is no longer than a sentence and no subheading.
_LONGEST_CREDIT = 8
_SHORTEST, _LONGEST = 5, 25
# A picture's description and below it its caption: the same words, and behind them who took it. On texts of sites not seen
# before 19 of 20 such pairs were that, the other one a headline. A line of verse that goes on is told by its comma.
DESCRIPTION, CAPTION = "line_that_the_caption_below_repeats", "repeats_the_line_above_with_a_credit"
_SHORTEST_DESCRIPTION, _LONGEST_TAKER, _MARKS = 4, 60, "([|©/-–"
# A description that stands there twice without a credit, as a picture's text for those who do not see it does.
TWICE = "line_that_stands_there_twice_in_a_row"
_SHORTEST_TWICE, _SENTENCE_ENDS = 2, frozenset(".!?…:")
# Below the headline, which stands so near and has so many words, it is no second headline.
_REACH, _SHORTEST_HEADLINE = 4, 5
# A sentence right below itself: of a caption or a standfirst one copy is enough.
AGAIN = "says_again_what_stands_right_above"
_LEAST_SENTENCE = 5


def captions(page: Page, names: Names) -> None:
    """What pictures leave in a text."""
    _above_credits(page, names)
    texts = [measure.text for measure in page.measures]
    for index, (text, below) in enumerate(pairwise(texts)):
        if not below.startswith(text):
            continue
        measure = page.measures[index]
        if below == text:
            if _is_description(page, index):
                names[index].append(TWICE)
                names[index + 1].append(TWICE)
            elif measure.prose or (
                measure.size >= _LEAST_SENTENCE and measure.end == "." and _below_prose(page, index)
            ):
                names[index + 1].append(AGAIN)
        elif measure.size >= _SHORTEST_DESCRIPTION:
            taker = below[len(text) :]
            if 1 < len(taker) <= _LONGEST_TAKER and _opens_like_a_credit(taker.lstrip()):
                names[index].append(DESCRIPTION)
                names[index + 1].append(CAPTION)


def _is_description(page: Page, index: int) -> bool:
    """Whether a line that is repeated right below itself is no sentence, and stands below a paragraph: verse does not.

    Or between the headline and the first paragraph.
    """
    measure = page.measures[index]
    if not _SHORTEST_TWICE <= measure.size <= _LONGEST or measure.end in _SENTENCE_ENDS or page.matches[index]:
        return False
    return _below_prose(page, index) or _below_a_headline(page, index)


def _below_a_headline(page: Page, index: int) -> bool:
    """Whether a longer line that no rule knows stands above, and prose right below both lines."""
    after = index + 2
    if after >= len(page.measures) or not page.measures[after].prose:
        return False
    least = max(_SHORTEST_HEADLINE, page.measures[index].size + 1)
    return any(
        page.measures[i].size >= least and not (page.matches[i] or page.measures[i].bulleted)
        for i in range(max(0, index - _REACH), index)
    )


def _below_prose(page: Page, index: int) -> bool:
    return index > 0 and page.measures[index - 1].prose


def _opens_like_a_credit(text: str) -> bool:
    return text[:1].isupper() or text[:1] in _MARKS


def _above_credits(page: Page, names: Names) -> None:
    """A line or single sentence that no rule knows right above a short credit; posts and their signatures are left alone."""
    for index in page.cued:
        matches = page.matches[index]
        if not index or page.matches[index - 1]:
            continue
        credit, above = page.measures[index], page.measures[index - 1]
        if credit.size > _LONGEST_CREDIT or "@" in credit.text:
            continue
        if not any(m.rule.label == "caption" and m.rule.tier == "safe" for m in matches):
            continue
        if _SHORTEST <= above.size <= _LONGEST:
            names[index - 1].append(f"{'sentence' if above.end == '.' else 'unended_line'}_right_above_a_credit")

"""Interruptions: known chrome amid an article that says nothing about the lines around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.measures import SHORTEST_SENTENCE
from cleantext.heuristics.page import FEWEST_PARAGRAPHS, safe_labels
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Page

# Of the labelled lines around single ones, judged without them, 4 more were kept wrongly and 7 were wrong no longer. Of a safe
# rule's example put into each of 2,916 places of gold bodies, 99 lines of body for each 100 went with it before, 44 after
# (`python -m tests.bench interrupted`).
_MOST_LINES = 3
_CLEAR = 2  # lines around them that no rule knows
_REACH = 3  # lines within which the article goes on above and below
_LONGEST_MARKER = 3
_ENDS = frozenset(".:?")
# A shorter line that names related articles heads a list.
_SHORTEST_POINTER = 5


def interruptions(page: Page) -> list[int]:
    """Indices of lines that safe rules take for chrome, a few together amid lines that no rule knows, the article above and below.

    Heads of lists, comments that are not alone on the page, and items of lists are none.
    """
    if not page.chrome or page.core[0] < 0:
        return []
    first, last = page.anchors[0], page.anchors[-1]
    if page.comments >= 0:
        last = max((anchor for anchor in page.anchors if anchor < page.comments), default=first)
    lines = [index for index in sorted(page.chrome) if first < index < last and _says_all_by_itself(page, index)]
    return [index for run in _runs(lines) if len(run) <= _MOST_LINES and _are_alone(page, run) for index in run]


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    """Runs of indices that follow each other without a gap."""
    run: list[int] = []
    for index in indices:
        if run and index > run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _says_all_by_itself(page: Page, index: int) -> bool:
    measure, labels = page.measures[index], safe_labels(page, index)
    listed = measure.bulleted and measure.text[-1] != measure.text[0]  # "- Anzeige -" is no item
    if listed or (Label.RELATED in labels and measure.size < _SHORTEST_POINTER):
        return False
    if Label.COMMENTS in labels and not _is_a_lone_prompt(page, index):
        return False
    return all(label.group == "chrome" for label in labels)


def _is_a_lone_prompt(page: Page, index: int) -> bool:
    """Whether a line about comments is no reader's and the page's only one, with paragraphs enough above to tell that it heads none."""
    if page.measures[index].prose or page.measures[index].first_person:
        return False
    others = (Label.COMMENTS in safe_labels(page, other) for other in page.chrome if other != index)
    return not any(others) and sum(anchor < index for anchor in page.anchors) >= FEWEST_PARAGRAPHS


def _are_alone(page: Page, run: Sequence[int]) -> bool:
    """Whether no rule knows the lines next to them, nor a safe one the paragraphs, and there is text not far above and below.

    A marker of an advertisement may stand amid an article's list without bullets, too: it has no box of its own.
    """
    first, end = run[0], run[-1] + 1
    marker = len(run) == 1 and _is_a_marker(page, first)
    clear = 1 if marker else _CLEAR
    for i in (*range(max(0, first - clear), first), *range(end, min(len(page.measures), end + clear))):
        if safe_labels(page, i) or (page.matches[i] and not page.measures[i].prose):
            return False
    above, below = page.measures[max(0, first - _REACH) : first], page.measures[end : end + _REACH]
    return marker or all(any(map(_is_text, side)) for side in (above, below))


def _is_text(measure: Measure) -> bool:
    """Whether a block is a paragraph, an item, a sentence or a question, or announces a list."""
    return measure.prose or measure.bulleted or (measure.end in _ENDS and measure.size >= SHORTEST_SENTENCE)


def _is_a_marker(page: Page, index: int) -> bool:
    """Whether a line marks an advertisement in a word or two."""
    labels, size = safe_labels(page, index), page.measures[index].size
    return (size <= _LONGEST_MARKER and labels == {Label.ADVERTISEMENT}) or (
        size >= _SHORTEST_POINTER and labels == {Label.RELATED}
    )

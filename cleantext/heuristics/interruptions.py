"""Interruptions: known chrome that stands by itself inside an article and says nothing about the lines around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.page import FEWEST_PARAGRAPHS, safe_labels
from cleantext.model import Label

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# What surrounds a lone line of chrome was chrome as seldom as elsewhere: judged without it, the labelled lines had two errors
# less; of one safe rule's example put into each of 5,648 places of gold bodies, 3,516 lines of body went with it before, and
# 1,684 after.
_CLEAR = 2  # lines around it that no rule knows
_REACH = 3  # lines within which the article goes on above and below
_LONGEST_MARKER = 3
# A shorter line that names related articles heads a list.
_SHORTEST_POINTER = 5


def interruptions(page: Page) -> list[int]:
    """Indices of the lines that a safe rule takes for chrome amid lines that no rule knows, the article above and below.

    Heads of lists, comments that are not alone on the page, and items of lists are none.
    """
    if not page.chrome or page.core[0] < 0:
        return []
    first, last = page.core if page.comments >= 0 else (page.anchors[0], page.anchors[-1])
    return [
        index
        for index in sorted(page.chrome)
        if first < index < last and _says_all_by_itself(page, index) and _is_alone(page, index)
    ]


def _says_all_by_itself(page: Page, index: int) -> bool:
    measure, labels = page.measures[index], safe_labels(page, index)
    if measure.bulleted or (Label.RELATED in labels and measure.size < _SHORTEST_POINTER):
        return False
    if Label.COMMENTS in labels and not _is_a_lone_prompt(page, index):
        return False
    return all(label.group == "chrome" for label in labels)


def _is_a_marker(page: Page, index: int) -> bool:
    """Whether a line marks an advertisement in a word or two: it has no box of its own."""
    return page.measures[index].size <= _LONGEST_MARKER and safe_labels(page, index) == {Label.ADVERTISEMENT}


def _is_a_lone_prompt(page: Page, index: int) -> bool:
    """Whether a line about comments is no reader's and the page's only one, with paragraphs enough above to tell that it heads none."""
    if page.measures[index].prose or page.measures[index].first_person:
        return False
    paragraphs = sum(anchor < index for anchor in page.anchors)
    others = (Label.COMMENTS in safe_labels(page, other) for other in page.chrome if other != index)
    return paragraphs >= FEWEST_PARAGRAPHS and not any(others)


def _is_alone(page: Page, index: int) -> bool:
    """Whether no rule knows the lines next to it, nor a safe one the paragraphs, and there is text not far above and below."""
    clear = 1 if _is_a_marker(page, index) else _CLEAR
    for i in (*range(max(0, index - clear), index), *range(index + 1, min(len(page.measures), index + 1 + clear))):
        if safe_labels(page, i) or (page.matches[i] and not page.measures[i].prose):
            return False
    above, below = page.measures[max(0, index - _REACH) : index], page.measures[index + 1 : index + 1 + _REACH]
    return all(any(measure.prose or measure.bulleted for measure in side) for side in (above, below))

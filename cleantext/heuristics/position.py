"""Position: where a block stands to the article's core and to the prose around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.shape import shape_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# How far away the next prose is, for one line, two lines …
_DISTANCES = ("next_to", "2_lines_from", *["3_to_4_lines_from"] * 2, *["5_to_9_lines_from"] * 5)
_FARTHEST, _WITHOUT = "over_9_lines_from", "without"
# Longer lines count with prose.
_LONGEST_LINE = 17
_RUNS = ("run_of_1", "run_of_2", "run_of_3_to_4", "run_of_5_to_9", "run_of_10_to_19", "run_of_over_19")
# A page whose lines are mostly prose is an extracted article; one where few are is a whole page's text.
# A page of fewer lines, none of them prose, is what an extractor took for the article: a list, a table, a fact sheet.
_SHORT_PAGE = 40
_ARTICLE_SHARE, _MIXED_SHARE = 0.55, 0.2


def page_kind(page: Page) -> str:
    """Whether the document looks like an extracted article, a mixture, or a whole page."""
    share = len(page.anchors) / max(1, len(page.measures))
    return "extracted_article" if share >= _ARTICLE_SHARE else "mixed_page" if share >= _MIXED_SHARE else "whole_page"


def zone_of(page: Page, index: int) -> str:
    """Before, inside or after the article's core; ``no_article`` where there is no prose at all."""
    first, last = page.core
    if first < 0:
        return "no_article"
    return "before_the_article" if index < first else "after_the_article" if index > last else "inside_the_article"


def position(page: Page) -> list[list[str]]:
    """Zone by shape, distance to the prose before and after, length of the run of other lines, line number."""
    kind = page_kind(page)
    runs = _runs(page)
    total = len(page.measures)
    above, below = _distances(page)
    names = []
    for index, measure in enumerate(page.measures):
        zone = zone_of(page, index)
        small = "line" if measure.size <= _LONGEST_LINE and not measure.prose else "prose"
        own = [
            f"{zone}_of_{kind}",
            f"{shape_of(measure)}_{zone}",
            f"{small}_{above[index]}_prose_above",
            f"{small}_{below[index]}_prose_below",
        ]
        if not page.anchors and total <= _SHORT_PAGE:
            own.append("line_of_a_short_page_without_prose")
        if runs[index]:
            own.append(f"{_run_name(runs[index])}_{zone}")
        if index < 3:
            own.append(f"{small}_{index + 1}_of_the_page")
        elif total - index <= 3:
            own.append(f"{small}_{total - index}_from_the_end")
        names.append(own)
    return names


def _distances(page: Page) -> tuple[list[str], list[str]]:
    """For each block how far above and below it the next anchor is; an anchor does not count for itself."""
    count = len(page.measures)
    above, below = [_WITHOUT] * count, [_WITHOUT] * count
    for position, anchor in enumerate(page.anchors):
        previous = page.anchors[position - 1] if position else -1
        following = page.anchors[position + 1] if position + 1 < len(page.anchors) else count - 1
        above[anchor + 1 : following + 1] = _named_gaps(following - anchor)
        start = max(previous, 0)
        below[start:anchor] = _named_gaps(anchor - start)[::-1]
    return above, below


def _named_gaps(count: int) -> list[str]:
    """The names of the distances 1 to ``count``."""
    return [*_DISTANCES[:count], *[_FARTHEST] * (count - len(_DISTANCES))]


def _runs(page: Page) -> list[int]:
    """For each block the number of non-prose blocks in its run; 0 for prose."""
    lengths = [0] * len(page.measures)
    start = None
    for index in range(len(page.measures) + 1):
        prose = index == len(page.measures) or page.measures[index].prose
        if prose and start is not None:
            lengths[start:index] = [index - start] * (index - start)
            start = None
        elif not prose and start is None:
            start = index
    return lengths


def _run_name(length: int) -> str:
    return _RUNS[
        0 if length == 1 else 1 if length == 2 else 2 if length <= 4 else 3 if length <= 9 else 4 if length < 20 else 5
    ]

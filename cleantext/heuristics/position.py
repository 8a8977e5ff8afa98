"""Position: where a block stands to the article's core and to the prose around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cleantext.heuristics.page import ZONES
from cleantext.heuristics.shape import SHAPES

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# How far away the next prose is, for one line, two lines …
_DISTANCES = ("next_to", "2_lines_from", *["3_to_4_lines_from"] * 2, *["5_to_9_lines_from"] * 5)
_FARTHEST, _WITHOUT = "over_9_lines_from", "without"
# Longer lines count with prose.
_LONGEST_LINE = 17
_RUN_BOUNDS = (2, 3, 5, 10, 20)
_RUNS = ("run_of_1", "run_of_2", "run_of_3_to_4", "run_of_5_to_9", "run_of_10_to_19", "run_of_over_19")
# A page whose lines are mostly prose is an extracted article; one where few are is a whole page's text.
# A page of fewer lines, none of them prose, is what an extractor took for the article: a list, a table, a fact sheet.
_SHORT_PAGE = 40
_ARTICLE_SHARE, _MIXED_SHARE = 0.55, 0.2


# The names this heuristic gives, by what they are made of.
_DISTANCE_NAMES = (*dict.fromkeys(_DISTANCES), _FARTHEST, _WITHOUT)
_ABOVE, _BELOW = (
    {kind: {name: f"{kind}_{name}_prose_{side}" for name in _DISTANCE_NAMES} for kind in ("line", "prose")}
    for side in ("above", "below")
)
_IN_ZONE = {zone: {name: f"{name}_{zone}" for name in (*SHAPES, *_RUNS)} for zone in ZONES}


def page_kind(page: Page) -> str:
    """Whether the document looks like an extracted article, a mixture, or a whole page."""
    share = len(page.anchors) / max(1, len(page.measures))
    return "extracted_article" if share >= _ARTICLE_SHARE else "mixed_page" if share >= _MIXED_SHARE else "whole_page"


def position(page: Page, names: Names) -> None:
    """Zone by shape, distance to the prose before and after, length of the run of other lines, line number."""
    kind, total = page_kind(page), len(page.measures)
    of_kind = {zone: f"{zone}_of_{kind}" for zone in ZONES}
    lists_facts = not page.anchors and total <= _SHORT_PAGE
    above, below = _distances(page)
    for measure, own, zone, run, up, down in zip(
        page.measures, names, page.zones, _runs(page), above, below, strict=True
    ):
        small = "prose" if measure.prose or measure.size > _LONGEST_LINE else "line"
        in_zone = _IN_ZONE[zone]
        own.extend((of_kind[zone], in_zone[measure.shape], _ABOVE[small][up], _BELOW[small][down]))
        if lists_facts:
            own.append("line_of_a_short_page_without_prose")
        if run:
            own.append(in_zone[_RUNS[bisect_right(_RUN_BOUNDS, run)]])
    for index in {*range(min(3, total)), *range(max(0, total - 3), total)}:
        measure = page.measures[index]
        small = "prose" if measure.prose or measure.size > _LONGEST_LINE else "line"
        names[index].append(
            f"{small}_{index + 1}_of_the_page" if index < 3 else f"{small}_{total - index}_from_the_end"
        )


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
    for index, measure in enumerate(page.measures):
        if not measure.prose:
            if start is None:
                start = index
        elif start is not None:
            lengths[start:index] = [index - start] * (index - start)
            start = None
    if start is not None:
        lengths[start:] = [len(lengths) - start] * (len(lengths) - start)
    return lengths

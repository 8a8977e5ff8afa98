"""The visible tables of heuristics, and the functions that apply them."""

from __future__ import annotations

from collections.abc import Callable

from cleantext.heuristics.captions import captions
from cleantext.heuristics.dates import dates
from cleantext.heuristics.foot import foot
from cleantext.heuristics.headline import headline
from cleantext.heuristics.lists import lists
from cleantext.heuristics.neighbours import neighbours
from cleantext.heuristics.opening import opening
from cleantext.heuristics.page import Page
from cleantext.heuristics.persons import persons
from cleantext.heuristics.phrases import phrases
from cleantext.heuristics.position import position
from cleantext.heuristics.quantities import quantities
from cleantext.heuristics.register import marks, register
from cleantext.heuristics.repetition import repetition
from cleantext.heuristics.shape import shape
from cleantext.heuristics.stray import stray
from cleantext.heuristics.surface import surface
from cleantext.heuristics.teasers import teasers
from cleantext.heuristics.title_echo import title_echo
from cleantext.heuristics.topic import topic

Heuristic = Callable[[Page], list[list[str]]]

# What a block shows by itself ...
OF_THE_BLOCK: tuple[Heuristic, ...] = (phrases, shape, surface, dates, stray, marks, quantities)
# ... and what it shows among the others, which changes when blocks are removed.
ON_THE_PAGE: tuple[Heuristic, ...] = (
    register,
    repetition,
    title_echo,
    headline,
    opening,
    persons,
    captions,
    topic,
    position,
    neighbours,
    lists,
    foot,
    teasers,
)


def look_at_blocks(page: Page) -> list[list[str]]:
    """For each block the names of what it shows by itself, in the order of the table."""
    return _apply(OF_THE_BLOCK, page, [[] for _ in page.measures])


def look_at_page(page: Page, of_the_block: list[list[str]]) -> list[list[str]]:
    """For each block the names of everything the heuristics see; ``of_the_block``: what ``look_at_blocks`` saw."""
    return _apply(ON_THE_PAGE, page, [list(names) for names in of_the_block])


def observe(page: Page) -> list[list[str]]:
    """Both looks at a page."""
    return look_at_page(page, look_at_blocks(page))


def _apply(heuristics: tuple[Heuristic, ...], page: Page, names: list[list[str]]) -> list[list[str]]:
    for heuristic in heuristics:
        for own, seen in zip(names, heuristic(page), strict=True):
            if seen:
                own += seen  # noqa: PLW2901 - the list itself grows
    return names

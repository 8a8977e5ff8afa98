"""The visible table of heuristics, and the one function that applies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.dates import dates
from cleantext.heuristics.headline import headline
from cleantext.heuristics.lists import lists
from cleantext.heuristics.neighbours import neighbours
from cleantext.heuristics.persons import persons
from cleantext.heuristics.phrases import phrases
from cleantext.heuristics.position import position
from cleantext.heuristics.register import register
from cleantext.heuristics.repetition import repetition
from cleantext.heuristics.shape import shape
from cleantext.heuristics.stray import stray
from cleantext.heuristics.surface import surface
from cleantext.heuristics.title_echo import title_echo
from cleantext.heuristics.topic import topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleantext.heuristics.page import Page

HEURISTICS: tuple[Callable[[Page], list[list[str]]], ...] = (
    phrases,
    shape,
    surface,
    dates,
    stray,
    register,
    repetition,
    title_echo,
    headline,
    persons,
    topic,
    position,
    neighbours,
    lists,
)


def observe(page: Page) -> list[list[str]]:
    """For each block the names of everything the heuristics see, in the order of the table."""
    names: list[list[str]] = [[] for _ in page.measures]
    for heuristic in HEURISTICS:
        for own, seen in zip(names, heuristic(page), strict=True):
            own.extend(seen)
    return names

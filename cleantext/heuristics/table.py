"""The visible tables of heuristics, and the functions that apply them."""

from __future__ import annotations

from collections.abc import Callable

from cleantext.heuristics.captions import captions
from cleantext.heuristics.closing import closing
from cleantext.heuristics.contents import contents
from cleantext.heuristics.dates import dates
from cleantext.heuristics.foot import foot
from cleantext.heuristics.headline import headline
from cleantext.heuristics.listings import listings
from cleantext.heuristics.lists import lists
from cleantext.heuristics.neighbours import neighbours
from cleantext.heuristics.opening import opening
from cleantext.heuristics.page import Names, Page
from cleantext.heuristics.persons import persons
from cleantext.heuristics.phrases import phrases
from cleantext.heuristics.position import position
from cleantext.heuristics.quantities import quantities
from cleantext.heuristics.records import records
from cleantext.heuristics.register import marks, register
from cleantext.heuristics.repetition import repetition
from cleantext.heuristics.series import series
from cleantext.heuristics.shape import shape
from cleantext.heuristics.stray import stray
from cleantext.heuristics.surface import surface
from cleantext.heuristics.teasers import teasers
from cleantext.heuristics.title_echo import title_echo
from cleantext.heuristics.topic import topic

# A heuristic adds to the names of each block what it sees of it.
Heuristic = Callable[[Page, Names], None]

# What a block shows by itself ...
OF_THE_BLOCK: tuple[Heuristic, ...] = (phrases, shape, surface, dates, stray, marks, quantities)
# ... and what it shows among the others, which changes when blocks are removed.
ON_THE_PAGE: tuple[Heuristic, ...] = (
    register,
    repetition,
    contents,
    title_echo,
    headline,
    opening,
    persons,
    closing,
    captions,
    topic,
    position,
    neighbours,
    lists,
    listings,
    records,
    foot,
    series,
    teasers,
)


def look_at_blocks(page: Page) -> Names:
    """For each block the names of what it shows by itself, in the order of the table."""
    return _apply(OF_THE_BLOCK, page, [[] for _ in page.measures])


def look_at_page(page: Page, of_the_block: Names) -> Names:
    """For each block the names of everything the heuristics see; ``of_the_block``: what ``look_at_blocks`` saw."""
    return _apply(ON_THE_PAGE, page, [list(names) for names in of_the_block])


def observe(page: Page) -> Names:
    """Both looks at a page."""
    return look_at_page(page, look_at_blocks(page))


def seen_by(heuristic: Heuristic, page: Page) -> Names:
    """For each block the names that one heuristic gives it."""
    return _apply((heuristic,), page, [[] for _ in page.measures])


def _apply(heuristics: tuple[Heuristic, ...], page: Page, names: Names) -> Names:
    for heuristic in heuristics:
        heuristic(page, names)
    return names

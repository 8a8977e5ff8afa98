"""Tables of contents: lines above the text that stand in it again, in the same order, as the headings of its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.heuristics.page import AFTER, safe_labels
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# The labelled lines hold no such table, so that their odds are beliefs: what recurs there in one order, menus and related
# texts above all, has no paragraphs between its lines where it recurs.
CONTENTS, LISTED = "item_of_a_table_of_contents", "heading_that_a_table_of_contents_lists"
BELOW = "first_heading_below_a_table_of_contents"
_FEWEST = 3
# So many of a table's lines are headings below; others are cut short there, or stand in another wording.
_LEAST_SHARE = 0.7
_LONGEST = 20  # in words
# A longer line that ends in a colon is a sentence of the article, and the list below it the article's.
_SHORTEST_ANNOUNCEMENT = 4
_SENTENCE_ENDS = frozenset(".!")
_NUMBER = re.compile(r"(\d{1,2})(?:\.\d{1,2})*[.):]?\s+")


def contents(page: Page, names: Names) -> None:
    """Three short lines or more that come back further down, each with paragraphs of its own; and these headings.

    Also short lines that count from one right below what a safe rule takes for navigation.
    """
    measures = page.measures
    _counted(page, names)
    if len(page.anchors) < _FEWEST or _recurring(measures) < _FEWEST:
        return
    said = ["" if measure.prose or measure.size > _LONGEST else _unnumbered(measure.bare) for measure in measures]
    recurring = {text for text, count in Counter(said).items() if text and count > 1}
    if len(recurring) < _FEWEST:
        return
    places: dict[str, list[int]] = {}
    for index, text in enumerate(said):
        if text in recurring:
            places.setdefault(text, []).append(index)
    for start, end in _runs(said):
        found = _headings(page, said, places, start, end)
        if len(found) < _FEWEST:
            continue
        first, last = found[0][0], found[-1][0]
        above = measures[first - 1] if first else None
        if len(found) < _LEAST_SHARE * (last + 1 - first) or (
            above is not None and above.end == ":" and above.size >= _SHORTEST_ANNOUNCEMENT
        ):
            continue
        while last + 1 < end and measures[last].bare[0].isdigit() and measures[last + 1].bare[:1].isdigit():
            last += 1
        for index in range(first, last + 1):
            names[index].append(CONTENTS)
        for _, heading in found:
            if page.zones[heading] != AFTER and not page.matches[heading]:
                names[heading].append(LISTED)


def _recurring(measures: Sequence[Measure]) -> int:
    """How many blocks say what another one says, numbers in front of them aside."""
    texts = [measure.bare for measure in measures]
    distinct = set(texts)
    numbered = [_unnumbered(text) for text in distinct if text[:1].isdigit()]
    return len(texts) - len(distinct) + len(numbered) - len(set(numbered) - distinct)


def _counted(page: Page, names: Names) -> None:
    """Headings that count from one right below a line of navigation, and the first heading of the text below them."""
    for index in page.chrome:
        below = index + 1
        if page.measures[below : below + 1] and _number(page.measures[below]) != 1:
            continue
        if Label.NAVIGATION not in safe_labels(page, index):
            continue
        while below < len(page.measures) and _number(page.measures[below]) == below - index:
            below += 1
        if below - index <= _FEWEST:
            continue
        for item in range(index + 1, below):
            names[item].append(CONTENTS)
        if below + 1 < len(page.measures) and page.measures[below + 1].prose and not page.matches[below]:
            names[below].append(BELOW)


def _number(measure: Measure) -> int:
    """The number that opens a short line that is no sentence, 0 for none."""
    bare = measure.bare
    if not bare[:1].isdigit() or measure.prose or measure.size > _LONGEST or measure.end in _SENTENCE_ENDS:
        return 0
    match = _NUMBER.match(bare)
    return int(match[1]) if match is not None else 0


def _headings(
    page: Page, said: Sequence[str], places: dict[str, list[int]], start: int, end: int
) -> list[tuple[int, int]]:
    """Each line of a run with the line further down that says the same, in the run's order; each but the last above a paragraph and the next."""
    found: list[tuple[int, int]] = []
    after = end - 1
    for index in range(start, end):
        place = next((place for place in places.get(said[index], ()) if place > after), None)
        if place is not None:
            found.append((index, place))
            after = place
    above = [bisect_right(page.anchors, place) for _, place in found]
    return found if all(upper < lower for upper, lower in pairwise([*above, len(page.anchors)])) else []


def _runs(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each run of short lines begins, and where it has ended: where one of them comes back at the latest."""
    start, run = 0, set[str]()
    for index, text in enumerate([*said, ""]):
        if not text or text in run:
            if len(run) >= _FEWEST:
                yield start, index
            start = index if text else index + 1
            run.clear()
        if text:
            run.add(text)


def _unnumbered(bare: str) -> str:
    """A line without the number that opens it."""
    match = _NUMBER.match(bare) if bare[:1].isdigit() else None
    return bare[match.end() :] if match is not None else bare

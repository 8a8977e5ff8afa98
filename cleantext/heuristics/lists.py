"""Lists and continuations: lines that belong to the line above them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

_OPEN_ENDS = ".!?…:;"
_BULLETS = "-*•·●▪■◦‣–»>›→►▶+✓✔ "
# A heading of a list of links is short, in words.
_LONGEST_HEADING = 8
# Above lists in which no rule knows an item, 41 lines of so many words that end in a colon were body and none chrome, of the
# items 207 to 4.
_SHORTEST_ANNOUNCEMENT = 4
ANNOUNCEMENT, ANNOUNCED = "announces_the_list_below", "item_of_an_announced_list"
# Articles that have one list have more. Of those between the first paragraph and the last, two items or more of which no rule
# knows one nor the line above, 355 items were body and 3 chrome where there were two such lists or more; of what stands above
# them 52 lines were body and 1 was not.
LIST_LIKE_OTHERS, HEADS_LIST_LIKE_OTHERS = "item_of_a_list_like_others", "heads_a_list_like_others"
_FEWEST_LISTS = _FEWEST_ITEMS = 2
_FEWEST_PLACES = 3


def lists(page: Page, names: Names) -> None:
    """Bulleted runs by what introduces them and by their topic; lines that go on where the line above stopped.

    Remarks of a dialogue are no list.
    """
    measures = page.measures
    runs = [(start, end) for start, end in bulleted_runs(measures) if not _is_dialogue(measures[start:end])]
    _like_others(page, runs, names)
    for index, end in runs:
        # A link that opens with a bullet of its own closes the article's list; it is no item of it.
        last = end - 1 if end - index > 1 and end - 1 in page.chrome else end
        if not page.chrome.isdisjoint(range(index, last)):
            last = end
        _describe_list(page, index, last, names)
    _numbered(page, names)
    for index, (above, below) in enumerate(pairwise(measures)):
        if below.text[0].islower() and above.end and above.end not in _OPEN_ENDS and above.size >= 4:
            names[index + 1].append("goes_on_where_the_line_above_stopped")
            names[index].append("stops_where_the_line_below_goes_on")


def _like_others(page: Page, runs: Sequence[tuple[int, int]], names: Names) -> None:
    """Lists of an article that has several, and the lines above them."""
    if not page.anchors:
        return
    first, last = page.anchors[0], page.anchors[-1]
    inside = [(start, end) for start, end in runs if end - start >= _FEWEST_ITEMS and first < start and end <= last]
    recurring = _recurring(page, inside)
    alike = [
        (start, end)
        for start, end in inside
        if not any(page.matches[i] and i not in recurring for i in range(start - 1, end))
    ]
    if len(alike) >= _FEWEST_LISTS:
        for start, end in alike:
            if not page.measures[start - 1].prose:
                names[start - 1].append(HEADS_LIST_LIKE_OTHERS)
            for index in range(start, end):
                names[index].append(LIST_LIKE_OTHERS)


def _recurring(page: Page, runs: Sequence[tuple[int, int]]) -> set[int]:
    """Items that no safe rule takes for anything and that stand in several lists: what they are called says nothing of the page."""
    places: dict[str, list[int]] = {}
    for start, end in runs:
        for index in range(start, end):
            if page.matches[index] and not any(match.rule.tier == "safe" for match in page.matches[index]):
                places.setdefault(page.measures[index].bare, []).append(index)
    return {index for indices in places.values() if len(indices) >= _FEWEST_PLACES for index in indices}


def bulleted_runs(measures: Sequence[Measure]) -> list[tuple[int, int]]:
    """Where each run of bulleted blocks starts, and where it has ended."""
    bulleted = [i for i, measure in enumerate(measures) if measure.bulleted]
    if not bulleted:
        return []
    starts = [bulleted[0], *[below for above, below in pairwise(bulleted) if below - above > 1]]
    ends = [*[above + 1 for above, below in pairwise(bulleted) if below - above > 1], bulleted[-1] + 1]
    return list(zip(starts, ends, strict=True))


def _is_dialogue(measures: Sequence[Measure]) -> bool:
    """Whether what stands behind longer dashes are remarks, most of them sentences."""
    if any(measure.text[0] not in "–—" for measure in measures):
        return False
    return 2 * sum(measure.end != "" and measure.end in ".!?…" for measure in measures) > len(measures)


def _numbered(page: Page, names: Names) -> None:
    """Lines that count on where another line counted: the parts of a list or the headings of a ranking."""
    numbers: dict[int, list[int]] = {}
    for index, measure in enumerate(page.measures):
        match = _NUMBER.match(measure.text) if measure.text[0].isdigit() else None
        if match is not None and measure.text[-1] not in _STEPS_OF_A_PATH:
            numbers.setdefault(int(match[1]), []).append(index)
    for number, indices in numbers.items():
        if number - 1 in numbers or number + 1 in numbers:
            for index in indices:
                above_prose = index + 1 < len(page.measures) and page.measures[index + 1].prose
                names[index].append(f"counts_on_from_another_line{'_above_prose' if above_prose else ''}")


_NUMBER = re.compile(r"(\d{1,2})[.)]\s\S")
# What ends in one of these leads to the page.
_STEPS_OF_A_PATH = frozenset(">›»→/|")


def _heads_lists(page: Page, index: int) -> bool:
    """Whether a safe rule takes a line for the head of what comes as lists: links, job offers, things to buy or subscribe to."""
    return any(m.rule.tier == "safe" and m.rule.label in _LISTED for m in page.matches[index])


# No list belongs to a legal notice, a prompt to comment or a share button.
_LISTED = frozenset(
    {"related", "navigation", "advertisement", "job_listing", "subscription", "newsletter", "media_ui", "contact"}
)


def _announces(page: Page, index: int) -> bool:
    """Whether a line that no rule knows says with a colon what comes below it."""
    measure = page.measures[index]
    return measure.end == ":" and measure.size >= _SHORTEST_ANNOUNCEMENT and not page.matches[index]


def _describe_list(page: Page, start: int, end: int, names: Names) -> None:
    above = page.measures[start - 1] if start else None
    zone = page.zones[start]
    introduction = (
        "without_introduction"
        if above is None
        else "below_a_chrome_heading"
        if above.size <= _LONGEST_HEADING and _heads_lists(page, start - 1)
        else "after_a_colon"
        if above.end == ":"
        else "after_prose"
        if above.prose
        else "after_a_line"
    )
    size = "one" if end - start == 1 else "few" if end - start <= 4 else "many"
    sentences = sum(
        page.measures[i].prose or (page.measures[i].end in ".!?" and page.measures[i].end != "")
        for i in range(start, end)
    )
    kind = "sentences" if 2 * sentences >= end - start else "items"
    items = page.measures[start:end]
    # All stems of the items, and the words that so many stand for.
    stems = set().union(*(item.stems for item in items))
    content = len(stems) * sum(item.content for item in items) / (sum(len(item.stems) for item in items) or 1)
    shared = len(stems & page.vocabulary) / content if content else 0.0
    topic = "off" if shared < 0.15 else "near" if shared < 0.4 else "on"
    ruled = any(page.matches[start:end])
    cue = "supporting" if page.chrome.isdisjoint(range(start, end)) else "safe"
    introduced = f"list_{introduction}" if introduction == "below_a_chrome_heading" else f"list_{introduction}_{zone}"
    in_lower_case = sum(page.measures[i].text.lstrip(_BULLETS)[:1].islower() for i in range(start, end))
    phrases = end - start > 1 and 2 * in_lower_case > end - start
    if above is not None and end - start > 1 and not ruled and _announces(page, start - 1):
        names[start - 1].append(ANNOUNCEMENT)
        for index in range(start, end):
            names[index].append(ANNOUNCED)
    for index in range(start, end):
        names[index].append(introduced)
        names[index].append(f"list_of_{size}_{kind}_{topic}_topic")
        if ruled:
            names[index].append(f"list_with_a_{cue}_cue")
        if phrases:
            names[index].append("list_of_phrases_in_lower_case")

"""Sections: what the page's order says of a removed line's label: the head above it, the list around it, its place.

These names say which label a removed block carries; they do not speak of whether it goes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Labels whose lines stand above sections of their kind; "Newsletter" or "Share" alone heads nothing.
_HEADING = frozenset(
    [
        Label.RELATED,
        Label.COMMENTS,
        Label.TAGS,
        Label.CONTACT,
        Label.JOB_LISTING,
        Label.ADVERTISEMENT,
        Label.LEGAL,
        Label.NAVIGATION,
    ]
)
# A head has at most so many words, and its rule's match at least this share of its characters ...
_LONGEST_HEAD = 8
_MOST_OF_IT = 0.6
# ... and what recurs more often heads single entries, not a section: "Play", "Advertisement".
_OFTEN = 2
# Items of up to so many words are entries of menus, which rules for lines misread: 65 to 77 % are what a safe rule calls
# them, of longer ones 90 % and more.
_LONGEST_ENTRY = 4
# The list under a head starts so many lines below it.
_NEXT = 1
# Distances from a head, in lines.
_DISTANCES = ((3, "right_below"), (12, "below"))
_FARTHER = "far_below"
# Dates so many lines away count as near.
_NEAR = 6
# Shares of a list's items with rules of one label that make it a list of the label, or partly one.
_LIST_OF, _LIST_PARTLY_OF = 0.5, 0.25
_FEWEST_ITEMS = 3
# Pages of fewer lines have no tenths worth telling apart.
_FEW_LINES = 16
_TENTHS = tuple(f"in_tenth_{tenth}_of_the_page" for tenth in range(1, 11))
# A rank may stand this many lines from the next.
_ENTRY = 6
# A count in brackets and a share in percent number nothing.
_NUMBER = re.compile(r"(?!\(\d+\)|\d+ ?%)\W*(\d{1,2})(?:[.)]?\s?(\d{1,2}))?\W*\Z")
# Between who commented and what on.
_ON = frozenset("bei zu on en sur em su op på til do na в к".split())
_DIGITS = str.maketrans(dict.fromkeys("123456789", "0"))


class _Cue:
    """What the rules say of a block: the labels of the surest tier, that tier, and whether they cover most of it."""

    __slots__ = ("labels", "mostly", "tier")

    def __init__(self, page: Page, index: int) -> None:
        matches = page.matches[index]
        best = [m for m in matches if m.rule.tier == "safe"] or matches
        self.tier = "safe" if best[0].rule.tier == "safe" else "supporting"
        self.labels = sorted({m.rule.label for m in best})
        extent = max(m.end - m.start for m in best)
        self.mostly = extent >= _MOST_OF_IT * max(1, len(page.measures[index].bare))


def sections(page: Page) -> list[list[str]]:
    """For each block its cues with its form, the head it stands under, its list, nearby dates, counting, its place."""
    measures = page.measures
    items = [m.bulleted for m in measures]
    forms = [
        "prose" if m.prose else "item" if item and m.size <= _LONGEST_ENTRY else "line"
        for item, m in zip(items, measures, strict=True)
    ]
    cues = {index: _Cue(page, index) for index, matches in enumerate(page.matches) if matches}
    names: Names = _places(len(measures))
    for index, cue in cues.items():
        part = "" if cue.mostly else "_in_part"
        names[index] += [f"{forms[index]}_that_a_{cue.tier}_rule_calls_{label}{part}" for label in cue.labels]
        if len(cue.labels) > 1:
            names[index].append("called_several_things")
    _heads(page, forms, items, cues, names)
    _lists(items, cues, names)
    _dates(cues, names)
    _numbers(measures, names)
    _marks(measures, names)
    _recent_comments(measures, names)
    return names


def evidence_for_labels(page: Page, names: Sequence[Sequence[str]], indices: Sequence[int]) -> list[list[str]]:
    """All that speaks for the labels of some blocks: what is seen of each (``names``), and its section.

    A number that counts on and a mark between entries are what they stand among: their own look says nothing.
    """
    seen = sections(page)
    return [seen[i] if not _BETWEEN.isdisjoint(seen[i]) else [*names[i], *seen[i]] for i in indices]


_BETWEEN = frozenset({"number_in_a_row", "number_of_a_ranking", "mark_between_entries"})


def _places(count: int) -> Names:
    if count < _FEW_LINES:
        return [["on_a_page_of_few_lines"] for _ in range(count)]
    return [[_TENTHS[10 * index // count]] for index in range(count)]


def _heads(page: Page, forms: list[str], items: list[bool], cues: dict[int, _Cue], names: Names) -> None:
    """Heads by their rules; a head without a rule ends what stood above; a head's list ends its section."""
    measures = page.measures
    counts = Counter(_mask(measures[i].bare) for i in cues if measures[i].size <= _LONGEST_HEAD)
    head: list[Label | Literal["nameless"]] = []
    of_list: list[Label | Literal["nameless"]] = []
    at, last = -1, len(measures) - 1
    for index, measure in enumerate(measures):
        if items[index]:
            if not (index and items[index - 1]):
                of_list = head if index - at <= _NEXT else []
                head = []
            names[index] += [f"item_below_the_{label}_head" for label in of_list] or ["item_below_no_head"]
            continue
        form, cue = forms[index], cues.get(index)
        inside = page.core[0] <= index <= page.core[1]
        if form == "prose" and inside and cue is None and Label.COMMENTS not in head:
            head = []
        if head:
            where = next((name for most, name in _DISTANCES if index - at <= most), _FARTHER)
            names[index] += [f"{form}_{where}_the_{label}_head" for label in head]
        if form == "prose" or measure.size > _LONGEST_HEAD:
            continue
        if cue is not None:
            labels = [label for label in cue.labels if label in _HEADING]
            entry = set(labels) <= set(head)  # of the section that it stands in
            if not entry and cue.mostly and counts[_mask(measure.bare)] <= _OFTEN:
                head, at = [*labels], index
        elif index < last and items[index + 1]:
            head, at = ["nameless"], index


def _lists(items: list[bool], cues: dict[int, _Cue], names: Names) -> None:
    """Lists of which many items have rules of one label."""
    start = 0
    while start < len(items):
        if not items[start]:
            start += 1
            continue
        end = start
        while end < len(items) and items[end]:
            end += 1
        size = end - start
        if size >= _FEWEST_ITEMS:
            counts = Counter(label for i in range(start, end) if i in cues for label in cues[i].labels)
            for label, count in counts.items():
                if count >= _LIST_PARTLY_OF * size:
                    name = f"item_of_a_list_{'of' if count >= _LIST_OF * size else 'partly_of'}_{label}"
                    for i in range(start, end):
                        names[i].append(name)
        start = end


def _dates(cues: dict[int, _Cue], names: Names) -> None:
    """How many dates stand near a line."""
    dated = [index for index, cue in cues.items() if Label.TIMESTAMP in cue.labels]
    near: dict[int, int] = {}
    for date in dated:
        for index in range(max(0, date - _NEAR), min(len(names), date + _NEAR + 1)):
            near[index] = near.get(index, 0) + (index != date)
    is_date = frozenset(dated)
    for index, count in near.items():
        kind = "date" if index in is_date else "line"
        names[index].append(f"{kind}_near_{('no', 'one', 'two')[count] if count <= 2 else 'several'}_other_dates")


def _numbers(measures: list[Measure], names: Names) -> None:
    """Lines that are a number: of a row that counts on (a calendar, pages), of a ranking, alone."""
    values: dict[int, int] = {}
    for index, measure in enumerate(measures):
        if measure.size <= 2 and not measure.bare.isalpha():
            match = _NUMBER.match(measure.text)
            if match is not None:
                values[index] = int(match[2] or match[1])
    places: dict[int, list[int]] = {}
    for index, value in values.items():
        places.setdefault(value, []).append(index)
    for index, value in values.items():
        beside = (value - 1, value + 1)
        if values.get(index - 1) in beside or values.get(index + 1) in beside:
            names[index].append("number_in_a_row")
        elif any(abs(other - index) <= _ENTRY for next_value in beside for other in places.get(next_value, ())):
            names[index].append("number_of_a_ranking")
        else:
            names[index].append("lone_number")


def _marks(measures: list[Measure], names: Names) -> None:
    """The same mark alone on several lines stands between the entries of a list."""
    marks = [(index, measure.text) for index, measure in enumerate(measures) if measure.size == 0]
    counts = Counter(text for _, text in marks)
    for index, text in marks:
        if counts[text] > _OFTEN:
            names[index].append("mark_between_entries")
            for entry in {max(0, index - 1), min(index + 1, len(measures) - 1)}:
                if any(name.endswith("_the_tags_head") for name in names[entry]):
                    names[entry].append("entry_between_marks_below_the_tags_head")


def _recent_comments(measures: list[Measure], names: Names) -> None:
    """Below the head of the comments, a list each item of which says who spoke on which article ("Anna on Bread")."""
    below = [index for index, own in enumerate(names) if "item_below_the_comments_head" in own]
    if len(below) >= _FEWEST_ITEMS and all(not _ON.isdisjoint(measures[index].words[1:_ENTRY]) for index in below):
        for index in below:
            names[index].append("item_of_a_list_of_recent_comments")


def _mask(text: str) -> str:
    return text.translate(_DIGITS) if not text.isalpha() else text

"""What speaks for and against a recurring line being the publisher's: named points that add up to a tier.

Recurring is not chrome: standing subheads, questions, figures of the day and paragraphs used again recur as well. So a line
is weighed by how often it stands in the archive, where, in which form, and by what the generic rules make of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.model import Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.groups import Group, Place

# From so many points on a group decides alone, or lowers the bar for other evidence. The points were set by reading what
# recurs at five publishers and in the archives of tests/test_learn_guards.py, where none of the articles' own passes. They
# are no optimum: with 3 or 5 in place of 4 the recurring lines removed after 30 documents change by 0.1 of 95.6 points, the
# body lost not at all (`python -m tests.bench templates`).
_SAFE, _SUPPORTING = 4.0, 2.5
_MOST, _HALF = 0.8, 0.5
_SIGHTINGS = ((8, 3.0), (5, 2.5), (4, 2.0), (3, 1.5), (2, 1.0))
_LARGE_SHARE = 0.3
_SHORTEST = 3
# Numbered or lettered as notes are, in brackets or with a full stop.
_FOOTNOTE = re.compile(r"[\[(]?\d{1,3}[\])]\s|[*†]+\s?\S|\d{1,3}\s?[.:]\s|\[[a-z]\]\s")


@dataclass(frozen=True, slots=True)
class Reason:
    """One observation and its points (log odds, roughly)."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Span:
    """The article in a document: first and last line that is prose and its own; (-1, -1) without any."""

    first: int
    last: int

    def zone(self, index: int) -> str:
        """``above``, ``inside`` or ``below`` the article."""
        if index > self.last:
            return "below"
        return "above" if index < self.first else "inside"


def spans(documents: Sequence[ArchiveDocument], chrome: Collection[Place]) -> list[Span]:
    """Where each document's article lies: from its first to its last line that is prose and not known to be chrome."""
    found = []
    for number, document in enumerate(documents):
        own = [
            index
            for index, line in enumerate(document.lines)
            if line.prose and line.safe is None and (number, index) not in chrome
        ]
        found.append(Span(own[0], own[-1]) if own else Span(-1, -1))
    return found


def reasons(
    group: Group, documents: Sequence[ArchiveDocument], found: Sequence[Span], *, whole: bool = True
) -> list[Reason]:
    """What speaks for (positive) or against a group's being chrome.

    ``whole``: its lines are variants of one another. Of lines that only begin or end alike, standing below the article says
    nothing: each is the last line of its own.
    """
    zones = [found[place.document].zone(place.line) for place in group.places]
    where = list(_where(group, documents, zones))
    return [
        *_frequency(group, len(documents)),
        *_rules(group),
        *(reason for reason in where if whole or reason.points < 0),
        *_form(group, "inside" in zones),
    ]


def _frequency(group: Group, total: int) -> Iterator[Reason]:
    count = group.documents
    points = next(points for least, points in _SIGHTINGS if count >= least)
    yield Reason(f"stands in {count} of {total} documents", points)
    if count >= _LARGE_SHARE * total and count > 2:
        yield Reason("stands in a large share of them", 1.0)


def _rules(group: Group) -> Iterator[Reason]:
    if _share(line.safe is not None for line in group.lines) >= _HALF:
        yield Reason("a rule is sure of it", 4.0)
    elif _share(line.supporting is not None or line.safe is not None for line in group.lines) >= _HALF:
        yield Reason("a rule speaks for it", 1.5)
    judged = [line.judged for line in group.lines if line.judged is not None]
    if judged:
        removed = _share(label.group != "body" for label in judged)
        if removed >= _HALF:
            yield Reason("the cleaner removes it without a template", 3.0)
        elif removed == 0:
            yield Reason("the cleaner keeps it without a template", -1.0 if len(judged) == 1 else -2.0)


def _where(group: Group, documents: Sequence[ArchiveDocument], zones: Sequence[str]) -> Iterator[Reason]:
    if zones.count("below") >= _MOST * len(zones):
        yield Reason("stands below the article", 2.5)
    elif zones.count("above") >= _MOST * len(zones):
        prose = group.lines[0].prose
        yield Reason("is prose above the article", -1.0) if prose else Reason("stands above the article", 0.5)
    elif zones.count("inside") >= _HALF * len(zones):
        inside = [place for place, zone in zip(group.places, zones, strict=True) if zone == "inside"]
        if group.lines[0].prose:
            yield Reason("is prose inside the article", -2.5)
        elif _share(_heads_prose(place, documents) for place in inside) >= _HALF:
            yield Reason("stands where subheadings do", -3.0)
        else:
            yield Reason("stands inside the article", -1.5)


def _heads_prose(place: Place, documents: Sequence[ArchiveDocument]) -> bool:
    lines = documents[place.document].lines
    return place.line + 1 < len(lines) and lines[place.line + 1].prose


def _form(group: Group, inside: bool) -> Iterator[Reason]:  # noqa: FBT001 - one of two places
    line = group.lines[0]
    if is_bracketed(line.text):
        yield Reason("stands in brackets", 1.5)
    if _share(own.addresses for own in group.lines) >= _HALF:
        yield Reason("speaks to the reader", 1.0)
    if "‹address›" in line.skeleton:
        yield Reason("holds an address", 1.5)
    if line.end == ":" or (inside and line.end == "?"):
        yield Reason("asks or announces", -1.5)
    if _FOOTNOTE.match(line.text) is not None:
        yield Reason("is numbered like a note", -3.5)
    varying = _varying(group)
    if varying:
        yield Reason(f"differs in {varying} of its figures", -1.5 * min(varying, 4))
    if line.text[:1].islower() or (line.size >= 12 and not line.prose):
        yield Reason("is a fragment of a sentence", -2.0)
    if line.text[:1] in "\"'“”„»«’‘" and not line.addresses:
        yield Reason("is a quotation", -2.0)
    if line.size < _SHORTEST:
        yield Reason("is one or two words", -3.5)


def is_bracketed(text: str) -> bool:
    """Whether a whole line stands in one pair of brackets."""
    return text[:1] + text[-1:] in ("[]", "()") and not any(sign in text[1:-1] for sign in "[(])")


def _varying(group: Group) -> int:
    """How many of a line's figures differ between its members."""
    numbers = [line.numbers for line in group.lines]
    least = min(map(len, numbers))
    return sum(len({own[position] for own in numbers}) > 1 for position in range(least))


def _share(flags: Iterable[bool]) -> float:
    told = list(flags)
    return sum(told) / len(told)


def tier(points: float) -> Tier | None:
    """What so many points make of a group; None: it is not learnt."""
    return "safe" if points >= _SAFE else "supporting" if points >= _SUPPORTING else None

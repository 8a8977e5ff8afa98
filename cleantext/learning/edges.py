"""Lines that begin or end with the same words and go on as each document wants: a fixed opening, a fixed closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.languages import load
from cleantext.learning.archive import LONGEST, TITLE
from cleantext.learning.groups import Group, Place
from cleantext.templates import skeleton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cleantext.learning.archive import ArchiveDocument

# An opening has so many words, of which so many are not function words: articles begin sentences alike, too.
_FEWEST_WORDS, _FEWEST_TELLING = 3, 2
# A quoted title among them has so many more.
_LONGEST_QUOTE = 15
_EDGES = ":;,.–—-|"


@dataclass(frozen=True, slots=True)
class Edge:
    """Lines with the same first (``opens``) or last (``closes``) words; the other is ""."""

    group: Group
    opens: str = ""
    closes: str = ""


def edges(documents: Sequence[ArchiveDocument], grouped: Collection[Place], language: str | None) -> Iterator[Edge]:
    """The openings, then the closings, of lines in no group that several documents have, as long as all have them."""
    table = load(language) if language is not None else None
    known = table.function_words if table is not None else frozenset()
    openings: dict[tuple[str, ...], list[Place]] = {}
    closings: dict[tuple[str, ...], list[Place]] = {}
    for number, document in enumerate(documents):
        for index, line in enumerate(document.lines):
            place = Place(number, index)
            if place not in grouped and _FEWEST_WORDS < line.skeleton.count(" ") < LONGEST:
                openings.setdefault(tuple(line.skeleton.split(" ", _FEWEST_WORDS)[:-1]), []).append(place)
                closings.setdefault(tuple(line.skeleton.rsplit(" ", _FEWEST_WORDS)[1:]), []).append(place)
    for last, buckets in ((False, openings), (True, closings)):
        for own in sorted(own for own, places in buckets.items() if places[0].document != places[-1].document):
            lines = tuple(documents[place.document].lines[place.line] for place in buckets[own])
            rows = [line.skeleton.split(" ") for line in lines]
            shared = _shared([row[::-1] for row in rows] if last else rows)
            wording = as_it_stands(lines[0].text, shared, last=last) if _tells(shared, known) else ""
            if wording:
                group = Group(tuple(buckets[own]), lines)
                yield Edge(group, closes=wording) if last else Edge(group, opens=wording)


def as_it_stands(text: str, words: Sequence[str], *, last: bool) -> str:
    """The beginning of a line (or its end) whose skeleton is those words, shared by several; "" where none is.

    >>> as_it_stands("Heft 3/2020: Der Turm", ["heft", "‹0›"], last=False)
    'Heft 3/2020'
    """
    wanted = " ".join(words[::-1] if last else words)
    tokens = text.split()
    for count in range(1, min(len(tokens), 2 * len(words) + _LONGEST_QUOTE) + 1):
        part = " ".join(tokens[-count:] if last else tokens[:count]).strip(_EDGES)
        if skeleton(part) == wanted:
            return part
    return ""


def _shared(rows: Sequence[list[str]]) -> list[str]:
    """The first words that all rows share."""
    first, last = min(rows), max(rows)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]


def _tells(words: Sequence[str], known: Collection[str]) -> bool:
    return TITLE not in words and sum(word not in known and "‹" not in word for word in words) >= _FEWEST_TELLING

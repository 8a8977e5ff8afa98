"""Lines that begin or end with the same words and go on as each document wants: a fixed opening, a fixed closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.languages import load
from cleantext.learning.archive import LONGEST, TITLE
from cleantext.learning.groups import Group, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cleantext.learning.archive import ArchiveDocument

# An opening has so many words, of which so many are not function words: articles begin sentences alike, too.
_FEWEST_WORDS, _FEWEST_TELLING = 3, 2


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
    free = [
        (Place(number, index), line.skeleton.split(" "))
        for number, document in enumerate(documents)
        for index, line in enumerate(document.lines)
        if Place(number, index) not in grouped and _FEWEST_WORDS < line.skeleton.count(" ") < LONGEST
    ]
    for last in (False, True):
        buckets: dict[tuple[str, ...], list[tuple[Place, list[str]]]] = {}
        for place, words in free:
            ordered = words[::-1] if last else words
            buckets.setdefault(tuple(ordered[:_FEWEST_WORDS]), []).append((place, ordered))
        for own in sorted(buckets):
            members = buckets[own]
            if len({place.document for place, _ in members}) > 1:
                shared = _shared([words for _, words in members])
                if _tells(shared, known):
                    places = tuple(place for place, _ in members)
                    group = Group(places, tuple(documents[p.document].lines[p.index] for p in places))
                    yield Edge(group, closes=" ".join(shared[::-1])) if last else Edge(group, opens=" ".join(shared))


def _shared(rows: Sequence[list[str]]) -> list[str]:
    """The first words that all rows share."""
    first, last = min(rows), max(rows)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]


def _tells(words: Sequence[str], known: Collection[str]) -> bool:
    return TITLE not in words and sum(word not in known and "‹" not in word for word in words) >= _FEWEST_TELLING

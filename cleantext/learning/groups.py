"""Lines that stand in several documents: the same skeleton, or one whose word pairs overlap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.learning.archive import TITLE
from cleantext.templates import likeness, word_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleantext.learning.archive import ArchiveDocument, ArchiveLine

# The Jaccard index of word pairs from which lines are variants of one another: on ten publishers' archives it finds 11 to 15
# points more of the recurring lines than equal skeletons do.
LIKENESS = 0.6
# Shorter lines have too few word pairs to be alike without being equal; longer ones are the article's.
_FEWEST_PAIRS, _LONGEST = 3, 120
# A word pair of so many different lines tells nothing of any.
_TOO_COMMON = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: the index of its document and its own in it."""

    document: int
    index: int


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are variants of one another, in the order of their places; ``documents``: how many have one."""

    places: tuple[Place, ...]
    lines: tuple[ArchiveLine, ...]

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return len({place.document for place in self.places})

    @property
    def wordings(self) -> list[ArchiveLine]:
        """One line of each skeleton, the most frequent first."""
        first = {line.skeleton: line for line in reversed(self.lines)}
        counts = Counter(line.skeleton for line in self.lines)
        return [first[own] for own in sorted(counts, key=lambda own: (-counts[own], own))]


def recurring(documents: Sequence[ArchiveDocument]) -> list[Group]:
    """The groups with lines in two documents and more, in the order of their first places."""
    places: dict[str, list[Place]] = {}
    for number, document in enumerate(documents):
        for index, line in enumerate(document.lines):
            if line.skeleton and line.skeleton != TITLE:
                places.setdefault(line.skeleton, []).append(Place(number, index))
    groups = []
    for members in _alike(sorted(places)):
        own = sorted((place for member in members for place in places[member]), key=lambda p: (p.document, p.index))
        if own[0].document != own[-1].document:
            groups.append(Group(tuple(own), tuple(documents[p.document].lines[p.index] for p in own)))
    return sorted(groups, key=lambda group: (group.places[0].document, group.places[0].index))


def _alike(skeletons: Sequence[str]) -> Iterable[list[str]]:
    """The skeletons in classes: each is alike to another of its class.

    Two sets with a Jaccard index of t share one of the rarest ``(1 - t) n + 1`` pairs of either, so that only those are
    looked up, and of those only what stands in several lines.
    """
    pairs = {own: word_pairs(own) for own in skeletons if own.count(" ") <= _LONGEST}
    seen: Counter[int] = Counter()
    for own in pairs.values():
        seen.update(map(hash, own))
    parents = {own: own for own in skeletons}
    index: dict[str, list[str]] = {}
    for own, known in pairs.items():
        if len(known) < _FEWEST_PAIRS:
            continue
        rarest = sorted(known, key=lambda pair: (seen[hash(pair)], pair))[: int((1 - LIKENESS) * len(known)) + 1]
        near = {other for pair in rarest if seen[hash(pair)] > 1 for other in index.get(pair, ())}
        for other in sorted(near):
            if _root(parents, other) != _root(parents, own) and likeness(known, pairs[other]) >= LIKENESS:
                parents[_root(parents, own)] = _root(parents, other)
        for pair in rarest:
            if 1 < seen[hash(pair)] <= _TOO_COMMON:
                index.setdefault(pair, []).append(own)
    classes: dict[str, list[str]] = {}
    for own in skeletons:
        classes.setdefault(_root(parents, own), []).append(own)
    return classes.values()


def _root(parents: dict[str, str], own: str) -> str:
    while parents[own] != own:
        parents[own] = parents[parents[own]]
        own = parents[own]
    return own

"""Lines that stand in several documents: the same skeleton, or one whose word pairs overlap."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleantext.learning.archive import LONGEST, TITLE
from cleantext.templates import likeness, word_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleantext.learning.archive import ArchiveDocument, ArchiveLine

# The Jaccard index of word pairs from which lines are variants of one another: on ten publishers' archives it finds 11 to 15
# points more of the recurring lines than equal skeletons do. After 30 documents 0.5 removes as much, 0.75 0.3 points less.
LIKENESS = 0.6
# Shorter lines have too few word pairs to be alike without being equal.
_FEWEST_PAIRS = 4
# A word pair of so many different lines tells nothing of any.
_TOO_COMMON = 60
# The table of word pairs has up to two to this power of bytes, 64 MB; counts in it end here.
_LARGEST_TABLE, _MOST_COUNTED = 26, 200


class Place(NamedTuple):
    """Where a line stands: the index of its document, and its own in it."""

    document: int
    line: int


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
        own = sorted(place for member in members for place in places[member])
        if own[0].document != own[-1].document:
            groups.append(Group(tuple(own), tuple(documents[p.document].lines[p.line] for p in own)))
    return sorted(groups, key=lambda group: group.places[0])


def _alike(skeletons: Sequence[str]) -> Iterable[list[str]]:
    """The skeletons in classes: each is alike to another of its class.

    Two sets with a Jaccard index of t share one of the rarest ``(1 - t) n + 1`` pairs of either, so that only those are
    looked up, and of those only what stands in several lines.
    """
    seen = _Seen(sum(own.count(" ") for own in skeletons))
    for own in skeletons:
        seen.add(own)
    parents = {own: own for own in skeletons}
    pairs: dict[str, frozenset[str]] = {}
    index: dict[str, list[str]] = {}
    for own in skeletons:
        known = word_pairs(own) if seen.may_be_alike(own) else frozenset()
        rare = sorted((seen.count(pair), pair) for pair in known)[: int((1 - LIKENESS) * len(known)) + 1]
        for other in sorted({other for _, pair in rare for other in index.get(pair, ())}):
            if _root(parents, other) != _root(parents, own) and likeness(known, pairs[other]) >= LIKENESS:
                parents[_root(parents, own)] = _root(parents, other)
        pairs[own] = known
        for _, pair in rare:
            if len(index.setdefault(pair, [])) < _TOO_COMMON:
                index[pair].append(own)
    classes: dict[str, list[str]] = {}
    for own in skeletons:
        classes.setdefault(_root(parents, own), []).append(own)
    return classes.values()


class _Seen:
    """Which word pairs stand in several lines, in a table of fixed size: pairs that share an entry are only looked at longer."""

    def __init__(self, pairs: int) -> None:
        self._mask = (1 << min(_LARGEST_TABLE, max(10, (8 * pairs).bit_length()))) - 1
        self._counts = bytearray(self._mask + 1)
        # Words by number, for the hashes of strings differ from process to process.
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def add(self, own: str) -> None:
        """Count the word pairs of a skeleton, as far as it is to be compared with others."""
        counts, mask = self._counts, self._mask
        for number in self._hashes(own):
            if counts[number & mask] < _MOST_COUNTED:
                counts[number & mask] += 1

    def count(self, pair: str) -> int:
        """How often a word pair was seen, or more."""
        return self._counts[hash(tuple(map(self._numbers.__getitem__, pair.split(" ")))) & self._mask]

    def may_be_alike(self, own: str) -> bool:
        """Whether so many of a skeleton's word pairs stand in other lines that one of those may be alike."""
        counts, mask = self._counts, self._mask
        found = [counts[number & mask] for number in self._hashes(own)]
        return bool(found) and found.count(1) <= (1 - LIKENESS) * len(found)

    def _hashes(self, own: str) -> list[int]:
        """The hashes of a skeleton's word pairs; none where it is too short or too long to be compared."""
        words = own.split(" ")
        if not _FEWEST_PAIRS < len(words) <= LONGEST:
            return []
        return list(map(hash, pairwise(map(self._numbers.__getitem__, words))))


def _root(parents: dict[str, str], own: str) -> str:
    while parents[own] != own:
        parents[own] = parents[parents[own]]
        own = parents[own]
    return own

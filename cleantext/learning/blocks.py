"""Blocks: lines that stand beside learnt ones, what an opener has below it, and runs that end the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.learning.evidence import Reason, Span
from cleantext.learning.groups import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.groups import Group

_MOST = 0.8
# Nothing that ends so is a heading.
_SENTENCE_ENDS = tuple(".!?")
# An opener has lines below it that recur nowhere: in so many documents at least, in this share of those it stands in.
_FEWEST, _SHARE, _LONGEST_EXTENT = 3, 0.6, 12
# A run ends the article when in so many documents nothing of the article stood below it, and never anything did: by the rule
# of succession it will in nine of ten.
_FEWEST_ENDS = 8
_FEWEST_OTHERS = 3


def beside(group: Group, documents: Sequence[ArchiveDocument], chrome: Collection[Place]) -> list[Reason]:
    """What the lines right above and below a group's lines say: learnt ones, or the edge of the page."""
    above = below = between = 0
    for place in group.places:
        is_above = place._replace(line=place.line - 1) in chrome
        is_below = place._replace(line=place.line + 1) in chrome
        above += is_above
        below += is_below
        edge = place.line in (0, len(documents[place.document].lines) - 1)
        between += (is_above and is_below) or (edge and (is_above or is_below))
    most = _MOST * len(group.places)
    line = group.lines[0]
    if between >= most:
        return [Reason("stands between learnt lines", 3.0)]
    if below >= most and not line.prose and line.end not in _SENTENCE_ENDS:
        return [Reason("heads learnt lines", 4.5 if line.end == ":" else 3.0)]
    if line.end == ":" and not below:
        return [Reason("announces what was not learnt", -1.5)]
    return [Reason("stands beside learnt lines", 1.0)] if max(above, below) >= most else []


def extent(group: Group, documents: Sequence[ArchiveDocument], found: Sequence[Span], chrome: Collection[Place]) -> int:
    """How many lines below a short line at the article's foot belong to it, though they recur nowhere; 0 where it heads none."""
    below = [found[place.document].zone(place.line) == "below" for place in group.places]
    if group.lines[0].prose or not all(below):
        return 0
    counts = {place: _unlearnt_below(place, documents, chrome) for place in group.places}
    heads = {place.document for place, count in counts.items() if count}
    if len(heads) < _FEWEST or len(heads) < _SHARE * group.documents:
        return 0
    return min(max(counts.values()), _LONGEST_EXTENT)


def _unlearnt_below(place: Place, documents: Sequence[ArchiveDocument], chrome: Collection[Place]) -> int:
    """The lines below a place down to prose or to a learnt line."""
    lines = documents[place.document].lines
    index = place.line + 1
    while index < len(lines) and not lines[index].prose and Place(place.document, index) not in chrome:
        index += 1
    return index - place.line - 1


def ends_the_article(group: Group, documents: Sequence[ArchiveDocument], chrome: Collection[Place]) -> bool:
    """Whether below a group's lines never anything of the article stood, and often something else."""
    if group.documents < _FEWEST_ENDS:
        return False
    others = set()
    for place in group.places:
        lines = documents[place.document].lines
        for index in range(place.line + 1, len(lines)):
            if Place(place.document, index) in chrome or lines[index].safe is not None:
                continue
            if lines[index].prose:
                return False
            others.add(place.document)
    return len(others) >= _FEWEST_OTHERS

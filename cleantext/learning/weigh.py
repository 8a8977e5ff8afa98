"""Which recurring lines are the publisher's: each group of lines weighed by itself, then with what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext.learning.blocks import beside
from cleantext.learning.edges import edges
from cleantext.learning.evidence import Reason, Span, reasons, tier
from cleantext.learning.slots import Learnt, own_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.groups import Group, Place

# What stands beside learnt lines is learnt in rounds, from the edge of a block inwards.
_ROUNDS = 3
# Articles begin sentences alike, too: a fixed opening needs more than an equal line.
_EDGE = Reason("has only its first or last words in common", -1.0)


def learnt_groups(
    groups: Sequence[Group], documents: Sequence[ArchiveDocument], found: Sequence[Span], about: Collection[Place]
) -> list[Learnt]:
    """The groups that are chrome; each round hears what the lines beside a group are."""
    by_itself = [(group, reasons(group, documents, found)) for group in groups]
    chrome = set(about)
    learnt: list[Learnt] = []
    for _ in range(_ROUNDS):
        learnt = [
            own
            for group, reason in by_itself
            if (own := _weighed(group, [*reason, *beside(group, documents, chrome)], documents)) is not None
        ]
        known = {*about, *(place for own in learnt if own.tier == "safe" for place in own.group.places)}
        if known == chrome:
            break
        chrome = known
    return learnt


def learnt_edges(
    documents: Sequence[ArchiveDocument], found: Sequence[Span], grouped: Collection[Place], language: str | None
) -> list[Learnt]:
    """The fixed openings and closings that are chrome."""
    learnt = []
    for edge in edges(documents, grouped, language):
        own = _weighed(edge.group, [*reasons(edge.group, documents, found, whole=False), _EDGE], documents)
        if own is not None:
            learnt.append(replace(own, opens=edge.opens, closes=edge.closes))
    return learnt


def _weighed(group: Group, found: Sequence[Reason], documents: Sequence[ArchiveDocument]) -> Learnt | None:
    verdict = tier(sum(reason.points for reason in found))
    if verdict is None:
        return None
    return Learnt(group, verdict, tuple(found), own_label(group), _order(group, documents))


def _order(group: Group, documents: Sequence[ArchiveDocument]) -> float:
    """Where on the page a group stands: 0 top, 1 bottom."""
    shares = [place.line / len(documents[place.document].lines) for place in group.places]
    return sum(shares) / len(shares)

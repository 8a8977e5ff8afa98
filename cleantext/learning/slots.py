"""From what was learnt to the slots of a template: wording, label, position, name, and a note on why."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.learning.archive import TITLE
from cleantext.learning.evidence import is_bracketed
from cleantext.learning.groups import LIKENESS
from cleantext.model import Label, Tier
from cleantext.templates import Position, Slot, in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.evidence import Reason, Span
    from cleantext.learning.groups import Group

# So many wordings and examples of a line are written down; likeness takes its other variants.
_WORDINGS, _EXAMPLES = 5, 3
# Lines of fewer words are compared as they are: with one word changed they say something else.
_FEWEST_WORDS = 5
_WORDS_IN_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Learnt:
    """A group that is chrome, with what speaks for it; ``label`` None: neither rules nor the cleaner gave it one.

    ``order``: where on the page, 0 to 1. ``opens``, ``closes``: what its lines have in common, where that is not all.
    """

    group: Group
    tier: Tier
    reasons: tuple[Reason, ...]
    label: Label | None
    order: float
    opens: str = ""
    closes: str = ""


def own_label(group: Group) -> Label | None:
    """The label that safe rules, else the cleaner, else supporting rules give most of a group's lines."""
    lines = group.lines
    for labels in (
        [line.safe for line in lines],
        [line.judged for line in lines],
        [line.supporting for line in lines],
    ):
        counts = Counter(label for label in labels if label is not None and label.group != "body")
        if counts:
            return max(sorted(counts), key=lambda label: counts[label])
    return None


def with_labels(learnt: Sequence[Learnt]) -> list[Label]:
    """The label of each, in page order; what has none of its own takes that of its nearest neighbour, else by its form."""
    labels = []
    for index, own in enumerate(learnt):
        near = sorted(range(len(learnt)), key=lambda other: (abs(other - index), other))
        found = next((learnt[other].label for other in near if learnt[other].label is not None), None)
        labels.append(own.label or (Label.RELATED if is_bracketed(own.group.lines[0].text) else found) or Label.RELATED)
    return labels


def slot_of(
    own: Learnt, label: Label, documents: Sequence[ArchiveDocument], found: Sequence[Span], name: str, extent: int
) -> Slot:
    """The slot of a learnt group."""
    group = own.group
    wordings = group.wordings
    many = any(a.document == b.document for a, b in pairwise(group.places))
    slot = Slot(
        name, label, own.tier, position_of(group, documents, found), extent=extent, repeat=many,
        optional=group.documents < len(documents), support=group.documents,
        examples=tuple(line.text for line in wordings[:_EXAMPLES]),
    )  # fmt: skip
    opens, closes = own.opens, own.closes
    if TITLE in wordings[0].skeleton:
        opens, _, closes = (part.strip() for part in wordings[0].skeleton.partition(TITLE))
    if opens or closes:
        return replace(slot, opens=opens or None, closes=closes or None)
    like = LIKENESS if wordings[0].size >= _FEWEST_WORDS else None
    return replace(slot, literal=tuple(line.text for line in wordings[:_WORDINGS]), likeness=like)


def position_of(group: Group, documents: Sequence[ArchiveDocument], found: Sequence[Span]) -> Position:
    """``head`` or ``tail`` where every line of a group stands there, else ``anywhere``.

    Of short lines it is enough that none stands in the article or below it: entries of menus are headings elsewhere.
    """
    positions: tuple[Position, ...] = ("tail", "head")
    for position in positions:
        if all(in_place(position, p.index, len(documents[p.document].lines)) for p in group.places):
            return position
    short = group.lines[0].size < _FEWEST_WORDS
    above = all(found[place.document].zone(place.index) == "above" for place in group.places)
    return "head" if short and above else "anywhere"


def note(own: Learnt, position: Position) -> tuple[str, ...]:
    """Why a group was learnt, as comment lines."""
    said = "; ".join(reason.name for reason in own.reasons if reason.points > 0)
    against = "; ".join(reason.name for reason in own.reasons if reason.points < 0)
    lines = [f"{said}; position: {position}"]
    if against:
        lines.append(f"but: {against}")
    return tuple(lines)


def slug(text: str) -> str:
    """The letters and digits of a text as words joined by hyphens.

    >>> slug("Grüße aus Köln!")
    'grusse-aus-koln'
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split()) or "publisher"


def names(texts: Sequence[str], labels: Sequence[Label]) -> list[str]:
    """An id for each slot: its label and first words, told apart by numbers."""
    taken: Counter[str] = Counter()
    found = []
    for text, label in zip(texts, labels, strict=True):
        words = slug(text).split("-")[:_WORDS_IN_A_NAME]
        name = "-".join([*str(label).split("_"), *words])
        taken[name] += 1
        found.append(name if taken[name] == 1 else f"{name}-n{taken[name]}")
    return found

"""From what was learnt to the slots of a template: wording, label, position, name, and a note on why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.learning.archive import TITLE
from cleantext.learning.blocks import ends_the_article, extent
from cleantext.learning.edges import as_it_stands
from cleantext.learning.evidence import is_bracketed
from cleantext.learning.groups import LIKENESS
from cleantext.learning.lists import Noted, names, with_lists
from cleantext.model import Label, Tier
from cleantext.templates import Position, Slot, in_place, likeness, word_pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleantext.learning.archive import ArchiveDocument, ArchiveLine
    from cleantext.learning.evidence import Reason, Span
    from cleantext.learning.groups import Group, Place

# So many wordings and examples of a line are written down; likeness takes its other variants.
_WORDINGS, _EXAMPLES = 5, 3
# Lines of fewer words are compared as they are: with one word changed they say something else.
_FEWEST_WORDS = 5
# From this likeness on another wording adds nothing; around a title stand at least so many words.
_SAME, _FEWEST_AROUND = 0.85, 2


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


def line_slots(
    learnt: Sequence[Learnt], documents: Sequence[ArchiveDocument], found: Sequence[Span], chrome: Collection[Place]
) -> tuple[list[Noted], tuple[tuple[str, ...], ...]]:
    """The slots of learnt groups in page order, with notes on why; and the runs of them that end the article."""
    labels = with_labels(learnt)
    ids = names([own.group.wordings[0].text for own in learnt], labels)
    noted: list[Noted] = []
    ends = []
    for own, label, name in zip(learnt, labels, ids, strict=True):
        slot = _slot(own, label, documents, found, name)
        if slot is None:
            continue
        if own.tier == "safe" and label.group == "chrome":
            slot = replace(slot, extent=extent(own.group, documents, found, chrome))
            if ends_the_article(own.group, documents, chrome):
                ends.append(name)
        noted.append((slot, _note(own, slot.position)))
    merged, now = with_lists(noted)
    return merged, tuple((own,) for own in dict.fromkeys(now[own] for own in ends))


def with_labels(learnt: Sequence[Learnt]) -> list[Label]:
    """The label of each, in page order; what has none of its own takes that of its nearest neighbour, else by its form."""
    labels = []
    for index, own in enumerate(learnt):
        near = sorted(range(len(learnt)), key=lambda other: (abs(other - index), other))
        found = next((learnt[other].label for other in near if learnt[other].label is not None), None)
        labels.append(own.label or (Label.RELATED if is_bracketed(own.group.lines[0].text) else found) or Label.RELATED)
    return labels


def _slot(
    own: Learnt, label: Label, documents: Sequence[ArchiveDocument], found: Sequence[Span], name: str
) -> Slot | None:
    """The slot of a learnt group; None where a title leaves too few words of it."""
    group = own.group
    wordings = group.wordings
    many = any(a.document == b.document for a, b in pairwise(group.places))
    slot = Slot(
        name, label, own.tier, _position(group, documents, found), repeat=many,
        optional=group.documents < len(documents), support=group.documents,
        examples=tuple(line.text for line in wordings[:_EXAMPLES]),
    )  # fmt: skip
    opens, closes = own.opens, own.closes
    if TITLE in wordings[0].skeleton:
        opens, closes = _around_the_title(wordings[0])
        slot = replace(slot, examples=(wordings[0].text,))
    if opens or closes:
        return replace(slot, opens=opens or None, closes=closes or None)
    if TITLE in wordings[0].skeleton:
        return None
    like = LIKENESS if wordings[0].size >= _FEWEST_WORDS else None
    literal = _unlike(wordings) if like is not None else [line.text for line in wordings]
    return replace(slot, literal=tuple(literal[:_WORDINGS]), likeness=like, examples=tuple(literal[:_EXAMPLES]))


def _around_the_title(line: ArchiveLine) -> tuple[str, str]:
    """The words of a line before and after the title of its document; "", "" where there are too few."""
    before, after = (part.split() for part in (line.skeleton.split(TITLE)[0], line.skeleton.split(TITLE)[-1]))
    if len(before) + len(after) < _FEWEST_AROUND:
        return "", ""
    return as_it_stands(line.text, before, last=False), as_it_stands(line.text, after[::-1], last=True)


def _unlike(wordings: Sequence[ArchiveLine]) -> list[str]:
    """The wordings, the most frequent first, without those that are hardly another than one before them."""
    chosen: list[tuple[str, frozenset[str]]] = []
    for line in wordings:
        pairs = word_pairs(line.skeleton)
        if all(likeness(pairs, other) < _SAME for _, other in chosen):
            chosen.append((line.text, pairs))
    return [text for text, _ in chosen]


def _position(group: Group, documents: Sequence[ArchiveDocument], found: Sequence[Span]) -> Position:
    """``head`` or ``tail`` where every line of a group stands there, else ``anywhere``.

    Of short lines it is enough that none stands in the article or below it: entries of menus are headings elsewhere.
    """
    positions: tuple[Position, ...] = ("tail", "head")
    for position in positions:
        if all(in_place(position, p.line, len(documents[p.document].lines)) for p in group.places):
            return position
    short = group.lines[0].size < _FEWEST_WORDS
    above = all(found[place.document].zone(place.line) == "above" for place in group.places)
    return "head" if short and above else "anywhere"


def _note(own: Learnt, position: Position) -> tuple[str, ...]:
    """Why a group was learnt, as comment lines."""
    said = "; ".join(reason.name for reason in own.reasons if reason.points > 0)
    against = "; ".join(reason.name for reason in own.reasons if reason.points < 0)
    lines = [f"{said}; position: {position}"]
    if against:
        lines.append(f"but: {against}")
    return tuple(lines)

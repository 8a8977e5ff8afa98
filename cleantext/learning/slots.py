"""From what was learnt to the slots of a template: wording, label, position, name, and a note on why."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.learning.archive import TITLE
from cleantext.learning.edges import as_it_stands
from cleantext.learning.evidence import is_bracketed
from cleantext.learning.groups import LIKENESS
from cleantext.model import Label, Tier
from cleantext.templates import Position, Slot, in_place, likeness, word_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.learning.archive import ArchiveDocument, ArchiveLine
    from cleantext.learning.evidence import Reason, Span
    from cleantext.learning.groups import Group

# So many wordings and examples of a line are written down; likeness takes its other variants.
_WORDINGS, _EXAMPLES = 5, 3
# Lines of fewer words are compared as they are: with one word changed they say something else.
_FEWEST_WORDS = 5
_WORDS_IN_A_NAME = 3
# From this likeness on another wording adds nothing; around a title stand at least so many words.
_SAME, _FEWEST_AROUND = 0.85, 2
# Lists are of so many lines at least, of so many words each at most.
_FEWEST_IN_A_LIST, _LONGEST_LISTED = 3, 8


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
) -> Slot | None:
    """The slot of a learnt group; None where a title leaves too few words of it."""
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


def with_lists(slots: Sequence[Slot]) -> tuple[list[Slot], dict[str, str]]:
    """The slots, runs of short lines of one label as one slot each; and for each slot id the id it now has.

    A menu is one slot, not fifty.
    """
    runs: list[list[Slot]] = []
    for slot in slots:
        if runs and _is_listed(slot) and _is_listed(runs[-1][-1]) and _kind(slot) == _kind(runs[-1][-1]):
            runs[-1].append(slot)
        else:
            runs.append([slot])
    merged: list[Slot] = []
    now: dict[str, str] = {}
    for run in runs:
        one = [_list(run)] if len(run) >= _FEWEST_IN_A_LIST else run
        merged += one
        now |= {slot.id: one[0].id if len(one) == 1 else slot.id for slot in run}
    return merged, now


def _is_listed(slot: Slot) -> bool:
    return bool(slot.literal) and slot.extent == 0 and all(len(text.split()) <= _LONGEST_LISTED for text in slot.literal)


def _kind(slot: Slot) -> tuple[object, ...]:
    return slot.label, slot.tier, slot.position, slot.likeness


def _list(run: Sequence[Slot]) -> Slot:
    literal = tuple(dict.fromkeys(text for slot in run for text in slot.literal))
    support = max(slot.support or 0 for slot in run)
    return replace(run[0], literal=literal, repeat=True, support=support, examples=literal[:_EXAMPLES])


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

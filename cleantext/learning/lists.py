"""Names of slots, and runs of slots that are one list."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from cleantext.model import Label
from cleantext.templates import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

# A slot and the comment lines that stand above it.
Noted: TypeAlias = tuple[Slot, tuple[str, ...]]

_WORDS_IN_A_NAME, _EXAMPLES = 3, 3
# Lists are of so many lines at least, of so many words each at most.
_FEWEST_IN_A_LIST, _LONGEST_LISTED = 3, 8


def with_lists(noted: Sequence[Noted]) -> tuple[list[Noted], dict[str, str]]:
    """The slots, runs of short lines of one label as one slot each; and for each slot id the id it now has.

    A menu is one slot, not fifty.
    """
    runs: list[list[Noted]] = []
    for slot, lines in noted:
        above = runs[-1][-1][0] if runs else None
        if above is not None and _is_listed(slot) and _is_listed(above) and _kind(slot) == _kind(above):
            runs[-1].append((slot, lines))
        else:
            runs.append([(slot, lines)])
    merged: list[Noted] = []
    now: dict[str, str] = {}
    for run in runs:
        is_list = len(run) >= _FEWEST_IN_A_LIST
        merged += [_list(run)] if is_list else run
        now |= {slot.id: run[0][0].id if is_list else slot.id for slot, _ in run}
    return merged, now


def _is_listed(slot: Slot) -> bool:
    return (
        bool(slot.literal) and slot.extent == 0 and all(len(text.split()) <= _LONGEST_LISTED for text in slot.literal)
    )


def _kind(slot: Slot) -> tuple[object, ...]:
    return slot.label, slot.tier, slot.position, slot.likeness


def _list(run: Sequence[Noted]) -> Noted:
    slots = [slot for slot, _ in run]
    literal = tuple(dict.fromkeys(text for slot in slots for text in slot.literal))
    support = max(slot.support or 0 for slot in slots)
    one = replace(slots[0], literal=literal, repeat=True, support=support, examples=literal[:_EXAMPLES])
    return one, (f"{len(run)} lines like one another; of the first:", *run[0][1])


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

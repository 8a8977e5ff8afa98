"""Which label a block carries: the evidence for each label of its group, summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.model import Group, Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# name → scores of the labels of one group, in the order of ``GROUPS``.
LabelTable = dict[str, tuple[float, ...]]

GROUPS: dict[Group, tuple[Label, ...]] = {
    group: tuple(label for label in Label if label.group == group) for group in ("body", "metadata", "chrome")
}
# What a block is when no evidence says more.
_FALLBACK: dict[Group, Label] = {"body": Label.BODY, "metadata": Label.TITLE, "chrome": Label.RELATED}


def label_tables(scores: Mapping[str, Mapping[Label, float]]) -> dict[Group, LabelTable]:
    """Scores by evidence name, divided by the labels' groups."""
    tables: dict[Group, LabelTable] = {}
    for group, labels in GROUPS.items():
        rows = {name: tuple(by_label.get(label, 0.0) for label in labels) for name, by_label in scores.items()}
        tables[group] = {name: row for name, row in rows.items() if any(row)}
    return tables


def choose_label(names: Sequence[str], group: Group, tables: Mapping[Group, LabelTable]) -> Label:
    """The best-supported label of the group; of equals the one that stands first in ``Label``.

    Where rules name labels of the group, the choice is among those of the surest tier.
    """
    table = tables[group]
    rows = [table[name] for name in names if name in table]
    if not rows:
        return _FALLBACK[group]
    labels = GROUPS[group]
    totals = list(map(sum, zip(*rows, strict=True)))
    named = _named(names, labels)
    if named:
        return max(named, key=lambda label: totals[labels.index(label)])
    return labels[totals.index(max(totals))]


def _named(names: Sequence[str], labels: tuple[Label, ...]) -> list[Label]:
    for tier in ("safe", "supporting"):
        found = [label for name in names if (label := _PHRASES.get((tier, name))) in labels]
        if found:
            return found  # type: ignore[return-value]  # None is in no group
    return []


# Heuristics that see one kind of thing alone name their label as a supporting rule does.
_NAMING = {
    "lone_headline_on_topic_after_the_last_prose": Label.TITLE,
    "doubled_token": Label.STRAY,
    "only_punctuation": Label.STRAY,
    "only_symbols": Label.STRAY,
    "single_character": Label.STRAY,
    "looks_like_code": Label.STRAY,
}
_PHRASES = {(tier, f"{tier}_{label}_phrase"): label for tier in ("safe", "supporting") for label in Label}
_PHRASES |= {("supporting", name): label for name, label in _NAMING.items()}

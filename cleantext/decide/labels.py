"""Which label a block carries: the evidence for each label of its group, summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.model import Group, Label, Tier

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
    labels = GROUPS[group]
    named = _named(names, labels)
    if len(named) == 1:
        return named[0]
    table = tables[group]
    rows = [table[name] for name in names if name in table]
    if not rows:
        return _FALLBACK[group]
    totals = list(map(sum, zip(*rows, strict=True)))
    if named:
        return max(named, key=lambda label: totals[labels.index(label)])
    return labels[totals.index(max(totals))]


def _named(names: Sequence[str], labels: tuple[Label, ...]) -> list[Label]:
    """The labels of the group that the evidence names outright, of the surest tier that names any."""
    safe: list[Label] = []
    supporting: list[Label] = []
    for name in names:
        found = _NAMING.get(name)
        if found is not None and found[1] in labels:
            (safe if found[0] == "safe" else supporting).append(found[1])
    return safe or supporting


# Rules name their label; so do, like supporting ones, the heuristics that see one kind of thing alone.
_NAMING: dict[str, tuple[Tier, Label]] = {
    "lone_headline_on_topic_after_the_last_prose": ("supporting", Label.TITLE),
    "opens_the_page_like_a_headline": ("supporting", Label.TITLE),
    "repeats_a_line_right_above_the_first_paragraph": ("supporting", Label.TITLE),
    "name_alone_above_the_text": ("supporting", Label.BYLINE),
    "unended_line_right_above_a_credit": ("supporting", Label.CAPTION),
    "introduces_somebody_new_near_the_end": ("supporting", Label.AUTHOR_BIO),
    "author_note_near_the_end": ("supporting", Label.AUTHOR_BIO),
    "doubled_token": ("supporting", Label.STRAY),
    "only_punctuation": ("supporting", Label.STRAY),
    "only_symbols": ("supporting", Label.STRAY),
    "single_character": ("supporting", Label.STRAY),
    "looks_like_code": ("supporting", Label.STRAY),
}
_NAMING |= {f"safe_{label}_phrase": ("safe", label) for label in Label}
_NAMING |= {f"supporting_{label}_phrase": ("supporting", label) for label in Label}

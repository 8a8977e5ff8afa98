"""Which label a removed block carries: the evidence for each label, summed; neighbours help the silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.model import Group, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights

_BY_GROUP: dict[Group, tuple[Label, ...]] = {
    group: tuple(label for label in Label if label.group == group) for group in ("body", "metadata", "chrome")
}
_FALLBACK: dict[Group, Label] = {"body": Label.BODY, "metadata": Label.TITLE, "chrome": Label.RELATED}


def label_scores(names: Sequence[str], weights: Weights) -> dict[Label, float]:
    """The summed scores of all labels that some evidence speaks for."""
    scores: dict[Label, float] = dict.fromkeys(Label, 0.0)
    for own in (weights.labels.get("always"), *map(weights.labels.get, names)):
        if own:
            for label, score in own.items():
                scores[label] += score
    return scores


def choose_labels(names: Sequence[Sequence[str]], groups: Sequence[Group], weights: Weights) -> list[Label]:
    """The best-supported label within the group of each block."""
    chosen = []
    for own, group in zip(names, groups, strict=True):
        scores = label_scores(own, weights)
        best = max(_BY_GROUP[group], key=lambda label: scores[label])
        chosen.append(best if scores[best] else _FALLBACK[group])
    return chosen

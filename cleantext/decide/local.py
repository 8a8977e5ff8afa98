"""The local judgement: a block's evidence, summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights

_SILENT = (0.0, 0.0)


def local_scores(names: Sequence[Sequence[str]], weights: Weights) -> list[tuple[float, float]]:
    """For each block the log odds of metadata and of chrome against body that its evidence adds up to.

    Evidence without a weight is silent.
    """
    table = weights.evidence
    bias = table.get("always", _SILENT)
    scores = []
    for own in names:
        metadata, chrome = bias
        for name in own:
            pair = table.get(name)
            if pair is not None:
                metadata += pair[0]
                chrome += pair[1]
        scores.append((metadata, chrome))
    return scores

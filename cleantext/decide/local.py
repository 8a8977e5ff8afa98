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
    weight_of = weights.evidence.get
    bias = weight_of("always", _SILENT)
    scores = []
    for own in names:
        metadata, chrome = bias
        for name in own:
            of_metadata, of_chrome = weight_of(name, _SILENT)
            metadata += of_metadata
            chrome += of_chrome
        scores.append((metadata, chrome))
    return scores

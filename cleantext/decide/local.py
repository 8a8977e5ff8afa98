"""The local judgement: a block's evidence, summed."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights


def local_scores(names: Sequence[Sequence[str]], weights: Weights) -> list[complex]:
    """For each block the log odds of metadata (real) and of chrome (imaginary) against body that its evidence adds up to.

    Evidence without a weight is silent. Both odds are one number because both are then one addition: a loop over pairs
    takes two and a half times as long.
    """
    weight_of, silent = weights.evidence.get, repeat(0j)
    bias = weight_of("always", 0j)
    return [sum(map(weight_of, own, silent), bias) for own in names]

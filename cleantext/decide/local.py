"""The local judgement: a block's evidence, summed; pairs of evidence that mean more than their parts count besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleantext.decide.weights import Weights

T = TypeVar("T")

# Joins the names of two pieces of evidence that were seen on one block, in alphabetical order.
PAIR = " & "
_SILENT = (0.0, 0.0)


def pair_table(pairs: Mapping[str, T]) -> dict[str, dict[str, T]]:
    """Values by pair name, as a table of first and second name."""
    table: dict[str, dict[str, T]] = {}
    for name, value in pairs.items():
        first, _, second = name.partition(PAIR)
        table.setdefault(first, {})[second] = value
    return table


def pairs_of(names: Sequence[str], table: Mapping[str, Mapping[str, T]]) -> Iterator[tuple[str, str, T]]:
    """The pairs of the table that a block's names form, with their values."""
    for first in names:
        partners = table.get(first)
        if partners is not None:
            for second in names:
                if second in partners:
                    yield first, second, partners[second]


def local_scores(names: Sequence[Sequence[str]], weights: Weights) -> list[tuple[float, float]]:
    """For each block the log odds of metadata and of chrome against body that its evidence adds up to.

    Evidence without a weight is silent.
    """
    single = weights.evidence
    pairs = weights.pairs
    bias = single.get("always", _SILENT)
    scores = []
    for own in names:
        metadata, chrome = bias
        for name in own:
            pair = single.get(name)
            if pair is not None:
                metadata += pair[0]
                chrome += pair[1]
        for _, _, pair in pairs_of(own, pairs):
            metadata += pair[0]
            chrome += pair[1]
        scores.append((metadata, chrome))
    return scores

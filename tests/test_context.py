"""The judgement in context: probabilities whatever the weights are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleantext.decide import load_weights
from cleantext.decide.context import posteriors


@pytest.mark.parametrize("odds", [-2000.0, 0.0, 700.0])
def test_posteriors_sum_to_one_with_any_weights(odds: float) -> None:
    """Weights from beyond what a float's exponent holds neither divide by nothing nor overflow."""
    row = (odds, 0.0, -odds)
    weights = replace(load_weights(None), transitions=(row, row, row), start=row, end=row)
    found = posteriors([complex(3.0, -4.0), complex(-900.0, 900.0), 0j], weights)
    assert [sum(block) for block in zip(*found, strict=True)] == pytest.approx([1.0, 1.0, 1.0])


def test_a_block_among_chrome_is_more_likely_chrome() -> None:
    """An unmarked line takes after its neighbours."""
    weights = load_weights(None)
    among_chrome = posteriors([6j, 0j, 6j], weights)
    among_body = posteriors([complex(-6.0, -6.0), 0j, complex(-6.0, -6.0)], weights)
    assert among_chrome.chrome[1] > among_body.chrome[1]


def test_no_blocks_have_no_posteriors() -> None:
    """An empty page is no error."""
    assert posteriors([], load_weights(None)).body == []

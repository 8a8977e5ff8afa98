"""The decision on HTML blocks: the weights of their structural signals, summed; no chain, as a page's neighbours are containers.

Measured in the design: a two-state chain over a page's blocks made the choice worse (91.7 / 94.4 / 91.8 F1 on A, B
and C against 95.5 / 94.7 / 93.9 without).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING

from cleantext.errors import WeightsError
from cleantext.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLIP = 30.0


@dataclass(frozen=True, slots=True)
class StructureWeights:
    """``bias`` and ``signals``: log odds that a block is removed."""

    bias: float
    signals: dict[str, float]

    def removal(self, names: Sequence[str]) -> float:
        """The probability (0 to 1) that a block with these signals is not body."""
        score = self.bias + sum(self.signals.get(name, 0.0) for name in names)
        return 1.0 / (1.0 + exp(-min(max(score, -_CLIP), _CLIP)))

    def reasons(self, names: Sequence[str]) -> tuple[Evidence, ...]:
        """The signals that have a weight, as evidence, in their order."""
        return tuple(Evidence(name, weight=self.signals[name]) for name in names if name in self.signals)


@cache
def structure_weights() -> StructureWeights:
    """The built-in weights, fitted by ``python -m tests.bench.html_fit``. Raises ``WeightsError`` when the file is damaged."""
    text = resources.files("cleantext.decide").joinpath("html_weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    if set(table) != {"bias", "signals"}:
        raise WeightsError(f"decide/html_weights.toml: found {', '.join(sorted(table))}, expected bias, signals")
    return StructureWeights(float(table["bias"]), {name: float(weight) for name, weight in table["signals"].items()})

"""The decision on HTML blocks, in two looks: each sums the weights of what speaks for and against a block.

The first look sees structure alone and settles what is out of the question: menus, footers, sidebars. The second sees what
is left with the evidence of its text, and what all that says together: the weights of single names take a block for what
trees know to be otherwise. No chain, as a page's neighbours are containers: measured in the design, a two-state
chain over a page's blocks made the choice worse (91.7 / 94.4 / 91.8 F1 on A, B and C against 95.5 / 94.7 / 93.9 without).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING

from cleantext.decide.trees import Trees, html_trees
from cleantext.errors import WeightsError
from cleantext.model import Evidence, Label
from cleantext.readers.html_articles import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLIP = 30.0
# Log odds of removal at which structure alone settles a block: 1.2 % of what the gold holds, weighed by its share of its page, has more.
OUT_OF_THE_QUESTION = 3.0
# What an element that holds a block is named for, or which it is, says what a block is that structure alone removes;
# the first that is there counts.
_LABELS = {
    "comments": Label.COMMENTS,
    "newsletter": Label.NEWSLETTER,
    "paywall": Label.SUBSCRIPTION,
    "advertising": Label.ADVERTISEMENT,
    "promotion": Label.ADVERTISEMENT,
    "consent": Label.LEGAL,
    "share": Label.SOCIAL,
    "social": Label.SOCIAL,
    "breadcrumb": Label.NAVIGATION,
    "menu": Label.NAVIGATION,
    "search": Label.NAVIGATION,
    "related": Label.RELATED,
    "recommendations": Label.RELATED,
    "tags": Label.TAGS,
    "event_or_job": Label.JOB_LISTING,
    "author": Label.AUTHOR_BIO,
    "caption": Label.CAPTION,
    "gallery": Label.MEDIA_UI,
    "media": Label.MEDIA_UI,
    "teaser": Label.RELATED,
}
_NAMED = {
    f"{start}_{hint}": (rank, label)
    for rank, (hint, label) in enumerate(_LABELS.items())
    for start in ("class_names_say", "inside_an_element_named")
}
_NAMED[ELSEWHERE] = (len(_LABELS), Label.RELATED)
_UNNAMED = (len(_LABELS) + 1, Label.NAVIGATION)


@dataclass(frozen=True, slots=True)
class Look:
    """``bias`` and ``weights``: log odds that a block is removed; ``evidence``: what each name says in an explanation."""

    bias: float
    weights: dict[str, float]
    evidence: dict[str, Evidence]

    def odds(self, names: Sequence[str]) -> float:
        """The log odds that a block with these names, each given once, is not body."""
        return self.bias + sum(filter(None, map(self.weights.get, names)))

    def reasons(self, names: Sequence[str]) -> tuple[Evidence, ...]:
        """The names that have a weight, as evidence, in their order."""
        return tuple(filter(None, map(self.evidence.get, names)))


@dataclass(frozen=True, slots=True)
class StructureWeights:
    """The weights of both looks, and the trees that correct the second."""

    first: Look
    second: Look
    trees: Trees


def as_probability(odds: float) -> float:
    """A probability (0 to 1) from log odds.

    >>> as_probability(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp(-min(max(odds, -_CLIP), _CLIP)))


def look(bias: float, weights: dict[str, float]) -> Look:
    """A look with these weights."""
    return Look(bias, weights, {name: Evidence(name, weight=weight) for name, weight in weights.items()})


def label_of_place(signals: Sequence[str]) -> Label:
    """What a block is that structure alone removes: what its place is named for, else navigation."""
    return min(filter(None, map(_NAMED.get, signals)), default=_UNNAMED)[1]


@cache
def structure_weights() -> StructureWeights:
    """The built-in weights, fitted by ``python -m tests.bench.html_fit``. Raises ``WeightsError`` when the file is damaged."""
    text = resources.files("cleantext.decide").joinpath("html_weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    if set(table) != {"first", "second"} or any(set(part) != {"bias", "weights"} for part in table.values()):
        raise WeightsError("decide/html_weights.toml: expected bias and weights in first and second")
    first, second = (
        look(float(part["bias"]), {name: float(weight) for name, weight in part["weights"].items()})
        for part in (table["first"], table["second"])
    )
    return StructureWeights(first, second, html_trees())

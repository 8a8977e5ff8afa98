"""The judgement in context: a sequence decoder over three states (body, metadata, chrome).

Forward-backward on a linear chain: the posterior of a block weighs its own score against what its neighbours
are, so a run of chrome carries an unmarked line with it and a body paragraph between paragraphs is safe.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights

# Beyond this, a score is certain either way, and exp() stays well inside the floats.
_CLIP = 25.0
# Probabilities are taken to be no nearer to 0 and 1.
_LEAST = 1e-9


class Posteriors(NamedTuple):
    """For each block the probabilities (0 to 1, sum 1) that it is body, metadata or chrome."""

    body: list[float]
    metadata: list[float]
    chrome: list[float]


def posteriors(scores: Sequence[complex], weights: Weights) -> Posteriors:
    """The posterior of every block, given the local scores of all (metadata real, chrome imaginary); linear in their number.

    Messages are kept relative to that of body, which is 1. Lists of numbers rather than of tuples: the garbage collector
    counts every tuple.
    """
    result = Posteriors([], [], [])
    if not scores:
        return result
    metadata = [exp(v) if -_CLIP < (v := score.real) < _CLIP else exp(_clip(v)) for score in scores]
    chrome = [exp(v) if -_CLIP < (v := score.imag) < _CLIP else exp(_clip(v)) for score in scores]
    (bb, bm, bc), (mb, mm, mc), (cb, cm, cc) = map(_factors, weights.transitions)
    start, end = _factors(weights.start), _factors(weights.end)
    m, c = start[1] / start[0] * metadata[0], start[2] / start[0] * chrome[0]
    above_m, above_c = [m], [c]
    for pm, pc in zip(islice(metadata, 1, None), islice(chrome, 1, None), strict=True):
        b = bb + m * mb + c * cb
        m, c = (bm + m * mm + c * cm) * pm / b, (bc + m * mc + c * cc) * pc / b
        above_m.append(m)
        above_c.append(c)
    m, c = end[1] / end[0], end[2] / end[0]
    for fm, fc, pm, pc in zip(*map(reversed, (above_m, above_c, metadata, chrome)), strict=True):
        qm, qc = fm * m, fc * c
        total = 1.0 + qm + qc
        result.body.append(1.0 / total)
        result.metadata.append(qm / total)
        result.chrome.append(qc / total)
        m, c = m * pm, c * pc
        b = bb + bm * m + bc * c
        m, c = (mb + mm * m + mc * c) / b, (cb + cm * m + cc * c) / b
    for column in result:
        column.reverse()
    return result


@lru_cache(maxsize=64)  # a handful for each file of weights
def _factors(odds: tuple[float, float, float]) -> tuple[float, float, float]:
    body, metadata, chrome = map(exp, map(_clip, odds))
    return body, metadata, chrome


def calibrated(probabilities: Sequence[float], weights: Weights) -> list[float]:
    """Removal probabilities as they hold on publishers the weights were not fitted on (Platt scaling)."""
    slope, intercept = weights.calibration
    most = 1.0 - _LEAST
    bounded = [p if _LEAST < p < most else min(max(p, _LEAST), most) for p in probabilities]
    odds = [slope * log(p / (1.0 - p)) + intercept for p in bounded]
    return [1.0 / (1.0 + exp(-value if -_CLIP < value < _CLIP else -_clip(value))) for value in odds]


def _clip(value: float) -> float:
    return min(max(value, -_CLIP), _CLIP)

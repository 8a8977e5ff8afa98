"""The judgement in context: a sequence decoder over three states (body, metadata, chrome).

Forward-backward on a linear chain: the posterior of a block weighs its own score against what its neighbours
are, so a run of chrome carries an unmarked line with it and a body paragraph between paragraphs is safe.
"""

from __future__ import annotations

from itertools import islice
from math import exp, log
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights

# Beyond this, a score is certain either way, and exp() stays well inside the floats.
_CLIP = 25.0
# Probabilities are taken to be no nearer to 0 and 1.
_LEAST = 1e-9


# Probabilities (0 to 1, sum 1) that a block is body, metadata or chrome.
Posterior: TypeAlias = tuple[float, float, float]


def posteriors(scores: Sequence[complex], weights: Weights) -> list[Posterior]:
    """The posterior of every block, given the local scores of all (metadata real, chrome imaginary); linear in their number.

    Messages are kept relative to that of body, which is 1.
    """
    if not scores:
        return []
    potentials = [
        (
            exp(m) if -_CLIP < (m := score.real) < _CLIP else exp(_clip(m)),
            exp(c) if -_CLIP < (c := score.imag) < _CLIP else exp(_clip(c)),
        )
        for score in scores
    ]
    (bb, bm, bc), (mb, mm, mc), (cb, cm, cc) = (tuple(exp(v) for v in row) for row in weights.transitions)
    start, end = [exp(v) for v in weights.start], [exp(v) for v in weights.end]
    m, c = start[1] / start[0] * potentials[0][0], start[2] / start[0] * potentials[0][1]
    forward = [(m, c)]
    for pm, pc in islice(potentials, 1, None):
        b = bb + m * mb + c * cb
        m, c = (bm + m * mm + c * cm) * pm / b, (bc + m * mc + c * cc) * pc / b
        forward.append((m, c))
    result = []
    m, c = end[1] / end[0], end[2] / end[0]
    for (fm, fc), (pm, pc) in zip(reversed(forward), reversed(potentials), strict=True):
        qm, qc = fm * m, fc * c
        total = 1.0 + qm + qc
        result.append((1.0 / total, qm / total, qc / total))
        m, c = m * pm, c * pc
        b = bb + bm * m + bc * c
        m, c = (mb + mm * m + mc * c) / b, (cb + cm * m + cc * c) / b
    result.reverse()
    return result


def calibrated(probabilities: Sequence[float], weights: Weights) -> list[float]:
    """Removal probabilities as they hold on publishers the weights were not fitted on (Platt scaling)."""
    slope, intercept = weights.calibration
    most = 1.0 - _LEAST
    bounded = [p if _LEAST < p < most else min(max(p, _LEAST), most) for p in probabilities]
    odds = [slope * log(p / (1.0 - p)) + intercept for p in bounded]
    return [1.0 / (1.0 + exp(-value if -_CLIP < value < _CLIP else -_clip(value))) for value in odds]


def _clip(value: float) -> float:
    return min(max(value, -_CLIP), _CLIP)

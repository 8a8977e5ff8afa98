"""The judgement in context: a sequence decoder over three states (body, metadata, chrome).

Forward-backward on a linear chain: the posterior of a block weighs its own score against what its neighbours
are, so a run of chrome carries an unmarked line with it and a body paragraph between paragraphs is safe.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights

# Beyond this, a score is certain either way, and exp() stays well inside the floats.
_CLIP = 25.0
# Probabilities are taken to be no nearer to 0 and 1.
_LEAST = 1e-9


class Posterior(NamedTuple):
    """Probabilities (0 to 1, sum 1) that a block is body, metadata or chrome."""

    body: float
    metadata: float
    chrome: float


def posteriors(scores: Sequence[tuple[float, float]], weights: Weights) -> list[Posterior]:
    """The posterior of every block, given the local scores of all; linear in their number."""
    if not scores:
        return []
    potentials = [
        (exp(m) if -_CLIP < m < _CLIP else exp(_clip(m)), exp(c) if -_CLIP < c < _CLIP else exp(_clip(c)))
        for m, c in scores
    ]
    (bb, bm, bc), (mb, mm, mc), (cb, cm, cc) = (tuple(exp(v) for v in row) for row in weights.transitions)
    start, end = [exp(v) for v in weights.start], [exp(v) for v in weights.end]
    forward = []
    b, m, c = start[0], start[1] * potentials[0][0], start[2] * potentials[0][1]
    for i, (pm, pc) in enumerate(potentials):
        if i:
            b, m, c = b * bb + m * mb + c * cb, (b * bm + m * mm + c * cm) * pm, (b * bc + m * mc + c * cc) * pc
        total = b + m + c
        b, m, c = b / total, m / total, c / total
        forward.append((b, m, c))
    result = []
    b, m, c = end
    for (fb, fm, fc), (pm, pc) in zip(reversed(forward), reversed(potentials), strict=True):
        pb, qm, qc = fb * b, fm * m, fc * c
        total = pb + qm + qc
        result.append(Posterior(pb / total, qm / total, qc / total))
        m, c = m * pm, c * pc
        b, m, c = bb * b + bm * m + bc * c, mb * b + mm * m + mc * c, cb * b + cm * m + cc * c
        total = b + m + c
        b, m, c = b / total, m / total, c / total
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

"""A linear-chain CRF over few states, fitted by L-BFGS: the training side of ``cleantext.decide.context``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STATES = ("body", "metadata", "chrome")


@dataclass(frozen=True, slots=True)
class Sequences:
    """Documents as one sparse matrix: row = block, column = evidence name; ``lengths`` blocks a document.

    ``labels`` are state indices, -1 where the label is unsure (such blocks are marginalised out).
    """

    features: csr_matrix
    labels: NDArray[np.int64]
    lengths: NDArray[np.int64]
    weights: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights: evidence x states, transitions from row to column, start and end of a document."""

    names: tuple[str, ...]
    evidence: NDArray[np.float64]
    transitions: NDArray[np.float64]
    start: NDArray[np.float64]
    end: NDArray[np.float64]


def sequences(
    documents: Sequence[Sequence[Sequence[str]]],
    labels: Sequence[Sequence[int]],
    names: tuple[str, ...],
    weights: Sequence[float] | None = None,
) -> Sequences:
    """Index the evidence names of documents; names outside ``names`` are left out."""
    index = {name: i for i, name in enumerate(names)}
    columns: list[int] = []
    offsets = [0]
    for document in documents:
        for block in document:
            columns += [index[name] for name in block if name in index]
            offsets.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, offsets), shape=(len(offsets) - 1, len(names)))
    matrix.data[:] = 1.0
    lengths = np.array([len(d) for d in documents])
    return Sequences(
        matrix,
        np.array([label for row in labels for label in row]),
        lengths,
        np.ones(len(lengths)) if weights is None else np.array(weights),
    )


class _Batch:
    """Documents laid out (time, document), so that one numpy step advances all of them."""

    def __init__(self, data: Sequences) -> None:
        self.data = data
        order = np.argsort(-data.lengths, kind="stable")
        self.lengths = data.lengths[order]
        self.weights = data.weights[order]
        starts = np.concatenate([[0], np.cumsum(data.lengths)[:-1]])[order]
        self.steps = [starts[: int((self.lengths > t).sum())] + t for t in range(int(self.lengths.max()))]

    def posterior(
        self, scores: NDArray[np.float64], model: Model, clamp: NDArray[np.int64] | None
    ) -> tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Log partition (weighted sum), block marginals, expected transitions, starts and ends.

        ``clamp``: state indices that must hold (-1: free).
        """
        k = scores.shape[1]
        if clamp is not None:
            scores = scores.copy()
            known = clamp >= 0
            mask = np.full((known.sum(), k), -1e9)
            mask[np.arange(known.sum()), clamp[known]] = 0.0
            scores[known] += mask
        alphas = []
        alpha = scores[self.steps[0]] + model.start
        alphas.append(alpha)
        for rows in self.steps[1:]:
            alpha = _lse(alphas[-1][: len(rows), :, None] + model.transitions[None], 1) + scores[rows]
            alphas.append(alpha)
        n = len(self.lengths)
        log_z = np.empty(n)
        beta = np.empty((n, k))
        marginals = np.zeros_like(scores)
        pair = np.zeros((k, k))
        alive_next = 0
        total_start = np.zeros(k)
        total_end = np.zeros(k)
        for t in range(len(self.steps) - 1, -1, -1):
            rows = self.steps[t]
            new = np.empty((len(rows), k))
            if alive_next:
                following = scores[self.steps[t + 1]] + beta[:alive_next]
                new[:alive_next] = _lse(model.transitions[None] + following[:, None, :], 2)
            new[alive_next:] = model.end
            log_z[alive_next : len(rows)] = _lse(alphas[t][alive_next:] + model.end, 1)
            if alive_next:
                joint = alphas[t][:alive_next, :, None] + model.transitions[None] + following[:, None, :]
                joint -= log_z[:alive_next, None, None]
                pair += (np.exp(joint) * self.weights[:alive_next, None, None]).sum(0)
            marginal = np.exp(alphas[t] + new - log_z[: len(rows), None])
            marginals[rows] = marginal
            total_end += (marginal[alive_next:] * self.weights[alive_next : len(rows), None]).sum(0)
            beta[: len(rows)] = new
            alive_next = len(rows)
        total_start = (marginals[self.steps[0]] * self.weights[:, None]).sum(0)
        return float((log_z * self.weights).sum()), marginals, pair, total_start, total_end


def _lse(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis, keepdims=True)
    return np.asarray(np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis)))


def fit(
    data: Sequences,
    names: tuple[str, ...],
    *,
    penalty: float,
    iterations: int = 120,
    prior: NDArray[np.float64] | None = None,
) -> Model:
    """Weights that maximise the penalised likelihood (L2 with strength ``penalty``; transitions are free).

    ``prior``: what the weights shrink towards (evidence x states), 0 without it.
    """
    states = len(STATES)
    batch = _Batch(data)
    f, k = len(names), states
    block_weights = np.repeat(data.weights, data.lengths)[:, None]
    transposed = data.features.T.tocsr()

    def unpack(x: NDArray[np.float64]) -> Model:
        e = x[: f * k].reshape(f, k)
        rest = x[f * k :]
        return Model(names, e, rest[: k * k].reshape(k, k), rest[k * k : k * k + k], rest[k * k + k :])

    def loss(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        model = unpack(x)
        scores = data.features @ model.evidence
        free = batch.posterior(scores, model, None)
        held = batch.posterior(scores, model, data.labels)
        gradient = np.concatenate(
            [
                (transposed @ ((free[1] - held[1]) * block_weights)).ravel(),
                (free[2] - held[2]).ravel(),
                free[3] - held[3],
                free[4] - held[4],
            ]
        )
        value = free[0] - held[0]
        away = x[: f * k] - middle
        gradient[: f * k] += penalty * away
        gradient[f * k :] += 0.1 * x[f * k :]
        return value + 0.5 * penalty * float(away @ away) + 0.05 * float(x[f * k :] @ x[f * k :]), gradient

    middle = np.zeros(f * k) if prior is None else prior.ravel()
    origin = np.zeros(f * k + k * k + 2 * k)
    origin[: f * k] = middle
    result = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return unpack(result.x)


def marginals(data: Sequences, model: Model) -> NDArray[np.float64]:
    """Posterior probability of each state, a row a block in the order of ``data``."""
    return _Batch(data).posterior(data.features @ model.evidence, model, None)[1]

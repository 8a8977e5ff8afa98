"""Fitting the chain over the labels of removed blocks: the training side of ``cleantext.decide.runs``.

A conditional random field whose transitions are few: what staying with a label, changing to one and beginning with one
is worth, and what staying is worth more at each kind of step. What is known before any document was read, that a rule
which calls a line related means it, is where the weights start from; the data pulls them away only as far as it weighs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from cleantext.decide.runs import REMOVED, STEPS, RemovedBlock, steps_between
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# Chosen by cross-validation over publishers, flat around these values. What rules say is pulled less strongly.
PENALTY = 2.0
CUE_PENALTY = 1.0
CHAIN_PENALTY = 1.0
# Further on it learns what single publishers do: 45 gave a dozen right labels more than 60 and 90 did.
ITERATIONS = 45
FEWEST_PUBLISHERS = 5
# Weights of less effect are left out of the file.
LEAST = 0.1
# Evidence that says what a line is, beside all that ``sections`` sees: its form, its marks, its rules, its list. Where it
# stands to the article's core and what its neighbours look like is left out: fitted along, it made the labels worse.
_OF_THE_LABEL = re.compile(
    r"^(?!.*page_with_).*_with_|^(?:short|longer|brief)_line|doubled|symbols|punctuation|code|single_|mostly_digits|"
    r"^(?:fragment|sentences?)_of_\w*words?$|no_words|_phrase|^list_|repeated|other_numbers|three_times|like_others|speaks_|personal|^always$|"
    r"_that_a_\w+_rule_calls_|called_several|_head$|of_a_list_|_other_dates|^in_tenth_|_of_few_lines|number|mark_between|"
    r"author_note|introduces_|name_alone|a_credit$|opens_the_page|right_above"
)
_CUE = re.compile(r"_that_a_\w+_rule_calls_")
# What a rule's cue in a line of a form is believed to say for its label, and a head of the label above.
_CUES = {"line": (8.0, 4.0), "prose": (8.0, 4.0), "item": (2.0, 1.0)}  # safe, supporting
_PART = 0.7
_HEADS = {
    "item_below": 2.0,
    "line_right_below": 1.0,
    "prose_right_below": 1.0,
    "line_below": 0.7,
    "prose_below": 0.7,
    "line_far_below": 0.5,
    "prose_far_below": 0.5,
}
_LIST_OF, _LIST_PARTLY_OF = 1.0, 0.3
# Heuristics that see one kind of thing alone.
_NAMING = {
    "lone_headline_on_topic_after_the_last_prose": Label.TITLE,
    "opens_the_page_like_a_headline": Label.TITLE,
    "repeats_a_line_right_above_the_first_paragraph": Label.TITLE,
    "name_alone_above_the_text": Label.BYLINE,
    "unended_line_right_above_a_credit": Label.CAPTION,
    "introduces_somebody_new_near_the_end": Label.AUTHOR_BIO,
    "author_note_near_the_end": Label.AUTHOR_BIO,
    "introduces_an_author_below_the_article": Label.AUTHOR_BIO,
    "doubled_token": Label.STRAY,
    "only_punctuation": Label.STRAY,
    "only_symbols": Label.STRAY,
    "single_character": Label.STRAY,
    "looks_like_code": Label.STRAY,
}
_NAMES_A_LABEL = 2.5


class Labelled(NamedTuple):
    """The removable lines of a document, and their labels."""

    publisher: str
    blocks: Sequence[RemovedBlock]
    labels: Sequence[Label]


class Model(NamedTuple):
    """Weights: evidence x labels in the order of ``REMOVED``; by label; by kind of step."""

    names: tuple[str, ...]
    evidence: NDArray[np.float64]
    start: NDArray[np.float64]
    enter: NDArray[np.float64]
    stay: NDArray[np.float64]
    step: NDArray[np.float64]


def beliefs() -> dict[str, dict[Label, float]]:
    """What is believed of evidence before it was seen: log odds for labels."""
    believed: dict[str, dict[Label, float]] = {
        "number_in_a_row": {Label.NAVIGATION: 3.0},
        "number_of_a_ranking": {Label.RELATED: 3.0},
        "mark_between_entries": {},
        "entry_between_marks_below_the_tags_head": {Label.TAGS: 4.0},
        "item_of_a_list_of_recent_comments": {Label.COMMENTS: 4.0},
    }
    believed |= {name: {label: _NAMES_A_LABEL} for name, label in _NAMING.items()}
    for label in REMOVED:
        for form, weights in _CUES.items():
            for tier, weight in zip(("safe", "supporting"), weights, strict=True):
                believed[f"{form}_that_a_{tier}_rule_calls_{label}"] = {label: weight}
                believed[f"{form}_that_a_{tier}_rule_calls_{label}_in_part"] = {label: _PART * weight}
        believed |= {f"{where}_the_{label}_head": {label: weight} for where, weight in _HEADS.items()}
        believed[f"item_of_a_list_of_{label}"] = {label: _LIST_OF}
        believed[f"item_of_a_list_partly_of_{label}"] = {label: _LIST_PARTLY_OF}
    return believed


def fit(documents: Sequence[Labelled]) -> Model:
    """The weights that make these labels likeliest, evidence of too few publishers left out."""
    believed = beliefs()
    names = _names(documents, believed.keys())
    data = _Data([document for document in documents if document.blocks], names)
    prior = np.array([[believed.get(name, {}).get(label, 0.0) for label in REMOVED] for name in names])
    penalty = np.array([[CUE_PENALTY if _CUE.search(name) else PENALTY] for name in names])
    size, count = len(names), len(REMOVED)

    def unpack(x: NDArray[np.float64]) -> Model:
        rest = x[size * count :]
        start, enter, stay = rest[: 3 * count].reshape(3, count)
        return Model(names, x[: size * count].reshape(size, count), start, enter, stay, rest[3 * count :])

    def loss(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        model = unpack(x)
        value, slope = data.likelihood(model)
        away, rest = model.evidence - prior, x[size * count :]
        shrinking = 0.5 * float((penalty * away * away).sum()) + 0.5 * CHAIN_PENALTY * float(rest @ rest)
        pull = np.concatenate([(penalty * away).ravel(), CHAIN_PENALTY * rest])
        return shrinking - value, pull - slope

    origin = np.concatenate([prior.ravel(), np.zeros(3 * count + len(STEPS))])
    result = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return unpack(np.asarray(result.x))


def _names(documents: Sequence[Labelled], believed: Iterable[str]) -> tuple[str, ...]:
    publishers: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for name in {name for block in document.blocks for name in block.names}:
            publishers[name].add(document.publisher)
    seen = {name for name, own in publishers.items() if len(own) >= FEWEST_PUBLISHERS and _OF_THE_LABEL.search(name)}
    return tuple(sorted(seen | set(believed)))


class _Data:
    """The documents as one sparse matrix, and the steps of all chains side by side: longest document first."""

    def __init__(self, documents: Sequence[Labelled], names: tuple[str, ...]) -> None:
        documents = sorted(documents, key=lambda document: -len(document.blocks))
        index = {name: column for column, name in enumerate(names)}
        columns: list[int] = []
        offsets = [0]
        for document in documents:
            for block in document.blocks:
                columns += {index[name] for name in block.names if name in index}
                offsets.append(len(columns))
        shape = (len(offsets) - 1, len(names))
        self.features = csr_matrix((np.ones(len(columns)), columns, offsets), shape=shape)
        self.transposed = self.features.T.tocsr()
        lengths = np.array([len(document.blocks) for document in documents])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.rows = [starts[: int((lengths > t).sum())] + t for t in range(int(lengths.max(initial=0)))]
        self.kind = np.zeros(shape[0], dtype=np.int64)
        for first, document in zip(starts, documents, strict=True):
            self.kind[first + 1 : first + len(document.blocks)] = steps_between(document.blocks)
        labels = np.array([REMOVED.index(label) for document in documents for label in document.labels])
        self.truth = np.zeros((shape[0], len(REMOVED)))
        self.truth[np.arange(shape[0]), labels] = 1.0
        self.first = starts
        later = np.setdiff1d(np.arange(shape[0]), starts)
        same = later[labels[later] == labels[later - 1]]
        self.stays = np.zeros((len(STEPS), len(REMOVED)))
        np.add.at(self.stays, (self.kind[same], labels[same]), 1.0)
        changed = np.setdiff1d(later, same)
        self.enters = np.bincount(labels[changed], minlength=len(REMOVED)).astype(float)

    def likelihood(self, model: Model) -> tuple[float, NDArray[np.float64]]:
        """The log likelihood of the labels, and its slope over all weights in the order of ``Model``."""
        scores = self.features @ model.evidence
        stay = model.stay + model.step[:, None]
        log_z, marginals, stays, enters = self._expected(scores, stay, model)
        said = float((scores * self.truth).sum() + (self.stays * stay).sum() + self.enters @ model.enter)
        begun = self.truth[self.first].sum(0)
        slope = [
            np.asarray(self.transposed @ (self.truth - marginals)).ravel(),
            begun - marginals[self.first].sum(0),
            self.enters - enters,
            (self.stays - stays).sum(0),
            (self.stays - stays).sum(1),
        ]
        return said + float(begun @ model.start) - log_z, np.concatenate(slope)

    def _expected(
        self, scores: NDArray[np.float64], stay: NDArray[np.float64], model: Model
    ) -> tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Log partition, label probabilities, expected stays by step and label, expected changes by label."""
        top = scores.max(1, keepdims=True)
        potential = np.exp(scores - top)
        enter, staying = np.exp(model.enter), np.exp(stay)[self.kind]
        more = staying - enter  # staying, beyond what entering anew would give
        forward, norms = np.empty_like(potential), np.empty((len(potential), 1))
        for t, rows in enumerate(self.rows):
            reached = forward[self.rows[t - 1][: len(rows)]] * more[rows] + enter if t else np.exp(model.start)
            weight = reached * potential[rows]
            norms[rows] = weight.sum(1, keepdims=True)
            forward[rows] = weight / norms[rows]
        marginals, stays = np.empty_like(potential), np.zeros_like(stay)
        enters = np.zeros(len(enter))
        backward = np.ones((0, len(enter)))
        for t in range(len(self.rows) - 1, -1, -1):
            rows = self.rows[t]
            current = np.ones((len(rows), len(enter)))
            if t + 1 < len(self.rows):
                following = self.rows[t + 1]
                ahead = backward * potential[following] / norms[following]
                before = forward[rows[: len(following)]]
                np.add.at(stays, self.kind[following], before * staying[following] * ahead)
                enters += (enter * ahead * (1 - before)).sum(0)
                current[: len(following)] = (enter * ahead).sum(1, keepdims=True) + more[following] * ahead
            marginals[rows] = forward[rows] * current
            backward = current
        return float(top.sum() + np.log(norms).sum()), marginals, stays, enters


def evidence(model: Model) -> dict[Label, dict[str, float]]:
    """For each label the evidence that speaks for or against it more than for most labels."""
    centred = model.evidence - np.median(model.evidence, 1, keepdims=True)
    return {
        label: {name: float(w) for name, w in zip(model.names, centred[:, column], strict=True) if abs(w) >= LEAST}
        for column, label in enumerate(REMOVED)
    }


def render(model: Model) -> list[str]:
    """The lines of ``[runs]`` in a weights file."""
    rows: list[str] = []
    for key, values in (("start", model.start), ("enter", model.enter), ("stay", model.stay)):
        rows += ["", f"[runs.{key}]", *(f"{label} = {value:.2f}" for label, value in zip(REMOVED, values, strict=True))]
    return [*rows, "", "[runs.step]", *(f"{name} = {value:.2f}" for name, value in zip(STEPS, model.step, strict=True))]

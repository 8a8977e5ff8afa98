"""Fitting the weights of text mode from labelled lines: ``python -m tests.bench fit DATA``.

The sequence decoder is a linear-chain CRF over body, metadata and chrome; the labels are softmax regressions within
each group. Documents without their chrome are fitted along, so that a clean article is left alone. Guards against
fitting a page: evidence must occur at several publishers, all weights are shrunk, calibration is made on folds of
publishers that the weights did not see.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from cleantext.decide.runs import RemovedBlock
from cleantext.decide.settled import NOT_FITTED
from cleantext.heuristics import could_be_a_heading, evidence_for_labels, measure, observe, subheadings, survey
from cleantext.heuristics.boxes import opens_with_a_bullet
from cleantext.model import Label
from cleantext.normalize import bare_texts, normalize
from cleantext.pipeline import Cleaner
from tests.bench import chain, crf
from tests.bench.linedata import FOLDS, LabelledDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# Chosen by cross-validation: stronger shrinking loses chrome, weaker loses body.
PENALTY = 2.0
# Headings are weighed on articles with and without their chrome: twice the rows. Flat between 3 and 10.
HEADING_PENALTY = 6.0
FEWEST_PUBLISHERS = 3
CLEAN_COPY_WEIGHT = 0.5
# Beliefs that few documents can teach, as log odds; the fit moves away from them only as far as the data pulls.
BELIEFS = {  # metadata, chrome
    "row_of_a_table": (-5.0, -5.0),
    "signature_below_prose_like_others": (-3.0, -3.0),
    "line_opens_with_a_quantity_like_others": (-4.0, -4.0),
    "line_between_quantities": (-3.0, -3.0),
    "line_right_above_quantities": (-2.0, -2.0),
    "question_answered_like_others": (-2.0, -2.0),
    "clock_time_above_text_like_others": (-3.0, -3.0),
    "numbered_sentence_like_its_neighbours": (-2.0, -2.0),
    "line_right_above_numbered_sentences": (-2.0, -2.0),
    "remark_behind_a_dash": (-2.0, -2.0),
    "line_of_a_short_page_without_prose": (-1.0, -1.0),
    "opens_with_a_footnote_mark": (-2.0, -2.0),
    "counts_on_from_another_line_above_prose": (-2.0, -2.0),
    "headline_on_topic_after_the_last_prose_of_few_lines": (2.0, 0.0),
    "box_text_off_topic_between_chrome": (0.0, 2.0),
    "box_text_off_topic_below_chrome": (0.0, 2.0),
    "box_text_off_topic_below_the_article": (0.0, 2.0),
    "prose_below_the_comments_heading": (0.0, 2.0),
    "prose_among_remarks_of_readers": (0.0, 3.0),
    "whole_prose_in_square_brackets": (0.5, 1.5),
    "prose_cut_off_at_the_length_of_others": (0.0, 2.0),
    "headline_in_capitals_like_others_between_prose": (0.0, 2.0),
    "pairs_of_headline_and_lead_below_a_related_heading": (0.0, 2.0),
    "pairs_of_headline_and_lead_below_the_article": (0.0, 2.0),
    "list_below_a_chrome_heading": (0.0, 1.0),
    "list_after_a_colon_inside_the_article": (-1.0, -1.0),
    "introduces_somebody_new_near_the_end": (0.0, 1.5),
    "author_note_near_the_end": (0.0, 1.5),
    "named_author_in_a_rule_near_the_end": (0.0, 1.5),
    "introduces_an_author_below_the_article": (0.0, 1.5),
    "prose_between_lines_of_one_kind_of_chrome": (0.0, 1.5),
    "name_alone_above_the_text": (1.5, 0.0),
    "unended_line_right_above_a_credit": (1.5, 0.0),
    "doubled_token": (0.0, 6.0),
    "only_punctuation": (0.0, 2.0),
    "only_symbols": (0.0, 1.0),
    "single_character": (0.0, 2.0),
    "looks_like_code": (0.0, 2.0),
}
# Where the chrome stands and what the whole page is like says nothing of a heading; without, the outline is as good.
_SAYS_NOTHING_OF_HEADINGS = re.compile(r"_cues|page|(?:inside|before|after)_the_article")
PHRASE_PRIOR = {"safe": 1.5, "supporting": 0.5}
_STATE = {"body": 0, "metadata": 1, "chrome": 2}
_GROUPS = {group: tuple(label for label in Label if label.group == group) for group in ("body", "metadata", "chrome")}


class Observed:
    """A document's evidence names, for the page as it is and for its body alone."""

    def __init__(self, document: LabelledDocument, cleaner: Cleaner) -> None:
        self.document = document
        texts = [normalize(line.text) for line in document.lines]
        self.index = [i for i, text in enumerate(texts) if text]
        texts = [texts[i] for i in self.index]
        self.lines = [document.lines[i] for i in self.index]
        self.states = [-1 if line.unsure else _STATE[line.label.group] for line in self.lines]
        bare = bare_texts(texts)
        measures, table = measure(texts, bare, None)
        matches = cleaner.matcher(table.code if table else None).match(bare)
        whole = survey(measures, matches, table)
        self.names = [[*own, "always"] for own in observe(whole)]
        self.label_names = evidence_for_labels(whole, self.names, range(len(texts)))
        self.forms = [(opens_with_a_bullet(m.text), m.prose) for m in measures]
        body = [i for i, state in enumerate(self.states) if state == 0]
        article = [measures[i] for i in body]
        clean_names = observe(survey(article, [matches[i] for i in body], table))
        self.clean_names = [[*own, "always"] for own in clean_names] if 1 < len(body) < len(texts) else []
        self.outline = [
            ([*own, *more, "always"], self.lines[i].label)
            for i, line, clean, more in zip(body, article, clean_names, subheadings(article), strict=True)
            if could_be_a_heading(line)
            for own in (clean, self.names[i][:-1])
        ]


def observe_all(documents: Sequence[LabelledDocument]) -> list[Observed]:
    """The evidence of all documents, under the built-in rules."""
    cleaner = Cleaner()
    return [Observed(document, cleaner) for document in documents]


def frequent_names(observed: Sequence[Observed]) -> tuple[str, ...]:
    """Names seen at enough publishers to be more than one page's habit, and those something is believed of.

    Without those that only bound a score: with weights for them, too, 139 lines of body were lost out of fold instead of 129.
    """
    frequent = _frequent((item.document.publisher, set().union(*item.names)) for item in observed)
    return tuple(sorted((frequent | BELIEFS.keys() | _phrase_names().keys()) - NOT_FITTED))


def _frequent(seen: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """The names seen at enough publishers, of pairs of a publisher and the names of one of its documents."""
    publishers: dict[str, set[str]] = defaultdict(set)
    for publisher, names in seen:
        for name in names:
            publishers[name].add(publisher)
    return {name for name, where in publishers.items() if len(where) >= FEWEST_PUBLISHERS}


def _phrase_names() -> dict[str, tuple[Label, str]]:
    """The evidence of each tier of rules for each label, seen in these documents or not."""
    labels = [label for label in Label if label.group != "body"]
    return {f"{tier}_{label}_phrase": (label, tier) for label in labels for tier in PHRASE_PRIOR}


def _prior(names: tuple[str, ...]) -> NDArray[np.float64]:
    """What is believed of evidence before it was seen: remnants are chrome, phrases are what their rules say."""
    phrases = _phrase_names()
    prior = np.zeros((len(names), len(crf.STATES)))
    for row, name in enumerate(names):
        if name in BELIEFS:
            prior[row, 1:] = BELIEFS[name]
        elif name in phrases:
            label, tier = phrases[name]
            prior[row, _STATE[label.group]] = PHRASE_PRIOR[tier]
    return prior


def fit_decoder(observed: Sequence[Observed]) -> crf.Model:
    """The CRF of these documents and of their clean copies."""
    names = frequent_names(observed)
    copies = [item for item in observed if item.clean_names]
    data = crf.sequences(
        [item.names for item in observed] + [item.clean_names for item in copies],
        [item.states for item in observed] + [[0] * len(item.clean_names) for item in copies],
        names,
        [1.0] * len(observed) + [CLEAN_COPY_WEIGHT] * len(copies),
    )
    return crf.fit(data, names, penalty=PENALTY, prior=_prior(names))


def fit_headings(observed: Sequence[Observed]) -> dict[Label, dict[str, float]]:
    """Body or heading, on the short lines of the articles, as the page shows them and without its chrome."""
    seen = _frequent((item.document.publisher, own) for item in observed for own, _ in item.outline)
    names = tuple(sorted(name for name in seen if _SAYS_NOTHING_OF_HEADINGS.search(name) is None))
    labels = _GROUPS["body"]
    rows = [row for item in observed for row in item.outline]
    data = crf.sequences([[own] for own, _ in rows], [[labels.index(label)] for _, label in rows], names)
    # Two opposite columns share what one log odds would carry alone, so that their shrinking counts half.
    matrix = _softmax(data.features, data.labels, np.zeros((len(names), len(labels))), 2 * HEADING_PENALTY)
    return _columns(matrix, names, labels, least=0.02)


def _columns(
    matrix: NDArray[np.float64], names: tuple[str, ...], labels: tuple[Label, ...], *, least: float
) -> dict[Label, dict[str, float]]:
    """The weights of each label, centred, without those below ``least``."""
    matrix = matrix - matrix.mean(1, keepdims=True)
    return {
        label: {name: round(float(w), 2) for name, w in zip(names, matrix[:, column], strict=True) if abs(w) >= least}
        for column, label in enumerate(labels)
    }


def _softmax(
    features: Any, labels: NDArray[np.int64], prior: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    count = features.shape[0]
    size, classes = prior.shape
    target = np.zeros((count, classes))
    target[np.arange(count), labels] = 1.0
    transposed = features.T.tocsr()
    middle = prior.ravel()

    def loss(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = x.reshape(size, classes)
        scores = features @ w
        scores -= scores.max(1, keepdims=True)
        log_z = np.log(np.exp(scores).sum(1, keepdims=True))
        value = float((log_z[:, 0] - (scores * target).sum(1)).sum()) + 0.5 * penalty * float(
            (x - middle) @ (x - middle)
        )
        gradient = transposed @ (np.exp(scores - log_z) - target)
        return value, np.asarray(gradient).ravel() + penalty * (x - middle)

    result = minimize(loss, middle, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(result.x).reshape(size, classes)


def fit_runs(observed: Sequence[Observed]) -> chain.Model:
    """The chain over the labels of removed blocks, on the lines of these documents that are to be removed."""
    documents = []
    for item in observed:
        indices = [i for i, line in enumerate(item.lines) if line.label.group != "body"]
        blocks = [RemovedBlock(i, item.label_names[i], 0.0, *item.forms[i]) for i in indices]
        labels = [item.lines[i].label for i in indices]
        documents.append(chain.Labelled(item.document.publisher, blocks, labels))
    return chain.fit(documents)


def split(observed: Sequence[Observed], fold: int) -> tuple[list[Observed], list[Observed]]:
    """The documents of the other folds, and those of this fold."""
    return [o for o in observed if o.document.fold != fold], [o for o in observed if o.document.fold == fold]


def fold_models(observed: Sequence[Observed]) -> list[crf.Model | None]:
    """For each fold the decoder fitted on the other folds; None where there is nothing to fit on."""
    return [fit_decoder(seen) if (seen := split(observed, fold)[0]) else None for fold in range(FOLDS)]


def calibrate(observed: Sequence[Observed], models: Sequence[crf.Model | None]) -> tuple[float, float]:
    """Slope and intercept of the removal logit, each document judged by the decoder that has not seen its publisher."""
    probabilities: list[NDArray[np.float64]] = []
    truths: list[NDArray[np.int64]] = []
    for fold, model in enumerate(models):
        unseen = split(observed, fold)[1]
        if model is None or not unseen:
            continue
        data = crf.sequences([item.names for item in unseen], [item.states for item in unseen], model.names)
        probabilities.append(1.0 - crf.marginals(data, model)[:, 0])
        truths.append(data.labels)
    return platt(np.concatenate(probabilities), np.concatenate(truths)) if probabilities else (1.0, 0.0)


def platt(probability: NDArray[np.float64], states: NDArray[np.int64]) -> tuple[float, float]:
    """Slope and intercept that make the probabilities match how often blocks were not body."""
    sure = states >= 0
    p = np.clip(probability[sure], 1e-9, 1 - 1e-9)
    logit, truth = np.log(p / (1 - p)), (states[sure] > 0).astype(float)

    def loss(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x[0] * logit + x[1]
        error = 1 / (1 + np.exp(-z)) - truth
        return float((np.logaddexp(0, z) - truth * z).sum()), np.array([(error * logit).sum(), error.sum()])

    slope, intercept = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return round(float(slope), 3), round(float(intercept), 3)


def fit(observed: Sequence[Observed]) -> str:
    """The weights file, as text, for these documents."""
    model = fit_decoder(observed)
    return render(model, fit_headings(observed), calibrate(observed, fold_models(observed)), fit_runs(observed))


def render(
    model: crf.Model, labels: dict[Label, dict[str, float]], calibration: tuple[float, float], runs: chain.Model
) -> str:
    """A weights file, names sorted, two decimals, weights of no effect left out."""
    relative = model.evidence - model.evidence[:, :1]
    rows = ["# Fitted by `python -m tests.bench fit`; [metadata, chrome] log odds against body.", "", "[evidence]"]
    for name, (_, metadata, chrome) in zip(model.names, relative, strict=True):
        if abs(metadata) >= 0.02 or abs(chrome) >= 0.02:
            rows.append(f"{name} = [{metadata:.2f}, {chrome:.2f}]")
    rows += ["", "[transitions]"]
    rows += [f"{state} = {_row(model.transitions[i])}" for i, state in enumerate(crf.STATES)]
    rows.insert(2, f"start = {_row(model.start)}")
    rows.insert(3, f"end = {_row(model.end)}")
    rows.insert(4, "")
    rows += ["", "[calibration]", f"slope = {calibration[0]}", f"intercept = {calibration[1]}"]
    rows += chain.render(runs)
    for label, scores in (labels | chain.evidence(runs)).items():
        rows += ["", f"[labels.{label}]", *(f"{name} = {score:.2f}" for name, score in scores.items())]
    return "\n".join(rows) + "\n"


def _row(values: NDArray[np.float64]) -> str:
    return "[" + ", ".join(f"{value:.2f}" for value in values) + "]"


def write(text: str, path: Path) -> None:
    """Write the weights whole or not at all."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(path)

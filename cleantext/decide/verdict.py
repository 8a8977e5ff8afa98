"""Verdicts: from blocks and their evidence to kept or removed, repeated until nothing more goes.

A page without its chrome is a different page: distances shrink, a run loses its neighbours. What is left is
therefore judged again until it stands, so that cleaning a cleaned text removes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.decide.context import Posterior, calibrated, posteriors
from cleantext.decide.labels import choose_labels
from cleantext.decide.local import local_scores
from cleantext.heuristics import observe, survey
from cleantext.model import Evidence, Group, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights
    from cleantext.heuristics.page import Measure, Page
    from cleantext.languages import Language
    from cleantext.options import Options, Policy
    from cleantext.rules.match import Match

# A page that still loses blocks after so many rounds is no article; its rest is kept.
_MOST_ROUNDS = 12


# Evidence strong enough to speak against prose inside the article.
STRONG = frozenset(
    {"safe_phrase_in_prose", "several_phrases_in_prose", "prose_repeated_from_above", "looks_like_code_in_prose"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on one block: ``removal`` is the calibrated probability (0 to 1) that it is not body."""

    kept: bool
    label: Label
    removal: float
    names: tuple[str, ...]


def judge(
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    options: Options,
) -> list[Verdict]:
    """A verdict for each block: rounds of survey, observation and decision over what is still kept."""
    verdicts: list[Verdict | None] = [None] * len(measures)
    left = list(range(len(measures)))
    for _ in range(_MOST_ROUNDS):
        page = survey([measures[i] for i in left], [matches[i] for i in left], table)
        round_verdicts = _round(page, weights, options)
        for index, verdict in zip(left, round_verdicts, strict=True):
            verdicts[index] = verdict
        remaining = [i for i, verdict in zip(left, round_verdicts, strict=True) if verdict.kept]
        if len(remaining) == len(left):
            break
        left = remaining
    return [verdict for verdict in verdicts if verdict is not None]


def _round(page: Page, weights: Weights, options: Options) -> list[Verdict]:
    names = observe(page)
    probabilities = posteriors(local_scores(names, weights), weights)
    removals = [calibrated(1.0 - p.body, weights) for p in probabilities]
    groups = [
        _group(probability, removal, _needed(page, index, own, options.policy))
        for index, (probability, removal, own) in enumerate(zip(probabilities, removals, names, strict=True))
    ]
    labels = choose_labels(names, groups, weights)
    return [
        Verdict(group == "body" or label in options.keep, label, removal, tuple(own))
        for group, label, removal, own in zip(groups, labels, removals, names, strict=True)
    ]


def _needed(page: Page, index: int, names: Sequence[str], policy: Policy) -> float:
    """The probability that must be reached to remove a block: highest for prose inside the article without strong evidence."""
    if not page.measures[index].prose:
        return policy.removal_probability
    if page.core[0] <= index <= page.core[1] and STRONG.isdisjoint(names):
        return policy.unsupported_probability
    return policy.prose_probability


def _group(probability: Posterior, removal: float, needed: float) -> Group:
    if removal < needed:
        return "body"
    return "metadata" if probability.metadata > probability.chrome else "chrome"


def evidence_of(verdict: Verdict, matches: Sequence[Match], weights: Weights) -> tuple[Evidence, ...]:
    """The evidence behind a verdict, strongest for the verdict's side first: rules with what they matched, then heuristics."""
    column = 0 if verdict.label.group == "metadata" else 1
    found = [
        Evidence(m.rule.id, m.rule.label, m.rule.tier, detail, weight)
        for m in matches
        for detail, weight in [(m.text, _weight(weights, f"{m.rule.tier}_{m.rule.label}_phrase", column))]
    ]
    found += [Evidence(name, weight=weight) for name in verdict.names if (weight := _weight(weights, name, column))]
    return tuple(found)


def _weight(weights: Weights, name: str, column: int) -> float:
    pair = weights.evidence.get(name)
    return pair[column] if pair is not None else 0.0

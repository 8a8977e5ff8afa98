"""Verdicts: from blocks and their evidence to kept or removed, repeated until nothing more goes.

A page without its chrome is a different page: distances shrink, a run loses its neighbours. What is left is
therefore judged again until it stands, so that cleaning a cleaned text removes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleantext.decide.context import calibrated, posteriors
from cleantext.decide.labels import choose_label
from cleantext.decide.local import local_scores
from cleantext.decide.structure import structure_weights
from cleantext.heuristics import look_at_blocks, look_at_page, survey
from cleantext.model import Evidence, Group, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.decide.weights import Weights
    from cleantext.heuristics.page import Measure, Page
    from cleantext.languages import Language
    from cleantext.model import Block
    from cleantext.options import Options, Policy
    from cleantext.rules.match import Match

# A page that still loses blocks after so many rounds is no article; its rest is kept.
_MOST_ROUNDS = 12


# Log odds that settle a block whatever its neighbours are: on the labelled lines safe rules matched 1,883 lines, none of
# them body (`python -m tests.bench rules`).
_DECIDES_ALONE = 12.0
# Evidence strong enough to speak against prose inside the article.
STRONG = frozenset(
    {"safe_phrase_in_prose", "several_phrases_in_prose", "prose_repeated_from_above", "looks_like_code_in_prose"}
)


class Verdict(NamedTuple):
    """What was decided on one block: ``removal`` is the calibrated probability (0 to 1) that it is not body."""

    kept: bool
    label: Label
    removal: float
    names: list[str]


def judge_structure(
    blocks: Sequence[Block],
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    options: Options,
) -> list[Verdict]:
    """A verdict for each block of an HTML page: first structure and text together, then the text of what that keeps."""
    structure = structure_weights()
    page = survey(measures, matches, table)
    by_itself = look_at_blocks(page)
    names = structure_names(blocks, page, by_itself, weights)
    removals = [structure.removal(own) for own in names]
    left = [i for i, removal in enumerate(removals) if removal < options.policy.structure_probability]
    verdicts: list[Verdict] = []
    for own, text_names, removal in zip(names, by_itself, removals, strict=True):
        metadata, chrome = local_scores([text_names], weights)[0]
        label = choose_label(text_names, "metadata" if metadata > chrome else "chrome", weights.labels)
        verdicts.append(Verdict(label in options.keep, label, removal, own))
    kept = judge([measures[i] for i in left], [matches[i] for i in left], table, weights, options)
    for index, verdict in zip(left, kept, strict=True):
        verdicts[index] = verdict
    return verdicts


def structure_names(
    blocks: Sequence[Block], page: Page, by_itself: list[list[str]], weights: Weights
) -> list[list[str]]:
    """All evidence on the blocks of an HTML page: structural signals, what each text shows, what the text decision says."""
    probabilities = posteriors(_settled(local_scores(look_at_page(page, by_itself), weights), page), weights)
    return [
        [*(block.structure.signals if block.structure else ()), *own, _text_says(measure, 1.0 - probability.body)]
        for block, own, measure, probability in zip(blocks, by_itself, page.measures, probabilities, strict=True)
    ]


_TEXT_STEPS = (0.01, 0.05, 0.15, 0.35, 0.65, 0.85, 0.95, 0.99)


def _text_says(measure: Measure, removal: float) -> str:
    step = sum(removal >= bound for bound in _TEXT_STEPS)
    upper = _TEXT_STEPS[step] if step < len(_TEXT_STEPS) else 1.0
    return f"text_alone_removes_{'prose' if measure.prose else 'a_line'}_up_to_{round(100 * upper)}_percent"


def judge(
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    options: Options,
) -> list[Verdict]:
    """A verdict for each block: rounds of survey, observation and decision over what is still kept."""
    verdicts: dict[int, Verdict] = {}
    left = list(range(len(measures)))
    page = survey(measures, matches, table)
    by_itself = look_at_blocks(page)
    for _ in range(_MOST_ROUNDS):
        names = look_at_page(page, [by_itself[i] for i in left])
        probabilities = posteriors(_settled(local_scores(names, weights), page), weights)
        remaining = []
        for position, (index, own, probability) in enumerate(zip(left, names, probabilities, strict=True)):
            removal = calibrated(1.0 - probability.body, weights)
            if removal >= _needed(page, position, own, options.policy):
                group: Group = "metadata" if probability.metadata > probability.chrome else "chrome"
                label = choose_label(own, group, weights.labels)
                verdicts[index] = Verdict(label in options.keep, label, removal, own)
            else:
                verdicts[index] = Verdict(True, Label.BODY, removal, own)  # noqa: FBT003 - kept
                remaining.append(index)
        if len(remaining) == len(left):
            break
        left = remaining
        page = survey([measures[i] for i in left], [matches[i] for i in left], table)
    for index in left:
        verdict = verdicts[index]
        if verdict.label is Label.BODY and not measures[index].prose:
            verdicts[index] = verdict._replace(label=choose_label(verdict.names, "body", weights.labels))
    return [verdicts[index] for index in range(len(measures))]


def _settled(scores: list[tuple[float, float]], page: Page) -> list[tuple[float, float]]:
    """The scores, with what a safe rule says of a block beyond doubt: the decoder then judges its neighbours by it."""
    for index, matches in enumerate(page.matches):
        if matches:
            groups = {match.rule.label.group for match in matches if match.rule.tier == "safe"}
            if groups:
                metadata, chrome = scores[index]
                least = "metadata" in groups, "chrome" in groups
                scores[index] = (
                    max(metadata, _DECIDES_ALONE) if least[0] else metadata,
                    max(chrome, _DECIDES_ALONE) if least[1] else chrome,
                )
    return scores


def _needed(page: Page, index: int, names: Sequence[str], policy: Policy) -> float:
    """The probability a removal needs: most for prose inside the article without strong evidence against it."""
    if not page.measures[index].prose:
        return policy.removal_probability
    if page.core[0] <= index <= page.core[1] and STRONG.isdisjoint(names):
        return policy.unsupported_probability
    return policy.prose_probability


def evidence_of(verdict: Verdict, matches: Sequence[Match], weights: Weights) -> tuple[Evidence, ...]:
    """The evidence behind a verdict: rules with what they matched, then heuristics, in a fixed order."""
    reasons = weights.reasons[0 if verdict.label.group == "metadata" else 1]
    found = [reasons[name] for name in verdict.names if name in reasons]
    if not matches:
        return tuple(found)
    return tuple([_phrase(match, reasons) for match in matches] + found)


def _phrase(match: Match, reasons: dict[str, Evidence]) -> Evidence:
    rule = match.rule
    tier = reasons.get(f"{rule.tier}_{rule.label}_phrase")
    return Evidence(rule.id, rule.label, rule.tier, match.text, tier.weight if tier is not None else 0.0)

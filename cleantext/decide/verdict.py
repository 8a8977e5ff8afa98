"""Verdicts: from blocks and their evidence to kept or removed, repeated until nothing more goes.

A page without its chrome is a different page: distances shrink, a run loses its neighbours. What is left is
therefore judged again until it stands, so that cleaning a cleaned text removes nothing.
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cleantext.decide.context import calibrated, posteriors
from cleantext.decide.local import local_scores
from cleantext.decide.outline import outline
from cleantext.decide.runs import RemovedBlock, label_removed
from cleantext.decide.settled import SETTLING, settled
from cleantext.heuristics import evidence_for_labels, interruptions, look_at_blocks, look_at_page, survey
from cleantext.heuristics.captions import AGAIN, CAPTION, DESCRIPTION
from cleantext.heuristics.closing import CLOSING_NOTE
from cleantext.heuristics.headline import HEADLINE_ON_TOPIC
from cleantext.heuristics.measures import SHORTEST_SENTENCE
from cleantext.heuristics.neighbours import ENCLOSED
from cleantext.heuristics.opening import HEADLINE_OPENING, REPEATED_HEADLINE, opens_otherwise
from cleantext.heuristics.persons import AUTHOR_FACTS, AUTHOR_NOTE, INTRODUCTION
from cleantext.heuristics.phrases import IN_THE_TEMPLATE
from cleantext.heuristics.stray import CIPHERED
from cleantext.model import Evidence, Label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleantext.decide.context import Posteriors
    from cleantext.decide.weights import Weights
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page
    from cleantext.languages import Language
    from cleantext.options import Options, Policy
    from cleantext.rules.match import Match

# When no block that is kept reaches this share of what its removal needs, the next round removes nothing: it did not in
# any of the 145 labelled documents of which that is true (nor in any of 158 at 0.5).
_BEYOND_DOUBT = 0.4
# A page that still loses blocks after so many rounds is no article; its rest is kept.
_MOST_ROUNDS = 12

_QUOTES = frozenset('"„“”«»‹›「」『』')
# The headline that is left to be found has so many words; what is labelled as one besides is the site's name or a kicker.
_SHORTEST_HEADLINE, _LONGEST_KICKER = 3, 3
# What opens the page is no body, whatever it reads like.
_OPENING = frozenset({HEADLINE_OPENING, REPEATED_HEADLINE})
# Evidence strong enough to speak against prose inside the article.
STRONG = frozenset(
    {
        "safe_phrase_in_prose",
        "prose_repeated_from_above",
        "looks_like_code_in_prose",
        "prose_among_remarks_of_readers",
        "prose_cut_off_at_the_length_of_others",
        "pairs_of_headline_and_lead_below_a_related_heading",
        "list_below_a_chrome_heading",
        INTRODUCTION,
        AUTHOR_NOTE,
        AGAIN,
        AUTHOR_FACTS,
        CAPTION,
        CIPHERED,
        CLOSING_NOTE,
        DESCRIPTION,
        ENCLOSED,
        IN_THE_TEMPLATE,
    }
)


class Verdict(NamedTuple):
    """What was decided on one block: ``removal`` is the calibrated probability (0 to 1) that it is not body.

    ``odds``: log odds that what is removed is metadata and not chrome. ``by``: what chose the label of a removed block.
    """

    kept: bool
    label: Label
    removal: float
    names: list[str]
    odds: float = 0.0
    by: str = ""


def judge(
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    options: Options,
) -> list[Verdict]:
    """A verdict for each block: rounds of survey, observation and decision over what is still kept, then the labels."""
    verdicts, page, names = _rounds(measures, matches, table, weights, options.policy)
    return _labelled(verdicts, page, names, weights, options.keep, {})


def _rounds(
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    policy: Policy,
    by_itself: Names | None = None,
) -> tuple[list[Verdict], Page, list[list[str]]]:
    """Kept or removed, labels still open; the page as it came, and what the first round saw of each block.

    What interrupts the article is judged by itself before, and the rest without it. ``by_itself``: what blocks show alone, if known.
    """
    verdicts: dict[int, Verdict] = {}
    left = list(range(len(measures)))
    whole = page = survey(measures, matches, table)
    by_itself = look_at_blocks(page) if by_itself is None else by_itself
    seen = list(by_itself)
    if apart := interruptions(page):
        for index in apart:
            alone = survey([measures[index]], [matches[index]], table)
            verdicts[index] = _decided(alone, [by_itself[index]], weights, policy)[0][0]
        left = [index for index in left if index not in verdicts]
        page = survey([measures[i] for i in left], [matches[i] for i in left], table)
    for number in range(_MOST_ROUNDS):
        names = look_at_page(page, [by_itself[i] for i in left])
        if number == 0:
            for index, own in zip(left, names, strict=True):
                seen[index] = own
        decided, doubtful = _decided(page, names, weights, policy)
        verdicts.update(zip(left, decided, strict=True))
        remaining = [index for index, verdict in zip(left, decided, strict=True) if verdict.kept]
        if len(remaining) == len(left) or not (doubtful or opens_otherwise(page, left, remaining)):
            break
        left = remaining
        page = survey([measures[i] for i in left], [matches[i] for i in left], table)
    article = [index for index in left if verdicts[index].kept]
    labels = outline([measures[i] for i in article], [verdicts[i].names for i in article], weights)
    for index, label in zip(article, labels, strict=True):
        if label is Label.HEADING:
            verdicts[index] = verdicts[index]._replace(label=label)
    return [verdicts[index] for index in range(len(measures))], whole, seen


def _decided(page: Page, names: Names, weights: Weights, policy: Policy) -> tuple[list[Verdict], bool]:
    """One round: kept or removed; and whether any block which is kept comes near to what its removal needs."""
    probable = posteriors(_scores(page, names, weights), weights)
    removals = calibrated([1.0 - body for body in probable.body], weights)
    bounds = policy.removal_probability, policy.prose_probability, policy.unsupported_probability
    least, most = _BEYOND_DOUBT * min(bounds), max(bounds)  # less keeps, more removes any block
    verdicts: list[Verdict] = []
    doubtful = False
    for index, (own, removal) in enumerate(zip(names, removals, strict=True)):
        needed = _needed(page, index, own, policy) if least <= removal < most else most
        if removal >= needed:
            odds = odds_of_metadata(probable, index)
            verdicts.append(Verdict(False, Label.RELATED, removal, own, odds))  # noqa: FBT003 - removed
        else:
            verdicts.append(Verdict(True, Label.BODY, removal, own))  # noqa: FBT003 - kept
            doubtful = doubtful or removal >= _BEYOND_DOUBT * needed
    return verdicts, doubtful


def odds_of_metadata(probable: Posteriors, index: int) -> float:
    """The log odds that a block which is removed is metadata and not chrome."""
    return log(max(probable.metadata[index], 1e-9) / max(probable.chrome[index], 1e-9))


def _labelled(
    verdicts: Sequence[Verdict],
    page: Page,
    names: Sequence[Sequence[str]],
    weights: Weights,
    keep: Collection[Label],
    settled: dict[int, Label],
) -> list[Verdict]:
    """The verdicts with the labels of what is removed, chosen together on the page as it came."""
    result = list(verdicts)
    indices = [index for index, verdict in enumerate(verdicts) if not verdict.kept]
    if not indices:
        return result
    removed = [
        RemovedBlock(
            index,
            own,
            verdicts[index].odds,
            page.measures[index].bulleted,
            page.measures[index].prose,
            settled.get(index),
        )
        for index, own in zip(indices, evidence_for_labels(page, names, indices), strict=True)
    ]
    labelled = label_removed(removed, weights.runs)
    for index, (label, by) in zip(indices, labelled, strict=True):
        _, _, removal, own, odds, _ = verdicts[index]
        result[index] = Verdict(label in keep, label, removal, own, odds, by)
    headlines = (i for i, (label, _) in zip(indices, labelled, strict=True) if label is Label.TITLE)
    if all(page.measures[i].size <= _LONGEST_KICKER for i in headlines) and (found := _headline(verdicts, page, names)):
        index, by = found
        result[index] = result[index]._replace(kept=Label.TITLE in keep, label=Label.TITLE, by=by)
    return result


def _headline(verdicts: Sequence[Verdict], page: Page, names: Sequence[Sequence[str]]) -> tuple[int, str] | None:
    """The first line above what is kept that reads like the headline and is on the topic, and the evidence for it.

    Of a page on which nothing but a kicker is labelled as headline. Without kickers, of 28 such lines on texts of sites not seen before 25 were it.
    """
    for index, verdict in enumerate(verdicts):
        if verdict.kept:
            return None
        measure = page.measures[index]
        if measure.size >= _SHORTEST_HEADLINE and not (
            page.matches[index] or measure.bulleted or measure.text[0].islower()
        ):
            for name in names[index]:
                if name.endswith(HEADLINE_ON_TOPIC):
                    return index, name
    return None


def _scores(page: Page, names: Sequence[Sequence[str]], weights: Weights) -> list[complex]:
    """The local scores, but that weak phrases are mute in prose inside the article, and that some evidence settles a block.

    What settles one, the decoder then judges its neighbours by.
    """
    scores = local_scores(names, weights)
    for index in page.cued:
        if _is_unsupported(page, index, names[index]):
            heard = [name for name in names[index] if not name.startswith("supporting_")]
            scores[index] = local_scores([heard], weights)[0]
    for index, (own, matches) in enumerate(zip(names, page.matches, strict=True)):
        if matches or not SETTLING.isdisjoint(own):
            scores[index] = settled(scores[index], own, matches)
    return scores


def _is_unsupported(page: Page, index: int, names: Sequence[str]) -> bool:
    """Whether a block is prose inside the article that no strong evidence speaks against."""
    return page.measures[index].prose and page.core[0] <= index <= page.core[1] and STRONG.isdisjoint(names)


def _reads_like_body(page: Page, index: int) -> bool:
    """Prose; and, where no rule knows the line, a short sentence, an item or what stands where a heading would."""
    measure = page.measures[index]
    if measure.prose or page.matches[index]:
        return measure.prose
    if measure.size >= SHORTEST_SENTENCE and measure.end == ".":
        return True
    inside = page.core[0] <= index < page.core[1]
    return inside and (page.measures[index + 1].prose or measure.bulleted)


def _is_said_amid_prose(page: Page, index: int) -> bool:
    """Whether a short line is a sentence or quoted, and no rule knows any from the paragraph above it to the one below, inside the article.

    Of the labelled lines 162 such sentences were body and 4 metadata.
    """
    first, last = page.core
    measure = page.measures[index]
    said = measure.size >= SHORTEST_SENTENCE and measure.end == "."
    if not first < index < last or not (said or (measure.text[0] in _QUOTES and measure.text[-1] in _QUOTES)):
        return False
    above = below = index
    while not (page.measures[above].prose or page.matches[above]):
        above -= 1
    while not (page.measures[below].prose or page.matches[below]):
        below += 1
    return above < below and not (page.matches[above] or page.matches[below])


def _needed(page: Page, index: int, names: Sequence[str], policy: Policy) -> float:
    """The probability a removal needs: most for prose inside the article without strong evidence against it."""
    if not _OPENING.isdisjoint(names):
        return policy.removal_probability
    if _is_unsupported(page, index, names):
        return policy.unsupported_probability
    if _is_said_amid_prose(page, index):
        return policy.unsupported_probability
    return policy.prose_probability if _reads_like_body(page, index) else policy.removal_probability


def evidence_of(verdict: Verdict, matches: Sequence[Match], weights: Weights) -> tuple[Evidence, ...]:
    """The evidence behind a verdict: rules with what they matched, then heuristics, in a fixed order; what chose its label."""
    reasons = weights.reasons[0 if verdict.odds > 0 else 1]
    found = filter(None, map(reasons.get, verdict.names))
    if not (verdict.by or matches):
        return tuple(found)
    label = (_chose(verdict.by, verdict.label),) if verdict.by else ()
    return (*[_phrase(match, reasons) for match in matches], *found, *label)


@lru_cache(maxsize=4096)  # names of heuristics by labels
def _chose(name: str, label: Label) -> Evidence:
    return Evidence(name, label=label)


def _phrase(match: Match, reasons: dict[str, Evidence]) -> Evidence:
    rule = match.rule
    tier = reasons.get(f"{rule.tier}_{rule.label}_phrase")
    return Evidence(rule.id, rule.label, rule.tier, match.text, tier.weight if tier is not None else 0.0)

"""The labels of removed blocks, decided together: what stands in one run is mostly of one kind.

A chain over the removed blocks in their order. A block's evidence scores every label; to carry the label of the block
above it costs nothing, to carry another costs what entering that label costs. Staying is worth more inside a list than
where one ends. The best sequence is found in one pass and followed back (Viterbi), linear in blocks and in labels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, repeat
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from cleantext.heuristics.captions import AGAIN, CAPTION, DESCRIPTION, TWICE
from cleantext.heuristics.contents import CONTENTS
from cleantext.heuristics.headline import LONE_HEADLINE
from cleantext.heuristics.persons import NAME_ALONE
from cleantext.heuristics.stray import CIPHERED
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REMOVED: tuple[Label, ...] = tuple(label for label in Label if label.group != "body")
# Steps from one removed block to the next.
STEPS = ("item_after_item", "line_after_item", "item_after_line", "line_after_line", "after_kept_blocks")
# What the decoder's log odds of metadata against chrome add to labels of metadata, and their bound. Chosen on the
# labelled lines: 0.6 raised the share of right labels by 0.3 points, the evidence being partly the same.
GROUP_SHARE, _MOST_ODDS = 0.6, 6.0
# What makes a label certain that something else has settled.
_CERTAIN = 1e9
_ONLY = {label: tuple(_CERTAIN * (other is label) for other in REMOVED) for label in REMOVED}
# Evidence that leaves no other label, and what takes it back.
_SURE: dict[str, Label] = {
    f"{form}_that_a_safe_rule_calls_{label}": label
    for form in ("line", "prose")
    for label in REMOVED
    if label not in (Label.TIMESTAMP, Label.BYLINE, Label.CAPTION)  # teasers have theirs
}
# Of short items 90 of 93 are menus' and 79 of 80 of networks where a safe rule calls them that and no other rule speaks; other
# labels stand among their like, whatever a rule calls a single one.
_SURE |= {f"item_that_a_safe_rule_calls_{label}": label for label in (Label.NAVIGATION, Label.SOCIAL)}
_SURE["line_that_a_supporting_rule_calls_advertisement"] = Label.ADVERTISEMENT  # 11 of 12
_SURE[LONE_HEADLINE] = Label.TITLE
_SURE[NAME_ALONE] = Label.BYLINE
_SURE[CONTENTS] = Label.NAVIGATION
_SURE |= dict.fromkeys((CAPTION, DESCRIPTION, TWICE), Label.CAPTION)
_SURE |= dict.fromkeys((AGAIN, CIPHERED), Label.STRAY)
_SURE_NAMES = frozenset(_SURE)
_CONTRADICTED = "called_several_things"
_NEIGHBOURS = "labelled_like_the_lines_around_it"
_METADATA_STATES = tuple(state for state, label in enumerate(REMOVED) if label.group == "metadata")
_NOTHING = (0.0,) * len(REMOVED)
# The scores of all labels are one integer, a lane of four bytes each in ten-thousandths, so that adding up what the
# evidence says is one addition a name: in a third of the time of a sum for each label. The lanes of a sum start from
# the same amount, which keeps them positive and no label from another.
_UNIT = 10_000
_LANE = 32
# A score beyond this is certain, and of a hundred the sum fits a lane.
_MOST_SCORE = 250.0
_LANES = Struct(f"<{len(REMOVED)}I")
_FROM = sum(1 << (_LANE * state + 28) for state in range(len(REMOVED)))


@dataclass(frozen=True, slots=True)
class RunWeights:
    """Scores in the order of ``REMOVED``.

    ``evidence``: for each label name → what it says for it. ``start``, ``enter`` and ``stay``: what it is worth to begin with
    a label, to change to it, to stay with it; ``step``: what staying is worth more at each of ``STEPS``. ``lanes``: the
    evidence as integers.
    """

    evidence: tuple[dict[str, float], ...] = ({},) * len(REMOVED)
    start: tuple[float, ...] = _NOTHING
    enter: tuple[float, ...] = _NOTHING
    stay: tuple[float, ...] = _NOTHING
    step: tuple[float, ...] = (0.0,) * len(STEPS)
    lanes: dict[str, int] = field(default_factory=dict)


class RemovedBlock(NamedTuple):
    """What the chain is told of a removed block.

    ``place``: its index on the page. ``odds``: the decoder's log odds of metadata against chrome. ``item``: of a list.
    ``prose``: reads like sentences; an item that does is no menu's, but a list begins and ends with it.
    ``settled``: the label that it has already, if any.
    """

    place: int
    names: Sequence[str]
    odds: float
    item: bool
    prose: bool = False
    settled: Label | None = None


class Labelled(NamedTuple):
    """A label, and the name of what chose it most: a block's own evidence, or the lines around it; "" for a rule that is sure."""

    label: Label
    by: str


def label_removed(blocks: Sequence[RemovedBlock], weights: RunWeights) -> list[Labelled]:
    """The labels of all removed blocks of a page, in their order."""
    if not blocks:
        return []
    known = weights.lanes
    names: list[list[str]] = []
    emissions: list[Sequence[float]] = []
    sure = list(map(_sure, blocks))
    for block, label in zip(blocks, sure, strict=True):
        own = [] if label else list(filter(known.__contains__, block.names))
        names.append(own)
        emissions.append(_ONLY[label] if label else _emission(block.odds, own, weights))
    path = _best_path(emissions, steps_between(blocks), weights)
    return [
        Labelled(REMOVED[state], "" if label else _chosen_by(state, scores, own, weights))
        for state, label, scores, own in zip(path, sure, emissions, names, strict=True)
    ]


def steps_between(blocks: Sequence[RemovedBlock]) -> list[int]:
    """For each block but the first the index in ``STEPS`` of the step that leads to it."""
    return [_step(above, below) for above, below in pairwise(blocks)]


def _step(above: RemovedBlock, below: RemovedBlock) -> int:
    if below.place - above.place > 1:
        return 4
    if above.item != below.item:
        return 1 if above.item else 2
    return 0 if above.item and not (above.prose or below.prose) else 3


def _sure(block: RemovedBlock) -> Label | None:
    """The label that is settled, or that safe rules call most of a line and no other rule contradicts."""
    if block.settled is not None:
        return block.settled
    if _SURE_NAMES.isdisjoint(block.names):
        return None
    labels = set(filter(None, map(_SURE.get, block.names)))
    return labels.pop() if len(labels) == 1 and _CONTRADICTED not in block.names else None


def _emission(odds: float, names: Sequence[str], weights: RunWeights) -> list[float]:
    """The score of every label, in units: what the evidence, all of it known, and the decoder's odds of metadata say."""
    total = sum(map(weights.lanes.__getitem__, names), _FROM + weights.lanes.get("always", 0))
    scores: list[float] = list(_LANES.unpack(total.to_bytes(_LANES.size, "little")))
    share = _UNIT * GROUP_SHARE * min(max(odds, -_MOST_ODDS), _MOST_ODDS)
    for state in _METADATA_STATES:
        scores[state] += share
    return scores


def _best_path(emissions: Sequence[Sequence[float]], steps: Sequence[int], weights: RunWeights) -> list[int]:
    stays = [[_UNIT * (stay + step) for stay in weights.stay] for step in weights.step]
    enter = [_UNIT * come for come in weights.enter]
    best: Sequence[float] = [_UNIT * start + score for start, score in zip(weights.start, emissions[0], strict=True)]
    totals, tops = [], []
    for step, scores in zip(steps, emissions[1:], strict=True):
        top = max(best)
        totals.append(best)
        tops.append(top)
        if type(scores) is tuple:  # one label alone: whatever led to it, the others are out
            best = scores
            continue
        best = [
            (same if (same := before + stay) >= (other := top + come) else other) + score
            for before, stay, come, score in zip(best, stays[step], enter, scores, strict=True)
        ]
    state = best.index(max(best))
    path = [state]
    for step, before, top in zip(*map(reversed, (steps, totals, tops)), strict=True):
        if before[state] + stays[step][state] < top + enter[state]:
            state = before.index(top)
        path.append(state)
    path.reverse()
    return path


def _chosen_by(state: int, scores: Sequence[float], names: Sequence[str], weights: RunWeights) -> str:
    """The evidence that speaks most for the label, where the block's own evidence is for it at all."""
    if not names or scores[state] < max(scores):
        return _NEIGHBOURS
    said = list(map(weights.evidence[state].get, names, repeat(0.0)))
    most = max(said)
    return names[said.index(most)] if most > 0 else _NEIGHBOURS


def run_weights(evidence: Mapping[str, Mapping[Label, float]], tables: Mapping[str, Mapping[str, float]]) -> RunWeights:
    """From the tables of a weights file: label scores by evidence, and ``start``, ``enter``, ``stay`` and ``step``."""
    start, enter, stay = (
        tuple(float(tables.get(key, {}).get(label, 0.0)) for label in REMOVED) for key in ("start", "enter", "stay")
    )
    step = tuple(float(tables.get("step", {}).get(name, 0.0)) for name in STEPS)
    said = tuple({name: own[label] for name, own in evidence.items() if own.get(label)} for label in REMOVED)
    lanes = {name: lane for name, own in evidence.items() if (lane := _in_lanes(own))}
    return RunWeights(said, start, enter, stay, step, lanes)


def _in_lanes(scores: Mapping[Label, float]) -> int:
    bounded = (min(max(scores.get(label, 0.0), -_MOST_SCORE), _MOST_SCORE) for label in REMOVED)
    return sum(round(_UNIT * score) << (_LANE * state) for state, score in enumerate(bounded))

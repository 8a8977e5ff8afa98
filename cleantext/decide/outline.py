"""The outline: which of an article's lines are its subheadings."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from cleantext.heuristics import SHARES_ITS_LABEL, is_asked, subheadings
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleantext.decide.weights import Weights
    from cleantext.heuristics.measures import Measure

# From this many on, an article's questions are all headings or all an interviewer's.
_FEWEST_QUESTIONS = 3
# One question that looks much like a heading does not outvote the rest; in log odds.
_MOST_A_VOTE = 4.0


def outline(measures: Sequence[Measure], names: Sequence[Sequence[str]], weights: Weights) -> list[Label]:
    """``heading`` or ``body`` for each line of an article, in order; ``names`` is the evidence on each."""
    table = weights.headings
    scores: dict[int, float] = {}
    votes: dict[int, float] = {}
    bias = _score(("always",), table)
    for index, own in enumerate(subheadings(measures)):
        if not own or SHARES_ITS_LABEL in own:
            continue
        score = scores[index] = bias + _score(own, table) + _score(names[index], table)
        if is_asked(measures, index):
            votes[index] = min(max(score, -_MOST_A_VOTE), _MOST_A_VOTE)
    if len(votes) >= _FEWEST_QUESTIONS:
        scores |= dict.fromkeys(votes, sum(votes.values()))
    return [Label.HEADING if scores.get(index, 0.0) > 0.0 else Label.BODY for index in range(len(measures))]


def _score(names: Sequence[str], table: Mapping[str, float]) -> float:
    """What the evidence adds to the log odds of a heading."""
    return sum(map(table.get, names, repeat(0.0)))

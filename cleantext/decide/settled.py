"""Settled blocks: what safe rules decide alone, and the least or most that evidence of measured odds makes of a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.captions import AGAIN, CAPTION, DESCRIPTION, TWICE
from cleantext.heuristics.closing import CLOSING_NOTE
from cleantext.heuristics.contents import BELOW, CONTENTS, LISTED
from cleantext.heuristics.listings import LISTING
from cleantext.heuristics.lists import ANNOUNCED, ANNOUNCEMENT, HEADS_LIST_LIKE_OTHERS, LIST_LIKE_OTHERS
from cleantext.heuristics.neighbours import ENCLOSED
from cleantext.heuristics.opening import HEADLINE_OPENING, REPEATED_HEADLINE
from cleantext.heuristics.persons import AUTHOR_FACTS, AUTHOR_NOTE, CUE_ABOVE, CUE_BELOW, INTRODUCTION, NAME_ALONE
from cleantext.heuristics.records import HEADS_RECORDS, RECORD
from cleantext.heuristics.series import (
    CLOCK_TIME,
    COUNTED,
    HEADS_LISTS,
    HEADS_STEPS,
    QUESTION,
    QUESTION_INSIDE,
    REMARK,
    SIGNATURE,
    STEP,
)
from cleantext.heuristics.stray import CIPHERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.rules.match import Match

# Log odds that settle a block whatever its neighbours are: on the labelled lines safe rules matched 1,883 lines, none of
# them body (`python -m tests.bench rules`).
_DECIDES_ALONE = 12.0
# Evidence whose odds were measured on the labelled lines; the fit alone shares them out among correlated evidence. Removable
# to body, where it was seen: box texts 43 to 5 between chrome and 20 to 0 below it; lone headlines 5 to 0; openings like a
# headline 157 to 0, repeated ones 26 to 0; bylines and dates above the text 102 to 0, below it 19 to 0; names alone 11 to 0;
# lines above a credit 6 to 1; author notes 2 to 0, introductions 11 to 0, closing notes 9 to 0 (29 to 0 at
# other publishers); prose between chrome of one kind 9 to 0; headlines off topic 34 to 1, in capitals 17 to 0 (at
# three publishers); lists below a chrome heading 843 to 1. A single line between prose needs about 6 to stand out at all. Of
# what pictures leave, copies right below themselves and unreadable text the labelled lines have none, nor tables of contents: their odds are beliefs.
_LEAST: dict[str, tuple[float, float]] = {  # least log odds of metadata and of chrome
    "box_text_off_topic_between_chrome": (-99.0, 2.5),
    "box_text_off_topic_below_chrome": (-99.0, 3.0),
    "box_text_off_topic_below_the_article": (-99.0, 4.5),
    "lone_headline_on_topic_after_the_last_prose": (7.0, -99.0),
    HEADLINE_OPENING: (6.0, -99.0),
    CUE_ABOVE: (8.0, -99.0),
    CUE_BELOW: (6.5, -99.0),
    NAME_ALONE: (8.0, -99.0),
    "unended_line_right_above_a_credit": (4.5, -99.0),
    DESCRIPTION: (6.0, -99.0),
    CAPTION: (6.0, -99.0),
    TWICE: (8.0, -99.0),
    AGAIN: (8.0, -99.0),
    AUTHOR_NOTE: (-99.0, 6.0),
    INTRODUCTION: (-99.0, 6.0),
    AUTHOR_FACTS: (-99.0, 6.0),
    CLOSING_NOTE: (-99.0, 6.0),
    ENCLOSED: (-99.0, 6.0),
    CIPHERED: (-99.0, 8.0),
    CONTENTS: (-99.0, 8.0),
    REPEATED_HEADLINE: (5.0, -99.0),
    "headline_off_topic_after_the_last_prose_of_few_lines": (-99.0, 3.0),
    "headline_in_capitals_like_others_between_prose": (-99.0, 4.0),
    "list_below_a_chrome_heading": (-99.0, 2.5),
}
# What articles have several of, and chrome does not: the most log odds of metadata and of chrome alike. Of the numbered
# parts of an article, what looks like a teaser's headline is the heading of a part. Between two lines of chrome a line
# needs less than -4.7 to stay.
_MOST: dict[str, float] = {
    "counts_on_from_another_line_above_prose": -2.0,
    "line_opens_with_a_quantity_like_others": -5.0,
    "line_between_quantities": -5.0,
    "line_right_above_quantities": -3.0,
    ANNOUNCEMENT: -4.0,
    ANNOUNCED: -3.0,
    LIST_LIKE_OTHERS: -4.0,
    HEADS_LIST_LIKE_OTHERS: -3.0,
    QUESTION: -5.0,
    QUESTION_INSIDE: -4.0,
    CLOCK_TIME: -5.0,
    STEP: -5.0,
    COUNTED: -5.0,
    HEADS_STEPS: -3.0,
    REMARK: -5.0,
    SIGNATURE: -5.0,
    HEADS_LISTS: -3.0,
    LISTING: -5.0,
    RECORD: -4.0,
    HEADS_RECORDS: -3.0,
    LISTED: -5.0,
    BELOW: -5.0,
}
# Evidence that only bounds scores: no weight is fitted for it.
NOT_FITTED = frozenset(
    {LIST_LIKE_OTHERS, HEADS_LIST_LIKE_OTHERS, LISTING, RECORD, HEADS_RECORDS, BELOW, CONTENTS, LISTED}
)
# What articles have several of.
SERIES = frozenset(_MOST)
# What an explanation gives for such evidence where the weights do not know it: for metadata and for chrome.
BOUNDS = (
    _MOST | {name: metadata for name, (metadata, _) in _LEAST.items() if metadata > 0},
    _MOST | {name: chrome for name, (_, chrome) in _LEAST.items() if chrome > 0},
)
SETTLING = frozenset({*_LEAST, *_MOST})


def settled(score: complex, names: Sequence[str], matches: Sequence[Match]) -> complex:
    """The score of a block, log odds of metadata (real) and of chrome (imaginary), with what its safe rules and the evidence of measured odds make of it.

    What articles hold several of outweighs everything but a safe rule.
    """
    metadata, chrome = score.real, score.imag
    for match in matches:
        if match.rule.tier == "safe":
            if match.rule.label.group == "metadata":
                metadata = max(metadata, _DECIDES_ALONE)
            else:
                chrome = max(chrome, _DECIDES_ALONE)
    ruled = max(metadata, chrome) >= _DECIDES_ALONE
    for name in names:
        if name in _LEAST:
            metadata, chrome = max(metadata, _LEAST[name][0]), max(chrome, _LEAST[name][1])
    if not ruled:
        for name in names:
            if name in _MOST:
                metadata, chrome = min(metadata, _MOST[name]), min(chrome, _MOST[name])
    return complex(metadata, chrome)

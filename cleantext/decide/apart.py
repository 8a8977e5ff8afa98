"""What is set apart from an article: pitches glued to its paragraphs, and second copies of it.

Both are found among what the judgement keeps. The rest is then judged again without them, as a page that never held
them, so that cleaning a cleaned text removes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import accumulate
from math import log
from typing import NamedTuple

from cleantext.decide.copies import BREAKS_OFF, copies
from cleantext.model import Block, Evidence, Label
from cleantext.normalize import bare
from cleantext.readers.divide import divide
from cleantext.rules import Pitch, Splitter

Judge = Callable[[Sequence[Block]], Sequence[Block]]

# Paragraphs and list items are cut; lines shorter than this are judged whole, and so much at least stays of a paragraph.
_CUT_KINDS = ("paragraph", "list_item", "quote")
_SHORTEST_CUT, _SHORTEST_REST = 60, 20
# A character of these scripts, Hangul to the Chinese ones, says about what two of others say.
_DENSE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# What is left of a paragraph that a rule would have removed whole has a sentence or two.
_SHORTEST_RESCUE = 120
# All 19 cuts in the body text of 82,340 lines and gold paragraphs of the development data, each read, took off a pitch or
# a pointer to another page; the rules were narrowed on the same data, so by the rule of succession and no higher.
_SURE_OF_A_CUT = 0.95
# What a copy says, the kept original says word for word.
_SURE_OF_A_COPY = 0.99
# Of what both copies say so much may be judged to be no article where it stands once.
_LOST_SHARE = 0.1
# One round cuts, one rescues, one drops a copy; others find what only then is kept.
_MOST_ROUNDS = 6


class _Row(NamedTuple):
    """A block as it was read, or, set apart, with its verdict; ``hinted``: it may end in a pitch."""

    block: Block
    apart: bool = False
    hinted: bool = True


def set_apart(
    read: Sequence[Block],
    judged: Sequence[Block],
    judge: Judge,
    *,
    splitter: Splitter,
    source: str,
    keep: AbstractSet[Label],
    hinted: AbstractSet[int] | None = None,
) -> tuple[Sequence[Block], bool]:
    """The judged blocks with pitches cut off and copies removed, and whether there was a copy.

    ``read`` are the blocks before judgement, ``judged`` after it, ``judge`` judges a document's blocks, ``hinted`` are
    the indices of those that may end in a pitch (None: all). Where nothing is to be set apart, ``judged`` is returned as it is.
    """
    if hinted is not None and not hinted and (Label.STRAY in keep or not copies(judged)):
        return judged, False
    rows = [_Row(block, hinted=hinted is None or index in hinted) for index, block in enumerate(read)]
    may_be_rescued, copied, may_be_copied = True, False, Label.STRAY not in keep
    for _ in range(_MOST_ROUNDS):
        if cuts := _cuts(rows, judged, splitter, source, keep, _may_be_cut):
            rows = _with(rows, cuts)
            judged = _judge(rows, judge)
        elif may_be_rescued and (cuts := _cuts(rows, judged, splitter, source, keep, _may_be_removed_for_its_end)):
            may_be_rescued = False
            rows, judged = _rescued(rows, judged, judge, cuts)
        elif may_be_copied and (doubles := copies(judged)):
            may_be_copied = False
            # Where the page without its copy says less, the article alone may not: what is cleaned again is that.
            for settled in (False, True):
                without = _without(rows, judged, doubles, settled=settled)
                again = _as_judged(without, judged) if judged[0].structure is not None else _judge(without, judge)
                if _is_all_there(judged, again, doubles):
                    rows, judged, copied, may_be_copied = without, again, True, True
                    break
        else:
            break
    return judged, copied


def _rescued(
    rows: list[_Row], judged: Sequence[Block], judge: Judge, cuts: dict[int, list[_Row]]
) -> tuple[list[_Row], Sequence[Block]]:
    """Rows and verdicts with those cuts that leave a paragraph of the article: kept, and no rule says a word against it.

    A paragraph that ends in a prompt to follow its author is about the author.
    """
    cuts = {
        index: pieces for index, pieces in cuts.items() if all(p.block.label is not Label.AUTHOR_BIO for p in pieces)
    }
    for _ in range(2):
        if not cuts:
            break
        trial = _with(rows, cuts)
        again = _judge(trial, judge)
        places = accumulate((len(cuts.get(index, ())) or 1 for index in range(len(rows))), initial=0)
        fails = [
            index
            for index, place in zip(range(len(rows)), places, strict=False)
            if index in cuts and not _is_clean(again[place])
        ]
        if not fails:
            return trial, again
        cuts = {index: pieces for index, pieces in cuts.items() if index not in fails}
    return rows, judged


def _is_clean(block: Block) -> bool:
    return bool(block.kept) and not any(evidence.tier for evidence in block.evidence)


def _without(rows: list[_Row], judged: Sequence[Block], doubles: Mapping[int, int], *, settled: bool) -> list[_Row]:
    """The rows with the blocks of a second copy set apart; what was removed of it anyway keeps its label.

    ``settled``: so is all else that was removed.
    """
    return [
        _Row(_copy(row.block) if block.kept else block, apart=True)
        if index in doubles or (settled and not block.kept)
        else row
        for index, (row, block) in enumerate(zip(rows, judged, strict=True))
    ]


def _is_all_there(judged: Sequence[Block], again: Sequence[Block], doubles: Mapping[int, int]) -> bool:
    """Whether the page without its copy still says what both copies said, and all that only one of them said.

    Of what both said a little may go: what a box below the article holds is repeated with it, and is no article.
    """
    said = {bare(block.text) for block in again if block.kept}
    twice, lost = 0, 0
    for index in range(min(*doubles, *doubles.values()), max(doubles) + 1):
        block = judged[index]
        missing = bool(block.kept) and bare(block.text) not in said and not block.text.endswith(BREAKS_OFF)
        if index in doubles:
            twice += len(block.text)
            lost += len(block.text) * missing
        elif missing and len(block.text) >= _SHORTEST_CUT and index not in doubles.values():
            return False
    return lost <= _LOST_SHARE * twice


def _judge(rows: Sequence[_Row], judge: Judge) -> list[Block]:
    left = iter(judge([row.block for row in rows if not row.apart]))
    return [row.block if row.apart else next(left) for row in rows]


def _as_judged(rows: Sequence[_Row], judged: Sequence[Block]) -> list[Block]:
    """The verdicts on an HTML page, whose structure still speaks of both copies; what is set apart has its own."""
    return [row.block if row.apart else block for row, block in zip(rows, judged, strict=True)]


def _cuts(
    rows: Sequence[_Row],
    judged: Sequence[Block],
    splitter: Splitter,
    source: str,
    keep: AbstractSet[Label],
    may_be_cut: Callable[[Block], int],
) -> dict[int, list[_Row]]:
    """The pieces of each block that can be cut; ``may_be_cut`` says how many characters must stay of it, 0 for never."""
    least = {
        index: size
        for index, row in enumerate(rows)
        if row.hinted and not row.apart and (size := may_be_cut(judged[index]))
    }
    candidates = list(least)
    cuts = {}
    for position, pitches in splitter.find([rows[index].block.text for index in candidates]).items():
        index = candidates[position]
        if pieces := _pieces(rows[index].block, pitches, least[index], source, keep):
            cuts[index] = pieces
    return cuts


def _with(rows: Sequence[_Row], cuts: Mapping[int, list[_Row]]) -> list[_Row]:
    return [piece for index, row in enumerate(rows) for piece in cuts.get(index, (row,))]


def _may_be_cut(block: Block) -> int:
    """A kept paragraph."""
    if not block.kept or block.label is not Label.BODY or block.kind not in _CUT_KINDS:
        return 0
    dense = 2 if _DENSE.match(block.text) else 1
    return _SHORTEST_REST // dense if len(block.text) * dense >= _SHORTEST_CUT else 0


def _may_be_removed_for_its_end(block: Block) -> int:
    """A long paragraph that was removed as chrome and a rule is sure of: it may have seen the pitch alone."""
    if block.kept or len(block.text) < _SHORTEST_RESCUE or block.kind not in _CUT_KINDS:
        return 0
    if block.label is None or block.label.group != "chrome":
        return 0
    return _SHORTEST_RESCUE if any(evidence.tier == "safe" for evidence in block.evidence) else 0


def _pieces(block: Block, pitches: Sequence[Pitch], least: int, source: str, keep: AbstractSet[Label]) -> list[_Row]:
    """The paragraph without its pitches, still to be judged, and each pitch with its verdict; none where it cannot be cut."""
    pieces: list[_Row] = []
    for pitch in reversed(pitches):
        parts = divide(block, pitch.start, source) if pitch.start >= least else None
        if parts is None:
            break
        block, cut_off = parts
        pieces.insert(0, _Row(_pitch(cut_off, pitch, keep), apart=True))
    return [_Row(block), *pieces] if pieces else []


def _pitch(block: Block, pitch: Pitch, keep: AbstractSet[Label]) -> Block:
    label = pitch.rule.label
    evidence = Evidence(pitch.rule.id, label, "split", pitch.text, _weight(_SURE_OF_A_CUT))
    return replace(block, label=label, kept=label in keep, confidence=_SURE_OF_A_CUT, evidence=(evidence,))


def _copy(block: Block) -> Block:
    evidence = Evidence("stands_in_the_article_already", weight=_weight(_SURE_OF_A_COPY))
    return replace(block, label=Label.STRAY, kept=False, confidence=_SURE_OF_A_COPY, evidence=(evidence,))


def _weight(confidence: float) -> float:
    """The log odds of a probability."""
    return log(confidence / (1.0 - confidence))

"""Interviews: which paragraphs are the interviewer's, by their labels or by their alternating with answers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.model import Block

_LABEL = re.compile(r"\**([^\W\d_][^:.!?*]{0,39}):\**\s+\S")
_MOST_LABEL_WORDS = 4
_ASKS = re.compile(r"[?？؟]")
_ENDS_ASKING = re.compile(r"[?？؟][\"'“”„»«’‘)*\s]*\Z")
# Labels that say what they introduce.
_QUESTION_LABELS = frozenset(
    "q question frage f pregunta domanda pergunta vraag fråga spørgsmål spørsmål pytanie otázka kysymys kérdés "
    "întrebare ερώτηση soru вопрос питання запитання 問 問い 質問 问 提问 문 질문 سؤال प्रश्न सवाल câu tanya pertanyaan".split()
)
# An interview has this many questions; they are shorter than this, in characters, and of so many paragraphs from the first
# to the last at least one is a question.
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 400
_PARAGRAPHS_A_QUESTION = 4


def questions(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the interviewer's paragraphs among the kept blocks of an article; empty when it is no interview.

    Questions that are headings by kind stay headings: so articles ask what they answer.
    """
    return _labelled(blocks) or _alternating(blocks)


def _labelled(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs of the speaker whose label says so, or who asks more often than not while another answers."""
    spoken: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        match = _LABEL.match(block.text) if block.kind == "paragraph" and ":" in block.text[:48] else None
        if match is not None and len(match[1].split()) <= _MOST_LABEL_WORDS:
            spoken[match[1].lower()].append(index)
    several = {label: indices for label, indices in spoken.items() if len(indices) > 1}
    named = [index for label, indices in several.items() if label in _QUESTION_LABELS for index in indices]
    if named:
        return frozenset(named)
    if len(several) < 2:
        return frozenset()
    asking = {
        label: sum(_ASKS.search(blocks[i].text) is not None for i in indices) / len(indices)
        for label, indices in several.items()
    }
    asker = max(asking, key=lambda label: asking[label])
    if asking[asker] <= 0.5 or any(share > 0.5 for label, share in asking.items() if label != asker):
        return frozenset()
    return frozenset(several[asker])


def _alternating(blocks: Sequence[Block]) -> frozenset[int]:
    """Short paragraphs that end as questions, each above one that does not, close to each other."""
    asking = [
        block.kind == "paragraph"
        and len(block.text) <= _LONGEST_QUESTION
        and _ENDS_ASKING.search(block.text) is not None
        for block in blocks
    ]
    asked = [
        index
        for index in range(len(blocks) - 1)
        if asking[index] and not asking[index + 1] and blocks[index + 1].kind == "paragraph"
    ]
    if len(asked) < _FEWEST_QUESTIONS or asked[-1] - asked[0] > _PARAGRAPHS_A_QUESTION * len(asked):
        return frozenset()
    return frozenset(asked)

"""Several articles in one document: parts with bylines and topics of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from cleantext.metadata import split_dateline
from cleantext.metadata.names import names_in_byline
from cleantext.model import Block, Label

# A part of a document is an article of its own from so many long paragraphs and characters on ...
_LONG, _FEWEST_PARAGRAPHS, _FEWEST_CHARACTERS = 80, 2, 300
# ... when of its content words less than this share stands in the part above, too.
_SHARED = 0.2
# The beginnings of longer words, so that inflection is folded; where words are not spaced, runs of letters of one script.
_CONTENT_WORD = regex.compile(r"\p{Han}{2}|\p{Katakana}{3}|[^\W\d_\p{Han}\p{Hiragana}\p{Katakana}]{6}")
_HEADS = {Label.TITLE, Label.BYLINE, Label.TIMESTAMP}


def several_articles(blocks: Sequence[Block]) -> bool:
    """Whether two parts of a judged document are signed differently and have little in common.

    Parts are divided where headlines, bylines or dates were taken out between paragraphs, and signed by a byline that
    says so ("By …") or a dateline. It is a reason for a warning, not for a verdict.
    """
    parts: list[list[str]] = [[]]
    heads: list[dict[str, Label]] = [{}]
    for block in blocks:
        if block.kept:
            if len(block.text) >= _LONG:
                parts[-1].append(block.text)
        elif block.label is not None and block.label in _HEADS:
            if parts[-1]:
                parts.append([])
                heads.append({})
            heads[-1][block.text] = block.label
    if len(parts) == 1:
        return False
    long = [
        (part, head)
        for part, head in zip(parts, heads, strict=True)
        if len(part) >= _FEWEST_PARAGRAPHS and sum(map(len, part)) >= _FEWEST_CHARACTERS
    ]
    if len(long) == 1:
        return False
    signed = [(part, head) for part, head in long if _is_signed(part, head)]
    if len(signed) < 2:
        return False
    topics = [(head, _topic(part)) for part, head in signed]
    return any(
        head.keys().isdisjoint(next_head) and len(topic & other) < _SHARED * min(len(topic), len(other))
        for (head, topic), (next_head, other) in pairwise(topics)
    )


def _is_signed(part: list[str], head: dict[str, Label]) -> bool:
    bylines = (text for text, label in head.items() if label is Label.BYLINE)
    return any(names_in_byline(text, only_introduced=True) for text in bylines) or split_dateline(part[0]) is not None


def _topic(part: list[str]) -> set[str]:
    return set(_CONTENT_WORD.findall(" ".join(part).lower()))

"""Dividing a block in two, with spans that hold: each part is what its own piece of the source normalises to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from cleantext.model import Block
from cleantext.normalize import normalize

_SPACE = regex.compile(r"\s+")
# A place is looked for among so many of the last gaps between words: far more than a pitch has.
_MOST_PLACES = 120


def divide(block: Block, position: int, source: str) -> tuple[Block, Block] | None:
    """The block up to the offset ``position`` of its text, and the rest as a paragraph; white space between is no one's.

    Where repair has made the text so different from the source that no place of it gives exactly these two, None.

    >>> block = Block("Der Rat tagte. Mehr dazu hier.", 0, 32)
    >>> [(part.text, part.start, part.end) for part in divide(block, 15, "Der Rat  tagte. \\tMehr dazu hier.") or ()]
    [('Der Rat tagte.', 0, 15), ('Mehr dazu hier.', 17, 32)]
    """
    left, right = block.text[:position].rstrip(), block.text[position:].lstrip()
    if block.start is None or block.end is None:
        return replace(block, text=left), replace(block, text=right, kind="paragraph")
    raw = source[block.start : block.end]
    for place in _places(raw, block.text, position, right):
        head = raw[:place].rstrip()
        if normalize(head) == left and normalize(raw[place:]) == right:
            first = replace(block, text=left, end=block.start + len(head))
            return first, replace(block, text=right, kind="paragraph", start=block.start + place)
    return None


def _places(raw: str, text: str, position: int, right: str) -> Iterator[int]:
    """Offsets in ``raw`` where the second part may start, the likeliest first."""
    offset = raw.find(text)
    if offset >= 0:
        yield offset + position
    gaps = [gap.end() for gap in _SPACE.finditer(raw)]
    yield from reversed(gaps[-_MOST_PLACES:])
    place = len(raw)
    for _ in range(_MOST_PLACES):
        place = raw.rfind(right[0], 0, place)
        if place < 0:
            return
        yield place

"""Lists: items with their bullets or numbers, nested as the source shows them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.model import Layout
from cleantext.render import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.model import Block

_BULLET = re.compile(r"[-*•·●▪■◦‣–]\s+")
_NUMBERED = re.compile(r"(\d{1,2})([.)])\s+")
_NO_LAYOUT = Layout()


def items(blocks: Sequence[Block]) -> str:
    """The neighbouring items of a list.

    Markdown counts on from the first number, whatever the others are: numbers that do not count on, as of a countdown,
    stand as text.
    """
    counted = [_NUMBERED.match(block.text) for block in blocks]
    numbers = [
        int(match[1]) for match, block in zip(counted, blocks, strict=True) if match is not None and not _level(block)
    ]
    if any(after != before + 1 for before, after in pairwise(numbers)):
        return "\n\n".join(escape.line(block.text) for block in blocks)
    least = min(map(_level, blocks))
    indents: list[int] = []
    lines: list[str] = []
    for index, block in enumerate(blocks):
        if index and _goes_on(blocks[index - 1], block):
            lines.append(f"\n{' ' * indents[-1]}{escape.line(block.text)}")
            continue
        marker, text = _marker(block)
        level = min(_level(block) - least, len(indents))
        indents = indents[:level]
        indent = indents[-1] if indents else 0
        indents.append(indent + len(marker))
        lines.append(" " * indent + marker + escape.line(text))
    return "\n".join(lines)


def _level(block: Block) -> int:
    return (block.layout or _NO_LAYOUT).level


def _marker(block: Block) -> tuple[str, str]:
    """The marker of an item, and its text without its own."""
    numbered = _NUMBERED.match(block.text)
    if numbered is not None:
        return f"{numbered[1]}{numbered[2]} ", block.text[numbered.end() :]
    number = (block.layout or _NO_LAYOUT).number
    bullet = _BULLET.match(block.text)
    return f"{number}. " if number is not None else "- ", block.text[
        bullet.end() :
    ] if bullet is not None else block.text


def _goes_on(before: Block, block: Block) -> bool:
    """Whether two HTML blocks are paragraphs of one item."""
    if before.structure is None or block.structure is None:
        return False
    item, mark, inside = block.structure.path.rpartition("/li[")
    return (
        bool(mark)
        and before.structure.path.startswith(f"{item}/li[{inside.split(']')[0]}]")
        and _level(before) == _level(block)
    )

"""A Document as Markdown: the title, then each kept paragraph by its kind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.render import escape
from cleantext.render.interview import questions
from cleantext.render.lists import items
from cleantext.render.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.model import Block, Document

_HEADING = re.compile(r"\A#{1,6}\s+")
_LIST = re.compile(r"/(?:ul|ol|dl)\[\d+\]")
_QUOTE = re.compile(r">\s?")
# Lines of verse are shorter than this, in characters; of text whose paragraphs are not divided by blank lines some are longer.
_LONGEST_VERSE = 90
_HARD_BREAK = "  \n"


def document(doc: Document) -> str:
    """The article as Markdown, ending in a line break; empty for a document without text.

    Subheadings have two marks or as many as the source says, lists are nested as in the source, rows are tables where
    they are regular, an interviewer's questions are bold, lines of verse keep their breaks. What the text itself wrote in
    Markdown stays.
    """
    parts: list[str] = []
    title = doc.metadata.title
    if title:
        parts.append("# " + escape.heading(title))
    blocks = [block for block in doc.blocks if block.kept]
    if title and blocks and _HEADING.sub("", blocks[0].text, count=1) == title:
        blocks = blocks[1:]  # the title was kept in the body, too
    asked = questions(blocks)
    tight = _tight(doc.blocks)
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or not _belong(blocks[index - 1], blocks[index], tight):
            parts.append(_part(blocks[start:index], bold=start in asked))
            start = index
    return "\n\n".join(parts) + "\n" if parts else ""


def _belong(above: Block, below: Block, tight: frozenset[int]) -> bool:
    """Whether two neighbours make one list, quotation, table or stanza."""
    if above.kind != below.kind or above.kind == "heading":
        return False
    if above.kind == "paragraph":
        return below.start in tight
    if above.kind == "list_item":
        return _list_of(above) == _list_of(below)
    return above.kind != "table_row" or _table_of(above) == _table_of(below)


def _list_of(item: Block) -> str:
    """The path of the outermost list an item of a page is in."""
    found = _LIST.search(item.structure.path) if item.structure is not None else None
    return found.string[: found.end()] if found is not None else ""


def _table_of(row: Block) -> str:
    return row.structure.path.rpartition("/table[")[2].partition("/")[0] if row.structure is not None else ""


def _tight(blocks: Sequence[Block]) -> frozenset[int]:
    """Where lines of verse start that go on with the line above: short ones, in a text that divides its paragraphs by blank lines."""
    gaps = [
        (above, below, below.start - above.end)
        for above, below in pairwise(blocks)
        if above.end is not None and below.start is not None
    ]
    least = min((gap for _, _, gap in gaps), default=0)
    close = [(above, below) for above, below, gap in gaps if gap == least]
    if len(close) == len(gaps) or any(max(len(a.text), len(b.text)) > _LONGEST_VERSE for a, b in close):
        return frozenset()
    return frozenset(b.start for a, b in close if a.kept and b.kept and b.start is not None)


def _part(blocks: Sequence[Block], *, bold: bool) -> str:
    """Neighbours of one kind that belong together."""
    first = blocks[0]
    match first.kind:
        case "heading":
            return _heading(first)
        case "list_item":
            return items(blocks)
        case "quote":
            return "\n>\n".join("> " + f"{_HARD_BREAK}> ".join(_lines(block)) for block in blocks)
        case "table_row":
            return table(blocks)
        case _ if bold and len(blocks) == 1:
            return escape.bold(first.text)
        case _:
            return _HARD_BREAK.join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    """The lines of a block as Markdown: one, but for verse and the like."""
    if block.layout is not None and block.layout.lines:
        return [escape.line(line) for line in block.layout.lines]
    return [escape.line(_QUOTE.sub("", block.text, count=1) if block.kind == "quote" else block.text)]


def _heading(block: Block) -> str:
    if _HEADING.match(block.text):
        return block.text
    rank = max(2, block.layout.level) if block.layout is not None else 2
    return f"{'#' * rank} {escape.heading(block.text)}"

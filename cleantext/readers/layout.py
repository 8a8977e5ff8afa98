"""The layout of plain text: what indentation, tabs and columns say of lines, which their folded text no longer shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext.model import Layout
from cleantext.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleantext.model import Block

_TAB_WIDTH = 4
_MOST_LEVELS = 5
# Two spaces are a weaker sign than a tab or a bar, and two bars in two lines may be chance.
_FEWEST_COLUMN_ROWS, _FEWEST_CELLS = 3, 4
_FEWEST_ROWS = 3
_WIDEST_CELL = 60
_LONGEST_ROW = 300
_COLUMN_CELL = re.compile(r"\S+(?: \S+)*")
_TABS = re.compile(r"\t+")
_NUMBER = re.compile(r"(\d{1,2})\.\s")


def lay_out(source: str, blocks: list[Block]) -> list[Block]:
    """The blocks with their layout: rows of tables with their cells, items with how deep they are nested.

    What looks like an item by its own mark and has no fellow is a paragraph: a date (``3. Oktober``), a line of dialogue.

    >>> from cleantext.readers.text import read
    >>> [(b.kind, b.layout.cells) for b in read("Jahr\\tKosten\\n2023\\t4\\n2024\\t5") if b.layout]
    [('table_row', ('Jahr', 'Kosten')), ('table_row', ('2023', '4')), ('table_row', ('2024', '5'))]
    """
    marked = [index for index, block in enumerate(blocks) if block.kind == "list_item"]
    if marked:
        blocks = _without_lone_items(blocks, marked)
        if "  " in source or "\t" in source:
            blocks = _nested(source, blocks, marked)
    for separator, cells in _SEPARATORS:
        if separator in source:
            blocks = _with_rows(source, blocks, cells)
    return blocks


def _without_lone_items(blocks: list[Block], marked: list[int]) -> list[Block]:
    numbers = {index: int(match[1]) for index in marked if (match := _NUMBER.match(blocks[index].text)) is not None}
    seen = set(numbers.values())
    result = list(blocks)
    for index in marked:
        number = numbers.get(index)
        if number is not None:
            lone = number - 1 not in seen and number + 1 not in seen
        else:
            lone = blocks[index].text[0] == "–" and not _introduced(blocks, index)
        if lone:
            result[index] = replace(blocks[index], kind="paragraph")
    return result


def _introduced(blocks: list[Block], index: int) -> bool:
    """Whether another dash stands next to the line, or a colon above it."""
    around = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
    return any(block.text[0] == "–" for block in around) or (index > 0 and blocks[index - 1].text[-1] in ":：")


def _nested(source: str, blocks: list[Block], marked: list[int]) -> list[Block]:
    """Items that are indented more than an item above them are nested below it."""
    result = list(blocks)
    indents: list[int] = []
    previous = -2
    for index in marked:
        block = result[index]
        if block.kind != "list_item":
            continue
        if index != previous + 1:
            indents = []
        previous = index
        assert block.start is not None
        line = source[block.start : block.end]
        indent = len((line[: len(line) - len(line.lstrip())]).expandtabs(_TAB_WIDTH))
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        level = min(len(indents) - 1, _MOST_LEVELS)
        if level:
            result[index] = replace(block, layout=Layout(level=level))
    return result


def with_rows(texts: list[str], blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks, rows of tables as Markdown writes them: however a text divides its cells, they are judged alike.

    A bar or two in a line are as often a menu's; three lines with as many cells each make a table. One line may interrupt it.
    """
    rows = [index for index, block in enumerate(blocks) if block.kind == "table_row" and block.text[0] != "|"]
    if len(rows) < _FEWEST_ROWS:
        return texts
    result = list(texts)
    run: list[int] = []
    for index in [*rows, len(blocks) + 2]:
        if run and (index > run[-1] + 2 or _cells(blocks[index]) != _cells(blocks[run[-1]])):
            if len(run) >= _FEWEST_ROWS:
                for row in run:
                    layout = blocks[row].layout
                    result[row] = f"| {' | '.join(layout.cells) if layout else texts[row]} |"
            run = []
        run.append(index)
    return result


def _cells(row: Block) -> int:
    """How many a row has."""
    return len(row.layout.cells) if row.layout else row.text.count(" | ") + 1


Cell = tuple[str, int, int]  # its text, and where it starts and ends in the line


def _with_rows(source: str, blocks: list[Block], cells_of: Callable[[str], list[Cell]]) -> list[Block]:
    """Neighbouring lines that have the same number of cells are the rows of a table."""
    result = list(blocks)
    for first, rows in _runs(source, blocks, cells_of):
        if not _is_table(rows, in_columns=cells_of is _columns):
            continue
        for index, row in enumerate(rows, start=first):
            cells = tuple(normalize(cell) for cell, _, _ in row)
            # Cells are repaired by themselves; what comes out otherwise than in the line is left as a line.
            alike = cells_of is _bars or " ".join(filter(None, cells)) == blocks[index].text
            layout = Layout(cells=cells) if alike and cells_of is not _bars else None
            result[index] = replace(blocks[index], kind="table_row" if alike else "paragraph", layout=layout)
    return result


def _runs(
    source: str, blocks: list[Block], cells_of: Callable[[str], list[Cell]]
) -> Iterator[tuple[int, list[list[Cell]]]]:
    """Runs of neighbouring lines with the same number of cells, two or more: where each begins, and its rows."""
    rows: list[list[Cell]] = []
    for index, block in enumerate(blocks):
        assert block.start is not None
        assert block.end is not None
        fits = block.kind == "paragraph" and block.end - block.start <= _LONGEST_ROW
        row = cells_of(source[block.start : block.end]) if fits else []
        if rows and len(row) != len(rows[0]):
            yield index - len(rows), rows
            rows = []
        if len(row) > 1:
            rows.append(row)
    if rows:
        yield len(blocks) - len(rows), rows


def _is_table(rows: list[list[Cell]], *, in_columns: bool) -> bool:
    if any(len(text) > _WIDEST_CELL for row in rows for text, _, _ in row):
        return False
    if not in_columns:
        return len(rows) * len(rows[0]) >= _FEWEST_CELLS
    if any(text[-1] in ".!?" for row in rows for text, _, _ in row[:-1]):
        return False  # the two spaces that typists put between sentences
    # The head of a column need not stand where its values do.
    body = list(zip(*rows[1:], strict=True))
    return len(rows) >= _FEWEST_COLUMN_ROWS and all(
        len({start for _, start, _ in column}) == 1 or len({end for _, _, end in column}) == 1 for column in body[1:]
    )


def _tabbed(line: str) -> list[Cell]:
    """An empty first cell is the corner above the names of the rows; a tab before all else is an indentation."""
    cells = [(text.strip(), 0, 0) for text in _TABS.split(line.rstrip())] if "\t" in line else []
    return cells if sum(text != "" for text, _, _ in cells) > 1 else []


def _columns(line: str) -> list[Cell]:
    return [(match[0], match.start(), match.end()) for match in _COLUMN_CELL.finditer(line)] if "  " in line else []


def _bars(line: str) -> list[Cell]:
    cells = line.split(" | ") if " | " in line else []
    return [(text, 0, 0) for text in cells] if all(map(str.strip, cells)) else []


# How the cells of a row are divided: what must stand in the text for it, and the cells of a line.
_SEPARATORS: tuple[tuple[str, Callable[[str], list[Cell]]], ...] = (("\t", _tabbed), ("  ", _columns), (" | ", _bars))

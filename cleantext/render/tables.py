"""Tables: rows of text as a GFM table where they have the same cells, as lines where not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cleantext.render import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.model import Block

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*:?-+:?\s*")


def table(rows: Sequence[Block]) -> str:
    """The rows of one table.

    A row that lacks the first cell (the corner above the names of the rows) gets an empty one, a row of one cell (the
    name of a part) empty ones behind it. Where other rows differ, all are lines, as nothing says what stands under what.
    """
    cells = [_cells(row) for row in rows]
    columns = Counter(map(len, cells)).most_common(1)[0][0]
    rule = len(cells) > 1 and all(_RULE.fullmatch(cell) for cell in cells[1])
    regular = [_fitted(row, columns, first=index == 0) for index, row in enumerate(cells)]
    if columns < 2 or None in regular:
        return "  \n".join(escape.line(row.text) for row in rows)
    lines = [f"| {' | '.join(map(escape.cell, row or ()))} |" for row in regular]
    lines[1 : 1 + rule] = [f"|{'|'.join(cells[1] if rule else ['---'] * columns)}|"]
    return "\n".join(lines)


def _cells(row: Block) -> list[str]:
    if row.layout is not None and row.layout.cells:
        return list(row.layout.cells)
    text = row.text.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip() for cell in _BAR.split(text)]


def _fitted(row: list[str], columns: int, *, first: bool) -> list[str] | None:
    if len(row) == columns:
        return row
    if first and len(row) == columns - 1:
        return ["", *row]
    return row + [""] * (columns - 1) if len(row) == 1 else None

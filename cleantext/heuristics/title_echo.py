"""The title echo: the headline repeated as a line of its own, or quoted by chrome."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

_QUOTED = re.compile(r'"([^"]{12,200})"')
_FEWEST_WORDS, _MOST_WORDS = 3, 24
# Of a line's stems so many stand in another line that nearly says the same; stems of more lines than this are the page's.
_MOST_OF, _RARE = 0.8, 6


def quoted_headlines(page: Page) -> dict[str, list[int]]:
    """Strings of headline length that stand in quotation marks, with the indices of the blocks that quote them."""
    quoted: dict[str, list[int]] = {}
    for index, measure in enumerate(page.measures):
        if '"' in measure.bare and (measure.size <= 40 or page.matches[index]):
            for match in _QUOTED.finditer(measure.bare):
                if _FEWEST_WORDS <= match[1].count(" ") + 1 <= _MOST_WORDS:
                    quoted.setdefault(match[1].strip(" .!?"), []).append(index)
    return quoted


def title_echo(page: Page, names: Names) -> None:
    """Blocks that quote a string which another block quotes too or is; lines that a quoting block or the page repeats."""
    quotations = quoted_headlines(page)
    lines = (
        {m.bare: i for i, m in enumerate(page.measures) if _FEWEST_WORDS <= m.size <= _MOST_WORDS} if quotations else {}
    )
    for quoted, indices in quotations.items():
        own_line = lines.get(quoted)
        if own_line is not None and own_line not in indices:
            names[own_line].append("line_quoted_by_another")
        if len(set(indices)) > 1 or (own_line is not None and own_line not in indices):
            for index in set(indices):
                names[index].append("quotes_what_looks_like_the_headline")
    _partial_repeats(page, names)


def _partial_repeats(page: Page, names: Names) -> None:
    """A headline-like line near the top whose stems nearly all stand in another headline-like line."""
    heads = [
        i
        for i, m in enumerate(page.measures)
        if not m.prose and m.size <= _MOST_WORDS and len(m.stems) >= _FEWEST_WORDS
    ]
    once: set[str] = set()
    shared: set[str] = set()
    for i in heads:
        stems = page.measures[i].stems
        shared |= once & stems
        once |= stems
    echoes = [i for i in heads if len(page.measures[i].stems & shared) >= _MOST_OF * len(page.measures[i].stems)]
    if not echoes:
        return
    owners: dict[str, list[int]] = {}
    for i in heads:
        for stem in page.measures[i].stems & shared:
            owners.setdefault(stem, []).append(i)
    for i in echoes:
        mine = page.measures[i].stems
        others = Counter(j for stem in mine & shared if len(owners[stem]) <= _RARE for j in owners[stem] if j != i)
        if any(count >= _MOST_OF * len(mine) for count in others.values()):
            names[i].append("nearly_repeats_another_line")

"""The title echo: the headline repeated as a line of its own, or quoted by chrome."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

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


def title_echo(page: Page) -> list[list[str]]:
    """Blocks that quote a string which another block quotes too or is; lines that a quoting block or the page repeats."""
    names: list[list[str]] = [[] for _ in page.measures]
    lines = {m.bare: i for i, m in enumerate(page.measures) if _FEWEST_WORDS <= m.size <= _MOST_WORDS}
    for quoted, indices in quoted_headlines(page).items():
        own_line = lines.get(quoted)
        if own_line is not None and own_line not in indices:
            names[own_line].append("line_quoted_by_another")
        if len(set(indices)) > 1 or (own_line is not None and own_line not in indices):
            for index in set(indices):
                names[index].append("quotes_what_looks_like_the_headline")
    _partial_repeats(page, names)
    return names


def _partial_repeats(page: Page, names: list[list[str]]) -> None:
    """A headline-like line near the top whose stems nearly all stand in another headline-like line."""
    heads = [
        i
        for i, m in enumerate(page.measures)
        if len(m.stems) >= _FEWEST_WORDS and not m.prose and m.size <= _MOST_WORDS
    ]
    uses = Counter(chain.from_iterable(page.measures[i].stems for i in heads))
    shared = {stem for stem, count in uses.items() if count > 1}
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

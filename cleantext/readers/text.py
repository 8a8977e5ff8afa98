"""The text reader: one block a line, or one a paragraph where the text is hard-wrapped at a column; exact spans."""

from __future__ import annotations

from itertools import pairwise

import regex

from cleantext.model import Block, Kind
from cleantext.normalize import needs_no_repair, normalize
from cleantext.readers.layout import lay_out

# Every character at which str.splitlines breaks: CR, LF, VT, FF, FS, GS, RS, NEL, LS, PS.
_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Columns at which e-mail, wire and Project Gutenberg texts are wrapped.
_NARROWEST, _WIDEST = 40, 110
# Fewer pairs of lines than this could be wrapped by chance.
_FEWEST_PAIRS = 6
_WRAPPED_SHARE = 0.9
# Of lines broken inside sentences so many go on in lower case; of titles, list items and verse few or none do.
_LOWER_CASE_SHARE = 0.3

_KIND = regex.compile(
    r"""(?P<heading>\#{1,6}\s+\S)
      | (?P<list_item>(?:[-*•·●▪■◦‣–]|\(?\d{1,2}[.)])\s+\S)
      | (?P<quote>>\s?\S)
      | (?P<table_row>\|.*\|\s*\Z)""",
    regex.VERBOSE,
)


def read(source: str) -> list[Block]:
    """The blocks of a plain text in order; white-space-only lines are gaps, not blocks.

    >>> [(b.text, b.start, b.end) for b in read("Erste  Zeile\\r\\n\\n- zweite")]
    [('Erste Zeile', 0, 12), ('- zweite', 15, 23)]
    """
    lines = _lines(source)
    wrapped = _is_hard_wrapped(source, lines)
    if wrapped:
        lines = _join_wrapped(source, lines)
    plain = needs_no_repair(source)
    blocks = []
    for start, end in lines:
        text = source[start:end].strip() if plain and not wrapped else normalize(source[start:end])
        if text:
            blocks.append(Block(text, start, end, "paragraph" if text[0].isalpha() else kind_of(text)))
    return lay_out(source, blocks)


def _lines(source: str) -> list[tuple[int, int]]:
    """Where each line that is not empty starts and ends, its break not included."""
    spans = []
    start = 0
    for line in source.splitlines(keepends=True):
        if size := len(line.rstrip(_BREAKS)):
            spans.append((start, start + size))
        start += len(line)
    return spans


def kind_of(text: str) -> Kind:
    """What a line's own marker says it is."""
    if text[0].isalpha():
        return "paragraph"
    match = _KIND.match(text)
    return match.lastgroup if match is not None else "paragraph"  # type: ignore[return-value]  # groups are kinds


def _is_hard_wrapped(source: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines break where the next word would have passed the column, as greedy wrapping leaves them."""
    if len(lines) <= _FEWEST_PAIRS or any(end - start > _WIDEST for start, end in lines):
        return False
    column = max([end - start for start, end in lines])
    if column < _NARROWEST:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(source, a, b)]
    wrapped = sum(_overflows(source, a, b, column) for a, b in pairs)
    if wrapped < _FEWEST_PAIRS or wrapped < _WRAPPED_SHARE * len(pairs):
        return False
    return sum(source[b[0] : b[1]].lstrip()[:1].islower() for _, b in pairs) >= _LOWER_CASE_SHARE * len(pairs)


def _adjacent(source: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """No blank line stands between the two lines."""
    gap = source[a[1] : b[0]]
    return gap in ("\n", "\r\n", "\r") and not source[b[0] : b[1]].isspace() and not source[a[0] : a[1]].isspace()


def _overflows(source: str, a: tuple[int, int], b: tuple[int, int], column: int) -> bool:
    first_word = source[b[0] : b[1]].split(maxsplit=1)
    return bool(first_word) and len(source[a[0] : a[1]].rstrip()) + 1 + len(first_word[0]) > column


def _join_wrapped(source: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of one paragraph as one span; a paragraph whose lines break early (verse, tables) stays in lines."""
    column = max(end - start for start, end in lines)
    paragraphs: list[list[tuple[int, int]]] = []
    for line in lines:
        if paragraphs and _adjacent(source, paragraphs[-1][-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    joined: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        if all(_overflows(source, a, b, column) for a, b in pairwise(paragraph)):
            joined.append((paragraph[0][0], paragraph[-1][1]))
        else:
            joined.extend(paragraph)
    return joined

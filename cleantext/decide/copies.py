"""Copies: an article that stands in a document twice, whole or in good part.

A page without a long line that starts like another pays for one look at the beginnings of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.model import Block
from cleantext.normalize import bare

# A line from this many characters on does not recur by chance; lines that start with the same so many are compared.
_LONG, _BEGINNING = 80, 36
# A copy of an article has two such lines that make 300 characters together, or one of 400: below, a passage is quoted
# or a refrain sung, and repetition alone says what to do with it.
_FEWEST_LINES, _FEWEST_CHARACTERS, _ONE_LINE = 2, 300, 400
# So much of what stands between the first and last line of a copy stands in the original, too, and the other way round.
_SHARE = 0.6
# A teaser breaks off with one of these.
BREAKS_OFF = ("[…]", "[...]", "(...)", "(…)", "…", "...")


def copies(blocks: Sequence[Block]) -> dict[int, int]:
    """The index of each block of a second copy, and the index of the block that says the same in the first.

    Only where an article, or a good part of one, is kept twice. Of a paragraph that breaks off ("…") and the whole of
    it, the whole stays wherever it stands. What differs in any other way is no copy. Short lines in and around the
    second copy belong to it when the first has them, too, kept or removed.
    """
    found: dict[int, int] = {}
    for run in _runs(blocks):
        if _is_an_article(blocks, run):
            found |= _said_twice(blocks, run)
    return found


def _runs(blocks: Sequence[Block]) -> list[list[tuple[int, int]]]:
    """Pairs of a long block and the first that starts like it, in runs in which both go down the page."""
    first: dict[str, int] = {}
    runs: list[list[tuple[int, int]]] = []
    for index, block in enumerate(blocks):
        if not block.kept or not _is_long(block.text):
            continue
        beginning = block.text[:_BEGINNING]
        original = first.setdefault(beginning, index)
        if original == index:
            continue
        if runs and runs[-1][-1][0] <= original:
            runs[-1].append((original, index))
        else:
            runs.append([(original, index)])
    return runs


def _is_an_article(blocks: Sequence[Block], run: list[tuple[int, int]]) -> bool:
    originals, later = sorted({a for a, _ in run}), [b for _, b in run]
    size = sum(_size(blocks[a].text) for a in originals)
    if size < (_FEWEST_CHARACTERS if len(originals) >= _FEWEST_LINES else _ONE_LINE):
        return False
    ours = {*originals, *later}
    return _dense(blocks, originals, ours) and _dense(blocks, later, ours)


def _dense(blocks: Sequence[Block], lines: list[int], ours: set[int]) -> bool:
    """Whether the lines of one copy make up most of what is kept from the first to the last of them."""
    between = range(lines[0], lines[-1] + 1)
    kept = sum(len(blocks[i].text) for i in between if blocks[i].kept)
    return sum(len(blocks[i].text) for i in between if i in ours) >= _SHARE * kept


def _said_twice(blocks: Sequence[Block], run: list[tuple[int, int]]) -> dict[int, int]:
    """The blocks of a run that can go, short lines in and around the later copy included."""
    found: dict[int, int] = {}
    for original, later in run:
        if original in found:
            continue
        if _says_no_more(blocks[later].text, blocks[original].text):
            found[later] = original
        elif _says_no_more(blocks[original].text, blocks[later].text):
            found[original] = later
    gone = [later for _, later in run if later in found]
    if not gone:
        return {}
    top = max(0, run[0][0] - (gone[-1] - gone[0]))
    above = {bare(blocks[i].text): i for i in range(top, gone[0]) if not _is_long(blocks[i].text)}
    for index in _around(blocks, gone[0], gone[-1]):
        if index not in found and not _is_long(blocks[index].text):
            original = above.get(bare(blocks[index].text), index)
            if original < index:
                found[index] = original
    return found


def _around(blocks: Sequence[Block], first: int, last: int) -> range:
    """The indices from the first to the last block and of the short lines right before and after."""
    while first > 0 and not _is_long(blocks[first - 1].text):
        first -= 1
    while last + 1 < len(blocks) and not _is_long(blocks[last + 1].text):
        last += 1
    return range(first, last + 1)


def _is_long(text: str) -> bool:
    return len(text) >= _LONG or (2 * len(text) >= _LONG and _size(text) >= _LONG)


def _size(text: str) -> int:
    """The number of characters, twice that in scripts in which one is a syllable or a word."""
    return 2 * len(text) if "\u3040" <= text[len(text) // 2] <= "\ud7a3" else len(text)


def _says_no_more(text: str, other: str) -> bool:
    """Whether all of ``text``, but for the mark where it breaks off, stands in ``other``."""
    for mark in BREAKS_OFF:
        if text.endswith(mark):
            return bare(other).startswith(bare(text.removesuffix(mark)))
    return bare(text) == bare(other)

"""What learning needs of many documents: a sample of them that can be built anywhere, in any order, and merged.

Documents are kept as they were read, those with the smallest hashes of their content first, until their lines reach a
bound. Which documents that are depends on the set of documents alone, so that counts over parts of an archive, merged
in any order, are byte for byte the counts over the whole. A line in one of a thousand documents of a large archive
still stands in several documents of the sample.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from heapq import heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleantext.errors import InputError
from cleantext.learning.sources import SourceLines, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cleantext.options import Format

# 200,000 lines are some 10,000 articles; a line that stands in one article of a thousand is then seen ten times.
_MOST_LINES = 200_000
# What counts as one line: so many characters, or fewer. It bounds the memory of long lines, too.
_LINE = 500
# Of a longer document both ends are kept, half of this each, in lines as above; of a longer line its beginning.
_LONGEST_DOCUMENT, _LONGEST_LINE = 4000, 10 * _LINE
# A third of the time of the usual level, for a tenth more memory.
_LEVEL = 1
_MAGIC = b"cleantext counts 1\n"
_HEAD = struct.Struct(">QI16s")
_ROW = struct.Struct(">16sII")
_DIGEST = 16
_OPEN = b"\xff" * _DIGEST


class _Row(NamedTuple):
    """One document: its size in lines, and its text, compressed."""

    size: int
    packed: bytes


class TemplateCounts:
    """A bounded sample of one publisher's documents, in a form that merges.

    ``lines``: the bound; a line of more than 500 characters counts once for each 500 it has begun. Memory stays below
    what ``lines`` × 500 characters take, compressed, whatever the number of documents; a bound of 1,000,000 lines, filled
    with paragraphs of 300 characters, took 130 MB. Merging is associative and commutative, and merging what is already there changes nothing.

    >>> one, other = TemplateCounts(), TemplateCounts()
    >>> one.add("Der Rat tagte am Montag.\\nJetzt den Newsletter bestellen")
    >>> other.add("Der Zug hielt am Dienstag.\\nJetzt den Newsletter bestellen")
    >>> len(one.merge(other)), one.merge(other).to_bytes() == other.merge(one).to_bytes()
    (2, True)
    """

    def __init__(self, *, lines: int = _MOST_LINES) -> None:
        """No documents yet. Raises ``InputError`` for a bound that holds no document."""
        if lines < _LONGEST_DOCUMENT:
            raise InputError(f"lines: found {lines}, expected at least {_LONGEST_DOCUMENT}")
        self._bound = lines
        self._cut = _OPEN
        self._rows: dict[bytes, _Row] = {}
        self._largest: list[tuple[int, bytes]] = []
        self._size = 0

    def __len__(self) -> int:
        """The number of different documents in the sample."""
        return len(self._rows)

    def add(self, source: str | bytes | Path, *, format: Format | None = None, url: str | None = None) -> None:  # noqa: A002 - the contract's name
        """Take in one document: text, HTML or a path. Raises ``InputError`` for what cannot be read; nothing is added then."""
        read = read_source(source, format=format, url=url)
        lines = [line[:_LONGEST_LINE] for line in read.lines]
        if sum(map(_size, lines)) > _LONGEST_DOCUMENT:
            lines = _ends(lines)
        if not lines:
            return
        plain = json.dumps([read.title, read.host, read.markup, *lines], ensure_ascii=False).encode("utf-8", "replace")
        self._put(hashlib.sha256(plain).digest()[:_DIGEST], _Row(sum(map(_size, lines)), zlib.compress(plain, _LEVEL)))

    def merge(self, other: TemplateCounts) -> TemplateCounts:
        """The counts over the documents of both, under the smaller of the bounds; neither is changed."""
        merged = TemplateCounts(lines=min(self._bound, other._bound))
        merged._cut = min(self._cut, other._cut)
        for rows in (self._rows, other._rows):
            for key, row in rows.items():
                merged._put(key, row)
        return merged

    def copy(self) -> TemplateCounts:
        """The same counts, to be added to."""
        return TemplateCounts(lines=self._bound).merge(self)

    def to_bytes(self) -> bytes:
        """The counts as bytes that ``from_bytes`` reads; equal counts give equal bytes."""
        parts = [_MAGIC, _HEAD.pack(self._bound, len(self._rows), self._cut)]
        for key in sorted(self._rows):
            row = self._rows[key]
            parts += [_ROW.pack(key, row.size, len(row.packed)), row.packed]
        whole = b"".join(parts)
        return whole + hashlib.sha256(whole).digest()[:_DIGEST]

    @classmethod
    def from_bytes(cls, data: bytes) -> TemplateCounts:
        """The counts that ``to_bytes`` wrote. Raises ``InputError`` for foreign, damaged or shortened data."""
        if not data.startswith(_MAGIC):
            raise InputError(f"counts: found {bytes(data[:20])!r}, expected data that TemplateCounts.to_bytes wrote")
        if hashlib.sha256(data[:-_DIGEST]).digest()[:_DIGEST] != data[-_DIGEST:]:
            raise InputError(f"counts: damaged or shortened data ({len(data)} bytes): its check sum does not match")
        position = len(_MAGIC)
        bound, count, cut = _HEAD.unpack_from(data, position)
        position += _HEAD.size
        counts = cls(lines=bound)
        counts._cut = cut
        for _ in range(count):
            key, size, length = _ROW.unpack_from(data, position)
            position += _ROW.size
            counts._put(key, _Row(size, data[position : position + length]))
            position += length
        return counts

    def documents(self) -> Iterator[SourceLines]:
        """The documents of the sample, in the order of their hashes."""
        for key in sorted(self._rows):
            title, host, markup, *lines = json.loads(zlib.decompress(self._rows[key].packed))
            yield SourceLines(tuple(lines), title, host, markup)

    def _put(self, key: bytes, row: _Row) -> None:
        """Keep a document below the cut; lower the cut to the first document with which the lines pass the bound."""
        if key >= self._cut or key in self._rows:
            return
        self._rows[key] = row
        self._size += row.size
        heappush(self._largest, (-int.from_bytes(key, "big"), key))
        while self._size > self._bound:
            _, self._cut = heappop(self._largest)
            self._size -= self._rows.pop(self._cut).size


def _size(line: str) -> int:
    """What a line counts."""
    return max(1, -(-len(line) // _LINE))


def _ends(lines: list[str]) -> list[str]:
    """The first and the last lines of a document that is too long."""
    head = list(islice(_up_to_half(lines), len(lines)))
    tail = list(_up_to_half(lines[: len(head) - 1 : -1] if head else lines[::-1]))
    return head + tail[::-1]


def _up_to_half(lines: list[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += _size(line)
        if size > _LONGEST_DOCUMENT // 2:
            return
        yield line

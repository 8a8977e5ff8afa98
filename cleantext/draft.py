"""A document on its way through the steps: read, decoded and split into blocks, before any judgement."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cleantext.errors import InputError
from cleantext.model import Block, Metadata
from cleantext.options import Format
from cleantext.readers import text as text_reader
from cleantext.readers.binary import binary_kind
from cleantext.readers.decode import DECODED_WITH_REPLACEMENT, decode, decode_html
from cleantext.readers.layout import with_rows
from cleantext.readers.marks import without_marks
from cleantext.readers.sniff import sniff
from cleantext.templates import Detection

if TYPE_CHECKING:
    from cleantext.metadata.page import Page

# One of these a text holds somewhere whose lines Markdown marks.
_MARKDOWN_SIGNS = ("# ", "**", "\\")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on its way through the steps.

    ``read`` are its blocks before any judgement, ``page`` what HTML declares, ``hinted`` the indices of the blocks that may
    end in a pitch (None: not known).
    """

    source: str
    format: Format
    url: str | None = None
    read: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    page: Page | None = None
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()
    detection: Detection | None = None
    hinted: AbstractSet[int] | None = None


def read_source(source: str | bytes, format: Format | None, url: str | None) -> Draft:  # noqa: A002 - the contract's name
    """Tell text from HTML, and decode it."""
    if format not in ("text", "html", None):
        raise InputError(f"format: found {format!r}, expected 'text', 'html' or None")
    if isinstance(source, str):
        warnings: tuple[str, ...] = (DECODED_WITH_REPLACEMENT,) if "\ufffd" in source else ()
        return Draft(source, format or sniff(source), url, warnings=warnings)
    if not isinstance(source, bytes | bytearray | memoryview):
        raise InputError(f"source: found {type(source).__name__}, expected str or bytes; for a path use clean_file")
    data = bytes(source)
    if format != "text":
        page, warnings = decode_html(data)
        if format == "html" or sniff(page) == "html":
            return Draft(_text(data, page), "html", url, warnings=warnings)
    text, warnings = decode(data)
    return Draft(_text(data, text), "text", url, warnings=warnings)


def _text(data: bytes, text: str) -> str:
    """The decoded text of some bytes. Raises ``InputError`` where they are none."""
    kind = binary_kind(data, text)
    if kind is not None:
        raise InputError(f"source: found {kind}, expected text or HTML")
    return text


def read_draft(source: str | bytes, *, format: Format | None = None, url: str | None = None) -> Draft:  # noqa: A002 - the contract's name
    """A document read and split into blocks, before any judgement. Raises ``InputError`` as ``Cleaner.clean`` does."""
    return split(read_source(source, format, url))


def split(draft: Draft) -> Draft:
    """The draft with its blocks: one a line or paragraph with its span; of HTML one a block element, and what the page says."""
    if draft.format == "text":
        return replace(draft, read=tuple(text_reader.read(draft.source)))
    from cleantext.metadata import described, page
    from cleantext.readers.html import read

    found = read(draft.source)
    warnings = (*draft.warnings, *found.warnings)
    if found.tree is None:
        return replace(draft, read=found.blocks, warnings=warnings)
    about = page.read(found.tree, found.told)
    metadata = described(about, url=draft.url)
    return replace(draft, read=found.blocks, page=about, metadata=metadata, warnings=warnings)


def texts_to_judge(draft: Draft, blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks as the evidence sees them: of a plain text without the marks of Markdown, and its tables as Markdown has them."""
    texts = [block.text for block in blocks]
    if draft.format != "text":
        return texts
    if any(sign in draft.source for sign in _MARKDOWN_SIGNS):
        texts = list(map(without_marks, texts))
    return with_rows(texts, blocks)

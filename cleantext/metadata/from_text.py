"""Metadata from the judged blocks of a plain text: one function a field, each with its provenance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, TypeAlias

from cleantext.metadata.datelines import split_dateline
from cleantext.metadata.names import names_in_byline, starts_with_name
from cleantext.metadata.publisher import publisher
from cleantext.metadata.tags import tags
from cleantext.metadata.textdates import modified, published, stamps
from cleantext.metadata.title import title
from cleantext.model import Block, Dateline, Label, Metadata

Found: TypeAlias = tuple[Any, str] | None

# A dateline opens the first paragraph, or the second behind a standfirst.
_DATELINE_PARAGRAPHS = 2


def from_text(blocks: Sequence[Block], *, language: str | None, url: str | None) -> Metadata:
    """What the judged ``blocks`` say about the article; the prose of the body gives nothing but a dateline.

    >>> byline = Block("Von Anna Muster", label=Label.BYLINE, kept=False)
    >>> from_text([byline], language="de", url=None).authors
    ('Anna Muster',)
    """
    filed = dateline(blocks)
    told = [block for block in blocks if block.label is not Label.BODY and block.label is not Label.HEADING]
    dated = stamps(blocks, language)
    found: dict[str, Found] = {
        "title": title(blocks),
        "authors": authors(told, language),
        "published": published(dated),
        "modified": modified(dated),
        "publisher": publisher(blocks, filed[0] if filed else None, language),
        "url": (url, "given") if url else None,
        "language": (language, "detected") if language else None,
        "dateline": filed,
        "tags": tags(told),
    }
    known = {name: value for name, value in found.items() if value is not None}
    return Metadata(
        **{name: value for name, (value, _) in known.items()},
        provenance={name: source for name, (_, source) in known.items()},
    )


def dateline(blocks: Sequence[Block]) -> tuple[Dateline, str] | None:
    """The dateline of the first body paragraphs."""
    body = (block for block in blocks if block.kept and block.label in (None, Label.BODY))
    for block in islice(body, _DATELINE_PARAGRAPHS):
        split = split_dateline(block.text)
        if split is not None:
            return split[0], "dateline"
    return None


def authors(blocks: Sequence[Block], language: str | None) -> tuple[tuple[str, ...], str] | None:
    """The people the bylines name; where no byline names one, whom the author's biography starts with."""
    sources: tuple[tuple[Label, str, Callable[[Block], Sequence[str]]], ...] = (
        (Label.BYLINE, "byline line", lambda block: _signed(block, language)),
        (Label.TIMESTAMP, "byline on the timestamp line", lambda block: _introduced(block.text, language)),
        (Label.AUTHOR_BIO, "author biography", lambda block: [name] if (name := starts_with_name(block.text)) else []),
    )
    above = _above_the_comments(blocks)
    for label, source, read in sources:
        for part in (blocks[:above], blocks[above:]):
            names = dict.fromkeys(name for block in part if block.label is label for name in read(block))
            if names:
                return tuple(names), source
    return None


def _above_the_comments(blocks: Sequence[Block]) -> int:
    """How many blocks stand above the first that is about comments below the first byline: further down readers sign."""
    signed = next((i for i, block in enumerate(blocks) if block.label is Label.BYLINE), len(blocks))
    comments = (i for i, block in enumerate(blocks) if i > signed and block.label is Label.COMMENTS)
    return next(comments, len(blocks))


def _signed(block: Block, language: str | None) -> Sequence[str]:
    """Names on a byline; where no rule calls it one, capitalised words without a given name are none."""
    ruled = any(reason.label is Label.BYLINE and reason.tier is not None for reason in block.evidence)
    return names_in_byline(block.text, language, only_known=not ruled)


def _introduced(text: str, language: str | None) -> Sequence[str]:
    """Names on a timestamp line, only where a byline word stands before them."""
    return names_in_byline(text, language, only_introduced=True)

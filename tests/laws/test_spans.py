"""Law 2: for plain text, the source between a block's offsets normalises to the block's text."""

from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

import cleantext
from cleantext.model import Document
from cleantext.normalize import normalize
from tests.documents import Expected
from tests.strategies import GeneratedPage, articles, glued_pages, pages, texts


def assert_spans(source: str, document: Document) -> None:
    """Spans are in order, do not overlap, and hold the block's text."""
    for block in document.blocks:
        assert block.start is not None
        assert block.end is not None
        assert 0 <= block.start < block.end <= len(source)
        assert normalize(source[block.start : block.end]) == block.text
    for before, after in pairwise(document.blocks):
        assert before.end is not None
        assert after.start is not None
        assert before.end <= after.start


@given(source=texts())
@example(source="\ufeffEins\r\n\r\n  zwei \u00a0 \u200b\n")
@example(source="FÃ¼r alle\nFür alle")
@example(source="a&#10;b")
@example(source="&lt;p&gt;\x1b[0m")
def test_spans_of_any_text(source: str) -> None:
    """Whatever the text, every span points at the words of its block."""
    assert_spans(source, cleantext.clean(source, format="text"))


@given(page=pages())
def test_spans_of_pages(page: GeneratedPage) -> None:
    """The spans of a page with line breaks of any kind point at its lines."""
    assert_spans(page.source, cleantext.clean(page.source, format="text"))


@given(article=articles("de", "en", "fr", "ru"), width=st.integers(45, 100))
def test_spans_of_hard_wrapped_text(article: Expected, width: int) -> None:
    """Where lines of a paragraph are joined, its span reaches from the first to the last of them."""
    source = "\n\n".join(
        textwrap.fill(line.text, width, break_on_hyphens=False, break_long_words=False) for line in article.lines
    )
    assert_spans(source, cleantext.clean(source, format="text"))


@given(page=pages())
def test_spans_survive_decoding(page: GeneratedPage) -> None:
    """Offsets are those of the decoded text when the source came as bytes."""
    assert_spans(page.source, cleantext.clean(page.source.encode(), format="text"))


@given(page=glued_pages())
def test_spans_of_cut_paragraphs(page: tuple[str, list[str]]) -> None:
    """A paragraph and the pitch that was cut off it each point at their own part of the line."""
    source, _ = page
    assert_spans(source, cleantext.clean(source, format="text"))

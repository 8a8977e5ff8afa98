"""The law of Markdown: it says every kept word in order, and cleaning it again loses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given

import cleantext
from cleantext.model import Document
from tests.documents import Expected, fixtures, seeds
from tests.strategies import GeneratedPage, html_soups, pages, texts

_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def words(text: str) -> list[str]:
    """The words of a text, without the backslashes before Markdown's signs."""
    return _WORD.findall(_ESCAPED.sub("", text))


def assert_says_everything(document: Document) -> None:
    """The words of the paragraphs stand in the Markdown, in their order."""
    said = iter(words(document.to_markdown()))
    for paragraph in document.paragraphs:
        for word in words(paragraph.text):
            assert word in said, f"{word!r} of {paragraph.text!r} is missing"


def assert_stands(document: Document) -> None:
    """Cleaning the Markdown gives Markdown of the same words."""
    written = document.to_markdown()
    again = cleantext.clean(written, format="text")
    assert words(again.to_markdown()) == words(written)


@given(source=texts())
@example(source="# \n## #\n> >\n| |\n1.\n- -")
@example(source="a\tb\nc\td")
@example(source="__a__ *b* c*d*e\\*f \\")
@example(source="1. a\n2. b\n  - c\n3. d")
@example(source="**")
def test_markdown_of_any_text_says_everything(source: str) -> None:
    """Of any text at all, every kept word is in the Markdown, in order."""
    assert_says_everything(cleantext.clean(source, format="text"))


@given(source=html_soups())
def test_markdown_of_any_html_says_everything(source: str) -> None:
    """Of any HTML, too."""
    assert_says_everything(cleantext.clean(source, format="html"))


@given(page=pages())
def test_markdown_of_pages_stands(page: GeneratedPage) -> None:
    """The Markdown of a page is an article of which cleaning leaves every word."""
    document = cleantext.clean(page.source, format="text")
    assert_says_everything(document)
    assert_stands(document)


@pytest.mark.parametrize("document", [*fixtures(), *seeds()], ids=lambda document: document.name)
def test_markdown_of_fixtures_and_seeds_stands(document: Expected) -> None:
    """The Markdown of every stored document, HTML included, says everything, and stands where there is an article."""
    once = cleantext.clean(document.source, format="html" if document.is_html else "text")
    assert_says_everything(once)
    if once.paragraphs:
        assert_stands(once)

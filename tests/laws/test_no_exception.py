"""Law 7: no ``str`` or ``bytes`` raises anything but a ``CleantextError``."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import CleantextError, Document, InputError
from cleantext.options import Format
from cleantext.readers import html as html_reader
from cleantext.readers.decode import DECODED_WITH_REPLACEMENT
from tests.documents import fixtures
from tests.strategies import html_soups, texts

# Keys that the search for an article in a page's data knows.
KEYS = (
    "article",
    "body",
    "content",
    "text",
    "type",
    "children",
    "html",
    "comments",
    "name",
    "@type",
    "author",
    "props",
)
FORMATS: tuple[Format | None, ...] = ("text", "html", None)


def survives(source: str | bytes, format_: Format | None) -> None:
    """Cleaning gives a document that can be rendered in every way, or a ``CleantextError``."""
    try:
        document = cleantext.clean(source, format=format_)
    except CleantextError:
        return
    assert isinstance(document, Document)
    assert isinstance(document.to_json(), str)
    assert isinstance(document.to_markdown(), str)
    assert isinstance(document.explain(), str)


@given(source=st.one_of(st.text(), texts(), html_soups()), format_=st.sampled_from(FORMATS))
@example(source="", format_=None)
@example(source="\x00", format_="html")
@example(source="\ud800", format_="text")
@example(source="\ud800", format_="html")
@example(source="<html>", format_=None)
@example(source="İ" * 20, format_="text")
@example(source="ŉ\u0345\nǰ", format_="text")
@example(source="&#xD800;&#0;&#1114112;", format_="text")
@example(source="<p>(\xa0" + " " * 30 + "x", format_="html")
@example(source="<link rel=canonical href='http://['><meta property=og:url content='http://['>", format_="html")
@example(source="<?xml version='1.0' encoding='utf-16'?><html><p>x", format_="html")
def test_any_string(source: str, format_: Format | None) -> None:
    """Any string gives a document."""
    survives(source, format_)


@given(source=st.binary(max_size=300), format_=st.sampled_from(FORMATS))
@example(source=b"\xff\xfe", format_=None)
@example(source=b"\xff\xfe\x00", format_="text")
@example(source=b"\x00\x00\xfe\xff\x00", format_="text")
@example(source=b'<meta charset="utf-7"><p>+AGE-', format_="html")
@example(source=b'<meta charset="base64"><p>abc\xff', format_="html")
@example(source=b'<meta charset="idna"><p>\xff', format_="html")
@example(source=b'<meta charset="undefined"><p>\xff', format_="html")
def test_any_bytes(source: bytes, format_: Format | None) -> None:
    """Any bytes give a document."""
    survives(source, format_)


@given(soup=html_soups(), encoding=st.sampled_from(("utf-8", "utf-16", "utf-32", "cp1252", "shift_jis", "koi8-r")))
def test_encoded_html(soup: str, encoding: str) -> None:
    """Markup in any encoding gives a document, and the reader itself never raises."""
    data = soup.encode(encoding, errors="replace")
    survives(data, "html")
    assert html_reader.read(data).text is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80) | texts(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), inner, max_size=4)
        | st.lists(inner, min_size=2, max_size=3).map(lambda rest: ["$", "p", None, *rest])
    ),
    max_leaves=12,
)
FRAMES = (
    '<script id="__NEXT_DATA__" type="application/json">{}</script>',
    "<script>window.__INITIAL_STATE__ = {};</script>",
    "<script>self.__next_f.push([1, {}])</script>",
    '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {0}, "articleBody": {0}}}</script>',
    "<div id=app data-page='{}'></div>",
)


@given(value=JSON, frame=st.sampled_from(FRAMES), size=st.integers(1, 5))
@settings(deadline=None)
def test_any_data_in_a_page(value: object, frame: str, size: int) -> None:
    """Whatever data the scripts of a page carry, cleaning it gives a document."""
    survives(f"<html><body><div id=root></div>{frame.format(json.dumps([value] * size))}</body></html>", "html")


@given(data=st.data())
def test_damaged_fixtures(data: st.DataObject) -> None:
    """A stored document with bytes cut out or overwritten gives a document."""
    source = data.draw(st.sampled_from(fixtures())).source
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 200)))
    survives(source[:start] + data.draw(st.binary(max_size=8)) + source[end:], data.draw(st.sampled_from(FORMATS)))


def test_malformed_bytes_are_decoded_with_a_warning() -> None:
    """Bytes that are no text in any likely encoding are read with replacement characters, and the document says so."""
    source = "Der Rat tagte am Montag, und er beschloss den Haushalt für das Jahr. ".encode() * 4 + b"\xff\xfe\xfd \xc3"
    document = cleantext.clean(b"\xef\xbb\xbf" + source, format="text")
    assert DECODED_WITH_REPLACEMENT in document.warnings
    assert "Haushalt für das Jahr" in "".join(block.text for block in document.blocks)


@pytest.mark.parametrize("source", [None, 3, 2.5, ["a"], object()])
def test_other_types_are_refused(source: object) -> None:
    """What is neither text nor bytes raises ``InputError`` that names its type."""
    with pytest.raises(InputError) as caught:
        cleantext.clean(source)  # type: ignore[arg-type]
    assert (
        str(caught.value) == f"source: found {type(source).__name__}, expected str or bytes; for a path use clean_file"
    )


def test_deep_nesting_is_survived() -> None:
    """Fifty thousand nested elements give a document."""
    survives("<div>" * 50_000 + "x" + "</div>" * 50_000, "html")

"""From any source of a page to a tree: what is odd about it costs no text."""

from __future__ import annotations

import gzip

import pytest

import cleantext
from cleantext import InputError
from cleantext.readers import html_parse
from cleantext.readers.html import read

FIRST = "Der Rat tagte am Montag, und er beschloss den Haushalt für das nächste Jahr."
SECOND = "Die Grüne Müller sagte „endlich“, und die anderen nickten nach langem Zögern."
NAMESPACE = 'xmlns="http://www.w3.org/1999/xhtml"'


def texts(source: str | bytes) -> list[str]:
    """The texts of a page's blocks."""
    return [block.text for block in read(source).blocks]


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body><p>{FIRST}</p></body></html><p>{SECOND}</p>",
        f"<html><body><p>{FIRST}</p></body></html>{SECOND}",
        f"<html><body><p>{FIRST}</p></body></html><html><body><p>{SECOND}</p></body></html>",
        f"<p>{FIRST}<p>{SECOND}",
        f"<p>{FIRST}</div></span></p></article><p>{SECOND}",
        f"<!doctype html><title>Der Rat</title><main><p>{FIRST}</p><p>{SECOND}</p></main>",
        f"<meta charset=utf-8><title>Der Rat</title><section><p>{FIRST}</section><article><p>{SECOND}</article>",
        f"<head><title>Der Rat</title><x-rat><p>{FIRST}</p></x-rat></head><body><p>{SECOND}</p></body>",
        f"<p>{FIRST}</p><![if !IE]><p>{SECOND}</p><![endif]>",
        f"<p>{FIRST}</p>\x00<p>{SECOND}\x00</p>",
        f"<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body><h:p>{FIRST}</h:p><h:p>{SECOND}</h:p></h:body></h:html>",
        f"<html {NAMESPACE}><body><p><![CDATA[{FIRST}]]></p><script>//<![CDATA[\nx<y\n//]]></script><p>{SECOND}</p></body></html>",
        f"<p>{FIRST}</p><p>{SECOND.replace('ü', '&amp;uuml;').replace('ö', '&amp;ouml;')}</p>",
        f"<p>{FIRST}</p><p>{SECOND.replace('„', '&#132;').replace('“', '&#147;')}</p>",
    ],
)
def test_no_text_is_lost(source: str) -> None:
    """Text behind the end, in unclosed or foreign elements, escaped twice or in CDATA is read as a browser shows it."""
    assert texts(source) == [FIRST, SECOND]


@pytest.mark.parametrize("tag", ["svg", "select", "object"])
def test_an_unclosed_element_swallows_no_paragraphs(tag: str) -> None:
    """Paragraphs behind an element that is never closed are read; those of one that is closed are its own."""
    assert texts(f"<p>{FIRST}</p><{tag}><p>{FIRST}</p><p>{SECOND}</p><p>{SECOND}</p>")[1:] == [FIRST, SECOND, SECOND]
    assert texts(f"<p>{FIRST}</p><{tag}><p>No support.</p></{tag}><p>{SECOND}</p>") == [FIRST, SECOND]


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<div><b>", "<section class=x>", "<font color=red>"])
def test_depth_costs_no_text(opening: str) -> None:
    """Paragraphs nested fifty thousand deep are read, each for itself."""
    assert texts(opening * 50_000 + f"<p>{FIRST}</p><p>{SECOND}</p>") == [FIRST, SECOND]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "utf-16"])
def test_encodings(encoding: str, declared: str) -> None:
    """A page is read in the encoding it is in, with or without byte order mark, whatever it declares."""
    head = f'<meta charset="{declared}">' if declared else ""
    assert texts(f"<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>".encode(encoding)) == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (gzip.compress(FIRST.encode(), mtime=0), "gzip data"),
        (b"%PDF-1.4\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (bytes(range(1, 32)) * 9, "binary data"),
    ],
)
def test_binary_data_is_refused(data: bytes, found: str) -> None:
    """What is no text is refused by its name, as text and as HTML."""
    for format_ in ("text", "html", None):
        with pytest.raises(InputError) as caught:
            cleantext.clean(data, format=format_)
        assert str(caught.value) == f"source: found {found}, expected text or HTML"


def test_pages_without_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More tags or blocks than any page of the web has are refused by their number."""
    with pytest.raises(InputError) as caught:
        cleantext.clean("<p>Wort</p>" * 50_001, format="html")
    assert str(caught.value) == "source: found 50,001 blocks of text, expected an HTML page of at most 50,000"
    monkeypatch.setattr(html_parse, "_MOST_TAGS", 10)
    with pytest.raises(InputError) as caught:
        cleantext.clean("<b>" * 11, format="html")
    assert str(caught.value) == "source: found 11 tags, expected an HTML page of at most 10"


@pytest.mark.parametrize(
    "markup",
    [
        "<ruby>橋<rt>はし</rt></ruby>",
        "<ruby>橋<rp>（</rp><rt>はし</rt><rp>）</rp></ruby>",
        "<ruby>橋<rt>はし</ruby>",
        "<ruby><rb>橋</rb><rtc><rt>はし</rt></rtc></ruby>",
    ],
)
def test_of_ruby_the_annotated_text_stays(markup: str) -> None:
    """How characters are read stands neither in the text nor in the headline."""
    page = f"<html lang=ja><h1>{markup}を直す</h1><p>市は川にかかる古い{markup}を春に修理することを決めた。</p></html>"
    assert texts(page) == ["橋を直す", "市は川にかかる古い橋を春に修理することを決めた。"]
    assert cleantext.clean(page, format="html").metadata.title == "橋を直す"

"""Decoding bytes: marks, UTF-8, declared encodings, detection, replacement; and telling HTML from text."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import InputError
from cleantext.readers import html as html_reader
from cleantext.readers.decode import DECODED_WITH_REPLACEMENT, decode
from cleantext.readers.sniff import sniff
from tests.documents import clean_articles

GERMAN = "Der Bürgermeister begrüßte die Gäste aus Österreich, bevor die Sitzung um zwölf Uhr eröffnet wurde. " * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_decide(mark: bytes, encoding: str) -> None:
    """A byte order mark names the encoding and is no part of the text, whatever else is declared."""
    assert decode(mark + GERMAN.encode(encoding), declared="koi8-r") == (GERMAN, ())


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("de", "cp1252"), ("fr", "iso8859-1"), ("pl", "cp1250"), ("ru", "cp1251"), ("el", "iso8859-7"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gb18030"), pytest.param("tr", "cp1254", marks=pytest.mark.xfail(reason="charset-normalizer takes Turkish for Baltic", strict=True))],
)  # fmt: skip
def test_undeclared_encodings_are_detected(language: str, encoding: str) -> None:
    """Text in an old encoding that is not declared is read as what it is."""
    text = "\n".join(clean_articles(language)[0].body)
    text = text.encode(encoding, errors="ignore").decode(encoding)
    assert decode(text.encode(encoding)) == (text, ())


def test_declared_encoding_comes_first() -> None:
    """A declaration is believed where the bytes can be read that way."""
    assert decode("Привет".encode("koi8-r"), declared="koi8-r") == ("Привет", ())


@pytest.mark.parametrize("declared", ["nonsense", "base64", "idna", ""])
def test_a_useless_declaration_is_passed_over(declared: str) -> None:
    """An unknown, non-text or wrong declaration does no harm."""
    assert decode(GERMAN.encode() + b"!", declared=declared)[0] == GERMAN + "!"


def test_few_bytes_are_windows_1252() -> None:
    """Where there is too little to detect, the web's fallback is taken."""
    assert decode("Größe".encode("cp1252")) == ("Größe", ())


def test_malformed_bytes_are_replaced_with_a_warning() -> None:
    """Bytes that break their own mark's encoding are replaced, and a warning says so."""
    assert decode(codecs.BOM_UTF8 + b"gut \xff schlecht") == ("gut \ufffd schlecht", (DECODED_WITH_REPLACEMENT,))


def test_replacement_characters_in_the_source_are_reported() -> None:
    """Text that was damaged before it came here carries the warning, too."""
    assert DECODED_WITH_REPLACEMENT in cleantext.clean("Gr\ufffd\ufffde aus K\ufffdln an alle, die das lesen.").warnings


@given(data=st.binary())
def test_any_bytes_decode(data: bytes) -> None:
    """No bytes make decoding fail, and the result is text."""
    text, warnings = decode(data)
    assert isinstance(text, str)
    assert warnings in ((), (DECODED_WITH_REPLACEMENT,))
    assert ("\ufffd" in text) == bool(warnings)


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\ufffd\ufeff"), min_size=1))
def test_utf_8_comes_back(text: str) -> None:
    """What was written as UTF-8 is read as it was written."""
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "latin1"])
def test_a_page_declares_its_encoding(charset: str) -> None:
    """The encoding in a page's meta element is used; Latin-1 is read as browsers read it."""
    page = f'<html><head><meta charset="{charset}"><body><p>10 € für Käse</p>'.encode("cp1252")
    assert [block.text for block in html_reader.read(page).blocks] == ["10 € für Käse"]


@pytest.mark.parametrize("declared", ["utf-16", "utf-32", "utf-7", "nonsense", "base64"])
def test_a_page_that_lies_about_its_encoding(declared: str) -> None:
    """A declaration that could not have been read in the encoding it names is passed over."""
    page = f'<html><head><meta charset="{declared}"><body><p>The market is open on Sundays.</p></html>'.encode()
    for data in (page, page + b" "):
        assert [block.text for block in html_reader.read(data).blocks] == ["The market is open on Sundays."]


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><title>x</title>",
        "\ufeff <html lang=de>",
        "<?xml version='1.0'?><html>",
        "<!-- Kommentar --><html>",
        "<p>Ein Absatz.</p>",
        "  <div class='a'><p>x</p></div>",
        "<BODY>",
    ],
)
def test_html_is_recognised(source: str) -> None:
    """Documents and fragments are HTML."""
    assert sniff(source) == "html"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Ein Satz.",
        "Das Tag <p> eröffnet einen Absatz.",
        "<3 heißt Liebe",
        "a < b und c > d",
        "<paul@example.org> schrieb:",
        "{<}",
    ],
)
def test_text_is_recognised(source: str) -> None:
    """Prose is text though it mentions tags or uses the signs."""
    assert sniff(source) == "text"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".xhtml", ".TXT", ".txt.gz", ".html.gz"])
def test_known_suffixes(suffix: str, tmp_path: Path) -> None:
    """Every documented suffix is read, packed or not."""
    data = f"<p>{GERMAN}</p>".encode() if "htm" in suffix else GERMAN.encode()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    assert "Bürgermeister" in " ".join(block.text for block in cleantext.clean_file(path).blocks)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.gz", "a.txt.zip"])
def test_unknown_suffixes_are_refused(name: str, tmp_path: Path) -> None:
    """Another suffix is refused with the ones that are known."""
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(
        InputError,
        match=r": unknown suffix '\.?\w*', expected one of \.txt \.md \.html \.htm \.xhtml, each also with \.gz$",
    ):
        cleantext.clean_file(path)


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    """A missing file and damaged gzip data are errors that name the file."""
    missing, damaged = tmp_path / "none.txt", tmp_path / "a.txt.gz"
    damaged.write_bytes(gzip.compress(GERMAN.encode())[:-9])
    with pytest.raises(InputError) as caught:
        cleantext.clean_file(missing)
    assert str(caught.value) == f"{missing}: cannot be read: No such file or directory"
    with pytest.raises(InputError) as caught:
        cleantext.clean_file(damaged)
    assert str(caught.value).startswith(f"{damaged}: damaged gzip data: ")


def test_many_files_come_in_order(tmp_path: Path) -> None:
    """A file that fails gives an error in its place, and the others are cleaned."""
    paths = [tmp_path / f"{i}.txt" for i in range(40)]
    for i, path in enumerate(paths):
        if i != 7:
            path.write_text(f"{i} {GERMAN}", "utf-8")
    results = list(cleantext.clean_files(paths, workers=1))
    assert [result.path for result in results] == paths
    assert isinstance(results[7].error, InputError)
    assert results[7].document is None
    assert all((result.document is not None) != (result.error is not None) for result in results)
    assert [r.to_json() for result in results[:3] if (r := result.document)] == [
        cleantext.clean(f"{i} {GERMAN}", format="text").to_json() for i in range(3)
    ]


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    """Two workers give the same results in the same order as one."""
    paths = [tmp_path / f"{i}.txt" for i in range(20)]
    for i, path in enumerate(paths):
        path.write_text(f"{i} {GERMAN}", "utf-8")
    one = [(r.path, r.document) for r in cleantext.clean_files(paths, workers=1)]
    assert [(r.path, r.document) for r in cleantext.clean_files(paths, workers=2)] == one

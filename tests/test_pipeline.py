"""The pipeline from source to document: formats, bytes and text, errors, options, warnings, spans and structure."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext import Cleaner, Dateline, InputError, Label, OptionError, TemplateError
from cleantext.pipeline import MOST_WAS_REMOVED, NO_ARTICLE, STEPS
from cleantext.readers.decode import DECODED_WITH_REPLACEMENT

BODY = """
Der Landkreis Holzminden baut in Stadtoldendorf und Polle neue Rettungswachen. Das hat der Kreistag am Donnerstag mit \
großer Mehrheit beschlossen, die Kosten sollen bei 7,8 Millionen Euro liegen.
Bisher sind die Rettungswagen in einer ehemaligen Autowerkstatt untergebracht, deren Tore nur 2,90 Meter hoch sind. \
Neue Fahrzeuge passen dort nicht hinein, weshalb eines seit Mai unter freiem Himmel steht.
Beide Gebäude sollen Ende 2026 fertig sein, und die alte Wache will der Kreis danach an die Gemeinde verkaufen.
""".strip().split("\n")
CHROME = ["Jetzt Newsletter abonnieren!", "Alle Rechte vorbehalten.", "Auf Facebook teilen"]
PAGE = "\n".join((*BODY, *CHROME))
TEXT = "\n\n".join(BODY)
HTML = (
    '<!DOCTYPE html><html lang="de"><head><title>Kreis baut Wachen</title></head><body>'
    '<nav><ul><li><a href="/">Startseite</a></li><li><a href="/sport">Sport</a></li></ul></nav><article>'
    + "".join(f"<p>{text}</p>" for text in BODY)
    + '</article><footer><p><a href="/abo">Jetzt Newsletter abonnieren!</a></p></footer></body></html>'
)


def test_text_is_split_from_its_chrome() -> None:
    """The article's paragraphs are the text; the rest is removed, each with label, confidence and evidence."""
    document = cleantext.clean(PAGE)
    assert document.text == TEXT
    assert [paragraph.text for paragraph in document.paragraphs] == BODY
    assert [removal.text for removal in document.removed] == CHROME
    assert [removal.label for removal in document.removed] == [Label.NEWSLETTER, Label.LEGAL, Label.SOCIAL]
    assert all(removal.evidence and removal.confidence > 0.5 for removal in document.removed)
    assert (document.metadata.language, document.metadata.provenance["language"]) == ("de", "detected")
    assert document.warnings == ()


def test_spans_point_into_the_source() -> None:
    """Every block of a plain text carries the place of its line in the decoded source."""
    source = "\ufeff" + PAGE.replace("\n", "\r\n\r\n")
    for document, decoded in (
        (cleantext.clean(PAGE), PAGE),
        (cleantext.clean(source.encode("utf-8")), source.removeprefix("\ufeff")),
    ):
        assert [decoded[block.start : block.end] for block in document.blocks] == [*BODY, *CHROME]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_are_decoded(kind: Any) -> None:
    """Bytes of any kind give what the text gives, as text and as HTML."""
    assert cleantext.clean(kind(PAGE.encode())) == cleantext.clean(PAGE)
    assert cleantext.clean(kind(HTML.encode())) == cleantext.clean(HTML)


def test_the_format_is_detected() -> None:
    """HTML is told from text by how it starts, as text and as bytes, and the caller may know better."""
    for source in (HTML, HTML.encode(), "\n " + HTML):
        assert all(block.structure is not None for block in cleantext.clean(source).blocks)
    for source in (PAGE, PAGE.encode(), f"Das Element <p> steht am Anfang. {PAGE}"):
        assert all(block.structure is None for block in cleantext.clean(source).blocks)
    assert cleantext.clean(HTML, format="text").blocks[0].start == 0
    assert cleantext.clean(HTML.encode(), format="text").blocks[0].start == 0
    assert cleantext.clean(BODY[0], format="html").blocks[0].structure is not None
    assert cleantext.clean(BODY[0].encode(), format="html").blocks[0].text == BODY[0]


def test_html_has_paths_and_no_offsets() -> None:
    """Blocks of a page say in which element they stand and what speaks for it; there is no place in a text."""
    document = cleantext.clean(HTML, url="https://example.org/a")
    assert [paragraph.text for paragraph in document.paragraphs] == BODY
    assert all(block.start is None and block.end is None for block in document.blocks)
    paths = [block.structure.path for block in document.blocks if block.structure is not None and block.kept]
    assert paths == [f"/html[1]/body[1]/article[1]/p[{number}]" for number in (1, 2, 3)]
    assert {block.structure.tag for block in document.blocks if block.structure is not None and block.kept} == {"p"}
    assert all(removal["path"].startswith("/html[1]/body[1]/") for removal in document.to_dict()["removed"])
    assert (document.metadata.title, document.metadata.url) == ("Kreis baut Wachen", "https://example.org/a")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (Path("a.txt"), "source: found PosixPath, expected str or bytes; for a path use clean_file"),
        (None, "source: found NoneType, expected str or bytes; for a path use clean_file"),
        (["a"], "source: found list, expected str or bytes; for a path use clean_file"),
    ],
    ids=["path", "none", "list"],
)
def test_other_sources_are_refused(source: Any, message: str) -> None:
    """What is neither text nor bytes is refused with its type and a way out."""
    with pytest.raises(InputError) as caught:
        cleantext.clean(source)
    assert str(caught.value) == message.replace("PosixPath", type(Path()).__name__)


@pytest.mark.parametrize("unknown", ["pdf", "HTML", "", 3])
def test_other_formats_are_refused(unknown: Any) -> None:
    """Only text, html and None are formats."""
    with pytest.raises(InputError) as caught:
        Cleaner().clean(PAGE, format=unknown)
    assert str(caught.value) == f"format: found {unknown!r}, expected 'text', 'html' or None"


@pytest.mark.parametrize("template", ["auto", None])
def test_templates_are_automatic_or_off(template: str | None, tmp_path: Path) -> None:
    """Both values are accepted everywhere and change nothing while there are no templates."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    document = cleantext.clean(PAGE)
    assert cleantext.clean(PAGE, template=template) == document
    assert Cleaner().clean(PAGE, template=template) == document
    assert cleantext.clean_file(path, template=template) == document
    assert [result.document for result in cleantext.clean_files([path], workers=1, template=template)] == [document]


def test_unknown_templates_are_refused(tmp_path: Path) -> None:
    """The name of a template that does not exist is refused, before the source is looked at."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    message = "template: found 'golem', expected 'auto' or None: no templates are installed"
    for call in (
        lambda: cleantext.clean(None, template="golem"),  # type: ignore[arg-type]
        lambda: cleantext.clean_file(path, template="golem"),
        lambda: cleantext.clean_files([path], template="golem"),
    ):
        with pytest.raises(TemplateError) as caught:
            call()
        assert str(caught.value) == message


def test_bad_options_are_refused_by_every_way_in(tmp_path: Path) -> None:
    """Cleaner, clean, clean_file and clean_files refuse a bad option with the same words."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    for call in (
        lambda: Cleaner(policy="harsh"),
        lambda: cleantext.clean(PAGE, policy="harsh"),
        lambda: cleantext.clean_file(path, policy="harsh"),
        lambda: cleantext.clean_files([path], policy="harsh"),
    ):
        with pytest.raises(OptionError) as caught:
            call()
        assert str(caught.value) == "policy: found 'harsh', expected one of strict, default, lenient, or a Policy"


def test_the_dateline_stays_or_goes() -> None:
    """With ``dateline="strip"`` the text starts behind the dateline, and so does its span; metadata has it anyway."""
    source = f"{CHROME[2]}\nHOLZMINDEN (dpa) – {PAGE}"
    kept, stripped = cleantext.clean(source), cleantext.clean(source, dateline="strip")
    assert kept.text == f"HOLZMINDEN (dpa) – {TEXT}"
    assert stripped.text == TEXT
    first = stripped.paragraphs[0]
    assert source[first.start : first.end] == BODY[0]
    assert kept.metadata.dateline == stripped.metadata.dateline == Dateline(("Holzminden",), "dpa")
    assert cleantext.clean(PAGE, dateline="strip").text == TEXT


@pytest.mark.parametrize(
    ("keep", "stays"),
    [({"newsletter"}, CHROME[:1]), ([Label.SOCIAL, "legal"], CHROME[1:]), (set(Label), CHROME), ((), [])],
    ids=["one", "two", "all", "none"],
)
def test_kept_labels_stay_in_the_text(keep: Any, stays: list[str]) -> None:
    """Blocks of a kept label stay in their place with their label; nothing else changes."""
    document = cleantext.clean(PAGE, keep=keep)
    assert [paragraph.text for paragraph in document.paragraphs] == [*BODY, *stays]
    assert [block.label for block in document.blocks] == [block.label for block in cleantext.clean(PAGE).blocks]


@pytest.mark.parametrize("source", ["", " \n\t ", b"", "\n".join(CHROME), "<html><body></body></html>"])
def test_no_article_is_warned_of(source: str | bytes) -> None:
    """Where nothing is kept the text is empty and a warning says so."""
    document = cleantext.clean(source)
    assert (document.text, document.warnings) == ("", (NO_ARTICLE,))
    assert NO_ARTICLE == "no article found"


def test_much_removal_is_warned_of() -> None:
    """Where little of the document is left a warning says so, and the text is there all the same."""
    document = cleantext.clean("\n".join([BODY[0], *CHROME * 20]))
    assert (document.text, document.warnings) == (BODY[0], (MOST_WAS_REMOVED,))
    assert MOST_WAS_REMOVED == "most of the document was removed"


def test_replacement_characters_are_warned_of() -> None:
    """Lost characters are warned of, whether the source came with them or decoding gave them; undamaged text is not."""
    damaged = PAGE.replace("großer", "gro\ufffder")
    mark = b"\xef\xbb\xbf"
    for source in (damaged, damaged.encode(), mark + PAGE.encode() + b"\xff"):
        assert cleantext.clean(source).warnings == (DECODED_WITH_REPLACEMENT,)
    html = HTML.replace("großer", "gro\ufffder")
    assert cleantext.clean(html).warnings == cleantext.clean(html.encode()).warnings == (DECODED_WITH_REPLACEMENT,)
    assert cleantext.clean("\ufffd").warnings[:1] == (DECODED_WITH_REPLACEMENT,)
    assert DECODED_WITH_REPLACEMENT == "decoded with replacement characters"
    assert cleantext.clean(PAGE.encode("cp1252")).warnings == ()


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize(
    ("suffix", "source"), [(".txt", PAGE), (".md", PAGE), (".html", HTML), (".htm", HTML), (".XHTML", HTML)]
)
def test_files_are_read_by_their_suffix(suffix: str, source: str, packed: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """A file gives what its content gives, packed or not, by path or by name."""
    path = tmp_path / f"a{suffix}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(source.encode()) if packed else source.encode())
    document = cleantext.clean_file(path)
    assert document == cleantext.clean(source)
    assert document.text == TEXT
    assert cleantext.clean_file(str(path), keep=set(Label)).removed == ()


def test_the_suffix_decides_the_format(tmp_path: Path) -> None:
    """A text file that holds HTML is read as text: its suffix says so."""
    path = tmp_path / "a.txt"
    path.write_text(HTML, "utf-8")
    assert cleantext.clean_file(path) == cleantext.clean(HTML, format="text")
    path = tmp_path / "a.html"
    path.write_text(BODY[0], "utf-8")
    assert cleantext.clean_file(path, url="https://example.org/a").metadata.url == "https://example.org/a"
    assert cleantext.clean_file(path) == cleantext.clean(BODY[0], format="html")


def test_every_block_has_a_verdict() -> None:
    """After the pipeline no block is unjudged, and kept and removed blocks together are all there are."""
    for source in (PAGE, HTML, "\n".join(CHROME), HTML * 2):
        document = cleantext.clean(source)
        assert all(block.label is not None and block.kept is not None for block in document.blocks)
        assert all(0 <= block.confidence <= 1 for block in document.blocks if block.confidence is not None)
        assert len(document.paragraphs) + len(document.removed) == len(document.blocks) > 0


def test_the_steps_are_one_table() -> None:
    """The order of the pipeline can be read off one table whose names are distinct and whose steps are documented."""
    names = [name for name, _ in STEPS]
    assert names == [
        "split into blocks",
        "judge",
        "pitches and copies",
        "kind of page",
        "metadata",
        "dateline",
        "warnings",
    ]
    assert all(step.__doc__ for _, step in STEPS)

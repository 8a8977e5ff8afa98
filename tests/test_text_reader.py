"""The text reader: lines, paragraphs of hard-wrapped text, kinds, spans."""

from __future__ import annotations

import textwrap

import pytest

from cleantext.readers.text import kind_of, read
from tests.documents import clean_articles
from tests.strategies import LINE_BREAKS, prose


@pytest.mark.parametrize("line_break", LINE_BREAKS)
def test_every_line_break_separates(line_break: str) -> None:
    """Each character at which lines break, alone or doubled, ends a block; offsets leave it out."""
    source = f"Erste Zeile{line_break}zweite Zeile"
    blocks = read(source)
    assert [block.text for block in blocks] == ["Erste Zeile", "zweite Zeile"]
    assert [source[block.start : block.end].strip() for block in blocks] == ["Erste Zeile", "zweite Zeile"]


@pytest.mark.parametrize("source", ["", " ", "\n\n", "\u200b\n\ufeff", "\t\r\n\u00a0"])
def test_blank_text_has_no_blocks(source: str) -> None:
    """White space and invisible characters are gaps."""
    assert read(source) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ein Absatz.", "paragraph"),
        ("# Titel", "heading"),
        ("###### Sechste Ebene", "heading"),
        ("#hashtag", "paragraph"),
        ("- Punkt", "list_item"),
        ("• Punkt", "list_item"),
        ("1. Punkt", "list_item"),
        ("2) Punkt", "list_item"),
        ("2024 war ein Jahr", "paragraph"),
        ("-5 Grad", "paragraph"),
        ("> Zitat", "quote"),
        ("| a | b |", "table_row"),
        ("| kein Ende", "paragraph"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    """The marker at the beginning of a line says what it is."""
    assert kind_of(text) == kind
    assert read(text)[0].kind == kind


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_hard_wrapped_paragraphs_are_joined(width: int, line_break: str) -> None:
    """Text wrapped at a column comes out as its paragraphs, without the line breaks."""
    paragraphs = list(prose()[:5])
    wrapped = [textwrap.fill(text, width, break_on_hyphens=False).replace("\n", line_break) for text in paragraphs]
    source = (line_break * 2).join(wrapped)
    blocks = read(source)
    assert [block.text for block in blocks] == paragraphs
    assert [source[block.start : block.end] for block in blocks] == wrapped


@pytest.mark.parametrize("name", ["de-clean-poem", "de-clean-recipe", "de-clean-live-ticker", "fr-clean-recipe"])
def test_short_lines_are_not_joined(name: str) -> None:
    """Verse, ingredients and short lines stay lines."""
    (article,) = [fixture for fixture in clean_articles() if fixture.name == name]
    assert [block.text for block in read(article.source.decode())] == [line.text for line in article.lines]


def test_verse_in_a_wrapped_text_stays_verse() -> None:
    """A stanza whose lines break early is not joined although the prose around it is wrapped."""
    paragraphs = [textwrap.fill(text, 70, break_on_hyphens=False) for text in prose()[:4]]
    verse = "Der Wind geht leer\ndurchs Ried"
    blocks = read("\n\n".join([*paragraphs[:2], verse, *paragraphs[2:]]))
    assert [block.text for block in blocks] == [*prose()[:2], "Der Wind geht leer", "durchs Ried", *prose()[2:4]]


def test_repair_does_not_move_spans() -> None:
    """Offsets are those of the source, not of the repaired text."""
    source = "  FÃ¼r\u00a0alle &amp; jeden \n\u200bEnde"
    assert [(block.text, source[block.start : block.end].strip()) for block in read(source)] == [
        ("Für alle & jeden", "FÃ¼r\u00a0alle &amp; jeden"),
        ("Ende", "\u200bEnde"),
    ]

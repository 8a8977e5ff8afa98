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


def kinds(source: str) -> list[str]:
    """The kinds of a text's blocks."""
    return [block.kind for block in read(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. Eier\n2. Mehl", ["list_item", "list_item"]),
        ("3. Polle\nDort steht\n2. Bevern", ["list_item", "paragraph", "list_item"]),
        ("3. Oktober\nEin Feiertag\n12. Oktober", ["paragraph", "paragraph", "paragraph"]),
        ("Es gibt:\n– Eier", ["paragraph", "list_item"]),
        ("– Eier\n– Mehl", ["list_item", "list_item"]),
        ("Er sah auf.\n– Nein, sagte er.\nDann ging er.", ["paragraph", "paragraph", "paragraph"]),
    ],
)
def test_an_item_has_fellows(source: str, expected: list[str]) -> None:
    """A number or a dash makes an item where another line counts on, or where a list is announced; else it is a date or speech."""
    assert kinds(source) == expected


def test_items_are_nested_by_their_indentation() -> None:
    """An item that is indented more than one above it belongs below it; another line ends the list."""
    source = "- a\n  - b\n\t- c\n  - d\n- e\nEnde\n    - f\n      - g"
    levels = [block.layout.level if block.layout else 0 for block in read(source)]
    assert levels == [0, 1, 2, 1, 0, 0, 0, 1]


CUP = ("Verein        Spiele   Punkte", "SV Polle          30       61", "TuS Bevern        30        7", "FC Golmbach       29       58")  # fmt: skip
ROWS: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "tabs": ("Jahr\tKosten\n2023\t4 Mio.", [("Jahr", "Kosten"), ("2023", "4 Mio.")]),
    "several tabs": ("Jahr\t\tKosten\n2023\t4", [("Jahr", "Kosten"), ("2023", "4")]),
    "an empty corner": ("\t2023\t2024\nKosten\t4\t5", [("", "2023", "2024"), ("Kosten", "4", "5")]),
    "columns": ("\n".join(CUP), [("Verein", "Spiele", "Punkte"), ("SV Polle", "30", "61"), ("TuS Bevern", "30", "7"), ("FC Golmbach", "29", "58")]),
    "bars": ("Ort | Tore\nPolle | 3\nBevern | 2", [(), (), ()]),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ROWS))
def test_rows_of_tables(name: str) -> None:
    """Neighbouring lines with the same cells are rows, between other lines, too; their text is that of a line."""
    table, cells = ROWS[name]
    blocks = read(f"Vorher.\n{table}\nNachher.")
    assert [block.kind for block in blocks] == ["paragraph", *["table_row"] * len(cells), "paragraph"]
    assert [block.layout.cells if block.layout else () for block in blocks[1:-1]] == cells
    assert [block.text for block in blocks[1:-1]] == [" ".join(line.split()) for line in table.split("\n")]


@pytest.mark.parametrize(
    "source",
    [
        "Jahr\tKosten",
        "Jahr\tKosten\nein Absatz\n2023\t4",
        "\tEin Absatz.\n\tNoch ein Absatz.",
        "Er kam.  Sie ging.\nEr blieb.  Sie kam.\nEr ging.  Sie blieb.",
        "eins  zwei\ndrei  vier",
        "eins   zwei drei\nvierundvierzig  fünf\nsechs und sieben  acht\nneun  zehn",
        "Kultur | Musik",
        "x" * 70 + "\t" + "y" * 70 + "\nEins\tzwei",
    ],
)
def test_lines_that_are_no_rows(source: str) -> None:
    """One line, indented paragraphs, the two spaces of typists, ragged gaps and long texts make no table."""
    assert "table_row" not in kinds(source)


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

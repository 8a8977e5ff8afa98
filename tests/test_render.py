"""Renderers: plain values and JSON, Markdown by kind of paragraph, and the explanation."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest

import cleantext
from cleantext import Block, Dateline, Document, Evidence, Label, Layout, Metadata, Structure
from cleantext.model import Kind
from cleantext.render import explain
from tests.documents import Expected, fixtures, seeds

EVIDENCE = (
    Evidence("de.newsletter.weekly-box", Label.NEWSLETTER, "safe", "jeden freitag", 2.345),
    Evidence("prose_next_to_prose_above", weight=-0.5),
    Evidence("line_after_the_article", Label.NEWSLETTER, weight=2.9),
)
METADATA = Metadata(
    title="Neue Wachen",
    authors=("Jörn Albrecht", "Eva Moll"),
    published=datetime(2024, 11, 14, 17, 42, tzinfo=UTC),
    modified=datetime(2024, 11, 15),
    publisher="Weserland",
    url="https://example.org/a",
    language="de",
    dateline=Dateline(("Holzminden", "Polle"), "dpa"),
    description="Der Kreis baut.",
    tags=("Kreistag",),
    provenance={"title": "headline", "dateline": "dateline"},
)
DOCUMENT = Document(
    (
        Block("Der Kreis baut.", 0, 15, label=Label.BODY, kept=True, confidence=0.98, evidence=EVIDENCE),
        Block("Jeden Freitag neu", 16, 33, label=Label.NEWSLETTER, kept=False, confidence=0.87654, evidence=EVIDENCE),
        Block("Teilen", structure=Structure("/html/p", "p"), label=Label.SOCIAL, kept=False, confidence=1.0),
    ),
    METADATA,
    ("look twice",),
)
PARAGRAPH_KEYS = {"text", "kind", "start", "end"}
REMOVAL_KEYS = {"text", "label", "start", "end", "path", "confidence", "evidence"}


def kept(text: str, kind: Kind = "paragraph") -> Block:
    """A kept block of some kind."""
    return Block(text, kind=kind, label=Label.BODY, kept=True, confidence=1.0)


def test_plain_values_are_exactly_these() -> None:
    """Texts, spans, rounded numbers, ISO dates and only the evidence keys that say something."""
    assert DOCUMENT.to_dict() == {
        "text": "Der Kreis baut.",
        "paragraphs": [{"text": "Der Kreis baut.", "kind": "paragraph", "start": 0, "end": 15}],
        "removed": [
            {
                "text": "Jeden Freitag neu",
                "label": "newsletter",
                "start": 16,
                "end": 33,
                "path": None,
                "confidence": 0.8765,
                "evidence": [
                    {
                        "name": "de.newsletter.weekly-box",
                        "weight": 2.35,
                        "label": "newsletter",
                        "tier": "safe",
                        "detail": "jeden freitag",
                    },
                    {"name": "prose_next_to_prose_above", "weight": -0.5},
                    {"name": "line_after_the_article", "weight": 2.9, "label": "newsletter"},
                ],
            },
            {
                "text": "Teilen",
                "label": "social",
                "start": None,
                "end": None,
                "path": "/html/p",
                "confidence": 1.0,
                "evidence": [],
            },
        ],
        "metadata": {
            "title": "Neue Wachen",
            "authors": ["Jörn Albrecht", "Eva Moll"],
            "published": "2024-11-14T17:42:00+00:00",
            "modified": "2024-11-15T00:00:00",
            "publisher": "Weserland",
            "url": "https://example.org/a",
            "language": "de",
            "dateline": {"places": ["Holzminden", "Polle"], "agency": "dpa"},
            "description": "Der Kreis baut.",
            "tags": ["Kreistag"],
            "provenance": {"title": "headline", "dateline": "dateline"},
        },
        "warnings": ["look twice"],
    }


def test_unknown_metadata_stays_unknown() -> None:
    """An empty document has every key, with None, an empty list or an empty text."""
    values = Document().to_dict()
    assert (values["text"], values["paragraphs"], values["removed"], values["warnings"]) == ("", [], [], [])
    assert set(values["metadata"]) == {field.name for field in fields(Metadata)}
    assert {key: value for key, value in values["metadata"].items() if value is not None} == {
        "authors": [],
        "tags": [],
        "provenance": {},
    }


@pytest.mark.parametrize(
    "source", [*fixtures()[::6], *seeds()], ids=lambda source: source.name
)  # fmt: skip
def test_json_comes_back(source: Expected) -> None:
    """A real document's JSON reads back as its plain values, whose keys are the documented ones throughout."""
    document = cleantext.clean(source.source)
    values = document.to_dict()
    assert json.loads(document.to_json()) == values
    assert json.loads(document.to_json(indent=2)) == values
    used = {"template"} if document.template is not None else set()
    assert set(values) == {"text", "paragraphs", "removed", "metadata", "warnings"} | used
    assert {frozenset(paragraph) for paragraph in values["paragraphs"]} <= {frozenset(PARAGRAPH_KEYS)}
    assert {frozenset(removal) for removal in values["removed"]} <= {frozenset(REMOVAL_KEYS)}
    keys = {key for removal in values["removed"] for evidence in removal["evidence"] for key in evidence}
    assert keys <= {"name", "weight", "label", "tier", "detail"}
    assert values["text"] == "\n\n".join(paragraph["text"] for paragraph in values["paragraphs"])


def test_json_keeps_letters() -> None:
    """JSON is one line unless indented, and letters beyond ASCII stay readable."""
    assert '"Jörn Albrecht"' in DOCUMENT.to_json()
    assert "\n" not in DOCUMENT.to_json()
    assert DOCUMENT.to_json(indent=2).startswith('{\n  "text": "Der Kreis baut."')


def row(*cells: str) -> Block:
    """A row whose cells tabs or columns divide."""
    return Block(" ".join(cells), kind="table_row", kept=True, layout=Layout(cells=cells))


def item(text: str, level: int, number: int | None = None) -> Block:
    """A nested item, or one that its markup numbers."""
    return Block(text, kind="list_item", kept=True, layout=Layout(level=level, number=number))


def at(start: int, text: str) -> Block:
    """A kept paragraph at a place of the source."""
    return Block(text, start, start + len(text), kept=True)


MARKDOWN: dict[str, tuple[list[Block], str]] = {
    "paragraphs": ([kept("Eins."), kept("Zwei.")], "Eins.\n\nZwei."),
    "a heading": ([kept("Die Zahlen", "heading"), kept("Text.")], "## Die Zahlen\n\nText."),
    "a heading with its marks": ([kept("### Die Zahlen", "heading")], "### Die Zahlen"),
    "a heading that starts with a hashtag": ([kept("#MeToo wirkt", "heading")], "## #MeToo wirkt"),
    "a bulleted list": ([kept("• Eier", "list_item"), kept("- Mehl", "list_item"), kept("Milch", "list_item")], "- Eier\n- Mehl\n- Milch"),
    "a numbered list": ([kept("1. Rühren", "list_item"), kept("2) Backen", "list_item")], "1. Rühren\n2) Backen"),
    "numbers in brackets": ([kept("(1) Rühren", "list_item"), kept("(2) Backen", "list_item")], "- (1) Rühren\n- (2) Backen"),
    "a list item with a hyphen": ([kept("E-Mail – und mehr", "list_item")], "- E-Mail – und mehr"),
    "a list item with a minus": ([kept("-5 Grad", "list_item")], "- -5 Grad"),
    "a list between paragraphs": ([kept("Vor."), kept("Eier", "list_item"), kept("Mehl", "list_item"), kept("Nach.")], "Vor.\n\n- Eier\n- Mehl\n\nNach."),
    "a quote": ([kept("Wir warten.", "quote"), kept("> Noch immer.", "quote"), kept(">Ja > nein.", "quote")], "> Wir warten.\n>\n> Noch immer.\n>\n> Ja > nein."),
    "a table": ([kept("Jahr | Kosten", "table_row"), kept("2024 | 4", "table_row")], "| Jahr | Kosten |\n|---|---|\n| 2024 | 4 |"),
    "a table with bars": ([kept("| Jahr | Kosten |", "table_row"), kept("|---|---|", "table_row"), kept("| 2024 | 4 |", "table_row")], "| Jahr | Kosten |\n|---|---|\n| 2024 | 4 |"),
    "a table that says how it is aligned": ([kept("| Jahr | Kosten |", "table_row"), kept("|:--|--:|", "table_row"), kept("| 2024 | 4 |", "table_row")], "| Jahr | Kosten |\n|:--|--:|\n| 2024 | 4 |"),
    "a table without spaces": ([kept("|a|b|c|", "table_row"), kept("|1|2|3|", "table_row")], "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |"),
    "a table with an empty cell": ([kept("| Jahr | |", "table_row"), kept("| 2024 | 4 |", "table_row")], "| Jahr |  |\n|---|---|\n| 2024 | 4 |"),
    "a table of cells": ([row("Jahr", "Kosten"), row("2024", "4 | 5")], "| Jahr | Kosten |\n|---|---|\n| 2024 | 4 \\| 5 |"),
    "a table without a corner": ([kept("2023 | 2024", "table_row"), kept("Kosten | 4 | 5", "table_row"), kept("Plätze | 7 | 8", "table_row")], "|  | 2023 | 2024 |\n|---|---|---|\n| Kosten | 4 | 5 |\n| Plätze | 7 | 8 |"),
    "a table in parts": ([kept("Ort | Tore", "table_row"), kept("Gruppe A", "table_row"), kept("Polle | 3", "table_row")], "| Ort | Tore |\n|---|---|\n| Gruppe A |  |\n| Polle | 3 |"),
    "an irregular table": ([kept("a | b", "table_row"), kept("c | d | e", "table_row"), kept("f | g", "table_row")], "a | b  \nc | d | e  \nf | g"),
    "a row alone": ([kept("allein", "table_row")], "allein"),
    "a nested list": ([kept("- a", "list_item"), item("- b", 1), item("- c", 2), item("- d", 1), kept("- e", "list_item")], "- a\n  - b\n    - c\n  - d\n- e"),
    "a list nested below numbers": ([kept("10. a", "list_item"), item("- b", 1), kept("11. c", "list_item")], "10. a\n    - b\n11. c"),
    "a list that starts nested": ([item("- a", 1), item("- b", 2), item("- c", 1)], "- a\n  - b\n- c"),
    "a list that skips a level": ([kept("- a", "list_item"), item("- b", 3), kept("- c", "list_item")], "- a\n  - b\n- c"),
    "a list numbered by its markup": ([item("Rühren", 0, 1), item("Teig", 1), item("Backen", 0, 2)], "1. Rühren\n   - Teig\n2. Backen"),
    "a countdown": ([kept("3. Polle", "list_item"), kept("2. Bevern", "list_item")], "3\\. Polle\n\n2\\. Bevern"),
    "a list item that starts with a mark": ([kept("- # 1", "list_item"), kept("- - 2", "list_item"), kept("- 3. Mai", "list_item")], "- \\# 1\n- \\- 2\n- 3\\. Mai"),
    "a task": ([kept("- [x] Eier", "list_item")], "- [x] Eier"),
    "a quote that starts with a mark": ([kept("> 1. Mai", "quote")], "> 1\\. Mai"),
    "a nested quote": ([kept(">> Nein.", "quote")], "> \\> Nein."),
    "a heading with a rank": ([Block("Zahlen", kind="heading", kept=True, layout=Layout(level=3))], "### Zahlen"),
    "a top heading below the title": ([Block("Zahlen", kind="heading", kept=True, layout=Layout(level=1))], "## Zahlen"),
    "a heading that ends in a mark": ([kept("Route #", "heading")], "## Route \\#"),
    "an interview": ([kept("Ein Gespräch."), kept("Wie geht es?"), kept("Gut."), kept("Und morgen*?"), kept("Auch gut."), kept("Warum nur?"), kept("Darum.")], "Ein Gespräch.\n\n**Wie geht es?**\n\nGut.\n\n**Und morgen\\*?**\n\nAuch gut.\n\n**Warum nur?**\n\nDarum."),
    "questions that are headings": ([kept("Wie?", "heading"), kept("So."), kept("Was?", "heading"), kept("Das."), kept("Wer?", "heading"), kept("Wir.")], "## Wie?\n\nSo.\n\n## Was?\n\nDas.\n\n## Wer?\n\nWir."),
    "two questions": ([kept("Wie geht es?"), kept("Gut."), kept("Und morgen?"), kept("Auch gut.")], "Wie geht es?\n\nGut.\n\nUnd morgen?\n\nAuch gut."),
    "a speaker who asks": ([kept("Bote: Wie war es?"), kept("Moll: Kalt."), kept("Bote: Sonst nichts?"), kept("Moll: Und nass.")], "**Bote: Wie war es?**\n\nMoll: Kalt.\n\n**Bote: Sonst nichts?**\n\nMoll: Und nass."),
    "a label that asks": ([kept("Frage: Erzählen Sie."), kept("Antwort: Wovon?"), kept("Frage: Vom Winter."), kept("Antwort: Gern.")], "**Frage: Erzählen Sie.**\n\nAntwort: Wovon?\n\n**Frage: Vom Winter.**\n\nAntwort: Gern."),
    "speakers of whom both ask": ([kept("Eva: Wie war es?"), kept("Uwe: Wo?"), kept("Eva: Wann war es?"), kept("Uwe: Wie?")], "Eva: Wie war es?\n\nUwe: Wo?\n\nEva: Wann war es?\n\nUwe: Wie?"),
    "verse": ([at(0, "Der Wind geht leer"), at(19, "durchs Ried"), at(32, "* und wieder")], "Der Wind geht leer  \ndurchs Ried\n\n\\* und wieder"),
    "lines that are paragraphs": ([at(0, "Der Wind geht leer"), at(19, "durchs Ried")], "Der Wind geht leer\n\ndurchs Ried"),
    "close paragraphs": ([at(0, "W" * 99), at(100, "kurz"), at(106, "Ende")], f"{'W' * 99}\n\nkurz\n\nEnde"),
    "removed blocks": ([kept("Eins."), Block("Weg.", kept=False), kept("Zwei.")], "Eins.\n\nZwei."),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(MARKDOWN))
def test_markdown_by_kind(name: str) -> None:
    """Each kind of paragraph has its own form, and neighbours of a kind stay together."""
    blocks, expected = MARKDOWN[name]
    assert Document(tuple(blocks)).to_markdown() == expected + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Nummer eins", r"\# Nummer eins"),
        ("### drei", r"\### drei"),
        ("#MeToo wirkt", "#MeToo wirkt"),
        ("- und so weiter", r"\- und so weiter"),
        ("-5 Grad", "-5 Grad"),
        ("+ 3 Prozent", r"\+ 3 Prozent"),
        ("* Name geändert", r"\* Name geändert"),
        ("***", r"\***"),
        ("- - -", r"\- - -"),
        ("---", r"\---"),
        ("> 3 Prozent", r"\> 3 Prozent"),
        (">3 Prozent", r"\>3 Prozent"),
        ("| a | b |", r"\| a | b |"),
        ("1. Mai", r"1\. Mai"),
        ("2024) so", r"2024\) so"),
        ("1.5 Prozent", "1.5 Prozent"),
        ("7,8 Millionen", "7,8 Millionen"),
        ("```", r"\```"),
        ("~~~", r"\~~~"),
        ("<b> ist ein Tag", r"\<b> ist ein Tag"),
        ("[x]: y", r"\[x]: y"),
        ("Leser*innen und Hörer*innen", r"Leser\*innen und Hörer\*innen"),
        ("**Das** ist *fett*", "**Das** ist *fett*"),
        ("2*3*4 und 2 * 3", r"2\*3\*4 und 2 * 3"),
        ("snake_case und __init__", r"snake_case und \_\_init\_\_"),
        ("a <b> und x < 3", r"a \<b> und x < 3"),
        ("siehe <https://example.org>", "siehe <https://example.org>"),
        (r"schon \*geschützt\*", r"schon \*geschützt\*"),
        ("[x] erledigt", "[x] erledigt"),
        ("====", r"\===="),
    ],
)
def test_markdown_keeps_a_paragraph_a_paragraph(text: str, expected: str) -> None:
    """What a paragraph starts with does not turn it into a list, heading, quote, rule or code."""
    assert Document((kept(text),)).to_markdown() == expected + "\n"


def test_markdown_starts_with_the_title() -> None:
    """The title is the first heading; a document without text and title is empty."""
    document = Document((kept("Text."),), Metadata(title="Leser*innen"))
    assert document.to_markdown() == "# Leser\\*innen\n\nText.\n"
    assert Document().to_markdown() == ""


@pytest.mark.parametrize("text", ["Neue Wachen", "# Neue Wachen"])
def test_markdown_has_the_title_once(text: str) -> None:
    """A title that also stands at the head of the body is written once; elsewhere the same words stay."""
    head = kept(text, "heading")
    document = Document((head, kept("Text."), kept("Neue Wachen")), Metadata(title="Neue Wachen"))
    assert document.to_markdown() == "# Neue Wachen\n\nText.\n\nNeue Wachen\n"


def test_an_explanation_is_exactly_this() -> None:
    """Verdict, label, confidence, the text cut short, the reasons that spoke for the verdict; metadata; warnings."""
    assert DOCUMENT.explain() == (
        "kept    body  98 %\n    Der Kreis baut.\n    -0.5 prose_next_to_prose_above\n\n"
        "removed newsletter  88 %\n    Jeden Freitag neu\n    +2.9 line_after_the_article\n"
        "    +2.3 de.newsletter.weekly-box: “jeden freitag”\n\n"
        "removed social  100 %\n    Teilen\n\n"
        "title: Neue Wachen  (headline)\nauthors: Jörn Albrecht, Eva Moll\npublished: 2024-11-14T17:42:00+00:00\n"
        "modified: 2024-11-15T00:00:00\npublisher: Weserland\nurl: https://example.org/a\nlanguage: de\n"
        "dateline: Holzminden, Polle, dpa  (dateline)\ndescription: Der Kreis baut.\ntags: Kreistag\n\n"
        "warning: look twice\n"
    )


def test_an_explanation_is_short() -> None:
    """Long texts are cut at 100 characters, and of many reasons the five strongest are shown."""
    evidence = tuple(Evidence(f"reason_{number}", weight=number) for number in range(1, 9))
    block = Block("x" * 101, label=Label.LEGAL, kept=False, confidence=0.5, evidence=evidence)
    lines = Document((block, Block("y" * 100, label=Label.BODY, kept=True, confidence=0.5))).explain().split("\n")
    assert lines[1:7] == [f"    {'x' * 99}…", *(f"    +{number}.0 reason_{number}" for number in (8, 7, 6, 5, 4))]
    assert f"    {'y' * 100}" in lines


def test_an_explanation_can_be_decorated() -> None:
    """A style decorates the verdict lines and nothing else."""
    styled = explain.document(DOCUMENT, style=lambda head, block: f"<{block.label}>{head}")
    plain = DOCUMENT.explain()
    assert styled == plain.replace("kept  ", "<body>kept  ").replace("removed n", "<newsletter>removed n").replace(
        "removed s", "<social>removed s"
    )


def test_every_block_is_explained() -> None:
    """A real document's explanation has a paragraph for each block, in source order."""
    document = cleantext.clean(seeds()[0].source)
    parts = document.explain().split("\n\n")
    assert len(parts) == len(document.blocks) + 1
    for block, part in zip(document.blocks, parts, strict=False):
        head, text, *reasons = part.split("\n")
        assert head == f"{'kept' if block.kept else 'removed':7s} {block.label}  {100 * (block.confidence or 0):.0f} %"
        assert block.text.startswith(text.strip().removesuffix("…"))
        chosen = [f"    {e.label}: {e.name}" for e in block.evidence if e.label and e.tier is None and not e.weight]
        assert reasons[len(reasons) - len(chosen) :] == chosen
        reasons = reasons[: len(reasons) - len(chosen)]
        assert all(reason.startswith("    -" if block.kept else "    +") for reason in reasons)
    assert "language: de  (detected)" in parts[-1].split("\n")

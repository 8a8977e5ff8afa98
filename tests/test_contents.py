"""Tables of contents: what comes back as the headings of an article's parts."""

from __future__ import annotations

import cleantext

PARTS = {
    "Der Fluss im Winter": "Im Januar steigt das Wasser am Pegel oft binnen weniger Stunden, und die Wehre bleiben geöffnet. Dann kommen die Leute mit Gummistiefeln an das Ufer und messen selbst nach.",
    "Wer am Ufer wohnt": "Elf Familien leben in den Häusern hinter dem Deich, die meisten seit drei Generationen. Sie haben ihre Keller ausgebaut und die Heizungen in den ersten Stock gelegt.",
    "Was der Deich kostet": "Der Kreis rechnet mit vier Millionen Euro, von denen das Land die Hälfte trägt. Gebaut wird von Mai an in drei Abschnitten, damit die Straße offen bleibt.",
}
LEAD = "Der Deich an der Unteren Au wird im kommenden Jahr erhöht, und die Anwohner erfahren erst jetzt, was das für ihre Grundstücke bedeutet. Ein Gang am Wasser entlang."


def page(table: list[str]) -> str:
    """The article below its table of contents, each part below its heading."""
    parts = [line for heading, text in PARTS.items() for line in (heading, text)]
    return "\n\n".join(["Ein Deich wird höher", LEAD, *table, *parts])


def kept(text: str) -> list[str]:
    """The blocks that stay."""
    return [block.text for block in cleantext.clean(text, format="text").blocks if block.kept]


def test_a_table_of_contents_goes_and_its_headings_stay() -> None:
    """With numbers or without, whatever heads it."""
    for table in (list(PARTS), [f"{n}. {heading}" for n, heading in enumerate(PARTS, 1)]):
        found = cleantext.clean(page(table), format="text")
        removed = [block for block in found.blocks if not block.kept and block.text in table]
        assert [block.text for block in removed] == table
        assert {str(block.label) for block in removed} == {"navigation"}
        assert kept(page(table))[-6:] == [line for part in PARTS.items() for line in part]


def test_what_the_table_lists_last_may_have_another_wording() -> None:
    """Its numbers go on."""
    table = [f"{n}. {heading}" for n, heading in enumerate([*PARTS, "Ausblick"], 1)]
    assert not set(table) & set(kept(page(table)))


def test_a_list_that_a_sentence_announces_is_the_articles() -> None:
    """The parts may be called what the list calls them."""
    announced = "Drei Fragen stellen sich am Ufer der Unteren Au in diesem Winter:"
    table = [f"- {heading}" for heading in PARTS]
    assert {announced, *table} <= set(kept(page([announced, *table])))


def test_numbered_lines_below_a_known_heading_need_not_come_back() -> None:
    """The first heading below them is the article's."""
    table = ["Inhaltsverzeichnis", "1 Am Pegel", "2 Hinter dem Deich", "3 Im Kreistag"]
    assert not set(table) & set(kept(page(table)))
    assert set(PARTS) <= set(kept(page(table)))


def test_few_lines_that_come_back_are_no_table() -> None:
    """Two lines come back by chance."""
    headings = list(PARTS)
    names = {e.name for b in cleantext.clean(page(headings[:2]), format="text").blocks for e in b.evidence}
    assert "item_of_a_table_of_contents" not in names

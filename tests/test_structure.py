"""Structure from reading to Markdown: of stored texts, of Markdown itself, and of HTML."""

from __future__ import annotations

import cleantext
from cleantext import Label, Layout
from cleantext.readers.html import read
from tests.documents import fixtures

PROSE = "Der Kreis baut zwei neue Wachen, und beide sollen bis zum Ende des nächsten Jahres fertig sein."
TABLE = """| Verein | Spiele | Tore | Punkte |
|---|---|---|---|
| SV Polle | 30 | 88:31 | 71 |
| TuS Bevern | 30 | 79:35 | 70 |
| VfR Hehlen | 30 | 60:44 | 52 |
| FC Golmbach | 30 | 29:81 | 17 |
"""
LIST = """- Engine
  - change the oil and its filter
  - flush the cooling water with a mix that does not freeze
- Sails
  - rinse them with fresh water
"""


def markdown(name: str) -> str:
    """A fixture as Markdown."""
    (fixture,) = [fixture for fixture in fixtures() if fixture.name == name]
    return cleantext.clean(fixture.source).to_markdown()


def test_a_table_in_tabs_is_a_table() -> None:
    """The rows of a league table have their cells, the steps below it their numbers."""
    text = markdown("de-clean-league-table")
    assert TABLE in text
    assert "\n1. Am Sonnabend feiert" in text


def test_an_indented_list_is_nested() -> None:
    """Items are nested as they were indented; a quotation stays one."""
    text = markdown("en-clean-nested-checklist")
    assert LIST in text
    assert "\n> A boat is a hole in the water" in text


def test_an_interview_has_its_questions_in_bold() -> None:
    """The asking speaker's paragraphs are bold, the answers are not; without labels the questions are."""
    lines = markdown("de-clean-interview-speakers").split("\n\n")
    assert [line.startswith("**Talbote: ") for line in lines[1:]] == [True, False] * 4
    assert "**Was sagen Sie Ihren Enkeln?**" in markdown("de-clean-interview")


def test_verse_keeps_its_breaks() -> None:
    """Lines of a stanza are divided by line breaks, stanzas by blank lines."""
    (poem,) = [fixture for fixture in fixtures() if fixture.name == "de-clean-poem"]
    lines = poem.source.decode().split("\n")
    source = "\n".join([*lines[:4], "", *lines[4:8], "", *lines[8:]])
    assert (
        cleantext.clean(source).to_markdown()
        == "\n\n".join("  \n".join(lines[start : start + 4]) for start in (0, 4, 8)) + "\n"
    )


def test_the_top_heading_of_markdown_is_its_title() -> None:
    """A text that marks its first line alone as top heading says so in its metadata; ``keep`` leaves it in place."""
    source = "# Neue Wachen\n\nDer Kreis baut zwei Wachen, und beide sollen im nächsten Jahr fertig sein.\n"
    document = cleantext.clean(source)
    assert (document.metadata.title, document.to_markdown()) == ("Neue Wachen", source)
    (removal,) = document.removed
    assert (removal.label, [reason.name for reason in removal.evidence]) == (Label.TITLE, ["is_the_only_top_heading"])
    assert cleantext.clean(source, keep={"title"}).paragraphs[0].text == "# Neue Wachen"
    assert cleantext.clean(source.replace("Der", "# Der")).blocks[0].evidence[:1] != removal.evidence


def test_markdown_is_judged_by_its_words() -> None:
    """The marks of a heading or of bold do not make a line look like a symbol's."""
    plain = f"{PROSE}\n\nWas jetzt geschieht\n\n{PROSE}\n"
    heading = cleantext.clean(plain).blocks[1]
    for marked in (plain.replace("Was", "## Was"), plain.replace("Was jetzt geschieht", "**Was jetzt geschieht**")):
        block = cleantext.clean(marked).blocks[1]
        assert (block.kept, block.confidence, block.label) == (True, heading.confidence, Label.HEADING)


def test_html_says_ranks_depths_and_numbers() -> None:
    """Headings have their rank, items their depth and, where the list counts, their number, once an item."""
    page = read("<h3>Teil</h3><p>Text</p><ol><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol><table><tr><td>e<td>f</table>")
    assert [(block.text, block.layout) for block in page.blocks] == [
        ("Teil", Layout(level=3)),
        ("Text", None),
        ("a", Layout(number=1)),
        ("b", Layout(level=1)),
        ("c", Layout(number=2)),
        ("d", None),
        ("e | f", None),
    ]


def test_html_is_rendered_alike() -> None:
    """A page's lists, tables and headings come out as those of a text; two tables stay two."""
    body = f"{PROSE} {PROSE}"
    page = (
        f"<article><h2>Wachen</h2><p>{body}</p><h3>Zahlen</h3><p>{body}</p><ol><li>Eine Wache in Polle, die im Mai beginnt."
        "<ul><li>Das Tor ist dort vier Meter hoch.</ul><li><p>Eine Wache in Bevern.</p><p>Sie ist die größere.</p></ol>"
        "<table><tr><th>Ort<th>Kosten<tr><td>Polle<td>4</table><table><tr><th>Ort<th>Plätze<tr><td>Polle<td>7</table>"
        f"<p>{body}</p></article>"
    )
    cleaner = cleantext.Cleaner(keep=set(Label))
    text = cleaner.clean(page, format="html").to_markdown()
    assert "\n### Zahlen\n" in text
    assert (
        "1. Eine Wache in Polle, die im Mai beginnt.\n   - Das Tor ist dort vier Meter hoch.\n"
        "2. Eine Wache in Bevern.\n\n   Sie ist die größere.\n\n"
        "| Ort | Kosten |\n|---|---|\n| Polle | 4 |\n\n| Ort | Plätze |\n|---|---|\n| Polle | 7 |\n"
    ) in text

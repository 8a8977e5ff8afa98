"""Markdown of an HTML page: headings, nested lists, tables, quotations and lines of verse as the source has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cleantext
from cleantext.decide.standfirst import REPEATED
from cleantext.heuristics.captions import AGAIN
from cleantext.model import Document, Label
from cleantext.readers.html import read

LEAD = "Nach sechs Jahren ist die alte Mühle am Wehr fertig, und im Erdgeschoss riecht es nach frischem Mehl."
BODY = (
    "Wer die Mühle betritt, hört zuerst das Wasser. Es läuft unter den Dielen durch und treibt ein Rad aus Holz an.",
    "Die Zimmerleute haben fast jeden Balken ausgetauscht. Geblieben ist vor allem der Mahlgang von 1843.",
    "Die Rechnung ist länger geworden, als der Verein gedacht hatte. Eine Stiftung übernahm den Rest.",
)


def markdown(body: str) -> str:
    """All blocks of a page as Markdown, whatever the decision would say."""
    return Document(tuple(replace(block, kept=True) for block in read(f"<body>{body}</body>").blocks)).to_markdown()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Eins</h2><h3>Zwei</h3><h5>Drei</h5>", "## Eins\n\n### Zwei\n\n##### Drei\n"),
        ("<ul><li>a<ul><li>b<ol><li>c</li><li>d</li></ol></li></ul></li><li>e</li></ul>",
         "- a\n  - b\n    1. c\n    2. d\n- e\n"),
        ("<ol><li>a</li></ol><ul><li>b</li></ul><p>c</p>", "1. a\n\n- b\n\nc\n"),
        ("<dl><dt>Mahlgang</dt><dd>Zwei Steine.</dd></dl>", "- Mahlgang\n- Zwei Steine.\n"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><table><tr><td>x</td><td>y</td></tr></table>",
         "| a | b |\n|---|---|\n| 1 | 2 |\n\n| x | y |\n|---|---|\n"),
        ("<blockquote><p>Eins.</p><p>Zwei.</p></blockquote><p>Drei.</p>", "> Eins.\n>\n> Zwei.\n\nDrei.\n"),
        ("<p>Das Wasser kommt,<br>das Wasser <i>geht</i>,</p>", "Das Wasser kommt,  \ndas Wasser geht,\n"),
        ("<p>Das Wasser kommt,<br/>das Wasser geht,<br/><br/>das Rad,<br>das dreht sich.</p>",
         "Das Wasser kommt,  \ndas Wasser geht,\n\ndas Rad,  \ndas dreht sich.\n"),
        ("<blockquote>Das Wasser kommt,<br>das Wasser geht.</blockquote>", "> Das Wasser kommt,  \n> das Wasser geht.\n"),
        ("<pre>mehl = korn\nkleie = rest</pre>", "mehl = korn  \nkleie = rest\n"),
        (f"<p>{BODY[0]}<br>{BODY[1]}</p>", f"{BODY[0]} {BODY[1]}\n"),
        ("<figure><img><figcaption>Das neue Rad</figcaption></figure><p># kein Titel</p>", "Das neue Rad\n\n\\# kein Titel\n"),
    ],
)  # fmt: skip
def test_markdown(body: str, expected: str) -> None:
    """Each kind of block is written as Markdown writes it, nested and numbered as in the source."""
    assert markdown(body) == expected


ARTICLE = "".join(f"<p>{text}</p>" for text in BODY)


@pytest.mark.parametrize(
    "body",
    [
        f"<p class=lead>{LEAD}</p><div class=text>{ARTICLE}</div>",
        f"<p class=lead>{LEAD}</p><div class=text><p><b>{LEAD}</b></p>{ARTICLE}</div>",
        f"<h2 class=lead>{LEAD}</h2><div class=text><p>{LEAD}</p>{ARTICLE}</div>",
        f"<div class=desktop>{LEAD}</div><div class=mobile>{LEAD}</div><div class=text>{ARTICLE}</div>",
        f"<p class=lead>{LEAD}</p><div class=text>{ARTICLE}</div><div class=share><p>{LEAD}</p></div>",
    ],
)
@pytest.mark.parametrize("meta", ["", f'<meta name="description" content="{LEAD}">'])
def test_a_standfirst_stands_once(body: str, meta: str) -> None:
    """However often a page shows its standfirst, and whether or not it is the description, it is kept once, as prose."""
    head = f"<head><title>Der Umbau der Mühle</title>{meta}</head>"
    page = (
        f"<!DOCTYPE html><html lang=de>{head}<body><article><h1>Der Umbau der Mühle</h1>{body}</article></body></html>"
    )
    document = cleantext.clean(page, format="html")
    assert [(paragraph.kind, paragraph.text) for paragraph in document.paragraphs] == [
        ("paragraph", text) for text in (LEAD, *BODY)
    ]
    copies = [block for block in document.blocks if block.text == LEAD and not block.kept]
    assert all(block.label is Label.STRAY for block in copies)
    assert all({REPEATED, AGAIN} & {reason.name for reason in block.evidence} for block in copies)


def test_a_card_that_shows_on_hovering_is_no_part_of_the_sentence() -> None:
    """Pictures and links between a name and what follows it go; a name in a link stays, and a picture in a sentence costs nothing."""
    card = "<span id=r><span><img src=a><a href=/p>Ada Berg</a><a href=/1>Streit um das Wehr</a> <a href=/p>MEHR</a></span></span>"
    for inside in (f"<span><a href=/p>Ada Berg</a>{card}</span>", "<span><img src=a><a href=/p>Ada Berg</a></span>"):
        blocks = read(f"<body><p>Die Rätin {inside} (UWG) bat um Aufschub.</p></body>").blocks
        assert [block.text for block in blocks] == ["Die Rätin Ada Berg (UWG) bat um Aufschub."]

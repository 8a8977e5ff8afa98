"""What is set apart: pitches glued to paragraphs, second copies of an article; and the warning of several articles."""

from __future__ import annotations

import textwrap

import pytest

import cleantext
from cleantext import Cleaner, Document, Label
from cleantext.model import Block
from cleantext.normalize import normalize
from cleantext.pipeline import COPIED, SEVERAL_ARTICLES
from cleantext.readers.divide import divide
from tests.documents import clean_articles

PARAGRAPHS = (
    (
        "Der Landkreis Holzminden baut in Stadtoldendorf und Polle neue Rettungswachen. Das hat der Kreistag am Donnerstag "
        "mit großer Mehrheit beschlossen."
    ),
    (
        "Bisher sind die Wagen in einer ehemaligen Werkstatt untergebracht, deren Tore nur 2,90 Meter hoch sind. Neue "
        "Fahrzeuge passen dort nicht hinein, weshalb eines seit Mai unter freiem Himmel steht."
    ),
    "Beide Gebäude sollen Ende 2026 fertig sein, und die alte Wache will der Kreis danach an die Gemeinde verkaufen.",
)
TIP = "Lesen Sie auch: Warum die Notaufnahme nachts überfüllt ist"


def page(*tails: str, number: int = 1, joint: str = " ") -> str:
    """The paragraphs, one of them with something glued on."""
    return "\n".join(
        text + "".join(joint + tail for tail in tails) * (i == number) for i, text in enumerate(PARAGRAPHS)
    )


def assert_cut(source: str, *tails: str) -> Document:
    """The paragraphs are kept whole and the tails removed, each block with its place in the source."""
    document = cleantext.clean(source, format="text")
    assert [paragraph.text for paragraph in document.paragraphs] == list(PARAGRAPHS)
    assert [removal.text for removal in document.removed] == list(tails)
    for block in document.blocks:
        assert normalize(source[block.start : block.end]) == block.text
    return document


@pytest.mark.parametrize("number", range(len(PARAGRAPHS)))
def test_a_pitch_at_the_end_of_a_paragraph_is_cut_off(number: int) -> None:
    """The pitch is a block of its own, removed with the rule's label and what it matched; the paragraph stays."""
    (removal,) = assert_cut(page(TIP, number=number), TIP).removed
    assert removal.label is Label.RELATED
    (evidence,) = removal.evidence
    assert (evidence.name, evidence.tier, evidence.label) == ("de.related.glued-read-also", "split", Label.RELATED)
    assert evidence.detail == "lesen sie auch: warum die notaufnahme nachts überfüllt ist"
    assert evidence.weight > 0


def test_several_pitches_are_cut_off_one_by_one() -> None:
    """Pitches glued to one another are removed each with its own label."""
    tails = ("Mehr dazu lesen Sie hier.", "Folgen Sie uns auf Instagram!", "Abonnieren Sie unseren Newsletter!")
    document = assert_cut(page(*tails), *tails)
    assert [removal.label for removal in document.removed] == [Label.RELATED, Label.SOCIAL, Label.NEWSLETTER]


@pytest.mark.parametrize(
    "tail",
    [
        "(Mehr zum neuen Rettungsplan lesen Sie hier.)",
        "► Lesen Sie auch: Was ein Einsatz kostet",
        "Wie der Kreis das bezahlt, lesen Sie in unserem Interview.",
        "Sie wollen nichts verpassen? Dann melden Sie sich für unseren Newsletter an!",
        "Was denken Sie? Schreiben Sie uns Ihre Meinung in die Kommentare!",
        "Unterstützen Sie unsere Arbeit mit einer Spende.",
        "Dieser Artikel erschien zuerst im Weserblatt.",
        "(Anzeige)",
    ],
)
def test_pitches_of_many_kinds(tail: str) -> None:
    """Pitches in brackets, behind signs, of two sentences, of every label."""
    assert_cut(page(tail), tail)


@pytest.mark.parametrize(
    "tail",
    [
        "Lesen Sie auch den Vertrag genau, rät die Kämmerin.",
        "„Folgen Sie uns auf Instagram“, stand auf dem Plakat am Tor.",
        "Der Landrat sagte: „Das ist gut. Abonnieren Sie unseren Newsletter!“",
        "Auf dem Zettel stand (Nummer 3. Lesen Sie auch: Seite vier und fünf)",
        "Lesen Sie auch: Warum es länger dauert. Der Rat tagt im Mai wieder.",
        "Hier geht es um Minuten.",
        "Es folgte eine Anzeige.",
        "weiterlesen",
    ],
)
def test_what_is_no_pitch_is_not_cut(tail: str) -> None:
    """Advice, quotations, pitches before more of the article and words in small letters are left alone."""
    paragraph = f"{PARAGRAPHS[1]} {tail}"
    assert Cleaner().splitter("de").find([paragraph]) == {}


def test_without_a_space_between() -> None:
    """Where an extractor lost the space behind the full stop, the pitch starts right behind it."""
    assert_cut(page(TIP, joint=""), TIP)


@pytest.mark.parametrize("joint", ["  ", "\u00a0", "\t\u200b ", " &nbsp;"])
def test_spans_hold_where_the_text_was_repaired(joint: str) -> None:
    """White space, invisible characters and entities between paragraph and pitch belong to neither's text."""
    assert_cut(page(TIP, joint=joint), TIP)


def test_in_hard_wrapped_text() -> None:
    """A pitch that shares its line with the end of a wrapped paragraph is cut off, with the rest of its lines."""
    text = page(TIP)
    source = "\n\n".join(
        textwrap.fill(line, 70, break_on_hyphens=False) for line in [*text.split("\n"), *PARAGRAPHS[:1]]
    )
    document = cleantext.clean(source, format="text")
    assert TIP in [removal.text for removal in document.removed]
    for block in document.blocks:
        assert normalize(source[block.start : block.end]) == block.text


def test_in_html() -> None:
    """On a page both pieces carry the path of their element."""
    body = "".join(f"<p>{text}</p>" for text in page(TIP).split("\n"))
    document = cleantext.clean(f"<html lang=de><body><article>{body}</article></body></html>", format="html")
    assert [paragraph.text for paragraph in document.paragraphs] == list(PARAGRAPHS)
    (pitch,) = [block for block in document.blocks if not block.kept]
    assert (pitch.text, pitch.start, pitch.end) == (TIP, None, None)
    assert pitch.structure is not None
    assert pitch.structure.path.endswith("/p[2]")


def test_kept_labels_keep_the_pitch_as_a_block() -> None:
    """With its label kept, the pitch stays as a paragraph of its own, and nothing else changes."""
    source = page(TIP)
    document = cleantext.clean(source, keep={"related"})
    assert document.removed == ()
    assert [block.text for block in document.blocks] == [b.text for b in cleantext.clean(source).blocks]
    assert [paragraph.text for paragraph in document.paragraphs] == [*PARAGRAPHS[:2], TIP, PARAGRAPHS[2]]


def test_every_policy_cuts_and_renders() -> None:
    """A cut is safe under every policy; explanation and Markdown show it."""
    for policy in ("strict", "default", "lenient"):
        document = Cleaner(policy=policy).clean(page(TIP))
        assert document.text == "\n\n".join(PARAGRAPHS)
        assert document.to_markdown() == document.text + "\n"
        assert f"    {TIP}\n    +2.9 de.related.glued-read-also" in document.explain()


def test_a_dateline_is_still_stripped() -> None:
    """Cutting the end of the first paragraph and stripping its start do not get in each other's way."""
    source = "HOLZMINDEN (dpa) – " + page(TIP, number=0)
    document = cleantext.clean(source, dateline="strip")
    assert document.text == "\n\n".join(PARAGRAPHS)
    first = document.paragraphs[0]
    assert source[first.start : first.end] == PARAGRAPHS[0]


def test_a_rule_of_ones_own_cuts(tmp_path: object) -> None:
    """A user's split rule is looked for at the ends of paragraphs, too, and its label is given."""
    rules = f"{tmp_path}/own.toml"
    with open(rules, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name is what users pass
        file.write(OWN)
    document = cleantext.clean(page("Werde Mitglied im Lesekreis Weserbergland"), rules=[rules])
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert [removal.evidence[0].name for removal in document.removed] == ["de.subscription.circle"]


OWN = """
language = "de"
label = "subscription"

[[rule]]
id = "circle"
tier = "split"
hint = ["lesekreis"]
match = '''werde mitglied im lesekreis .{3,40}'''
why = "Pitch of a circle of readers."
drop = ["Der Zug hielt. Werde Mitglied im Lesekreis Süd!", "Er kam spät. (Werde Mitglied im Lesekreis Nord)"]
keep = ["Der Lesekreis traf sich. Alle kamen."]
"""


def test_chrome_with_a_pitch_at_its_end_goes_whole() -> None:
    """A box that advertises in its first sentences, too, is not saved by cutting its last one off."""
    box = (
        "Unser Newsletter aus dem Weserbergland bringt Ihnen jeden Morgen die wichtigsten Nachrichten aus der Region in "
        "Ihr Postfach, kostenlos und ohne Werbung. Abonnieren Sie unseren Newsletter!"
    )
    document = cleantext.clean("\n".join([*PARAGRAPHS, box]))
    assert document.text == "\n\n".join(PARAGRAPHS)


def test_dividing_needs_an_exact_place() -> None:
    """A block is divided only where both parts are what their pieces of the source normalise to."""
    block = Block("Für alle da. Mehr hier.", 0, 24)
    parts = divide(block, 13, "FÃ¼r alle da. Mehr hier.")
    assert parts is not None
    assert [(part.text, part.start, part.end) for part in parts] == [("Für alle da.", 0, 13), ("Mehr hier.", 14, 24)]
    assert divide(block, 13, "Etwas ganz anderes steht") is None


@pytest.mark.parametrize("language", ["de", "en", "fr", "es", "it", "pl", "ru", "sv", "nl"])
def test_a_second_copy_is_removed(language: str) -> None:
    """Of an article that stands in a document twice one copy stays, and a warning says so."""
    article = next(a for a in clean_articles(language) if sum(len(line) >= 80 for line in a.body) >= 4)
    document = cleantext.clean("\n\n".join(article.body * 2), format="text")
    assert document.text == "\n\n".join(article.body)
    assert document.warnings == (COPIED,)
    copies = [removal for removal in document.removed if removal.evidence[0].name == "stands_in_the_article_already"]
    assert {removal.label for removal in copies} == {Label.STRAY}
    assert all(removal.start is not None and removal.start > len(document.text) for removal in copies)


def test_a_near_copy_loses_nothing() -> None:
    """What only one of two versions says stays: a changed paragraph, an added one, one that the other leaves out."""
    article = next(iter(clean_articles("de"))).body
    changed = article[2] + " Das sagte ein Sprecher am Abend."
    added = "Am Freitag wurde bekannt, dass sich der Beginn um drei Wochen verschiebt, weil ein Bauteil fehlt."
    first, second = [*article[:3], *article[4:]], [*article[:2], changed, *article[3:], added]
    document = cleantext.clean("\n\n".join(first + second), format="text")
    kept = {paragraph.text for paragraph in document.paragraphs}
    assert kept == {*article, changed, added}
    assert len(document.paragraphs) == len(kept)


def test_a_teaser_gives_way_to_the_whole() -> None:
    """A paragraph that breaks off is removed where the whole of it follows, with the copies around it."""
    article = next(iter(clean_articles("de"))).body
    teaser = [*article[:3], article[4][: len(article[4]) // 2].rsplit(" ", 1)[0] + " …"]
    document = cleantext.clean("\n\n".join(teaser + article), format="text")
    kept = [paragraph.text for paragraph in document.paragraphs]
    assert sorted(kept) == sorted(article)


def test_repeated_passages_are_no_copies() -> None:
    """A refrain, or a sentence that is quoted again, makes no second article."""
    refrain = "Und wieder fährt die Fähre leer, das Wasser schwarz, die Straße schwer, und keiner ruft herüber mehr."
    source = "\n\n".join([PARAGRAPHS[0], refrain, PARAGRAPHS[1], refrain, PARAGRAPHS[2]])
    assert COPIED not in cleantext.clean(source).warnings


def test_a_copy_on_an_html_page() -> None:
    """A page that holds its article twice, for two widths of screen, gives it once."""
    article = clean_articles("en")[0].body
    body = "<article>" + "".join(f"<p>{text}</p>" for text in article) + "</article>"
    document = cleantext.clean(f"<html lang=en><body>{body}{body}</body></html>", format="html")
    assert document.text == "\n\n".join(article)
    assert COPIED in document.warnings


def test_several_articles_are_kept_and_warned_of() -> None:
    """Two articles with headline, byline and date each are both kept, and a warning says that there are several."""
    ferry = [
        (
            "Die Schwebefähre zwischen Osten und Hemmoor hat nach vier Monaten in der Werft ihren Betrieb aufgenommen. Am "
            "Samstag brachte sie bis zum Abend 312 Fahrgäste über den Fluss, mehr als je an einem ersten Tag."
        ),
        (
            "Erneuert wurden die Laufschienen und ein Teil der Träger, an denen der Rost tiefer saß als vermutet. Die Kosten "
            "stiegen dadurch von 600.000 auf fast 900.000 Euro, den Rest zahlt der Kreis."
        ),
    ]
    bakery = [
        (
            "Weil ihr der zweite Geselle fehlt, öffnet die letzte Bäckerei von Wingst künftig nur dienstags, donnerstags und "
            "samstags. Inhaberin Silke Wolters hat die Stelle seit Januar sechsmal ausgeschrieben."
        ),
        (
            "An den Backtagen fängt sie nun um ein Uhr nachts an und schiebt das Doppelte in den Ofen. Brot für die übrige "
            "Woche bestellen die Kunden vor, auf einem Zettel standen am Montag schon achtzig Namen."
        ),
    ]
    source = "\n".join([
        "Fähre über die Oste fährt wieder ohne Pause", "Von Gesche Lübben", "03.06.2024, 16:40 Uhr", *ferry,
        "Bäckerei in Wingst backt nur noch an drei Tagen", "Von Tjark Behrens", "04.06.2024, 11:15 Uhr", *bakery,
    ])  # fmt: skip
    document = cleantext.clean(source)
    kept = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in [*ferry, *bakery] if text not in kept] == []
    assert document.warnings == (SEVERAL_ARTICLES,)


def test_one_article_is_not_warned_of() -> None:
    """No clean article of the fixtures is taken for several or for a copy of itself."""
    warned = [a.name for a in clean_articles() if {COPIED, SEVERAL_ARTICLES} & set(cleantext.clean(a.source).warnings)]
    assert warned == []

"""The two looks at an HTML page: what structure alone settles, and what its text is read for."""

from __future__ import annotations

import pytest

import cleantext
from cleantext import Cleaner, Label
from cleantext.decide import load_weights, structure_weights
from cleantext.decide.pages import judge_texts
from cleantext.decide.structure import label_of_place
from cleantext.judging import read_texts
from cleantext.readers.html import read
from cleantext.readers.html_articles import ELSEWHERE
from cleantext.readers.html_places import LIST_OF_LINKS

SENTENCE = "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke über den Fluss bis zum Herbst neu gebaut wird."
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Sport", "Kultur", "Wetter", "Reise", "Auto"))
PAGE = (
    f'<html lang="de"><head><title>Brücke wird neu gebaut</title></head><body><nav class="menu"><ul>{MENU}</ul></nav>'
    f"<main><article><h1>Brücke wird neu gebaut</h1><p>{SENTENCE} Das kostet drei Millionen Euro.</p><p>{SENTENCE}"
    f" Die Arbeiten beginnen im Mai.</p></article></main><footer><ul>{MENU}</ul></footer></body></html>"
)


def test_a_menu_is_settled_by_its_place() -> None:
    """The entries of a menu go as navigation, each with its reasons, and none of them is a phrase."""
    document = cleantext.clean(PAGE, format="html")
    menu = [block for block in document.blocks if block.text in ("Sport", "Kultur", "Wetter", "Reise", "Auto")]
    assert {(block.kept, block.label) for block in menu} == {(False, Label.NAVIGATION)}
    assert all(block.evidence and all(reason.tier is None for reason in block.evidence) for block in menu)
    assert [block.text.startswith(SENTENCE) for block in document.blocks if block.kept] == [True, True]


def test_a_far_list_of_links_tells_its_place_alone() -> None:
    """Entries of one menu share their signals; a paragraph has its own."""
    blocks = read(PAGE).blocks
    told = [block.structure.signals for block in blocks if block.structure is not None]
    assert [LIST_OF_LINKS in signals for signals in told] == [True] * 5 + [False] * 3 + [True] * 5
    assert len(set(told[:5])) == 1
    assert told[6] != told[7]


def test_an_article_of_links_is_no_far_list() -> None:
    """Links in the container that holds the article are judged one by one."""
    page = PAGE.replace("</article>", f"<ul>{MENU}</ul></article>")
    signals = [block.structure.signals for block in read(page).blocks if block.structure is not None]
    assert [LIST_OF_LINKS in own for own in signals[8:13]] == [False] * 5


@pytest.mark.parametrize(
    ("signals", "label"),
    [
        (("inside_an_element_named_menu", "class_names_say_comments"), Label.COMMENTS),
        (("class_names_say_share",), Label.SOCIAL),
        (("inside_an_element_named_related", "inside_an_element_named_teaser"), Label.RELATED),
        (("in_a_place_outside",), Label.NAVIGATION),
    ],
)
def test_a_place_has_a_label(signals: tuple[str, ...], label: Label) -> None:
    """The most telling name of the elements around a block is its label, without a name it is navigation."""
    assert label_of_place(signals) is label


def test_both_looks_weigh_what_the_reader_names() -> None:
    """The weights file knows the names that the reader gives: a renamed signal would weigh nothing."""
    names = {name for block in read(PAGE).blocks if block.structure is not None for name in block.structure.signals}
    for look in (structure_weights().first, structure_weights().second):
        assert len(names & look.weights.keys()) >= 0.8 * len(names - {LIST_OF_LINKS})


@pytest.mark.parametrize("tag", ["footer", "aside"])
def test_an_aside_longer_than_the_article_is_none(tag: str) -> None:
    """A footer or sidebar with more sentences than a short article is not taken for its container."""
    service = (
        "<p>Unser Dienst für Abonnements ist an allen Werktagen von acht bis achtzehn Uhr am Telefon zu erreichen.</p>"
        "<p>Alle Angaben auf diesen Seiten sind ohne Gewähr, und jeder Nachdruck bedarf der Zustimmung des Verlages.</p>"
        "<p>Der Verlag gibt seit dem Jahr 1921 Zeitungen heraus und hat seinen Sitz in einem Haus am alten Hafen.</p>"
    )
    page = f"<body><div class=text><p>{SENTENCE}</p><p>{SENTENCE} Im Mai geht es los.</p></div><{tag}>{service}</{tag}></body>"
    places = [block.structure.signals[0] for block in read(page).blocks if block.structure is not None]
    assert places == ["in_a_place_main"] * 2 + ["in_a_place_outside"] * 3


def test_what_structure_is_sure_of_is_read_again_without_its_neighbours() -> None:
    """A line that goes only for the head above it comes back where structure is sure of it; the head itself does not."""
    cleaner = Cleaner(language="de")
    more = "Die Arbeiten an der Brücke beginnen im Mai, und der Rat rechnet mit Kosten von drei Millionen Euro."
    items = ["Streit um die Stadthalle", "Haus am Wehr", "Weg zum Hafen"]
    texts = [SENTENCE, more, "Mehr zum Thema", *items, f"{more} {SENTENCE}", SENTENCE]
    measures, matches, table = read_texts(cleaner, texts)

    def removed(sure: set[int]) -> list[str]:
        judged = judge_texts(
            range(len(texts)), sure, None, measures, matches, table, load_weights(None), cleaner.options
        )
        return [texts[index] for index, verdict in judged.items() if not verdict.kept]

    assert removed(set()) == texts[2:4]
    assert removed({3}) == texts[2:3]
    assert removed({2, 3}) == texts[2:4]


def scrolled(second: str, *, heading: str = "h1") -> str:
    """A page of an article with its headline, and of another one below that is longer."""
    own = f"<article><h1>Brücke wird neu gebaut</h1><p>{SENTENCE} Das kostet drei Millionen Euro.</p>" + "".join(
        f"<p>{SENTENCE} {more}</p>"
        for more in (
            "Das sagte der Bürgermeister.",
            "Im Mai geht es los.",
            "Die alte ist achtzig Jahre alt.",
            "So lange steht sie.",
        )
    )
    other = f"<article><{heading}>{second}</{heading}>" + "".join(
        f"<p>Der Verein hat im {n}. Spiel der Saison wieder verloren, und die Trainerin sucht nach neuen Spielern.</p>"
        for n in range(1, 12)
    )
    return f"<html lang=de><head><title>Brücke wird neu gebaut</title></head><body><main>{own}</article>{other}</article></main></body>"


def test_an_article_that_follows_to_be_scrolled_to_is_another() -> None:
    """What stands under another headline in an article element of its own goes, though it is longer."""
    document = cleantext.clean(scrolled("Verein verliert wieder"), format="html")
    assert [p.text.startswith(SENTENCE) for p in document.paragraphs] == [True] * 5
    gone = [block for block in document.blocks if block.text.startswith("Der Verein hat")]
    assert {(block.kept, block.label) for block in gone} == {(False, Label.RELATED)}
    assert all(ELSEWHERE in {reason.name for reason in block.evidence} for block in gone)


def test_chapters_in_elements_of_their_own_stay() -> None:
    """Parts of an article that lower headings head are no other articles, whatever elements they are in."""
    document = cleantext.clean(scrolled("Der Verein", heading="h2"), format="html")
    assert sum(p.text.startswith("Der Verein hat") for p in document.paragraphs) == 11

"""The second opinion on HTML pages of which hardly anything is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cleantext
from cleantext import judging
from cleantext.decide import structure_weights
from cleantext.judging import SECOND_OPINION
from cleantext.readers.html_opinion import second_opinion

ARTICLE = [
    "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke am Hafen bis zum Herbst des nächsten Jahres zu erneuern.",
    "Die Kosten schätzt das Bauamt auf zwölf Millionen Euro, von denen das Land nach langen Verhandlungen die Hälfte übernimmt.",
    "Während der Arbeiten fährt die Straßenbahn über den Ring, und wer zu Fuß geht, nimmt den Steg hinter dem Speicher.",
    "Kritik kam von den Händlern am Hafen, die um ihre Kunden fürchten und eine zweite Zufahrt verlangen, bevor der Bau beginnt.",
    "Die Bürgermeisterin sagte zu, darüber noch vor der Sommerpause mit dem Landrat zu sprechen, der die Straße dorthin baut.",
]
MENU = (
    "<ul>"
    + "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Politik", "Sport", "Kultur", "Wetter"))
    + "</ul>"
)
PAGE = f"<html><body><nav>{MENU}</nav><article>{''.join(f'<p>{p}</p>' for p in ARTICLE)}</article></body></html>"


def test_it_tells_the_blocks_of_the_article() -> None:
    """The paragraphs of an article are told from a menu; a page without text gives none."""
    assert second_opinion(PAGE, ["Politik", *ARTICLE, "Wetter"], url=None) == [1, 2, 3, 4, 5]
    assert second_opinion("<html></html>", ["Politik"], url=None) == []


def test_it_is_asked_where_hardly_anything_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """With weights that remove everything the article is kept by the second opinion, which the evidence says."""
    weights = structure_weights()
    blind = replace(weights, first=replace(weights.first, bias=1.0), second=replace(weights.second, bias=50.0))
    monkeypatch.setattr(judging, "structure_weights", lambda: blind)
    document = cleantext.clean(PAGE, format="html")
    assert [p.text for p in document.paragraphs] == ARTICLE
    assert all(SECOND_OPINION in {e.name for e in block.evidence} for block in document.blocks if block.kept)


def test_it_is_not_asked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of which an article is kept is not looked at by trafilatura."""
    monkeypatch.setattr(judging, "_with_second_opinion", lambda *_: pytest.fail("asked"))
    assert [p.text for p in cleantext.clean(PAGE, format="html").paragraphs] == ARTICLE

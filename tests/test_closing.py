"""Closing notes: who is introduced below the article, and what stands between two lines of one kind of chrome."""

from __future__ import annotations

import pytest

from cleantext import Label, clean

ARTICLE = [
    "Der Kreis baut zwei neue Wachen, und beide sollen bis zum Ende des nächsten Jahres fertig sein.",
    "Der Kreis zahlt den größeren Teil der Kosten, den Rest übernimmt das Land, wie der Landrat am Montag sagte.",
    "Eine Wache steht am Fluss, die andere am Bahnhof, damit die Wagen beide Ufer schneller erreichen als heute.",
    "Die Kosten schätzt die Verwaltung auf zwölf Millionen Euro, und mit dem Bau beginnt sie nach dem Winter.",
    "Am Ende bleibt die Frage, wer die neuen Stellen bezahlt, denn darüber hat der Kreistag noch nicht entschieden.",
]
NOTE = "Anna Muster, Jahrgang 1970, hat Forstwirtschaft gelernt und seitdem über Wälder, Wiesen und Moore geschrieben."
SHORT = "Jo Beispiel ist Kolumnist beim Boten."


def removed(lines: list[str]) -> list[tuple[Label, str]]:
    """What goes, with its label."""
    return [(removal.label, removal.text) for removal in clean("\n".join(lines)).removed]


@pytest.mark.parametrize("note", [NOTE, SHORT])
def test_a_note_on_the_author_goes(note: str) -> None:
    """A last sentence that introduces somebody whom the article does not name is about its author."""
    assert removed([*ARTICLE, note]) == [(Label.AUTHOR_BIO, note)]


def test_two_notes_go_and_the_paragraph_above_stays() -> None:
    """Notes go from the end upwards as far as they introduce somebody."""
    assert removed([*ARTICLE, NOTE, SHORT]) == [(Label.AUTHOR_BIO, NOTE), (Label.AUTHOR_BIO, SHORT)]


def test_whom_the_article_names_stays() -> None:
    """A last sentence on somebody of whom the article speaks is the article's."""
    lines = [
        *ARTICLE[:3],
        "Das Holz kommt von Jo Beispiel, der im Kreis einen Wald besitzt und Bretter sägt.",
        ARTICLE[4],
    ]
    assert removed([*lines, SHORT]) == []


def test_an_introduction_above_the_end_stays() -> None:
    """Below a note on the author stands nothing of the article."""
    assert removed([*ARTICLE[:3], NOTE, *ARTICLE[3:]]) == []


ABOVE, BELOW = "Jetzt Abo abschließen!", "Unterstützen Sie unsere Arbeit mit einem Abo!"
PITCH = (
    "Der Bund streitet weiter, und die Lage auf dem Land ist anders als in den Städten. Seit vielen Jahren berichten wir "
    "davon, jeden Tag und aus allen Orten."
)


def test_prose_between_two_pitches_goes() -> None:
    """Below the article, prose that speaks of us between two lines of subscriptions is their pitch."""
    assert (Label.SUBSCRIPTION, PITCH) in removed([*ARTICLE, ABOVE, PITCH, BELOW])


def test_a_last_paragraph_between_two_pitches_stays() -> None:
    """The article's last paragraph does not speak of us, though pitches stand around it."""
    assert ARTICLE[4] not in [text for _, text in removed([*ARTICLE[:4], ABOVE, ARTICLE[4], BELOW])]

"""Recurring is not chrome: archives in which something of the articles recurs, and none of it is learnt."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from cleantext import Cleaner, learn
from tests.archives import archive, article, sentence

Around = Callable[[Random, int, list[str]], list[str]]


def daily_figures(random: Random, _: int, body: list[str]) -> list[str]:
    """A paragraph of figures in the middle, another at the end, as in every evening's report."""
    cases, more, beds = random.randint(100, 999), random.randint(1, 50), random.randint(2, 90)
    points, share = random.randint(11_000, 16_000), random.randint(1, 9)
    middle = f"Die Zahl der Fälle stieg auf {cases}, das sind {more} mehr als am Vortag; belegt wurden {beds} Betten im Kreis."
    end = f"Der Dax schloss am Abend bei {points} Punkten und damit {share},{share} Prozent höher als am Tag zuvor."
    return [*body[:3], middle, *body[3:], end]


def interview(_: Random, __: int, body: list[str]) -> list[str]:
    """The same questions to everybody."""
    questions = [
        "Wie sind Sie dazu gekommen?",
        "Was raten Sie jungen Leuten?",
        "Welches Buch lesen Sie?",
        "Was kommt nun?",
    ]
    return [body[0], *(line for pair in zip(questions, body[1:5], strict=True) for line in pair)]


def questions_with_initials(_: Random, __: int, body: list[str]) -> list[str]:
    """Questions that begin with who asks."""
    return [line for answer in body for line in ("BOTE: Und wie ging es danach weiter?", f"Berg: {answer}")]


def briefing(_: Random, __: int, body: list[str]) -> list[str]:
    """The standing heads of a morning briefing."""
    heads = ["Die Lage am Morgen", "Das Wetter", "Was heute wichtig wird", "Die Zahl des Tages", "Zum Schluss"]
    return [line for pair in zip(heads, body, strict=False) for line in pair]


def english_briefing(random: Random, _: int, body: list[str]) -> list[str]:
    """Standing heads and the day's prices in English."""
    prices = f"Shares closed at {random.randint(100, 900)}.{random.randint(10, 99)} on Friday, up {random.randint(1, 9)} percent from the day before."
    return [body[0], "What we know", *body[1:3], "What happens next", body[3], "The background", body[4], prices]


def the_same_article_again(_: Random, number: int, body: list[str]) -> list[str]:
    """Every article three times, in versions that grow."""
    again = article(Random(number // 3), "de", paragraphs=8)  # noqa: S311 - invented articles
    return [*again[: 6 + number % 3], body[0]]


def dateline(_: Random, __: int, body: list[str]) -> list[str]:
    """Every report opens with the same place and agency."""
    return [f"BERLIN (dpa) - {body[0]}", *body[1:]]


def series_intro(_: Random, __: int, body: list[str]) -> list[str]:
    """Every part of a series says what the series is."""
    return ["In unserer Serie stellen wir jede Woche einen Menschen vor, der im Verborgenen arbeitet.", *body]


def background(_: Random, number: int, body: list[str]) -> list[str]:
    """Every other report has the paragraph that explains the case."""
    known = "Seit Jahren streiten Stadt und Land um den Hafen, und die Gerichte haben dazu mehrfach verschieden entschieden."
    return [*body[:4], *([known] if number % 2 else []), *body[4:]]


def quotation(_: Random, number: int, body: list[str]) -> list[str]:
    """A sentence that many quote."""
    quoted = (
        "„Wir schaffen das, und zwar gemeinsam mit allen, die hier leben und arbeiten“, sagte die Ministerin damals."
    )
    return [*body[:3], *([quoted] if number % 3 == 0 else []), *body[3:]]


def notes_on_sources(random: Random, _: int, body: list[str]) -> list[str]:
    """Footnotes, some of them alike."""
    source = f"(3) Statistik des Landes, {random.randint(2000, 2020)}, Seite {random.randint(10, 300)}."
    return [*body, "Quellen und Anmerkungen:", "(1) Ebenda.", "(2) Siehe oben.", source]


def last_words(_: Random, __: int, body: list[str]) -> list[str]:
    """Every article ends in the same plain sentence."""
    return [*body[:-1], f"{body[-1]} Das letzte Wort hat nun der Rat."]


def first_words(random: Random, _: int, body: list[str]) -> list[str]:
    """Paragraphs that begin with the same words."""
    return [*body[:2], f"Am Rande der Sitzung im Rathaus hieß es zudem: {sentence(random, 'de')}", *body[2:]]


def wrapped_lines(_: Random, __: int, body: list[str]) -> list[str]:
    """Paragraphs broken by an extractor, with a fragment that stands in all articles."""
    halves = [half for text in body for half in (text[: text.index(" ", 60)], text[text.index(" ", 60) + 1 :])]
    return [*halves[:5], "und das gilt nach Ansicht der Fachleute auch für alle anderen Gemeinden im Tal", *halves[5:]]


def recipe(_: Random, __: int, body: list[str]) -> list[str]:
    """Ingredients and the heads of a recipe."""
    return [body[0], "Zutaten für vier Personen:", "200 g Mehl", "3 Eier", "Zubereitung:", *body[1:3], "Guten Appetit!"]


def live_ticker(random: Random, _: int, body: list[str]) -> list[str]:
    """Times of the day as heads of a ticker."""
    return [line for text in body for line in (f"{random.randint(10, 23)}:{random.randint(10, 59)} Uhr", text)]


def people_of_the_article(random: Random, _: int, body: list[str]) -> list[str]:
    """Articles that end with somebody they have been about all along."""
    name = f"{random.choice(['Anna', 'Jo', 'Max'])} {random.choice(['Berg', 'Tal', 'Stein'])}"
    return [
        *body[:4],
        f"Dagegen wehrt sich {name}. {body[4]}",
        f"{name} ist seit Jahren im Amt. {sentence(random, 'de')}",
    ]


@pytest.mark.parametrize("count", [5, 12, 40])
@pytest.mark.parametrize(
    "around",
    [
        daily_figures, interview, questions_with_initials, briefing, the_same_article_again, dateline, series_intro, background,
        quotation, notes_on_sources, last_words, first_words, wrapped_lines, recipe, live_ticker, people_of_the_article,
    ],
)  # fmt: skip
def test_nothing_of_the_article_is_learnt(around: Around, count: int) -> None:
    """Whatever recurs in these articles, no slot has it."""
    assert learn(archive(count, "de", around), publisher="Beispiel").slots == ()


@pytest.mark.parametrize("count", [5, 40])
def test_nothing_of_an_english_article_is_learnt(count: int) -> None:
    """Standing heads and prices are left alone in English, too."""
    assert learn(archive(count, "en", english_briefing), publisher="Example").slots == ()


@pytest.mark.parametrize("around", [daily_figures, interview, briefing, series_intro, background, quotation, recipe])
def test_what_recurs_stays_beside_chrome_that_is_learnt(around: Around) -> None:
    """With a standing pitch at the foot of every article, cleaning keeps all that recurs in the articles."""
    pitch = "Die Redaktion wünscht allen Lesern einen guten Tag."
    bodies = archive(12, "de", around)
    template = learn([f"{body}\n{pitch}" for body in bodies], publisher="Beispiel")
    cleaner = Cleaner()
    for body in bodies:
        generic = cleaner.clean(body, template=None)
        assert cleaner.clean(f"{body}\n{pitch}", template=template).text == generic.text

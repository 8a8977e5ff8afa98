"""Metadata from judged blocks of plain text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cleantext.metadata import from_text, split_dateline
from cleantext.model import Block, Dateline, Evidence, Label, Metadata

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
BODY = "Der Gemeinderat hat am Montag über die neue Seilbahn beraten und dem Bau mit knapper Mehrheit zugestimmt."


def block(label: str, text: str) -> Block:
    """A block as the decision leaves it."""
    return Block(text, label=Label(label), kept=Label(label).group == "body")


def read(*pairs: tuple[str, str], language: str | None = "de") -> Metadata:
    """Metadata of labelled lines."""
    return from_text([block(label, text) for label, text in pairs], language=language, url=None)


@pytest.mark.parametrize("seed", ["000_db4e6a54efacf846", "002_3c28752d9c3666c0"])
def test_seeds(seed: str) -> None:
    """The seed documents' labelled lines give exactly the metadata expected of them."""
    path = SEEDS / f"{seed}.expected.json"
    if not path.exists():
        pytest.skip(f"the seed's labels are not here: {path}")
    expected = json.loads(path.read_text("utf-8"))
    found = read(*((line["label"], line["text"]) for line in expected["lines"]))
    gold = expected["metadata"]
    dateline = gold["dateline"] and Dateline(tuple(gold["dateline"]["places"]), gold["dateline"]["agency"])
    assert (found.title, found.publisher, found.language, found.dateline) == (
        gold["title"], gold["publisher"], gold["language"], dateline,
    )  # fmt: skip
    assert (found.authors, found.published, found.url) == (tuple(gold["authors"]), None, None)


def test_a_page_that_only_its_chrome_names() -> None:
    """Title, dateline and publisher of a text whose headline is gone come from its prompts."""
    title = "Gemeinderat stimmt für die neue Seilbahn"
    found = read(
        ("body", f"GRAZ / WIEN (BERG BOTE) – {BODY}"),
        ("subscription", "Unterstütze BERG BOTE® für nur 2 Euro im Monat!"),
        ("comments", f'Hast du eine Meinung zum Artikel "{title}"?'),
        ("related", f"Suche nach »{title}« im Archiv"),
    )
    assert found == Metadata(
        title=title,
        publisher="BERG BOTE",
        language="de",
        dateline=Dateline(("Graz", "Wien"), "BERG BOTE"),
        provenance={
            "title": "quoted by 2 prompts",
            "publisher": "dateline, named again by the chrome",
            "language": "detected",
            "dateline": "dateline",
        },
    )


CLOUDS = "Über dem Tal hängt seit Wochen keine Wolke mehr, und wer auf den Berg steigt, sieht bis an den See und darüber hinaus."


@pytest.mark.parametrize(
    ("lines", "title", "source"),
    [
        ([("title", "Lokales"), ("title", "Rat stimmt für Seilbahn")], "Rat stimmt für Seilbahn", "headline line"),
        ([("title", "Rat stimmt zu"), ("body", BODY), ("title", "Rat stimmt zu")], "Rat stimmt zu",
         "headline repeated as a line"),
        ([("title", "Seilbahn")], "Seilbahn", "headline line"),
        ([("newsletter", "Mehr wie «Un téléphérique pour la ville»?")], "Un téléphérique pour la ville",
         "quoted by the newsletter prompt"),
        ([("related", "Suche „Rat stimmt für Seilbahn“")], None, None),
        ([("comments", "Bitte „höflich“ bleiben")], None, None),
        ([("body", 'Sie sagte: "Das ist ein guter Tag."')], None, None),
        ([("title", "24. April 2024 Politik, Verkehr, Rathaus"), ("title", "Seilbahn kommt")], "Seilbahn kommt",
         "headline line"),
        ([("title", "Mittwoch, 24.04.2024")], None, None),
        ([("title", "Bote vom Tal"), ("title", "Der Rat stimmt für die Seilbahn")], "Der Rat stimmt für die Seilbahn",
         "headline line"),
        ([("title", "Der Bote vom oberen Tal"), ("title", "Knappe Mehrheit für die Seilbahn"), ("body", BODY)],
         "Knappe Mehrheit für die Seilbahn", "headline line on the topic"),
        ([("title", "Gemeinderat stimmt für Seilbahn"), ("title", "Knappe Mehrheit für die Seilbahn"), ("body", BODY)],
         "Gemeinderat stimmt für Seilbahn", "headline line"),
        ([("body", "Rat stimmt für Seilbahn"), ("body", BODY)], "Rat stimmt für Seilbahn", "opening line"),
        ([("heading", "Rat stimmt für Seilbahn"), ("body", BODY)], "Rat stimmt für Seilbahn", "opening line"),
        ([("title", "Sport Kultur Reise Wetter"), ("title", "Wo keine Wolke hängt"), ("body", CLOUDS)], "Wo keine Wolke hängt",
         "headline line on the topic"),
        ([("title", "Sport Kultur Reise Wetter"), ("body", "Wo keine Wolke hängt"), ("body", CLOUDS)], "Wo keine Wolke hängt",
         "line on the topic above the article"),
        ([("title", "Sport Kultur Reise Wetter"), ("caption", "Wo keine Wolke hängt"), ("body", CLOUDS)],
         "Sport Kultur Reise Wetter", "headline line"),
        ([("body", "Der Rat stimmt zu."), ("body", BODY)], None, None),
        ([("body", BODY), ("heading", "Rat stimmt für Seilbahn"), ("body", BODY)], None, None),
    ],
)  # fmt: skip
def test_title(lines: list[tuple[str, str]], title: str | None, source: str | None) -> None:
    """The headline is a line of its own, quoted by a prompt or what opens the body; no kicker, date, sentence or quote is."""
    found = read(*lines)
    assert (found.title, found.provenance.get("title")) == (title, source)


@pytest.mark.parametrize(
    ("opening", "places", "agency"),
    [
        ("BERLIN (dpa) – ", ("Berlin",), "dpa"),
        ("Hamburg (dpa/lno) - ", ("Hamburg",), "dpa/lno"),
        ("NEW YORK, May 3 (Reuters) - ", ("New York",), "Reuters"),
        ("PARIS, 3 mai (AFP) - ", ("Paris",), "AFP"),
        ("Madrid, 5 may (EFE).- ", ("Madrid",), "EFE"),
        ("WASHINGTON, D.C. (AP) — ", ("Washington, D.C.",), "AP"),
        ("FRANKFURT AM MAIN (dpa-AFX) - ", ("Frankfurt am Main",), "dpa-AFX"),
        ("RIO DE JANEIRO (AFP) – ", ("Rio de Janeiro",), "AFP"),
        ("ST. GALLEN (sda) – ", ("St. Gallen",), "sda"),
        ("(dpa) Berlin. ", ("Berlin",), "dpa"),
        ("Wien (APA, 3. Mai) – ", ("Wien",), "APA"),
        ("OBERWALDSTADT - ", ("Oberwaldstadt",), None),
        ("Bad Musterheim – ", ("Bad Musterheim",), None),
    ],
)
def test_dateline_forms(opening: str, places: tuple[str, ...], agency: str | None) -> None:
    """Every form of dateline is split from the paragraph, places in normal case, the agency as written."""
    assert split_dateline(opening + BODY) == (Dateline(places, agency), BODY)


@pytest.mark.parametrize(
    "opening",
    [
        "Er sagte – ", "Zwei Jahre später - ", "Friedrich Muster (CDU) – ", "Erika Muster (62) – ", "Update – ",
        "Anna Muster – ", "Nein – ", "Graz – Hauptstadt der Steiermark – ",
    ],
)  # fmt: skip
def test_prose_is_no_dateline(opening: str) -> None:
    """Names, parties, ages, labels and parentheses before a dash are not taken for a dateline."""
    assert split_dateline(opening + BODY) is None


@pytest.mark.parametrize(
    ("text", "language", "authors"),
    [
        ("Von Anna Muster und Ben Beispiel", "de", ("Anna Muster", "Ben Beispiel")),
        ("VON ANNA MUSTER", "de", ("Anna Muster",)),
        ("By Jane Roe, Staff Writer", "en", ("Jane Roe",)),
        ("Text: Anna Muster; Foto: Carl Kamera", "de", ("Anna Muster",)),
        ("Anna Muster, dpa", "de", ("Anna Muster",)),
        ("Por Ana Ejemplo y Luis Prueba", "es", ("Ana Ejemplo", "Luis Prueba")),
        ("Jane Roe jane@roe.example @janeroe", "en", ("Jane Roe",)),
        ("Von Anna Muster, Graz 05.08.2024, 20:59 Uhr", "de", ("Anna Muster",)),
        ("Das Gespräch führte Anna Muster.", "de", ("Anna Muster",)),
        ("Anna Muster Redakteurin", "de", ("Anna Muster",)),
        ("Von Ludwig van der Beispiel", "de", ("Ludwig van der Beispiel",)),
        ("Текст: Анна Примерова", "ru", ("Анна Примерова",)),
        ("dpa/lno", "de", ()),
        ("Von der Redaktion", "de", ()),
        ("Quelle: Bergbote", "de", ()),
        ("Mit Agenturmaterial.", "de", ()),
        ("ssi, dan", "de", ()),
        ("Digitale Bildung", "de", ()),
        ("Kommentarvon Anna Muster", "de", ("Anna Muster",)),
        ("Von Xqari Muster", "de", ("Xqari Muster",)),
        ("Kovács Anna", "hu", ("Kovács Anna",)),
        ("Redacción Guayaquil", "es", ()),
        ("By Jane Roe Monday 22 Feb", "en", ("Jane Roe",)),
        ("Por Ana Sales, Jornal do Vale — Belo Horizonte", "pt", ("Ana Sales",)),
        ("By Jane RoeAAP", "en", ("Jane Roe",)),
        ("Von Anna Muster am 3. Oktober 2023", "de", ("Anna Muster",)),
        ("Posted by Jane Roe on October 3, 2023", "en", ("Jane Roe",)),
        ("Publié par Camille le 3 octobre 2023", "fr", ("Camille",)),
        ("Por Ana Ejemplo el 3 de octubre de 2023", "es", ("Ana Ejemplo",)),
        ("Por Ana Sales publicado em 3 de outubro de 2023", "pt", ("Ana Sales",)),
        ("Door Jan de Vries op 3 oktober 2023", "nl", ("Jan de Vries",)),
        ("Door Jan de Vries in Amsterdam", "nl", ("Jan de Vries",)),
        ("By Jane Roe and John Doe in Berlin", "en", ("Jane Roe", "John Doe")),
        ("By Jane Roe For The Riverside Post", "en", ("Jane Roe",)),
        ("Von unserem Korrespondenten Max Muster", "de", ("Max Muster",)),
        ("May 3, 2024 By Jane Roe Filed Under: Recipes", "en", ("Jane Roe",)),
        ("By Jane Roe | John Smith | May 3, 2024 | Travel Guide", "en", ("Jane Roe", "John Smith")),
        ("Von Anna in Berlin", "de", ()),
    ],
)
def test_bylines(text: str, language: str, authors: tuple[str, ...]) -> None:
    """A byline gives people in order, without roles, agencies, desks, dates, addresses, photographers and mere capitals."""
    assert read(("byline", text), language=language).authors == authors


@pytest.mark.parametrize(
    ("text", "language", "authors"),
    [
        ("佐藤花子記者", "ja", ("佐藤花子",)),
        ("取材・文／佐藤花子 写真／山田太郎", "ja", ("佐藤花子",)),
        ("文・写真：佐藤花子、山田太郎", "ja", ("佐藤花子", "山田太郎")),
        ("佐藤花子（さとう・はなこ）", "ja", ("佐藤花子",)),
        ("【佐藤花子・東京支局】", "ja", ("佐藤花子",)),
        ("東京社会部記者", "ja", ()),
        ("記者王小明／台北報導", "zh", ("王小明",)),
        ("采写：新京报记者 王小明 李大华", "zh", ("王小明", "李大华")),
        ("王小明 记者", "zh", ("王小明",)),
        ("文｜王小明 编辑｜李大华", "zh", ("王小明",)),
        ("责任编辑：李大华", "zh", ()),
        ("[서울=한빛] 윤서진·김민수 선임기자", "ko", ("윤서진", "김민수")),
        ("글 윤서진", "ko", ("윤서진",)),
    ],
)
def test_bylines_without_capitals(text: str, language: str, authors: tuple[str, ...]) -> None:
    """Beside the words for who writes; photographers, editors and desks are nobody."""
    assert read(("byline", text), language=language).authors == authors


def test_a_byline_that_a_rule_knows_needs_no_given_name() -> None:
    """What a rule takes for a byline is believed, whatever the people are called."""
    ruled = Evidence("en.byline.name-and-reading-time", Label.BYLINE, "safe")
    line = Block("Xqari Muster", label=Label.BYLINE, kept=False)
    assert from_text([line], language="en", url=None).authors == ()
    assert from_text([replace(line, evidence=(ruled,))], language="en", url=None).authors == ("Xqari Muster",)


def test_author_biography_is_the_second_choice() -> None:
    """The name that opens a biography counts only where no byline names anybody."""
    bio = ("author_bio", "Anna Muster ist Reporterin in Graz.")
    assert read(bio).authors == ("Anna Muster",)
    assert read(("byline", "Von Ben Beispiel"), bio).authors == ("Ben Beispiel",)
    assert read(("author_bio", "Die Autorin lebt in Graz.")).authors == ()


def test_readers_are_no_authors() -> None:
    """Who signs below the comments' heading is one where nobody signs the article above it."""
    author, heading, reader = (
        ("byline", "Von Anna Muster"),
        ("comments", "2 Kommentare"),
        ("byline", "Von Ben Beispiel"),
    )
    assert read(author, ("body", BODY), heading, reader).authors == ("Anna Muster",)
    assert read(("body", BODY), heading, author).authors == ("Anna Muster",)
    assert read(author, reader, ("body", BODY), heading).authors == ("Anna Muster", "Ben Beispiel")


CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("Stand: 24.04.2024 22:58 Uhr", "de", datetime(2024, 4, 24, 22, 58)),
        ("2024. 05. 04. 10:30", "hu", datetime(2024, 5, 4, 10, 30)),
        ("2024. 5. 4. 오후 3:30", "ko", datetime(2024, 5, 4, 15, 30)),
        ("4. maj 2024 kl. 10.30", "da", datetime(2024, 5, 4, 10, 30)),
        ("4 мая 2024 г. в 10:30", "ru", datetime(2024, 5, 4, 10, 30)),
        ("4 mai 2024, ora 10:30", "ro", datetime(2024, 5, 4, 10, 30)),
        ("4 Μαΐου 2024", "el", datetime(2024, 5, 4)),
        ("04/Mai/2024", "pt", datetime(2024, 5, 4)),
        ("Sat 4 May 2024 10.00 CEST", "en", datetime(2024, 5, 4, 10, tzinfo=timezone(timedelta(hours=2)))),
        ("4/5/2024, 10:30 (GMT+7)", "vi", datetime(2024, 5, 4, 10, 30, tzinfo=timezone(timedelta(hours=7)))),
        ("Sales of 4 May 2024. 10.30 was the price", "en", datetime(2024, 5, 4)),
        ("5. Mai 2022", "de", datetime(2022, 5, 5)),
        ("6. Dezember 2022, 14.05 Uhr MEZ", "de", datetime(2022, 12, 6, 14, 5, tzinfo=CET)),
        ("May 5, 2022 at 2:05 p.m.", "en", datetime(2022, 5, 5, 14, 5)),
        ("08:39, 06 January 2026", "en", datetime(2026, 1, 6, 8, 39)),
        ("12/11/2024", "en", datetime(2024, 12, 11)),
        ("12/11/2024", "es", datetime(2024, 11, 12)),
        ("31/12/2024", "en", datetime(2024, 12, 31)),
        ("5 de mayo de 2022", "es", datetime(2022, 5, 5)),
        ("2022年5月5日 14:05", "zh", datetime(2022, 5, 5, 14, 5)),
        ("2022년 5월 5일 오후 2:05", "ko", datetime(2022, 5, 5, 14, 5)),
        ("2024-04-24T22:58:00+01:00", None, datetime(2024, 4, 24, 22, 58, tzinfo=CET)),
        ("31.02.2024", "de", None),
        ("Lesezeit: 3 Min.", "de", None),
    ],
)  # fmt: skip
def test_dates(text: str, language: str | None, moment: datetime | None) -> None:
    """A timestamp line's date is read by its language, with time and zone only where they stand there."""
    assert read(("timestamp", text), language=language).published == moment


def test_published_and_modified_on_one_line() -> None:
    """A word for change puts the date behind it into ``modified``, wherever it stands on the line."""
    found = read(("timestamp", "Erstellt: 01.02.2024 | Aktualisiert: 03.02.2024, 14:05 Uhr"))
    assert (found.published, found.modified) == (datetime(2024, 2, 1), datetime(2024, 2, 3, 14, 5))
    assert read(("timestamp", "Updated 3 February 2024"), language="en").published is None


def test_the_date_below_the_headline_is_the_article_s() -> None:
    """A date above the headline counts only where none stands between headline and article."""
    today, title, stamp = (
        ("timestamp", "Mittwoch, 4. Februar 2026"),
        ("title", "Rat stimmt zu"),
        ("timestamp", "24.04.2024"),
    )
    assert read(today, title, stamp, ("body", BODY)).published == datetime(2024, 4, 24)
    assert read(today, title, ("body", BODY), stamp).published == datetime(2026, 2, 4)


def test_body_prose_gives_no_date() -> None:
    """A date in the body is what the article is about, not when it appeared."""
    assert read(("body", "Am 24.04.2024 um 20 Uhr begann das Fest.")).published is None


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        ([("legal", "© 2024 Bergbote Medien GmbH. Alle Rechte vorbehalten.")], "Bergbote Medien GmbH"),
        ([("legal", "Copyright © Talpost® 2019–2024")], "Talpost"),
        ([("legal", "© dpa")], None),
        ([("legal", "© 2024 All rights reserved.")], None),
        ([("caption", "© Carl Kamera")], None),
        ([("newsletter", "Der Newsletter von BergBote"), ("social", "Folge BergBote auf Facebook")], "BergBote"),
        ([("newsletter", "News bei WhatsApp"), ("social", "Teilen auf WhatsApp")], None),
        ([("newsletter", "Der Newsletter von BergBote")], None),
        ([("body", "MUSTERSTADT (dpa) – " + BODY), ("legal", "dpa-Meldung")], None),
    ],
)
def test_publisher(lines: list[tuple[str, str]], publisher: str | None) -> None:
    """The publisher is who holds the copyright or keeps recurring in pitches; no agency, photographer or platform."""
    assert read(*lines).publisher == publisher


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        (["Schlagwörter: Graz, Seilbahn, Verkehr"], ("Graz", "Seilbahn", "Verkehr")),
        (["Tags:", "• Graz", "|", "• Seilbahn"], ("Graz", "Seilbahn")),
        (["#Graz#Seilbahn"], ("Graz", "Seilbahn")),
        (["Themen: Graz · Graz"], ("Graz",)),
        (["Filed under: Alps | Uncategorized"], ("Alps",)),
        ([", ".join(f"Wort{n}" for n in range(50))], tuple(f"Wort{n}" for n in range(30))),
    ],
)
def test_tags(lines: list[str], tags: tuple[str, ...]) -> None:
    """Tag lines are split, their labels dropped, repeated words given once, and thirty are enough."""
    assert read(*(("tags", line) for line in lines)).tags == tags


def test_address_and_language_are_passed_through() -> None:
    """What the caller knows is kept and marked as such."""
    found = from_text([], language="de", url="https://bote.example/1")
    assert found.provenance == {"url": "given", "language": "detected"}

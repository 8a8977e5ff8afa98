"""The evidence of the unmarked: what stands below an article, teasers that recur, and lists that are the article's."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.heuristics import measure, observe, survey
from cleantext.heuristics.dates import is_stamp
from cleantext.normalize import bare_texts

ARTICLE = """
Der Gemeinderat von Lauterbach hat am Dienstagabend den Bau einer neuen Brücke über die Wern beschlossen, die alte ist gesperrt.
Die Verwaltung rechnet mit Kosten von drei Millionen Euro, von denen das Land nach einer ersten Zusage gut die Hälfte tragen soll.
Bis die neue Brücke steht, fahren die Busse einen Umweg über Hagen, was nach Angaben der Betreiber zwölf Minuten länger dauert.
Im Sommer sollen die Arbeiten beginnen, und im Herbst des folgenden Jahres könnten die ersten Autos über die Brücke fahren.
""".strip().split("\n")
UNRELATED = (
    "Im Keller der alten Mühle fanden Kinder beim Spielen eine Kiste mit Münzen, und niemand weiß, wem sie gehörte."
)


CLEANER = Cleaner()


def names_of(lines: list[str]) -> list[list[str]]:
    """The evidence names of each line, as the decision sees them."""
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "de")
    return observe(survey(measures, CLEANER.matcher("de").match(bare), table))


def lines_with(name: str, lines: list[str]) -> list[str]:
    """The lines that carry the evidence."""
    return [line for line, own in zip(lines, names_of(lines), strict=True) if name in own]


def test_what_stands_below_the_comments_heading() -> None:
    """Below a comments heading what readers say is named, and the article's core ends above it; a report goes on."""
    remark = "Ich habe das auch einmal erlebt, und ich würde es euch jederzeit wieder so erzählen."
    lines = [*ARTICLE, "3 Kommentare", remark]
    assert lines_with("prose_below_the_comments_heading", lines) == [remark]
    assert lines_with("inside_the_article_of_extracted_article", lines) == ARTICLE
    assert lines_with("prose_below_the_comments_heading", [*ARTICLE, "3 Kommentare", UNRELATED]) == []


def test_a_comments_link_at_the_top_heads_nothing() -> None:
    """A counter of comments above the article's third paragraph is a link to them."""
    lines = [ARTICLE[0], "3 Kommentare", *ARTICLE[1:]]
    assert lines_with("prose_below_the_comments_heading", lines) == []
    assert lines_with("inside_the_article_of_extracted_article", lines) == lines


def test_what_stands_below_what_closes_an_article() -> None:
    """Two lines of a page's foot close the article where most of the prose is above them; one, or two in the middle, do not."""
    name = "prose_below_what_closes_the_article"
    foot = ["Auf Facebook teilen", "Impressum"]
    assert lines_with(name, [*ARTICLE, *foot, UNRELATED]) == [UNRELATED]
    assert lines_with(name, [*ARTICLE, foot[0], UNRELATED]) == []
    assert lines_with(name, [*ARTICLE[:3], *foot, *ARTICLE, *ARTICLE]) == []


def test_remarks_of_readers_without_a_heading() -> None:
    """Two remarks that praise the article make a tail of remarks; one may stand in the article."""
    praise = [
        "Toller Beitrag, so habe ich das noch nie gesehen und gehört.",
        "Danke für den Artikel, er hat mir sehr geholfen.",
    ]
    assert lines_with("prose_among_remarks_of_readers", [*ARTICLE, praise[0], UNRELATED, praise[1]])[-1] == UNRELATED
    assert lines_with("prose_among_remarks_of_readers", [*ARTICLE, praise[0], UNRELATED]) == []


def test_prose_cut_off_at_one_length() -> None:
    """Texts that a template cut off at the same length are teasers; sentences that trail off at any length are not."""
    leads = [(UNRELATED + " " + ARTICLE[0])[:140] + " …", (ARTICLE[2] + " " + UNRELATED)[:143] + " …"]
    assert lines_with("prose_cut_off_at_the_length_of_others", [*ARTICLE, *leads]) == leads
    trailing = [UNRELATED[:-1] + " …", " ".join(ARTICLE)[:400] + " …"]
    assert lines_with("prose_cut_off_at_the_length_of_others", [*ARTICLE, *trailing]) == []


def test_headlines_in_capitals_between_paragraphs() -> None:
    """Several long lines in capitals between paragraphs are links; short ones are subheads, one alone says nothing."""
    links = ["BÜRGERMEISTER VERKAUFT DAS ALTE RATHAUS AN VEREIN", "SCHÜLER AUS HAGEN GEWINNEN DEN PREIS DES LANDES"]
    between = [ARTICLE[0], links[0], *ARTICLE[1:3], links[1], ARTICLE[3]]
    assert lines_with("headline_in_capitals_like_others_between_prose", between) == links
    assert (
        lines_with("headline_in_capitals_like_others_between_prose", [line for line in between if line != links[0]])
        == []
    )
    subheads = [ARTICLE[0], "NEUE BRÜCKE", *ARTICLE[1:3], "UMWEG FÜR BUSSE", ARTICLE[3]]
    assert lines_with("headline_in_capitals_like_others_between_prose", subheads) == []


def test_pairs_of_headline_and_lead() -> None:
    """Headline and lead three times over are teasers below a heading that says so; the parts of a listicle are not."""
    pairs = [
        "Wie Hagen seine Bäckerei rettete",
        "Hundert Familien haben Geld gegeben, damit der Laden am Markt bleiben kann.",
        "Die letzten Flößer der Wern",
        "Zwei Brüder bauen noch Flöße, wie es ihr Großvater sie gelehrt hat.",
        "Ein Chor sucht junge Stimmen",
        "Seit dem Frühjahr singen nur noch neun Männer in der alten Kirche mit.",
    ]
    name = "pairs_of_headline_and_lead_below_a_related_heading"
    assert lines_with(name, [*ARTICLE, "Weitere Artikel", *pairs, "Impressum"]) == pairs
    assert lines_with(name, [*ARTICLE, *pairs, *ARTICLE]) == []


def test_a_list_below_a_chrome_heading() -> None:
    """The heading of a list of links speaks for its items even where it ends in a colon."""
    items = ["- Rat streitet über das Freibad", "- Neue Linie fährt bis Hagen"]
    assert lines_with("list_below_a_chrome_heading", [*ARTICLE, "Weitere Artikel zum Thema:", *items]) == items
    assert lines_with("list_below_a_chrome_heading", [*ARTICLE, "Das haben die Räte beschlossen:", *items]) == []


def test_a_link_closes_a_list_without_being_its_item() -> None:
    """A link with a bullet of its own below the article's list says nothing of the items above."""
    items = ["- Brücke über die Wern", "- Umweg über Hagen"]
    link = "» Lesen Sie auch: Wie der Rat entschied"
    assert lines_with("list_with_a_safe_cue", [*ARTICLE, *items, link, *ARTICLE]) == []


def test_quantities_of_ingredients() -> None:
    """Three lines that open with a quantity make a list of ingredients, with what stands between them."""
    ingredients = ["300 g Mehl", "1 Ei", "2 EL Öl", "½ TL Salz"]
    assert lines_with("line_opens_with_a_quantity_like_others", ingredients) == ["300 g Mehl", "2 EL Öl", "½ TL Salz"]
    assert lines_with("line_between_quantities", ingredients) == ["1 Ei"]
    assert lines_with("line_opens_with_a_quantity_like_others", ["3 Kommentare", "12 Bilder", "300 g Mehl"]) == []


def test_a_short_page_without_prose() -> None:
    """What an extractor took for the article is short even where nothing of it is prose; a page of menus is long."""
    facts = ["Wirkstoff", "Eisen", "Packung", "20 Tabletten"]
    assert lines_with("line_of_a_short_page_without_prose", facts) == facts
    assert lines_with("line_of_a_short_page_without_prose", [f"Rubrik {number}" for number in range(60)]) == []


def test_a_line_that_is_no_sentence_opens_the_page_right_above_one() -> None:
    """Such a line is the headline, even one that opens with a function word as standfirsts do; a sentence or a long one is none."""
    name = "opens_the_page_like_a_headline"
    headline = "Der Streit um die Brücke geht in die nächste Runde"
    assert lines_with(name, [headline, *ARTICLE]) == [headline]
    assert lines_with(name, [headline + ".", *ARTICLE]) == []
    assert lines_with(name, [headline + " und kein Ende ist in Sicht solange das Land nicht zahlt", *ARTICLE]) == []


def test_a_name_alone_is_one_with_a_given_name() -> None:
    """Capitalised words alone above the text are a name where the first is a given one, else just capitalised words."""
    assert lines_with("name_alone_above_the_text", ["Anna Lauterbacher", *ARTICLE]) == ["Anna Lauterbacher"]
    assert lines_with("name_alone_above_the_text", ["Bergbote Digital", *ARTICLE]) == ["Bergbote Digital"]
    assert lines_with("name_alone_above_the_text", ["Digitale Bildung", *ARTICLE]) == []
    assert lines_with("unknown_name_alone_above_the_text", ["Digitale Bildung", *ARTICLE]) == ["Digitale Bildung"]


SHARED = [
    "Auf Facebook teilen",
    "Auf WhatsApp teilen",
    "Per E-Mail teilen",
    "Link kopieren",
    "Drucken",
    "Merken",
    "Zur Startseite",
]


def test_full_names_are_looked_for_above_the_buttons() -> None:
    """What rules know between them and the text does not count; names without a given one are looked for next to it alone."""
    assert lines_with("name_alone_above_the_text", ["Anna Lauterbacher", *SHARED, *ARTICLE]) == ["Anna Lauterbacher"]
    assert lines_with("unknown_name_alone_above_the_text", ["Digitale Bildung", *SHARED, *ARTICLE]) == []


def is_stamped(line: str, language: str) -> bool:
    """Whether a line is a stamp in a language."""
    (measured,), table = measure([line], bare_texts([line]), language)
    return is_stamp(measured, table)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("18 september 2022 door Femke", "nl"),
        ("Lianne Hoekstra 21-10-2023, 08:30", "nl"),
        ("2021. 11. 09.", "hu"),
        ("Ніна Коваль, 30 червня 2021", "uk"),
        ("Dienstag, 3. Mai 2024 um 12:30 Uhr", "de"),
    ],
)
def test_a_stamp_is_a_date_in_full_and_little_else(line: str, language: str) -> None:
    """Whatever the language's form is: day, month and year, besides byline words, capitals and a clock."""
    assert is_stamped(line, language)


@pytest.mark.parametrize(
    "line",
    [
        "3. Mai",
        "Mai 2024",
        "Seit 3. Mai 2024 gesperrt",
        "Erschienen: 3. Mai 2024",
        "Alte Bibliothek Nord Ost West Lautern 3. Mai 2024",
    ],
)
def test_a_date_within_other_words_is_no_stamp(line: str) -> None:
    """Nor is half a date."""
    assert not is_stamped(line, "de")


def test_a_picture_s_description_and_its_caption() -> None:
    """A line that the next one repeats with a credit behind it is a picture's description; one that goes on is none."""
    described = "Die alte Brücke über die Wern ist gesperrt"
    for credit in (" (Foto: Muster)", "Foto: Muster", " © Muster"):
        lines = [*ARTICLE[:2], described, described + credit, *ARTICLE[2:]]
        assert lines_with("line_that_the_caption_below_repeats", lines) == [described]
        assert lines_with("repeats_the_line_above_with_a_credit", lines) == [described + credit]
    for more in (", und niemand weiß warum", "", " und bleibt es noch lange"):
        assert lines_with("line_that_the_caption_below_repeats", [*ARTICLE, described, described + more]) == []


def test_a_line_that_stands_there_twice_in_a_row() -> None:
    """Below a paragraph a picture's description given twice goes; of a sentence repeated right below itself one stays."""
    described = "Die alte Brücke über die Wern"
    assert (
        lines_with("line_that_stands_there_twice_in_a_row", [ARTICLE[0], described, described, *ARTICLE[1:]])
        == [described] * 2
    )
    assert lines_with("line_that_stands_there_twice_in_a_row", [described, described, described, described]) == []
    below = ["Lauterbach beschließt den Bau einer neuen Brücke", described, described, *ARTICLE]
    assert lines_with("line_that_stands_there_twice_in_a_row", below) == [described] * 2
    assert lines_with("line_that_stands_there_twice_in_a_row", [described, described, *ARTICLE]) == []
    names = names_of([ARTICLE[0], ARTICLE[1], ARTICLE[1], ARTICLE[2]])
    assert ["says_again_what_stands_right_above" in own for own in names] == [False, False, True, False]


def test_paragraphs_made_unreadable() -> None:
    """A paragraph of which every character was moved on by one goes as stray; the readable ones stay."""
    moved = "".join(letter if letter == " " else chr(ord(letter) + 1) for letter in ARTICLE[2])
    document = CLEANER.clean("\n".join([ARTICLE[0], ARTICLE[1], moved, ARTICLE[3]]), format="text")
    assert [(block.kept, block.label) for block in document.blocks] == [
        (True, "body"),
        (True, "body"),
        (False, "stray"),
        (True, "body"),
    ]


def test_lists_like_others() -> None:
    """An article has several lists; one list alone, or one below what a rule knows, is none of them."""
    tent, kitchen = ["Unterwegs schlafen", "- Zelt", "- Isomatte"], ["Unterwegs kochen", "- Topf", "- Löffel", "- Gas"]
    lines = [ARTICLE[0], *tent, ARTICLE[1], *kitchen, ARTICLE[2]]
    assert lines_with("item_of_a_list_like_others", lines) == [*tent[1:], *kitchen[1:]]
    assert lines_with("heads_a_list_like_others", lines) == [tent[0], kitchen[0]]
    assert [block.text for block in CLEANER.clean("\n".join(lines), format="text").blocks if block.kept] == lines
    assert lines_with("item_of_a_list_like_others", [ARTICLE[0], *tent, *ARTICLE[1:]]) == []
    assert (
        lines_with(
            "item_of_a_list_like_others", [ARTICLE[0], *tent, ARTICLE[1], "Mehr zum Thema", *kitchen[1:], ARTICLE[2]]
        )
        == []
    )


def test_pairs_in_which_the_article_goes_on() -> None:
    """Below a pointer amid an article, subheads and their paragraphs are no teasers."""
    parts = ["Teurer als gedacht", ARTICLE[1], "Umweg für Busse", ARTICLE[2], "Beginn im Sommer", ARTICLE[3]]
    lines = [ARTICLE[0], UNRELATED, "Weitere Artikel", "Wie Hagen seine Bäckerei rettete", *parts, UNRELATED]
    assert lines_with("pairs_of_headline_and_lead_below_a_related_heading", lines) == []


def test_records() -> None:
    """Three rows of one form amid an article are its own, and what heads them; two are not, nor what no paragraph follows."""
    rows = {
        "labelled": ["Sperrung: 4. Mai 2024", "Umweg: 12 Minuten", "Kosten: 3 Millionen Euro"],
        "timed": ["9 Uhr: Grußworte", "10.30 Uhr: Spatenstich mit Blasmusik", "12 Uhr: Suppe für alle"],
        "counted": ["Stahlträger 14 Stück", "Pfeiler 2", "Geländer 96 Meter"],
    }
    name = "record_like_its_neighbours_inside_the_article"
    for lines in rows.values():
        page = [*ARTICLE[:2], "Die Brücke in Zahlen", *lines, *ARTICLE[2:]]
        assert lines_with(name, page) == lines
        assert lines_with("heads_records_inside_the_article", page) == ["Die Brücke in Zahlen"]
        assert [block.text for block in CLEANER.clean("\n".join(page), format="text").blocks if block.kept] == page
        assert lines_with(name, [*ARTICLE[:2], *lines[:2], *ARTICLE[2:]]) == []
        assert lines_with(name, [*ARTICLE, *lines]) == []
    assert lines_with(name, [*ARTICLE[:2], *(rows[kind][0] for kind in rows), *ARTICLE[2:]]) == []


def test_what_somebody_is_introduces_and_what_somebody_is_like_does_not() -> None:
    """A paragraph on somebody new near the end is about the author where it says what that person is."""
    name = "introduces_somebody_new_near_the_end"
    author = "Erika Muster ist freie Journalistin und lebt mit drei Hunden auf einem alten Hof im Bergland bei Graz."
    farmer = "Erika Muster ist froh über jeden Hund, der im Winter drei Hühner vor dem Fuchs auf dem Hof bewahrt hat."
    assert lines_with(name, [*ARTICLE, author]) == [author]
    assert lines_with(name, [*ARTICLE, farmer]) == []


def test_short_sentences_and_announced_lists_do_not_part_an_article() -> None:
    """Below a handful of them the article is the same; below as many lines that say nothing it is not."""
    said = [
        f"Auf Brett {number} steht ein Name." for number in ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben")
    ]
    lines = [*ARTICLE, *said, UNRELATED]
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "de")
    assert survey(measures, CLEANER.matcher("de").match(bare), table).core == (0, len(lines) - 1)
    announced = ["Für die Helfer gilt in diesem Jahr folgendes:", *(f"- {line.removesuffix('.')}" for line in said)]
    lines = [*ARTICLE, *announced, UNRELATED]
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "de")
    assert survey(measures, CLEANER.matcher("de").match(bare), table).core == (0, len(lines) - 1)
    lines = [*ARTICLE, *(line.removesuffix(".") for line in said), UNRELATED]
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "de")
    assert survey(measures, CLEANER.matcher("de").match(bare), table).core == (0, len(ARTICLE) - 1)


def test_a_paragraph_that_ends_in_a_colon_is_prose() -> None:
    """Where a sentence ended in it before; a long label does not read like sentences."""
    texts = [
        "Seit hundert Jahren singen es die Leute an der Küste. In Hagen hat das Lied nur zwei Strophen, und so gehen sie:",
        "Die wichtigsten Termine und Orte der Konzerte in den Dörfern an der Küste im kommenden Sommer:",
    ]
    measures, _ = measure(texts, bare_texts(texts), "de")
    assert [block.prose for block in measures] == [True, False]

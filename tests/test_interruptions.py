"""Known chrome amid an article: it goes by itself, and nothing around it goes with it."""

from __future__ import annotations

import pytest

import cleantext
from cleantext import Cleaner
from cleantext.heuristics import interruptions, measure, survey
from cleantext.normalize import bare_texts

ARTICLES = {
    "en": [
        "The parish council voted on Monday to open the old railway tunnel to walkers and cyclists before next summer.",
        "Engineers have inspected the brickwork twice since the autumn and found it dry and sound along its whole length.",
        "What the tunnel will cost",
        "The county has promised half of the money, and a trust that looks after the line hopes to raise the other half.",
        "Volunteers would lay the path themselves, as they did on the viaduct, and light it with lamps along the wall.",
    ],
    "de": [
        "Der Gemeinderat hat am Montag beschlossen, den alten Bahntunnel bis zum nächsten Sommer für Wanderer zu öffnen.",
        "Fachleute haben das Mauerwerk seit dem Herbst zweimal geprüft und es auf der ganzen Länge trocken gefunden.",
        "Was der Tunnel kosten soll",
        "Der Kreis hat die Hälfte des Geldes zugesagt, und ein Verein, der die Strecke pflegt, will den Rest sammeln.",
        "Freiwillige würden den Weg selbst anlegen, wie schon auf dem Viadukt, und ihn an der Wand entlang beleuchten.",
    ],
    "es": [
        "El ayuntamiento aprobó el lunes abrir el viejo túnel del tren a los caminantes antes del próximo verano.",
        "Los ingenieros han revisado dos veces los ladrillos desde el otoño y los han encontrado secos y firmes.",
        "Lo que va a costar el túnel",
        "La provincia ha prometido la mitad del dinero, y una asociación que cuida la vía espera reunir la otra mitad.",
        "Los voluntarios harían ellos mismos el camino, como en el viaducto, y lo iluminarían a lo largo del muro.",
    ],
}
CHROME = {
    "en": [
        "Sign up for our free daily newsletter",
        "Listen to this article",
        "Share on Facebook",
        "Advertisement",
        "Read more: New school opens in Hagen",
    ],
    "de": [
        "Jetzt kostenlos unseren Newsletter abonnieren!",
        "Externer Inhalt",
        "Auf Facebook teilen",
        "Anzeige",
        "Lesen Sie auch: Neue Schule in Hagen eröffnet",
    ],
    "es": [
        "Suscríbete a nuestra newsletter",
        "Escuchar este artículo",
        "Compartir en Facebook",
        "Publicidad",
        "Lea también: Nueva escuela en Burgos",
    ],
}
SPECIES = [
    "The school at the mill wants to have an orchard of its own within ten years, on a meadow that the town has lent it.",
    "Five trees have been planted along the path by the school since March, all of them given by families of the town:",
    "- a lime",
    "- a walnut",
    "- a hornbeam",
    "- an old kind of pear",
    "They are watered by the children of the fourth form, who have drawn up a list of who comes on which afternoon.",
]


@pytest.mark.parametrize(("language", "chrome"), [(code, line) for code, own in CHROME.items() for line in own])
def test_nothing_goes_with_a_line_of_chrome(language: str, chrome: str) -> None:
    """Wherever it stands inside the article, it goes and all of the article stays, the subheading next to it too."""
    article = ARTICLES[language]
    for place in range(1, len(article)):
        document = cleantext.clean("\n".join([*article[:place], chrome, *article[place:]]))
        assert [removal.text for removal in document.removed] == [chrome], place
        assert [paragraph.text for paragraph in document.paragraphs] == article


@pytest.mark.parametrize("place", range(2, len(SPECIES)))
def test_a_list_goes_on_below_it(place: int) -> None:
    """The items of a list stay on both sides."""
    lines = [*SPECIES[:place], "Sign up for our free daily newsletter", *SPECIES[place:]]
    document = cleantext.clean("\n".join(lines))
    assert [len(document.removed), len(document.paragraphs)] == [1, len(SPECIES)]


TABLE = [
    ("Rank", "District", "Rent"), ("1", "Harbour", "$14.55"), ("2", "Old Town", "$13.83"), ("3", "Mill Hill", "$13.57"),
    ("4", "Station", "$13.20"), ("5", "Northgate", "$12.90"), ("6", "Weir", "$12.38"), ("7", "Quarry", "$11.50"),
]  # fmt: skip


@pytest.mark.parametrize("separator", ["\t", " | "])
@pytest.mark.parametrize("place", range(2, len(TABLE) - 1))
def test_a_table_below_the_article_goes_on_below_it(place: int, separator: str) -> None:
    """Rows of figures stay wherever the line stands among them, however their cells are divided."""
    rows = [separator.join(cells) for cells in TABLE]
    lines = [*ARTICLES["en"], *rows[:place], "Join our channel for the latest news", *rows[place:]]
    document = cleantext.clean("\n".join(lines))
    assert [removal.text for removal in document.removed] == ["Join our channel for the latest news"]


def test_bars_alone_make_no_table() -> None:
    """Menus have them, too, in a line or two."""
    menu = ["Terms of Use | Privacy | Sitemap | About Our Ads", "Home | Districts | Sport | Weather"]
    document = cleantext.clean("\n".join([*ARTICLES["en"], *menu]))
    assert [removal.text for removal in document.removed] == menu


def found(lines: list[str]) -> list[str]:
    """The lines that interrupt."""
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "en")
    page = survey(measures, Cleaner().matcher("en").match(bare), table)
    return [lines[index] for index in interruptions(page)]


def test_what_interrupts() -> None:
    """One line of chrome amid the article; none below it, and none that heads a list or stands in one."""
    article = ARTICLES["en"]
    assert found([*article[:3], "Listen to this article", *article[3:]]) == ["Listen to this article"]
    assert found([*article, "Listen to this article"]) == []
    assert found([*article[:2], "Related articles", *article[2:]]) == []
    assert found([*SPECIES[:2], "- Share on Facebook", *SPECIES[2:]]) == []


def test_what_announces_a_list_is_text() -> None:
    """A heading, a line with a colon and items without bullets stay below a box of two lines."""
    box = ["This article is for subscribers only", "Already a subscriber? Log in"]
    below = [
        "Who opens the tunnel when",
        "The hours have been agreed on for the summer:",
        "Wednesday 5 to 8 p.m.",
        "Saturday 3 to 9 p.m.",
    ]
    article = ARTICLES["en"]
    assert found([*article[:4], *box, *below, article[4]]) == box


def test_a_few_lines_together() -> None:
    """Up to three lines of it interrupt together; more are a box, whose other lines go with them."""
    article = ARTICLES["en"]
    box = ["Listen to this article", "Share on Facebook", "Sign up for our free daily newsletter", "Advertisement"]
    for count in (2, 3):
        lines = [*article[:3], *box[:count], *article[3:]]
        assert found(lines) == box[:count]
        assert [paragraph.text for paragraph in cleantext.clean("\n".join(lines)).paragraphs] == article
    assert found([*article[:3], *box, *article[3:]]) == []


def test_the_marker_of_an_advertisement_has_no_box() -> None:
    """A subheading above it stays even where the next pitch is near."""
    article = ARTICLES["en"]
    lines = [
        *article[:3],
        "Advertisement",
        article[3],
        "To continue reading, please log in or create an account",
        article[4],
    ]
    assert found(lines) == ["Advertisement"]
    assert [paragraph.text for paragraph in cleantext.clean("\n".join(lines)).paragraphs] == article


def test_what_heads_comments_interrupts_nothing() -> None:
    """Neither a line of a reader's, nor one of several that prompt, nor one below too few paragraphs to tell."""
    article = ARTICLES["en"]
    assert found([*article[:1], "Join the discussion", *article[1:]]) == []
    assert found([*article[:4], "Join the discussion", *article[4:]]) == ["Join the discussion"]

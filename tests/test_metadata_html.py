"""Metadata from HTML: JSON-LD, meta elements and marked-up elements, each with its source."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml import html

from cleantext.metadata import from_html, visible
from cleantext.model import Metadata

TITLE = "Gemeinderat stimmt für die neue Seilbahn"


def read(head: str, body: str = "", *, url: str | None = None, lang: str = "de") -> Metadata:
    """Metadata of a page made of a head and a body."""
    return from_html(html.fromstring(f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"), url=url)


def jsonld(content: str) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        (jsonld(f'{{"@type": "NewsArticle", "headline": "{TITLE}"}}'), f"<h1>{TITLE}</h1>", "JSON-LD headline"),
        (f'<meta property="og:title" content="{TITLE} - Bergbote"><meta property="og:site_name" content="Bergbote">',
         "", "og:title"),
        (f"<title>{TITLE} | Politik | Bergbote.example</title>", f"<h1>{TITLE}</h1>", "h1"),
        (f'<meta property="og:title" content="{TITLE}"><title>{TITLE}</title>', "<h1>Lokales</h1>", "og:title"),
        (jsonld(f'{{"@type": "NewsArticle", "headline": "{TITLE}"}}') + f"<title>{TITLE} - Bergbote</title>",
         "<h1>Jetzt im Liveticker verfolgen</h1>", "JSON-LD headline"),
        (f'<meta property="og:title" content="{TITLE}">', f"<h1>Verkehr: {TITLE}</h1>", "og:title"),
        (f"<title>{TITLE}</title>", f"<h1>{TITLE.upper()}</h1>", "h1"),
    ],
)  # fmt: skip
def test_title(head: str, body: str, source: str) -> None:
    """The headline is found without the site's name, a section, a kicker or shouting, and its source is told."""
    found = read(head, body)
    assert (found.title, found.provenance["title"]) == (TITLE, source)


def test_wrongly_decoded_letters_are_repaired() -> None:
    """What a publisher decoded wrongly before it declared it is repaired, as in the text; addresses stay as they are."""
    wrong = "Über die Brücke".encode().decode("cp1252")
    found = read(
        f'<meta property="og:title" content="{wrong}"><meta property="og:description" content="{wrong}">'
        f'<link rel="canonical" href="https://bote.example/{wrong}">'
    )
    assert (found.title, found.description) == ("Über die Brücke", "Über die Brücke")
    assert found.url == f"https://bote.example/{wrong}"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "A", "author": {"@type": "Person", "name": "Anna Muster"}}',
        '[{"@type": "Organization", "name": "Bote"}, {"@type": "Report", "author": "Anna Muster"}]',
        (
            '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article", "X"], "author": {"@id": "#a"}}, '
            '{"@id": "#a", "@type": "Person", "name": "Anna Muster"}]}'
        ),
        '<!-- {"@type": "BlogPosting", "author": [{"name": ["Anna Muster"]}],} -->',
        '{"@type": "Article", "author": "Von Anna Muster, Redakteurin"} ;',
        '{"@type": "Article", "articleBody": "Zeile\n zwei \\x", "author": "anna@bote.example, Anna Muster"}',
        '{"@type": "Article", "author": "ANNA MUSTER"} {"@type": "WebSite"}',
        '{"@type": "http://schema.org/NewsArticle", "author": {"givenName": "Anna", "familyName": "Muster"}}',
    ],
)
def test_jsonld_forms(script: str) -> None:
    """The author is read from every shape of JSON-LD that publishers write, broken ones too."""
    assert read(jsonld(script)).authors == ("Anna Muster",)


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="By Jane Roe, PhD and John Doe">', "", ("Jane Roe", "John Doe")),
        ('<meta property="article:author" content="https://social.example/jane.roe">', "", ()),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Roe">', "",
         ("Jane Roe",)),
        ("", '<a rel="author" href="/x">Jane Roe</a>', ("Jane Roe",)),
        ("", '<p class="article-byline">By <a href="/jane">Jane Roe</a><span>Dec 3</span></p>', ("Jane Roe",)),
        ("", "<p>By <b>Jane Roe</b></p><p>By the river, nothing moved.</p>", ("Jane Roe",)),
        ("", '<div class="comments"><p class="author">Troll Meier</p></div>', ()),
        ('<meta name="author" content="Bergbote"><meta property="og:site_name" content="Bergbote">',
         '<span class="author">Jane Roe</span>', ("Jane Roe",)),
        ('<meta name="citation_author" content="Roe, Jane">', "", ("Jane Roe",)),
        ('<meta name="author" content="dpa">', "", ("dpa",)),
    ],
)  # fmt: skip
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    """Authors are people, cleaned of titles, roles, dates and addresses; an agency stands only where it is alone."""
    assert read(head, body, lang="en").authors == authors


@pytest.mark.parametrize(
    ("head", "body", "moment", "source"),
    [
        (jsonld('{"@type": "Article", "datePublished": "2024-05-03T14:05:00+02:00"}'), "",
         datetime(2024, 5, 3, 14, 5, tzinfo=timezone(timedelta(hours=2))), "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2024-05-03T14:05:00Z">', "",
         datetime(2024, 5, 3, 14, 5, tzinfo=UTC), "article:published_time"),
        ("", '<time datetime="2024-05-03">gestern</time>', datetime(2024, 5, 3), "time element"),
        ("", "<span>Aktualisiert: <time>2024-06-01</time></span><time>2024-05-03</time>",
         datetime(2024, 5, 3), "time element"),
        ("", '<div class="post-date">03.05.2024</div>', datetime(2024, 5, 3), "date element"),
    ],
)  # fmt: skip
def test_published(head: str, body: str, moment: datetime, source: str) -> None:
    """The date of publication carries a zone only where the page gives one, and its source is told."""
    found = read(head, body)
    assert (found.published, found.provenance["published"]) == (moment, source)


@pytest.mark.parametrize(
    ("head", "body", "authors", "source"),
    [
        (jsonld('{"@type": "Article", "author": {"@type": "Person", "name": "The Bergbote Team"}}'), "",
         ("The Bergbote Team",), "JSON-LD author"),
        (jsonld('{"@type": "Article", "author": {"@type": "Organization", "name": "bergbote.example"}}'), "",
         ("bergbote.example",), "JSON-LD author"),
        ('<meta name="author" content="bergbote.example, Musterstadt, Germany">', "", (), None),
        ("", "<h1>Titel</h1><ul><li><strong>Author</strong> Jane Roe</li></ul>", ("Jane Roe",), "byline"),
        ("", "<h1>Titel</h1><div class='meta'>Dec 3, 2024 <br>By Jane Roe</div>", ("Jane Roe",), "byline"),
        ("", "<h1>Titel</h1><p class='postAuthorName'>Jane Roe</p><p class='reviewer-author'>John Doe</p>",
         ("Jane Roe",), "byline element"),
        ("", "<h1>Titel</h1><p class=by-author>Jane Roe</p><p class=by-author>John Doe</p>",
         ("Jane Roe", "John Doe"), "byline element"),
        ("", "<p class=author>Ben Teaser</p>" + "<p>x</p>" * 40 + "<h1>Titel</h1><p class=author>Jane Roe</p>",
         ("Jane Roe",), "byline element"),
    ],
)  # fmt: skip
def test_authors_that_the_page_shows(head: str, body: str, authors: tuple[str, ...], source: str | None) -> None:
    """Where no field names a person, the byline nearest to the headline does; a publisher's imprint names nobody."""
    found = read(head, body, lang="en")
    assert (found.authors, found.provenance.get("authors")) == (authors, source)


def test_every_speaking_word_holds_a_stem() -> None:
    """The quick look at class names passes over none of the words that speak of authors, dates and changes."""
    words = visible._BYLINE | visible._DATE | visible._CHANGE
    assert [word for word in words if not any(stem in word for stem in visible._STEMS)] == []


def test_byline_without_spaces() -> None:
    """A byline in brackets and in a script without spaces between words is read by the words of its language."""
    assert read("", "<h1>标题</h1><div>(责编：王小明、李安)</div>", lang="zh").authors == ("王小明", "李安")


@pytest.mark.parametrize(
    ("body", "published", "modified"),
    [
        ("<h1>Titel</h1><p>Dec 26, 2024 • Jane Roe in Reviews</p>", datetime(2024, 12, 26), None),
        ("<h1>Titel</h1><p>Last updated: July 9, 2025</p>", None, datetime(2025, 7, 9)),
        ("<h1>Titel</h1><p>It all began on 3 May 2011, when the river rose higher than ever before.</p>", None, None),
        ("<p>May 1, 2020</p>" + "<p>x</p>" * 30 + "<h1>Titel</h1><aside>May 3, 2024</aside>", datetime(2024, 5, 3), None),
        ("<h1>Titel</h1><div class=related-box><time>2020-05-05</time></div>" + "<p>x</p>" * 40, datetime(2020, 5, 5), None),
    ],
)  # fmt: skip
def test_dates_that_the_page_shows(body: str, published: datetime | None, modified: datetime | None) -> None:
    """A date in a line of its own near the headline counts, as that of the change where the page says so; prose does not."""
    found = read("", body, lang="en")
    assert (found.published, found.modified) == (published, modified)


def test_kicker() -> None:
    """A kicker goes where the preview's title is the same without it, and stays where nothing speaks against it."""
    preview = f'<meta property="og:title" content="{TITLE}">'
    assert read(preview, f"<h1>Verkehr: {TITLE}</h1>").title == TITLE
    assert read("", f"<h1>Verkehr: {TITLE}</h1>").title == f"Verkehr: {TITLE}"


def test_spelling_of_most_sources() -> None:
    """Of several spellings of a headline the one that most sources have is taken."""
    head = f'<meta property="og:title" content="Verkehr: {TITLE}"><title>Verkehr: {TITLE}</title>'
    assert (
        read(jsonld(f'{{"@type": "NewsArticle", "headline": "Verkehr - {TITLE}"}}') + head).title == f"Verkehr: {TITLE}"
    )


def test_numeric_dates_follow_the_locale() -> None:
    """The same numeric date is read month first on an American page and day first on a British one."""
    body = '<div class="post-date">03/05/2024</div>'
    months = [found.month for lang in ("en", "en-GB") if (found := read("", body, lang=lang).published)]
    assert months == [3, 5]


def test_modified() -> None:
    """The date of the last change is kept apart from the date of publication."""
    found = read(jsonld('{"@type": "Article", "datePublished": "2024-05-03", "dateModified": "2024-05-04"}'))
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (3, 4)


def test_the_rest_of_the_page() -> None:
    """Publisher, address, language, description and tags come with the element that gave them."""
    found = read(
        '<link rel="canonical" href="/a/1"><meta property="og:site_name" content="Bergbote">'
        '<meta name="description" content="Worum es geht."><meta name="news_keywords" content="Seilbahn, Alpen">',
        url="https://bergbote.example/a/1?utm=x",
    )
    assert (found.publisher, found.url, found.language) == ("Bergbote", "https://bergbote.example/a/1", "de")
    assert (found.description, found.tags) == ("Worum es geht.", ("Seilbahn", "Alpen"))
    assert found.provenance["url"] == "canonical link"
    assert found.provenance["tags"] == "news_keywords"


def test_an_empty_page_knows_nothing() -> None:
    """A page that declares nothing yields no field but the address that was given."""
    found = from_html(html.fromstring("<html><body><p>Nur Text.</p></body></html>"), url="https://bote.example/")
    assert found == Metadata(url="https://bote.example/", provenance={"url": "given"})


def test_other_articles_in_jsonld_are_passed_over() -> None:
    """Of several articles that a page describes, the one with the page's headline is taken."""
    teaser = '{"@type": "NewsArticle", "headline": "Anderes", "author": "Ben Beispiel", "datePublished": "2020-01-01"}'
    main = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": "Anna Muster"}}'
    assert read(jsonld(teaser) + jsonld(main), f"<h1>{TITLE}</h1>").authors == ("Anna Muster",)


def test_import_is_light() -> None:
    """Importing the package loads neither lxml nor trafilatura nor dateparser."""
    code = (
        "import sys, cleantext.metadata; "
        "print([m for m in ('lxml', 'trafilatura', 'dateparser', 'htmldate') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Hypothesis strategies for the law tests: odd text, chrome lines, articles, pages with the truth, seed variations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from cleantext.model import Label
from tests.documents import Expected, Line, clean_articles, seeds

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff"
SPACES = " \u00a0\u2003\u202f\u3000\t"
# What separates lines in the wild, and every further character at which str.splitlines breaks.
LINE_BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029")
_SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüßÄÖÜéèçñåøłščığ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДіїєґ",
    "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΑΒΓ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "あいうえおかきくけこアイウエオ日本語東京新聞的是在不了人有我他这中国",
    "अआइईउऊकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूे",
    "가나다라마바사아자차카타파하한국어",
)
_MARKS = ".,;:!?…-–—•·*|/\\()[]{}<>\"'„“”«»‚‘’&%§#@€$©®+=_~^`0123456789😀☕→"
# Characters that decoders, repair and regular expressions stumble over.
_NASTY = "\x00\x01\x1b\x7f\x80\x9f\ufffd\ufffe\ud800\udfff\U0010ffff\u0130\u0131ßẞﬁÃ¼â€™Â\u0301\u20dd"

# Lines that no article holds, as publishers write them; each label and several languages.
CHROME = (
    ("Lesen Sie auch: Warum die Brücke gesperrt bleibt", Label.RELATED),
    ("Mehr zum Thema", Label.RELATED),
    ("Jetzt Newsletter abonnieren", Label.NEWSLETTER),
    ("Mit dem Newsletter keine Nachricht mehr verpassen. Jetzt kostenlos anmelden!", Label.NEWSLETTER),
    ("Auf Facebook teilen", Label.SOCIAL),
    ("Kommentare", Label.COMMENTS),
    ("Alle Rechte vorbehalten", Label.LEGAL),
    ("© 2024 Muster Verlag GmbH", Label.LEGAL),
    ("Datenschutz | Impressum | AGB", Label.LEGAL),
    ("Anzeige", Label.ADVERTISEMENT),
    ("Dieser Artikel ist nur für Abonnenten verfügbar.", Label.SUBSCRIPTION),
    ("Jetzt abonnieren", Label.SUBSCRIPTION),
    ("Stellenangebote", Label.JOB_LISTING),
    ("Read more: Why the bridge stays closed", Label.RELATED),
    ("Sign up for our newsletter", Label.NEWSLETTER),
    ("Share on Facebook", Label.SOCIAL),
    ("Leave a comment", Label.COMMENTS),
    ("All rights reserved.", Label.LEGAL),
    ("Skip to main content", Label.NAVIGATION),
    ("Advertisement", Label.ADVERTISEMENT),
    ("keykey", Label.STRAY),
    ("undefined", Label.STRAY),
    ("1/12", Label.MEDIA_UI),
)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page with the truth: its lines in order, each with its label, and the line break between them."""

    lines: tuple[Line, ...]
    line_break: str = "\n\n"

    @property
    def source(self) -> str:
        """The page as plain text."""
        return self.line_break.join(line.text for line in self.lines)

    @property
    def body(self) -> list[str]:
        """The lines that must stay, in order."""
        return [line.text for line in self.lines if line.kept]


def words() -> st.SearchStrategy[str]:
    """A run of letters of one script."""
    return st.sampled_from(_SCRIPTS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=12))


def odd_characters() -> st.SearchStrategy[str]:
    """Marks, spaces, invisible characters, nasty characters, and any character at all."""
    return st.one_of(
        st.sampled_from(_MARKS + SPACES + INVISIBLE + _NASTY),
        st.characters(),
        st.sampled_from(("&amp;", "&#x0;", "<p>", "</p>", "&nbsp;")),
    )


def lines() -> st.SearchStrategy[str]:
    """A line: words and oddities, or a chrome line, or a sentence."""
    tokens = st.lists(st.one_of(words(), words(), st.just(" "), odd_characters()), max_size=25)
    return st.one_of(
        tokens.map("".join), tokens.map(" ".join), st.sampled_from([text for text, _ in CHROME]), sentences()
    )


def line_breaks() -> st.SearchStrategy[str]:
    """What stands between two lines."""
    return st.sampled_from(LINE_BREAKS)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A plain text of odd lines with mixed line breaks."""
    parts = draw(st.lists(st.tuples(lines(), line_breaks()), max_size=12))
    return "".join(line + line_break for line, line_break in parts)


@st.composite
def html_soups(draw: st.DrawFn) -> str:
    """Markup as it should not be: unclosed, nested wrongly, with odd attributes, scripts, comments and entities."""
    tag = st.sampled_from(
        (
            "p",
            "div",
            "a",
            "ul",
            "li",
            "table",
            "tr",
            "td",
            "script",
            "style",
            "h1",
            "article",
            "nav",
            "br",
            "svg",
            "body",
            "html",
            "x-y",
        )
    )
    opening = tag.flatmap(
        lambda name: st.sampled_from((f"<{name}>", f'<{name} class="a" href=x>', f"<{name} id='", f"<{name}/>"))
    )
    closing = tag.map(lambda name: f"</{name}>")
    special = st.sampled_from(
        ("<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "<?xml version='1.0' encoding='utf-16'?>", '<meta charset="utf-7">', "&lt;", "&#55555;",
         '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":', '"articleBody":null}', "<p hidden>", "<base href='//['>")
    )  # fmt: skip
    return "".join(draw(st.lists(st.one_of(opening, closing, special, lines()), max_size=25)))


@cache
def prose() -> tuple[str, ...]:
    """Full sentences of the clean German and English fixtures."""
    return tuple(
        line.text
        for article in clean_articles("de", "en")
        for line in article.lines
        if line.label is Label.BODY and len(line.text) > 120 and line.text.endswith(".")
    )


def sentences() -> st.SearchStrategy[str]:
    """A paragraph of prose."""
    return st.sampled_from(prose())


def articles(*languages: str) -> st.SearchStrategy[Expected]:
    """A clean article."""
    return st.sampled_from(clean_articles(*languages))


def chrome_lines() -> st.SearchStrategy[Line]:
    """A chrome line with its label."""
    return st.sampled_from(CHROME).map(lambda pair: Line(*pair))


@st.composite
def pages(draw: st.DrawFn, *languages: str) -> GeneratedPage:
    """An article with runs of chrome before it, after it, and sometimes in the middle."""
    article = draw(articles(*languages))
    body = list(article.lines)
    middle = draw(st.integers(1, max(1, len(body) - 1)))
    run = st.lists(chrome_lines(), max_size=4, unique_by=lambda line: line.text)
    head, box, tail = draw(run), draw(st.lists(chrome_lines(), max_size=1)), draw(run)
    line_break = draw(st.sampled_from(("\n", "\n\n", "\r\n")))
    return GeneratedPage((*head, *body[:middle], *box, *body[middle:], *tail), line_break)


# The seeds' chrome in blocks of lines that belong together, by line number; the order within a block is kept.
SEED_BLOCKS: dict[str, tuple[tuple[int, ...], ...]] = {
    "000_db4e6a54efacf846": ((8, 9, 10, 11, 12, 13, 14, 15), (16, 17, 18, 19, 20), (21, 22, 23, 24), (25, 26, 27, 28), (29, 30), (31,)),
    "002_3c28752d9c3666c0": ((39,), (41,)),
}  # fmt: skip
# Lines that a page of the kind can do without; the others carry what the metadata is read from.
SEED_OPTIONAL: dict[str, frozenset[int]] = {
    "000_db4e6a54efacf846": frozenset({9, 10, 11, 12, 13, 15, 17, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 29}),
    "002_3c28752d9c3666c0": frozenset({41}),
}
_BLURBS = 2  # the block of book blurbs in the first seed
SEED_BRANDS: dict[str, str] = {"000_db4e6a54efacf846": "IT BOLTWISE"}
BRANDS = ("NORDLICHT", "Werra Bote", "TECH HORIZONT", "DAILY MERIDIAN NEWS", "Silberpfeil Magazin", "KURIER24")
BULLETS = ("- ", "• ", "* ", "– ", "» ", "")


@dataclass(frozen=True, slots=True)
class Variation:
    """How a seed is varied: ``order`` permutes the chrome blocks, ``absent`` are line numbers left out."""

    brand: str | None = None
    order: tuple[int, ...] | None = None
    bullet: str | None = None
    absent: frozenset[int] = frozenset()
    no_break_spaces: bool = False


def seed_lines(seed: Expected) -> dict[int, Line]:
    """The seed's labelled lines by their number in the file."""
    texts = seed.path.read_text("utf-8").split("\n")
    labelled = iter(seed.lines)
    return {number: next(labelled) for number, text in enumerate(texts, start=1) if text.strip()}


def vary(seed: Expected, variation: Variation) -> GeneratedPage:
    """The seed as another publisher's page of the same make."""
    numbered = seed_lines(seed)
    blocks = SEED_BLOCKS[seed.name]
    in_blocks = {number for block in blocks for number in block}
    order = variation.order if variation.order is not None else tuple(range(len(blocks)))
    numbers = [n for n in numbered if n not in in_blocks] + [n for index in order for n in blocks[index]]
    chosen = [numbered[n] for n in numbers if n not in variation.absent]
    return GeneratedPage(tuple(_varied(line, seed.name, variation) for line in chosen))


def _varied(line: Line, name: str, variation: Variation) -> Line:
    text = line.text
    if variation.brand is not None and name in SEED_BRANDS:
        text = text.replace(SEED_BRANDS[name], variation.brand)
    if variation.bullet is not None and text.startswith("- "):
        text = variation.bullet + text.removeprefix("- ")
    if variation.no_break_spaces:
        text = text.replace(" ", "\u00a0")
    return Line(text, line.label)


def orders(seed: Expected) -> st.SearchStrategy[tuple[int, ...]]:
    """A permutation of the seed's chrome blocks."""
    return st.permutations(range(len(SEED_BLOCKS[seed.name]))).map(tuple)


def absences(seed: Expected) -> st.SearchStrategy[frozenset[int]]:
    """A set of chrome lines to leave out."""
    return st.frozensets(st.sampled_from(sorted(SEED_OPTIONAL[seed.name])), max_size=6)


@st.composite
def variations(draw: st.DrawFn, seed: Expected) -> Variation:
    """Several changes at once.

    Book blurbs right below the article keep their bullets: nothing else tells where the article ends.
    """
    order = draw(st.none() | orders(seed))
    blurbs_first = order is not None and order[0] == _BLURBS
    return Variation(
        brand=draw(st.none() | st.sampled_from(BRANDS)),
        order=order,
        bullet=draw(st.none() | st.sampled_from([bullet for bullet in BULLETS if bullet or not blurbs_first])),
        absent=draw(absences(seed)),
        no_break_spaces=draw(st.booleans()),
    )


def some_seed() -> st.SearchStrategy[Expected]:
    """One of the seeds."""
    return st.sampled_from(seeds())


# Sentences that publishers glue to the ends of paragraphs, by language.
GLUED = {
    "de": ("Lesen Sie auch: Warum die Brücke gesperrt bleibt", "Mehr dazu lesen Sie hier.", "Folgen Sie uns auf Instagram!"),
    "en": ("Read more: Why the bridge stays closed", "Subscribe to our newsletter for more.", "Follow us on Facebook!"),
    "fr": ("Lire aussi : Pourquoi le pont reste fermé", "Suivez-nous sur Instagram !"),
    "ru": ("Читайте также: Почему закрыт мост", "Подписывайтесь на наш канал в Telegram."),
}  # fmt: skip


@st.composite
def glued_pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A clean article with pitches glued to the ends of some paragraphs, and the paragraphs without them."""
    article = draw(st.sampled_from(clean_articles(*GLUED)))
    pitches = st.lists(st.sampled_from(GLUED[article.language]), max_size=2, unique=True)
    space = draw(st.sampled_from((" ", "  ", "\u00a0", " \u200b")))
    lines = []
    for line in article.lines:
        whole = len(line.text) >= 120 and line.text.endswith(".") and _even(line.text)
        lines.append("".join([line.text, *(space + pitch for pitch in (draw(pitches) if whole else ()))]))
    return draw(st.sampled_from(("\n", "\n\n", "\r\n"))).join(lines), article.body


def _even(text: str) -> bool:
    """Whether every quotation in a paragraph ends in it."""
    return sum(text.count(mark) for mark in '„“”«»"') % 2 == 0

"""Where the visible part of an HTML page may show bylines and dates: one pass over its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from cleantext.languages.load import available, load
from cleantext.metadata.page import Page, fold, is_elsewhere, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Mark: TypeAlias = Literal["byline", "opening", "link", "time", "date", "year"]

# Parts of class, id and data-testid that speak of the author or of a date, and those that make it another's or the change's.
_BYLINE = frozenset(
    "byline bylines author authors authorname autor autoren autorin autorzeile auteur auteurs autore writer vcard writtenby "
    "contributor contributors creator reporter journalist".split()
)
_NOT_THE_AUTHOR = frozenset(
    "comment comments reviewer reviewers reviewed editor photo photographer bio about image avatar social follow".split()
)
_DATE = frozenset(
    "date datum fecha data datetime pubdate published publishdate publish timestamp dateline posted time".split()
)
_CHANGE = frozenset("update updated modified lastmod changed edited aktualisiert actualizado".split())
# Each of those words holds one of these: a quick look before the words are parted.
_STEMS = ("aut", "byline", "date", "data", "time", "writ", "publ", "post", "report", "contrib", "creat", "journal", "vcard",
          "datum", "fecha", "modif", "mod", "chang", "edit", "actual", "aktual", "pubd")  # fmt: skip
_FIRST = frozenset("published publish pubdate created".split())
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SKIPPED = frozenset("script style noscript template svg path textarea select iframe option".split())
# What holds no text; some of it has text behind it.
_EMPTY = frozenset("meta link br hr img input source col area base embed param track wbr".split())
# What a text that is a byline opens with, besides the byline words of the languages.
_OPENINGS = frozenset(
    "by von par por door di av af written posted reported author autor text words story publié".split()
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_AUTHOR_ADDRESS = re.compile(
    r"/(?:[a-z]+-)?(?:authors?|autor(?:en|es|in)?|auteurs?|profile|journalist|writers?|contributors?|by|reporter)/|[?&]author=",
    re.IGNORECASE,
)
# A digit first, which a search passes over all else for.
_YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[./-]\d{1,2}[./-]\d\d(?!\d))")
# A line that is little more than a date or a byline is not longer; one with the white space of its source is.
LONGEST_LINE, _LONGEST_SOURCE = 120, 400
_LONGEST_BEFORE = 40
_CHANGE_TEXT = re.compile(
    r"modif|updat|aktual|änder|changed|actualiz|edited|mis à jour|revised|bijgewerkt|atualiz|aggiorn|обновл|güncel",
    re.IGNORECASE,
)
_NOTHING: frozenset[str] = frozenset()
# Of one kind so many places are looked at.
_MOST_SPOTS = 100
_MOST_HEADINGS = 20
# So many elements behind the headline its own byline stands, whatever the boxes around it are called.
BESIDE = 30
# So near the headline, the side and the foot of a box may be the article's own.
_CLOSE, _FAR = 120, 10_000
# What stands before the headline is so many times as far from it as what stands behind.
_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """An element, or the text behind it (``tail``); ``order`` counts elements from the headline, negative before it."""

    element: _Element
    order: int
    tail: bool = False

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join((self.element.tail or "").split()) if self.tail else text_of(self.element)


@dataclass(frozen=True, slots=True)
class Visible:
    """The spots of each kind outside of comments, teasers and menus, those nearest to the headline first.

    ``byline`` and ``date``: a class says so. ``opening``: a byline word opens the text. ``link``: it goes to an
    author's page. ``time``: the element. ``year``: any short text with a year.
    """

    spots: dict[Mark, tuple[Spot, ...]] = field(default_factory=dict)

    def of(self, mark: Mark) -> tuple[Spot, ...]:
        """The spots of a kind."""
        return self.spots.get(mark, ())


def visible(page: Page) -> Visible:
    """Pass once over the elements of a page."""
    found: dict[Mark, list[tuple[int, _Element, bool]]] = {
        "byline": [], "opening": [], "link": [], "time": [], "date": [], "year": [],
    }  # fmt: skip
    headline = first = -1
    looked = 0
    titles = frozenset(fold(text) for name in ("og:title", "twitter:title") for text in page.meta.get(name, ()))
    for order, element in enumerate(page.tree.iter()):
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == "h1" and headline < 0 and looked < _MOST_HEADINGS:
            first = first if first >= 0 else order
            looked += 1
            headline = order if fold(text_of(element)) in titles else -1
        text, tail = element.text, element.tail
        if tag not in _EMPTY:
            for mark in _marks_of(element, tag):
                found[mark].append((order, element, False))
        if text and len(text) <= _LONGEST_SOURCE and not text.isspace():
            for mark in _marks_in(text):
                found[mark].append((order, element, False))
        if tail and len(tail) <= _LONGEST_SOURCE and not tail.isspace():
            for mark in _marks_in(tail):
                found[mark].append((order, element, True))
    origin = headline if headline >= 0 else first
    return Visible({mark: _nearest(places, origin) for mark, places in found.items()})


def is_changed(spot: Spot) -> bool:
    """Whether the names of an element, its text or the text right before it say that it tells of a change.

    What says so inside the text counts only before a date: behind one it belongs to the next.
    """
    element = spot.element
    if "changed" in _names(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
        return True
    opening = _CHANGE_TEXT.search(spot.text)
    year = _YEAR.search(spot.text)
    if opening is not None and (year is None or opening.start() < year.start()):
        return True
    before = "" if spot.tail else _before(element)
    said = _CHANGE_TEXT.search(before)
    return said is not None and _YEAR.search(before, said.end()) is None


def _before(element: _Element) -> str:
    """The text right before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return (parent.text or "")[-_LONGEST_BEFORE:] if parent is not None else ""
    if previous.tail and not previous.tail.isspace():
        return previous.tail[-_LONGEST_BEFORE:]
    return text_of(previous)[-_LONGEST_BEFORE:] if previous.tag not in ("p", "h1", "h2") else ""


def _marks_of(element: _Element, tag: str) -> list[Mark]:
    """What an element itself speaks for."""
    get = element.get
    names = get("class")
    kinds = _names(names) if names else _NOTHING
    if (names := get("id") or get("data-testid")) and (others := _names(names)):
        kinds |= others
    marks: list[Mark] = []
    if kinds:
        if "byline" in kinds:
            marks.append("byline")
        if "date" in kinds and "changed" not in kinds:
            marks.append("date")
    if tag == "time":
        marks.append("time")
    elif tag == "a" and _AUTHOR_ADDRESS.search(get("href") or ""):
        marks.append("link")
    return marks


def _marks_in(text: str) -> list[Mark]:
    """What a text and its first word speak for."""
    words, unspaced = _openings()
    start = text.lstrip("(（[【 \n\t\r")[:20]
    marks: list[Mark] = []
    parts = start.split(None, 1)
    first = parts[0].partition("/")[0].rstrip(":*").lower() if parts else ""
    if first in words or (not start.isascii() and start.startswith(unspaced)):
        marks.append("opening")
    if _YEAR.search(text):
        marks.append("year")
    return marks


@cache
def _openings() -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of bylines, lower case, and those of scripts without spaces between words."""
    tables = [table for code in available() if (table := load(code)) is not None]
    words = {word.split()[0].lower().rstrip(":：/") for table in tables for word in table.byline_words}
    unspaced = {word for word in words if _UNSPACED.match(word) and len(word) > 1}
    # Shorter ones are articles and prepositions that open any line.
    return _OPENINGS | {word for word in words - unspaced if len(word) > 3}, tuple(sorted(unspaced))


@lru_cache(maxsize=8192)
def _names(names: str) -> frozenset[str]:
    """``byline``, ``date`` and ``changed`` as far as the class, id and test id of an element say so."""
    folded = names.lower()
    for stem in _STEMS:
        if stem in folded:
            break
    else:
        return _NOTHING
    parts = frozenset([part.lower() for part in _PART.findall(names)])
    kinds = set()
    if parts & _BYLINE and not parts & _NOT_THE_AUTHOR:
        kinds.add("byline")
    if parts & _DATE:
        kinds.add("date")
    if parts & _CHANGE and not parts & _FIRST:
        kinds.add("changed")
    return frozenset(kinds)


def _nearest(places: list[tuple[int, _Element, bool]], origin: int) -> tuple[Spot, ...]:
    """The places outside of other articles' boxes, by their distance from the headline (``origin``; -1: there is none)."""
    spots = (Spot(element, order - max(origin, 0), tail) for order, element, tail in places[: 5 * _MOST_SPOTS])
    near = sorted(spots, key=lambda spot: spot.order if spot.order >= 0 else -_BEFORE * spot.order)[:_MOST_SPOTS]
    near = near if origin >= 0 else [Spot(spot.element, _FAR, spot.tail) for spot in near]
    return tuple(
        spot
        for spot in near
        if 0 <= spot.order <= BESIDE or not is_elsewhere(spot.element, margin=not 0 <= spot.order <= _CLOSE)
    )

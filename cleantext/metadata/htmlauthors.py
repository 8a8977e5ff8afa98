"""The authors of an HTML page, from the places where publishers declare them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.agencies import is_agency
from cleantext.metadata.names import declared_names, is_person, names_in_byline
from cleantext.metadata.page import Page, fold, pieces_of, text_of
from cleantext.metadata.visible import BESIDE, LONGEST_LINE, Spot, Visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

_META = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "article:author",
    "og:article:author",
    "og:author",
    "twitter:creator:name",
    "cxenseparse:author",
)
_MOST_AUTHORS = 12
# An author's name is among the first so many elements of what declares the author.
_MOST_INSIDE = 60
_LONGEST_NAME = 60
# An element that holds nothing but "Written by" or "Autorin/Autor".
_LONGEST_LABEL = 15
# An author field that opens with a domain is the publisher's imprint: "beispiel.de, Musterstadt".
_OWN_ADDRESS = regex.compile(r"\s*[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\s*,")
_WRITTEN_BY = regex.compile(
    r"written|verfasst|geschrieben|autor|author|écrit|escrito|scritto|geschreven|skrev", regex.IGNORECASE
)


def authors(
    page: Page, sites: frozenset[str], language: str | None, shown: Callable[[], Visible]
) -> tuple[tuple[str, ...], str] | None:
    """The authors and the name of their source, or None.

    Sources in order: JSON-LD, meta elements, elements that declare an author, bylines, links to an author's
    page. The first that names a person who is not the site itself wins, with the agencies it names, too. Where
    none does, the first agency, desk or site that the page declares to be the author stands.
    """
    declared: tuple[tuple[str, ...], str] | None = None
    for named in _sources(page, language, shown):
        if named.source == "byline" and not named.near and declared is not None and declared[1].startswith("JSON-LD"):
            break
        people = {
            name
            for name in named.names
            if not _is_site(name, sites) and (name in named.persons or _may_be_person(name, named))
        }
        if people:
            return tuple(name for name in named.names if name in people or is_agency(name)), named.source
        if named.names and declared is None and named.declared:
            declared = named.names, named.source
    return declared


@dataclass(frozen=True, slots=True)
class _Named:
    """Names from one source; ``declared``: it says outright that they are authors; of which it says what they are."""

    names: tuple[str, ...]
    source: str
    declared: bool = True
    near: bool = False
    persons: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


def _may_be_person(name: str, named: _Named) -> bool:
    return name not in named.organisations and is_person(name)


def _is_site(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is the site's, or its first letters are: Musterstadt Anzeiger of ``ma.example``."""
    return fold(name) in sites or fold("".join(word[0] for word in name.split() if word[0].isupper())) in sites


def _sources(page: Page, language: str | None, shown: Callable[[], Visible]) -> Iterator[_Named]:
    """The names of each source in their order."""
    for node in (page.article, page.webpage):
        for key in ("author", "creator"):
            yield _stated(jsonld.entities(node.get(key), page.nodes), f"JSON-LD {key}")
    for name in _META:
        contents = (text for text in page.meta.get(name, ()) if not _OWN_ADDRESS.match(text))
        yield _Named(_unique(n for text in contents for n in declared_names(_upright(text, name))), name)
    yield _Named(_unique(iter(declared_names(_labelled(page)))), "twitter:data")
    for elements, source in _declaring(page):
        texts = [element.get("content") or text_of(element) for element in elements[:_MOST_AUTHORS]]
        yield _Named(_unique(n for text in texts if len(text) <= LONGEST_LINE for n in declared_names(text)), source)
    for names, source, order in _bylines(shown(), language):
        yield _Named(names, source, declared=False, near=0 <= order <= BESIDE)


def _stated(entities: list[tuple[str, str]], source: str) -> _Named:
    """The names of JSON-LD entities; an organisation's stands as it is written."""
    names: list[str] = []
    persons: set[str] = set()
    organisations: set[str] = set()
    for text, kind in entities:
        is_organisation = "organization" in kind and len(text) <= _LONGEST_NAME and " - " not in text
        found = (text,) if is_organisation else declared_names(text)
        names += found
        if is_organisation:
            organisations |= set(found)
        elif kind == "person" and len(found) == 1:
            persons |= set(found)
    return _Named(_unique(iter(names)), source, persons=frozenset(persons), organisations=frozenset(organisations))


def _upright(text: str, source: str) -> str:
    """``Muster, Anna`` of a citation as ``Anna Muster``."""
    last, comma, first = text.partition(", ")
    return f"{first} {last}" if comma and source.startswith(("citation", "dc")) and " " not in last else text


def _labelled(page: Page) -> str:
    """The name beside the label "Written by" that WordPress gives for previews."""
    for number in ("1", "2"):
        label = next(iter(page.meta.get(f"twitter:label{number}", ())), "")
        if _WRITTEN_BY.search(label):
            return next(iter(page.meta.get(f"twitter:data{number}", ())), "")
    return ""


def _declaring(page: Page) -> Iterator[tuple[list[_Element], str]]:
    """Elements that declare an author by attribute: the names inside them, else they themselves, then links."""
    declared = page.with_property("author", "creator")
    inside = (e for d in declared[:_MOST_AUTHORS] for e in islice(d.iter(), _MOST_INSIDE) if e is not d)
    yield [e for e in inside if e.get("itemprop") == "name"], "itemprop author"
    yield [e for e in declared if e.get("itemprop") == "author"], "itemprop author"
    yield [e for e in page.marked_up if e.tag == "a" and e.get("rel") == "author"], "rel=author"


def _bylines(shown: Visible, language: str | None) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Names where a class says byline, then in short texts that a byline word opens, then in links to an author's page."""
    for spot in shown.of("byline"):
        yield (
            _unique(n for s in _beside(spot, shown.of("byline")) for n in _in_spot(s, language)),
            "byline element",
            spot.order,
        )
    for spot in shown.of("opening"):
        yield _in_spot(spot, language, only_introduced=True), "byline", spot.order
    for spot in shown.of("link"):
        yield (
            _unique(n for s in _beside(spot, shown.of("link")) for n in _in_spot(s, language)),
            "link to the author",
            spot.order,
        )


def _beside(spot: Spot, spots: Sequence[Spot]) -> list[Spot]:
    """The spot and those with the same class that share its parent or grandparent: the other authors, in page order."""
    homes = list(islice(spot.element.iterancestors(), 2))
    names = spot.element.get("class")
    near = (other for other in spots if abs(other.order - spot.order) <= BESIDE and other.element.get("class") == names)
    found = [other for other in near if any(home in islice(other.element.iterancestors(), 3) for home in homes)]
    return sorted(found, key=lambda other: other.order)[:_MOST_AUTHORS]


def _in_spot(spot: Spot, language: str | None, *, only_introduced: bool = False) -> tuple[str, ...]:
    """The names of a short text; of a label alone and of text behind an element with what stands beside it."""
    element, parent = spot.element, spot.element.getparent()
    if spot.tail:
        if parent is None or len(text_of(parent)) > LONGEST_LINE:
            return names_in_byline(spot.text[:LONGEST_LINE], language, only_introduced=only_introduced)
        element = parent
    found = _in_element(element, language, only_introduced=only_introduced)
    is_label = only_introduced and not found and not spot.tail and len(spot.text) <= _LONGEST_LABEL
    return _in_element(parent, language, only_introduced=True) if is_label and parent is not None else found


def _in_element(element: _Element, language: str | None, *, only_introduced: bool) -> tuple[str, ...]:
    text = text_of(element)
    if not 2 < len(text) <= LONGEST_LINE:
        return ()
    pieces = names_in_byline(pieces_of(element), language, only_introduced=only_introduced)
    whole = names_in_byline(text, language, only_introduced=only_introduced)
    return pieces if any(" " in name for name in pieces) else whole


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())

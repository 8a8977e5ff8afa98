"""The authors of an HTML page, from the places where publishers declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.agencies import is_agency
from cleantext.metadata.headline import fold
from cleantext.metadata.names import declared_names, is_person, names_in_byline
from cleantext.metadata.page import Page, elements, is_elsewhere, pieces_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
# Classes and attributes of the element that holds the byline, after the attribute that says so outright.
_BYLINE_CLASS = regex.compile(
    r"(?<![a-z])(?:by-?_?line(?:s|-author|__?author|-name|__?name)?|author(?:s|-?_?name|-?_?link|-byline|__?name|-info__name)?|"
    r"(?:post|entry|article|meta)(?:-|_|__)author(?:-name|__name|-link)?|autor(?:en|in|zeile)?|writtenby|written-by|vcard|contributor(?:-name)?)(?![a-z])",
    regex.IGNORECASE,
)
_BYLINE_TAGS = ("a", "span", "p", "div", "address", "li", "strong", "cite", "b", "em", "small", "h4", "h5", "h6")
# A byline is short; an author box or a menu is not.
_LONGEST_BYLINE = 120
_MOST_AUTHORS = 12
_AUTHOR_ADDRESS = regex.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|profile|journalist|writers?|contributors?|by|reporter)/",
    regex.IGNORECASE,
)
# Elements that declare an author by attribute.
_DECLARING = (
    ('//*[@itemprop="author" or @itemprop="creator"]//*[@itemprop="name"]', "itemprop author"),
    ('//*[@itemprop="author"]', "itemprop author"),
    ('//a[@rel="author"]', "rel=author"),
)
_WRITTEN_BY = regex.compile(
    r"written|verfasst|geschrieben|autor|author|écrit|escrito|scritto|geschreven|skrev", regex.IGNORECASE
)
# What a text that is a byline opens with.
_OPENING = regex.compile(r"\s*(?:by|von|par|por|door|written by|posted by|author)\b:?", regex.IGNORECASE)


def authors(page: Page, sites: frozenset[str], language: str | None) -> tuple[tuple[str, ...], str] | None:
    """The authors and the name of their source, or None.

    Sources in order: JSON-LD, meta elements, elements that declare an author, bylines, links to an author's
    page. The first that names a person who is not the site itself wins, with the agencies it names, too. Where
    none does, the first agency, desk or site that the page declares to be the author stands.
    """
    declared: tuple[tuple[str, ...], str] | None = None
    for names, source, is_declared in _sources(page, language):
        if source == "byline" and declared is not None and declared[1].startswith("JSON-LD"):
            break
        people = tuple(name for name in names if is_person(name) and fold(name) not in sites)
        if people:
            return tuple(name for name in names if name in people or is_agency(name)), source
        if names and declared is None and is_declared:
            declared = names, source
    return declared


def _sources(page: Page, language: str | None) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Names, the name of their source, and whether that source says outright that they are authors."""
    for node in (page.article, page.webpage):
        for key in ("author", "creator"):
            found = jsonld.entities(node.get(key), page.nodes)
            yield _unique(name for text, _ in found for name in declared_names(text)), f"JSON-LD {key}", True
    for name in _META:
        contents = page.meta.get(name, ())
        yield _unique(n for text in contents for n in declared_names(_upright(text, name))), name, True
    yield _unique(iter(declared_names(_labelled(page)))), "twitter:data", True
    for query, source in _DECLARING:
        texts = [element.get("content") or text_of(element) for element in elements(page.tree, query)]
        short = (text for text in texts[:_MOST_AUTHORS] if text and len(text) <= _LONGEST_BYLINE)
        yield _unique(n for text in short for n in declared_names(text)), source, True
    for names, source in (*_bylines(page, language), *_links(page, language)):
        yield names, source, False


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


def _bylines(page: Page, language: str | None) -> Iterator[tuple[tuple[str, ...], str]]:
    """Names in elements whose class says byline, then in short texts that a byline word opens."""
    for element in page.tree.iter(*_BYLINE_TAGS):
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"
        if _BYLINE_CLASS.search(marks) and not is_elsewhere(element):
            yield _in_element(element, language, only_introduced=False), "byline element"
    for element in page.tree.iter(*_BYLINE_TAGS):
        if _OPENING.match(element.text or "") and not is_elsewhere(element):
            yield _in_element(element, language, only_introduced=True), "byline"


def _in_element(element: _Element, language: str | None, *, only_introduced: bool) -> tuple[str, ...]:
    text = text_of(element)
    if not 2 < len(text) <= _LONGEST_BYLINE:
        return ()
    pieces = names_in_byline(pieces_of(element), language, only_introduced=only_introduced)
    whole = names_in_byline(text, language, only_introduced=only_introduced)
    return pieces if any(" " in name for name in pieces) else whole


def _links(page: Page, language: str | None) -> Iterator[tuple[tuple[str, ...], str]]:
    """Names of the links to an author's page, those beside the first one."""
    for link in page.tree.iter("a"):
        if not _is_author_link(link) or is_elsewhere(link):
            continue
        parent = link.getparent()
        beside = [a for a in parent.iter("a") if _is_author_link(a)] if parent is not None else [link]
        yield (
            _unique(n for a in beside[:_MOST_AUTHORS] for n in names_in_byline(pieces_of(a), language)),
            "link to the author",
        )


def _is_author_link(link: _Element) -> bool:
    return _AUTHOR_ADDRESS.search(link.get("href") or "") is not None


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())

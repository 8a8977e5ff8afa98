"""When an HTML page was published and changed, from the places where publishers declare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.dates import find_dates, parse_date
from cleantext.metadata.page import Page, elements, is_elsewhere, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.etree import _Element

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "article:published",
    "published-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "date",
    "displaydate",
    "ptime",
    "originalpublicationdate",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "cxenseparse:recs:modifiedtime",
    "lastmod",
    "last-modified",
    "article:modified",
)
_CHANGED_MARK = regex.compile(r"modif|updat|aktual|änder|changed|actualiz|edited", regex.IGNORECASE)
_DATE_CLASS = regex.compile(
    r"(?<![a-z])(?:date|datum|fecha|data|datetime|pub-?date|published|publish-date|timestamp|dateline|posted-on|date-?published)(?![a-z])",
    regex.IGNORECASE,
)
_LONGEST_DATE = 100
_ADDRESS_DATE = regex.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?!\d)")


def published(page: Page, language: str | None, url: str | None = None) -> tuple[datetime, str] | None:
    """The date of publication and its source: JSON-LD, meta elements, ``<time>``, date elements, the address."""
    for value, source in _declared(page, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED):
        moment = parse_date(value, language)
        if moment is not None:
            return moment, source
    return next(_times(page, language, changed=False), None) or _shown(page, language) or _in_address(page, url)


def modified(page: Page, language: str | None) -> tuple[datetime, str] | None:
    """The date of the last change and its source, or None."""
    for value, source in _declared(page, ("dateModified",), _MODIFIED):
        moment = parse_date(value, language)
        if moment is not None:
            return moment, source
    return next(_times(page, language, changed=True), None)


def _declared(page: Page, keys: tuple[str, ...], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys[:1]:
        if text := jsonld.text_of(page.article.get(key)):
            yield text, f"JSON-LD {key}"
    for name in names:
        for content in page.meta.get(name, ()):
            yield content, name
    for node in (page.article, page.webpage):
        for key in keys:
            if text := jsonld.text_of(node.get(key)):
                yield text, f"JSON-LD {key}"


def _times(page: Page, language: str | None, *, changed: bool) -> Iterator[tuple[datetime, str]]:
    """Dates of elements that mark one up, those that say what they are first."""
    wanted = "dateModified" if changed else "datePublished"
    marked = elements(page.tree, f'//*[@itemprop="{wanted}" or (local-name()="time" and @pubdate)]')
    for element in [*marked, *page.tree.iter("time")]:
        named = element.get("itemprop") == wanted
        if not named and (_is_changed(element) != changed or is_elsewhere(element)):
            continue
        text = element.get("datetime") or element.get("content") or text_of(element)
        moment = parse_date(text, language)
        if moment is not None:
            yield moment, f"itemprop {wanted}" if named else "time element"


def _shown(page: Page, language: str | None) -> tuple[datetime, str] | None:
    """The date in a short element whose class calls it a date."""
    for element in page.tree.iter("span", "div", "p", "li", "small", "td", "em"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _DATE_CLASS.search(marks) is None or _is_changed(element) or is_elsewhere(element):
            continue
        text = text_of(element)
        if 6 <= len(text) <= _LONGEST_DATE and (found := find_dates(text, language)):
            return found[0].value, "date element"
    return None


def _in_address(page: Page, url: str | None) -> tuple[datetime, str] | None:
    """The day in an address such as ``/2024/05/03/``."""
    for address in (url, *page.meta.get("og:url", ())):
        match = _ADDRESS_DATE.search(address or "")
        moment = parse_date("-".join(match.groups())) if match else None
        if moment is not None:
            return moment, "address"
    return None


def _is_changed(element: _Element) -> bool:
    parent = element.getparent()
    marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    before = (parent.text or "") if parent is not None else ""
    previous = element.getprevious()
    before += (previous.tail or "") if previous is not None else ""
    return _CHANGED_MARK.search(f"{marks} {before}") is not None

"""When an HTML page was published and changed, from the places where publishers declare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.dates import find_dates, parse_date
from cleantext.metadata.page import Page, text_of
from cleantext.metadata.visible import LONGEST_LINE, Visible, is_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

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
# A date is behind so many characters at most: "Published on Monday, ".
_LONGEST_OPENING = 40
_LIST_MARKS = ("•", "|", "·", "–", "—", "/")
_ADDRESS_DATE = regex.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?!\d)")


def published(
    page: Page, language: str | None, url: str | None, shown: Callable[[], Visible]
) -> tuple[datetime, str] | None:
    """The date of publication and its source.

    Sources in order: JSON-LD, meta elements, elements marked up as the date, ``<time>``, elements whose class says
    date, the address, and any short text with a date, the one nearest to the headline. What tells of a change is passed over.
    """
    for value, source in _declared(page, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED):
        moment = parse_date(value, language)
        if moment is not None:
            return moment, source
    found = _marked(page, language, "datePublished")
    return (
        found
        or _shown(shown(), language, changed=False)
        or _in_address(page, url)
        or _in_text(shown(), language, changed=False)
    )


def modified(page: Page, language: str | None, shown: Callable[[], Visible] | None) -> tuple[datetime, str] | None:
    """The date of the last change and its source, or None; ``shown`` None: only what the page declares."""
    for value, source in _declared(page, ("dateModified",), _MODIFIED):
        moment = parse_date(value, language)
        if moment is not None:
            return moment, source
    found = _marked(page, language, "dateModified")
    if found is not None or shown is None:
        return found
    return _shown(shown(), language, changed=True) or _in_text(shown(), language, changed=True)


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


def _marked(page: Page, language: str | None, wanted: str) -> tuple[datetime, str] | None:
    """The date of an element whose ``itemprop`` names it."""
    for element in page.with_property(wanted):
        text = element.get("datetime") or element.get("content") or text_of(element)
        if text and (moment := parse_date(text, language)) is not None:
            return moment, f"itemprop {wanted}"
    return None


def _shown(shown: Visible, language: str | None, *, changed: bool) -> tuple[datetime, str] | None:
    """The date of the time element, else of the short element whose class says date, that is nearest to the headline."""
    for spot in shown.of("time"):
        text = spot.element.get("datetime") or spot.text
        if is_changed(spot) is changed and (moment := parse_date(text, language)) is not None:
            return moment, "time element"
    for spot in shown.of("date"):
        text = spot.text
        if 6 <= len(text) <= LONGEST_LINE and is_changed(spot) is changed and (found := find_dates(text, language)):
            return found[0].value, "date element"
    return None


def _in_text(shown: Visible, language: str | None, *, changed: bool) -> tuple[datetime, str] | None:
    """The date in the short text nearest to the headline, where the date is most of the text, or opens a list."""
    for spot in shown.of("year"):
        text = spot.text
        if len(text) > LONGEST_LINE or not (found := find_dates(text, language)) or is_changed(spot) is not changed:
            continue
        date = found[0]
        opens = date.start == 0 and text[date.end :].lstrip()[:1] in _LIST_MARKS
        is_most = date.start <= _LONGEST_OPENING and (date.end - date.start) * 2 >= len(text) - date.start
        if is_most or opens:
            return date.value, "date in the text"
    return None


def _in_address(page: Page, url: str | None) -> tuple[datetime, str] | None:
    """The day in an address such as ``/2024/05/03/``."""
    for address in (url, *page.meta.get("og:url", ())):
        match = _ADDRESS_DATE.search(address or "")
        moment = parse_date("-".join(match.groups())) if match else None
        if moment is not None:
            return moment, "address"
    return None

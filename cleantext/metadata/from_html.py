"""Metadata from an HTML page: what its publisher declares, each field with its source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin

from cleantext.metadata import htmlauthors, htmldates, jsonld
from cleantext.metadata.headline import headline, site_names
from cleantext.metadata.page import Page, read
from cleantext.metadata.visible import visible
from cleantext.model import Metadata
from cleantext.normalize import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

Found: TypeAlias = tuple[Any, str] | None

_MOST_TAGS = 30
# Where the date of publication is one of these, that of the last change is looked for there, too.
_SEEN = ("time element", "date element", "address", "date in the text")


def from_html(tree: _Element, *, url: str | None) -> Metadata:
    """What a parsed page says about its article; ``url`` is where it came from, if that is known.

    What the page declares is read (JSON-LD, meta elements, marked-up elements); where it declares no author or date,
    what it shows near its headline. The tree is left as it is.
    """
    return described(read(tree), url=url)


def described(page: Page, *, url: str | None) -> Metadata:
    """``from_html`` of a page that has been read."""
    lang = language(page)
    code = lang[0] if lang else None
    locale = page.tree.get("lang") if code and (page.tree.get("lang") or "").lower().startswith(code) else code
    sites = site_names(page, url)
    shown = cache(lambda: visible(page))
    published = htmldates.published(page, locale, url, shown)
    looked_for = shown if published is None or published[1] in _SEEN else None
    found: dict[str, Found] = {
        "title": _swap(headline(page, url=url)),
        "authors": htmlauthors.authors(page, sites, code, shown),
        "published": published,
        "modified": htmldates.modified(page, locale, looked_for),
        "publisher": publisher(page),
        "url": address(page, url),
        "language": lang,
        "description": description(page),
        "tags": tags(page),
    }
    known = {name: value for name, value in found.items() if value is not None}
    return Metadata(
        **{name: value if name == "url" else _repaired(value) for name, (value, _) in known.items()},
        provenance={name: source for name, (_, source) in known.items()},
    )


def _repaired(value: Any) -> Any:
    """Texts as the blocks have them: wrongly decoded letters are repaired; whatever is no text stays."""
    if isinstance(value, tuple):
        return tuple(map(_repaired, value))
    return normalize(value) if isinstance(value, str) else value


def language(page: Page) -> tuple[str, str] | None:
    """The ISO 639-1 code of the page's language."""
    declared = (
        (page.tree.get("lang") or page.tree.get("xml:lang"), "html lang"),
        (jsonld.text_of(page.article.get("inLanguage")), "JSON-LD inLanguage"),
        *(
            (value, name)
            for name in ("content-language", "og:locale", "dc.language", "language")
            for value in page.meta.get(name, ())
        ),
    )
    for value, source in declared:
        code = (value or "").strip().replace("_", "-").partition("-")[0].lower()
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code, source
    return None


def publisher(page: Page) -> tuple[str, str] | None:
    """The publisher's name: as JSON-LD gives it, else what the site calls itself."""
    for name, _ in jsonld.entities(page.article.get("publisher"), page.nodes):
        return name, "JSON-LD publisher"
    return _swap(page.first("og:site_name", "publisher", "dc.publisher", "application-name", "article:publisher_name"))


def address(page: Page, url: str | None) -> tuple[str, str] | None:
    """The address: canonical where the page gives an absolute one on the same site, else the one it was given."""
    canonical = _joined(url, page.canonical) if page.canonical else ""
    if canonical.startswith(("http://", "https://")):
        return canonical, "canonical link"
    if (found := page.first("og:url")) and found[1].startswith("http"):
        return _swap(found)
    return (url, "given") if url else None


def description(page: Page) -> tuple[str, str] | None:
    """The summary written for search engines and previews."""
    found = page.first("og:description", "description", "twitter:description", "dc.description")
    text = jsonld.text_of(page.article.get("description"))
    return _swap(found) or ((text, "JSON-LD description") if text else None)


def tags(page: Page) -> tuple[tuple[str, ...], str] | None:
    """Keywords: JSON-LD's, ``article:tag`` or ``news_keywords``; at most 30."""
    keywords = page.article.get("keywords")
    listed = keywords if isinstance(keywords, list) else [keywords]
    sources = (
        ([jsonld.text_of(word) or "" for word in listed], "JSON-LD keywords"),
        (page.meta.get("article:tag", ()), "article:tag"),
        (page.meta.get("news_keywords", ()), "news_keywords"),
        (page.meta.get("keywords", ()), "keywords"),
    )
    for values, source in sources:
        words = (word.strip() for value in values for word in value.replace(";", ",").split(","))
        found = {word.casefold(): word for word in words if 1 < len(word) <= 60}
        if found:
            return tuple(found.values())[:_MOST_TAGS], source
    return None


def _joined(url: str | None, address: str) -> str:
    """An address made absolute; ``""`` where it is none."""
    try:
        return urljoin(url or "", address)
    except ValueError:
        return ""


def _swap(found: tuple[str, str] | None) -> tuple[str, str] | None:
    """Source and value as value and source."""
    return None if found is None else (found[1], found[0])

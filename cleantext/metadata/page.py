"""What the metadata of an HTML page is read from: its meta elements, JSON-LD and the elements themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from cleantext.metadata import jsonld

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = (
    ".//text()[not(parent::script or parent::style or parent::noscript or parent::template or ancestor::svg)]"
    "[not(parent::comment() or parent::processing-instruction())]"
)
_ELSEWHERE = regex.compile(
    r"comment|related|teaser|recommend|sidebar|footer|popular|most-read|card|promo|menu|(?<![a-z])nav|pagination",
    regex.IGNORECASE,
)
_ANCESTORS = 6
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Page:
    """``meta`` maps the lower-case name or property of each meta element to its contents, in page order."""

    tree: _Element
    meta: dict[str, tuple[str, ...]]
    nodes: tuple[jsonld.Node, ...]
    article: jsonld.Node
    webpage: jsonld.Node

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first non-empty content among meta ``names``, with the name that gave it."""
        return next(((name, content) for name in names for content in self.meta.get(name, ())), None)


def read(tree: _Element) -> Page:
    """The Page of a parsed document; scripts that hold no JSON are passed over."""
    meta = _meta(tree)
    scripts = [
        script.text for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower() and script.text
    ]
    nodes = jsonld.nodes(scripts)
    title = next((text for h1 in tree.iter("h1") if (text := text_of(h1))), "")
    return Page(tree, meta, nodes, jsonld.article(nodes, title=title) or {}, jsonld.page(nodes) or {})


def text_of(element: _Element) -> str:
    """The text inside an element on one line, without scripts and styles."""
    pieces = element.xpath(_TEXT)
    return " ".join("".join(map(str, pieces)).split()) if isinstance(pieces, list) else ""


def pieces_of(element: _Element) -> str:
    """The text inside an element with a bar between the texts of its inner elements."""
    pieces = element.xpath(_TEXT)
    return " | ".join(text for piece in pieces if (text := str(piece).strip())) if isinstance(pieces, list) else ""


def elements(tree: _Element, query: str) -> list[_Element]:
    """The elements that an XPath finds."""
    return cast("list[_Element]", tree.xpath(query))


def is_elsewhere(element: _Element) -> bool:
    """Whether an element stands among comments, teasers, menus or at the foot, where other articles are spoken of."""
    ancestor: _Element | None = element
    for _ in range(_ANCESTORS):
        if ancestor is None:
            return False
        marks = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag in ("footer", "aside", "nav") or _ELSEWHERE.search(marks):
            return True
        ancestor = ancestor.getparent()
    return False


def _meta(tree: _Element) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        content = jsonld.text_of(element.get("content"))
        key = next((value for name in _META_KEYS if (value := element.get(name))), None)
        if content and key:
            for part in key.lower().split():
                found[part].append(content)
    return {key: tuple(values) for key, values in found.items()}

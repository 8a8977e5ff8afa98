"""What the metadata of an HTML page is read from: its meta elements, JSON-LD and the elements themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, cast

import regex

from cleantext.metadata import jsonld
from cleantext.readers.html_told import told

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

    from cleantext.readers.html_told import Told

# What holds no text that a reader sees.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "textarea", "select", "iframe", "object"})
# Boxes of other articles, and boxes at the side or foot, where an article's own date may stand, too.
_OTHERS = regex.compile(
    r"comment|related|teaser|recommend|popular|most-read|card|promo|menu|(?<![a-z])nav|pagination", regex.IGNORECASE
)
_MARGIN = regex.compile(r"sidebar|footer", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_ANCESTORS = 6
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
# Texts that metadata is read from are shorter; the cuts bound the time that huge and nested elements take.
_MOST_PIECES, _MOST_STEPS, _MOST_HEADINGS = 60, 600, 20


@dataclass(frozen=True)
class Page:
    """``meta`` maps the lower-case name or property of each meta element to its contents, in page order.

    ``headings`` are the texts of the page's h1 elements, ``title`` that of the title element, ``canonical``
    where the canonical link goes; ``""`` where there is none.
    """

    tree: _Element
    meta: dict[str, tuple[str, ...]]
    headings: tuple[str, ...]
    title: str
    canonical: str
    nodes: tuple[jsonld.Node, ...]
    article: jsonld.Node
    webpage: jsonld.Node

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first non-empty content among meta ``names``, with the name that gave it."""
        return next(((name, content) for name in names for content in self.meta.get(name, ())), None)

    @cached_property
    def marked_up(self) -> tuple[_Element, ...]:
        """The elements with an ``itemprop`` or ``rel="author"``, in page order."""
        return tuple(cast("list[_Element]", _marked_up()(self.tree)))

    def with_property(self, *names: str) -> list[_Element]:
        """The elements whose ``itemprop`` is one of ``names``."""
        return [element for element in self.marked_up if element.get("itemprop") in names]


@cache
def _marked_up() -> XPath:
    """The path to what ``Page.marked_up`` holds: from the attributes up, as a condition on elements takes twice as long."""
    from lxml import etree

    return etree.XPath('descendant-or-self::*/@itemprop/.. | descendant-or-self::*/@rel[. = "author"]/..')


def read(tree: _Element, found: Told | None = None) -> Page:
    """The Page of a parsed document; ``found``: what ``told`` gathered, if it has. Scripts that hold no JSON are passed over."""
    found = found or told(tree)
    meta: defaultdict[str, list[str]] = defaultdict(list)
    for element in found["meta"]:
        _add_meta(element, meta)
    scripts = [
        element.text for element in found["script"] if element.text and "ld+json" in (element.get("type") or "").lower()
    ]
    headings = list(islice(filter(None, map(text_of, found["h1"])), _MOST_HEADINGS))
    title = next((text for element in found["title"] if (text := " ".join((element.text or "").split()))), "")
    links = (
        (element.get("href") or "").strip()
        for element in found["link"]
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    canonical = next(filter(None, links), "")
    nodes = jsonld.nodes(scripts)
    article = jsonld.article(nodes, title=headings[0] if headings else "") or {}
    frozen = {key: tuple(values) for key, values in meta.items()}
    return Page(tree, frozen, tuple(headings), title, canonical, nodes, article, jsonld.page(nodes) or {})


def text_of(element: _Element) -> str:
    """The text inside an element on one line, without scripts and styles."""
    return " ".join("".join(_pieces(element)).split())


def pieces_of(element: _Element) -> str:
    """The text inside an element with a bar between the texts of its inner elements."""
    return " | ".join(text for piece in _pieces(element) if (text := piece.strip()))


def fold(text: str) -> str:
    """The words of a text without case, spaces and marks: what two spellings of one headline share."""
    return "".join(_WORD.findall(text)).casefold()


def is_elsewhere(element: _Element, *, margin: bool = True) -> bool:
    """Whether an element stands among comments, teasers, menus or (``margin``) at the side or foot of the page."""
    ancestor: _Element | None = element
    for _ in range(_ANCESTORS):
        if ancestor is None:
            return False
        other, side = _boxes(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}")
        if other or ancestor.tag == "nav" or (margin and (side or ancestor.tag in ("footer", "aside"))):
            return True
        ancestor = ancestor.getparent()
    return False


@lru_cache(maxsize=4096)
def _boxes(names: str) -> tuple[bool, bool]:
    return _OTHERS.search(names) is not None, _MARGIN.search(names) is not None


def _pieces(element: _Element) -> list[str]:
    """The texts inside an element in order, at most 60."""
    if not len(element):
        return [element.text] if element.text else []
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for step, (event, inner) in enumerate(walk):
        if event == "start":
            if inner.tag in _UNSEEN:
                walk.skip_subtree()
            elif inner.text:
                pieces.append(inner.text)
        elif inner.tail and inner is not element:
            pieces.append(inner.tail)
        if len(pieces) >= _MOST_PIECES or step >= _MOST_STEPS:
            break
    return pieces


def _add_meta(element: _Element, meta: defaultdict[str, list[str]]) -> None:
    content = jsonld.text_of(element.get("content"))
    key = next((value for name in _META_KEYS if (value := element.get(name))), None)
    if content and key:
        for part in key.lower().split():
            meta[part].append(content)

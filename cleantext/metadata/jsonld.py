"""JSON-LD: the article node among everything a page's scripts describe, read leniently."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import regex

Node: TypeAlias = dict[str, Any]

_COMMENT = regex.compile(
    r"\A\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*\Z"
)
# What opens and ends with these stands in no comment.
_OPENS, _CLOSES = ("{", "["), ("}", "]")
_TRAILING_COMMA = regex.compile(r",(\s*[}\]])")
# A backslash that starts no JSON escape.
_BAD_ESCAPE = regex.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_ARTICLE = regex.compile(
    r"(?:article|posting|blogpost|report|review|interviewpage|recipe|howto|techarticle)\Z", regex.IGNORECASE
)
_PAGE_TYPES = frozenset(
    {"webpage", "itempage", "faqpage", "collectionpage", "medicalwebpage", "videoobject", "creativework"}
)
# Keys whose nodes are other articles, or parts of this one.
_ELSEWHERE = frozenset(
    "isPartOf hasPart itemListElement relatedLink liveBlogUpdate comment review reviews mentions about citation video "
    "image author publisher creator sourceOrganization breadcrumb potentialAction subjectOf".split()
)
_DEEPEST = 12


def nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Every object in the scripts of a page, outermost first; broken JSON is repaired where that is plain.

    >>> [n.get("@type") for n in nodes(['{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle"},]}'])]
    [None, 'WebPage', 'NewsArticle']
    """
    return tuple(node for script in scripts for value in _values(script) for node in _walk(value, 0))


def article(found: tuple[Node, ...], *, title: str = "") -> Node | None:
    """The node that describes the page's article; of several, the one whose headline is ``title``, else the fullest.

    >>> article(({"@type": "Organization"}, {"@type": ["NewsArticle"], "headline": "A"}))["headline"]
    'A'
    """
    articles = [node for node in found if _is_article(node)]
    wanted = title.casefold()

    def fit(node: Node) -> tuple[bool, int]:
        headline = text_of(node.get("headline") or node.get("name")) or ""
        known = sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "publisher"))
        return bool(wanted) and headline.casefold() == wanted, known

    return max(articles, key=fit, default=None)


def page(found: tuple[Node, ...]) -> Node | None:
    """The node that describes the page itself: a second choice for dates and authors."""
    return next((node for node in found if types(node) & _PAGE_TYPES), None)


def is_news(node: Node) -> bool:
    """Whether a node is a news article rather than a blog post, guide or page.

    >>> is_news({"@type": "ReportageNewsArticle"}), is_news({"@type": "BlogPosting"})
    (True, False)
    """
    return any("news" in kind or kind == "liveblogposting" for kind in types(node))


def text_of(value: object) -> str | None:
    """A JSON-LD value as one line of text, entities resolved (twice escaped ones, too); None when it holds none.

    >>> text_of(["Tom &amp;amp; Jerry"]), text_of({"@value": "x"}), text_of(7)
    ('Tom & Jerry', 'x', None)
    """
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item)) is not None), None)
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name"))
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None


def entities(value: object, found: tuple[Node, ...]) -> list[tuple[str, str]]:
    """Names and types (lower case, ``""`` unknown) of the people or organisations a value holds or refers to.

    >>> entities([{"@type": "Person", "name": "Anna Muster"}, "Ben Beispiel"], ())
    [('Anna Muster', 'person'), ('Ben Beispiel', '')]
    """
    if isinstance(value, list):
        return [pair for item in value for pair in entities(item, found)]
    if isinstance(value, str):
        text = text_of(value)
        return [(text, "")] if text else []
    if not isinstance(value, dict):
        return []
    names = value.get("name")
    if names is None and isinstance(value.get("@id"), str):
        value = next((n for n in found if n.get("@id") == value["@id"] and n.get("name")), value)
        names = value.get("name")
    if names is None and (value.get("givenName") or value.get("familyName")):
        names = f"{text_of(value.get('givenName')) or ''} {text_of(value.get('familyName')) or ''}"
    kind = next(iter(sorted(types(value))), "")
    listed = names if isinstance(names, list) else [names]
    return [(text, kind) for name in listed if (text := text_of(name)) is not None]


def _values(script: str) -> Iterator[object]:
    """The JSON values of one script; nothing where it cannot be read."""
    text = script.strip()
    if text[:1] not in _OPENS or text[-1:] not in _CLOSES:
        text = _COMMENT.sub("", script).strip().rstrip(";")
        text = _COMMENT.sub("", text).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        else:
            return
    yield from _concatenated(text)


def _concatenated(text: str) -> Iterator[object]:
    """Several values in one script, or one value with rubbish behind it."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while 0 <= position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield value
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key not in _ELSEWHERE and isinstance(item, dict | list):
                yield from _walk(item, depth + 1)


def types(node: Node) -> set[str]:
    """The schema.org types of a node without their namespace, lower case."""
    value = node.get("@type") or node.get("type")
    listed = value if isinstance(value, list) else [value]
    return {kind.rpartition("/")[2].rpartition(":")[2].lower() for kind in listed if isinstance(kind, str)}


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.search(kind) for kind in types(node))

"""The data that scripts of an HTML page carry: JSON of the common frameworks, found without running anything."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# A path in the page's source, and a value that JSON can hold.
Found: TypeAlias = tuple[str, Any]

# What is shorter holds no article; of all scripts together so many characters are read.
_SHORTEST, _MOST_CHARACTERS = 300, 30_000_000
_JSON_TYPE = re.compile(r"(?:application|text)/(?:[\w.+-]+\+)?json\b", re.IGNORECASE)
# ``window.__INITIAL_STATE__ = {``, ``var state = JSON.parse("``; a name that speaks of data or state.
_ASSIGNED = re.compile(
    r"""(?:^|[;{}\s(,])(?:window\.|self\.|globalThis\.|var\s+|let\s+|const\s+)?
        (?P<name>[\w$.]*(?:state|data|preload|initial|props|apollo|nuxt|store|context|model|payload|article|content|story|page|fusion)[\w$.]*
          |__\w+__|(?:window|self)\[\s*["'][\w$.-]+["']\s*\])
        \s*=\s*(?P<parse>JSON\.parse\(\s*)?(?=[{\["'])""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_MOST_ASSIGNED = 200
# Next.js streams what it renders as strings of lines, ``1a:[…]`` or ``1a:T3f2,text``.
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_STREAM_ROW = re.compile(r"^[0-9a-f]+:(?:T[0-9a-f]+,)?", re.MULTILINE)
# String literals of a script that is no JSON; as long as a paragraph.
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.){200,})"')
# Attributes in which frameworks hand their data on.
_ATTRIBUTES = (
    "data-page",
    "data-props",
    "data-state",
    "data-react-props",
    "data-initial-state",
    "data-content",
    "data-article",
    "props",
)


def embedded(tree: _Element) -> Iterator[Found]:
    """Every value that a script or an attribute of the page holds, in page order; broken JSON is passed over.

    >>> from lxml import html
    >>> long = "Ein Satz. " * 40
    >>> page = f'<body><script>window.__STATE__ = {{"body": "{long}"}};</script></body>'
    >>> [(path, sorted(value)) for path, value in embedded(html.fromstring(page))]
    [('//script[1]', ['body'])]
    """
    left = _MOST_CHARACTERS
    stream: list[str] = []
    for number, script in enumerate(tree.iter("script"), 1):
        text = script.text or ""
        kind = script.get("type") or ""
        if len(text) > left or "ld+json" in kind.lower():
            continue
        left -= len(text)
        stream += _pushed(text)
        if len(text) < _SHORTEST:
            continue
        name = script.get("id")
        path = f"//script[@id='{name}']" if name and name.isprintable() and "'" not in name else f"//script[{number}]"
        if _JSON_TYPE.match(kind):
            yield from ((path, value) for value in _parsed(text))
        elif not kind or "javascript" in kind.lower() or kind.lower() == "module":
            yield from ((path, value) for value in _assigned(text))
    if stream:
        yield "//script[contains(., '__next_f')]", list(_rows("".join(stream)))
    yield from _in_attributes(tree)


def _parsed(text: str) -> Iterator[Any]:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _assigned(text: str) -> Iterator[Any]:
    """The values that a script assigns; where it assigns none, its long string literals."""
    decoder = json.JSONDecoder(strict=False)
    found, position = False, 0
    for match, _ in zip(_ASSIGNED.finditer(text), range(_MOST_ASSIGNED), strict=False):
        if match.start() < position:
            continue
        try:
            value, position = decoder.raw_decode(text, match.end())
            if isinstance(value, str):
                value = json.loads(value, strict=False) if match["parse"] else None
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            found = True
            yield value
    if not found and (literals := list(_literals(text))):
        yield literals


def _literals(text: str) -> Iterator[str]:
    for match in _LITERAL.finditer(text):
        try:
            yield json.loads(f'"{match[1]}"', strict=False)
        except ValueError:
            continue


def _pushed(text: str) -> Iterator[str]:
    decoder = json.JSONDecoder(strict=False)
    for match in _PUSHED.finditer(text):
        try:
            value, _ = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            yield value[1]


def _rows(stream: str) -> Iterator[Any]:
    """The rows of a stream: JSON where it is JSON, else text."""
    starts = [(match.start(), match.end()) for match in _STREAM_ROW.finditer(stream)]
    for (_, start), (end, _) in zip(starts, [*starts[1:], (len(stream), 0)], strict=True):
        row = stream[start:end].strip()
        if row[:1] in "[{":
            yield from _parsed(row)
        elif row[:1] == "<":
            yield row


def _in_attributes(tree: _Element) -> Iterator[Found]:
    query = " or ".join(f"string-length(@{name}) > {_SHORTEST}" for name in _ATTRIBUTES)
    for element in cast("list[_Element]", tree.xpath(f"//*[{query}]")):
        for name in _ATTRIBUTES:
            text = element.get(name) or ""
            if _SHORTEST < len(text) <= _MOST_CHARACTERS and text.lstrip()[:1] in ("{", "["):
                yield from ((f"//{element.tag}/@{name}", value) for value in _parsed(text))

"""The article in a value that JSON can hold: HTML under a telling key, or the rich text of an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

# Keys that hold an article's text; lower case, without separators.
_BODY_KEYS = frozenset(
    "articlebody body bodyhtml bodytext content contenthtml contentelements html text fulltext articletext story storybody "
    "storytext markup copy richtext maintext rendered contentblocks blocks paragraphs bodyelements articlecontent postcontent "
    "longdescription document bodymarkdown markdown contentmarkdown".split()
)
# Keys of what is no article, or not this one.
_OTHER_KEYS = re.compile(
    r"comment|related|recommend|teaser|footer|menu|navigation|\bnav|\bseo|translation|i18n|locale|messages|strings|consent|cookie|"
    r"legal|config|style|\bcss|schema|breadcrumb|mostread|popular|trending|sidebar|newsletter|promo|\bads?\b|author|bio\b|disclaimer|policy",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[_\-\s.]")
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|blockquote|section|article|figure|table)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？।][\"”“’»')\]]*(?:\s|<|\Z)")
# Code and style sheets, which are long texts, too.
_CODE = re.compile(r"[{};]\s*\n|function\s*\(|=>|:\s*#[0-9a-f]{3,6}\b|[\w-]+:\s*[\w#.%-]+;")
# A paragraph has so many words, or twice as many letters where words are not parted.
_PARAGRAPH_WORDS = 8
_TAG = re.compile(r"<[^<>]{1,500}>")
# A text under any other key is looked at from this length on.
_LONG_TEXT = 400
_MOST_NODES, _DEEPEST = 200_000, 60
# The container of an article holds nearly all that a larger one holds.
_NEARLY_ALL = 0.8
_TEXT_KEYS = frozenset(("text", "value", "html", "content", "body", "copy", "markup", "rendered", "children", "blocks", "elements",
              "components", "nodes", "items", "document", "json", "paragraphs", "data", "props", "richText", "attributes", "contentElements"))  # fmt: skip
_KIND_KEYS = (
    "type",
    "nodeType",
    "_type",
    "__typename",
    "blockType",
    "tag",
    "tagName",
    "style",
    "kind",
    "component",
    "name",
)
_INLINE = frozenset(
    "text span link hyperlink mark a strong em b i u sup sub code bold italic inline textnode leaf".split()
)
_SKIPPED = re.compile(
    r"image|img|picture|photo|video|audio|embed|\bad\b|advert|related|newsletter|gallery|caption|teaser|promo|iframe|script|\bstyle|divider|social|poll|button|svg",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of an embedded article: ``tag`` is what HTML would call it; ``html``: the text is HTML of several blocks."""

    text: str
    tag: str = "p"
    html: bool = False


def article_in(value: Any) -> tuple[Piece, ...]:
    """The pieces of the article in a value, those of the place that holds most prose; empty where nothing is prose.

    A telling key counts double, and of places that hold nearly the same the innermost is taken. Under keys of other
    articles, comments, menus and settings nothing is looked for; HTML under keys that tell nothing counts where those
    beside them hold no text. At most 200,000 nodes are looked at, once each.

    >>> paragraph = [{"type": "text", "text": "Der Rat hat den Umbau "}, {"type": "text", "text": "am Montag mit neun Stimmen beschlossen."}]
    >>> body = [{"type": "heading", "text": "Der Umbau"}, {"type": "paragraph", "content": paragraph}]
    >>> found = article_in({"menu": [{"title": "Sport"}], "article": {"body": body}})
    >>> [(piece.tag, piece.text) for piece in found]
    [('h2', 'Der Umbau'), ('p', 'Der Rat hat den Umbau am Montag mit neun Stimmen beschlossen.')]
    """
    search = _Search()
    search.visit(value, "", 0)
    most = max((weight for weight, _, _ in search.places), default=0.0)
    near = [place for place in search.places if place[0] >= _NEARLY_ALL * most]
    return max(near, key=lambda place: place[1])[2] if most else ()


def prose_words(piece: Piece) -> int:
    """The words of a piece that reads like a paragraph, else 0."""
    text = _TAG.sub(" ", piece.text) if piece.html else piece.text
    count = len(text.split()) if " " in text[:60] else len(text) // 2
    return count if count >= _PARAGRAPH_WORDS and _SENTENCE_END.search(text) and not _CODE.search(text) else 0


class _Search:
    """One walk over a value: ``places`` gathers weight, depth and pieces of what may be the article."""

    def __init__(self) -> None:
        self.places: list[tuple[float, int, tuple[Piece, ...]]] = []
        self._left = _MOST_NODES
        self._most = 0.0

    def visit(self, node: Any, key: str, depth: int) -> list[Piece]:
        """The pieces of a node; those that are only part of a line have the tag ``""``."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return []
        if isinstance(node, dict) and node and all(map(str.isdecimal, node)):
            # What numbers its parts is a list.
            node = list(node.values())
        if isinstance(node, str):
            node = _as_markup(node)
            if (inner := _json_in(node)) is not None:
                return self.visit(inner, key, depth + 1)
            found = list(_from_text(node))
        elif isinstance(node, list):
            is_element = len(node) > 3 and node[0] == "$" and isinstance(node[3], dict)
            found = self._dict({"type": node[1], **node[3]}, depth) if is_element else self._list(node, depth)
        elif isinstance(node, dict):
            found = self._dict(node, depth)
        else:
            return []
        self._offer(found, key, depth)
        return found

    def _offer(self, found: list[Piece], key: str, depth: int) -> None:
        words = sum(map(prose_words, found))
        if words:
            telling = _SEPARATOR.sub("", key).lower() in _BODY_KEYS
            weight = words * (2.0 if telling else 1.0)
            self._most = max(self._most, weight)
            if weight >= _NEARLY_ALL * self._most:
                pieces = tuple(piece if piece.tag else Piece(piece.text, "p") for piece in found)
                self.places.append((weight, depth, pieces))

    def _list(self, node: list[Any], depth: int) -> list[Piece]:
        found = [piece for item in node for piece in self.visit(item, "", depth + 1)]
        paragraphs = sum(prose_words(piece) > 0 for piece in found)
        if all(not piece.tag for piece in found) and paragraphs * 2 > len(found):
            return [Piece(piece.text, "p") for piece in found]
        return found

    def _dict(self, node: dict[str, Any], depth: int) -> list[Piece]:
        kind = next((value for name in _KIND_KEYS if isinstance(value := node.get(name), str) and len(value) < 40), "")
        if _SKIPPED.search(kind):
            return []
        texts: list[Piece] = []
        inside: list[Piece] = []
        markup: list[Piece] = []
        for key, value in node.items():
            if _OTHER_KEYS.search(key):
                continue
            is_looked_at = isinstance(value, dict | list) or key in _TEXT_KEYS or _json_in(value) is not None
            found = self.visit(value, key, depth + 1) if is_looked_at else []
            if key not in _TEXT_KEYS:
                if isinstance(value, str):
                    pieces = list(_from_text(_as_markup(value)))
                    markup += [piece for piece in pieces if piece.html]
                    if len(value) >= _LONG_TEXT:
                        self._offer(pieces, key, depth + 1)
            elif isinstance(value, str):
                texts = max(texts, found, key=lambda pieces: sum(len(piece.text) for piece in pieces))
            else:
                inside += found
        return _as_block(texts + inside or markup, kind.lower())


def _as_markup(text: str) -> str:
    """The text; where all its tags are escaped, with tags.

    >>> _as_markup("&lt;p&gt;Drei &amp;amp; vier&lt;/p&gt;"), _as_markup("Drei &lt; vier")
    ('<p>Drei &amp; vier</p>', 'Drei &lt; vier')
    """
    return unescape(text) if "&lt;/" in text and "<" not in text else text


def _json_in(value: Any) -> Any:
    """The value of a text that is JSON itself, else None."""
    if not isinstance(value, str) or len(value) < _LONG_TEXT or value[0] not in "{[" or value[-1] not in "}]":
        return None
    try:
        return json.loads(value, strict=False)
    except (ValueError, RecursionError):
        return None


def _as_block(found: list[Piece], kind: str) -> list[Piece]:
    """Parts of a line joined, and what they are: a part of a longer line still, or a paragraph, heading, item, quote."""
    if not found or any(piece.tag for piece in found):
        tag = _tag_of(kind)
        if tag in ("li", "blockquote") and not any(piece.html for piece in found):
            return [Piece(piece.text, tag if piece.tag in ("", "p") else piece.tag) for piece in found]
        return [piece if piece.tag else Piece(piece.text, "p") for piece in found]
    tag = "" if not kind or kind in _INLINE else _tag_of(kind) or "p"
    return [Piece("".join(piece.text for piece in found), tag)]


def _tag_of(kind: str) -> str:
    if "head" in kind or "title" in kind or re.fullmatch(r"h[1-6]", kind):
        return "h2"
    if re.fullmatch(r"li|.*list-?_?item", kind):
        return "li"
    return "blockquote" if "quote" in kind else ""


def _from_text(text: str) -> Iterator[Piece]:
    """HTML as one piece, several paragraphs each as one, else a part of a line."""
    if _BLOCK_TAG.search(text):
        yield Piece(text, "p", html=True)
    elif "\n\n" in text.strip():
        for part in text.split("\n\n"):
            if part.strip():
                marks = len(part) - len(part.lstrip("#"))
                yield Piece(
                    part.lstrip("# ").strip(), "h2" if 0 < marks < 7 and part[marks : marks + 1] == " " else "p"
                )
    elif text.strip():
        yield Piece(text, "")

"""What a page says of itself: title, description, JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import regex

from cleantext.normalize import normalize
from cleantext.words import breaks, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from cleantext.readers.html_told import Told

_WORD = regex.compile(r"\w+")
# Texts in the characters of western Europe are parted in a third to a half of the time.
_BREAKS = breaks(_WORD)
# Site names follow the headline in <title> after one of these.
_TITLE_JOINT = regex.compile(r"\s+[|–—·•»:-]+\s+|\s*[|]\s*")
_TITLE_NAMES = frozenset(
    {"og:title", "twitter:title", "title", "dc.title", "headline", "parsely-title", "sailthru.title"}
)
_DESCRIPTION_NAMES = frozenset(
    {"og:description", "twitter:description", "description", "dc.description", "sailthru.description"}
)
_AUTHOR_NAMES = frozenset({"author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"})
# A value of a JSON-LD key is looked for this deep at most in total; real pages have some hundred.
_MOST_NODES = 20_000
_MOST_CLAIMS, _LONGEST_CLAIM = 12, 2000


@dataclass(frozen=True, slots=True)
class Claims:
    """Texts as tuples of lower-case words, so that they compare without punctuation; ``article_body`` as text."""

    titles: frozenset[tuple[str, ...]]
    descriptions: frozenset[tuple[str, ...]]
    authors: frozenset[tuple[str, ...]]
    article_body: str
    live: bool


def words_of(text: str) -> tuple[str, ...]:
    """The lower-case words of a text.

    >>> words_of("„Ja“, sagte sie.")
    ('ja', 'sagte', 'sie')
    """
    text = text.lower()
    found = parted(text, _BREAKS)
    return tuple(_WORD.findall(text) if found is None else found.split())


def claims(found: Told, *, live: bool = False) -> Claims:
    """Gather the claims; ``live``: the elements of the page say that it is a live blog. Damaged JSON-LD claims nothing."""
    titles: list[str] = []
    descriptions: list[str] = []
    authors: list[str] = []
    bodies = [""]
    for element in islice(filter(_is_of_the_page, found["title"]), 1):
        text = normalize(element.text or "")
        parts = _TITLE_JOINT.split(text)
        titles += [text, *(part for part in (parts[0], max(parts, key=len)) if len(part.split()) > 2)]
    for element in found["meta"]:
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        for names, texts in ((_TITLE_NAMES, titles), (_DESCRIPTION_NAMES, descriptions), (_AUTHOR_NAMES, authors)):
            if name in names and (content := element.get("content")) is not None:
                texts.append(normalize(content))
    for key, value in _json_ld(found["script"]):
        if key in ("headline", "alternativeHeadline"):
            titles.append(value)
        elif key in ("description", "alternateDescription"):
            descriptions.append(value)
        elif key == "author":
            authors.append(value)
        elif key == "@type":
            live = True
        else:
            bodies.append(value)
    return Claims(_wordy(titles), _wordy(descriptions), _wordy(authors), max(bodies, key=len), live)


def _wordy(texts: list[str]) -> frozenset[tuple[str, ...]]:
    """The words of the first few distinct texts: blocks are compared with each, so their number is bounded."""
    return frozenset(words_of(text[:_LONGEST_CLAIM]) for text in list(dict.fromkeys(texts))[:_MOST_CLAIMS]) - {()}


def _is_of_the_page(title: _Element) -> bool:
    """Whether a title element is not that of a picture."""
    above = title.getparent()
    return (above is not None and above.tag == "head") or next(title.iterancestors("svg"), None) is None


def _json_ld(scripts: Iterable[_Element]) -> Iterator[tuple[str, str]]:
    """Pairs of key and text from all JSON-LD of the page, for the keys that matter here."""
    nodes: list[tuple[str, Any]] = []
    for script in scripts:
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            nodes.append(("", json.loads((script.text or "").strip(), strict=False)))
        except (ValueError, RecursionError):
            continue
    seen = 0
    while nodes and seen < _MOST_NODES:
        seen += 1
        inside, node = nodes.pop()
        if isinstance(node, list):
            nodes += [(inside, item) for item in node]
        elif isinstance(node, str) and inside == "author":
            yield "author", normalize(node)
        elif isinstance(node, dict):
            for key, value in node.items():
                if inside == "author" and key == "name" and isinstance(value, str):
                    yield "author", normalize(value)
                elif key in ("headline", "alternativeHeadline", "description", "articleBody") and isinstance(
                    value, str
                ):
                    if key != "description" or "headline" in node or "articleBody" in node:
                        yield key, value if key == "articleBody" else normalize(value)
                elif key == "@type" and value == "LiveBlogPosting":
                    yield key, value
                elif key == "author" or isinstance(value, dict | list):
                    nodes.append(("author" if key == "author" else "", value))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look blocks up in: its word 4-grams, and its lines as words for blocks shorter than that."""

    shingles: frozenset[tuple[str, ...]]
    lines: frozenset[tuple[str, ...]]

    def share(self, words: tuple[str, ...]) -> float | None:
        """How much of a block is in the passage, 0 to 1; None for an empty passage or block."""
        if not words or not self.lines:
            return None
        if words in self.lines:
            return 1.0
        if len(words) < 4:
            return 0.0
        grams = zip(words, words[1:], words[2:], words[3:], strict=False)
        return sum(map(self.shingles.__contains__, grams)) / (len(words) - 3)


def passage(text: str) -> Passage:
    """Index a text.

    >>> passage("Eins zwei drei vier fünf.").share(("eins", "zwei", "drei", "vier"))
    1.0
    """
    words = words_of(text)
    shingles = frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))
    return Passage(shingles, frozenset(words_of(line) for line in text.split("\n")) - {()})

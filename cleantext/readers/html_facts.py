"""What an HTML page holds besides text: headlines that are links, pictures, fields for a password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A headline that is a link has at least so many words, or characters where words are not parted.
_HEADLINE_WORDS, _HEADLINE_LETTERS, _LONG_WORDS = 3, 10, 5
# Where a script puts the whole page; the names are those of the common frameworks.
_MOUNT = re.compile(
    r"root|app|__next|__nuxt|app-root|react-root|main-app|svelte|ember\d*|gatsby|___gatsby|application", re.IGNORECASE
)
_MOST_PIECES, _PICTURE_STEPS = 20, 5
# Generators of forums say so in the head.
_FORUM_SOFTWARE = re.compile(
    r"phpbb|vbulletin|xenforo|discourse|mybb|invision|smf|woltlab|flarum|vanilla|simple machines", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts over the whole page; ``mounts``: elements without content that a script fills."""

    linked_headlines: int = 0
    long_links: int = 0
    pictures: int = 0
    passwords: int = 0
    mounts: int = 0
    says_javascript: bool = False
    forum_software: bool = False


def facts(tree: _Element) -> Facts:
    """Count, in one pass.

    >>> from lxml import html
    >>> page = "<body><h3><a href=/a>Rat stimmt für Brücke</a></h3><div id=root></div><script src=x></script></body>"
    >>> found = facts(html.fromstring(page))
    >>> found.linked_headlines, found.mounts
    (1, 1)
    """
    headlines = long_links = pictures = passwords = mounts = 0
    javascript = forum = False
    for element in tree.iter("a", "img", "input", "div", "noscript", "meta"):
        tag = element.tag
        if tag == "a":
            kind = _headline_in(element)
            headlines += kind == "headline"
            long_links += kind == "long"
        elif tag == "img":
            pictures += _is_shown_large(element)
        elif tag == "input":
            passwords += (element.get("type") or "").lower() == "password"
        elif tag == "div":
            mounts += not len(element) and not (element.text or "").strip() and _is_mount(element)
        elif tag == "noscript":
            javascript = javascript or "javascript" in "".join(map(str, element.itertext())).lower()
        elif (element.get("name") or "").lower() == "generator":
            forum = _FORUM_SOFTWARE.search(element.get("content") or "") is not None
    return Facts(headlines, long_links, pictures, passwords, mounts, javascript, forum)


def _headline_in(link: _Element) -> Literal["headline", "long"] | None:
    """``headline``: a link in a heading, or around one, as long as a headline; ``long``: as long, outside of paragraphs."""
    around = [link, *islice(link.iterancestors(), 2)]
    heading = next((element for element in around if element.tag in _HEADINGS), None)
    if heading is None and len(link):
        heading = next(link.iterchildren(*_HEADINGS), None)
    if heading is None and any(element.tag == "p" for element in around):
        return None
    whole = link if heading is None else heading
    pieces = map(str, islice(whole.itertext(), _MOST_PIECES)) if len(whole) else (whole.text or "",)
    text = "".join(pieces)[:400].strip()
    words = len(text.split())
    if heading is None:
        return "long" if words >= _LONG_WORDS else None
    return "headline" if words >= _HEADLINE_WORDS or (len(text) >= _HEADLINE_LETTERS and not text.isascii()) else None


def _is_shown_large(picture: _Element) -> bool:
    """A picture in a figure that is no link: not an icon, a logo or a teaser's."""
    tags = [ancestor.tag for ancestor in islice(picture.iterancestors(), _PICTURE_STEPS)]
    return "figure" in tags and "a" not in tags


def _is_mount(element: _Element) -> bool:
    return _MOUNT.fullmatch(element.get("id") or "") is not None

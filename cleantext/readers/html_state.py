"""An article that an HTML page holds but does not show: in scripts, JSON-LD or templates. It is set into the page's tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree

from cleantext.readers.html_blocks import outline
from cleantext.readers.html_claims import Passage, passage, words_of
from cleantext.readers.html_embedded import embedded
from cleantext.readers.html_richtext import Piece, article_in, prose_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.readers.html_blocks import Outline

FROM_JSON_LD = "the article was taken from JSON-LD, because the page shows little of it"
FROM_SCRIPT = "the article was taken from the data of a script, because the page shows little of it"
FROM_TEMPLATE = "the article was taken from a template, because the page shows little of it"

# A text counts as missing from the page when less than this share of it is shown, and as an article when it has this many words.
_MISSING_SHARE, _ARTICLE_WORDS = 0.5, 80
# A page shows an article where it shows so many words in paragraphs of twelve or more that are no links.
_SHOWN_WORDS, _PARAGRAPH_WORDS, _LINKED = 120, 12, 0.5
# HTML of which the page shows this share is compared paragraph by paragraph.
_PARTLY, _TAGS = 0.1, ("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote")
_TAG_LIKE = re.compile(r"<[/a-zA-Z][^<>]{0,500}>")
# What XML cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PARAGRAPH_BREAK = re.compile(r"\s*\n\s*|</p>|<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Recovered:
    """Text set into the tree, from the path ``source`` of the page; ``""`` where it was only made visible in its place."""

    warning: str
    source: str


def recover(tree: etree._Element, shape: Outline, article_body: str) -> Recovered | None:
    """Set the article that the page holds but does not show into the tree, as its last element; None where it shows one.

    Places in order: JSON-LD ``articleBody``, templates, the data of scripts and attributes. What the page shows already
    is not set in again. The tree is changed, its outline has to be drawn anew.
    """
    # Pages escape what is in their JSON-LD once more than need be, or twice.
    article_body = unescape(unescape(article_body))
    enough = max(_SHOWN_WORDS, _words(article_body))
    prose = _prose(shape, enough)
    if prose >= enough:
        return None
    shown = passage("\n".join(run.text for run in shape.runs))
    pieces = tuple(Piece(text) for text in _PARAGRAPH_BREAK.split(article_body))
    if found := _missing(pieces, shown):
        return _set_in(tree, found, FROM_JSON_LD, "//script[@type='application/ld+json']")
    if prose >= _SHOWN_WORDS:
        return None
    if _open_templates(tree):
        return Recovered(FROM_TEMPLATE, "")
    best: tuple[int, str, tuple[Piece, ...]] = (0, "", ())
    for source, value in embedded(tree):
        pieces = article_in(value)
        words = sum(map(prose_words, pieces))
        if words > best[0]:
            best = (words, source, pieces)
    if best[0] >= _ARTICLE_WORDS and (found := _missing(best[2], shown)):
        return _set_in(tree, found, FROM_SCRIPT, best[1])
    return None


def _prose(shape: Outline, enough: int) -> int:
    """How many words the page shows in paragraphs; counted until there are enough."""
    words = 0
    for run in shape.runs:
        # So many words take at least so many letters and spaces.
        if len(run.text) < 2 * _PARAGRAPH_WORDS - 1 or run.linked >= _LINKED:
            continue
        if (count := _words(run.text)) >= _PARAGRAPH_WORDS:
            words += count
            if words >= enough:
                break
    return words


def _missing(pieces: Sequence[Piece], shown: Passage) -> tuple[Piece, ...]:
    """The pieces that the page does not show; none where it shows half of their text, or they are no article."""
    pieces = [part for piece in pieces for part in _parts(piece, shown)]
    texts = [_TAG_LIKE.sub(" ", piece.text) for piece in pieces]
    lengths = [_words(text) for text in texts]
    share = [shown.share(words_of(text)) or 0.0 for text in texts]
    seen = sum(length * part for length, part in zip(lengths, share, strict=True))
    if sum(lengths) < _ARTICLE_WORDS or seen >= _MISSING_SHARE * sum(lengths):
        return ()
    return tuple(
        piece for piece, text, part in zip(pieces, texts, share, strict=True) if text.strip() and part < _MISSING_SHARE
    )


def _parts(piece: Piece, shown: Passage) -> list[Piece]:
    """A piece of HTML of which the page shows some as its paragraphs, any other as it is."""
    if not piece.html or (shown.share(words_of(_TAG_LIKE.sub(" ", piece.text))) or 0.0) < _PARTLY:
        return [piece]
    shape = outline(_element(f"<div>{piece.text}</div>"))
    tags = [shape.nodes[run.node].tag for run in shape.runs]
    return [Piece(run.text, tag if tag in _TAGS else "p") for run, tag in zip(shape.runs, tags, strict=True)]


def _words(text: str) -> int:
    """Words; in a script that does not part them, half its letters."""
    return len(text.split()) if " " in text[:60] else len(text) // 2


def _open_templates(tree: etree._Element) -> bool:
    """Make the templates that hold an article's worth of words boxes like any other, as a script would."""
    found = [
        template
        for template in tree.iter("template")
        if sum(len(str(text).split()) for text in template.itertext()) >= _ARTICLE_WORDS
    ]
    for template in found:
        template.tag = "div"
    return bool(found)


def _set_in(tree: etree._Element, pieces: Sequence[Piece], warning: str, source: str) -> Recovered:
    body = tree.find("body")
    article = etree.SubElement(tree if body is None else body, "article")
    for piece in pieces:
        if piece.html or _TAG_LIKE.search(piece.text) or "&" in piece.text:
            markup = f"<{piece.tag}>{piece.text}</{piece.tag}>" if not piece.html else f"<div>{piece.text}</div>"
            article.append(_element(markup))
        else:
            etree.SubElement(article, piece.tag).text = _NOT_XML.sub("", piece.text)
    return Recovered(warning, source)


def _element(markup: str) -> etree._Element:
    data = _NOT_XML.sub("", markup).encode("utf-8", errors="replace")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    box = root.find("body")
    found: etree._Element = root if box is None else box
    found.tag = "div"
    return found

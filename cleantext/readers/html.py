"""The HTML reader: the whole body as blocks, each with the structural signals that speak for or against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import regex
from lxml import etree, html

from cleantext.model import Block, Kind, Layout, Structure
from cleantext.normalize import normalize
from cleantext.readers.decode import decode_html
from cleantext.readers.html_blocks import Outline, Run, outline
from cleantext.readers.html_claims import Passage, claims, passage, words_of
from cleantext.readers.html_context import context
from cleantext.readers.html_signals import signals

NOT_PARSED = "the HTML could not be parsed"
TEXT_FROM_JSON_LD = "the article was taken from JSON-LD, because the page shows little of it"

# A JSON-LD body counts as missing from the page when less than this share of it is in the blocks,
# and as an article when it has this many words.
_MISSING_SHARE = 0.5
_ARTICLE_WORDS = 80
_RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_KINDS: dict[str, Kind] = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
    "tr": "table_row",
}
# Lists are nested so deep, and their elements so many steps apart, at most.
_MOST_LEVELS, _FARTHEST_LIST = 5, 30
_TAG_LIKE = regex.compile(r"<[/a-zA-Z][^<>]{0,500}>")
_PARAGRAPH_BREAK = regex.compile(r"\s*\n\s*|</p>|<br\s*/?>")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page as blocks; ``tree`` is the parsed root (None for an empty page) and ``text`` the decoded source."""

    blocks: tuple[Block, ...]
    tree: html.HtmlElement | None
    text: str
    warnings: tuple[str, ...] = ()


def read(source: str | bytes) -> HtmlPage:
    """The blocks of an HTML page in document order.

    Scripts, styles, form controls and other invisible content give no blocks; text that a style hides
    does, with the signal ``hidden_by_its_style``. Nothing is judged here. Never raises on any source:
    what cannot be parsed gives no blocks and a warning.

    >>> page = read("<body><h1>Titel</h1><p>Ein <b>Satz</b>.<p>Noch einer.<script>x</script>")
    >>> [(block.text, block.kind) for block in page.blocks]
    [('Titel', 'heading'), ('Ein Satz.', 'paragraph'), ('Noch einer.', 'paragraph')]
    """
    text, warnings = (source, ()) if isinstance(source, str) else decode_html(source)
    tree = _parsed(text)
    if tree is None:
        return HtmlPage((), None, text, (*warnings, NOT_PARSED) if text.strip() else warnings)
    shape = outline(tree)
    claimed = claims(tree)
    body = passage(_TAG_LIKE.sub(" ", claimed.article_body))
    names = signals(shape, context(shape), claimed, body)
    blocks = tuple(_blocks(shape, names))
    if missing := _missing_body(claimed.article_body, body, blocks):
        return HtmlPage(blocks + missing, tree, text, (*warnings, TEXT_FROM_JSON_LD))
    return HtmlPage(blocks, tree, text, warnings)


def _parsed(text: str) -> html.HtmlElement | None:
    # The parser ends at a NUL; huge_tree lifts its depth limit from 256 to 2048.
    data = text.replace("\x00", "").encode("utf-8", errors="replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return root if isinstance(root.tag, str) else None


def _blocks(shape: Outline, names: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    """The runs as blocks with their signals."""
    places: dict[int, tuple[str, Kind, bool]] = {}
    paths = shape.paths()
    opened: set[int] = set()
    for run, own in zip(shape.runs, names, strict=True):
        if (place := places.get(run.node)) is None:
            place = places[run.node] = (paths[run.node], *_kind(shape, run.node))
        path, kind, laid_out = place
        layout = _layout(shape, run, opened) if laid_out else None
        yield Block(run.text, kind=kind, structure=Structure(path, shape.nodes[run.node].tag, own), layout=layout)


def _kind(shape: Outline, node: int) -> tuple[Kind, bool]:
    """What the nearest telling elements say, two steps up being enough (``li > div > p``); whether they have a layout."""
    kind: Kind | None = None
    laid_out = False
    for index, _ in zip(shape.ancestors(node), range(3), strict=False):
        tag = shape.nodes[index].tag
        kind = kind or ("heading" if tag in _RANKS else _KINDS.get(tag))
        laid_out = laid_out or tag in _RANKS or tag == "li"
    return kind or "paragraph", laid_out


def _layout(shape: Outline, run: Run, opened: set[int]) -> Layout | None:
    """The rank of a heading, the depth and number of a list item; ``opened`` gathers the items that have begun."""
    for index, _ in zip(shape.ancestors(run.node), range(3), strict=False):
        node = shape.nodes[index]
        if node.tag in _RANKS:
            return Layout(level=_RANKS[node.tag])
        if node.tag == "li":
            outer = islice(shape.ancestors(index), _FARTHEST_LIST)
            depth = sum(shape.nodes[above].tag in ("ul", "ol") for above in outer) - 1
            counts = index not in opened and node.parent >= 0 and shape.nodes[node.parent].tag == "ol"
            opened.add(index)
            number = node.place if counts else None
            return Layout(level=min(max(depth, 0), _MOST_LEVELS), number=number) if counts or depth > 0 else None
    return None


def _missing_body(article_body: str, body: Passage, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The paragraphs of a JSON-LD article body that the page does not show; none where it shows half of it."""
    wanted = len(body.shingles)
    if wanted < _ARTICLE_WORDS:
        return ()
    shown = passage("\n".join(block.text for block in blocks))
    if len(body.shingles & shown.shingles) >= _MISSING_SHARE * wanted:
        return ()
    paragraphs = (normalize(_TAG_LIKE.sub(" ", part)) for part in _PARAGRAPH_BREAK.split(article_body))
    structure = Structure("//script[@type='application/ld+json']", "script", ("only_in_the_json_ld_body",))
    return tuple(
        Block(text, structure=structure)
        for text in paragraphs
        if text and (shown.share(words_of(text)) or 0.0) < _MISSING_SHARE
    )

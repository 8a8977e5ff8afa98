"""The HTML reader: the whole body as blocks, each with the structural signals that speak for or against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import regex
from lxml import etree

from cleantext.errors import InputError
from cleantext.model import Block, Kind, Layout, Structure
from cleantext.readers.decode import decode_html
from cleantext.readers.html_blocks import Outline, Run, outline
from cleantext.readers.html_claims import claims, passage
from cleantext.readers.html_context import context
from cleantext.readers.html_parse import parsed
from cleantext.readers.html_signals import signals
from cleantext.readers.html_state import recover
from cleantext.readers.html_verse import broken_lines

NOT_PARSED = "the HTML could not be parsed"
ONLY_IN_DATA = "only_in_the_data_of_the_page"

# Books in one page have some ten thousand; each block takes about 15 kB and 0.4 ms until it is judged.
_MOST_BLOCKS = 50_000
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


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page as blocks; ``tree`` is the parsed root (None for an empty page) and ``text`` the decoded source."""

    blocks: tuple[Block, ...]
    tree: etree._Element | None
    text: str
    warnings: tuple[str, ...] = ()


def read(source: str | bytes) -> HtmlPage:
    """The blocks of an HTML page in document order.

    Scripts, styles, form controls and other invisible content give no blocks; text that a style hides
    does, with the signal ``hidden_by_its_style``. Nothing is judged here. What cannot be parsed gives no blocks
    and a warning; a page of more than 50,000 blocks or two million tags raises ``InputError``.

    >>> page = read("<body><h1>Titel</h1><p>Ein <b>Satz</b>.<p>Noch einer.<script>x</script>")
    >>> [(block.text, block.kind) for block in page.blocks]
    [('Titel', 'heading'), ('Ein Satz.', 'paragraph'), ('Noch einer.', 'paragraph')]
    """
    text, warnings = (source, ()) if isinstance(source, str) else decode_html(source)
    tree = parsed(text)
    if tree is None:
        return HtmlPage((), None, text, (*warnings, NOT_PARSED) if text.strip() else warnings)
    shape = outline(tree)
    if (count := len(shape.runs)) > _MOST_BLOCKS:
        raise InputError(f"source: found {count:,} blocks of text, expected an HTML page of at most {_MOST_BLOCKS:,}")
    claimed = claims(tree)
    shown = len(shape.runs)
    recovered = recover(tree, shape, claimed.article_body)
    if recovered is not None:
        shape = outline(tree)
    body = passage(_TAG_LIKE.sub(" ", claimed.article_body))
    names = signals(shape, context(shape), claimed, body)
    blocks = tuple(_blocks(shape, names, broken_lines(tree)))
    if recovered is not None:
        blocks = (*blocks[:shown], *(_located(block, recovered.source) for block in blocks[shown:]))
        warnings = (*warnings, recovered.warning)
    return HtmlPage(blocks, tree, text, warnings)


def _blocks(shape: Outline, names: Sequence[tuple[str, ...]], verse: dict[str, tuple[str, ...]]) -> Iterator[Block]:
    """The runs as blocks with their signals."""
    places: dict[int, tuple[str, Kind, bool]] = {}
    paths = shape.paths()
    opened: set[int] = set()
    for run, own in zip(shape.runs, names, strict=True):
        if (place := places.get(run.node)) is None:
            place = places[run.node] = (paths[run.node], *_kind(shape, run.node))
        path, kind, laid_out = place
        layout = _layout(shape, run, opened, verse) if laid_out or verse else None
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


def _layout(shape: Outline, run: Run, opened: set[int], verse: dict[str, tuple[str, ...]]) -> Layout | None:
    """The rank of a heading, the depth and number of a list item, the lines of verse; ``opened``: items that have begun."""
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
    return Layout(lines=verse[run.text]) if run.text in verse else None


def _located(block: Block, source: str) -> Block:
    """A block that the page does not show where it was read, with the place in the page's source that holds it."""
    if not source or block.structure is None:
        return block
    signals = (*block.structure.signals, ONLY_IN_DATA)
    return replace(block, structure=replace(block.structure, path=source, signals=signals))

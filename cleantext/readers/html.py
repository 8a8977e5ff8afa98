"""The HTML reader: the whole body as blocks, each with the structural signals that speak for or against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import regex
from lxml import etree

from cleantext.errors import InputError
from cleantext.model import Block, Kind, Layout, Structure
from cleantext.readers.decode import decode_html
from cleantext.readers.html_articles import elsewhere
from cleantext.readers.html_blocks import Node, Outline, outline
from cleantext.readers.html_claims import claims, passage
from cleantext.readers.html_context import context
from cleantext.readers.html_parse import parsed
from cleantext.readers.html_paths import Paths
from cleantext.readers.html_signals import signals
from cleantext.readers.html_state import recover
from cleantext.readers.html_told import Told, told
from cleantext.readers.html_verse import broken_lines

NOT_PARSED = "the HTML could not be parsed"
ONLY_IN_DATA = "only_in_the_data_of_the_page"

# Books in one page have some ten thousand; each block takes about 15 kB and 0.4 ms until it is judged.
_MOST_BLOCKS = 50_000
_HEADINGS = {f"h{rank}": Layout(level=rank) for rank in range(1, 7)}
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
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
    """A page as blocks; ``tree`` is the parsed root (None for an empty page) and ``text`` the decoded source.

    ``told`` are the elements in which the page says something of itself.
    """

    blocks: tuple[Block, ...]
    tree: etree._Element | None
    text: str
    warnings: tuple[str, ...] = ()
    told: Told = field(default_factory=dict)


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
    said = told(tree)
    claimed = claims(said, live=shape.live)
    shown = len(shape.runs)
    recovered = recover(tree, shape, claimed.article_body)
    if recovered is not None:
        shape, said = outline(tree), told(tree)
    body = passage(_TAG_LIKE.sub(" ", claimed.article_body))
    names = signals(shape, context(shape, elsewhere(shape, claimed)), claimed, body)
    blocks = tuple(_blocks(shape, names, broken_lines(shape.broken)))
    if recovered is not None:
        blocks = (*blocks[:shown], *(_located(block, recovered.source) for block in blocks[shown:]))
        warnings = (*warnings, recovered.warning)
    return HtmlPage(blocks, tree, text, warnings, said)


def _blocks(shape: Outline, names: Sequence[tuple[str, ...]], verse: dict[str, tuple[str, ...]]) -> Iterator[Block]:
    """The runs as blocks with their signals."""
    paths, nodes = Paths(shape), shape.nodes
    opened: set[int] = set()
    depths: dict[int, int] = {}
    for run, own in zip(shape.runs, names, strict=True):
        text, node = run[0], run[1]
        kind, telling = _kind(nodes, node)
        layout = None
        if telling < 0:
            if verse and (lines := verse.get(text)) is not None:
                layout = Layout(lines=lines)
        elif nodes[telling].tag == "li":
            layout = _item(shape, telling, opened, depths)
        else:
            layout = _HEADINGS[nodes[telling].tag]
        structure = Structure(paths.of(node), nodes[node].tag, own)
        yield Block(text, None, None, kind, structure, None, None, None, (), layout)


def _kind(nodes: Sequence[Node], node: int) -> tuple[Kind, int]:
    """What the nearest telling elements say, two steps up being enough (``li > div > p``); the one that has a layout, else -1."""
    kind: Kind | None = None
    telling = -1
    for _ in range(3):
        if node < 0:
            break
        found = nodes[node]
        tag = found[1]
        if (own := _KINDS.get(tag)) is not None:
            kind = kind or own
            if telling < 0 and (tag == "li" or tag in _HEADINGS):
                telling = node
        node = found[0]
    return kind or "paragraph", telling


def _item(shape: Outline, index: int, opened: set[int], depths: dict[int, int]) -> Layout | None:
    """The depth and number of a list item; ``opened``: items that have begun, ``depths`` of lists that are known."""
    node = shape.nodes[index]
    if (depth := depths.get(node.parent)) is None:
        outer = islice(shape.ancestors(index), _FARTHEST_LIST)
        depth = depths[node.parent] = sum(shape.nodes[above].tag in ("ul", "ol") for above in outer) - 1
    counts = index not in opened and node.parent >= 0 and shape.nodes[node.parent].tag == "ol"
    opened.add(index)
    number = node.place if counts else None
    return Layout(level=min(max(depth, 0), _MOST_LEVELS), number=number) if counts or depth > 0 else None


def _located(block: Block, source: str) -> Block:
    """A block that the page does not show where it was read, with the place in the page's source that holds it."""
    if not source or block.structure is None:
        return block
    signals = (*block.structure.signals, ONLY_IN_DATA)
    return replace(block, structure=replace(block.structure, path=source, signals=signals))

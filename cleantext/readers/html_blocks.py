"""From an lxml tree to runs of text: one for each block-level piece, with the outline of elements around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from lxml import etree

from cleantext.normalize import normalize
from cleantext.readers.html_hints import hints

# What a browser shows as a block of its own. Unknown elements are transparent, as in a browser.
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup p pre section "
    "summary table tbody td tfoot th thead title tr ul".split()
)
_DROPPED_TAGS = frozenset(
    "applet area audio base canvas col colgroup datalist embed frame frameset head iframe img input link map "
    "math meta noframes object option param progress script select source style svg template textarea track video wbr".split()
)
# A number for each tag, to count an element's children of a tag by one number.
_TAG_NUMBERS = {tag: number for number, tag in enumerate(sorted(_BLOCK_TAGS))}
_TAGS = len(_TAG_NUMBERS)
# A row that holds one of these lays the page out; it is no row of data.
_ROW_BREAKERS = frozenset("table div ul ol dl h1 h2 h3 h4 h5 h6 article section blockquote figure form".split())
_CELL_JOINT, _JOINT_AT_THE_END = " | ", " |"
# Attributes whose words name a block besides its class, and those that name an inline element.
_NAMING = frozenset({"id", "role", "data-testid", "data-component"})
_NAMING_INSIDE = frozenset({"class", "id", "itemprop", "rel"})
_NONE: frozenset[str] = frozenset()
_POST_OF_A_LIVE_BLOG, _LIVE_BLOG = "liveBlogUpdate", "http://schema.org/LiveBlogPosting"
# Names and values: parsed from text, both are always ``str``.
_attributes = cast("Callable[[etree._Element], list[tuple[str, str]]]", etree._Element.items)  # noqa: SLF001 - its type
_OUTSIDE_LINKS = etree.XPath(".//text()[normalize-space() and not(ancestor::a)]")
# A tuple of a kind in half the time of its own constructor.
_new = tuple.__new__


class Node(NamedTuple):
    """A block-level element: its parent's index in the outline, its tag, which of its parent's it is (from 1), its class.

    ``hints`` are what its names hint at; ``hidden``: it or an element around it is hidden by its style.
    """

    parent: int
    tag: str
    place: int
    names: str
    hints: frozenset[str]
    itemprop: str
    hidden: bool


class Run(NamedTuple):
    """A piece of text directly inside ``node``; ``linked`` is the share of its characters inside links.

    ``tags`` are the inline elements it holds, ``inner`` what inline elements that open it hint at,
    ``hrefs`` where its links go, one after the other with a space between.
    """

    text: str
    node: int
    linked: float
    tags: frozenset[str]
    inner: frozenset[str]
    hrefs: str


@dataclass(frozen=True, slots=True)
class Outline:
    """All block-level elements in document order (parents first) and all runs of text.

    ``parents``: the parent of each node, as in it. ``live``: an element says that it is a live blog or a post of one.
    ``broken``: elements with line breaks of their own, then preformatted ones.
    """

    nodes: tuple[Node, ...]
    runs: tuple[Run, ...]
    parents: tuple[int, ...]
    live: bool
    broken: tuple[etree._Element, ...]

    def ancestors(self, index: int) -> Iterator[int]:
        """The indexes of a node and its ancestors, innermost first."""
        parents = self.parents
        while index >= 0:
            yield index
            index = parents[index]


def outline(root: etree._Element) -> Outline:
    """Walk the tree once, without recursion."""
    walker = _Walker()
    begin, end, inline, take, pieces = walker.begin, walker.end, walker.inline, walker.take, walker.pieces
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _BLOCK_TAGS:
                begin(element, tag)
            elif tag in _DROPPED_TAGS or (tag == "span" and pieces and _is_card(element)):
                walk.skip_subtree()
                continue
            else:
                inline(element, tag)
            text = element.text
        else:
            if tag in _BLOCK_TAGS:
                end(element)
            elif tag == "a":
                walker.links -= 1
            text = element.tail
        if text and (pieces or not text.isspace()):
            take(text)
    walker.flush()
    nodes = tuple(walker.nodes)
    broken = tuple([above for above in walker.broken if above is not None])
    return Outline(
        nodes, tuple(walker.runs), tuple([node[0] for node in nodes]), walker.live, broken + tuple(walker.pre)
    )


class _Walker:
    """The state of one walk: open elements, and the ``pieces`` of the run that is being gathered."""

    __slots__ = (
        "_alone", "_breaks", "_hrefs", "_inner", "_linked", "_open", "_parent", "_places", "_row", "_tags",
        "broken", "links", "live", "nodes", "pieces", "pre", "runs",
    )  # fmt: skip

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        # How many links are open, one inside the other.
        self.links = 0
        self.live = False
        self.broken: dict[etree._Element | None, None] = {}
        self.pre: list[etree._Element] = []
        # The innermost open element, and those around it.
        self._parent = -1
        self._open: list[int] = []
        # How many children of a tag an element has had, by the number that stands for both.
        self._places: dict[int, int] = {}
        self._row: etree._Element | None = None
        self._breaks = 0
        self._tags: set[str] = set()
        self._hrefs: list[str] = []
        self._alone: dict[str, frozenset[str]] = {}
        self._inner: list[str] = []
        self._linked = 0

    def begin(self, element: etree._Element, tag: str) -> None:
        """Open a block-level element."""
        if self._row is not None:
            if tag not in ("td", "th"):
                self.inline(element, tag)
            elif self.pieces:
                self.pieces.append(_CELL_JOINT)
            return
        if self.pieces or self._tags:
            self.flush()
        self._breaks = 0
        nodes, parent = self.nodes, self._parent
        kind = (parent + 1) * _TAGS + _TAG_NUMBERS[tag]
        self._places[kind] = place = self._places.get(kind, 0) + 1
        hidden = parent >= 0 and nodes[parent][6]
        names = itemprop = said = ""
        for key, value in _attributes(element):
            if key == "class":
                names = value
            elif key == "itemprop":
                itemprop = value
                self.live = self.live or value == _POST_OF_A_LIVE_BLOG
            elif key in _NAMING:
                said = f"{said} {value}"
            elif key == "hidden" or (key == "style" and _hides(value)):
                hidden = True
            elif key == "itemtype" and value == _LIVE_BLOG:
                self.live = True
        found = hints(names + said if said else names) if names or said else _NONE
        self._open.append(parent)
        self._parent = len(nodes)
        nodes.append(_new(Node, (parent, tag, place, names, found, itemprop, hidden)))
        if tag == "tr" and _is_simple_row(element):
            self._row = element
        elif tag == "pre":
            self.pre.append(element)

    def end(self, element: etree._Element) -> None:
        """Close a block-level element."""
        if self._row is not None:
            if element is not self._row:
                if self.pieces:
                    self.pieces.append(" ")
                return
            self._row = None
        if self.pieces or self._tags:
            self.flush()
        self._breaks = 0
        self._parent = self._open.pop()

    def inline(self, element: etree._Element, tag: str) -> None:
        """Open an inline element, or break the line."""
        if tag == "br":
            self.broken[element.getparent()] = None
            self._break()
            return
        if tag == "pre":  # in a row
            self.pre.append(element)
        self._tags.add(tag)
        if tag == "a":
            self.links += 1
            self._hrefs.append(element.get("href", ""))
        if not self.pieces and (attributes := _attributes(element)):
            names = [value for key, value in attributes if key in _NAMING_INSIDE]
            if names:
                self._inner.append(names[0] if len(names) == 1 else " ".join(names))

    def take(self, text: str) -> None:
        """Take a text, which is no white space unless it stands inside a run."""
        if not text.isspace():
            self._breaks = 0
            if self.links:
                self._linked += _visible(text)
        self.pieces.append(text)

    def flush(self) -> None:
        """End the run that is being gathered; runs without a visible character are dropped."""
        pieces = self.pieces
        if pieces:
            raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
            text = normalize(raw).removesuffix(_JOINT_AT_THE_END)
            if text and self._parent >= 0:
                linked = 0.0
                if self._linked:
                    linked = 1.0 if len(pieces) == 1 else min(1.0, self._linked / max(1, _visible(raw)))
                inner = _NONE.union(*map(hints, self._inner)) if self._inner else _NONE
                hrefs = " ".join(self._hrefs) if self._hrefs else ""
                self.runs.append(_new(Run, (text, self._parent, linked, self._tags_seen(), inner, hrefs)))
            pieces.clear()
            self._linked = 0
        if self._tags:
            self._tags.clear()
            if self._hrefs:
                self._hrefs.clear()
            if self._inner:
                self._inner.clear()

    def _tags_seen(self) -> frozenset[str]:
        """The inline elements of the run; most runs have one or none, of which all have the same set."""
        if len(self._tags) > 1:
            return frozenset(self._tags)
        for tag in self._tags:
            return self._alone.get(tag) or self._alone.setdefault(tag, frozenset((tag,)))
        return _NONE

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            hrefs = self._hrefs[-1:] if self.links else []
            self.flush()
            self._breaks = 0
            self._hrefs = hrefs
        elif self.pieces:
            self.pieces.append("\n")


def _is_simple_row(row: etree._Element) -> bool:
    """Whether a table row holds data: two cells or more, and in none of them boxes, lists or headings."""
    cells = paragraphs = 0
    for element in row.iterdescendants():
        if element.tag in _ROW_BREAKERS:
            return False
        cells += element.tag in ("td", "th")
        paragraphs += element.tag in ("p", "br")
    return cells > 1 and paragraphs <= 2 * cells


def _is_card(span: etree._Element) -> bool:
    """Whether an element inside a sentence opens with a picture and has text in links alone, two or more: what shows on hovering."""
    held = [element.tag for element in span.iter("img", "a")] if len(span) else []
    return held[:1] == ["img"] and held.count("a") > 1 and not _OUTSIDE_LINKS(span)


def _visible(text: str) -> int:
    """How many characters are not white space."""
    return sum(map(len, text.split()))


def _hides(style: str) -> bool:
    return "none" in style and "display:none" in style.replace(" ", "").lower()

"""From an lxml tree to runs of text: one for each block-level piece, with the outline of elements around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeAlias, cast

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
# Inline elements of which nothing is to be remembered, and what is dropped.
_SILENT_AT_THE_END = _DROPPED_TAGS | frozenset(
    "span b strong i em br u small sup sub font abbr cite code time mark".split()
)
# A row that holds one of these lays the page out; it is no row of data.
_ROW_BREAKERS = frozenset("table div ul ol dl h1 h2 h3 h4 h5 h6 article section blockquote figure form".split())
_CELL_JOINT, _JOINT_AT_THE_END = " | ", " |"
# A path shows at most this many steps, the innermost, so that deep nesting costs no quadratic space.
_DEEPEST_PATH = 60
# Attributes whose words name a block besides its class, and those that name an inline element.
_NAMING = frozenset({"id", "role", "data-testid", "data-component"})
_NAMING_INSIDE = frozenset({"class", "id", "itemprop", "rel"})
_NONE: frozenset[str] = frozenset()
# Names and values: parsed from text, both are always ``str``.
_Attributes: TypeAlias = list[tuple[str, str]]


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
    ``hrefs`` where its links go.
    """

    text: str
    node: int
    linked: float
    tags: frozenset[str]
    inner: frozenset[str]
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All block-level elements in document order (parents first) and all runs of text."""

    nodes: tuple[Node, ...]
    runs: tuple[Run, ...]

    def paths(self) -> list[str]:
        """The XPath of each node; deeper than 60 steps only the innermost ones, after ``//``."""
        found: list[str] = []
        depths: list[int] = []
        for index, node in enumerate(self.nodes):
            parent = node[0]
            depth = depths[parent] + 1 if parent >= 0 else 1
            depths.append(depth)
            if depth <= _DEEPEST_PATH:
                found.append(f"{found[parent] if parent >= 0 else ''}/{node[1]}[{node[2]}]")
            else:
                found.append(self._innermost(index))
        return found

    def _innermost(self, index: int) -> str:
        nodes = [self.nodes[i] for i in islice(self.ancestors(index), _DEEPEST_PATH)]
        return "//" + "/".join(f"{node.tag}[{node.place}]" for node in reversed(nodes))

    def ancestors(self, index: int) -> Iterator[int]:
        """The indexes of a node and its ancestors, innermost first."""
        while index >= 0:
            yield index
            index = self.nodes[index].parent


def outline(root: etree._Element) -> Outline:
    """Walk the tree once, without recursion."""
    walker = _Walker()
    start, end, take, pieces = walker.start, walker.end, walker.take, walker.pieces
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _DROPPED_TAGS:
                walk.skip_subtree()
                continue
            start(element, tag)
            text = element.text
        else:
            if tag not in _SILENT_AT_THE_END:
                end(element, tag)
            text = element.tail
        if text and (pieces or not text.isspace()):
            take(text)
    walker.flush()
    return Outline(tuple(walker.nodes), tuple(walker.runs))


class _Walker:
    """The state of one walk: open elements, and the ``pieces`` of the run that is being gathered."""

    __slots__ = (
        "_breaks", "_hrefs", "_inner", "_linked", "_links", "_open", "_places", "_row", "_tags", "nodes", "pieces", "runs",
    )  # fmt: skip

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        self._open: list[int] = []
        # How many children of each tag the open elements have had.
        self._places: list[dict[str, int]] = [{}]
        self._links = 0
        self._row: etree._Element | None = None
        self._breaks = 0
        self._tags: set[str] = set()
        self._hrefs: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self.pieces.clear()
        self._inner = _NONE
        self._linked = 0
        if self._tags:
            self._tags = set()
        if self._hrefs:
            self._hrefs = []

    def start(self, element: etree._Element, tag: str) -> None:
        """Open an element."""
        if tag in _BLOCK_TAGS and self._row is None:
            if self.pieces or self._tags:
                self.flush()
            self._breaks = 0
            self._push(element, tag)
            if tag == "tr" and _is_simple_row(element):
                self._row = element
        elif tag == "br":
            self._break()
        elif tag in ("td", "th"):
            if self.pieces:
                self.pieces.append(_CELL_JOINT)
        else:
            self._inline(element, tag)

    def end(self, element: etree._Element, tag: str) -> None:
        """Close an element."""
        if tag == "a":
            self._links -= 1
            return
        if element is self._row:
            self._row = None
        if tag in _BLOCK_TAGS:
            if self._row is None:
                if self.pieces or self._tags:
                    self.flush()
                self._breaks = 0
                self._open.pop()
                self._places.pop()
            elif self.pieces:
                self.pieces.append(" ")

    def take(self, text: str) -> None:
        """Take a text, which is no white space unless it stands inside a run."""
        if not text.isspace():
            self._breaks = 0
            if self._links:
                self._linked += _visible(text)
        self.pieces.append(text)

    def flush(self) -> None:
        """End the run that is being gathered; runs without a visible character are dropped."""
        if not self.pieces:
            self._clear()
            return
        raw = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        text = normalize(raw).removesuffix(_JOINT_AT_THE_END)
        if text and self._open:
            linked = 0.0
            if self._linked:
                linked = 1.0 if len(self.pieces) == 1 else min(1.0, self._linked / max(1, _visible(raw)))
            tags = frozenset(self._tags) if self._tags else _NONE
            self.runs.append(Run(text, self._open[-1], linked, tags, self._inner, tuple(self._hrefs)))
        self._clear()

    def _push(self, element: etree._Element, tag: str) -> None:
        parent = self._open[-1] if self._open else -1
        places = self._places[-1]
        place = places[tag] = places.get(tag, 0) + 1
        hidden = parent >= 0 and self.nodes[parent].hidden
        names = itemprop = said = ""
        for key, value in cast("_Attributes", element.items()):
            if key == "class":
                names = value
            elif key == "itemprop":
                itemprop = value
            elif key in _NAMING:
                said = f"{said} {value}"
            elif key == "hidden" or (key == "style" and _hides(value)):
                hidden = True
        found = hints(names + said if said else names) if names or said else _NONE
        self._open.append(len(self.nodes))
        self.nodes.append(Node(parent, tag, place, names, found, itemprop, hidden))
        self._places.append({})

    def _inline(self, element: etree._Element, tag: str) -> None:
        self._tags.add(tag)
        if tag == "a":
            self._links += 1
            self._hrefs.append(element.get("href", ""))
        if not self.pieces:
            attributes = cast("_Attributes", element.items())
            names = [value for key, value in attributes if key in _NAMING_INSIDE] if attributes else None
            if names and (found := hints(" ".join(names))):
                self._inner |= found

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            links, hrefs = self._links, self._hrefs[-1:]
            self.flush()
            self._breaks = 0
            self._hrefs = hrefs if links else []
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


def _visible(text: str) -> int:
    """How many characters are not white space."""
    return sum(map(len, text.split()))


def _hides(style: str) -> bool:
    return "none" in style and "display:none" in style.replace(" ", "").lower()

"""From an lxml tree to runs of text: one for each block-level piece, with the outline of elements around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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
# A row that holds one of these lays the page out; it is no row of data.
_ROW_BREAKERS = frozenset("table div ul ol dl h1 h2 h3 h4 h5 h6 article section blockquote figure form".split())
_CELL_JOINT = " | "
# A path shows at most this many steps, the innermost, so that deep nesting costs no quadratic space.
_DEEPEST_PATH = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A block-level element: its parent's index in the outline, tag, step of the path and what its names hint at."""

    parent: int
    tag: str
    step: str
    names: str
    hints: frozenset[str]
    itemprop: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Run:
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

    @property
    def depth(self) -> int:
        """How many block-level elements the deepest one is in, itself included."""
        depths: list[int] = []
        for node in self.nodes:
            depths.append(1 + (depths[node.parent] if node.parent >= 0 else 0))
        return max(depths, default=0)

    def path(self, index: int) -> str:
        """The XPath of a node; deeper than 60 steps only the innermost ones, after ``//``."""
        steps: list[str] = []
        while index >= 0 and len(steps) < _DEEPEST_PATH:
            steps.append(self.nodes[index].step)
            index = self.nodes[index].parent
        return ("/" if index < 0 else "//") + "/".join(reversed(steps))

    def ancestors(self, index: int) -> Iterator[int]:
        """The indexes of a node and its ancestors, innermost first."""
        while index >= 0:
            yield index
            index = self.nodes[index].parent


def outline(root: etree._Element) -> Outline:
    """Walk the tree once, without recursion."""
    walker = _Walker()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _DROPPED_TAGS:
                walk.skip_subtree()
            else:
                walker.start(element)
        else:
            walker.end(element)
    walker.flush()
    return Outline(tuple(walker.nodes), tuple(walker.runs))


class _Walker:
    """The state of one walk: open elements, and the pieces of the run that is being gathered."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.runs: list[Run] = []
        self._open: list[int] = []
        self._steps: list[Counter[str]] = [Counter()]
        self._links = 0
        self._row: etree._Element | None = None
        self._breaks = 0
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._linked = 0
        self._tags: set[str] = set()
        self._inner: frozenset[str] = frozenset()
        self._hrefs: list[str] = []
        self._breaks = 0

    def start(self, element: etree._Element) -> None:
        """Open an element and take its text."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCK_TAGS and self._row is None:
            self.flush()
            self._push(element, tag)
            if tag == "tr" and _is_simple_row(element):
                self._row = element
        elif tag in ("td", "th"):
            if self._pieces:
                self._pieces.append(_CELL_JOINT)
        elif tag == "br":
            self._break()
        else:
            self._inline(element, tag)
        self._take(element.text)

    def end(self, element: etree._Element) -> None:
        """Close an element and take the text after it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if element is self._row:
            self._row = None
        if tag in _DROPPED_TAGS:
            pass
        elif tag in _BLOCK_TAGS and self._row is None:
            self.flush()
            self._open.pop()
            self._steps.pop()
        elif tag in _BLOCK_TAGS:
            self._take(" ")
        elif tag == "a":
            self._links -= 1
        self._take(element.tail)

    def flush(self) -> None:
        """End the run that is being gathered; runs without a visible character are dropped."""
        if self._pieces:
            raw = "".join(self._pieces)
            text = normalize(raw).removesuffix(_CELL_JOINT.rstrip())
            if text and self._open:
                linked = self._linked / max(1, _visible(raw))
                run = Run(
                    text, self._open[-1], min(1.0, linked), frozenset(self._tags), self._inner, tuple(self._hrefs)
                )
                self.runs.append(run)
        self._clear()

    def _push(self, element: etree._Element, tag: str) -> None:
        get = element.get
        names = (
            f"{get('class', '')} {get('id', '')} {get('role', '')} {get('data-testid', '')} {get('data-component', '')}"
        )
        self._steps[-1][tag] += 1
        step = f"{tag}[{self._steps[-1][tag]}]"
        parent = self._open[-1] if self._open else -1
        hidden = _is_hidden(element) or (parent >= 0 and self.nodes[parent].hidden)
        self.nodes.append(Node(parent, tag, step, get("class", ""), hints(names), get("itemprop", ""), hidden))
        self._open.append(len(self.nodes) - 1)
        self._steps.append(Counter())

    def _inline(self, element: etree._Element, tag: str) -> None:
        self._tags.add(tag)
        if tag == "a":
            self._links += 1
            self._hrefs.append(element.get("href", ""))
        if not self._pieces:
            names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')} {element.get('rel', '')}"
            if not names.isspace():
                self._inner |= hints(names)

    def _take(self, text: str | None) -> None:
        if not text or (text.isspace() and not self._pieces):
            return
        if not text.isspace():
            self._breaks = 0
            if self._links:
                self._linked += _visible(text)
        self._pieces.append(text)

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            links, hrefs = self._links, self._hrefs[-1:]
            self.flush()
            self._hrefs = hrefs if links else []
        elif self._pieces:
            self._pieces.append("\n")


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


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "")
    if style and "none" in style and "display:none" in style.replace(" ", "").lower():
        return True
    return element.get("hidden") is not None

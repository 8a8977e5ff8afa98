"""Signals of places: what is true of all runs of a container, computed once for it and those around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from cleantext.readers.html_articles import ELSEWHERE
from cleantext.readers.html_blocks import Outline
from cleantext.readers.html_context import Context

LINKED = (0.01, 0.2, 0.5, 0.8)
LINKED_NAMES = ("no_links", "few_links", "some_links", "many_links", "mostly_links")
FEW, FEW_NAMES = (0.1, 0.6), ("few", "some", "most")
_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_SHARE_NAMES = ("hardly_any", "under_a_tenth", "a_tenth_to_a_third", "about_half", "most", "nearly_all")
_RANKS = ("its_container", "the_second_container", "the_third_container", "the_fourth_container")
# What each rank holds of the sentences, has of links and, but for the last, has of what the best has, by their intervals.
_HOLDS = [[f"{rank}_holds_{share}_of_the_sentences" for share in _SHARE_NAMES] for rank in _RANKS]
_HAS_LINKS = [[f"{rank}_has_{linked}" for linked in LINKED_NAMES] for rank in _RANKS]
_OF_THE_BEST = [[f"{rank}_has_{share}_of_the_best" for share in _SHARE_NAMES] for rank in _RANKS[:3]]
# Which elements around a block are named.
_CONTAINERS = frozenset(
    "article main aside nav footer header figure form section table ul ol dl blockquote noscript address details".split()
)
# Elements of these kinds lay the page out where they hold its main container.
_LAYOUT = frozenset({"section", "table", "form", "header", "ul", "ol"})
# What an outer element is named for counts only while it does not hold the main container, but for these.
_BODY_HINTS = frozenset({"article_body"})
# A container that holds at most this share of the page's sentences, and whose words are links to this share, is a list of links.
_HARDLY_ANY, _FULL_OF_LINKS = 0.02, 0.6
# So many containers, the innermost first, are asked for that.
_AROUND = 3
LIST_OF_LINKS = "in_a_list_of_links_far_from_the_article"
_DEPTHS = ("directly_in_the_main_container", "one_below_the_main_container", "two_below_the_main_container")
_NONE: frozenset[str] = frozenset()


def bucket(value: float, edges: Sequence[float], names: Sequence[str]) -> str:
    """The name of the interval a value falls into; a value on an edge belongs above it.

    >>> bucket(0.5, (0.1, 0.5), ("few", "some", "most"))
    'most'
    """
    return names[bisect_right(edges, value)]


class Places:
    """The signals of the containers of one page."""

    def __init__(self, shape: Outline, page: Context) -> None:
        self._shape = shape
        self._page = page
        self._total = page.total
        self._half = 0.5 * max(1.0, page.trusted_inside[0]) if shape.nodes else 0.0
        self._of: dict[int, tuple[str, ...]] = {}
        self._measured: dict[int, tuple[int, int, int]] = {}
        self._named: dict[int, frozenset[str]] = {-1: _NONE}
        self._sorted: dict[frozenset[str], list[str]] = {}

    def of(self, home: int) -> tuple[str, ...]:
        """Where a container is, which share of the page's sentences and links it and those around it hold, their names.

        The first name says the place, and the last one, where it is true, that this is a list of links far from the article.
        """
        if (found := self._of.get(home)) is None:
            found = self._of[home] = tuple(self._names(home))
        return found

    def _names(self, home: int) -> list[str]:
        page = self._page
        names = [f"in_a_place_{self._place(home)}"]
        nodes = self._shape.nodes
        node, measured = home, self._measured
        for rank in range(len(_RANKS)):
            if node < 0:
                break
            holds, links, best = measured.get(node) or self._measure(node)
            names += (_HOLDS[rank][holds], _HAS_LINKS[rank][links])
            if rank < len(_OF_THE_BEST):
                names.append(_OF_THE_BEST[rank][best])
            node = nodes[node].parent
        region = self._region(home)
        names += (region, f"{region}_with_{bucket(page.directly[home] / page.most, FEW, FEW_NAMES)}_sentences")
        if page.alike[home]:
            names.append("in_a_row_of_boxes_named_alike")
        if page.elsewhere[home]:
            names.append(ELSEWHERE)
        names += self._names_around(home)
        if self._is_far_list_of_links(home):
            names.append(LIST_OF_LINKS)
        return names

    def _measure(self, node: int) -> tuple[int, int, int]:
        """The intervals of what a container holds of the page's sentences, of its links, and of what it has directly."""
        page = self._page
        found = self._measured[node] = (
            bisect_right(_SHARES, page.inside[node] / self._total),
            bisect_right(LINKED, page.linked_inside[node] / max(1, page.words_inside[node])),
            bisect_right(_SHARES, page.directly[node] / page.most),
        )
        return found

    def _names_around(self, home: int) -> list[str]:
        """Tags and names of a container and all those around it, sorted."""
        path = []
        node = home
        while node not in self._named:
            path.append(node)
            node = self._shape.nodes[node].parent
        found = self._named[node]
        for node in reversed(path):
            if own := self._own_names(node):
                found = found | own
            self._named[node] = found
        if (names := self._sorted.get(found)) is None:
            names = self._sorted[found] = sorted(found)
        return names

    def _own_names(self, index: int) -> frozenset[str]:
        page = self._page
        node = self._shape.nodes[index]
        holds_best = index in page.around_best or page.trusted_inside[index] > self._half
        return _names_of(node.hints, node.tag, node.itemprop == "articleBody", holds_best)

    def _is_far_list_of_links(self, home: int) -> bool:
        """Whether the container and those around it are outside the main one and hold links and hardly any sentences."""
        page, nodes = self._page, self._shape.nodes
        most = _HARDLY_ANY * self._total
        words = linked = 0.0
        node = home
        for _ in range(_AROUND):
            if node < 0 or page.below_best[node] >= 0 or page.inside[node] > most:
                break
            words, linked = page.words_inside[node], page.linked_inside[node]
            node = nodes[node].parent
        return linked > _FULL_OF_LINKS * words

    def _place(self, home: int) -> str:
        """``main`` container, ``near`` it in its region, ``around`` or ``outside`` both."""
        page = self._page
        if page.below_best[home] >= 0:
            return "main"
        return "near" if page.in_region[home] else "around" if home in page.around_best else "outside"

    def _region(self, home: int) -> str:
        page = self._page
        depth = page.below_best[home]
        if depth >= 0:
            return _DEPTHS[depth] if depth < len(_DEPTHS) else "deep_inside_the_main_container"
        if home in page.around_best:
            return "beside_the_main_container"
        return "near_the_main_container" if page.in_region[home] else "outside_the_main_container"


@lru_cache(maxsize=8192)
def _names_of(hints: frozenset[str], tag: str, is_body: bool, holds_best: bool) -> frozenset[str]:  # noqa: FBT001 - a cache's key
    """What an element's tag and names say of all that is in it; less where it holds the page's main container."""
    named = hints & _BODY_HINTS if holds_best else hints
    names = {f"inside_an_element_named_{hint}" for hint in named}
    if tag in _CONTAINERS and not (holds_best and tag in _LAYOUT):
        names.add(f"inside_a_{tag}_element")
    if is_body:
        names.add("inside_the_article_body_property")
    return frozenset(names)

"""Signals of places: what is true of all runs of a container, computed once for it and those around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from cleantext.readers.html_blocks import Outline
from cleantext.readers.html_context import Context

LINKED = (0.01, 0.2, 0.5, 0.8)
LINKED_NAMES = ("no_links", "few_links", "some_links", "many_links", "mostly_links")
FEW, FEW_NAMES = (0.1, 0.6), ("few", "some", "most")
_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_SHARE_NAMES = ("hardly_any", "under_a_tenth", "a_tenth_to_a_third", "about_half", "most", "nearly_all")
_RANKS = ("its_container", "the_second_container", "the_third_container", "the_fourth_container")
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
        self._of: dict[int, tuple[str, ...]] = {}
        self._ranked: dict[tuple[str, int], list[str]] = {}
        self._named: dict[int, frozenset[str]] = {-1: _NONE}

    def of(self, home: int) -> tuple[str, ...]:
        """Where a container is, which share of the page's sentences and links it and those around it hold, their names.

        The first name says the place, and the last one, where it is true, that this is a list of links far from the article.
        """
        if (found := self._of.get(home)) is None:
            found = self._of[home] = tuple(self._names(home))
        return found

    def _names(self, home: int) -> Iterator[str]:
        page = self._page
        yield f"in_a_place_{self._place(home)}"
        for rank, node in zip(_RANKS, self._shape.ancestors(home), strict=False):
            yield from self._rank(rank, node)
        region = self._region(home)
        yield region
        yield f"{region}_with_{bucket(page.directly[home] / page.most, FEW, FEW_NAMES)}_sentences"
        if page.alike[home]:
            yield "in_a_row_of_boxes_named_alike"
        yield from sorted(self._names_around(home))
        if self._is_far_list_of_links(home):
            yield LIST_OF_LINKS

    def _rank(self, rank: str, node: int) -> list[str]:
        """How much of the page's sentences a container holds, directly and in all, and how full of links it is."""
        if (names := self._ranked.get((rank, node))) is None:
            page = self._page
            linked = page.linked_inside[node] / max(1, page.words_inside[node])
            names = self._ranked[rank, node] = [
                f"{rank}_holds_{bucket(page.inside[node] / page.total, _SHARES, _SHARE_NAMES)}_of_the_sentences",
                f"{rank}_has_{bucket(linked, LINKED, LINKED_NAMES)}",
            ]
            if rank != _RANKS[3]:
                names.append(f"{rank}_has_{bucket(page.directly[node] / page.most, _SHARES, _SHARE_NAMES)}_of_the_best")
        return names

    def _names_around(self, home: int) -> frozenset[str]:
        """Tags and names of a container and all those around it."""
        path = []
        node = home
        while node not in self._named:
            path.append(node)
            node = self._shape.nodes[node].parent
        found = self._named[node]
        for node in reversed(path):
            found = self._named[node] = found | self._own_names(node)
        return found

    def _own_names(self, index: int) -> frozenset[str]:
        page = self._page
        node = self._shape.nodes[index]
        holds_best = index in page.around_best or page.trusted_inside[index] > 0.5 * max(1.0, page.trusted_inside[0])
        named = node.hints & _BODY_HINTS if holds_best else node.hints
        names = {f"inside_an_element_named_{hint}" for hint in named}
        if node.tag in _CONTAINERS and not (holds_best and node.tag in _LAYOUT):
            names.add(f"inside_a_{node.tag}_element")
        if node.itemprop == "articleBody":
            names.add("inside_the_article_body_property")
        return frozenset(names) if names else _NONE

    def _is_far_list_of_links(self, home: int) -> bool:
        """Whether the container and those around it are outside the main one and hold links and hardly any sentences."""
        page = self._page
        words = linked = 0.0
        for node in islice(self._shape.ancestors(home), 3):
            if page.below_best[node] >= 0 or page.inside[node] > _HARDLY_ANY * page.total:
                break
            words, linked = page.words_inside[node], page.linked_inside[node]
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

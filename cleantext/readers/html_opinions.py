"""Signals from a second opinion: what trafilatura keeps of a block, of its neighbours and of its containers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from cleantext.readers.html_blocks import Outline
from cleantext.readers.html_context import Context

SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
SHARE_NAMES = ("hardly_any", "under_a_tenth", "a_tenth_to_a_third", "about_half", "most", "nearly_all")
# The groups that tags of a block's own element fall into; all others are boxes.
TAGS = {
    "p": "paragraph", "h1": "top_heading", "h2": "heading", "h3": "heading", "h4": "small_heading", "h5": "small_heading",
    "h6": "small_heading", "li": "list_item", "tr": "table_cell", "td": "table_cell", "th": "table_cell", "dt": "list_item",
    "dd": "list_item", "figcaption": "caption", "blockquote": "quote", "pre": "preformatted", "button": "button",
}  # fmt: skip
# A block counts as kept or dropped by trafilatura from these shares on.
_OPINIONS, _OPINION_NAMES = (0.3, 0.8), ("dropped", "half_kept", "kept")
_PROGRESS, _PROGRESS_NAMES = (0.001, 0.05, 0.95, 0.999), ("nothing", "the_beginning", "some", "nearly_all", "all")


def bucket(value: float, edges: Sequence[float], names: Sequence[str]) -> str:
    """The name of the interval a value falls into; a value on an edge belongs above it.

    >>> bucket(0.5, (0.1, 0.5), ("few", "some", "most"))
    'most'
    """
    return names[bisect_right(edges, value)]


def place(page: Context, i: int) -> str:
    """Where a run stands: ``main`` container, ``near`` it in its region, ``around`` or ``outside`` both."""
    home = page.home[i]
    if page.below_best[home] >= 0:
        return "main"
    return "near" if page.in_region[home] else "around" if home in page.around_best else "outside"


def seconded(shape: Outline, page: Context, kept: Sequence[float | None]) -> Iterator[list[str]]:
    """The signals of each run, given which share of it trafilatura keeps (None: it says nothing)."""
    amounts = [n * (share or 0.0) for n, share in zip(page.length, kept, strict=True)]
    so_far = list(accumulate(amounts, initial=0.0))
    for i, share in enumerate(kept):
        opinion = "unjudged" if share is None else bucket(share, _OPINIONS, _OPINION_NAMES)
        progress = bucket(so_far[i] / max(1.0, so_far[-1]), _PROGRESS, _PROGRESS_NAMES)
        if progress != "nothing" and so_far[i + 1] >= 0.999 * so_far[-1]:
            progress = "all" if so_far[i] >= 0.999 * so_far[-1] else "all_but_itself"
        yield [
            f"trafilatura_{opinion}_it_after_{progress}",
            *_together(shape, page, i, opinion),
            *_neighbours(page, kept, i, opinion),
            *_kept_around(shape, page, i),
        ]


def _together(shape: Outline, page: Context, i: int, opinion: str) -> Iterator[str]:
    """Conjunctions of region, tag, length and opinion, which mean more together than apart."""
    share = page.directly[page.home[i]] / max(page.directly[page.best], 1.0)
    where = place(page, i)
    tag = TAGS.get(shape.nodes[shape.runs[i].node].tag, "box")
    size = bucket(page.length[i], (8, 25), ("short", "middling", "long"))
    yield f"trafilatura_{opinion}_it"
    yield f"trafilatura_{opinion}_the_{size}_{tag}"
    yield f"trafilatura_{opinion}_it_in_a_place_{where}_with_{bucket(share, (0.1, 0.6), ('few', 'some', 'most'))}_sentences"
    yield f"a_{size}_{tag}_in_a_place_{where}"


def _neighbours(page: Context, kept: Sequence[float | None], i: int, opinion: str) -> Iterator[str]:
    """What stands directly before and after."""
    keeps = 0
    for name, j in (("before", i - 1), ("after", i + 1)):
        if 0 <= j < len(page.home):
            what = "a_sentence" if page.sentence[j] else "a_line"
            yield f"{what}_{name}_it_in_{'its' if page.home[j] == page.home[i] else 'another'}_container"
            if (kept[j] or 0.0) > 0.5:
                keeps += 1
                yield f"trafilatura_keeps_the_block_{name}_it"
    yield f"trafilatura_{opinion}_it_and_keeps_{('neither', 'one', 'both')[keeps]}_of_its_neighbours"


def _kept_around(shape: Outline, page: Context, i: int) -> Iterator[str]:
    """How much of the text of the nearest containers trafilatura keeps."""
    ranks = ("its_container", "the_second_container", "the_third_container")
    for rank, node in zip(ranks, islice(shape.ancestors(page.home[i]), 3), strict=False):
        share = page.kept_inside[node] / max(1, page.words_inside[node])
        yield f"trafilatura_keeps_{bucket(share, SHARES, SHARE_NAMES)}_of_{rank}"

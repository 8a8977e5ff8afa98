"""Topic: how much of what a block is about the rest of the article is about, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.position import zone_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# Too few stems in the block or in the article say nothing.
_FEWEST_STEMS = 3
_FEWEST_VOCABULARY = 40


def topic(page: Page) -> list[list[str]]:
    """Share of a block's stems that the article's core uses elsewhere, by zone; abstains on little text."""
    if len(page.vocabulary) < _FEWEST_VOCABULARY:
        return [[] for _ in page.measures]
    anchors = set(page.anchors)
    size = "of_a_short_article" if len(page.vocabulary) < 200 else "of_a_long_article"
    names: list[list[str]] = []
    for index, measure in enumerate(page.measures):
        stems = measure.stems
        if len(stems) < _FEWEST_STEMS:
            names.append([])
            continue
        own_use = 1 if index in anchors and page.core[0] <= index <= page.core[1] else 0
        shared = sum(page.vocabulary.get(stem, 0) > own_use for stem in stems) / len(stems)
        level = "no" if shared == 0 else "little" if shared < 0.2 else "some" if shared < 0.45 else "much"
        kind = "prose" if measure.prose else "line"
        zone = zone_of(page, index)
        names.append([f"{kind}_with_{level}_topic_{size}", f"{kind}_with_{level}_topic_{zone}"])
    return names

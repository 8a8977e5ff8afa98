"""Topic: how much of what a block is about the rest of the article is about, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.boxes import looks_like_a_box
from cleantext.heuristics.page import LONGEST_GAP, ZONES, safe_labels
from cleantext.model import Label

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Too few stems in the block or in the article say nothing.
_FEWEST_STEMS = 3
_FEWEST_VOCABULARY = 40
_LONG_VOCABULARY = 200
# Shares of stems from which a block is somewhat, and much, about the article.
_SOME, _MUCH = 0.2, 0.45
# Texts of boxes have at least so many words, and chrome within so many lines on both sides.
_SHORTEST_BOX_TEXT = 10
_CLOSE = 8
_EMBEDS = {Label.MEDIA_UI}
_SHORT_ARTICLE, _LONG_ARTICLE = "of_a_short_article", "of_a_long_article"
_LEVELS = ("no", "little", "some", "much")
# The names this heuristic gives, by what they are made of.
_TOPIC = {
    kind: {
        level: {where: f"{kind}_with_{level}_topic_{where}" for where in (*ZONES, _SHORT_ARTICLE, _LONG_ARTICLE)}
        for level in _LEVELS
    }
    for kind in ("prose", "line")
}


def topic(page: Page, names: Names) -> None:
    """Share of a block's stems that the article's core uses elsewhere, by zone; abstains on little text.

    Text after the core beside chrome, far from the core or looking like a box, is named apart where it is off topic.
    """
    vocabulary, recurring = page.vocabulary, page.recurring
    if len(vocabulary) < _FEWEST_VOCABULARY:
        return
    first, last = page.core
    anchors = {i for i in page.anchors if first <= i <= last}
    article = _SHORT_ARTICLE if len(vocabulary) < _LONG_VOCABULARY else _LONG_ARTICLE
    for index, (measure, zone) in enumerate(zip(page.measures, page.zones, strict=True)):
        stems = measure.stems
        if measure.content < _FEWEST_STEMS:
            continue
        shared = len(stems & (recurring if index in anchors else vocabulary)) / measure.content
        level = "no" if shared == 0 else "little" if shared < _SOME else "some" if shared < _MUCH else "much"
        own = _TOPIC["prose" if measure.prose else "line"][level]
        names[index] += (own[article], own[zone])
        if index > last and shared < _SOME and measure.size >= _SHORTEST_BOX_TEXT:
            _beside_chrome(page, index, measure, names)


def _beside_chrome(page: Page, index: int, measure: Measure, names: Names) -> None:
    """Text off topic below the core, by the chrome above and below it."""
    last, chrome = page.core[1], page.chrome
    if index in chrome or not (index - last > LONGEST_GAP or looks_like_a_box(measure.text)):
        return
    above = any(i in chrome and safe_labels(page, i) != _EMBEDS for i in range(max(last, index - _CLOSE), index))
    below = any(i in chrome for i in range(index + 1, index + 1 + _CLOSE))
    if above and below:
        names[index].append("box_text_off_topic_between_chrome")
    elif above and index > _last_on_topic(page):
        names[index].append("box_text_off_topic_below_chrome")
    elif below and page.cut[0] <= index <= page.cut[1]:
        names[index].append("box_text_off_topic_below_the_article")


def _last_on_topic(page: Page) -> int:
    """Index of the last anchor that is about the article, -1 for none."""
    for index in reversed(page.anchors):
        measure = page.measures[index]
        if len(measure.stems & page.vocabulary) >= _SOME * measure.content:
            return index
    return -1

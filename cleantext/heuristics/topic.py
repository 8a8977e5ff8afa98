"""Topic: how much of what a block is about the rest of the article is about, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.boxes import looks_like_a_box
from cleantext.heuristics.page import LONGEST_GAP, is_chrome_cue
from cleantext.heuristics.position import zone_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# Too few stems in the block or in the article say nothing.
_FEWEST_STEMS = 3
_FEWEST_VOCABULARY = 40
_LONG_VOCABULARY = 200
# Shares of stems from which a block is somewhat, and much, about the article.
_SOME, _MUCH = 0.2, 0.45
# Texts of boxes have at least so many words, and chrome within so many lines on both sides.
_SHORTEST_BOX_TEXT = 10
_CLOSE = 8


def topic(page: Page) -> list[list[str]]:
    """Share of a block's stems that the article's core uses elsewhere, by zone; abstains on little text.

    Text after the core beside chrome, far from the core or looking like a box, is named apart where it is off topic.
    """
    names: list[list[str]] = [[] for _ in page.measures]
    if len(page.vocabulary) < _FEWEST_VOCABULARY:
        return names
    anchors = set(page.anchors)
    first, last = page.core
    size = "of_a_short_article" if len(page.vocabulary) < _LONG_VOCABULARY else "of_a_long_article"
    cues = [bool(matches) and is_chrome_cue(matches) for matches in page.matches]
    topical = max(
        (
            i
            for i in page.anchors
            if len(page.measures[i].stems & page.vocabulary) >= _SOME * len(page.measures[i].stems)
        ),
        default=-1,
    )
    for index, measure in enumerate(page.measures):
        stems = measure.stems
        if len(stems) < _FEWEST_STEMS:
            continue
        own_use = first <= index <= last and index in anchors
        shared = len(stems & (page.recurring if own_use else page.vocabulary)) / len(stems)
        level = "no" if shared == 0 else "little" if shared < _SOME else "some" if shared < _MUCH else "much"
        kind = "prose" if measure.prose else "line"
        names[index] += [f"{kind}_with_{level}_topic_{size}", f"{kind}_with_{level}_topic_{zone_of(page, index)}"]
        if index > last and measure.size >= _SHORTEST_BOX_TEXT and level in ("no", "little") and not cues[index]:
            above, below = any(cues[max(last, index - _CLOSE) : index]), any(cues[index + 1 : index + 1 + _CLOSE])
            if not (index - last > LONGEST_GAP or looks_like_a_box(measure.text)):
                continue
            if above and below:
                names[index].append("box_text_off_topic_between_chrome")
            elif above and index > topical:
                names[index].append("box_text_off_topic_below_chrome")
            elif below and page.cut[0] <= index <= page.cut[1]:
                names[index].append("box_text_off_topic_below_the_article")
    return names

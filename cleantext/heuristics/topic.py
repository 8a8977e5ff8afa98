"""Topic: how much of what a block is about the rest of the article is about, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.position import zone_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page
    from cleantext.rules.match import Match

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

    Prose after the core with chrome close on both sides is named apart: a box's text is about something else.
    """
    names: list[list[str]] = [[] for _ in page.measures]
    if len(page.vocabulary) < _FEWEST_VOCABULARY:
        return names
    anchors = set(page.anchors)
    first, last = page.core
    size = "of_a_short_article" if len(page.vocabulary) < _LONG_VOCABULARY else "of_a_long_article"
    cues = [bool(matches) and any(_is_cue(match) for match in matches) for matches in page.matches]
    for index, measure in enumerate(page.measures):
        stems = measure.stems
        if len(stems) < _FEWEST_STEMS:
            continue
        own_use = first <= index <= last and index in anchors
        shared = len(stems & (page.recurring if own_use else page.vocabulary)) / len(stems)
        level = "no" if shared == 0 else "little" if shared < _SOME else "some" if shared < _MUCH else "much"
        kind = "prose" if measure.prose else "line"
        names[index] += [f"{kind}_with_{level}_topic_{size}", f"{kind}_with_{level}_topic_{zone_of(page, index)}"]
        if index > last and measure.size >= _SHORTEST_BOX_TEXT and not cues[index]:
            above, below = any(cues[max(last, index - _CLOSE) : index]), any(cues[index + 1 : index + 1 + _CLOSE])
            if above and below:
                names[index].append(f"text_with_{level}_topic_between_chrome_after_the_article")
    return names


def _is_cue(match: Match) -> bool:
    return match.rule.tier == "safe" and match.rule.label.group == "chrome"

"""Repetition: lines that stand on the page several times, or inside another line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# A page copied whole is one article twice, not chrome: when over half of its prose recurs, repetition of prose is mute.
_COPIED_SHARE = 0.5
# Characters of an opening such as "08:15 - " or "• " that lines of one kind share.
_OPENING = 6


# A line of more words says something by itself, whatever its numbers are.
_LONGEST = 8
_DIGIT = re.compile("[1-9]")


def repetition(page: Page) -> list[list[str]]:
    """First and later occurrences of a line that recurs; lines whose pattern of digits recurs."""
    measures = page.measures
    counts = Counter(m.bare for m in measures)
    masked = _masked([m.bare if m.size <= _LONGEST else "" for m in measures])
    masks = Counter(masked)
    heads = [m.bare[:_OPENING] for m in measures]
    openings = _masked(["" if head.isalpha() else head for head in heads])
    opening_counts = Counter(openings)
    prose = [m.bare for m in measures if m.prose]
    copied = bool(prose) and sum(counts[b] > 1 for b in prose) > _COPIED_SHARE * len(prose)
    seen: set[str] = set()
    names: list[list[str]] = []
    for index, measure in enumerate(measures):
        own: list[str] = []
        bare = measure.bare
        kind = "prose" if measure.prose else "line"
        if counts[bare] > 1:
            if not (copied and measure.prose):
                own.append(f"{kind}_repeated_from_above" if bare in seen else f"{kind}_repeated_below")
                if counts[bare] > 2:
                    own.append(f"{kind}_on_the_page_three_times_or_more")
            seen.add(bare)
        else:
            if masked[index] and masks[masked[index]] > 2:
                own.append("same_line_with_other_numbers")
            if opening_counts[openings[index]] > 2 and openings[index]:
                own.append(f"{kind}_opens_like_others_{'above_prose' if _above_prose(page, index) else 'above_lines'}")
        names.append(own)
    return names


def _masked(texts: list[str]) -> list[str]:
    """The texts with all digits alike; in one go, since most hold none."""
    return _DIGIT.sub("0", "\n".join(texts)).split("\n")


def _above_prose(page: Page, index: int) -> bool:
    return index + 1 < len(page.measures) and page.measures[index + 1].prose

"""Repetition: lines that stand on the page several times, or inside another line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# A page copied whole is one article twice, not chrome: when over half of its prose recurs, repetition of prose is mute.
_COPIED_SHARE = 0.5
# Characters of an opening such as "08:15 - " or "• " that lines of one kind share.
_OPENING = 6


def repetition(page: Page) -> list[list[str]]:
    """First and later occurrences of a line that recurs; lines whose pattern of digits recurs."""
    counts = Counter(m.bare for m in page.measures)
    masked = Counter(_mask(m.bare) for m in page.measures if m.size <= 8)
    prose = [m.bare for m in page.measures if m.prose]
    copied = bool(prose) and sum(counts[b] > 1 for b in prose) > _COPIED_SHARE * len(prose)
    openings = Counter(_mask(m.bare[:_OPENING]) for m in page.measures if not m.bare[:_OPENING].isalpha())
    seen: set[str] = set()
    names: list[list[str]] = []
    for measure in page.measures:
        own: list[str] = []
        kind = "prose" if measure.prose else "line"
        if counts[measure.bare] > 1 and not (copied and measure.prose):
            own.append(f"{kind}_{'repeated_from_above' if measure.bare in seen else 'repeated_below'}")
            if counts[measure.bare] > 2:
                own.append(f"{kind}_on_the_page_three_times_or_more")
        elif measure.size <= 8 and masked[_mask(measure.bare)] > 2:
            own.append("same_line_with_other_numbers")
        opening = openings.get(_mask(measure.bare[:_OPENING]), 0)
        if opening > 2 and counts[measure.bare] == 1:
            own.append(f"{kind}_opens_like_others_{'above_prose' if _above_prose(page, len(names)) else 'above_lines'}")
        seen.add(measure.bare)
        names.append(own)
    return names


def _above_prose(page: Page, index: int) -> bool:
    return index + 1 < len(page.measures) and page.measures[index + 1].prose


_DIGITS = str.maketrans(dict.fromkeys("123456789", "0"))


def _mask(text: str) -> str:
    return text.translate(_DIGITS) if not text.isalpha() else text

"""Repetition: lines that stand on the page several times, or inside another line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# A page copied whole is one article twice, not chrome: when over half of its prose recurs, repetition of prose is mute.
_COPIED_SHARE = 0.5
# Characters of an opening such as "08:15 - " or "• " that lines of one kind share.
_OPENING = 6
# A line of more words says something by itself, whatever its numbers are.
_LONGEST = 8
_FEWEST = 3
_DIGIT = re.compile("[1-9]")


def repetition(page: Page, names: Names) -> None:
    """First and later occurrences of a line that recurs; lines whose pattern of digits recurs."""
    measures = page.measures
    bare = [m.bare for m in measures]
    masked = _masked([m.bare if m.size <= _LONGEST else "" for m in measures])
    heads = [text[:_OPENING] for text in bare]
    openings = _masked(["" if head.isalpha() else head for head in heads])
    same_mask, same_opening = _frequent(masked), _frequent(openings)
    repeated = len(set(bare)) < len(bare)
    if not (repeated or same_mask or same_opening):
        return
    counts = Counter(bare)
    prose = [m.bare for m in measures if m.prose] if repeated else []
    copied = bool(prose) and sum(counts[b] > 1 for b in prose) > _COPIED_SHARE * len(prose)
    seen: set[str] = set()
    for index, measure in enumerate(measures):
        count = counts[bare[index]]
        kind = "prose" if measure.prose else "line"
        if count > 1:
            if not (copied and measure.prose):
                names[index].append(f"{kind}_repeated_{'from_above' if bare[index] in seen else 'below'}")
                if count >= _FEWEST:
                    names[index].append(f"{kind}_on_the_page_three_times_or_more")
            seen.add(bare[index])
        else:
            if masked[index] in same_mask:
                names[index].append("same_line_with_other_numbers")
            if openings[index] in same_opening:
                where = "above_prose" if _above_prose(page, index) else "above_lines"
                names[index].append(f"{kind}_opens_like_others_{where}")


def _frequent(texts: list[str]) -> set[str]:
    """The texts that stand there three times or more; "" is none."""
    texts = list(filter(None, texts))
    if len(texts) - len(set(texts)) < _FEWEST - 1:  # too few recur for any of them to recur so often
        return set()
    return {text for text, count in Counter(texts).items() if count >= _FEWEST}


def _masked(texts: list[str]) -> list[str]:
    """The texts with all digits alike; in one go, since most hold none."""
    return _DIGIT.sub("0", "\n".join(texts)).split("\n")


def _above_prose(page: Page, index: int) -> bool:
    return index + 1 < len(page.measures) and page.measures[index + 1].prose

"""Forms of lines that a template can name where no wording recurs: notes on an author at an article's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics import introduced

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["closing_biographies", "introduced"]

# Such notes stand among the last lines; with their year of birth in the last few, whoever the article is about.
_LAST, _VERY_LAST = 6, 3
# Whom the article is about it names further down than in its first lines, where the author stands.
_OPENING = 3


def closing_biographies(
    texts: Sequence[str], bare_texts: Sequence[str], chrome_or_short: Sequence[bool], language: str | None
) -> list[int]:
    """The lines near the end of a page that introduce somebody: its author.

    ``chrome_or_short``: which lines are no prose of the article; below such a note there is nothing else.
    """
    found = []
    below = len(texts)
    while below > 0 and chrome_or_short[below - 1]:
        below -= 1
    for index in range(1, len(texts)):
        if index < min(len(texts) - _LAST, below - 1):
            continue
        name, born = introduced(texts[index], language)
        if not name:
            continue
        if (born and index >= len(texts) - _VERY_LAST) or not any(name in own for own in bare_texts[_OPENING:index]):
            found.append(index)
    return found

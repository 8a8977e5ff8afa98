"""Lines of several parts ("Von Anna Muster | 3. Mai 2024 | 4 Kommentare"): what rules say of each part holds for the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleantext.normalize import bare_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleantext.rules.match import Match

_SEPARATOR = re.compile(r"\s?[|·•]\s?")
_LONGEST, _MOST_PARTS = 140, 7
# A rule says what a part is where its match covers so much of it. Of the labelled lines that no rule knows as a whole, rules
# say so of all parts of four, or of all but one and safe rules of another: five lines, none of them body.
_COVERS = 0.6


def matches_of_parts(
    texts: Sequence[str],
    matches: Sequence[Sequence[Match]],
    match: Callable[[Sequence[str]], Sequence[Sequence[Match]]],
) -> dict[int, tuple[Match, ...]]:
    """By the index of a text without matches those of its parts, with offsets into the text, where rules know all but one of them.

    At least one of the rules has to be safe. ``texts`` are bare; ``match`` gives the matches of other bare texts.
    """
    parts = {
        index: own
        for index, text in enumerate(texts)
        if ("|" in text or "·" in text or "•" in text) and not matches[index] and len(own := _parts(text)) > 1
    }
    if not parts:
        return {}
    found = iter(match([part for own in parts.values() for part in own]))
    result = {}
    for index, own in parts.items():
        known = [_in_line(texts[index], part, next(found)) for part in own]
        unknown = known.count(())
        said = tuple(match for of_part in known for match in of_part)
        if unknown <= (len(own) > 2) and any(match.rule.tier == "safe" for match in said):
            result[index] = said
    return result


def _parts(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    parts = bare_texts(list(filter(None, _SEPARATOR.split(text))))
    return parts if len(parts) <= _MOST_PARTS and all(parts) else []


def _in_line(text: str, part: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches that say what a part is, with offsets into the line."""
    offset = text.find(part)
    return tuple(
        match._replace(start=match.start + offset, end=match.end + offset)
        for match in matches
        if match.end - match.start >= _COVERS * len(part)
    )

"""Persons: the last paragraphs that introduce somebody the article has not named are about its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# Two to four capitalised words, particles between them allowed, at the beginning of a paragraph.
_NAME = re.compile(
    r"\W{0,3}((?:[A-ZÄÖÜÀ-ÝŁŚŻČŠŽА-Я][\w.'’-]+\s+)(?:(?:von|van|de|der|den|di|da|del|la|le|zu|el|al|bin|ibn)\s+)*"
    r"[A-ZÄÖÜÀ-ÝŁŚŻČŠŽА-Я][\w'’-]+)"
)
# Author notes stand among the last blocks, or right under the headline.
_LAST = 6
_FIRST = 4


def persons(page: Page) -> list[list[str]]:
    """Prose near either end that opens with a name: one the article uses, or one that is new."""
    count = len(page.measures)
    names: list[list[str]] = [[] for _ in page.measures]
    for index, measure in enumerate(page.measures):
        near_the_end = index >= count - _LAST and index > page.core[0]
        if not measure.prose or not (near_the_end or index < _FIRST):
            continue
        match = _NAME.match(measure.text)
        if match is None:
            continue
        surname = match[1].split()[-1].lower()
        elsewhere = [i for i, other in enumerate(page.measures) if i != index and surname in other.words]
        known = (
            "named_nowhere_else"
            if not elsewhere
            else "named_in_short_lines"
            if not any(page.measures[i].prose for i in elsewhere)
            else "named_in_the_article"
        )
        names[index].append(f"{'last' if near_the_end else 'first'}_prose_opens_with_a_name_{known}")
    return names

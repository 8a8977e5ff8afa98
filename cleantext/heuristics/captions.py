"""Captions: the line above a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# A credit has few words; what it stands below is a caption if it is no longer than a sentence and no subheading.
_LONGEST_CREDIT = 8
_SHORTEST, _LONGEST = 5, 25


def captions(page: Page, names: Names) -> None:
    """A line or single sentence that no rule knows right above a short credit; posts and their signatures are left alone."""
    for index in page.cued:
        matches = page.matches[index]
        if not index or page.matches[index - 1]:
            continue
        credit, above = page.measures[index], page.measures[index - 1]
        if credit.size > _LONGEST_CREDIT or "@" in credit.text:
            continue
        if not any(m.rule.label == "caption" and m.rule.tier == "safe" for m in matches):
            continue
        if _SHORTEST <= above.size <= _LONGEST:
            names[index - 1].append(f"{'sentence' if above.end == '.' else 'unended_line'}_right_above_a_credit")

"""Captions: the line above a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# A credit has few words; what it stands below is a caption if it is no longer than a sentence and no subheading.
_LONGEST_CREDIT = 8
_SHORTEST, _LONGEST = 5, 25
# A caption may say what the standfirst said: so much of it stands in one of the few paragraphs above.
_SAID = 0.6
_BACK, _FEWEST_STEMS = 5, 4
SAID_ABOVE = "says_what_was_said_right_above_a_credit"


def captions(page: Page) -> list[list[str]]:
    """A line or single sentence that no rule knows right above a short credit; posts and their signatures are left alone."""
    names: list[list[str]] = [[] for _ in page.measures]
    for index, matches in enumerate(page.matches):
        if not matches or not index or page.matches[index - 1]:
            continue
        credit, above = page.measures[index], page.measures[index - 1]
        if credit.size > _LONGEST_CREDIT or "@" in credit.text:
            continue
        if not any(m.rule.label == "caption" and m.rule.tier == "safe" for m in matches):
            continue
        if (
            above.prose
            and len(above.stems) >= _FEWEST_STEMS
            and any(
                other.prose and len(above.stems & other.stems) >= _SAID * len(above.stems)
                for other in page.measures[max(0, index - 1 - _BACK) : index - 1]
            )
        ):
            names[index - 1].append(SAID_ABOVE)
        if _SHORTEST <= above.size <= _LONGEST:
            names[index - 1].append(f"{'sentence' if above.end == '.' else 'unended_line'}_right_above_a_credit")
    return names

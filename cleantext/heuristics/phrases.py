"""Phrases: what the matches of phrase rules say, by tier, by how much of the block they cover, and in company."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# A match that covers this share of a block is what the block is; less is something it mentions.
_COVERS = 0.6
_SHORT = 14
# What the matches of a publisher template's slots begin with.
TEMPLATE = "template."
IN_THE_TEMPLATE = "stands_in_the_template_of_its_publisher"


def phrases(page: Page, names: Names) -> None:
    """Tier and extent of a block's rule matches; two or more supporting rules of different wording."""
    for index in page.cued:
        measure, matches, own = page.measures[index], page.matches[index], names[index]
        safe = [m for m in matches if m.rule.tier == "safe"]
        best = safe or [m for m in matches if m.rule.tier == "supporting"]
        if not best:
            continue
        tier = "safe" if safe else "supporting"
        extent = max(m.end - m.start for m in best) / max(1, len(measure.bare))
        where = "in_prose" if measure.prose else "in_a_short_line" if measure.size <= _SHORT else "in_a_longer_line"
        own.append(f"{tier}_phrase_{where}")
        own.append(f"{tier}_phrase_{'is_most_of' if extent >= _COVERS else 'is_part_of'}_the_block")
        own += [f"{tier}_{label}_phrase" for label in sorted({m.rule.label for m in best})]
        if len(matches) > 1:
            own.append(f"several_phrases_{where}")
        if any(m.rule.id.startswith(TEMPLATE) for m in best):
            own.append(IN_THE_TEMPLATE)

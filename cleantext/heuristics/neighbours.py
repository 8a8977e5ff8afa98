"""Neighbours: the shapes of the lines around a block, and the rules that fired on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.shape import shape_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# Rule matches this many blocks away still say something about a block.
_REACH = 3
# Headings of lists that run to the end of the page.
_RUNNING_LABELS = ("comments", "related")


def neighbours(page: Page) -> list[list[str]]:
    """Shape of the block above and below; whether rules took blocks nearby for chrome; running sections above."""
    shapes = [_coarse(shape_of(m)) for m in page.measures]
    cues = {
        group: [any(m.rule.label.group == group for m in matches) for matches in page.matches]
        for group in ("chrome", "metadata")
    }
    cue_level = _cue_level(page)
    names: list[list[str]] = []
    count = len(shapes)
    for index, measure in enumerate(page.measures):
        own = []
        size = "prose" if measure.prose else "line"
        if not measure.prose or index > page.core[1]:
            own.append(f"{size}_below_{shapes[index - 1] if index else 'the_top'}")
            own.append(f"{size}_above_{shapes[index + 1] if index + 1 < count else 'the_bottom'}")
        for group, seen in cues.items():
            above = any(seen[max(0, index - _REACH) : index])
            below = any(seen[index + 1 : index + 1 + _REACH])
            if above or below:
                where = "between" if above and below else "below" if above else "above"
                own.append(f"{size}_{where}_{group}_cues")
        for other in range(index - 1, max(-1, index - 1 - _REACH), -1):
            if page.matches[other]:
                own.append(f"{size}_below_a_{page.matches[other][0].rule.label}_cue")
                break
        own.append(f"{size}_on_a_page_with_{cue_level}_chrome_cues")
        names.append(own)
    _running_sections(page, names)
    _enclosed(page, names)
    return names


def _enclosed(page: Page, names: list[list[str]]) -> None:
    """After the core, between the first and the last block that a safe rule takes for chrome."""
    safe = [
        index
        for index, matches in enumerate(page.matches)
        if index > page.core[1] and any(m.rule.tier == "safe" and m.rule.label.group == "chrome" for m in matches)
    ]
    if page.core[1] < 0 or not safe:
        return
    for index in range(safe[0] + 1, len(page.measures)):
        kind = "prose" if page.measures[index].prose else "line"
        names[index].append(
            f"{kind}_{'enclosed_by' if index < safe[-1] else 'below_the_last'}_chrome_after_the_article"
        )


def _cue_level(page: Page) -> str:
    """How many blocks some rule takes for chrome: an extracted article has few, a whole page many."""
    cued = sum(any(m.rule.label.group == "chrome" for m in matches) for matches in page.matches)
    return "no" if cued == 0 else "few" if cued <= 3 else "several" if cued <= 10 else "many"


def _running_sections(page: Page, names: list[list[str]]) -> None:
    """Below a short line that a rule took for the head of the comments (of related articles …), outside the core."""
    last = page.core[1]
    section: str | None = None
    for index, measure in enumerate(page.measures):
        if index <= last:
            continue
        heads = [m.rule.label for m in page.matches[index] if m.rule.tier == "safe" and m.rule.label in _RUNNING_LABELS]
        if section is not None:
            names[index].append(f"{'prose' if measure.prose else 'line'}_in_the_{section}_section")
        if heads and measure.size <= 8:
            section = heads[0]


def _coarse(shape: str) -> str:
    if shape.startswith("sentence"):
        return "a_short_sentence" if "1_to_4" in shape or "5_to_9" in shape else "prose"
    return "a_short_line" if "of_1_word" in shape or "of_2_" in shape or "3_to_4" in shape else "a_longer_line"

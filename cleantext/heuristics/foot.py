"""The foot of the page: what stands below chrome that closes an article, not below a box in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.page import FEWEST_PARAGRAPHS, LONGEST_CUE
from cleantext.heuristics.remarks import first_remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.page import Names, Page
    from cleantext.rules.match import Match

# Below the heading of the comments there is no article any more: 581 removable lines of 29 publishers, one of the body.
# Below two of these, with three quarters of the page's prose above them, there was none (1,006 lines and paragraphs).
_CLOSING = frozenset({"navigation", "social", "legal", "contact", "job_listing", "subscription", "author_bio"})
# Below a box of another kind the article may go on, but hardly ever so many lines later (487 lines to 1).
_FAR = 6
_LATE = 0.75
# One of them alone may have strayed into an article; two do not.
_CLOSING_LINES = 2


def foot(page: Page, names: Names) -> None:
    """Below the comments heading; below what closes articles; far below a late box. Each only near the page's end."""
    measures = page.measures
    total = sum(m.size for m in measures if m.prose)
    heading = page.comments
    remarks = first_remark(page)
    words, paragraphs, closing = 0.0, 0, 0
    box = len(measures)
    for index, measure in enumerate(measures):
        kind = "prose" if measure.prose else "line"
        if 0 <= heading < index:
            names[index].append(f"{kind}_below_the_comments_heading")
        elif 0 <= remarks <= index:
            names[index].append(f"{kind}_among_remarks_of_readers")
        elif closing >= _CLOSING_LINES:
            names[index].append(f"{kind}_below_what_closes_the_article")
        elif index - box > _FAR:
            names[index].append(f"{kind}_far_below_a_late_box")
        if measure.prose:
            words += measure.size
            paragraphs += 1
        elif page.matches[index] and words > _LATE * total:
            label = _chrome_label(page.matches[index])
            if label and measure.size <= LONGEST_CUE and paragraphs >= FEWEST_PARAGRAPHS:
                closing += label in _CLOSING
                box = min(box, index)


def _chrome_label(matches: Sequence[Match]) -> str:
    """The label of the first safe rule that takes a block for chrome, "" for none."""
    return next((m.rule.label.value for m in matches if m.rule.tier == "safe" and m.rule.label.group == "chrome"), "")

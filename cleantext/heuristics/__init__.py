"""Heuristics: pure functions over the page that name what they see of each block."""

from cleantext.heuristics.page import Measure, Page, measure, survey
from cleantext.heuristics.table import OF_THE_BLOCK, ON_THE_PAGE, look_at_blocks, look_at_page, observe

__all__ = [
    "OF_THE_BLOCK",
    "ON_THE_PAGE",
    "Measure",
    "Page",
    "look_at_blocks",
    "look_at_page",
    "measure",
    "observe",
    "survey",
]

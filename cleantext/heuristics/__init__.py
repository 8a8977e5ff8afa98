"""Heuristics: pure functions over the page that name what they see of each block."""

from cleantext.heuristics.interruptions import interruptions
from cleantext.heuristics.introductions import introduced
from cleantext.heuristics.measures import Measure, measure
from cleantext.heuristics.page import Page, survey
from cleantext.heuristics.sections import evidence_for_labels
from cleantext.heuristics.subheadings import SHARES_ITS_LABEL, could_be_a_heading, is_asked, subheadings
from cleantext.heuristics.table import OF_THE_BLOCK, ON_THE_PAGE, look_at_blocks, look_at_page, observe, seen_by

__all__ = [
    "OF_THE_BLOCK",
    "ON_THE_PAGE",
    "SHARES_ITS_LABEL",
    "Measure",
    "Page",
    "could_be_a_heading",
    "evidence_for_labels",
    "interruptions",
    "introduced",
    "is_asked",
    "look_at_blocks",
    "look_at_page",
    "measure",
    "observe",
    "seen_by",
    "subheadings",
    "survey",
]

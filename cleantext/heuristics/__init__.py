"""Heuristics: pure functions over the page that name what they see of each block."""

from cleantext.heuristics.page import Measure, Page, measure, survey
from cleantext.heuristics.table import HEURISTICS, observe

__all__ = ["HEURISTICS", "Measure", "Page", "measure", "observe", "survey"]

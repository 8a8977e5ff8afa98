"""Dates in words: a month or weekday of the page's language in a short line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cleantext.languages import Language, load

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

_LONGEST_LINE = 14
_DIGIT = re.compile(r"\d")


def dates(page: Page, names: Names) -> None:
    """A line with a month's name beside a number, or a weekday; abstains without a table for the language."""
    months, weekdays = _words(page.language.code if page.language else "en")
    for measure, own in zip(page.measures, names, strict=True):
        if 0 < measure.size <= _LONGEST_LINE and _DIGIT.search(measure.bare) is not None:
            length = "brief" if measure.size <= 6 else "longer"
            if not months.isdisjoint(measure.words):
                own.append(f"{length}_line_with_a_month_and_a_number")
            if not weekdays.isdisjoint(measure.words):
                own.append(f"{length}_line_with_a_weekday_and_a_number")


@cache
def _words(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Months and weekdays of a language, and of English, whose dates stand on pages of all languages."""
    tables: list[Language] = [t for t in (load(code), load("en")) if t is not None]
    months = frozenset(name.rstrip(".") for t in tables for month in t.months for name in month)
    return months, frozenset(name.rstrip(".") for t in tables for name in t.weekdays)

"""Dates in words: a month or weekday of the page's language in a short line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cleantext.languages import Language, load

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

_LONGEST_LINE = 14
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_IN_NUMBERS = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2})\b"
)
# A whole date leaves room for a name, a place and a clock.
_LONGEST_STAMP, _MOST_OTHER_WORDS = 10, 4


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


def is_stamp(measure: Measure, language: Language | None) -> bool:
    """Whether a line is a date in full and besides at most who wrote, in capitals and behind a byline word, and when.

    In every language that has a table, so that no rule need know the form. Of the labelled lines right above the first paragraphs
    58 have it, none of them body.
    """
    if not 1 < measure.size <= _LONGEST_STAMP or _DIGIT.search(measure.bare) is None:
        return False
    months, weekdays = _words(language.code if language else "en")
    small = _small(language.code if language else "en")
    in_numbers = _DATE_IN_NUMBERS.search(measure.text)
    numbers = month = year = others = 0
    for word in measure.text.split():
        bare = word.strip(".,:;|/()–—-·•").lower()
        if any(map(str.isdigit, bare)):
            numbers += 1
            year += _YEAR.fullmatch(bare) is not None
        elif bare in months:
            month += 1
        elif bare and bare not in weekdays and bare not in small:
            others += 1
            if not word[0].isupper() or word[-1] == ":":
                return False
    return others <= _MOST_OTHER_WORDS and (in_numbers is not None or (month == 1 and year == 1 and numbers > 1))


@cache
def _small(code: str) -> frozenset[str]:
    """The words of a language, and of English, that stand in stamps beside a date: byline words and what carries grammar."""
    tables: list[Language] = [t for t in (load(code), load("en")) if t is not None]
    return frozenset(word for t in tables for words in t.byline_words for word in words.split()).union(
        *(t.function_words for t in tables)
    )


@cache
def _words(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Months and weekdays of a language, and of English, whose dates stand on pages of all languages."""
    tables: list[Language] = [t for t in (load(code), load("en")) if t is not None]
    months = frozenset(name.rstrip(".") for t in tables for month in t.months for name in month)
    return months, frozenset(name.rstrip(".") for t in tables for name in t.weekdays)

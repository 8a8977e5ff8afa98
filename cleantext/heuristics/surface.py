"""Surface: the characters of a block: case, bullets, dates, links, prices, separators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleantext.heuristics.boxes import has_glued_words
from cleantext.words import has_letters_without_case

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Longer blocks are judged by their words; looking for these in them costs time and tells nothing.
_LONGEST_LINE, _SHORT = 30, 8
# The texts of boxes are shorter than this, in words.
_LONGEST_BOX = 80

# A date this close to the beginning dates the block itself.
_OPENING = 30
# Patterns begin with what is rare and look back: a search that starts at every word takes up to twice as long.
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\d[:.h][0-5]\d\b(?:(?<=\b....)|(?<=\b[0-2]....))")
_YEAR = re.compile(r"(?:19|20)\d\d\b(?<=\b....)")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\b|\d{4}年")
_LINK = re.compile(r"\.(?<=[\w-].)(?:com|org|net|de|at|ch|info|io)\b")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_HASHTAG = re.compile(r"(?<!\w)#\w{2,}")
_PRICE = re.compile(r"(?:[$€£¥₹]|\b(?:EUR|USD|CHF|Euro|zł|kr))\s?\d|\d\s?(?:[$€£¥₹]|(?:EUR|USD|CHF|Euro|zł|kr)\b)")
_NAME_COLON = re.compile(r"[^\s:][^:.!?]{0,40}:\s\S")
# Prices hold one of these; looking for one first spares other lines the alternation.
_CURRENCY = re.compile(r"\$|€|£|¥|₹|EUR|USD|CHF|Euro|zł|kr")
_SEPARATORS = re.compile(r"[|·•/»›>–-](?:(?<=\|)|(?<=\s.)(?=\s))")
# One of these has whatever is told of a line beyond its opening and its capitals.
_TELLING = re.compile(r"[\d|·•/»›>–.:@#,-]")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)|\^\s|\*{1,3}[^\W\d_].*[.!?]$")


def surface(page: Page, names: Names) -> None:
    """What the characters of a line show; prose abstains from all but its opening, its links and glued words."""
    for measure, own in zip(page.measures, names, strict=True):
        if measure.size <= _LONGEST_LINE:
            _line(measure, own)
        else:
            _prose(measure, own)
        if measure.size <= _LONGEST_BOX and has_glued_words(measure.text):
            own.append(f"{'prose' if measure.prose else 'line'}_with_glued_words")


def _prose(measure: Measure, own: list[str]) -> None:
    text = measure.text
    if measure.bulleted:
        own.append("prose_with_a_bullet")
    if text[0] == "|" and text[-1] == "|":
        own.append("row_of_a_table")
    if "@" in text or "http" in text or "www." in text:
        own.append("prose_with_a_link")
    if _NUMERIC_DATE.search(text, 0, _OPENING) is not None:
        own.append("prose_opens_with_a_date")
    if text[0] == "(" and text[-1] == ")":
        own.append("whole_prose_in_parentheses")
    elif text[0] == "[" and text[-1] == "]":
        own.append("whole_prose_in_square_brackets")


def _line(measure: Measure, own: list[str]) -> None:
    text = measure.text
    short = "short" if measure.size <= _SHORT else "long"
    if not text[0].isalnum():
        if text[0] == "|" and text[-1] == "|" and len(text) > 2:
            own.append("row_of_a_table")
            return
        own.append(_symbol(measure, short))
    elif text[0].islower():
        own.append(f"{short}_line_opens_in_lower_case")
    if measure.words:
        _case(measure, short, own)
    if _TELLING.search(text) is not None:
        _inside(measure, short, own)


def _symbol(measure: Measure, short: str) -> str:
    """What a line opens with that is no letter or number."""
    text = measure.text
    if measure.bulleted:
        return f"{short}_line_with_a_bullet"
    if text[0] in "\"„“»«'‘”":
        return f"{short}_line_opens_with_a_quote"
    if text[0] == "(" and text[-1] == ")":
        return "whole_line_in_parentheses"
    if _FOOTNOTE.match(text):
        return "opens_with_a_footnote_mark"
    return f"{short}_line_opens_with_a_{'bracket' if text[0] in '([{' else 'symbol'}"


def _inside(measure: Measure, short: str, own: list[str]) -> None:
    """Numbers, separators, links, handles and labels."""
    text = measure.text
    if _DIGIT.search(text) is not None:
        own += _numbers(measure, short)
    if _SEPARATORS.search(text):
        own.append(f"{short}_line_with_separators")
    if ("." in text and ("www." in text or _LINK.search(text))) or "://" in text:
        own.append("line_with_a_link")
    if "@" in text:
        own += [name for pattern, name in _ADDRESSES if pattern.search(text)]
    if "#" in text and _HASHTAG.search(text):
        own.append("line_with_a_hashtag")
    if ":" in text and _NAME_COLON.match(text):
        own.append(f"{short}_line_with_a_label_before_a_colon")
    commas = text.count(",")
    if commas >= 2 and measure.end not in ".!?" and measure.size <= 4 * (commas + 1):
        own.append("short_items_between_commas")


_ADDRESSES = (
    (_MAIL, "line_with_a_mail_address"),
    (_HANDLE, "line_with_a_handle"),
)


def _case(measure: Measure, short: str, own: list[str]) -> None:
    """Capitals throughout, or every word capitalised (names, menus, English headlines)."""
    text = measure.text
    if text.isupper() and len(text) > 3 and not has_letters_without_case(text):
        own.append(f"{short}_line_in_capitals" if measure.size > 2 else "one_or_two_words_in_capitals")
        return
    words = text.split()
    count = len(words)
    if not 2 <= count <= 12:
        return
    capitalised = sum([word[0].isupper() for word in words])
    if capitalised == count:
        own.append("2_or_3_words_all_capitalised" if count <= 3 else "4_to_12_words_all_capitalised")
    elif count >= 4 and capitalised >= 0.7 * count:
        own.append("most_words_capitalised")
    elif count >= 4 and capitalised == 1:
        own.append("only_one_word_capitalised")


def _numbers(measure: Measure, short: str) -> list[str]:
    text = measure.text
    names = []
    if _may_hold_a_date(text) and _NUMERIC_DATE.search(text) is not None:
        names.append(f"{short}_line_with_a_numeric_date")
    elif _YEAR.search(text) is not None:
        names.append(f"{short}_line_with_a_year")
    if _TIME.search(text) is not None:
        names.append(f"{short}_line_with_a_time")
    if _CURRENCY.search(text) is not None and _PRICE.search(text) is not None:
        names.append(f"{short}_line_with_a_price")
    digits = sum(map(str.isdigit, text))
    if digits * 2 >= len(text):
        names.append("mostly_digits")
    elif not names:
        names.append(f"{short}_line_with_a_number")
    return names


def _may_hold_a_date(text: str) -> bool:
    """Whether the marks of a date in numbers are there at all: counting them is quicker than looking for one."""
    return text.count(".") + text.count("/") + text.count("-") > 1 or "年" in text

"""Dates and times as pages write them, in any language that has a table of months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

import regex

from cleantext.languages.load import available, load
from cleantext.metadata.calendars import gregorian

# Zones that European and American publishers print; hours ahead of UTC.
_ZONES: dict[str, float] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "bst": 1,
    "west": 1,
    "cet": 1,
    "mez": 1,
    "cest": 2,
    "mesz": 2,
    "eet": 2,
}
_ZONES |= {"eest": 3, "msk": 3, "мск": 3, "ist": 5.5, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11}
_ZONES |= {"est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "brt": -3}
# The web is younger than this, and a page is not written in the far future.
_EARLIEST, _LATEST = 1970, 2100
# Locales whose numeric dates have the month first; English of another country has the day first.
_MONTH_FIRST = frozenset({"en", "en-us"})

_NUMERIC = r"""
    (?P<iso>(?P<iy>\d{4})(?P<isep>[-/]|\.\s?)(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2}))(?!\d)\.?
  | (?P<num>(?P<n1>\d{1,2})(?P<sep>\s?[./-]\s?)(?P<n2>\d{1,2})(?P=sep)
      (?:(?P<ny>(?:19|20|25)\d{2})(?!\.\d)|(?P<nyy>\d{2})(?![\d.]*\d)))
  | (?P<cjk>(?P<cy>\d{4})\s?[年년]\s?(?P<cm>\d{1,2})\s?[月월]\s?(?P<cd>\d{1,2})\s?[日일])
"""
_TIME = regex.compile(
    r"""(?:T|[\s,|·•/(–-]|\b(?:um|at|เวลา|às|a\s+las|à|kl|klo|ore|ora|orele|o|kello|om|г|в|saat|alle|godz)\b\.?|\)|:\s)*
        (?P<hour>[01]?\d|2[0-3])(?P<mark>[:.h]|\sh\s?|\s?[時시]\s?)(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.\d+)?)?(?:\s?[分분])?
        (?P<clock>\s?Uhr|\s?uur|\s?hs?\b)?
        \s?(?P<half>[ap]\.?\s?m\b\.?)?
        \s?\(?(?:(?:GMT|UTC)\s?(?=[+-]\d{1,2}\b))?(?P<zone>(?<=(?:GMT|UTC)\s?)[+-]\d{1,2}|[+-]\d{2}:?\d{2}|\p{Lu}\p{L}{1,3}|Z)?\b\)?""",
    regex.VERBOSE | regex.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_HALF_BEFORE = regex.compile(r"[\s.]*(?:오전|오후|上午|下午|午前|午後)\s*")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``text[start:end]``; ``timed`` tells whether a time of day stood with it."""

    value: datetime
    start: int
    end: int
    timed: bool


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int
    minute: int
    second: int
    zone: tzinfo | None


@lru_cache(maxsize=1024)  # a line is asked for its dates, its names and whether it signs an article
def find_dates(text: str, language: str | None = None) -> tuple[FoundDate, ...]:
    """All complete dates (day, month and year) in ``text``, with the time of day that follows one.

    Relative dates ("yesterday"), dates without a year and bare times are left alone. Numeric dates have
    the day first unless the language (``"en"``; not ``"en-GB"``) puts the month first or the day cannot be a month.

    >>> [str(d.value) for d in find_dates("Stand: 24.04.2024, 22:58 Uhr", "de")]
    ['2024-04-24 22:58:00']
    >>> [str(d.value.date()) for d in find_dates("04/05/2024", "en") + find_dates("04/05/2024", "es")]
    ['2024-04-05', '2024-05-04']
    >>> [str(d.value) for d in find_dates("2024-04-24T22:58:01+02:00")]
    ['2024-04-24 22:58:01+02:00']
    >>> [str(d.value) for d in find_dates("20 ก.พ. 2567 เวลา 09:42 น.", "th")]
    ['2024-02-20 09:42:00']
    >>> [str(d.value.date()) for d in find_dates("۵ شهریور ۱۴۰۲ - ۱۱:۲۷", "fa")]
    ['2023-08-27']
    """
    if _DIGIT.search(text) is None:
        return ()
    found = []
    position = 0
    for match in _pattern(language).finditer(text):
        day = _date(match, language)
        if day is None or match.start() < position:
            continue
        after = _time_after(text, match.end(), language)
        time, position = after or (_time_before(text, match.start()), match.end())
        moment = (
            day
            if time is None
            else day.replace(hour=time.hour, minute=time.minute, second=time.second, tzinfo=time.zone)
        )
        found.append(FoundDate(moment, match.start(), position, timed=time is not None))
    return tuple(found)


def parse_date(text: str, language: str | None = None) -> datetime | None:
    """The first date of ``text`` (ISO 8601 first of all), or None.

    >>> parse_date("2024-04-24T22:58:00Z")
    datetime.datetime(2024, 4, 24, 22, 58, tzinfo=datetime.timezone.utc)
    >>> parse_date("irgendwann")
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        found = find_dates(text[:200], language)
        return found[0].value if found else None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def month_number(word: str, language: str | None) -> int | None:
    """1 to 12 for a month's name; another language's name counts where no other month is meant by it.

    >>> month_number("Xyz", "de")
    """
    folded = word.lower().strip(".")
    for months in (_months_of(language), _months_of("en"), _months_of_all()):
        if folded in months:
            return months[folded]
    return None


@cache
def _months_of(language: str | None) -> dict[str, int]:
    table = load(language.partition("-")[0].lower()) if language else None
    if table is None:
        return {}
    return {name.lower().strip("."): number for number, names in enumerate(table.months, 1) for name in names}


@cache
def _months_of_all() -> dict[str, int]:
    """Names of all languages, without those that mean different months in different languages."""
    numbers: dict[str, set[int]] = {}
    for code in available():
        for name, number in _months_of(code).items():
            numbers.setdefault(name, set()).add(number)
    return {name: next(iter(found)) for name, found in numbers.items() if len(found) == 1}


@cache
def _pattern(language: str | None) -> regex.Pattern[str]:
    """Numeric forms, and day and month name in either order; names are looked up after the match."""
    names = set(_months_of_all()) | set(_months_of(language)) | set(_months_of("en"))
    spelled = [name for name in names if not name[0].isdigit()]
    month = "|".join(sorted(map(regex.escape, spelled), key=lambda name: (-len(name), name))) or r"(?!)"
    named = rf"""
      | (?P<dmy>(?P<d>\d{{1,2}})(?:\.|º|er|st|nd|rd|th|ª|-?го)?,?[\s/-]?(?:(?:d[eo]l?|of)\s|d['’])?
          (?P<m>{month})\b\.?,?[\s/-]?(?:(?:d[eo]l?)\s)?(?P<y>\d{{4}}))
      | (?P<mdy>\b(?=[^\W\d_]\D{{1,18}}\d)(?P<m_>{month})\b\.?\s?(?P<d_>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y_>\d{{4}}))
      | (?P<ymd>(?P<yy>\d{{4}})\.?,?\s(?P<ym>{month})\b\.?\s(?P<yd>\d{{1,2}})\b\.?)
    """
    return regex.compile(rf"(?<!\d)(?<!\d[.,:/-])(?:{_NUMERIC}{named})", regex.VERBOSE | regex.IGNORECASE)


def _date(match: regex.Match[str], language: str | None) -> datetime | None:
    """The day a match of ``_pattern`` means, or None where there is no such day."""
    if match["iso"]:
        return _day(match["iy"], match["im"], match["id"], language)
    if match["cjk"]:
        return _day(match["cy"], match["cm"], match["cd"])
    if match["num"]:
        return _numeric(match, language)
    for day, month, year in (("d", "m", "y"), ("d_", "m_", "y_"), ("yd", "ym", "yy")):
        if match[month]:
            number = month_number(match[month], language)
            return _day(match[year], str(number), match[day], language) if number else None
    return None


def _numeric(match: regex.Match[str], language: str | None) -> datetime | None:
    """Full stops mean day first everywhere; slashes and hyphens follow the language."""
    first, second = match["n1"], match["n2"]
    orders = [(second, first), (first, second)]
    if match["sep"].strip() != "." and (language or "").lower() in _MONTH_FIRST:
        orders.reverse()
    year = match["ny"] or f"20{match['nyy']}"
    days = (_day(year, month, day, language) for month, day in orders)
    return next((day for day in days if day is not None), None)


def _day(year: str, month: str, day: str, language: str | None = None) -> datetime | None:
    try:
        moment = datetime(*gregorian(int(year), int(month), int(day), language))  # noqa: DTZ001 - a page gives the zone or does not
    except ValueError:
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def _time_after(text: str, end: int, language: str | None) -> tuple[_Time, int] | None:
    """The time of day that stands right behind position ``end``, and where it ends."""
    window = text[end : end + 60]
    half = _HALF_BEFORE.match(window)
    match = _TIME.match(window, half.end() if half else 0)
    if match is None:
        return None
    if (
        match["mark"] == "."
        and (language or "en").startswith("en")
        and not (match["clock"] or match["half"] or _zone(match["zone"]))
    ):
        return None  # a price, a chapter or another date
    time = _time(match, half.group().strip() if half else "")
    return time, end + (match.end() if time.zone or not match["zone"] else match.start("zone"))


def _time_before(text: str, start: int) -> _Time | None:
    """The time of day that stands right before position ``start``: ``08:39, 6 Jan 2026``."""
    window = text[max(0, start - 25) : start]
    for match in _TIME.finditer(window):
        if match["mark"] != "." and not window[match.end() :].strip(" ,|·•–-/("):
            return _time(match, "")
    return None


def _time(match: regex.Match[str], half_before: str) -> _Time:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()[:1] or _half(half_before)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _Time(hour, int(match["minute"]), int(match["second"] or 0), _zone(match["zone"]))


def _half(word: str) -> str:
    if word in ("오후", "下午", "午後"):
        return "p"
    return "a" if word else ""


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
        return timezone(-offset if name[0] == "-" else offset) if offset < timedelta(hours=15) else None
    hours = _ZONES.get(name.casefold())
    return None if hours is None else timezone(timedelta(hours=hours))

"""Calendars other than the Gregorian in which pages date their articles."""

from __future__ import annotations

from datetime import date, timedelta

# Thai pages count the years from 543 before those of others (the Buddhist era); months and days are the same.
_BUDDHIST_ERA, _BUDDHIST = 543, range(2513, 2643)
# Years of the Persian (Solar Hijri) calendar in which there is a web; its six first months have 31 days, the others 30.
_PERSIAN = range(1348, 1480)
# Its year 979 began on the 80th day of 1600; 8 of 33 years are leap years, for all years that the web has seen.
_BEGIN, _BEGAN = 979, date(1600, 3, 20)


def gregorian(year: int, month: int, day: int, language: str | None) -> tuple[int, int, int]:
    """Year, month and day in the Gregorian calendar of what a page in the language means by them.

    Only years that no Gregorian date of the web has are taken for another calendar's. ValueError: there is no such day.

    >>> gregorian(2567, 2, 20, "th"), gregorian(1402, 6, 5, "fa"), gregorian(1402, 6, 5, "de")
    ((2024, 2, 20), (2023, 8, 27), (1402, 6, 5))
    """
    spoken = (language or "").partition("-")[0].lower()
    if spoken == "th" and year in _BUDDHIST:
        return year - _BUDDHIST_ERA, month, day
    if spoken == "fa" and year in _PERSIAN:
        found = _from_persian(year, month, day)
        return found.year, found.month, found.day
    return year, month, day


def _from_persian(year: int, month: int, day: int) -> date:
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(f"no day {day} in month {month} of {year} of the Persian calendar")
    years = year - _BEGIN
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4
    months = 31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)
    return _BEGAN + timedelta(days + months + day - 1)

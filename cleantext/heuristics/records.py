"""Records: rows of data that an article gives one below the other: a label or a thing with its figures, a time with what happens then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.heuristics.page import Names, Page

# Of such rows between the first paragraph and the last, three or more together of which no rule knows one, 251 lines were body
# on texts of set E as trafilatura extracts them, and 32 what the gold leaves out of such tables; the labelled lines hold none.
RECORD, HEADS_RECORDS = "record_like_its_neighbours_inside_the_article", "heads_records_inside_the_article"
_FEWEST = 3
_LONGEST, _LONGEST_HEADING = 120, 8  # in characters, in words
_LABELLED = re.compile(r"[^:：\s][^:：]{1,50}[:：] ?[^:：]{0,60}\d[^:：]{0,60}\Z")
_TIMED = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d| ?h(?: ?[0-5]\d)?|(?= Uhr)|(?= ?[ap]\.?m))(?: ?[-–] ?\d{1,2}(?:[:.h]\d\d)?)?(?: ?(?:Uhr|[ap]\.?m\.?))?\s?[:：,|–-]?\s\D"
)
# What there is, and how much or how many of it.
_COUNTED = re.compile(r"[^\d:：]{2,60}\s\(?\d[\d.,/½¼–-]*\s?[^\s\d]{0,14}(?: ?[(（].{1,20}[)）])?\Z")


def records(page: Page, names: Names) -> None:
    """Three rows or more of one form with paragraphs above and below, above the comments, and the short line right above them."""
    if not page.anchors:
        return
    first, last = page.anchors[0], page.anchors[-1]
    if page.comments >= 0:
        last = min(last, page.comments)
    measures, matches = page.measures, page.matches
    short = [
        index
        for index in range(first + 1, last)
        if not (measures[index].prose or matches[index] or measures[index].bulleted)
    ]
    for start, end in _runs(page, short):
        for index in range(start, end):
            names[index].append(RECORD)
        head = measures[start - 1]
        if not (head.prose or head.bulleted or matches[start - 1]) and 0 < head.size <= _LONGEST_HEADING:
            names[start - 1].append(HEADS_RECORDS)


def _runs(page: Page, lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each run of rows of one form begins, and where it has ended."""
    at = 0
    while at + _FEWEST <= len(lines):
        start = lines[at]
        if lines[at + _FEWEST - 1] != start + _FEWEST - 1 or (form := _form(page.measures[start].text)) is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end] == lines[end - 1] + 1 and _form(page.measures[lines[end]].text) is form:
            end += 1
        if end - at >= _FEWEST:
            yield start, lines[end - 1] + 1
        at = end


def _form(text: str) -> re.Pattern[str] | None:
    """What a line has the form of."""
    if len(text) > _LONGEST:
        return None
    if text[0].isdigit() and _TIMED.match(text) is not None:
        return _TIMED
    form = _LABELLED if ":" in text or "：" in text else _COUNTED
    return form if form.match(text) is not None else None

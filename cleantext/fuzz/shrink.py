"""Making a failing page small: fewer and simpler choices, then fewer lines, then less damage, while it fails in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from cleantext.fuzz.choices import replayed
from cleantext.fuzz.failure import FuzzFailure
from cleantext.fuzz.grammar import Choose
from cleantext.fuzz.page import Page
from cleantext.fuzz.truth import PROSE

# Of a page what composes it makes; and what fails of it, None where it passes.
Make: TypeAlias = Callable[[Choose], Page]
Fails: TypeAlias = Callable[[Page], FuzzFailure | None]

# So many pages are tried on the way to the smallest.
_MOST_TRIALS = 500
_WIDTHS = (64, 32, 16, 8, 4, 2, 1)
# A page keeps so many lines of its article, a paragraph, and what stands below its headings: less is no fair test.
_FEWEST_LINES = 2


def shrink(choices: Sequence[int], failure: FuzzFailure, make: Make, fails: Fails) -> FuzzFailure:
    """The failure on the smallest page that was found to break the same law as ``failure``; ``choices`` made its page."""
    search = _Search(failure, fails)
    current = list(choices)
    improved = True
    while improved and search.trials < _MOST_TRIALS // 2:
        improved = False
        for width in _WIDTHS:
            start = 0
            while start < len(current) and search.trials < _MOST_TRIALS // 2:
                for candidate in (current[:start] + current[start + width :], _zeroed(current, start, width)):
                    if candidate != current and search.takes(make(replayed(candidate))):
                        current, improved = candidate, True
                        break
                else:
                    start += width
    _fewer_lines(search)
    _less_damage(search)
    return search.failure


def _zeroed(choices: list[int], start: int, width: int) -> list[int]:
    return [*choices[:start], *(0 for _ in choices[start : start + width]), *choices[start + width :]]


class _Search:
    """The smallest failing page so far."""

    def __init__(self, failure: FuzzFailure, fails: Fails) -> None:
        self.failure, self.trials = failure, 0
        self._fails = fails
        self._prose = _has_prose(failure.page)

    def takes(self, page: Page) -> bool:
        """Whether a page is smaller and breaks the same law; it is then the smallest."""
        if _size(page) >= _size(self.failure.page) or not _is_fair(page, prose=self._prose):
            return False
        self.trials += 1
        failure = self._fails(page)
        if failure is None or failure.law != self.failure.law:
            return False
        self.failure = failure
        return True


def _size(page: Page) -> tuple[int, int, int]:
    damaged = sum(line.shown is not None for line in page.lines)
    oddities = (page.breaks != ("\n\n",)) + (page.opening != "") + (page.closing != "\n")
    return len(page.lines), len(page.mutations) + damaged + oddities, len(page.to_text())


def _is_fair(page: Page, *, prose: bool) -> bool:
    """Whether a page is still one; with a paragraph of prose, if the page it was made from had one."""
    body = [line for line in page.lines if line.kept and not line.copy]
    if any(line.kind == "heading" and below.kind == "heading" for line, below in pairwise(body)):
        return False
    return len(body) >= _FEWEST_LINES and body[-1].kind != "heading" and (_has_prose(page) or not prose)


def _has_prose(page: Page) -> bool:
    return any(line.kept and not line.copy and len(line.text) >= PROSE for line in page.lines)


def _fewer_lines(search: _Search) -> None:
    width = max(1, len(search.failure.page.lines) // 2)
    while width and search.trials < _MOST_TRIALS:
        start = 0
        while start < len(search.failure.page.lines) and search.trials < _MOST_TRIALS:
            page = search.failure.page
            if not search.takes(replace(page, lines=page.lines[:start] + page.lines[start + width :])):
                start += width
        width //= 2


def _less_damage(search: _Search) -> None:
    page = search.failure.page
    for simpler in (
        {"lines": tuple(replace(line, shown=None) for line in page.lines), "mutations": ()},
        {"breaks": ("\n\n",), "opening": "", "closing": "\n"},
    ):
        search.takes(replace(search.failure.page, **simpler))
    for number in range(len(page.lines)):
        lines = search.failure.page.lines
        search.takes(
            replace(
                search.failure.page, lines=(*lines[:number], replace(lines[number], shown=None), *lines[number + 1 :])
            )
        )

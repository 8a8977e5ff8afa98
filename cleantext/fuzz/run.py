"""A run of the fuzzer: many pages, the smallest one that fails, and what was covered."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.fuzz.check import FORMATS, check
from cleantext.fuzz.choices import Recorder
from cleantext.fuzz.coverage import Coverage
from cleantext.fuzz.failure import FuzzFailure
from cleantext.fuzz.pages import compose
from cleantext.fuzz.processes import check_processes
from cleantext.fuzz.shrink import shrink

if TYPE_CHECKING:
    from cleantext.fuzz.grammar import Choose
    from cleantext.fuzz.page import Page
    from cleantext.fuzz.truth import Strictness
    from cleantext.options import Format
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

# So many pages are cleaned in other processes, too.
_PAGES_AGAIN = 20


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: the failure on the smallest page, None where all passed; and what was covered."""

    failure: FuzzFailure | None
    coverage: Coverage


def run(
    cleaner: Cleaner,
    template: Template | None = None,
    *,
    examples: int = 200,
    seed: int = 0,
    languages: Sequence[str] | None = None,
    formats: Sequence[Format] = FORMATS,
    strictness: Strictness = "known",
    smallest: bool = True,
    progress: Callable[[int], None] | None = None,
) -> Result:
    """Check up to ``examples`` generated pages (of a template, if one is given) and make the first that fails small.

    The last of those that passed are then cleaned again in processes with hash seeds of their own. The same ``seed`` gives
    the same pages everywhere, and any two seeds others. ``languages``, ``formats``, ``strictness``: see ``pages`` and ``check``.
    Without ``smallest`` the failing page stays as it was found. ``progress`` is told the number of pages checked so far.
    """
    coverage = Coverage()
    passed: deque[Page] = deque(maxlen=_PAGES_AGAIN)

    def make(choose: Choose) -> Page:
        return compose(choose, template, languages=languages)

    def fails(page: Page) -> FuzzFailure | None:
        try:
            check(cleaner, page, template=template, formats=formats, strictness=strictness)
        except FuzzFailure as failure:
            return failure
        return None

    for number in range(examples):
        recorder = Recorder(f"{seed} {number}")
        page = make(recorder)
        coverage.add(page)
        failure = fails(page)
        if progress is not None:
            progress(coverage.pages)
        if failure is not None:
            return Result(shrink(recorder.choices, failure, make, fails) if smallest else failure, coverage)
        passed.append(page)
    try:
        check_processes(cleaner, passed, template=template)
    except FuzzFailure as failure:
        return Result(failure, coverage)
    return Result(None, coverage)

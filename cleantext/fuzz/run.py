"""A run of the fuzzer: many pages, the smallest one that fails, and what was covered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.errors import Flaky

from cleantext.fuzz.check import FORMATS, check
from cleantext.fuzz.coverage import Coverage
from cleantext.fuzz.failure import FuzzFailure
from cleantext.fuzz.pages import pages

if TYPE_CHECKING:
    from cleantext import Cleaner
    from cleantext.fuzz.page import Page
    from cleantext.fuzz.truth import Strictness
    from cleantext.options import Format
    from cleantext.templates import Template


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
    shrink: bool = True,
    progress: Callable[[int], None] | None = None,
) -> Result:
    """Check up to ``examples`` generated pages (of a template, if one is given) and make the first that fails small.

    The same ``seed`` gives the same pages with the same version of hypothesis. ``languages``, ``formats``, ``strictness``: see ``pages``
    and ``check``. ``shrink=False`` leaves the failing page as it was found. ``progress`` is told the number of pages checked so far.
    """
    coverage = Coverage()
    failures: list[FuzzFailure] = []

    def examine(page: Page) -> None:
        if not failures:
            coverage.add(page)
        if progress is not None:
            progress(coverage.pages)
        try:
            check(cleaner, page, template=template, formats=formats, strictness=strictness)
        except FuzzFailure as failure:
            failures.append(failure)
            raise

    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    settings = hypothesis.settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=False,
        phases=phases,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    generated = hypothesis.given(pages(template, languages=languages))(examine)
    try:
        settings(hypothesis.seed(seed)(generated))()
    except FuzzFailure as failure:
        return Result(failure, coverage)
    except Flaky:  # the page fails now and then: the failure as it was last seen
        return Result(failures[-1], coverage)
    return Result(None, coverage)

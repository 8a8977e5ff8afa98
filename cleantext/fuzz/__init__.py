"""Fuzzing: generated pages that know the truth of every line, and a check of cleaners, rules and templates against it.

An extra: ``pip install cleantext-article[fuzz]``.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 - what the extra brings is there, or is named
except ImportError as _error:
    raise ImportError("cleantext.fuzz needs hypothesis: pip install cleantext-article[fuzz]") from _error

from cleantext.fuzz.articles import GENRES, Article, articles
from cleantext.fuzz.check import check
from cleantext.fuzz.chrome import CHROME_LABELS, chrome
from cleantext.fuzz.coverage import Coverage
from cleantext.fuzz.failure import FuzzFailure
from cleantext.fuzz.grammar import LANGUAGES
from cleantext.fuzz.mutations import MUTATIONS, Mutation, mutations
from cleantext.fuzz.page import Line, Page
from cleantext.fuzz.pages import compose, pages, seeded_page
from cleantext.fuzz.processes import check_processes
from cleantext.fuzz.run import Result, run
from cleantext.fuzz.truth import Strictness

__all__ = [
    "CHROME_LABELS",
    "GENRES",
    "LANGUAGES",
    "MUTATIONS",
    "Article",
    "Coverage",
    "FuzzFailure",
    "Line",
    "Mutation",
    "Page",
    "Result",
    "Strictness",
    "articles",
    "check",
    "check_processes",
    "chrome",
    "compose",
    "mutations",
    "pages",
    "run",
    "seeded_page",
]

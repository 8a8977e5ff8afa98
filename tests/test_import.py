"""Importing cleantext: it is light, it has no side effects, and its face is what ``__all__`` says."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import cleantext
from tests.documents import ROOT

HEAVY = (
    "trafilatura",
    "lxml",
    "hypothesis",
    "charset_normalizer",
    "ftfy",
    "click",
    "pyarrow",
    "ray",
    "numpy",
    "multiprocessing.pool",
)
_REPORT = "import sys, {module}; print('\\n'.join(sorted(sys.modules)))"


def _modules(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", statement], capture_output=True, check=True, text=True, cwd=ROOT, env=dict(os.environ)
    )  # fmt: skip
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_heavy_is_imported(name: str, imported: set[str]) -> None:
    """``import cleantext`` does not import what only some of its work needs."""
    assert name not in imported


@pytest.fixture(scope="module", name="imported")
def imported_modules() -> set[str]:
    """The modules that a fresh interpreter has after ``import cleantext``."""
    found = _modules(_REPORT.format(module="cleantext"))
    assert "cleantext" in found
    return found


def test_all_is_what_is_visible() -> None:
    """``__all__`` lists exactly the public names of the package, sorted, and each of them exists."""
    modules = {name.split(".")[1] for name in sys.modules if name.startswith("cleantext.")}
    visible = {name for name in vars(cleantext) if not name.startswith("_")} - modules
    assert set(cleantext.__all__) - {"__version__"} == visible
    assert cleantext.__all__ == sorted(cleantext.__all__)


def test_import_takes_no_longer_than_its_dependencies_twice_over(imported: set[str]) -> None:
    """The import is a matter of the package's own modules and two small dependencies, not of hundreds of modules."""
    bare = _modules("import sys; print('\\n'.join(sorted(sys.modules)))")
    standard = set(sys.stdlib_module_names)
    foreign = {name.split(".")[0] for name in imported - bare} - standard - {"cleantext", "__mp_main__"}
    assert {name for name in foreign if not name.startswith("_")} <= {"regex", "ahocorasick_rs"}


def test_text_needs_no_html_library() -> None:
    """Cleaning plain text never loads the HTML libraries."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, cleantext; cleantext.clean('Ein Satz über den Markt.'); print({'lxml', 'trafilatura'} & set(sys.modules))"],
        capture_output=True, check=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout == "set()\n"


def test_import_writes_nothing() -> None:
    """Importing prints nothing, starts no thread and leaves the warnings filters alone."""
    program = (
        "import sys, threading, warnings, logging; before = list(warnings.filters); import cleantext; "
        "assert warnings.filters == before; assert threading.active_count() == 1; assert not logging.getLogger().handlers"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("", "")

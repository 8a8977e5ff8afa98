"""The README's test of a template runs as it stands there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cleantext.fuzz.truth import Strictness
from tests.documents import ROOT
from tests.readme import README

SECTION = README.read_text("utf-8").partition("## Fuzzing your template")[2]
EXAMPLE = SECTION.partition("```python\n")[2].partition("```")[0]


def run_example(directory: Path, template: str) -> subprocess.CompletedProcess[str]:
    """The example under pytest, on a template of the tests."""
    shutil.copy(ROOT / "tests" / "data" / "templates" / template, directory / "publisher.toml")
    (directory / "test_example.py").write_text(EXAMPLE, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "test_example.py"],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HYPOTHESIS_STORAGE_DIRECTORY": str(directory)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_passes_on_a_good_template(tmp_path: Path) -> None:
    """Ten lines test a template that holds."""
    assert len(list(filter(None, EXAMPLE.splitlines()))) <= 10
    done = run_example(tmp_path, "daily-sample.toml")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_the_table_names_every_strictness() -> None:
    """The README says of each degree of strictness what counts."""
    from typing import get_args

    assert [row.split('"')[1] for row in SECTION.splitlines() if row.startswith('| `"')] == list(get_args(Strictness))

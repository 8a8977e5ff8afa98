"""``cleantext fuzz``: what it prints, stores and replays, and its exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleantext.cli import cli
from tests.documents import ROOT

TEMPLATES = ROOT / "tests" / "data" / "templates"
BAD = """
publisher = "Schlecht"
language = "de"
fingerprints = ["Schlecht am Rhein"]

[[slot]]
id = "gierig"
label = "advertisement"
pattern = '''\\b(euro|stadt|jahr|jahre)\\b'''
examples = ["Nur 3 Euro"]
"""


def fuzz(*arguments: str | Path) -> Result:
    """The command's result."""
    return CliRunner().invoke(cli, ["fuzz", *map(str, arguments)])


def test_a_sound_template_passes() -> None:
    """Pages of a good template pass with code 0, and what was covered is told."""
    result = fuzz(TEMPLATES / "daily-sample.toml", "--examples", "30", "--format", "text")
    rows = result.output.splitlines()
    assert result.exit_code == 0
    assert rows[0].startswith("checked 30 pages of ")
    assert [row.split(" ")[0] for row in rows[1:]] == ["genres", "labels", "mutations", "slots"]
    assert rows[-1].startswith("slots (4 of 4): desk ")


def test_a_failing_page_is_stored_and_replayed(tmp_path: Path) -> None:
    """The smallest failing page is printed, stored and fails again on replay, with code 1; the same seed gives the same."""
    template = tmp_path / "bad.toml"
    template.write_text(BAD, "utf-8")
    result = fuzz(template, "--examples", "50", "--seed", "3", "--format", "text", "--save", tmp_path / "found")
    assert result.exit_code == 1
    assert result.output.startswith("body: a line of the article was removed\n")
    (stored,) = (tmp_path / "found").iterdir()
    assert f"cleantext fuzz --replay {stored}" in result.output
    assert sorted(path.name for path in stored.iterdir()) == ["expected.json", "source.txt", "template.toml"]
    again = fuzz(template, "--examples", "50", "--seed", "3", "--format", "text")
    assert again.output == result.output.replace(
        f"saved; check it again with: cleantext fuzz --replay {stored}\n\n", ""
    )
    replayed = fuzz("--replay", tmp_path / "found")
    assert replayed.exit_code == 1
    assert replayed.output.startswith(f"{stored.name}: fails\nbody: a line of the article was removed\n")


def test_a_mended_page_passes_on_replay(tmp_path: Path) -> None:
    """A stored page that no longer fails is said to pass, with code 0."""
    template = tmp_path / "bad.toml"
    template.write_text(BAD, "utf-8")
    fuzz(template, "--examples", "50", "--format", "text", "--save", tmp_path / "found")
    (stored,) = (tmp_path / "found").iterdir()
    (stored / "template.toml").write_text(BAD.replace("\\b(euro|stadt|jahr|jahre)\\b", "^nur 3 euro$"), "utf-8")
    result = fuzz("--replay", stored)
    assert (result.exit_code, result.output) == (0, f"{stored.name}: passes\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.toml"], "none.toml: cannot be read: No such file or directory"),
        (["unknown"], "unknown"),
        (["--examples", "0"], "--examples"),
        (["--language", "xx"], "--language: found 'xx', expected one of de, en, es, fr"),
        (["--replay", "nowhere"], "nowhere: holds no page that the fuzzer saved"),
        (["--replay", "a", "--save", "b"], "give no TEMPLATE and no --save with it"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    """What cannot be done exits with code 2 and a message that says what is wrong."""
    result = fuzz(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)


def test_without_hypothesis_the_extra_is_named() -> None:
    """Where hypothesis is missing, the command exits with code 2 and names the extra; importing the package does, too."""
    hide = "import sys; sys.modules['hypothesis'] = None; "
    done = _run(hide + "from cleantext.cli import cli; cli(['fuzz'])")
    assert done.returncode == 2
    assert "Error: cleantext.fuzz needs hypothesis: pip install cleantext-article[fuzz]" in done.stderr
    assert "ImportError: cleantext.fuzz needs hypothesis" in _run(hide + "import cleantext.fuzz").stderr


def test_other_commands_do_not_import_hypothesis() -> None:
    """The command line without ``fuzz`` leaves hypothesis alone."""
    program = "import sys, cleantext.cli; print('hypothesis' in sys.modules, 'cleantext.fuzz' in sys.modules)"
    assert _run(program).stdout == "False False\n"

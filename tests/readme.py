"""The generated sections of the README: ``python -m tests.readme`` writes them, a test compares them."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

from click.testing import CliRunner

from cleantext.cli import cli
from cleantext.languages import available, load
from cleantext.rules import load_pack

README = Path(__file__).parents[1] / "README.md"
_SECTION = re.compile(r"(<!-- generated: (?P<name>[a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def command_line() -> str:
    """The help of both commands."""
    return f"{_help('clean')}\n{_help('explain')}"


def fuzzing() -> str:
    """The help of the fuzzer's command."""
    return _help("fuzz")


def templates() -> str:
    """The help of the commands that learn and watch templates."""
    return f"{_help('learn')}\n{_help('drift')}"


def _help(command: str) -> str:
    output = CliRunner().invoke(cli, [command, "--help"], prog_name="cleantext", terminal_width=100).output
    return f"```text\n{output.rstrip()}\n```\n"


def rules() -> str:
    """Languages with the number of their rules by tier."""
    rows = ["| pack | rules | safe | supporting | split |", "|---|---|---|---|---|"]
    packs = sorted(p.name for p in resources.files("cleantext.rules").joinpath("data").iterdir() if p.is_dir())
    for pack in packs:
        tiers = Counter(rule.tier for rule in load_pack(pack))
        table = load(pack) if pack in available() else None
        name = f"`{pack}` {table.name}" if table is not None else f"`{pack}` every page"
        rows.append(f"| {name} | {tiers.total()} | {tiers['safe']} | {tiers['supporting']} | {tiers['split']} |")
    return "\n".join(rows) + "\n"


SECTIONS = {"command line": command_line, "fuzzing": fuzzing, "templates": templates, "rules": rules}


def generated(text: str) -> str:
    """The README with its generated sections made anew."""
    return _SECTION.sub(lambda match: match[1] + SECTIONS[match["name"]]() + match[3], text)


if __name__ == "__main__":
    README.write_text(generated(README.read_text("utf-8")), "utf-8")

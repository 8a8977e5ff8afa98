"""The README says what is so."""

from __future__ import annotations

from tests.readme import README, generated


def test_generated_sections_are_up_to_date() -> None:
    """The command line's help and the table of packs in the README are those of the package."""
    text = README.read_text("utf-8")
    assert generated(text) == text, "run `python -m tests.readme`"


def test_commands_come_first() -> None:
    """The README's first two shell blocks hold one command each."""
    blocks = README.read_text("utf-8").split("```sh\n")[1:3]
    assert [block.split("```")[0].count("\n") for block in blocks] == [1, 1]

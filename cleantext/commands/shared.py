"""What several commands need: how a template is named, and how progress is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from cleantext.templates import Template, load_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
FAILED = 1  # some input could not be read or some output not written; click itself exits with 2 on wrong usage
# Fewer items are done before a bar would be read.
_FEWEST_SHOWN = 10


def chosen_template(value: str) -> Template | str | None:
    """What a template on the command line means: a file where it names one, None for ``none``, else a name.

    Raises ``TemplateError`` for a file that cannot be used.
    """
    if value == "none":
        return None
    return load_template(value) if value.endswith(".toml") or Path(value).is_file() else value


def progress(items: Iterable[T], count: int, label: str) -> Iterator[T]:
    """The items, with a progress bar on standard error when that is a terminal and there are many."""
    if count < _FEWEST_SHOWN or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=count, label=label, file=sys.stderr) as bar:
        yield from bar

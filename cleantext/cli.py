"""The command line: ``cleantext clean``, ``explain``, ``learn``, ``drift`` and ``fuzz``."""

from __future__ import annotations

import io
import sys

import click

from cleantext._version import __version__
from cleantext.commands.clean import EXIT_CODES, clean, explain
from cleantext.commands.drift import drift
from cleantext.commands.fuzz import fuzz
from cleantext.commands.learn import learn


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cleantext")
def cli() -> None:
    """Take publisher chrome out of article text."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # UTF-8 like the files, unless a terminal wants something else
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


for command in (clean, explain, learn, drift, fuzz):
    cli.add_command(command)

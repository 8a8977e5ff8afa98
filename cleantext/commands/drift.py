"""The command ``cleantext drift TEMPLATE FILE…``."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from cleantext.commands.shared import FAILED, chosen_template, progress
from cleantext.drift import Watch
from cleantext.errors import CleantextError
from cleantext.pipeline import Cleaner
from cleantext.readers.files import files_below, read_file

if TYPE_CHECKING:
    from pathlib import Path

DRIFTED = 3
_EXIT_CODES = (
    """Exit codes: 0 no drift; 1 some input could not be read (the rest is reported); 2 wrong usage; 3 drift."""
)
# A date in a file's name: 2024-05-31, 20240531, 2024_05.
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])(?:[-_]?([0-2]\d|3[01]))?(?!\d)")


@click.command(epilog=_EXIT_CODES)
@click.argument("template")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the report is written."
)
def drift(template: str, paths: tuple[str, ...], form: str) -> None:
    """Report how the pages of a publisher have drifted from its TEMPLATE (a file, or the name of a built-in one).

    Which slots no longer fire, which new lines recur, whether the removed share has moved, by month where dates are known
    (from the documents, else from a date in the file's name).
    """
    try:
        cleaner = Cleaner()
        chosen = cleaner.template(chosen_template(template))
        files = files_below(paths)
    except CleantextError as error:
        raise click.UsageError(str(error)) from None
    if chosen is None:
        raise click.UsageError(f"template: found {template!r}, expected a file or the name of a template")
    watch = Watch(chosen, cleaner)
    read = [_add(watch, path) for path in progress(files, len(files), "reading")]
    report = watch.report()
    click.echo(report.to_json(indent=2) + "\n" if form == "json" else report.to_text(), nl=False)
    sys.exit(FAILED if not all(read) else DRIFTED if report.drifted else 0)


def _add(watch: Watch, path: Path) -> bool:
    """Take in one file; on failure say so on standard error."""
    try:
        data, form = read_file(path)
        watch.add(data, format=form, published=_date_in(path.name))
    except CleantextError as error:
        click.echo(f"cleantext: {error}", err=True)
        return False
    return True


def _date_in(name: str) -> date | None:
    match = _DATE.search(name)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None

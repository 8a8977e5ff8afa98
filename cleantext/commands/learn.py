"""The command ``cleantext learn``: from a publisher's files to a template file ready for review."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cleantext.commands.shared import FAILED, progress
from cleantext.errors import CleantextError, InputError, OutputError, TemplateError
from cleantext.learning import TemplateCounts, check_options, template_from
from cleantext.readers.files import files_below
from cleantext.templates import Template

_EXIT_CODES = """Exit codes: 0 learnt from all files; 1 some file could not be read (the template is learnt from the
others), or no template was written; 2 wrong usage."""


@click.command(epilog=_EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="DIR|FILE…", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The template to write."
)
@click.option("--publisher", metavar="NAME", help="The publisher's name; default: the name of the output file.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="Where its pages are found; may be repeated; default: as HTML files tell.",
)
@click.option("--language", metavar="CODE", help="ISO 639-1 code of the language; default: detected.")
@click.option("--force", is_flag=True, help="Overwrite an existing output.")
def learn(
    paths: tuple[Path, ...],
    output: Path,
    publisher: str | None,
    hosts: tuple[str, ...],
    language: str | None,
    force: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Learn a publisher's template from its files, or those below DIRs (.txt .md .html .htm .xhtml, each also .gz).

    The template is a draft: comments say of each slot why it was learnt. Review it before use.
    """
    try:
        failed = _learn(paths, output, publisher or output.stem, hosts, language, force=force)
    except (CleantextError, OSError) as error:
        click.echo(f"cleantext: {error}", err=True)
        sys.exit(FAILED)
    sys.exit(FAILED if failed else 0)


def _learn(
    paths: Iterable[Path], output: Path, publisher: str, hosts: Iterable[str], language: str | None, *, force: bool
) -> bool:
    """Learn and write; whether some file could not be read. Raises ``CleantextError`` where no template is written."""
    check_options(publisher, hosts, language)
    if output.exists() and not force:
        raise OutputError(f"{output} exists; use --force to overwrite it")
    counts, failed = _count(paths)
    if not len(counts):
        raise InputError("nothing to learn from: no document could be read")
    template = template_from(counts, publisher=publisher, hosts=hosts, language=language)
    if not template.hosts and not template.fingerprints:
        raise TemplateError(
            "no template written: nothing tells this publisher from others, no host in the files and no line of its own;"
            " name its hosts with --host"
        )
    template.save(output)
    click.echo(f"cleantext: {output}: {_summary(template, len(counts))}", err=True)
    return failed


def _count(paths: Iterable[Path]) -> tuple[TemplateCounts, bool]:
    """The counts over all files, and whether one of them could not be read, which is said on standard error."""
    counts, failed = TemplateCounts(), False
    files: list[Path] = []
    for path in paths:
        try:
            files += files_below([path])
        except CleantextError as error:
            click.echo(f"cleantext: {error}", err=True)
            failed = True
    for path in progress(files, len(files), "reading"):
        try:
            counts.add(path)
        except CleantextError as error:
            click.echo(f"cleantext: {error}", err=True)
            failed = True
    return counts, failed


def _summary(template: Template, documents: int) -> str:
    tiers = [slot.tier for slot in template.slots]
    said = ", ".join(f"{tiers.count(tier)} {tier}" for tier in ("safe", "supporting", "split") if tier in tiers)
    return f"{len(tiers)} slots ({said or 'none'}) learnt from {documents} documents"

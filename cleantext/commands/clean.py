"""The commands ``cleantext clean`` and ``cleantext explain``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleantext.batch import FileResult, clean_files
from cleantext.commands.shared import FAILED, chosen_template, progress
from cleantext.errors import CleantextError, OutputError
from cleantext.model import Block, Document, Label
from cleantext.options import POLICIES
from cleantext.pipeline import Cleaner
from cleantext.readers.files import read_file
from cleantext.render import explain as explain_renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleantext.templates import Template

_SUFFIXES = {"text": ".txt", "json": ".json", "jsonl": ".jsonl", "markdown": ".md"}
_STDIN = "-"

EXIT_CODES = """Exit codes: 0 all cleaned; 1 some input could not be read or some output not written (the others
were); 2 wrong usage."""


def _shared(command: Any) -> Any:
    """The options that both commands have."""
    for option in reversed(
        (
            click.option(
                "--policy", type=click.Choice(list(POLICIES)), default="default", help="How sure a removal must be."
            ),
            click.option(
                "--keep",
                "keep",
                multiple=True,
                type=click.Choice([str(label) for label in Label]),
                metavar="LABEL",
                help="Keep blocks of this label in the body; may be repeated.",
            ),
            click.option("--language", metavar="CODE", help="ISO 639-1 code of the language; default: detected."),
            click.option("--url", metavar="URL", help="Where the document came from (one input only)."),
            click.option(
                "--rules",
                "rules",
                multiple=True,
                type=click.Path(path_type=Path),
                help="A rule file or directory of your own; may be repeated.",
            ),
            click.option(
                "--template",
                metavar="NAME|FILE|none",
                default="auto",
                help="A publisher template, by name or file; default: told by address or text.",
            ),
            click.option("--weights", type=click.Path(path_type=Path), help="A weights file fitted on your own data."),
        )
    ):
        command = option(command)
    return command


@click.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "form", type=click.Choice(list(_SUFFIXES)), default="text", help="What is written for each document."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write one file a document here instead of to standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite existing outputs.")
@click.option(
    "--dateline",
    type=click.Choice(["keep", "strip"]),
    default="keep",
    help="Keep or strip the dateline of the first paragraph.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes; default: one a core for many files.")
@_shared
def clean(
    files: tuple[str, ...],
    form: str,
    output: Path | None,
    force: bool,
    workers: int | None,
    url: str | None,
    template: str,
    **options: Any,
) -> None:
    """Clean FILES (.txt .md .html .htm .xhtml, each also .gz; - is standard input)."""
    if url is not None and len(files) > 1:
        raise click.UsageError("--url names one document; give one FILE with it")
    if files.count(_STDIN) > 1:
        raise click.UsageError("standard input can be read only once; give - once")
    writer = _Writer(form, output, force=force)
    failed = False
    try:
        results = _results(files, workers, url, chosen_template(template), options)
        for result in progress(results, len(files), "cleaning"):
            failed |= not _deliver(result, writer)
    except CleantextError as error:
        raise click.UsageError(str(error)) from None
    sys.exit(FAILED if failed else 0)


def _deliver(result: FileResult, writer: _Writer) -> bool:
    """Write one result; on failure say so on standard error."""
    try:
        if result.error is not None or result.document is None:
            raise result.error or CleantextError("no document")
        writer.write(result.path, result.document)
    except CleantextError as error:
        click.echo(f"cleantext: {error}", err=True)
        return False
    for warning in result.document.warnings:
        click.echo(f"cleantext: {result.path}: warning: {warning}", err=True)
    return True


def _results(
    files: tuple[str, ...],
    workers: int | None,
    url: str | None,
    template: Template | str | None,
    options: dict[str, Any],
) -> Iterator[FileResult]:
    if len(files) == 1 or _STDIN in files:
        cleaner = Cleaner(**options)
        cleaner.template(template)  # refuses an unknown template here rather than with the first file
        for name in files:
            yield _one(cleaner, name, url, template)
        return
    if workers is None and len(files) < 4 * (os.cpu_count() or 1):
        workers = 1  # starting processes costs more than so few files
    yield from clean_files(files, workers=workers, template=template, **options)


def _one(cleaner: Cleaner, name: str, url: str | None, template: Template | str | None) -> FileResult:
    path = Path("stdin" if name == _STDIN else name)
    try:
        if name == _STDIN:
            return FileResult(path, cleaner.clean(sys.stdin.buffer.read(), url=url, template=template))
        data, form = read_file(path)
        return FileResult(path, cleaner.clean(data, format=form, url=url, template=template))
    except CleantextError as error:
        return FileResult(path, error=error)


class _Writer:
    """Writes documents to standard output, or each to a file of its own, whole or not at all."""

    def __init__(self, form: str, output: Path | None, *, force: bool) -> None:
        self.form, self.output, self.force = form, output, force
        self.written: set[Path] = set()
        self.first = True

    def write(self, path: Path, doc: Document) -> None:
        """Write one document. Raises ``OutputError`` naming the file."""
        content = self._content(path, doc)
        if self.output is None:
            separator = "" if self.first or self.form == "jsonl" else "\n"
            click.echo(separator + content, nl=False)
            self.first = False
            return
        unzipped = path.stem if path.suffix.lower() == ".gz" else path.name
        target = self.output / (Path(unzipped).stem + _SUFFIXES[self.form])
        if target in self.written:
            raise OutputError(f"{path}: {target} was already written for another input of the same name")
        try:
            taken = target.exists() and not self.force
            if not taken:
                _write_whole(target, content)
        except OSError as error:
            raise OutputError(f"{path}: {target} cannot be written: {error.strerror or error}") from None
        if taken:
            raise OutputError(f"{path}: {target} exists; use --force to overwrite it")
        self.written.add(target)

    def _content(self, path: Path, doc: Document) -> str:
        if self.form == "markdown":
            return doc.to_markdown()
        if self.form == "text":
            return f"{doc.text}\n" if doc.text else ""
        values = {"path": str(path), **doc.to_dict()}
        return json.dumps(values, ensure_ascii=False, indent=2 if self.form == "json" else None) + "\n"


def _write_whole(target: Path, content: str) -> None:
    """Write a file beside its place and move it there when it is complete; what is interrupted leaves nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".part")
    try:
        temporary.write_bytes(content.encode("utf-8", errors="replace"))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@click.command(epilog=EXIT_CODES)
@click.argument("file")
@_shared
def explain(file: str, url: str | None, template: str, **options: Any) -> None:
    """Show every block of FILE with its verdict, label, confidence and evidence (- is standard input)."""
    try:
        cleaner = Cleaner(**options)
        chosen = chosen_template(template)
        cleaner.template(chosen)
    except CleantextError as error:
        raise click.UsageError(str(error)) from None
    result = _one(cleaner, file, url, chosen)
    if result.document is None:
        click.echo(f"cleantext: {result.error}", err=True)
        sys.exit(FAILED)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = explain_renderer.document(result.document, style=_coloured if colour else None)
    click.echo(text, nl=False, color=colour)


def _coloured(head: str, block: Block) -> str:
    group = block.label.group if block.label is not None else "body"
    return click.style(head, fg={"body": "green", "metadata": "yellow", "chrome": "red"}[group], bold=True)

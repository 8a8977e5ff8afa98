"""``cleantext fuzz [TEMPLATE]``: generated pages against the laws and their own truth. Hypothesis is loaded only when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from cleantext.commands.shared import FAILED, chosen_template
from cleantext.errors import CleantextError
from cleantext.options import POLICIES, Format
from cleantext.pipeline import Cleaner

if TYPE_CHECKING:
    from cleantext.fuzz import Strictness
    from cleantext.templates import Template

_FORMATS: dict[str, tuple[Format, ...]] = {"both": ("text", "html"), "text": ("text",), "html": ("html",)}


@click.command(epilog="Exit codes: 0 every page passed; 1 a page failed; 2 wrong usage.")
@click.argument("template", required=False)
@click.option("--examples", type=click.IntRange(min=1), default=200, show_default=True, help="How many pages.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same pages.")
@click.option(
    "--save", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Store a failing page here."
)
@click.option("--replay", type=click.Path(path_type=Path), metavar="DIR", help="Check the pages stored here instead.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Languages of the pages; default: the template's, or all.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="both",
    show_default=True,
    help="How pages are rendered.",
)
@click.option(
    "--strictness",
    type=click.Choice(["laws", "template", "body", "known", "all"]),
    help="What counts beside broken laws: harm the template does and its lines that stay; lost lines of articles; also chrome that "
    "a safe rule or slot knows; also any other. Default: template with one, else known.",
)
@click.option("--policy", type=click.Choice(list(POLICIES)), default="default", help="How sure a removal must be.")
@click.option(
    "--rules",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A rule file or directory of your own; may be repeated.",
)
def fuzz(
    template: str | None,
    examples: int,
    seed: int,
    save: Path | None,
    replay: Path | None,
    languages: tuple[str, ...],
    form: str,
    strictness: str | None,
    **options: Any,
) -> None:
    """Check generated pages (of TEMPLATE: a file, or a built-in one's name) and print the smallest one that fails."""
    try:
        from cleantext.fuzz.grammar import LANGUAGES
    except ImportError as error:
        raise click.UsageError(str(error)) from None
    for code in languages:
        if code not in LANGUAGES:
            raise click.UsageError(f"--language: found {code!r}, expected one of {', '.join(LANGUAGES)}")
    if replay is not None and (template is not None or save is not None):
        raise click.UsageError("--replay checks stored pages; give no TEMPLATE and no --save with it")
    try:
        cleaner = Cleaner(**options)
        if replay is not None:
            sys.exit(FAILED if _replay(cleaner, replay) else 0)
        known = None if template is None else cleaner.template(chosen_template(template))
        judged = cast("Strictness", strictness or ("known" if known is None else "template"))
        failed = _search(cleaner, known, examples, seed, save, languages, _FORMATS[form], judged)
    except CleantextError as error:
        raise click.UsageError(str(error)) from None
    sys.exit(FAILED if failed else 0)


def _search(
    cleaner: Cleaner,
    template: Template | None,
    examples: int,
    seed: int,
    save: Path | None,
    languages: tuple[str, ...],
    formats: tuple[Format, ...],
    strictness: Strictness,
) -> bool:
    """Whether a page failed; prints it, stores it, and says what was covered."""
    from cleantext.fuzz import replay, run

    with click.progressbar(length=examples, label="checking", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        result = run(
            cleaner, template, examples=examples, seed=seed, languages=languages or None, formats=formats, strictness=strictness,
            progress=lambda count: bar.update(count - bar.pos),
        )  # fmt: skip
    if result.failure is not None:
        click.echo(str(result.failure) + "\n")
        if save is not None:
            path = replay.save(result.failure, save, strictness=strictness)
            click.echo(f"saved; check it again with: cleantext fuzz --replay {path}\n")
    click.echo(result.coverage.report(template))
    return result.failure is not None


def _replay(cleaner: Cleaner, directory: Path) -> bool:
    """Whether a stored page fails; says of each what it does."""
    from cleantext.fuzz import FuzzFailure, check
    from cleantext.fuzz.replay import saved_pages

    failed = False
    for saved in saved_pages(directory):
        try:
            check(cleaner, saved.page, formats=(saved.format,), strictness=saved.strictness)
        except FuzzFailure as failure:
            failed = True
            click.echo(f"{saved.name}: fails\n{failure}\n")
        else:
            click.echo(f"{saved.name}: passes")
    return failed

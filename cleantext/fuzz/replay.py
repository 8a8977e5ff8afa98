"""Failing pages as fixtures: a directory each with the source and ``expected.json``, as the project's own fixtures are."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from cleantext.errors import InputError, OutputError
from cleantext.fuzz.page import Line, Page
from cleantext.fuzz.truth import Strictness
from cleantext.model import Label
from cleantext.templates import Template, load_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleantext.fuzz.failure import FuzzFailure
    from cleantext.options import Format

_EXPECTED, _TEMPLATE = "expected.json", "template.toml"
_SUFFIXES: dict[Format, str] = {"text": ".txt", "html": ".html"}
# What a line, or a page, says only where it differs from this.
_DEFAULTS = {field.name: field.default for field in fields(Line)}
_PAGE_FIELDS = ("title", "genre", "breaks", "opening", "closing", "mutations", "markup")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A stored page: how it was rendered, how strictly it was judged, and the law it broke."""

    name: str
    page: Page
    format: Format
    strictness: Strictness
    law: str


def save(failure: FuzzFailure, directory: Path, *, strictness: Strictness) -> Path:
    """Store the page of a failure below ``directory``; its path. Raises ``OutputError`` naming what cannot be written."""
    page, form = failure.page, failure.format
    source = page.to_text() if form == "text" else page.to_html()
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    target = directory / f"{page.language}-{page.genre}-{failure.law.replace(' ', '-')}-{digest}"
    expected = {
        "language": page.language,
        "lines": [entry for line in page.lines for entry in _entries(line)],
        "metadata": {},
        "fuzz": {
            "law": failure.law,
            "what": failure.what,
            "format": form,
            "strictness": strictness,
            "page": {name: getattr(page, name) for name in _PAGE_FIELDS},
        },
    }
    try:
        target.mkdir(parents=True, exist_ok=True)
        (target / f"source{_SUFFIXES[form]}").write_bytes(source.encode())
        if page.template is not None:
            page.template.save(target / _TEMPLATE)
            expected["fuzz"]["template"] = page.template.name  # type: ignore[index]  # the table above
        (target / _EXPECTED).write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from None
    return target


def _entries(line: Line) -> Iterator[dict[str, Any]]:
    """The line as the project's fixtures have it, with what only the fuzzer knows where there is any; a pitch follows, marked."""
    entry = {name: getattr(line, name) for name in _DEFAULTS if name != "pitch"}
    yield {name: value for name, value in entry.items() if name in ("text", "label") or value != _DEFAULTS[name]}
    if line.pitch is not None:
        for pitch in _entries(line.pitch):
            yield {**pitch, "glued": True}


def saved_pages(directory: Path) -> list[SavedPage]:
    """The stored pages of a directory, or the one it is, by name. Raises ``InputError`` where there is none or one is damaged."""
    found = (
        [directory] if (directory / _EXPECTED).is_file() else sorted(p.parent for p in directory.glob(f"*/{_EXPECTED}"))
    )
    if not found:
        raise InputError(f"{directory}: holds no page that the fuzzer saved ({_EXPECTED})")
    return [load(path) for path in found]


def load(directory: Path) -> SavedPage:
    """One stored page. Raises ``InputError`` naming the file for one that is damaged, or whose source is not what it describes."""
    where = directory / _EXPECTED
    try:
        table = json.loads(where.read_text("utf-8"))
        own = table["fuzz"]
        page = Page(
            lines=tuple(_lines(table["lines"])),
            language=table["language"],
            template=_template(directory, own),
            **{name: _frozen(own["page"][name]) for name in _PAGE_FIELDS},
        )
        saved = SavedPage(directory.name, page, own["format"], own["strictness"], own["law"])
        source = (directory / f"source{_SUFFIXES[saved.format]}").read_bytes().decode()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where}: is no page that the fuzzer saved: {type(error).__name__}: {error}") from None
    if saved.strictness not in get_args(Strictness):
        raise InputError(
            f"{where}: fuzz.strictness: found {saved.strictness!r}, expected one of {', '.join(get_args(Strictness))}"
        )
    if source != (page.to_text() if saved.format == "text" else page.to_html()):
        raise InputError(f"{where}: lines: do not render as the source beside them")
    return saved


def _lines(entries: list[dict[str, Any]]) -> Iterator[Line]:
    """The lines, each with the pitch that follows it."""
    line: Line | None = None
    for entry in entries:
        values = {name: value for name, value in entry.items() if name != "glued"}
        own = Line(**{**values, "label": Label(values["label"])})
        if entry.get("glued") and line is not None:
            line = replace(line, pitch=own)
            continue
        if line is not None:
            yield line
        line = own
    if line is not None:
        yield line


def _template(directory: Path, table: dict[str, Any]) -> Template | None:
    if "template" not in table:
        return None
    return replace(load_template(directory / _TEMPLATE), name=table["template"])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

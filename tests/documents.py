"""The documents of the tests: the fixtures and the seeds, each with what is expected of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cleantext.model import Label, Metadata

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
SEEDS = ROOT / "seeds"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document and the label it should get."""

    text: str
    label: Label

    @property
    def kept(self) -> bool:
        """Whether the line belongs to the article."""
        return self.label.group == "body"


@dataclass(frozen=True, slots=True)
class Expected:
    """A document and what cleaning it should give; ``metadata`` holds only the fields to be checked.

    ``partial``: other lines than those listed may be kept or removed. ``warnings`` None: not checked.
    """

    name: str
    path: Path
    language: str
    lines: tuple[Line, ...]
    metadata: dict[str, Any]
    partial: bool = False
    warnings: tuple[str, ...] | None = None

    @property
    def source(self) -> bytes:
        """The document as it is stored."""
        return self.path.read_bytes()

    @property
    def is_html(self) -> bool:
        """Whether the document is a page rather than text."""
        return self.path.suffix == ".html"

    @property
    def body(self) -> list[str]:
        """The lines that must stay, in order."""
        return [line.text for line in self.lines if line.kept]


@cache
def fixtures() -> tuple[Expected, ...]:
    """All fixtures in the order of their names."""
    return tuple(_fixture(directory) for directory in sorted(FIXTURES.iterdir()) if directory.is_dir())


@cache
def clean_articles(*languages: str) -> tuple[Expected, ...]:
    """The plain-text fixtures from which nothing may be removed, of some languages or all."""
    return tuple(
        fixture
        for fixture in fixtures()
        if not fixture.is_html
        and all(line.kept for line in fixture.lines)
        and (not languages or fixture.language in languages)
    )


@cache
def seeds() -> tuple[Expected, ...]:
    """The seed documents."""
    table = json.loads((ROOT / "tests" / "data" / "seeds.json").read_text("utf-8"))
    return tuple(_seed(SEEDS / name, entry) for name, entry in sorted(table.items()))


def plain(metadata: Metadata, field: str) -> Any:
    """A metadata field as JSON would hold it: dates in ISO form, tuples as lists, a dateline as its two parts."""
    value = getattr(metadata, field)
    if field == "dateline":
        return value and {"places": list(value.places), "agency": value.agency}
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if field in ("published", "modified") and value is not None else value


def _fixture(directory: Path) -> Expected:
    (path,) = directory.glob("source.*")
    table = json.loads((directory / "expected.json").read_text("utf-8"))
    lines = tuple(Line(line["text"], Label(line["label"])) for line in table["lines"])
    warnings = tuple(table["warnings"]) if "warnings" in table else None
    partial = table.get("partial", False)
    return Expected(directory.name, path, table["language"], lines, table["metadata"], partial, warnings)


def _seed(path: Path, entry: dict[str, Any]) -> Expected:
    texts = path.read_text("utf-8").split("\n")
    lines = tuple(Line(texts[int(number) - 1], Label(label)) for number, label in entry["labels"].items())
    return Expected(path.stem, path, entry["metadata"]["language"], lines, entry["metadata"])

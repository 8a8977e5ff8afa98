"""The labelled lines: reading them, and dividing their publishers into folds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cleantext.model import Label

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line; ``unsure`` lines (label with a question mark) are left out of scoring."""

    text: str
    label: Label
    unsure: bool


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """One document of the labelled lines."""

    id: str
    publisher: str
    lang: str
    extractor: str
    lines: tuple[Line, ...]

    @property
    def fold(self) -> int:
        """The cross-validation fold of the publisher, by a hash of its name."""
        return int(hashlib.sha1(self.publisher.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def read_documents(data: Path) -> list[LabelledDocument]:
    """All documents of a ``.jsonl`` file, or of ``lines/dev.jsonl`` below a directory."""
    path = data / "lines" / "dev.jsonl" if data.is_dir() else data
    with path.open(encoding="utf-8") as rows:
        return [_document(json.loads(row)) for row in rows]


def _document(row: dict[str, object]) -> LabelledDocument:
    lines = tuple(
        Line(line["text"], Label(line["label"].rstrip("?")), line["label"].endswith("?"))
        for line in row["lines"]  # type: ignore[attr-defined]  # checked by Label
    )
    return LabelledDocument(
        str(row["id"]), str(row["publisher"]), str(row.get("lang", "")), str(row.get("extractor", "")), lines
    )

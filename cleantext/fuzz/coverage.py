"""What the checked pages held: labels, languages, genres, mutations, slots."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleantext.fuzz.articles import GENRES
from cleantext.fuzz.chrome import CHROME_LABELS
from cleantext.fuzz.mutations import MUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleantext.fuzz.page import Page
    from cleantext.templates import Template


@dataclass(slots=True)
class Coverage:
    """Counts of what was checked: ``pages`` and their ``lines``, and of each kind in how many pages it was seen."""

    pages: int = 0
    lines: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    genres: Counter[str] = field(default_factory=Counter)
    mutations: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    slots: Counter[str] = field(default_factory=Counter)

    def add(self, page: Page) -> None:
        """Count a page."""
        self.pages += 1
        self.lines += len(page.lines)
        self.languages[page.language] += 1
        self.genres[page.genre] += 1
        self.mutations.update(page.mutations)
        self.labels.update({line.label.value for line in page.lines if not line.kept})
        own = (line.pitch if line.pitch is not None else line for line in page.lines)
        self.slots.update({line.slot for line in own if line.slot is not None})

    def report(self, template: Template | None = None) -> str:
        """What was covered, a line each, and what never came up."""
        slots = [slot.id for slot in template.slots] if template is not None else []
        labels = {slot.label.value for slot in template.slots} if template is not None else set(CHROME_LABELS)
        rows = [
            f"checked {self.pages} pages of {self.lines} lines: " + _counts(self.languages),
            _row("genres", self.genres, GENRES),
            _row("labels", self.labels, sorted(labels)),
            _row("mutations", self.mutations, MUTATIONS),
        ]
        if slots:
            rows.append(_row("slots", self.slots, slots))
        return "\n".join(rows)


def _row(name: str, counts: Counter[str], known: Iterable[str]) -> str:
    expected = list(known)
    missing = [key for key in expected if key not in counts]
    row = f"{name} ({len(expected) - len(missing)} of {len(expected)}): {_counts(counts)}"
    return row + (f"; never: {', '.join(missing)}" if missing else "")


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{key} {count}" for key, count in sorted(counts.items())) or "none"

"""Learned templates: what learning from a few documents of a publisher adds to cleaning without a template.

Each publisher's documents are shuffled by a seed; a template is learnt from the first k, without their labels, and the
others are cleaned with it and, in the same run, without. Means over publishers and draws.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from cleantext import Cleaner, Document, Label, Template, learn

SIZES = (5, 10, 30)
_HEAD = f"{'':24s} {'body lost':>9s}  {'recurring chrome lines':>22s} {'chrome lines':>12s} {'characters':>10s}"


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line; ``recurring``: it stands in five or more articles of the publisher's whole collection."""

    text: str
    label: Label
    unsure: bool
    recurring: bool


@dataclass(slots=True)
class Tally:
    """Counts of characters and lines; what was removed of body, of chrome, and of chrome that recurs."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line, kept: int) -> None:
        """Count a line of which so many characters were kept."""
        size = len(line.text)
        removed = size - min(kept, size)
        if line.unsure or line.label.group == "metadata":
            return
        if line.label.group == "body":
            self.counts.update(body=size, lost=removed)
            return
        gone = 2 * removed > size
        self.counts.update(characters=size, characters_removed=removed, lines=1, lines_removed=gone)
        if line.recurring:
            self.counts.update(recurring=1, recurring_removed=gone)

    def shares(self) -> tuple[float, float, float, float]:
        """Body lost; recurring chrome lines, chrome lines and chrome characters removed: shares, 0 to 1."""
        own = self.counts
        return (
            own["lost"] / max(1, own["body"]),
            own["recurring_removed"] / max(1, own["recurring"]),
            own["lines_removed"] / max(1, own["lines"]),
            own["characters_removed"] / max(1, own["characters"]),
        )


def read_publishers(data: Path, *, limit: int | None = None) -> dict[str, list[list[Line]]]:
    """The documents of each publisher; ``limit``: so many publishers."""
    files = sorted((data / "publishers").glob("*.jsonl"))[:limit]
    return {path.stem: [_document(row) for row in path.read_text("utf-8").splitlines()] for path in files}


def _document(row: str) -> list[Line]:
    return [
        Line(line["text"], Label(line["label"].rstrip("?")), line["label"].endswith("?"), line["recurring"])
        for line in json.loads(row)["lines"]
    ]


def source(lines: Sequence[Line]) -> str:
    """The text a pipeline receives."""
    return "\n".join(line.text for line in lines)


def kept_characters(lines: Sequence[Line], document: Document) -> list[int]:
    """How many characters of each line were kept."""
    kept = [0] * len(lines)
    ends, position = [], 0
    for line in lines:
        position += len(line.text) + 1
        ends.append(position)
    index = 0
    for block in document.blocks:
        while index + 1 < len(lines) and (block.start or 0) >= ends[index]:
            index += 1
        if block.kept:
            kept[index] += (block.end or 0) - (block.start or 0)
    return kept


def clean(cleaner: Cleaner, lines: Sequence[Line], template: Template | None) -> list[int]:
    """How many characters of each line are kept with a template, or without."""
    return kept_characters(lines, cleaner.clean(source(lines), format="text", template=template))


def report(data: Path, *, draws: int, limit: int | None, errors: bool) -> None:
    """Print the table; with ``errors`` every line that is still wrong, by k."""
    publishers = read_publishers(data, limit=limit)
    cleaner = Cleaner()
    generic = {name: [clean(cleaner, lines, None) for lines in own] for name, own in publishers.items()}
    for name, own in publishers.items():
        learn([source(lines) for lines in own], publisher=name)  # compiles what both need before times are taken
    print(_HEAD)
    everything = {name: range(len(own)) for name, own in publishers.items()}
    _print("generic, all documents", [_tally(own, everything[name], generic[name]) for name, own in publishers.items()])
    for size in SIZES:
        runs = list(_runs(cleaner, publishers, size, draws))
        _print(
            f"generic, without {size}", [_tally(publishers[r.publisher], r.rest, generic[r.publisher]) for r in runs]
        )
        _print(f"learnt from {size}", [_tally(publishers[r.publisher], r.rest, r.kept) for r in runs])
        learning, cleaning = sum(run.learning for run in runs), sum(run.cleaning for run in runs)
        print(f"{'':24s} learning {learning:.2f} s CPU, {learning / cleaning:.2f} of cleaning the same documents")
        for name in publishers:
            draws_of = [run for run in runs if run.publisher == name]
            _print(f"  {name}", [_tally(publishers[name], run.rest, run.kept) for run in draws_of])
        if errors:
            _print_errors(publishers, runs)
    _wrong_templates(cleaner, publishers, generic)


def learnt(data: Path, size: int, *, draws: int) -> tuple[float, float, float, float]:
    """Means of ``Tally.shares`` over publishers and draws, cleaned with what was learnt from ``size`` documents."""
    publishers = read_publishers(data)
    runs = _runs(Cleaner(), publishers, size, draws)
    shares = [_tally(publishers[run.publisher], run.rest, run.kept).shares() for run in runs]
    lost, recurring, lines, characters = (sum(own) / len(shares) for own in zip(*shares, strict=True))
    return lost, recurring, lines, characters


@dataclass(frozen=True, slots=True)
class _Run:
    """One draw: what was kept of the documents not learnt from (``rest``), and CPU seconds."""

    publisher: str
    template: Template
    rest: list[int]
    kept: dict[int, list[int]]
    learning: float
    cleaning: float


def _runs(cleaner: Cleaner, publishers: dict[str, list[list[Line]]], size: int, draws: int) -> Iterator[_Run]:
    for name, documents in publishers.items():
        for draw in range(draws):
            order = list(range(len(documents)))
            random.Random(f"{name} {draw}").shuffle(order)  # noqa: S311 - a seeded draw
            texts = [source(documents[index]) for index in order[:size]]
            started = process_time()
            template = learn(texts, publisher=name)
            learnt = process_time()
            for text in texts:
                cleaner.clean(text, format="text", template=None)
            cleaned = process_time()
            rest = order[size:]
            kept = {index: clean(cleaner, documents[index], template) for index in rest}
            yield _Run(name, template, rest, kept, learnt - started, cleaned - learnt)


def _tally(
    documents: Sequence[Sequence[Line]], indices: Sequence[int], kept: dict[int, list[int]] | list[list[int]]
) -> Tally:
    tally = Tally()
    for index in indices:
        for line, characters in zip(documents[index], kept[index], strict=True):
            tally.add(line, characters)
    return tally


def _print(name: str, tallies: Sequence[Tally]) -> None:
    lost, recurring, lines, characters = (
        sum(own) / len(tallies) for own in zip(*(t.shares() for t in tallies), strict=True)
    )
    print(f"{name:24s} {100 * lost:7.2f} %  {100 * recurring:20.1f} % {100 * lines:10.1f} % {100 * characters:8.1f} %")


def _print_errors(publishers: dict[str, list[list[Line]]], runs: Sequence[_Run]) -> None:
    wrong: Counter[tuple[str, str, str, str]] = Counter()
    for run in runs:
        for index in run.rest:
            for line, kept in zip(publishers[run.publisher][index], run.kept[index], strict=True):
                if line.unsure or line.label.group == "metadata":
                    continue
                if (2 * kept > len(line.text)) == (line.label.group == "chrome"):
                    kind = "MISSED" if line.label.group == "chrome" else "LOST"
                    wrong[run.publisher, kind, f"{line.label} {'R' if line.recurring else '-'}", line.text] += len(
                        line.text
                    )
    for (name, kind, label, text), size in sorted(wrong.items(), key=lambda item: (item[0][:2], -item[1], item[0])):
        print(f"    {name} {kind} {size} {label} {text[:160]}")


def _wrong_templates(
    cleaner: Cleaner, publishers: dict[str, list[list[Line]]], generic: dict[str, list[list[int]]]
) -> None:
    """What another publisher's template takes of the body: every publisher's documents with each other one's template."""
    tallies = []
    for run in _runs(cleaner, publishers, SIZES[-1], 1):
        for name, documents in publishers.items():
            if name != run.publisher:
                kept = [clean(cleaner, lines, run.template) for lines in documents]
                tallies.append(_tally(documents, range(len(documents)), kept))
    if tallies:
        _print("generic", [_tally(own, range(len(own)), generic[name]) for name, own in publishers.items()])
        _print("another's template", tallies)

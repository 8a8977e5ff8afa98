"""Text mode on what trafilatura, comments included, extracts from gold pages of publishers that no labelled line is of.

``python -m tests.bench extracted DATA``. The gold says which lines are the article's (not what the others are, and it leaves
out boxes, lists and standfirsts of some articles); what trafilatura gives only with comments are comments.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import trafilatura

from cleantext import Cleaner
from cleantext.normalize import normalize
from tests.bench.html import SETS, gold_pages
from tests.bench.html_gold import bare_name, labels_of
from tests.bench.linedata import read_documents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KINDS = ("body", "other", "comments")


@dataclass(slots=True)
class Count:
    """Lines and characters of each of ``KINDS``, all and removed, and the documents that have any."""

    lines: Counter[str] = field(default_factory=Counter)
    chars: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)

    def row(self) -> str:
        """What was removed of each kind, in percent of its characters and lines."""
        cells = []
        for kind in KINDS:
            characters, lines = (100 * own[f"{kind} removed"] / max(1, own[kind]) for own in (self.chars, self.lines))
            cells.append(
                f"{kind} {characters:5.2f} % / {lines:5.2f} % of {self.lines[kind]:6,} in {self.documents[kind]:4}"
            )
        return "   ".join(cells)


def extracted(html: bytes) -> tuple[list[str], int] | None:
    """The lines of a page, and how many of them stand without comments; None where the texts differ otherwise."""
    whole = trafilatura.extract(html, favor_recall=True, include_comments=True) or ""
    article = trafilatura.extract(html, favor_recall=True, include_comments=False) or ""
    lines, without = ([line for raw in text.split("\n") if (line := normalize(raw))] for text in (whole, article))
    return (lines, len(without)) if without and lines[: len(without)] == without else None


def kinds_of(lines: Sequence[str], without: int, gold: dict[str, Any]) -> list[str | None]:
    """What each line is; None where the gold does not say."""
    decided = labels_of(gold, lines[:without])
    names = {0: "body", 1: "other", None: None}
    return [*(names[label] for label in decided), *(["comments"] * (len(lines) - without))]


def measure(data: Path) -> dict[str, Count]:
    """Clean the texts of the gold pages of other publishers than the labelled lines', and count, by set."""
    cleaner = Cleaner()
    fitted = {bare_name(document.publisher) for document in read_documents(data)}
    counts = {name: Count() for name in SETS}
    for page in gold_pages(data):
        if bare_name(page.gold["publisher"]) in fitted or (found := extracted(page.html)) is None:
            continue
        lines, without = found
        kinds, removed = kinds_of(lines, without, page.gold), _removed(cleaner, lines)
        count = counts[page.set]
        count.documents.update({kind for kind in kinds if kind})
        for line, kind, gone in zip(lines, kinds, removed, strict=True):
            if kind is not None:
                for own, amount in ((count.lines, 1), (count.chars, len(line))):
                    own[kind] += amount
                    own[f"{kind} removed"] += gone * amount
    return counts


def _removed(cleaner: Cleaner, lines: Sequence[str]) -> list[bool]:
    """Whether each line is gone; one that stays elsewhere, in the first copy of an article, is not."""
    kept = [block for block in cleaner.clean("\n".join(lines), format="text").blocks if block.kept]
    starts, texts = {block.start for block in kept}, {block.text for block in kept}
    start, gone = 0, []
    for line in lines:
        gone.append(start not in starts and line not in texts)
        start += len(line) + 1
    return gone

"""Text mode on gold bodies into which one line of known chrome was put: the lines of the article that go with it.

``python -m tests.bench interrupted DATA``. What is put in is an example of a safe rule of the article's language, half the
times right above or below a short line, where subheadings and lists are. What goes without it, too, is not counted.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleantext import Cleaner, Label
from cleantext.normalize import normalize
from cleantext.rules import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cleantext.rules import Rule

SETS = ("B", "C", "E")
PLACES = 4
# Comments are read to their end below what looks like their head, whatever stands there.
_LABELS = frozenset(label for label in Label if label.group == "chrome") - {Label.COMMENTS}
_FEWEST_LINES, _MOST_LINES, _LONGEST_SHORT_LINE = 5, 120, 90


@dataclass(slots=True)
class Count:
    """Lines put in, and of the article's lines those that went with them and their characters, by label of what was put in."""

    put_in: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Lines of the articles that went, for each 100 lines put in."""
        return 100 * self.lost.total() / max(1, self.put_in.total())


def bodies(data: Path, sets: Iterable[str] = SETS) -> Iterator[list[str]]:
    """The lines of the gold bodies that have enough of them and not too many."""
    for name in sets:
        with (data / "html" / name / "gold.jsonl").open(encoding="utf-8") as rows:
            for row in rows:
                body: list[str] = json.loads(row)["body"]
                lines = [line for paragraph in body for line in paragraph.split("\n") if normalize(line)]
                if _FEWEST_LINES <= len(lines) <= _MOST_LINES:
                    yield lines


def measure(data: Path, sets: Iterable[str] = SETS) -> Count:
    """Put a line into each body at ``PLACES`` places, one at a time; the same lines at the same places on every run."""
    count, cleaner, draw = Count(), Cleaner(), random.Random(1)  # noqa: S311 - a seeded draw
    packs: dict[str, list[Rule]] = {}
    for lines in bodies(data, sets):
        document = cleaner.clean("\n".join(lines), format="text")
        kept = Counter(block.text for block in document.blocks if block.kept)
        language = document.metadata.language or "common"
        if language not in packs:
            packs[language] = _rules(language)
        short = [i for i, line in enumerate(lines) if 0 < i < len(lines) - 1 and len(line) < _LONGEST_SHORT_LINE]
        for number in range(PLACES):
            near_short = short and number % 2
            place = draw.choice(short) + draw.choice((0, 1)) if near_short else draw.randrange(1, len(lines))
            rule = draw.choice(packs[language])
            example = normalize(draw.choice(rule.drop)).replace("\n", " ")
            found = cleaner.clean("\n".join([*lines[:place], example, *lines[place:]]), format="text").blocks
            gone = kept - Counter(block.text for block in found if block.kept)
            gone.pop(example, None)
            count.put_in[rule.label] += 1
            count.lost[rule.label] += gone.total()
            count.characters[rule.label] += sum(len(text) * times for text, times in gone.items())
    return count


def _rules(language: str) -> list[Rule]:
    packs = dict.fromkeys((language, "common"))
    return [rule for pack in packs for rule in load_pack(pack) if rule.tier == "safe" and rule.label in _LABELS]

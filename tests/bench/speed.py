"""Speed of text mode against ``ftfy.fix_text`` alone on the same text; whether time grows with length and with rules."""

from __future__ import annotations

import statistics
import time
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING

import ftfy

from cleantext import Cleaner
from cleantext.rules import Rule, load_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.linedata import LabelledDocument

ROUNDS = 15
FEWER_ROUNDS = 5
MORE_RULES = 4


def texts_of(documents: Sequence[LabelledDocument]) -> list[str]:
    """The documents as plain texts, a line a line."""
    return ["\n".join(line.text for line in document.lines) for document in documents]


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def against_ftfy(texts: Sequence[str]) -> tuple[float, float, float]:
    """Least CPU seconds of cleantext and of ``ftfy.fix_text`` in interleaved rounds, and their ratio.

    What else a machine does only adds to a round, so the least of several varies less than their median.
    """
    cleaner = Cleaner()
    for text in texts:  # packs and patterns are loaded once a process
        cleaner.clean(text, format="text")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(cpu_seconds(lambda: [cleaner.clean(text, format="text") for text in texts]))
        theirs.append(cpu_seconds(lambda: [ftfy.fix_text(text) for text in texts]))
    return min(ours), min(theirs), min(ours) / min(theirs)


def growth(text: str, factors: Sequence[int] = (1, 2, 4, 8)) -> list[tuple[int, float]]:
    """(characters, CPU microseconds a character) for a text repeated with other numbers in it."""
    cleaner = Cleaner()
    cleaner.clean(text, format="text")
    rows = []
    for factor in factors:
        longer = "\n".join(f"{line} {part}" if part else line for part in range(factor) for line in text.split("\n"))
        seconds = statistics.median(cpu_seconds(partial(cleaner.clean, longer, format="text")) for _ in range(3))
        rows.append((len(longer), 1e6 * seconds / len(longer)))
    return rows


class GrownCleaner(Cleaner):
    """A cleaner with ``MORE_RULES`` times as many rules for each language: those of other languages' packs are added."""

    def _rules(self, language: str | None) -> list[Rule]:
        rules = super()._rules(language)
        known = {rule.id for rule in rules}
        packs = sorted(pack.name for pack in resources.files("cleantext.rules").joinpath("data").iterdir())
        others = [rule for pack in packs for rule in load_pack(pack) if rule.id not in known]
        return [*rules, *others[: (MORE_RULES - 1) * len(rules)]]


def with_more_rules(texts: Sequence[str]) -> tuple[float, float]:
    """How many times as many rules a cleaner got, and the median ratio of its CPU time; rounds interleaved."""
    few, many = Cleaner(), GrownCleaner()
    for text in texts:
        few.clean(text, format="text")
        many.clean(text, format="text")
    ratios = []
    for _ in range(FEWER_ROUNDS):
        base = cpu_seconds(lambda: [few.clean(text, format="text") for text in texts])
        ratios.append(cpu_seconds(lambda: [many.clean(text, format="text") for text in texts]) / base)
    languages = [few.clean(text, format="text").metadata.language for text in texts]
    sizes = [len(many.matcher(language).rules) / len(few.matcher(language).rules) for language in languages]
    return statistics.mean(sizes), statistics.median(ratios)

"""Gold pages as the fit of HTML weights sees them: blocks, which of them the gold holds, and what a mistake costs."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cleantext.model import Block
from cleantext.normalize import normalize
from cleantext.readers.html import read
from cleantext.readers.html_claims import Passage, passage, words_of
from tests.bench.html import GoldPage

FOLDS = 5
# Covered by the gold to at least or at most this share, a block is body or not; between, it is left out.
_BODY, _NOT_BODY = 0.8, 0.2
# Repetitions of a text of at least so many characters are counted.
_REPEATED_LENGTH = 60
_SET_WEIGHTS = {"A": 2.0, "B": 2.5, "C": 2.0, "E": 1.0}
_SEGMENT_WEIGHT = 45.0


@dataclass(frozen=True, slots=True)
class Example:
    """One gold page: its blocks, for each 1 (remove), 0 (keep) or None (the gold does not say), and its fold of publishers."""

    set: str
    gold: dict[str, Any]
    fold: int
    blocks: tuple[Block, ...]
    remove: tuple[int | None, ...]


def fold_of(publisher: str) -> int:
    """The fold of a publisher, the same for ``CNBC`` and ``www.cnbc.com``."""
    return int(hashlib.sha256(bare_name(publisher).encode()).hexdigest(), 16) % FOLDS


def bare_name(publisher: str) -> str:
    """What a publisher's name and its host have in common.

    >>> bare_name("www.cnbc.com") == bare_name("CNBC")
    True
    """
    return re.sub(r"\W", "", re.sub(r"^www\.|\.(co|com|org|net)?\.?[a-z]{2,5}$", "", publisher.lower()))


def example(page: GoldPage) -> Example:
    """Read a page and label its blocks from the gold."""
    blocks = read(page.html).blocks
    return Example(page.set, page.gold, fold_of(page.gold["publisher"]), blocks, labels(page.gold, blocks))


def labels(gold: dict[str, Any], blocks: Sequence[Block]) -> tuple[int | None, ...]:
    """1 where the gold leaves a block out, 0 where it holds it, None where it does not say."""
    body = _body(gold)
    found = " ".join(words_of(" ".join(body)))
    decided = labels_of(gold, [block.text for block in blocks])
    for value, key in ((0, "wanted"), (1, "unwanted")):
        for snippet in gold.get(key, ()):
            words = " ".join(words_of(normalize(snippet)))
            for i, block in enumerate(blocks):
                if words and (decided[i] is None or not body) and words in " ".join(words_of(block.text)):
                    decided[i] = value
    return tuple(_once(decided, blocks, found))


def labels_of(gold: dict[str, Any], texts: Sequence[str]) -> list[int | None]:
    """The same of texts, by the gold's body alone."""
    if not (body := _body(gold)):
        return [None] * len(texts)
    index = passage("\n".join(body))
    found = " ".join(words_of(" ".join(body)))
    return [_from_body(index, found, text) for text in texts]


def _body(gold: dict[str, Any]) -> list[str]:
    return [normalize(line.strip("[]")) for paragraph in gold.get("body", ()) for line in paragraph.split("\n")]


def _once(decided: Sequence[int | None], blocks: Sequence[Block], found: str) -> Iterator[int | None]:
    """The labels, with repetitions of a longer block removed where the gold has it fewer times."""
    seen: Counter[str] = Counter()
    for label, block in zip(decided, blocks, strict=True):
        words = " ".join(words_of(block.text))
        seen[words] += 1
        again = label == 0 and len(words) > _REPEATED_LENGTH and seen[words] > 1
        yield 1 if again and found.count(words) < seen[words] else label


def _from_body(index: Passage, found: str, text: str) -> int | None:
    words = words_of(text)
    share = index.share(words)
    if share is None:
        return 1
    if share >= _BODY:
        return 0
    if len(words) >= 4:
        return 1 if share <= _NOT_BODY else None
    return None if f" {' '.join(words)} " in f" {found} " else 1


def costs(e: Example) -> list[float]:
    """What a wrong decision about each block costs: about its share of the page's kept words, capped and flattened.

    Small sets weigh more, so that one set of weights suits all; in D every labelled segment counts alike.
    """
    if e.set == "D":
        return [_SEGMENT_WEIGHT] * len(e.blocks)
    lengths = [2 + len(block.text.split()) for block in e.blocks]
    kept = max(100, sum(n for n, remove in zip(lengths, e.remove, strict=True) if remove == 0))
    return [100 * _SET_WEIGHTS[e.set] * min(0.3, n / kept) ** 0.7 for n in lengths]

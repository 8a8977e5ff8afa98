"""The scores of ``../shared/data/README.md`` for text taken out of HTML, implemented from their definitions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")
# rouge-score itself takes ASCII letters and digits only, which leaves Japanese without tokens and cuts German words up.
_ROUGE_TOKEN = re.compile(r"\w+")
# More optional paragraphs than this are tried one by one instead of in all combinations.
_MOST_OPTIONAL = 8


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 between 0 and 1."""

    precision: float
    recall: float
    f1: float


def score_of(precision: float, recall: float) -> Score:
    """The score with the harmonic mean filled in.

    >>> score_of(0.5, 1.0).f1
    0.6666666666666666
    """
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def mean(scores: Sequence[Score], *, f1_of_means: bool = False) -> Score:
    """Means over pages; ``f1_of_means`` takes F1 from the mean precision and recall (article-extraction-benchmark)."""
    count = max(1, len(scores))
    precision = sum(s.precision for s in scores) / count
    recall = sum(s.recall for s in scores) / count
    if f1_of_means:
        return score_of(precision, recall)
    return Score(precision, recall, sum(s.f1 for s in scores) / count)


def shingles(gold: str, found: str, *, size: int = 4) -> Score:
    """Overlap of the multisets of word ``size``-grams, as article-extraction-benchmark counts it.

    >>> shingles("a b c d e", "a b c d").recall
    0.5
    """
    a, b = _shingle_counts(gold, size), _shingle_counts(found, size)
    hits = (a & b).total()
    if a == b:
        return Score(1.0, 1.0, 1.0)
    if not hits:
        return Score(0.0, 0.0, 0.0)
    return score_of(hits / b.total(), hits / a.total())


def _shingle_counts(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def words(gold: str, found: str) -> Score:
    """Overlap of the multisets of lower-case words (WCXB).

    >>> words("One two two", "two two three").f1
    0.6666666666666666
    """
    a, b = Counter(_WORD.findall(gold.lower())), Counter(_WORD.findall(found.lower()))
    hits = (a & b).total()
    if not a and not b:
        return Score(1.0, 1.0, 1.0)
    return score_of(hits / max(1, b.total()), hits / max(1, a.total()))


def segments(wanted: Sequence[str], unwanted: Sequence[str], found: str) -> tuple[int, int, int]:
    """True positives, false positives and false negatives over a page's text segments (trafilatura's evaluation).

    >>> segments(["in", "not there"], ["out"], "in and out")
    (1, 1, 1)
    """
    hits = sum(segment in found for segment in wanted)
    return hits, sum(segment in found for segment in unwanted), len(wanted) - hits


def micro(counts: Sequence[tuple[int, int, int]]) -> Score:
    """Scores from the summed counts of ``segments``."""
    hits, wrong, missed = (sum(c[i] for c in counts) for i in range(3))
    return score_of(hits / max(1, hits + wrong), hits / max(1, hits + missed))


def rouge_lsum(paragraphs: Sequence[str], found: str) -> Score:
    """Summary-level ROUGE-L as rouge-score computes it; the best F1 over the optional ``[…]`` paragraphs.

    >>> rouge_lsum(["The cat sat.", "[An aside.]"], "The cat sat.").f1
    1.0
    """
    required = [p for p in paragraphs if not _is_optional(p)]
    optional = [p[1:-1] for p in paragraphs if _is_optional(p)]
    if not optional:
        return _rouge(list(paragraphs), found)
    positions = range(len(optional))
    sizes = range(len(optional) + 1) if len(optional) <= _MOST_OPTIONAL else (0, 1, len(optional))
    bodies = [required + [optional[i] for i in chosen] for size in sizes for chosen in combinations(positions, size)]
    return max((_rouge(body, found) for body in bodies), key=lambda score: score.f1)


def _is_optional(paragraph: str) -> bool:
    return paragraph.startswith("[") and paragraph.endswith("]")


def _rouge(paragraphs: list[str], found: str) -> Score:
    reference = [_rouge_tokens(line) for line in "\n".join(paragraphs).split("\n") if line]
    candidate = [_rouge_tokens(line) for line in found.split("\n") if line]
    length, found_length = sum(map(len, reference)), sum(map(len, candidate))
    if not length or not found_length:
        return Score(0.0, 0.0, 0.0)
    left_reference = Counter(token for line in reference for token in line)
    left_candidate = Counter(token for line in candidate for token in line)
    numbers = {token: number for number, token in enumerate(left_reference | left_candidate)}
    matrix = _padded([[numbers[token] for token in line] for line in candidate if line])
    hits = 0
    for line in reference:
        if not line:
            continue
        for index in _union_lcs(np.array([numbers[token] for token in line]), *matrix):
            token = line[index]
            if left_candidate[token] > 0 and left_reference[token] > 0:
                hits += 1
                left_candidate[token] -= 1
                left_reference[token] -= 1
    return score_of(hits / found_length, hits / length)


def _rouge_tokens(line: str) -> list[str]:
    return _ROUGE_TOKEN.findall(line.lower())


def _padded(lines: list[list[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    lengths = np.array([len(line) for line in lines], dtype=np.int64)
    matrix = np.full((len(lines), int(lengths.max())), -1, dtype=np.int64)
    for row, line in zip(matrix, lines, strict=True):
        row[: len(line)] = line
    return matrix, lengths


def _union_lcs(
    reference: npt.NDArray[np.int64], candidates: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
) -> list[int]:
    """Positions in ``reference`` on rouge-score's longest common subsequence with any candidate line.

    One table a candidate, all filled together: a row is a running maximum over the row above.
    """
    count, width = candidates.shape
    table = np.zeros((len(reference) + 1, count, width + 1), dtype=np.int16)
    equal = candidates[None, :, :] == reference[:, None, None]
    for i in range(len(reference)):
        np.maximum(table[i, :, 1:], table[i, :, :-1] + equal[i], out=table[i + 1, :, 1:])
        np.maximum.accumulate(table[i + 1, :, 1:], axis=1, out=table[i + 1, :, 1:])
    chosen: set[int] = set()
    line = np.flatnonzero(table[-1, np.arange(count), lengths] > 0)
    i = np.full(len(line), len(reference))
    j = lengths[line].copy()
    while len(line):
        match = equal[i - 1, line, j - 1]
        chosen.update((i[match] - 1).tolist())
        left = ~match & (table[i, line, j - 1] > table[i - 1, line, j])
        i = i - ~left
        j = j - (match | left)
        going = (i > 0) & (j > 0)
        line, i, j = line[going], i[going], j[going]
    return sorted(chosen)

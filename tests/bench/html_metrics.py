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
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    candidate = [words for words in map(_rouge_tokens, found.split("\n")) if words]
    common = dict(zip(lines, _common(lines, candidate), strict=True))
    required = [p for p in paragraphs if not _is_optional(p)]
    optional = [p for p in paragraphs if _is_optional(p)]
    sizes = range(len(optional) + 1) if len(optional) <= _MOST_OPTIONAL else (0, 1, len(optional))
    bodies = [[*required, *chosen] for size in sizes for chosen in combinations(optional, size)]
    return max((_rouge(body, candidate, common) for body in bodies), key=lambda score: score.f1)


def _is_optional(paragraph: str) -> bool:
    return paragraph.startswith("[") and paragraph.endswith("]")


def _lines(paragraph: str) -> list[tuple[str, ...]]:
    """The words of each line of a paragraph; the brackets of an optional one are no words."""
    return [words for words in (tuple(_rouge_tokens(line)) for line in paragraph.split("\n")) if words]


def _common(lines: list[tuple[str, ...]], candidate: list[list[str]]) -> list[list[str]]:
    """For each reference line the words it has in common with the candidate's lines, each line's LCS united."""
    if not candidate:
        return [[] for _ in lines]
    numbers = {word: number for number, word in enumerate({word for line in candidate for word in line})}
    matrix = _padded([[numbers[word] for word in line] for line in candidate])
    coded = (np.array([numbers.get(word, -2) for word in line]) for line in lines)
    return [[line[i] for i in _union_lcs(code, *matrix)] for line, code in zip(lines, coded, strict=True)]


def _rouge(paragraphs: list[str], candidate: list[list[str]], common: dict[tuple[str, ...], list[str]]) -> Score:
    reference = [line for paragraph in paragraphs for line in _lines(paragraph)]
    length, found_length = sum(map(len, reference)), sum(map(len, candidate))
    if not length or not found_length:
        return Score(0.0, 0.0, 0.0)
    # A word counts as often as both sides have it at most.
    limit = Counter(word for line in reference for word in line) & Counter(word for line in candidate for word in line)
    hits = (Counter(word for line in reference for word in common[line]) & limit).total()
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
    for row in range(len(reference)):
        np.maximum(table[row, :, 1:], table[row, :, :-1] + equal[row], out=table[row + 1, :, 1:])
        np.maximum.accumulate(table[row + 1, :, 1:], axis=1, out=table[row + 1, :, 1:])
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

"""The page as heuristics see it: each block measured once, and where the article's core lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleantext.languages import Language, detect, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.rules.match import Match

_WORD = re.compile(r"\w+")
# Where words are not spaced, overlapping pairs of characters stand in for them ...
_CHARACTER_PAIR = re.compile(r"(?=(\w\w))")
# ... and about this many characters make what is a word elsewhere.
_CHARACTERS_A_WORD = 1.7
_UNSPACED = ("ja", "zh")

# A block of this many words that ends like a sentence, or of so many more that does not, is prose.
PROSE_WORDS = 12
_UNENDED_PROSE_WORDS = 25
# Of the distinct words of running text a fifth and more are function words; of menus and lists hardly any.
_LEAST_FUNCTION_WORDS = 0.12
# Anchors with more than this many other lines between them belong to different regions.
_LONGEST_GAP = 6
# Inflection is folded by comparing the first letters of content words.
_STEM = 6
_SHORTEST_CONTENT_WORD = 4

_CLOSERS = "\"'“”„»«’‘)]}*_ "
_SENTENCE_ENDS = frozenset(".!?…。！？؟।;")


class Measure(NamedTuple):
    """One block, measured.

    ``words`` are lower case; ``stems`` the beginnings of the longer ones, inflection folded; ``size`` the number of words (a fair equivalent where words are not spaced);
    ``end`` is the last character that is no closing quote or bracket, "" for none; ``grammar`` the share of distinct
    words that are function words (None without a table for the language); ``prose``: reads like sentences.
    """

    text: str
    bare: str
    words: list[str]
    stems: set[str]
    size: float
    end: str
    grammar: float | None
    prose: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All blocks of a document, measured, with what holds for the document.

    ``matches``: the rules that fired on each block. ``anchors``: indices of the prose blocks no rule speaks against.
    ``core``: first and last index of the region with most anchor text, (-1, -1) without anchors.
    ``vocabulary``: the content-word stems of the core's anchors, with the number of anchors that use each.
    """

    measures: list[Measure]
    matches: Sequence[Sequence[Match]]
    language: Language | None
    anchors: list[int]
    core: tuple[int, int]
    vocabulary: dict[str, int]


def measure(texts: Sequence[str], bare: Sequence[str], language: str | None) -> tuple[list[Measure], Language | None]:
    """Measure every block; ``language`` None: detect it. Returns the measures and the language's table, if any."""
    tokens = [_WORD.findall(text) for text in bare]
    if language is None:
        language = detect(set().union(*tokens), " ".join(bare))
    table = load(language) if language is not None else None
    if language in _UNSPACED:
        tokens = [_CHARACTER_PAIR.findall(text) for text in bare]
    function_words = table.function_words if table is not None else None
    unspaced = language in _UNSPACED
    measures = [_measure(*block, function_words, unspaced=unspaced) for block in zip(texts, bare, tokens, strict=True)]
    return measures, table


def _measure(
    text: str, bare: str, words: list[str], function_words: frozenset[str] | None, *, unspaced: bool
) -> Measure:
    size = len(words) / _CHARACTERS_A_WORD if unspaced else len(words)
    end = text[-1]
    if end in _CLOSERS:
        stripped = text.rstrip(_CLOSERS)
        end = stripped[-1] if stripped else ""
    grammar = None
    if function_words is not None and size and not unspaced:
        grammar = len(function_words.intersection(words)) / len(words) if len(words) < 40 else 0.3
    ends = end in _SENTENCE_ENDS
    prose = size >= (PROSE_WORDS if ends else _UNENDED_PROSE_WORDS)
    if prose and grammar is not None and grammar < _LEAST_FUNCTION_WORDS:
        prose = False
    stems = set(words) if unspaced else {word[:_STEM] for word in words if len(word) >= _SHORTEST_CONTENT_WORD}
    return Measure(text, bare, words, stems, size, "." if ends and end not in "!?…？！" else end, grammar, prose)


def survey(measures: list[Measure], matches: Sequence[Sequence[Match]], language: Language | None) -> Page:
    """Find the anchors, the core of the article and its vocabulary."""
    anchors = [i for i, m in enumerate(measures) if m.prose and not matches[i]]
    if not anchors:
        anchors = [i for i, m in enumerate(measures) if m.prose]
    core = _core(measures, anchors)
    vocabulary: dict[str, int] = {}
    for i in anchors:
        if core[0] <= i <= core[1]:
            for stem in measures[i].stems:
                vocabulary[stem] = vocabulary.get(stem, 0) + 1
    return Page(measures, matches, language, anchors, core, vocabulary)


def _core(measures: list[Measure], anchors: list[int]) -> tuple[int, int]:
    """The run of anchors, small gaps allowed, that holds most text."""
    best, best_size = (-1, -1), 0.0
    start, size, last = -1, 0.0, -1
    for i in anchors:
        if start < 0 or i - last > _LONGEST_GAP:
            start, size = i, 0.0
        size += measures[i].size
        last = i
        if size > best_size:
            best, best_size = (start, last), size
    return best

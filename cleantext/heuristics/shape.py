"""Shape: how long a block is and whether it ends like a sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# Upper bounds on words, and the names they divide, for blocks that end like a sentence and for those that do not.
_SENTENCE_BOUNDS = (4, 9, 17, 30, 60)
_SENTENCES = (
    "sentence_of_1_to_4_words",
    "sentence_of_5_to_9_words",
    "sentence_of_10_to_17_words",
    "sentences_of_18_to_30_words",
    "sentences_of_31_to_60_words",
    "sentences_of_over_60_words",
)
_FRAGMENT_BOUNDS = (1, 2, 4, 7, 11, 17, 30)
_FRAGMENTS = (
    "fragment_of_1_word",
    "fragment_of_2_words",
    "fragment_of_3_to_4_words",
    "fragment_of_5_to_7_words",
    "fragment_of_8_to_11_words",
    "fragment_of_12_to_17_words",
    "fragment_of_18_to_30_words",
    "fragment_of_over_30_words",
)
_NO_WORDS = "no_words"
SHAPES = (_NO_WORDS, *_SENTENCES, *_FRAGMENTS)
_LONGEST_LINE = 30
_MANY_FUNCTION_WORDS = 0.25
_WITHOUT, _WITH_FEW, _WITH_MANY = (
    {shape: f"{shape}_{density}_function_words" for shape in SHAPES} for density in ("without", "with_few", "with_many")
)
_ENDS = frozenset(".!?…")
_ENDINGS = {
    "!": "exclamation",
    "?": "question",
    ":": "ends_in_a_colon",
    "…": "ends_in_an_ellipsis",
    ",": "ends_in_a_comma",
}


def shape_of(size: float, end: str) -> str:
    """The one shape name of a block, from its number of words and its last mark.

    >>> shape_of(3, ""), shape_of(12, "."), shape_of(0, "")
    ('fragment_of_3_to_4_words', 'sentence_of_10_to_17_words', 'no_words')
    """
    if size == 0:
        return _NO_WORDS
    if end in _ENDS:
        return _SENTENCES[bisect_left(_SENTENCE_BOUNDS, size)]
    return _FRAGMENTS[bisect_left(_FRAGMENT_BOUNDS, size)]


def shape(page: Page, names: Names) -> None:
    """Length and ending; the density of function words, which sentences have and menus lack."""
    for measure, own in zip(page.measures, names, strict=True):
        own.append(measure.shape)
        grammar = measure.grammar
        if grammar is not None and measure.size <= _LONGEST_LINE:
            density = _WITHOUT if grammar == 0 else _WITH_FEW if grammar < _MANY_FUNCTION_WORDS else _WITH_MANY
            own.append(density[measure.shape])
        if measure.end in _ENDINGS:
            size = "short" if measure.size <= 9 else "medium" if measure.size <= 25 else "long"
            own.append(f"{_ENDINGS[measure.end]}_{size}")

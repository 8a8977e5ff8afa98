"""Shape: how long a block is and whether it ends like a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Measure, Page

# (upper bound on words, name), for blocks that end like a sentence and for those that do not.
_SENTENCES = (
    (4, "sentence_of_1_to_4_words"),
    (9, "sentence_of_5_to_9_words"),
    (17, "sentence_of_10_to_17_words"),
    (30, "sentences_of_18_to_30_words"),
    (60, "sentences_of_31_to_60_words"),
)
_LONGEST_SENTENCES = "sentences_of_over_60_words"
_FRAGMENTS = (
    (1, "fragment_of_1_word"),
    (2, "fragment_of_2_words"),
    (4, "fragment_of_3_to_4_words"),
    (7, "fragment_of_5_to_7_words"),
    (11, "fragment_of_8_to_11_words"),
    (17, "fragment_of_12_to_17_words"),
    (30, "fragment_of_18_to_30_words"),
)
_LONGEST_FRAGMENT = "fragment_of_over_30_words"
_MANY_FUNCTION_WORDS = 0.25
_NO_WORDS = "no_words"
_ENDS = frozenset(".!?…。！？؟।;")


def shape_of(measure: Measure) -> str:
    """The one shape name of a block."""
    size = measure.size
    if size == 0:
        return _NO_WORDS
    bounds, longest = (_SENTENCES, _LONGEST_SENTENCES) if measure.end in _ENDS else (_FRAGMENTS, _LONGEST_FRAGMENT)
    for most, name in bounds:
        if size <= most:
            return name
    return longest


def shape(page: Page) -> list[list[str]]:
    """Length and ending; the density of function words, which sentences have and menus lack."""
    names = []
    for measure in page.measures:
        shape_name = shape_of(measure)
        own = [shape_name]
        grammar = measure.grammar
        if grammar is not None and measure.size <= 30:
            density = "without" if grammar == 0 else "with_few" if grammar < _MANY_FUNCTION_WORDS else "with_many"
            own.append(f"{shape_name}_{density}_function_words")
        end = measure.end
        if end in _ENDINGS:
            size = "short" if measure.size <= 9 else "medium" if measure.size <= 25 else "long"
            own.append(_ENDINGS[end] + size)
        names.append(own)
    return names


_ENDINGS = {
    "!": "exclamation_",
    "?": "question_",
    ":": "ends_in_a_colon_",
    "…": "ends_in_an_ellipsis_",
    ",": "ends_in_a_comma_",
}

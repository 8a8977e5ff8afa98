"""The page as heuristics see it: each block measured once, and where the article's core lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleantext.heuristics.boxes import looks_like_a_box, opens_with_a_bullet
from cleantext.languages import Language, detect, load
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from cleantext.rules.match import Match

# \w leaves out the vowel signs of Indic scripts and other marks inside words.
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e]+")
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
LONGEST_GAP = 6
# From this many words on, the share of function words is taken to be that of prose.
_LONG = 40
_FUNCTION_WORDS_OF_PROSE = 0.3
# Of a paragraph's stems at least so many stand in the rest of its article, too.
_ON_TOPIC = 0.2
# Inflection is folded by comparing the first letters of content words.
_STEM = 6
_SHORTEST_CONTENT_WORD = 4

# Headings and buttons are short, in words; an article above its comments has at least so many paragraphs.
LONGEST_CUE = 8
FEWEST_PARAGRAPHS = 3

# After so many lines that prompt for comments and head none, the page has no heading of comments.
_MOST_PROMPTS = 4
# What stands around remarks of readers: their names and times, buttons to reply and share.
_AROUND_COMMENTS = frozenset({Label.COMMENTS, Label.TIMESTAMP, Label.BYLINE, Label.SOCIAL})

_CLOSERS = "\"'“”„»«’‘)]}*_ "
_SENTENCE_ENDS = frozenset(".!?…。！？؟।;")


class Measure(NamedTuple):
    """One block, measured.

    ``words`` are lower case; ``stems`` the beginnings of the longer ones, inflection folded; ``size`` the number of words (a fair equivalent where words are not spaced);
    ``end`` is the last character that is no closing quote or bracket, "" for none; ``grammar`` the share of distinct
    words that are function words (None without a table for the language); ``prose``: reads like sentences;
    ``first_person``, ``second_person``: says I or we, says you (False without a table).
    """

    text: str
    bare: str
    words: list[str]
    stems: set[str]
    size: float
    end: str
    grammar: float | None
    prose: bool
    first_person: bool
    second_person: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All blocks of a document, measured, with what holds for the document.

    ``matches``: the rules that fired on each block. ``anchors``: indices of the prose blocks no rule speaks against.
    ``core``: first and last index of the region with most anchor text, (-1, -1) without anchors.
    ``cut``: first and last index of the boxes that were cut off the core's end (first > last: none).
    ``comments``: index of the line that heads the comments, -1 for none.
    ``vocabulary``: the content-word stems that the core's anchors use; ``recurring``: those that two or more use.
    """

    measures: list[Measure]
    matches: Sequence[Sequence[Match]]
    language: Language | None
    anchors: list[int]
    core: tuple[int, int]
    cut: tuple[int, int]
    comments: int
    vocabulary: set[str]
    recurring: set[str]


def measure(texts: Sequence[str], bare: Sequence[str], language: str | None) -> tuple[list[Measure], Language | None]:
    """Measure every block; ``language`` None: detect it. Returns the measures and the language's table, if any."""
    tokens = [_WORD.findall(text) for text in bare]
    if language is None:
        language = detect(set().union(*tokens), " ".join(bare))
    table = load(language) if language is not None else None
    if language in _UNSPACED:
        tokens = [_CHARACTER_PAIR.findall(text) for text in bare]
        return [_measure_unspaced(*block, table) for block in zip(texts, bare, tokens, strict=True)], table
    return [_measure(*block, table) for block in zip(texts, bare, tokens, strict=True)], table


def _measure(text: str, bare: str, words: list[str], table: Language | None) -> Measure:
    size = len(words)
    end, ends = _end(text)
    prose = size >= (PROSE_WORDS if ends else _UNENDED_PROSE_WORDS)
    stems = {word[:_STEM] for word in words if len(word) >= _SHORTEST_CONTENT_WORD}
    if table is None or not size:
        return Measure(text, bare, words, stems, size, end, None, prose, False, False)  # noqa: FBT003 - no table, no persons
    # Long blocks repeat their function words, so that the share of distinct ones falls; that they are prose is plain.
    grammar = len(table.function_words.intersection(words)) / size if size < _LONG else _FUNCTION_WORDS_OF_PROSE
    if grammar < _LEAST_FUNCTION_WORDS:
        prose = False
    first, second = not table.first_person.isdisjoint(words), not table.second_person.isdisjoint(words)
    return Measure(text, bare, words, stems, size, end, grammar, prose, first, second)


def _measure_unspaced(text: str, bare: str, pairs: list[str], table: Language | None) -> Measure:
    """The same where words are not spaced: function words cannot be told apart, pronouns are looked for as they are."""
    size = len(pairs) / _CHARACTERS_A_WORD
    end, ends = _end(text)
    prose = size >= (PROSE_WORDS if ends else _UNENDED_PROSE_WORDS)
    first = table is not None and any(word in bare for word in table.first_person)
    second = table is not None and any(word in bare for word in table.second_person)
    return Measure(text, bare, pairs, set(pairs), size, end, None, prose, first, second)


def _end(text: str) -> tuple[str, bool]:
    """The last mark before closing quotes and brackets, full stops of all scripts as ``"."``; whether it ends a sentence."""
    end = text[-1]
    if end in _CLOSERS:
        stripped = text.rstrip(_CLOSERS)
        end = stripped[-1] if stripped else ""
    ends = end in _SENTENCE_ENDS
    return "." if ends and end not in "!?…？！" else end, ends


def survey(measures: list[Measure], matches: Sequence[Sequence[Match]], language: Language | None) -> Page:
    """Find the anchors, the core of the article and its vocabulary."""
    anchors = [
        i for i, m in enumerate(measures) if m.prose and not any(found.rule.tier == "safe" for found in matches[i])
    ]
    if not anchors:
        anchors = [i for i, m in enumerate(measures) if m.prose]
    region = _core(measures, anchors)
    core = _without_boxes(measures, anchors, matches, region)
    heading = comments_heading(measures, matches)
    core = _above(heading, core, anchors)
    vocabulary: set[str] = set()
    recurring: set[str] = set()
    for i in anchors:
        if core[0] <= i <= core[1]:
            recurring |= vocabulary & measures[i].stems
            vocabulary |= measures[i].stems
    return Page(measures, matches, language, anchors, core, (core[1] + 1, region[1]), heading, vocabulary, recurring)


def is_chrome_cue(matches: Sequence[Match]) -> bool:
    """Whether a safe rule takes a block for chrome."""
    return any(match.rule.tier == "safe" and match.rule.label.group == "chrome" for match in matches)


def comments_heading(measures: list[Measure], matches: Sequence[Sequence[Match]]) -> int:
    """Index of the short line that heads the comments below an article, -1 for none."""
    above: list[Measure] = []
    within: set[Label] = set()
    prompts = 0
    for index, measure in enumerate(measures):
        if measure.prose:
            above.append(measure)
        elif len(above) >= FEWEST_PARAGRAPHS and measure.size <= LONGEST_CUE and _is_of_comments(matches[index]):
            if _others_speak(above, index, measures, matches, _AROUND_COMMENTS - within):
                return index
            prompts += 1
            if prompts == _MOST_PROMPTS:
                break
        if above:
            within.update(found.rule.label for found in matches[index])
    return -1


def _others_speak(
    above: list[Measure],
    heading: int,
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    around: AbstractSet[Label],
) -> bool:
    """Whether below a comments heading readers speak, or the article goes on below a stray prompt.

    Readers say I and you below a report that does not, and names, times and buttons stand ``around`` what they say.
    """
    prose = [m for m in measures[heading + 1 :] if m.prose]
    voices = sum(map(_says_i_or_you, prose)) if 4 * sum(map(_says_i_or_you, above)) <= len(above) else 0
    cues = sum(
        measures[index].bare != measures[heading].bare and any(found.rule.label in around for found in matches[index])
        for index in range(heading + 1, len(measures))
    )
    return 3 * (voices + cues) >= len(prose)


def _says_i_or_you(measure: Measure) -> bool:
    """Outside of quotations."""
    return (measure.first_person or measure.second_person or measure.end == "!") and '"' not in measure.bare


def _is_of_comments(matches: Sequence[Match]) -> bool:
    return any(match.rule.tier == "safe" and match.rule.label == "comments" for match in matches)


def _above(heading: int, core: tuple[int, int], anchors: list[int]) -> tuple[int, int]:
    """The core's part above a heading, if it has anchors there."""
    first, last = core
    if not first < heading < last:
        return core
    return first, max(i for i in anchors if i < heading)


def _without_boxes(
    measures: list[Measure], anchors: list[int], matches: Sequence[Sequence[Match]], core: tuple[int, int]
) -> tuple[int, int]:
    """The core without what follows chrome at its end, is about something else and looks like the texts of boxes.

    A paragraph of the article below a box shares little with the rest, too; without the look of a box it stays.
    """
    first, last = core
    inside = [i for i in anchors if first <= i <= last]
    cues = [i for i in range(max(first, 0), last) if is_chrome_cue(matches[i])]
    for cue in reversed(cues):
        above, below = [i for i in inside if i < cue], [i for i in inside if i > cue]
        if not below:
            continue
        vocabulary = set().union(*(measures[i].stems for i in above))
        like_boxes = sum(looks_like_a_box(measures[i].text) for i in below)
        if len(above) <= len(below) or 2 * like_boxes < len(below):
            break
        if any(_shares(measures[i].stems, vocabulary) for i in below):
            break
        inside = above
    inside = _without_foreign_list(measures, inside)
    return (first, inside[-1]) if inside else core


def _without_foreign_list(measures: list[Measure], anchors: list[int]) -> list[int]:
    """The anchors without a bulleted run at their end that nothing introduces and that is about something else."""
    start = len(anchors)
    while start > 1 and opens_with_a_bullet(measures[anchors[start - 1]].text):
        start -= 1
    article, items = anchors[:start], anchors[start:]
    if len(article) <= len(items) or not items or measures[items[0] - 1].text.endswith(":"):
        return anchors
    vocabulary = set().union(*(measures[i].stems for i in article))
    return anchors if any(_shares(measures[i].stems, vocabulary) for i in items) else article


def _shares(stems: set[str], vocabulary: set[str]) -> bool:
    return len(stems & vocabulary) >= _ON_TOPIC * len(stems)


def _core(measures: list[Measure], anchors: list[int]) -> tuple[int, int]:
    """The run of anchors, small gaps allowed, that holds most text."""
    best, best_size = (-1, -1), 0.0
    start, size, last = -1, 0.0, -1
    for i in anchors:
        if start < 0 or i - last > LONGEST_GAP:
            start, size = i, 0.0
        size += measures[i].size
        last = i
        if size > best_size:
            best, best_size = (start, last), size
    return best

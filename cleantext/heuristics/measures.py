"""The measures: what heuristics know of each block by itself, taken once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.heuristics.boxes import opens_with_a_bullet
from cleantext.heuristics.shape import shape_of
from cleantext.languages import PROSE_SHARE, Language, detect, load
from cleantext.words import breaks, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

# \w leaves out the vowel signs of Indic scripts and other marks inside words; the ranges before it are looked up faster.
_WORD = re.compile(r"[a-zß-öø-ÿ0-9_\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e]+")
# A text in the characters of western Europe is parted in three quarters of the time that the pattern takes.
_BREAKS = breaks(_WORD, but="\n")
# Where words are not spaced, overlapping pairs of characters stand in for them ...
_CHARACTER_PAIR = re.compile(r"(?=(\w\w))")
# ... and about so many of them make what is a word elsewhere. Of Thai and its neighbours the marks above and below letters
# make no pairs.
_PAIRS_A_WORD = {"ja": 1.7, "zh": 1.7} | dict.fromkeys(("th", "lo", "km", "my"), 2.9)
# No mark ends their sentences, so that from this many words on a text is taken for one.
WITHOUT_FULL_STOP, _SHORTEST_UNSTOPPED = ("th", "lo"), 20
# Words that end a Thai question, and those that end what somebody says politely.
_ASKED = (
    "ไหม",
    "มั้ย",
    "หรือเปล่า",
    "หรือไม่",
    "หรือยัง",
    "บ้าง",
    "อะไร",
    "ทำไม",
    "อย่างไร",
    "ยังไง",
    "เท่าไร",
    "เท่าไหร่",
    "ที่ไหน",
    "เมื่อไร",
)
_SAID = ("ครับ", "ค่ะ", "คะ", "นะ", "ล่ะ")

# A block of this many words that ends like a sentence, or of so many more that does not, is prose; one that announces what comes next
# ends like one where another sentence ended in it.
PROSE_WORDS = 12
_UNENDED_PROSE_WORDS = 25
# From this many words on, what ends like a sentence is one.
SHORTEST_SENTENCE = 5
# Of the distinct words of running text a fifth and more are function words; of menus and lists hardly any.
_LEAST_FUNCTION_WORDS = 0.12
# From this many words on, the share of function words is taken to be that of prose.
_LONG = 40
_FUNCTION_WORDS_OF_PROSE = 0.3
# Inflection is folded by comparing the first letters of content words; Korean words are short, and particles end them:
# of the stems of a Korean article's paragraphs half stand in its other ones by two syllables, a ninth by six.
_SHORTEST_CONTENT_WORD, _STEM = 4, 6
_SHORTEST_AND_STEM_OF = {"ko": (2, 2)}
# Pairs of characters that stand for a word of the topic, where most lie across words: of Chinese paragraphs, 0.16 of the
# pairs stand in others of the article and 0.04 in another article, of German ones 0.52 and 0.20 of the words.
_PAIRS_A_STEM = {"zh": 3.0}
# Japanese inflects and says who does what in these, and writes what it is about in others.
_HIRAGANA = re.compile("[\u3041-\u309f]")

_CLOSERS = "\"'“”„»«’‘)]}*_ ¹²³⁴⁵⁶⁷⁸⁹⁰"
_SENTENCE_ENDS = frozenset(".!?…。।;")
# Marks of other scripts, as Latin has them.
_LATIN = {"！": "!", "？": "?", "：": ":", "；": ";", "，": ",", "؟": "?", "؛": ";", "،": ","}


@dataclass(slots=True)
class Measure:
    """One block, measured; never changed. It is not frozen: there is one a line, and a frozen one takes six times as long.

    ``words`` are lower case; ``stems`` the beginnings of the longer ones, inflection folded; ``content`` the number of
    words that they stand for; ``size`` the number of words (both a fair equivalent where words are not spaced);
    ``end`` is the last character that is no closing quote or bracket, "" for none; ``grammar`` the share of distinct
    words that are function words, as an English text would have it (None without a table for the language); ``prose``: reads like sentences;
    ``first_person``, ``second_person``: says I or we, says you (False without a table). ``shape``: the name of its length
    and ending; ``bulleted``: opens with a bullet.
    """

    text: str
    bare: str
    words: list[str]
    stems: set[str]
    content: float
    size: float
    end: str
    grammar: float | None
    prose: bool
    first_person: bool
    second_person: bool
    shape: str
    bulleted: bool


def measure(texts: Sequence[str], bare: Sequence[str], language: str | None) -> tuple[list[Measure], Language | None]:
    """Measure every block; ``language`` None: detect it. Returns the measures and the language's table, if any."""
    tokens = _words_of(bare)
    distinct = list(map(set, tokens))
    if language is None:
        language = detect(set().union(*distinct), " ".join(bare))
    table = load(language) if language is not None else None
    if language is not None and language in _PAIRS_A_WORD:
        tokens = [_CHARACTER_PAIR.findall(text) for text in bare]
        return [_measure_unspaced(*block, language, table) for block in zip(texts, bare, tokens, strict=True)], table
    least, stem = _SHORTEST_AND_STEM_OF.get(language or "", (_SHORTEST_CONTENT_WORD, _STEM))
    blocks = zip(texts, bare, tokens, distinct, strict=True)
    return [
        _measure(*block, {word[:stem] for word in block[3] if len(word) >= least}, table) for block in blocks
    ], table


def _words_of(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text; no text holds a line break."""
    whole = parted("\n".join(texts), _BREAKS)
    if whole is not None and texts:
        return list(map(str.split, whole.split("\n")))
    return [_WORD.findall(text) if (found := parted(text, _BREAKS)) is None else found.split() for text in texts]


def _measure(
    text: str, bare: str, words: list[str], distinct: set[str], stems: set[str], table: Language | None
) -> Measure:
    size = len(words)
    end, ends = _end(text)
    prose = size >= (PROSE_WORDS if ends or (end == ":" and ". " in text) else _UNENDED_PROSE_WORDS)
    content = len(stems)
    shape, bulleted = shape_of(size, end), opens_with_a_bullet(text)
    if table is None or not size:
        return Measure(text, bare, words, stems, content, size, end, None, prose, False, False, shape, bulleted)  # noqa: FBT003 - no table, no persons
    # Long blocks repeat their function words, so that the share of distinct ones falls; that they are prose is plain.
    # Where grammar is in the endings, the share is taken as high as other languages' paragraphs have it.
    known = len(table.function_words & distinct)
    grammar = PROSE_SHARE / table.prose_share * known / size if size < _LONG else _FUNCTION_WORDS_OF_PROSE
    if grammar < _LEAST_FUNCTION_WORDS:
        prose = False
    first = second = False
    if not table.persons.isdisjoint(distinct):
        first, second = not table.first_person.isdisjoint(distinct), not table.second_person.isdisjoint(distinct)
    return Measure(text, bare, words, stems, content, size, end, grammar, prose, first, second, shape, bulleted)


def _measure_unspaced(text: str, bare: str, pairs: list[str], language: str, table: Language | None) -> Measure:
    """The same where words are not spaced: function words cannot be told apart, pronouns are looked for as they are."""
    size = len(pairs) / _PAIRS_A_WORD[language]
    end, ends = _end(text)
    if language in WITHOUT_FULL_STOP and not ends and (unmarked := _unmarked_end(text, size)):
        end, ends = unmarked, True
    prose = size >= (PROSE_WORDS if ends else _UNENDED_PROSE_WORDS)
    first = table is not None and any(word in bare for word in table.first_person)
    second = table is not None and any(word in bare for word in table.second_person)
    shape, bulleted = shape_of(size, end), opens_with_a_bullet(text)
    grammatical: frozenset[str] = frozenset() if table is None else table.function_words
    stems = {pair for pair in set(pairs) if grammatical.isdisjoint(pair) and _HIRAGANA.search(pair) is None}
    content = len(stems) / _PAIRS_A_STEM.get(language, 1.0)
    return Measure(text, bare, pairs, stems, content, size, end, None, prose, first, second, shape, bulleted)


def _unmarked_end(text: str, size: float) -> str:
    """The mark that a sentence would end with elsewhere, "" for what is none."""
    if text.endswith(_ASKED):
        return "?"
    return "." if size >= _SHORTEST_UNSTOPPED or text.endswith(_SAID) else ""


# Behind an article's last sentence an agency or an author signs in brackets: "(dpa)", "(hb/dpa)".
_SIGNED = re.compile(r"(?P<end>[.!?…])[\"“”»«]? \([\w/.-]{2,14}\)\Z")


def _end(text: str) -> tuple[str, bool]:
    """The last mark before closing quotes and brackets, those of all scripts as in English; whether it ends a sentence."""
    end = text[-1]
    if end in _CLOSERS:
        stripped = text.rstrip(_CLOSERS)
        end = stripped[-1] if stripped else ""
        if text[-1] == ")" and end not in _SENTENCE_ENDS and (signed := _SIGNED.search(text)) is not None:
            end = signed["end"]
    end = _LATIN.get(end, end)
    ends = end in _SENTENCE_ENDS
    return "." if ends and end not in "!?…" else end, ends

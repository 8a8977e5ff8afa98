"""Glued pitches: the sentences at the end of a paragraph that rules of tier ``split`` take for a pitch.

A paragraph is looked at only where its end holds a hint, and cut only where a sentence ends: the pitch starts with
no small letter, stands in no open quotation or bracket, reaches to the end, and leaves a sentence behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from cleantext.normalize import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.rules.schema import Rule

# Pitches of one or two sentences end within so many characters; it also bounds the work on a paragraph.
_TAIL = 320
# Pitches glued to one another: "Read more: … Follow us on … Subscribe …".
_MOST_PITCHES = 6
# Where one sentence ends, behind its closing quotes or brackets, and the next begins: a space between them or, where an
# extractor lost it, a capital right behind a small letter's full stop; in scripts without spaces right behind the mark.
_BOUNDARY = regex.compile(
    r"""[.!?…।؟][.!?…]{0,3}["'“”„»«’‘)\]]{0,2}\s+
      | (?<=[\p{Ll}\d][.!?])(?=\p{Lu}\p{Ll})
      | [。！？][」』）]?\s*""",
    regex.VERBOSE,
)
# A pitch starts with a letter that is not small; arrows, emoji or a bracket may stand before it.
_OPENING = regex.compile(r"""[^\p{L}\p{M}\p{N}"'“”„»«’‘@#]{0,6}(?!\p{Ll})\p{L}""")
_QUOTE = regex.compile('["“”„»«]')
_BRACKETED = regex.compile(r"[(\[（](?P<words>[^()\[\]（）]+)[)\]）][\s.!]*")


@dataclass(frozen=True, slots=True)
class Pitch:
    """A glued pitch: ``start`` is its offset in the paragraph, ``text`` its bare text, ``rule`` what took it for one."""

    rule: Rule
    start: int
    text: str


class Splitter:
    """The rules of tier ``split`` among some rules, ready to look at the ends of paragraphs. Nothing changes later.

    >>> from cleantext.rules import load_pack
    >>> splitter = Splitter(load_pack("de"))
    >>> text = "Der Rat stimmte am Montag für den Haushalt der Stadt. Lesen Sie auch: Was nun teurer wird"
    >>> [(text[pitch.start :], pitch.rule.label.value) for pitch in splitter.find([text])[0]]
    [('Lesen Sie auch: Was nun teurer wird', 'related')]
    >>> splitter.find(["Der Rat stimmte für den Haushalt der Stadt. Lesen Sie auch die Begründung, sagte er dazu."])
    {}
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Build the automaton over the hints; the order of ``rules`` changes nothing."""
        self._rules = tuple(sorted((rule for rule in rules if rule.tier == "split"), key=lambda rule: rule.id))
        numbers: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for hint in rule.hint:
                numbers.setdefault(hint, []).append(number)
        self._numbers = list(numbers.values())
        self._automaton = AhoCorasick(list(numbers), implementation=Implementation.ContiguousNFA) if numbers else None

    def find(self, texts: Sequence[str]) -> dict[int, tuple[Pitch, ...]]:
        """By the index of a text its glued pitches in order, the last of which ends with the text."""
        if self._automaton is None or not texts:
            return {}
        folded = (
            "\n".join([text[-_TAIL:] for text in texts]).lower().replace("’", "'").replace("i\u0307", "i")
        )  # as far as hints need
        tails = folded.split("\n")
        hinted: dict[int, set[int]] = {}
        index, end = 0, len(tails[0]) + 1
        for hint, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            while start >= end:
                index += 1
                end += len(tails[index]) + 1
            hinted.setdefault(index, set()).update(self._numbers[hint])
        found = {}
        for index, own in hinted.items():
            pitches = _pitches(texts[index], [self._rules[number] for number in sorted(own)])
            if pitches:
                found[index] = pitches
        return found


def _pitches(text: str, rules: Sequence[Rule]) -> tuple[Pitch, ...]:
    """The pitches at the end of one paragraph, found from the last backwards."""
    found: list[Pitch] = []
    while len(found) < _MOST_PITCHES:
        pitch = _last(text, rules)
        if pitch is None:
            break
        found.append(pitch)
        text = text[: pitch.start].rstrip()
    return tuple(reversed(found))


def _last(text: str, rules: Sequence[Rule]) -> Pitch | None:
    """The longest pitch that a rule sees from a sentence's start to the end of the text."""
    for start, said in closing_sentences(text):
        for rule in rules:
            if rule.pattern.fullmatch(said) is not None:
                if is_inside(text[:start]):
                    break
                return Pitch(rule, start, said)
    return None


def closing_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Where the last sentences of a paragraph begin, and what is said from there on, bare: the longest first.

    Whether a quotation or a bracket is open there is for ``is_inside`` to tell, which costs more.

    >>> list(closing_sentences("Der Rat tagte. Er stimmte zu. (Mehr dazu hier.)"))
    [(15, 'er stimmte zu. (mehr dazu hier.)'), (30, 'mehr dazu hier')]
    """
    for boundary in _BOUNDARY.finditer(text, max(1, len(text) - _TAIL)):
        start = boundary.end()
        if start == len(text) or _OPENING.match(text, start) is None:
            continue
        bracketed = _BRACKETED.fullmatch(text, start)
        said = bare(bracketed["words"] if bracketed is not None else text[start:]).rstrip("! ")
        if said:
            yield start, said


def is_inside(rest: str) -> bool:
    """Whether a quotation or a bracket is still open where ``rest`` ends."""
    return len(_QUOTE.findall(rest)) % 2 == 1 or rest.count("(") > rest.count(")")

"""Matching: an Aho-Corasick scan of the document, then a rule's pattern only on the blocks that hold its hint.

Measured on 300 German and English patterns over 5 MB of text: looping the patterns runs at 0.94 MB/s,
this at 50 MB/s (CPU medians, Python 3.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.rules.schema import Rule


# Rules for lines up to this many characters are looked for in such lines alone: most hints are theirs, most text is not.
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired: ``start``/``end`` are offsets into the block's bare text, ``text`` what stands there."""

    rule: Rule
    start: int
    end: int
    text: str


class Matcher:
    """A set of rules, ready to scan documents. Thread-safe: nothing changes after construction but caches.

    >>> from cleantext.rules import load_pack
    >>> matcher = Matcher(load_pack("common"))
    >>> matcher.match(["an ordinary sentence about the weather"])
    [()]
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Build the automata over the hints of ``rules``; their order does not change what matches."""
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        numbered = list(enumerate(self.rules))
        self._anywhere = _Hints([(number, rule) for number, rule in numbered if _limit(rule) > _SHORT])
        self._in_lines = _Hints([(number, rule) for number, rule in numbered if _limit(rule) <= _SHORT])

    def match(self, bare_texts: Sequence[str]) -> list[Sequence[Match]]:
        """For each text the rules that match it, in the order of their ids."""
        candidates: dict[int, set[int]] = {}
        self._anywhere.collect(bare_texts, range(len(bare_texts)), candidates)
        lines = [index for index, text in enumerate(bare_texts) if len(text) <= _SHORT]
        self._in_lines.collect([bare_texts[index] for index in lines], lines, candidates)
        found: list[Sequence[Match]] = [()] * len(bare_texts)
        for index, numbers in candidates.items():
            text = bare_texts[index]
            matches = []
            for number in sorted(numbers):
                rule = self.rules[number]
                match = rule.pattern.search(text)
                if match is not None:
                    matches.append(Match(rule, match.start(), match.end(), match[0]))
            if matches:
                found[index] = matches
        return found


class _Hints:
    """One automaton over the hints of some rules."""

    def __init__(self, rules: Sequence[tuple[int, Rule]]) -> None:
        by_hint: dict[str, list[tuple[float, int]]] = {}
        for number, rule in rules:
            for hint in rule.hint:
                by_hint.setdefault(hint, []).append((_limit(rule), number))
        # For each hint the rules' numbers with the longest text each looks at, and the longest that any does.
        self._rules = [tuple(own) for own in by_hint.values()]
        self._limits = [max(limit for limit, _ in own) for own in self._rules]
        self._automaton = AhoCorasick(list(by_hint), implementation=Implementation.DFA) if by_hint else None

    def collect(self, texts: Sequence[str], names: Sequence[int], candidates: dict[int, set[int]]) -> None:
        """Add to ``candidates``, by the name of a text, the numbers of rules whose hint occurs in it and whose limit it keeps."""
        if self._automaton is None or not texts:
            return
        position, size = 0, len(texts[0])
        end = size + 1
        seen: set[int] = set()
        for hint, start, _ in self._automaton.find_matches_as_indexes("\n".join(texts), overlapping=True):
            while start >= end:
                position += 1
                size = len(texts[position])
                end += size + 1
                seen = set()
            if size <= self._limits[hint] and hint not in seen:
                seen.add(hint)
                own = candidates.setdefault(names[position], set())
                own.update([number for limit, number in self._rules[hint] if size <= limit])


def _limit(rule: Rule) -> float:
    return inf if rule.max_chars is None else rule.max_chars

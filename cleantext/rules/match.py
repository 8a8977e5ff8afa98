"""Matching: one Aho-Corasick scan a document, then a rule's pattern only on the blocks that hold its hint.

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
    [[]]
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Build the automaton over the hints of ``rules``; their order does not change what matches."""
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        by_hint: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for hint in rule.hint:
                by_hint.setdefault(hint, []).append(rule)
        self._candidates = [tuple(rules) for rules in by_hint.values()]
        # The longest text that some rule of a hint still looks at.
        self._limits = [max(_limit(rule) for rule in rules) for rules in self._candidates]
        self._automaton = AhoCorasick(list(by_hint), implementation=Implementation.DFA) if by_hint else None

    def match(self, bare_texts: Sequence[str]) -> list[list[Match]]:
        """For each text the rules that match it, in the order of their ids."""
        found: list[list[Match]] = [[] for _ in bare_texts]
        if self._automaton is None:
            return found
        for index, hints in self._scan(bare_texts).items():
            text = bare_texts[index]
            size = len(text)
            candidates = {rule.id: rule for hint in hints for rule in self._candidates[hint] if size <= _limit(rule)}
            for name in sorted(candidates):
                rule = candidates[name]
                match = rule.pattern.search(text)
                if match is not None:
                    found[index].append(Match(rule, match.start(), match.end(), match[0]))
        return found

    def _scan(self, bare_texts: Sequence[str]) -> dict[int, set[int]]:
        """The hints that occur in each text and that some rule would look at in a text of this length."""
        assert self._automaton is not None
        hits: dict[int, set[int]] = {}
        limits = self._limits
        index, size, end = 0, len(bare_texts[0]) if bare_texts else 0, len(bare_texts[0]) + 1 if bare_texts else 0
        for hint, start, _ in self._automaton.find_matches_as_indexes("\n".join(bare_texts), overlapping=True):
            while start >= end:
                index += 1
                size = len(bare_texts[index])
                end += size + 1
            if size <= limits[hint]:
                hits.setdefault(index, set()).add(hint)
        return hits


def _limit(rule: Rule) -> float:
    return inf if rule.max_chars is None else rule.max_chars

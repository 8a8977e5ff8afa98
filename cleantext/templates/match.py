"""Finding a template's slots in the lines of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from cleantext.model import Tier
from cleantext.rules import Match, Rule
from cleantext.templates.forms import closing_biographies
from cleantext.templates.skeleton import as_pattern, likeness, skeleton, skeletons, word_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.templates.schema import Position, Slot, Template

# The head and the tail of a page: so many lines, or this share of them, whichever is more.
_EDGE_LINES, _EDGE_SHARE = 6, 0.25
# Between two slots of a run that ends the article may stand so many lines that are no prose.
_BETWEEN = 1
# Explanations quote the line a slot takes up to here.
_LONGEST_QUOTE = 80
# A run of slots ends an article only below so many of its paragraphs: a page may open with what it closes with.
_FEWEST_ABOVE = 2
# A line of so many words that ends like a sentence is none of a slot's short lines.
_SENTENCE = 8
# A line has so many words more than its skeleton, which holds a quoted title as one.
_WORDS_OF_A_QUOTE = 40
# Fixed openings and closings are looked for in so many characters of a long line.
_EDGE = 400


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """A line (by its index) that a slot takes, and whether it stands where the slot does."""

    index: int
    slot: Slot
    in_place: bool


class _Edges:
    """The words a slot's lines open and close with; a colon after the opening ones counts, other punctuation does not."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        opens = (slot.opens or "").rstrip()
        self._opens, self._closes = skeleton(opens), skeleton(slot.closes or "")
        self._label = regex.compile(as_pattern(opens) + "(?<=:\\W*)") if opens.endswith(":") else None

    def hold(self, bare: str, head: str, tail: str) -> bool:
        """Whether they hold for a bare text whose skeleton begins with ``head`` and ends with ``tail``."""
        if self._opens and not f"{head} ".startswith(f"{self._opens} "):
            return False
        if self._closes and not f" {tail}".endswith(f" {self._closes}"):
            return False
        return self._label is None or self._label.match(bare) is not None


class SlotMatcher:
    """The slots of one template, ready to look at pages. Thread-safe: nothing changes after construction.

    ``trusted``: whether the template is known to be the page's; if not, its safe slots only support.
    """

    def __init__(self, template: Template, *, trusted: bool = True) -> None:
        """Index the slots by skeleton and by word pairs."""
        self.template, self.trusted = template, trusted
        self._by_skeleton: dict[str, list[Slot]] = {}
        self._by_pair: dict[str, list[int]] = {}
        self._like: list[tuple[Slot, frozenset[str]]] = []
        self._hints: set[str] = set()
        self._longest, self._fewest = 0.0, float("inf")
        self._patterns = [(slot, regex.compile(slot.pattern)) for slot in template.slots if slot.pattern is not None]
        self._edges = [_Edges(slot) for slot in template.slots if slot.opens is not None or slot.closes is not None]
        for slot in template.slots:
            if slot.tier != "split":
                self._add_literals(slot)
        self._rules: dict[tuple[str, Tier], Rule] = {}

    def _add_literals(self, slot: Slot) -> None:
        for literal in slot.literal:
            own = skeleton(literal)
            self._by_skeleton.setdefault(own, []).append(slot)
            self._longest = max(self._longest, (own.count(" ") + 1) / (slot.likeness or 1.0) + _WORDS_OF_A_QUOTE)
            if slot.likeness is not None:
                pairs = word_pairs(own)
                self._hints |= _hints(own, slot.likeness)
                self._fewest = min(self._fewest, slot.likeness * len(pairs))
                for pair in pairs:
                    self._by_pair.setdefault(pair, []).append(len(self._like))
                self._like.append((slot, pairs))

    def find(self, bare_texts: Sequence[str]) -> list[SlotMatch]:
        """The lines that slots take, in the order of the lines, then of the slots."""
        order = {slot.id: number for number, slot in enumerate(self.template.slots)}
        short = [text if text.count(" ") <= self._longest else "" for text in bare_texts]
        found = []
        for index, (bare, own) in enumerate(zip(bare_texts, skeletons(short), strict=True)):
            slots = {slot.id: slot for slot in self._slots(bare, own)}
            ordered = sorted(slots.values(), key=lambda slot: order[slot.id])
            found += [SlotMatch(index, slot, in_place(slot.position, index, len(bare_texts))) for slot in ordered]
        return found

    def _slots(self, bare: str, own: str) -> Iterator[Slot]:
        """The slots that take a line; ``own`` is its skeleton, "" for one that is longer than any literal's variant."""
        yield from self._by_skeleton.get(own, ())
        if not self._hints.isdisjoint(own.split(" ")):
            pairs = word_pairs(own)
            known = [pair for pair in pairs if pair in self._by_pair]
            numbers = {number for pair in known for number in self._by_pair[pair]} if len(known) >= self._fewest else ()
            for number in sorted(numbers):
                slot, wanted = self._like[number]
                if likeness(pairs, wanted) >= (slot.likeness or 1.0):
                    yield slot
        for slot, pattern in self._patterns:
            if pattern.search(bare) is not None:
                yield slot
        if self._edges:
            head, tail = (own, own) if own else skeletons([bare[:_EDGE], bare[-_EDGE:]])
            for edges in self._edges:
                if edges.hold(bare, head, tail):
                    yield edges.slot

    def match(
        self, bare_texts: Sequence[str], prose: Sequence[bool], texts: Sequence[str] = ()
    ) -> list[tuple[Match, ...]]:
        """For each line what the template says of it, in the form of rule matches.

        ``prose``: which lines are sentences; ``texts``: the lines as they stand, for slots of a form.
        """
        said: list[dict[str, Match]] = [{} for _ in bare_texts]
        found = self.find(bare_texts)
        found += self._forms(bare_texts, prose, texts, found)
        for hit in found:
            self._say(said, bare_texts, hit.index, hit.slot, hit.slot.tier if hit.in_place else "supporting")
            for index in range(hit.index + 1, min(hit.index + 1 + hit.slot.extent, len(bare_texts))):
                if prose[index] or _is_sentence((texts or bare_texts)[index]):
                    break
                self._say(said, bare_texts, index, hit.slot, "supporting")
        return [tuple(own.values()) for own in said]

    def _forms(
        self, bare_texts: Sequence[str], prose: Sequence[bool], texts: Sequence[str], found: Sequence[SlotMatch]
    ) -> list[SlotMatch]:
        """The lines that a slot of a form takes."""
        slots = [slot for slot in self.template.slots if slot.form is not None]
        if not slots or not texts:
            return []
        taken = {hit.index for hit in found}
        below = [not own or index in taken for index, own in enumerate(prose)]
        about = closing_biographies(texts, bare_texts, below, self.template.language)
        return [SlotMatch(index, slot, in_place=True) for slot in slots for index in about]

    def end(self, bare_texts: Sequence[str], prose: Sequence[bool]) -> int:
        """The first line below the end of the article, as runs of slots tell it; the number of lines where none does."""
        by_slot: dict[str, list[int]] = {}
        for hit in self.find(bare_texts) if self.template.ends else ():
            by_slot.setdefault(hit.slot.id, []).append(hit.index)
        ends = []
        for run in self.template.ends:
            for first in by_slot.get(run[0], ()):
                if sum(prose[:first]) < _FEWEST_ABOVE:
                    continue
                last = first
                for own in run[1:]:
                    near = (i for i in by_slot.get(own, ()) if last < i <= last + 1 + _BETWEEN)
                    last = next((i for i in near if not any(prose[last + 1 : i])), -1)
                    if last < 0:
                        break
                if last >= 0:
                    ends.append(last + 1)
        return min(ends, default=len(prose))

    def _say(self, said: list[dict[str, Match]], texts: Sequence[str], index: int, slot: Slot, tier: Tier) -> None:
        tier = tier if self.trusted else "supporting"
        rule = self._rules.get((slot.id, tier))
        if rule is None:
            why = f"Standing line of {self.template.publisher}."
            rule = Rule(f"template.{self.template.name}.{slot.id}", slot.label, tier, (), "", why, (), ())
            self._rules[slot.id, tier] = rule
        text = texts[index]
        quoted = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
        said[index].setdefault(rule.id, Match(rule, 0, len(text), quoted))


def _hints(own: str, least: float) -> set[str]:
    """Words of a literal of which every line that is alike has one: each word that is missing costs a pair of words."""
    words = sorted(set(own.split(" ")), key=lambda word: (-len(word), word))
    pairs = len(word_pairs(own))
    return set(words[: int((1 - least) * pairs) + 1])


def split_rules(template: Template) -> list[Rule]:
    """The slots of tier ``split`` as rules that cut a glued sentence off the end of a paragraph."""
    return [
        Rule(
            f"template.{template.name}.{slot.id}", slot.label, "split", (_longest_word(literal),), as_pattern(literal),
            f"Glued sentence of {template.publisher}.", slot.examples, slot.keep,
        )
        for slot in template.slots
        if slot.tier == "split"
        for literal in slot.literal
    ]  # fmt: skip


def _longest_word(literal: str) -> str:
    """The longest word that is not masked: what must occur in a text before the pattern runs."""
    return max((word for word in skeleton(literal).split() if "‹" not in word), key=len, default=skeleton(literal))


def in_place(position: Position, index: int, count: int) -> bool:
    """Whether a line of a page of ``count`` lines stands in a position."""
    edge = max(_EDGE_LINES, round(_EDGE_SHARE * count))
    if position == "head":
        return index < edge
    if position == "tail":
        return index >= count - edge
    return position == "anywhere" or 0 < index < count - 1


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", "“", "”", "«", '."')) and text.count(" ") >= _SENTENCE - 1

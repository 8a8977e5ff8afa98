"""Chrome of a template: its slots' lines, varied where the template lets them vary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cleantext.fuzz.page import Line
from cleantext.model import Label
from cleantext.templates import takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.fuzz.grammar import Voice
    from cleantext.templates import Slot, Template

_FIGURES = re.compile(r"\d+")
_QUOTED = re.compile('(?P<open>[„“«»"])(?P<title>[^„“”«»"]{2,200})(?P<close>[“”»«"])')
# A slot that may stand several times stands so often at most.
_MOST_TIMES = 3


class SlotTeller:
    """Writes the lines of a template's slots in a page's voice."""

    def __init__(self, template: Template, voice: Voice) -> None:
        """``voice`` chooses which slots a page has, and how their lines vary."""
        self.template, self.voice = template, voice

    def lines(self, positions: Sequence[str], *, leave: Sequence[str] = ()) -> list[Line]:
        """The lines of all slots of some positions, in the order of the template; ``leave`` names slots to pass over."""
        lines: list[Line] = []
        for slot in self.template.slots:
            if slot.position in positions and slot.tier != "split" and slot.id not in leave and self._is_there(slot):
                times = self.voice.figure(1, _MOST_TIMES) if slot.repeat else 1
                for _ in range(times):
                    lines += self.block(slot)
        return lines

    def block(self, slot: Slot) -> list[Line]:
        """One line of a slot, and below it some of the lines that may belong to it."""
        lines = [self.line(slot)]
        below = [self.voice.say("word.headline") for _ in range(self.voice.figure(0, min(slot.extent, 4)))]
        return [*lines, *(Line(text, slot.label, origin=f"below slot {slot.id}") for text in below)]

    def line(self, slot: Slot) -> Line:
        """One line that the slot takes: an example or a literal of its own, with other figures, months and titles."""
        wordings = (*slot.examples, *slot.literal)
        wording = wordings[self.voice.choose(len(wordings))]
        if not _takes(self.template, slot, wording):  # a literal beside which another slot stands, an odd pattern
            wording = slot.examples[0]
        varied = self._varied(wording)
        text = varied if _takes(self.template, slot, varied) else wording
        return Line(text, slot.label, origin=f"slot {slot.id}", slot=slot.id)

    def pitches(self) -> list[Line]:
        """A sentence of each slot that is cut off paragraphs."""
        return [
            Line(
                self._varied(slot.literal[self.voice.choose(len(slot.literal))]),
                slot.label,
                origin=f"slot {slot.id}",
                slot=slot.id,
            )
            for slot in self.template.slots
            if slot.tier == "split"
        ]

    def near_misses(self) -> list[Line]:
        """The lines that slots must leave, as lines of the article."""
        return [
            Line(text, Label.BODY, origin=f"near miss of slot {slot.id}")
            for slot in self.template.slots
            for text in slot.keep
        ]

    def below_an_end(self) -> list[Line]:
        """A run of slots that ends the article, and what stands below it; nothing where the template names no run."""
        if not self.template.ends or not self.voice.choose(2):
            return []
        run = self.template.ends[self.voice.choose(len(self.template.ends))]
        by_id = {slot.id: slot for slot in self.template.slots}
        lines = [self.line(by_id[own]) for own in run]
        below = [self.voice.say("word.headline") for _ in range(self.voice.figure(0, 3))]
        return [*lines, *(Line(text, Label.RELATED, origin=f"below the end {'+'.join(run)}") for text in below)]

    def _is_there(self, slot: Slot) -> bool:
        return not slot.optional or self.voice.choose(3) > 0

    def _varied(self, text: str) -> str:
        if not self.voice.choose(2):
            return text
        text = _FIGURES.sub(lambda found: self._figures(found[0]), text)
        return _QUOTED.sub(lambda found: found["open"] + self.voice.say("word.headline") + found["close"], text)

    def _figures(self, digits: str) -> str:
        """Another number of as many digits."""
        first = str(self.voice.figure(1, 9))
        return first + "".join(str(self.voice.choose(10)) for _ in digits[1:])


@lru_cache(maxsize=20_000)  # a page asks for the same line again and again while it is made smaller
def _takes(template: Template, slot: Slot, text: str) -> bool:
    return takes(template, slot, text)

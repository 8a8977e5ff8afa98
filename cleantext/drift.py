"""Watching a publisher's pages: which slots of its template no longer fire, what recurs anew, whether more or less is removed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cleantext.normalize import bare_texts
from cleantext.templates import SlotMatcher, skeleton, skeletons, takes

if TYPE_CHECKING:
    from cleantext.model import Document
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

# A slot that a page may lack is silent when this many documents lack it; one that every page should have, from three on.
_ENOUGH, _ENOUGH_IF_REQUIRED = 20, 3
# A required slot that this share of the documents lacks has become rare.
_RARE = 0.5
# A slot has faded when it stood in this share of the earlier documents and in none of the last month's.
_WAS_USUAL = 0.1
# Months with fewer documents than this tell nothing.
_FEWEST_A_MONTH = 5
# The removed share of the characters has moved when the last month differs from those before by so much.
_MOVED = 0.1
# Of so many kept lines it is remembered that they were kept (8 bytes each and the set's own, about 60 MB in all).
_MOST_KEPT = 500_000
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class SlotUse:
    """How often a slot fired: in how many documents, and in how many of each month (``2024-05``, or ``undated``)."""

    id: str
    documents: int
    by_month: dict[str, int]


@dataclass(frozen=True, slots=True)
class Month:
    """The documents of one month, and which share (0 to 1) of their characters was removed."""

    month: str
    documents: int
    removed_share: float


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that recurs and that no slot takes; ``removed``: whether the cleaner removes it all the same."""

    text: str
    label: str
    documents: int
    removed: bool


@dataclass(frozen=True, slots=True)
class DriftReport:
    """What has changed since a template was written.

    ``silent`` slots fired nowhere, ``rare`` ones on fewer pages than they should, ``faded`` ones no longer in the last month;
    ``moved`` is by how much the removed share of the last month differs from that before (None where that cannot be told).
    """

    template: str
    documents: int
    slots: tuple[SlotUse, ...] = ()
    months: tuple[Month, ...] = ()
    new_lines: tuple[NewLine, ...] = ()
    silent: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    faded: tuple[str, ...] = ()
    moved: float | None = None

    @property
    def drifted(self) -> bool:
        """Whether the template should be looked at: new lines that the cleaner removes anyway are no reason alone."""
        anew = any(not line.removed for line in self.new_lines)
        return bool(self.silent or self.rare or self.faded or anew or abs(self.moved or 0.0) >= _MOVED)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values that JSON can hold."""
        return {**asdict(self), "drifted": self.drifted}

    def to_json(self, *, indent: int | None = None) -> str:
        """``to_dict`` as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_text(self) -> str:
        """The report as lines to read."""
        lines = [f"{self.template}: {self.documents} documents, {'drift' if self.drifted else 'no drift'}"]
        for title, ids in (
            ("silent slots (on no page)", self.silent),
            ("rare slots (on fewer pages than they should be)", self.rare),
            ("faded slots (not in the last month)", self.faded),
        ):
            lines += [f"{title}: {', '.join(ids)}"] if ids else []
        if self.moved is not None:
            lines.append(f"removed share of the last month: {100 * self.moved:+.1f} points against the months before")
        lines += [
            f"new: {line.label}, in {line.documents} documents, {'removed' if line.removed else 'kept'}: {line.text}"
            for line in self.new_lines
        ]
        lines += [
            f"{month.month}: {month.documents} documents, {100 * month.removed_share:.1f} % of the characters removed"
            for month in self.months
        ]
        lines += [f"slot {use.id}: in {use.documents} documents" for use in self.slots]
        return "\n".join(lines) + "\n"


@dataclass(slots=True)
class _Tally:
    documents: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    fired: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class Watch:
    """Gathers what documents of a publisher say about its template, one document at a time, in any order.

    >>> from cleantext import Cleaner, Label, Slot, Template
    >>> slot = Slot("rights", Label.LEGAL, literal=("Alle Rechte vorbehalten",), examples=("Alle Rechte vorbehalten",))
    >>> watch = Watch(Template("x", "X", slots=(slot,)), Cleaner())
    >>> watch.add("Der Rat tagte am Montag, und er beschloss den Haushalt.\\nAlle Rechte vorbehalten")
    >>> watch.report().slots[0].documents
    1
    """

    def __init__(self, template: Template, cleaner: Cleaner) -> None:
        """``cleaner``: what the documents are cleaned with, the template beside."""
        from cleantext.learning import TemplateCounts

        self._template, self._cleaner = template, cleaner
        self._matcher = SlotMatcher(template)
        self._counts = TemplateCounts()
        self._tally = _Tally()
        self._kept: set[bytes] = set()

    def add(self, source: str | bytes, *, format: Any = None, published: date | None = None) -> None:  # noqa: A002 - as in clean
        """Clean one document and count. ``published``: its date, where the document itself does not tell."""
        document = self._cleaner.clean(source, format=format, template=self._template)
        month = _month(document, published)
        tally = self._tally
        tally.documents[month] += 1
        for block in document.blocks:
            tally.characters[month] += len(block.text)
            tally.removed[month] += 0 if block.kept else len(block.text)
        bare = bare_texts([block.text for block in document.blocks])
        if len(self._kept) < _MOST_KEPT:
            kept = (own for own, block in zip(skeletons(bare), document.blocks, strict=True) if block.kept)
            self._kept.update(map(_digest, kept))
        fired = {hit.slot.id for hit in self._matcher.find(bare)}
        # What takes the ends of paragraphs, and slots of a form, are told by the evidence alone.
        said = {reason.name for block in document.blocks for reason in block.evidence}
        fired |= {slot.id for slot in self._template.slots if f"template.{self._template.name}.{slot.id}" in said}
        for own in fired:
            tally.fired[own][month] += 1
        self._counts.add(source, format=format)

    def report(self) -> DriftReport:
        """What the documents so far say."""
        tally = self._tally
        total = tally.documents.total()
        dated = sorted(month for month in tally.documents if month != UNDATED)
        uses = tuple(
            SlotUse(slot.id, tally.fired[slot.id].total(), dict(sorted(tally.fired[slot.id].items())))
            for slot in self._template.slots
        )
        months = tuple(
            Month(month, tally.documents[month], tally.removed[month] / max(1, tally.characters[month]))
            for month in sorted(tally.documents)
        )
        required = {slot.id for slot in self._template.slots if not slot.optional}
        silent = [
            use.id for use in uses
            if not use.documents and total >= (_ENOUGH_IF_REQUIRED if use.id in required else _ENOUGH)
        ]  # fmt: skip
        rare = [use.id for use in uses if use.id in required and 0 < use.documents < (1 - _RARE) * total]
        return DriftReport(
            self._template.name, total, uses, months, self._new_lines(), tuple(silent), tuple(rare),
            tuple(self._faded(uses, dated)), self._moved(dated),
        )  # fmt: skip

    def _faded(self, uses: Iterable[SlotUse], dated: list[str]) -> list[str]:
        """Slots that were usual before the last month that tells, and do not occur in it."""
        told = [month for month in dated if self._tally.documents[month] >= _FEWEST_A_MONTH]
        if len(told) < 2:
            return []
        before = sum(self._tally.documents[month] for month in told[:-1])
        return [
            use.id
            for use in uses
            if not use.by_month.get(told[-1])
            and sum(use.by_month.get(month, 0) for month in told[:-1]) >= _WAS_USUAL * before
        ]

    def _moved(self, dated: list[str]) -> float | None:
        told = [month for month in dated if self._tally.documents[month] >= _FEWEST_A_MONTH]
        if len(told) < 2:
            return None
        removed, characters = self._tally.removed, self._tally.characters
        before = sum(removed[m] for m in told[:-1]) / max(1, sum(characters[m] for m in told[:-1]))
        return removed[told[-1]] / max(1, characters[told[-1]]) - before

    def _new_lines(self) -> tuple[NewLine, ...]:
        """What learning from the same documents finds and no slot of the template takes."""
        from cleantext.learning import learn

        learnt = learn((), publisher=self._template.publisher, hosts=self._template.hosts, counts=self._counts)
        found = []
        for slot in learnt.slots:
            text = slot.examples[0]
            if slot.tier != "safe" or any(takes(self._template, own, text) for own in self._template.slots):
                continue
            removed = _digest(skeleton(text)) not in self._kept
            found.append(NewLine(text, str(slot.label), slot.support or 0, removed))
        return tuple(sorted(found, key=lambda line: (line.removed, -line.documents, line.text)))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(errors="replace"), digest_size=8).digest()


def _month(document: Document, published: date | None) -> str:
    moment = document.metadata.published or document.metadata.modified or published
    return UNDATED if moment is None else f"{moment:%Y-%m}"

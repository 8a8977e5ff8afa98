"""The end of the article, where a template's run of slots tells it."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

from cleantext.heuristics import measure
from cleantext.model import Evidence, Label
from cleantext.normalize import bare_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.model import Block
    from cleantext.options import Options
    from cleantext.templates.match import SlotMatcher

# Log odds that the run speaks against what stands below it; half of them where the template may be another publisher's.
# A line needs hardly more; prose goes only where its own evidence made it doubtful (from about 0.25 on, by default).
_AGAINST_LINES, _AGAINST_PROSE = 6.0, 3.0
_SMALLEST = 1e-6


def weigh_below_the_end(blocks: Sequence[Block], slots: SlotMatcher, options: Options) -> Iterator[Block]:
    """The judged blocks; those kept below the end of the article weighed again, with the end as evidence against them."""
    texts = [block.text for block in blocks]
    bare = bare_texts(texts)
    prose = [measured.prose for measured in measure(texts, bare, options.language)[0]]
    end = slots.end(bare, prose)
    above = Label.RELATED
    for index, block in enumerate(blocks):
        if index >= end and block.kept and block.label not in options.keep:
            yield _weighed(block, slots, options, above, prose=prose[index])
        else:
            if not block.kept and block.label is not None:
                above = block.label
            yield block


def _weighed(block: Block, slots: SlotMatcher, options: Options, label: Label, *, prose: bool) -> Block:
    """The block, removed with the label of what was removed above it where all its evidence suffices for that."""
    weight = (_AGAINST_PROSE if prose else _AGAINST_LINES) * (1.0 if slots.trusted else 0.5)
    before = min(max(1.0 - (block.confidence or 0.0), _SMALLEST), 1.0 - _SMALLEST)
    removal = 1.0 / (1.0 + exp(-log(before / (1.0 - before)) - weight))
    needed = options.policy.prose_probability if prose else options.policy.removal_probability
    evidence = (*block.evidence, Evidence(f"template.{slots.template.name}.below-the-end", weight=weight))
    if removal < needed:
        return replace(block, confidence=1.0 - removal, evidence=evidence)
    kind = "paragraph" if block.kind == "heading" else block.kind
    return replace(block, kind=kind, label=label, kept=label in options.keep, confidence=removal, evidence=evidence)

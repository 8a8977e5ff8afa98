"""Planted bugs: cleaners broken in one way each, and the fuzzer finds every one within a bounded number of pages."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from cleantext import Block, Cleaner, Document, Evidence, Label, Slot, Template
from cleantext.fuzz import FuzzFailure, Strictness, check_processes, run, seeded_page
from cleantext.options import Format

# Every bug is found within so many pages.
EXAMPLES = 80

Harm = Callable[[Document, str], Document]
_SURE = (Evidence("invented", Label.STRAY, "safe", weight=9.0),)


class Broken(Cleaner):
    """A cleaner whose documents are spoilt before they are handed out."""

    def __init__(self, harm: Harm) -> None:
        super().__init__()
        self.harm = harm

    def clean(self, source: str | bytes, **options: Any) -> Document:
        """The spoilt document."""
        assert isinstance(source, str)
        return self.harm(super().clean(source, **options), source)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels with what breaks it."""
        return Broken, (self.harm,)


def removed(block: Block, evidence: tuple[Evidence, ...] = _SURE, confidence: float = 0.99) -> Block:
    """The block as a removal."""
    return replace(block, kept=False, label=Label.STRAY, confidence=confidence, evidence=evidence)


def each(document: Document, change: Callable[[Block], Block]) -> Document:
    """The document with each of its blocks changed."""
    return replace(document, blocks=tuple(change(block) for block in document.blocks))


def without(document: Document, gone: Callable[[Block], bool]) -> Document:
    """The document without the first block of a kind."""
    index = next((n for n, block in enumerate(document.blocks) if gone(block)), len(document.blocks))
    return replace(document, blocks=document.blocks[:index] + document.blocks[index + 1 :])


def rule_eats_body(document: Document, _: str) -> Document:
    """A rule takes every line that speaks of a subscription."""
    return each(document, lambda b: removed(b) if "abon" in b.text.lower() or "subscri" in b.text.lower() else b)


def span_off_by_one(document: Document, _: str) -> Document:
    """Spans end a character too early."""
    return each(document, lambda b: replace(b, end=None if b.end is None else b.end - 1))


def last_paragraph_lost(document: Document, _: str) -> Document:
    """The last block is in no place."""
    return replace(document, blocks=document.blocks[:-1])


def last_paragraph_removed(document: Document, _: str) -> Document:
    """The last paragraph of the article goes with the foot of the page."""
    kept = [n for n, block in enumerate(document.blocks) if block.kept]
    return replace(document, blocks=tuple(removed(b) if [n] == kept[-1:] else b for n, b in enumerate(document.blocks)))


def block_twice(document: Document, _: str) -> Document:
    """The first block stands twice."""
    return replace(document, blocks=(*document.blocks[:1], *document.blocks))


def invented_words(document: Document, _: str) -> Document:
    """A block says more than the page."""
    return each(document, lambda b: replace(b, text=f"{b.text} (sic)") if b.kept else b)


def blocks_out_of_order(document: Document, _: str) -> Document:
    """The first two blocks changed places."""
    return replace(document, blocks=(*document.blocks[1:2], *document.blocks[:1], *document.blocks[2:]))


def unstable_evidence(document: Document, _: str) -> Document:
    """The order of evidence is a matter of chance."""
    return each(document, lambda b: replace(b, evidence=tuple(random.sample(b.evidence, len(b.evidence)))))


def hash_order(document: Document, _: str) -> Document:
    """The order of evidence depends on the hash seed of the process."""
    return each(document, lambda b: replace(b, evidence=tuple(sorted(b.evidence, key=lambda e: hash(e.name)))))


def removes_more_the_second_time(document: Document, _: str) -> Document:
    """A page without chrome loses its first line."""
    if document.removed or len(document.blocks) < 2:
        return document
    return replace(document, blocks=(removed(document.blocks[0]), *document.blocks[1:]))


def no_evidence(document: Document, _: str) -> Document:
    """Removals give no reason."""
    return each(document, lambda b: b if b.kept else replace(b, evidence=()))


def confidence_out_of_range(document: Document, _: str) -> Document:
    """Some are surer than sure."""
    return each(document, lambda b: replace(b, confidence=(b.confidence or 0.0) + 0.1))


def removed_as_body(document: Document, _: str) -> Document:
    """Removals are labelled as body."""
    return each(document, lambda b: b if b.kept else replace(b, label=Label.BODY))


def byline_swallowed(document: Document, _: str) -> Document:
    """What went into the metadata is no block any more."""
    return without(document, lambda block: block.label is Label.BYLINE)


def repaired_wrongly(document: Document, source: str) -> Document:
    """Of a damaged page the repair drops the accents."""
    if "Ã" not in source:
        return document
    return each(document, lambda b: replace(b, text=b.text.replace("ä", "a").replace("é", "e").replace("í", "i")))


def crash_on_odd_characters(document: Document, source: str) -> Document:
    """A zero-width character is too much."""
    if "\u200b" in source or "\u2060" in source:
        raise KeyError("\u200b")
    return document


def crash_on_an_article_alone(document: Document, _: str) -> Document:
    """A page without chrome divides by zero."""
    assert 1 / len(document.removed) <= 1
    return document


def social_stays(document: Document, _: str) -> Document:
    """Share prompts are kept, whatever the rules say."""
    return each(document, lambda b: replace(b, kept=True, label=Label.BODY) if b.label is Label.SOCIAL else b)


def prose_on_a_hunch(document: Document, _: str) -> Document:
    """Paragraphs with a price go on weak evidence."""
    hunch = (Evidence("long_line_with_a_price", weight=0.6),)
    return each(document, lambda b: removed(b, hunch, 0.6) if "Euro" in b.text or "$" in b.text else b)


def last_sentence_cut_off(document: Document, _: str) -> Document:
    """The last sentence of long paragraphs is taken for a pitch."""
    blocks: list[Block] = []
    if not document.removed:
        return document
    for block in document.blocks:
        at = block.text.rstrip(".").rfind(". ") + 1
        if not block.kept or at < 100 or block.start is None or (block.end or 0) - block.start != len(block.text):
            blocks.append(block)
            continue
        middle = block.start + at
        blocks.append(replace(block, text=block.text[:at], end=middle))
        blocks.append(removed(replace(block, text=block.text[at + 1 :], start=middle + 1)))
    return replace(document, blocks=tuple(blocks))


def dateline_eaten(document: Document, _: str) -> Document:
    """What stands before a dash is lost."""
    return each(document, lambda b: replace(b, text=b.text.partition(" – ")[2] or b.text) if b.kept else b)


@dataclass(frozen=True, slots=True)
class Bug:
    """A planted bug, where it is looked for, and the law whose breach tells of it."""

    harm: Harm
    law: str
    format: Format = "text"
    strictness: Strictness = "laws"


BUGS = [
    Bug(rule_eats_body, "body", strictness="body"),
    Bug(rule_eats_body, "body", "html", strictness="body"),
    Bug(span_off_by_one, "spans"),
    Bug(last_paragraph_lost, "conservation"),
    Bug(last_paragraph_removed, "body", strictness="body"),
    Bug(block_twice, "conservation"),
    Bug(block_twice, "conservation", "html"),
    Bug(invented_words, "spans"),
    Bug(invented_words, "conservation", "html"),
    Bug(blocks_out_of_order, "conservation"),
    Bug(blocks_out_of_order, "conservation", "html"),
    Bug(unstable_evidence, "determinism"),
    Bug(unstable_evidence, "determinism", "html"),
    Bug(removes_more_the_second_time, "idempotence"),
    Bug(no_evidence, "verdicts"),
    Bug(confidence_out_of_range, "verdicts"),
    Bug(removed_as_body, "verdicts"),
    Bug(byline_swallowed, "conservation"),
    Bug(repaired_wrongly, "spans"),
    Bug(crash_on_odd_characters, "no exception"),
    Bug(crash_on_an_article_alone, "no exception"),
    Bug(social_stays, "chrome", strictness="known"),
    Bug(prose_on_a_hunch, "weak evidence"),
    Bug(last_sentence_cut_off, "body", strictness="body"),
    Bug(dateline_eaten, "spans"),
    Bug(dateline_eaten, "body", "html", strictness="body"),
]


def found(cleaner: Cleaner, template: Template | None = None, **options: Any) -> FuzzFailure | None:
    """What a bounded run finds."""
    return run(cleaner, template, examples=EXAMPLES, seed=0, smallest=False, **options).failure


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: f"{bug.harm.__name__}-{bug.format}")
def test_a_planted_bug_is_found(bug: Bug) -> None:
    """A cleaner that is broken in one way breaks the law that speaks of it."""
    failure = found(Broken(bug.harm), formats=(bug.format,), strictness=bug.strictness)
    assert failure is not None
    assert failure.law == bug.law


@pytest.mark.parametrize(("form", "examples"), [("text", EXAMPLES), ("html", EXAMPLES // 8)])
def test_the_sound_cleaner_breaks_no_law(form: Format, examples: int) -> None:
    """The same pages show no broken law of the cleaner as it is: what is found above is the planted bug."""
    result = run(Cleaner(), examples=examples, seed=0, formats=(form,), strictness="laws")
    assert result.failure is None
    assert result.coverage.pages == examples


def test_an_order_that_depends_on_the_hash_seed_is_found() -> None:
    """Documents that only another process gives otherwise are found by asking other processes."""
    pages = [seeded_page(seed) for seed in range(5)]
    with pytest.raises(FuzzFailure, match="two processes with different hash seeds") as caught:
        check_processes(Broken(hash_order), pages)
    assert caught.value.law == "determinism"


def test_a_find_is_made_small() -> None:
    """Of a page that fails little more is left than an article and the line that fails."""
    result = run(Broken(no_evidence), examples=EXAMPLES, formats=("text",), strictness="laws")
    assert result.failure is not None
    assert [line.kept for line in result.failure.page.lines].count(False) <= 1
    assert len(result.failure.page.lines) <= 3
    assert result.failure.page.mutations == ()
    again = run(Broken(no_evidence), examples=EXAMPLES, formats=("text",), strictness="laws")
    assert str(again.failure) == str(result.failure)


def slot(own: str, example: str, **values: Any) -> Slot:
    """A slot that needs no more than what the test is about."""
    return Slot(own, Label.ADVERTISEMENT, examples=(example,), **values)


@pytest.mark.parametrize(
    ("slots", "law"),
    [
        ((slot("greedy", "Nur 3 Euro", pattern=r"\b(euro|stadt|jahre?n?)\b"),), "body"),
        ((slot("greedy", "Der Laden hat offen", opens="der"),), "body"),
        ((slot("deaf", "Kaufen Sie jetzt bei uns ein", literal=("Verkauft wird nichts",)),), "slots"),
    ],
    ids=["pattern-eats-body", "opening-eats-body", "slot-misses-its-line"],
)
def test_a_bad_slot_is_found(slots: tuple[Slot, ...], law: str) -> None:
    """A template with a slot that takes the article's lines, or not its own, fails."""
    template = Template("bad", "Schlecht", "de", fingerprints=("Schlecht",), slots=slots)
    failure = found(Cleaner(), template, strictness="template")
    assert failure is not None
    assert failure.law == law

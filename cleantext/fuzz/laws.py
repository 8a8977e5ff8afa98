"""The laws a cleaned document keeps whatever was cleaned. Each raises ``FuzzFailure`` where it is broken."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.fuzz.failure import FuzzFailure
from cleantext.fuzz.truth import PROSE, letters
from cleantext.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleantext.fuzz.page import Page
    from cleantext.model import Block, Document
    from cleantext.options import Format
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

_SENTENCE_ENDS = (".", "!", "?")


def cleaned(cleaner: Cleaner, page: Page, template: Template | None, form: Format) -> Document:
    """The document of a page: no page may raise anything."""
    source = page.to_text() if form == "text" else page.to_html()
    try:
        return cleaner.clean(source, format=form, template=template)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise FuzzFailure("no exception", what, page, format=form) from error


def check_verdicts(page: Page, document: Document, form: Format) -> None:
    """Each block is kept or removed, has a label of its group, a confidence from 0 to 1, and evidence when it goes."""
    for block in document.blocks:
        fault = _fault(block)
        if fault is not None:
            raise FuzzFailure(
                "verdicts", f"{fault}: {block.text[:80]!r}", page, format=form, document=document, block=block
            )


def _fault(block: Block) -> str | None:
    if block.kept is None or block.label is None:
        return "a block without verdict or label"
    if not block.kept and block.label.group == "body":
        return f"a block was removed as {block.label}"
    if block.confidence is None or not 0.0 <= block.confidence <= 1.0:
        return f"a confidence of {block.confidence}, expected 0 to 1"
    if not block.kept and not block.evidence:
        return "a block was removed without evidence"
    return None


def check_conservation(page: Page, document: Document, form: Format) -> None:
    """Every word of the page ends in one block, in order; no block says what the page does not; paragraphs are the kept ones."""
    kept = [block for block in document.blocks if block.kept]
    said = [paragraph.text for paragraph in document.paragraphs]
    if said != [block.text for block in kept] or document.text != "\n\n".join(said):
        what = "paragraphs and text are not those of the blocks that were kept"
        raise FuzzFailure("conservation", what, page, format=form, document=document)
    fault = _fault_in_text(page.to_text(), document) if form == "text" else _fault_in_html(page, document)
    if fault is not None:
        raise FuzzFailure("conservation", fault, page, format=form, document=document)


def _fault_in_text(source: str, document: Document) -> str | None:
    position = 0
    for block in document.blocks:
        if block.start is None or block.end is None:
            return f"a block of plain text without a span: {block.text[:80]!r}"
        if block.start < position:
            return f"a block begins before the one above it ends: {block.text[:80]!r}"
        if letters(normalize(source[position : block.start])):
            return f"no block holds {source[position : block.start].strip()[:80]!r}"
        position = block.end
    rest = source[position:]
    return f"no block holds the end, {rest.strip()[:80]!r}" if letters(normalize(rest)) else None


def _fault_in_html(page: Page, document: Document) -> str | None:
    """What a page's blocks say more often than the page, or in another order."""
    source = letters(
        normalize(" ".join((page.title, *(line.text + _pitch(page, n) for n, line in enumerate(page.lines)))))
    )
    for text, count in Counter(letters(block.text) for block in document.blocks).items():
        if text and source.count(text) < count:
            return f"the page says {source.count(text)} times what {count} blocks say: {text[:80]!r}"
    return _fault_in_order(page, document)


def _fault_in_order(page: Page, document: Document) -> str | None:
    """The first block that stands above one that the page says before it; only what the page says once can tell."""
    lines = Counter(letters(line.text) for line in page.lines)
    blocks = [letters(block.text) for block in document.blocks]
    said = Counter(blocks)
    places = {text: place for place, text in enumerate(blocks) if said[text] == 1}
    own = [letters(line.text) for line in page.lines]
    known = [text for text in own if lines[text] == 1 and text in places]
    for above, below in pairwise(known):
        if places[above] > places[below]:
            return f"the page says {above[:60]!r} before {below[:60]!r}, the document after it"
    return None


def _pitch(page: Page, number: int) -> str:
    pitch = page.lines[number].pitch
    return "" if pitch is None else f" {pitch.text}"


def check_spans(page: Page, document: Document, form: Format) -> None:
    """The source between a block's offsets says the block's text; blocks of HTML have no offsets."""
    source = page.to_text()
    for block in document.blocks:
        if form == "html":
            if block.start is not None or block.end is not None:
                what = f"a block of HTML has offsets: {block.text[:80]!r}"
                raise FuzzFailure("spans", what, page, format=form, document=document)
            continue
        there = normalize(source[block.start : block.end])
        if there != block.text:
            what = f"the span of {block.text[:80]!r} holds {there[:80]!r}"
            raise FuzzFailure("spans", what, page, format=form, document=document)


def check_determinism(
    cleaner: Cleaner, page: Page, template: Template | None, document: Document, form: Format
) -> None:
    """The same page again gives the same document."""
    again = cleaned(cleaner, page, template, form)
    if again != document:
        differs = next((a for a, b in zip(document.blocks, again.blocks, strict=False) if a != b), None)
        what = "the same page gave two documents" + (f", from {differs.text[:80]!r} on" if differs is not None else "")
        raise FuzzFailure("determinism", what, page, format=form, document=document, block=differs)


def check_idempotence(
    cleaner: Cleaner,
    page: Page,
    template: Template | None,
    document: Document,
    form: Format,
    *,
    judged: Callable[[Block], bool] | None = None,
) -> None:
    """Cleaning the article again removes nothing and changes nothing; with ``judged``, removes none of these blocks."""
    try:
        again = cleaner.clean(document.text, format="text", template=template)
    except Exception as error:
        what = f"on the article, {type(error).__name__}: {error}"
        raise FuzzFailure("no exception", what, page, format=form, document=document) from error
    gone = next((b for b in again.blocks if not b.kept and (judged is None or judged(b))), None)
    if gone is not None:
        what = f"the second cleaning removed {gone.text[:80]!r}"
        raise FuzzFailure("idempotence", what, page, format=form, document=document, block=gone)
    if judged is None and again.text != document.text:
        raise FuzzFailure("idempotence", "the second cleaning changed the text", page, format=form, document=document)


def check_weak_evidence(
    cleaner: Cleaner,
    page: Page,
    document: Document,
    form: Format,
    *,
    judged: Callable[[Block], bool] | None = None,
) -> None:
    """What reads like prose goes only where a safe or split rule speaks, or at the probability that the policy asks of prose.

    With ``judged``, only these blocks are held against the cleaner.
    """
    sure = cleaner.options.policy.prose_probability
    for block in document.blocks:
        if block.kept or form == "html" or len(block.text) < PROSE or not block.text.endswith(_SENTENCE_ENDS):
            continue
        strong = any(evidence.tier in ("safe", "split") for evidence in block.evidence)
        if not strong and (block.confidence or 0.0) < sure and (judged is None or judged(block)):
            what = f"prose was removed at {block.confidence:.2f}, below the {sure:.2f} of the policy"
            raise FuzzFailure("weak evidence", what, page, format=form, document=document, block=block)

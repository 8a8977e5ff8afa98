"""What a page says of its lines, held against what became of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

from cleantext.fuzz.failure import FuzzFailure
from cleantext.normalize import bare, normalize
from cleantext.templates import SlotMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from cleantext.fuzz.page import Line, Page
    from cleantext.model import Block, Document
    from cleantext.options import Format
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

# What is judged as a mistake beside a broken law.
#   laws      nothing
#   template  what a template answers for: a line of the article that it speaks of, which is lost with it (at once, or when the
#             article is cleaned again) and stays without it; and a line of one of its safe slots, in its place, that was kept
#   body      any line of the article that was removed, or lost letters
#   known     besides, a chrome or metadata line that was kept although it is one of a safe slot of the template in use, in
#             its place, or a safe rule takes it
#   all       besides, any other chrome or metadata line that was kept
Strictness: TypeAlias = Literal["laws", "template", "body", "known", "all"]
# A line of so many characters, where it is a sentence, is prose for certain.
PROSE = 120
# A sentence behind a quotation is not cut off: whether the quotation has ended may be in doubt.
_QUOTES = '„“”«»"‘'


def letters(text: str) -> str:
    """The letters and digits of a text alone, accents composed: what no white space, damage or bullet changes."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def blocks_of_lines(page: Page, document: Document) -> list[list[Block]]:
    """For each line of a page the blocks of the plain-text document that lie in it, or over it."""
    found: list[list[Block]] = [[] for _ in page.lines]
    for number, (start, end) in enumerate(page.spans()):
        found[number] = [b for b in document.blocks if b.start is not None and b.start < end and (b.end or 0) > start]
    return found


def fates(page: Page, document: Document, form: Format) -> dict[int, bool]:
    """For each line, by its index, whether it was kept; lines that the document has no block of are left out."""
    if form == "text":
        return {n: any(b.kept for b in own) for n, own in enumerate(blocks_of_lines(page, document)) if own}
    kept = {letters(block.text) for block in document.blocks if block.kept}
    removed = {letters(block.text) for block in document.blocks if not block.kept}
    whole = letters(document.text)
    seen = {}
    for number, line in enumerate(page.lines):
        text, written = letters(line.text), letters(normalize(line.written))
        if {text, written} & kept or (line.kept and len(text) > 40 and text in whole):
            seen[number] = True
        elif {text, written} & removed:
            seen[number] = False
    return seen


def check_body(page: Page, document: Document, form: Format, *, excused: AbstractSet[int] = frozenset()) -> None:
    """Every line of the article stays, whole; ``excused`` are lines, by index, that are not judged."""
    seen = fates(page, document, form)
    for number, line in enumerate(page.lines):
        if line.kept and not line.copy and letters(line.text) and number not in excused and not seen.get(number):
            what = "a line of the article was removed" if number in seen else "a line of the article is lost"
            block = _block(page, document, number, form)
            raise FuzzFailure("body", what, page, format=form, document=document, line=number, block=block)
    if form == "text":
        _check_letters(page, document, excused)


def not_the_templates_doing(page: Page, document: Document, without: Document, form: Format) -> frozenset[int]:
    """The lines that a template has no part in losing: those lost ``without`` it, and those it says nothing of.

    Where chrome goes, a doubtful line beside it may go, too: that is the decision's doing.
    """
    lost_anyway = {n for n, kept in fates(page, without, form).items() if not kept}
    unsaid = {
        n
        for n in range(len(page.lines))
        if (block := _block(page, document, n, form)) is not None and not _is_spoken_of(block)
    }
    return frozenset(lost_anyway | unsaid)


def harmed_by_a_template(page: Page) -> Callable[[Block], bool]:
    """Whether a block is a line of the article that a template speaks of."""
    body = {letters(line.text) for line in page.lines if line.kept}
    return lambda block: _is_spoken_of(block) and letters(block.text) in body


def _is_spoken_of(block: Block) -> bool:
    return any(evidence.name.startswith("template.") for evidence in block.evidence)


def _check_letters(page: Page, document: Document, excused: AbstractSet[int]) -> None:
    """What is kept of each line of the article says what the line says; only what is glued to it may be missing."""
    for number, (line, own) in enumerate(zip(page.lines, blocks_of_lines(page, document), strict=True)):
        if not line.kept or line.copy or number in excused:
            continue
        said = letters("".join(block.text for block in own if block.kept))
        whole = letters(line.text) + (letters(line.pitch.text) if line.pitch is not None else "")
        if said not in (letters(line.text), whole):
            block = next((block for block in own if block.kept), None)
            what = f"a line of the article now says {said[:100]!r}"
            raise FuzzFailure("body", what, page, format="text", document=document, line=number, block=block)


def check_chrome(
    cleaner: Cleaner, page: Page, document: Document, form: Format, *, template: Template | None, strictness: Strictness
) -> None:
    """The lines that must go are gone; see ``Strictness`` for which these are. Labels that the cleaner keeps are not judged."""
    seen = fates(page, document, form)
    said = {letters(line.text) for line in page.lines if line.kept or line.label in cleaner.options.keep}
    must = _must_go(cleaner, page, document, template, strictness)
    for number, reason in must.items():
        if seen.get(number, False) and letters(page.lines[number].text) not in said:
            block = _block(page, document, number, form)
            what = f"a line was kept although {reason}"
            raise FuzzFailure("chrome", what, page, format=form, document=document, line=number, block=block)


def _must_go(
    cleaner: Cleaner, page: Page, document: Document, template: Template | None, strictness: Strictness
) -> dict[int, str]:
    """The lines that must go, by index, each with the reason."""
    chrome = [n for n, line in enumerate(page.lines) if not line.kept and not line.copy and letters(line.text)]
    if strictness == "all":
        return dict.fromkeys(chrome, "it is not of the article")
    bare_texts = [bare(normalize(line.written)) for line in page.lines]
    must: dict[int, str] = {}
    if strictness == "template":
        return _of_safe_slots(page, bare_texts, template)
    matcher = cleaner.matcher(document.metadata.language)
    for number, matches in zip(chrome, matcher.match([bare_texts[n] for n in chrome]), strict=True):
        for match in matches:
            if match.rule.tier == "safe":
                must[number] = f"the safe rule {match.rule.id} takes it"
    return must | _of_safe_slots(page, bare_texts, template)


def _of_safe_slots(page: Page, bare_texts: list[str], template: Template | None) -> dict[int, str]:
    """The lines of safe slots that stand in their places."""
    if template is None:
        return {}
    found = {(hit.index, hit.slot.id): hit for hit in SlotMatcher(template).find(bare_texts)}
    safe = {slot.id for slot in template.slots if slot.tier == "safe"}
    return {
        number: f"it is a line of the safe slot {line.slot}"
        for number, line in enumerate(page.lines)
        if line.slot in safe and not line.copy and (hit := found.get((number, line.slot))) is not None and hit.in_place
    }


def check_pitches(page: Page, document: Document, template: Template | None) -> None:
    """What a slot of tier ``split`` cuts off is gone from the undamaged paragraphs it is glued to, in plain text."""
    tiers = {slot.id: slot.tier for slot in template.slots} if template is not None else {}
    for number, (line, own) in enumerate(zip(page.lines, blocks_of_lines(page, document), strict=True)):
        pitch = line.pitch
        if pitch is None or tiers.get(pitch.slot or "") != "split" or line.copy:
            continue
        if line.shown is not None or pitch.shown is not None:
            continue
        said = letters("".join(block.text for block in own if block.kept))
        if said.endswith(letters(pitch.text)) and not any(mark in line.text for mark in _QUOTES):
            what = f"the slot {pitch.slot} did not cut off its sentence"
            raise FuzzFailure("chrome", what, page, format="text", document=document, line=number)


def check_slots(page: Page, template: Template | None, form: Format) -> None:
    """A template's slots take their own lines, however these are written, and leave the article's."""
    if template is None:
        return
    bare_texts = [bare(normalize(line.written)) for line in page.lines]
    found = {(hit.index, hit.slot.id) for hit in SlotMatcher(template).find(bare_texts)}
    tiers = {slot.id: slot.tier for slot in template.slots}
    for number, line in enumerate(page.lines):
        if line.slot is not None and tiers.get(line.slot) not in (None, "split") and (number, line.slot) not in found:
            what = f"the slot {line.slot} does not take its own line"
            raise FuzzFailure("slots", what, page, format=form, line=number)


def _block(page: Page, document: Document, number: int, form: Format) -> Block | None:
    """The block that a line became, for the message."""
    if form == "text":
        return next(iter(blocks_of_lines(page, document)[number]), None)
    return _first(document.blocks, page.lines[number])


def _first(blocks: Iterable[Block], line: Line) -> Block | None:
    wanted = {letters(line.text), letters(normalize(line.written))}
    return next((block for block in blocks if letters(block.text) in wanted), None)

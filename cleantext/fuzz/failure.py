"""A failure, told so that a reader sees the line, what was expected of it, what happened, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.fuzz.page import Line, Page
    from cleantext.model import Block, Document
    from cleantext.options import Format

# A longer line is told by its beginning.
_LONGEST = 100
_MOST_LINES = 30


class FuzzFailure(AssertionError):  # noqa: N818 - as pytest calls it: a test that fails, no error of the program
    """A cleaner broke a law, or the truth of a page.

    ``law``: its name. ``page``, ``format``: what was cleaned, and how it was rendered. ``line``: the index of the line it is about,
    None where it is about the document.
    """

    def __init__(
        self,
        law: str,
        what: str,
        page: Page,
        *,
        format: Format,  # noqa: A002 - the contract's name
        document: Document | None = None,
        line: int | None = None,
        block: Block | None = None,
    ) -> None:
        """``what`` happened; ``document`` shows what became of the page, ``block`` of the line."""
        self.law, self.page, self.format, self.line = law, page, format, line
        self.what = what
        super().__init__(_message(law, what, page, format, document, line, block))

    def __reduce__(self) -> tuple[object, ...]:
        """Travels between processes as its message."""
        return (AssertionError, self.args)


def _message(
    law: str, what: str, page: Page, form: Format, document: Document | None, number: int | None, block: Block | None
) -> str:
    rows = [f"{law}: {what}"]
    if number is not None:
        line = page.lines[number]
        rows.append(f"  line      {number + 1} of {len(page.lines)}: {_short(line.written)}")
        rows.append(f"  truth     {line.label} ({line.kind}, from {line.origin})")
    if block is not None:
        rows.append(f"  verdict   {_verdict(block)}")
        rows += [
            f"  evidence  {e.name}{f' ({e.tier})' if e.tier else ''} {e.weight:+.1f} {e.detail}".rstrip()
            for e in block.evidence
        ]
    changed = f", changed by {', '.join(page.mutations)}" if page.mutations else ""
    rows.append(f"  page      {form}, {page.language}, {page.genre}{changed}")
    rows += _lines(page, document, form)
    return "\n".join(rows)


def _lines(page: Page, document: Document | None, form: Format) -> list[str]:
    from cleantext.fuzz.truth import fates

    seen = fates(page, document, form) if document is not None else {}
    rows = []
    for number, line in enumerate(page.lines[:_MOST_LINES]):
        fate = {True: "kept", False: "removed", None: "-"}[seen.get(number)]
        rows.append(f"  {number + 1:>4}  {_truth(line):<22} {fate:<8} {_short(line.written)}")
    if len(page.lines) > _MOST_LINES:
        rows.append(f"        and {len(page.lines) - _MOST_LINES} more lines")
    return rows


def _truth(line: Line) -> str:
    return f"{'either' if line.copy else 'stays' if line.kept else 'goes'}  {line.label}"


def _verdict(block: Block) -> str:
    confidence = "-" if block.confidence is None else f"{block.confidence:.2f}"
    return f"{'kept' if block.kept else 'removed'} as {block.label}, confidence {confidence}"


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")

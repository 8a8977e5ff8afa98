"""The values cleantext works on: blocks, evidence, labels, and the Document they end in.

Everything here is frozen: nothing changes after construction. A step that learns something
makes a new value with ``dataclasses.replace``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias

Group: TypeAlias = Literal["body", "metadata", "chrome"]
Kind: TypeAlias = Literal["paragraph", "heading", "list_item", "quote", "table_row"]
Tier: TypeAlias = Literal["safe", "supporting", "split"]


_BODY = ("body", "heading")
_METADATA = ("title", "byline", "timestamp", "caption", "tags")


class Label(StrEnum):
    """What a block is. ``Label.group`` says whether such blocks are kept.

    >>> Label("newsletter").group
    'chrome'
    >>> Label.HEADING.group, Label.BYLINE.group
    ('body', 'metadata')
    """

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    TAGS = "tags"
    SUBSCRIPTION = "subscription"
    NEWSLETTER = "newsletter"
    ADVERTISEMENT = "advertisement"
    JOB_LISTING = "job_listing"
    RELATED = "related"
    SOCIAL = "social"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    LEGAL = "legal"
    MEDIA_UI = "media_ui"
    AUTHOR_BIO = "author_bio"
    CONTACT = "contact"
    STRAY = "stray"

    def __init__(self, value: str) -> None:
        """A member with its group."""
        #: ``"body"`` (kept), ``"metadata"`` (moved out of the body) or ``"chrome"`` (removed).
        self.group: Group = "body" if value in _BODY else "metadata" if value in _METADATA else "chrome"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against removing a block.

    ``name`` reads true aloud (``after_the_article_ended``, ``de.newsletter.weekly-box``);
    ``label`` is what the evidence takes the block for, or None where it does not say;
    ``tier`` is the confidence tier of a rule, None for a heuristic;
    ``detail`` quotes what was seen (a matched phrase), and may be empty;
    ``weight`` is what it added to the removal score (log odds; negative speaks for the body).
    """

    name: str
    label: Label | None = None
    tier: Tier | None = None
    detail: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True, init=False)
class Structure:
    """What HTML tells about a block; plain text has none.

    ``path`` is the element's path (XPath) and ``tag`` its name; ``signals`` names the structural
    observations (``inside_the_main_container``, ``most_of_it_is_links``) the decision weighs.
    """

    path: str
    tag: str
    signals: tuple[str, ...] = ()

    def __init__(self, path: str, tag: str, signals: tuple[str, ...] = ()) -> None:
        """Through the slots, like a block: every block of a page has one."""
        _set_path(self, path)
        _set_tag(self, tag)
        _set_signals(self, signals)


_set_path, _set_tag, _set_signals = (getattr(Structure, slot.name).__set__ for slot in fields(Structure))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the source shows of a block and its text, white space folded, does not.

    ``level``: the rank of a heading (1 to 6), or how deep an item is nested (0: not at all). ``number``: the place of an
    item (from 1) in a list that counts without writing the numbers. ``cells``: those of a row that tabs or columns divide.
    ``lines``: those of verse and the like that the source breaks.
    """

    level: int = 0
    number: int | None = None
    cells: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, init=False)
class Block:
    """A line, paragraph or HTML block: the unit that is kept or removed.

    ``start``/``end`` are character offsets into the decoded source (plain text only, else None).
    ``label``, ``kept``, ``confidence`` (0 to 1, that the verdict kept-or-removed is right) and
    ``evidence`` are None or empty until the block has been judged. ``layout`` is None where the text says it all.
    """

    text: str
    start: int | None = None
    end: int | None = None
    kind: Kind = "paragraph"
    structure: Structure | None = None
    label: Label | None = None
    kept: bool | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    layout: Layout | None = None

    def __init__(
        self,
        text: str,
        start: int | None = None,
        end: int | None = None,
        kind: Kind = "paragraph",
        structure: Structure | None = None,
        label: Label | None = None,
        kept: bool | None = None,  # noqa: FBT001 - a field like the others
        confidence: float | None = None,
        evidence: tuple[Evidence, ...] = (),
        layout: Layout | None = None,
    ) -> None:
        """Through the slots: in three fifths of the time of a frozen dataclass's own method, twice for every line."""
        _set_text(self, text)
        _set_start(self, start)
        _set_end(self, end)
        _set_kind(self, kind)
        _set_structure(self, structure)
        _set_label(self, label)
        _set_kept(self, kept)
        _set_confidence(self, confidence)
        _set_evidence(self, evidence)
        _set_layout(self, layout)


(
    _set_text,
    _set_start,
    _set_end,
    _set_kind,
    _set_structure,
    _set_label,
    _set_kept,
    _set_confidence,
    _set_evidence,
    _set_layout,
) = (getattr(Block, slot.name).__set__ for slot in fields(Block))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A kept piece of the article."""

    text: str
    kind: Kind = "paragraph"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A removed block, with the reasons; ``confidence`` is the calibrated probability (0 to 1) that it is right."""

    text: str
    label: Label
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed and by which agency: ``BERLIN (dpa) –`` gives ``("Berlin",)`` and ``"dpa"``."""

    places: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about the article; unknown is None or ``()``.

    ``published`` and ``modified`` carry a time zone only where the page gave one; a date without
    a time is midnight. ``language`` is an ISO 639-1 code. ``provenance`` maps each known field to
    the rule or source that gave it.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    provenance: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """The publisher template a document was cleaned with: its name, how sure it is the page's (0 to 1), and what told it."""

    name: str
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned document: what was kept, what was removed and why, and what the page says about itself.

    ``template``: the publisher template that took part, None where there was none.
    """

    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()
    template: TemplateUse | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The kept blocks in source order."""
        return tuple(Paragraph(b.text, b.kind, b.start, b.end) for b in self.blocks if b.kept)

    @property
    def removed(self) -> tuple[Removal, ...]:
        """The removed blocks in source order."""
        return tuple(
            Removal(b.text, b.label or Label.STRAY, b.start, b.end, b.confidence or 0.0, b.evidence)
            for b in self.blocks
            if not b.kept
        )

    @property
    def text(self) -> str:
        """The kept paragraphs, joined by a blank line."""
        return "\n\n".join(b.text for b in self.blocks if b.kept)

    def to_dict(self) -> dict[str, Any]:
        """The document as plain values that JSON can hold."""
        from cleantext.render.plain import document

        return document(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """``to_dict`` as JSON text; non-ASCII characters stay as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(self) -> str:
        """Title and kept paragraphs as Markdown, each paragraph by its kind."""
        from cleantext.render.markdown import document

        return document(self)

    def explain(self) -> str:
        """Every block with verdict, label, confidence and evidence, one paragraph a block."""
        from cleantext.render.explain import document

        return document(self)

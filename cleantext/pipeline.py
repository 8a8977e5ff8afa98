"""The pipeline: the visible table of steps, and the four ways in: ``Cleaner``, ``clean``, ``clean_file``, ``clean_files``."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from cleantext.decide import (
    Verdict,
    Weights,
    evidence_of,
    judge,
    judge_structure,
    load_weights,
    set_apart,
    several_articles,
    structure_weights,
)
from cleantext.errors import InputError, TemplateError
from cleantext.heuristics import Measure, measure
from cleantext.languages import Language
from cleantext.metadata import from_text, merge, split_dateline
from cleantext.model import Block, Document, Evidence, Label, Metadata
from cleantext.normalize import bare_texts
from cleantext.options import Format, Options
from cleantext.readers import text as text_reader
from cleantext.readers.decode import DECODED_WITH_REPLACEMENT, decode, decode_html
from cleantext.readers.files import read_file
from cleantext.readers.marks import without_marks
from cleantext.readers.sniff import sniff
from cleantext.rules import Matcher, Rule, Splitter, load_pack, load_rules
from cleantext.rules.match import Match

# Packs that apply to every page beside its own language's: what travels, and English widgets.
_EVERYWHERE = ("common", "en")
# When less than this share of the characters is kept, whoever uses the result should look twice.
_MOSTLY_REMOVED = 0.2
# One of these a text holds somewhere whose lines Markdown marks.
_MARKDOWN_SIGNS = ("# ", "**", "\\")
MOST_WAS_REMOVED = "most of the document was removed"
NO_ARTICLE = "no article found"
COPIED = "the article stands in the document twice: the second copy was removed"
SEVERAL_ARTICLES = "several articles in one document"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on its way through the steps; ``read`` are its blocks before any judgement."""

    source: str
    format: Format
    url: str | None = None
    read: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()


class Cleaner:
    """Cleans documents with one set of options; reusable, picklable and safe to share between threads.

    ``language``: ISO 639-1 code, None to detect it for each document. ``keep``: labels that stay in the body.
    ``policy``: ``"strict"``, ``"default"``, ``"lenient"`` or a ``Policy``. ``dateline``: ``"keep"`` it in the first
    paragraph, or ``"strip"`` it off. ``rules``: your own rule files or directories. ``weights``: a weights file
    fitted on your own data. Raises ``OptionError``, ``RuleError`` or ``WeightsError`` for what cannot be used.

    >>> cleaner = Cleaner(language="de", keep={"caption"})
    >>> cleaner.clean("Ein Satz, der zum Artikel gehört und deshalb bleibt.").text
    'Ein Satz, der zum Artikel gehört und deshalb bleibt.'
    """

    def __init__(self, **options: Any) -> None:
        """See the class; unknown options raise ``TypeError``."""
        self.options = Options.checked(**options)
        self._prepare()

    def _prepare(self) -> None:
        self._weights: Weights = load_weights(self.options.weights)
        self._own_rules = tuple(rule for path in self.options.rules for rule in load_rules(path))
        self._matchers: dict[str | None, Matcher] = {}
        self._splitters: dict[str | None, Splitter] = {}
        self._lock = threading.Lock()

    def __getstate__(self) -> Options:
        """Only the options travel: everything else is loaded again where it arrives."""
        return self.options

    def __setstate__(self, options: Options) -> None:
        """Load what ``__getstate__`` left behind."""
        self.options = options
        self._prepare()

    def clean(
        self,
        source: str | bytes,
        *,
        format: Format | None = None,  # noqa: A002 - the contract's name
        url: str | None = None,
        template: str | None = "auto",
    ) -> Document:
        """Separate the article in ``source`` from what surrounds it.

        ``format`` None: detected. ``url``: where the document came from. ``template``: ``"auto"`` or None; there are
        no publisher templates yet, so both do the same and any other value raises ``TemplateError``.
        Raises ``InputError`` when ``source`` is neither ``str`` nor ``bytes``, or ``format`` is unknown.
        """
        if template not in ("auto", None):
            raise TemplateError(f"template: found {template!r}, expected 'auto' or None: no templates are installed")
        draft = _read(source, format, url)
        for _, step in STEPS:
            draft = step(self, draft)
        return Document(draft.blocks, draft.metadata, draft.warnings)

    def matcher(self, language: str | None) -> Matcher:
        """The rules that judge whole blocks, for one language: built once."""
        matcher = self._matchers.get(language)
        if matcher is None:
            with self._lock:
                whole = [rule for rule in self._rules(language) if rule.tier != "split"]
                matcher = self._matchers[language] = Matcher(whole)
        return matcher

    def splitter(self, language: str | None) -> Splitter:
        """The rules that cut a pitch off a paragraph, for one language: built once."""
        splitter = self._splitters.get(language)
        if splitter is None:
            with self._lock:
                splitter = self._splitters[language] = Splitter(self._rules(language))
        return splitter

    def _rules(self, language: str | None) -> list[Rule]:
        """The pack of a language, the packs that travel, and the user's own rules."""
        packs = dict.fromkeys((*_EVERYWHERE, language))
        return [*(rule for pack in packs if pack is not None for rule in load_pack(pack)), *self._own_rules]


def _read(source: str | bytes, format: Format | None, url: str | None) -> Draft:  # noqa: A002 - the contract's name
    """Tell text from HTML, and decode it."""
    if format not in ("text", "html", None):
        raise InputError(f"format: found {format!r}, expected 'text', 'html' or None")
    if isinstance(source, str):
        warnings: tuple[str, ...] = (DECODED_WITH_REPLACEMENT,) if "\ufffd" in source else ()
        return Draft(source, format or sniff(source), url, warnings=warnings)
    if not isinstance(source, bytes | bytearray | memoryview):
        raise InputError(f"source: found {type(source).__name__}, expected str or bytes; for a path use clean_file")
    data = bytes(source)
    if format != "text":
        declared = decode_html(data)
        if format == "html" or sniff(declared[0]) == "html":
            return Draft(declared[0], "html", url, warnings=declared[1])
    text, warnings = decode(data)
    return Draft(text, "text", url, warnings=warnings)


def split_into_blocks(_: Cleaner, draft: Draft) -> Draft:
    """One block a line or paragraph with its span; of HTML one a block element, and what the page says of itself."""
    if draft.format == "text":
        return replace(draft, read=tuple(text_reader.read(draft.source)))
    from cleantext.metadata import from_html
    from cleantext.readers.html import read

    page = read(draft.source)
    metadata = from_html(page.tree, url=draft.url) if page.tree is not None else Metadata()
    return replace(draft, read=page.blocks, metadata=metadata, warnings=(*draft.warnings, *page.warnings))


def judge_blocks(cleaner: Cleaner, draft: Draft) -> Draft:
    """Evidence and decision: each block gets its verdict."""
    if not draft.read:
        return draft
    blocks, language = _judge(cleaner, draft, draft.read)
    detected = Metadata(language=language, provenance={"language": "detected"} if language else {})
    return replace(draft, blocks=blocks, metadata=merge(draft.metadata, detected))


def _judge(cleaner: Cleaner, draft: Draft, read: Sequence[Block]) -> tuple[tuple[Block, ...], str | None]:
    """The blocks of a draft with their verdicts, and the language that was found."""
    title = _markdown_title(draft.format, read, cleaner.options)
    blocks = read[len(title) :]
    texts = [block.text for block in blocks]
    if draft.format == "text" and any(sign in draft.source for sign in _MARKDOWN_SIGNS):
        texts = list(map(without_marks, texts))
    weights = cleaner._weights  # noqa: SLF001 - the steps are the cleaner's own
    matches: Sequence[Sequence[Match]]
    if draft.format == "html":
        structure = structure_weights()
        verdicts, matches, table = judge_structure(
            blocks, partial(read_texts, cleaner), weights, cleaner.options, structure
        )
    else:
        measures, matches, table = read_texts(cleaner, texts)
        verdicts = judge(measures, matches, table, weights, cleaner.options)
    places: dict[tuple[str, ...], tuple[Evidence, ...]] = {}
    judged = (
        _judged(block, verdict, evidence_of(verdict, found, weights) + _structural(block, verdict, places))
        for block, verdict, found in zip(blocks, verdicts, matches, strict=True)
    )
    return (*title, *judged), table.code if table is not None else cleaner.options.language


def read_texts(
    cleaner: Cleaner, texts: Sequence[str]
) -> tuple[list[Measure], Sequence[Sequence[Match]], Language | None]:
    """What the texts of a document measure, the rules of its language that match them, and the language's table."""
    bare = bare_texts(list(texts))
    measures, table = measure(texts, bare, cleaner.options.language)
    language = table.code if table is not None else cleaner.options.language
    return measures, cleaner.matcher(language).match(bare), table


def _markdown_title(format: Format, read: Sequence[Block], options: Options) -> tuple[Block, ...]:  # noqa: A002 - the contract's name
    """The first line of a text in Markdown that marks one line alone as top heading; what is below is judged without it."""
    if format != "text" or len(read) < 2 or read[0].text[:2] != "# ":
        return ()
    if any(block.text[:2] == "# " for block in read[1:]):
        return ()
    reason = Evidence("is_the_only_top_heading", Label.TITLE)
    kept = Label.TITLE in options.keep
    return (replace(read[0], label=Label.TITLE, kept=kept, confidence=1.0, evidence=(reason,)),)


def _judged(block: Block, verdict: Verdict, evidence: tuple[Any, ...]) -> Block:
    kind, label = block.kind, verdict.label
    if label is Label.HEADING and (kind == "paragraph" or (kind == "list_item" and block.structure is None)):
        kind = "heading"
    elif label is Label.BODY and kind == "heading":
        label = Label.HEADING
    confidence = 1.0 - verdict.removal if verdict.kept else verdict.removal
    text, start, end, structure = block.text, block.start, block.end, block.structure
    return Block(text, start, end, kind, structure, label, verdict.kept, confidence, evidence, block.layout)


def _structural(
    block: Block, verdict: Verdict, places: dict[tuple[str, ...], tuple[Evidence, ...]]
) -> tuple[Evidence, ...]:
    """What the structure of a page said of a block; ``places`` holds what it said of those around the article, who share it."""
    if block.structure is None:
        return ()
    signals = block.structure.signals
    if verdict.names:
        return structure_weights().second.reasons(signals)
    if (reasons := places.get(signals)) is None:
        reasons = places[signals] = structure_weights().first.reasons(signals)
    return reasons


def set_pitches_and_copies_apart(cleaner: Cleaner, draft: Draft) -> Draft:
    """Pitches glued to paragraphs and a second copy of the article are removed; what is left is judged without them."""
    if not draft.blocks:
        return draft
    blocks, copied = set_apart(
        draft.read,
        draft.blocks,
        lambda left: _judge(cleaner, draft, left)[0],
        splitter=cleaner.splitter(draft.metadata.language),
        source=draft.source,
        keep=cleaner.options.keep,
    )
    return replace(draft, blocks=tuple(blocks), warnings=(*draft.warnings, COPIED) if copied else draft.warnings)


def gather_metadata(_: Cleaner, draft: Draft) -> Draft:
    """What the judged blocks say about the article."""
    found = from_text(draft.blocks, language=draft.metadata.language, url=draft.url)
    return replace(draft, metadata=merge(draft.metadata, found))


def strip_dateline(cleaner: Cleaner, draft: Draft) -> Draft:
    """With ``dateline="strip"``: the dateline leaves the first paragraph that has one; its span then starts later."""
    if cleaner.options.dateline != "strip" or draft.metadata.dateline is None:
        return draft
    for index, block in enumerate(draft.blocks):
        if block.kept and (split := split_dateline(block.text)) is not None:
            start = None if block.start is None else draft.source.find(split[1][:20], block.start, block.end)
            stripped = replace(block, text=split[1], start=block.start if start == -1 else start)
            return replace(draft, blocks=(*draft.blocks[:index], stripped, *draft.blocks[index + 1 :]))
    return draft


def warn(_: Cleaner, draft: Draft) -> Draft:
    """Say what whoever uses the result should know."""
    total = sum(len(block.text) for block in draft.blocks)
    kept = sum(len(block.text) for block in draft.blocks if block.kept)
    warnings = draft.warnings
    if not kept:
        warnings += (NO_ARTICLE,)
    elif kept < _MOSTLY_REMOVED * total:
        warnings += (MOST_WAS_REMOVED,)
    if several_articles(draft.blocks):
        warnings += (SEVERAL_ARTICLES,)
    return replace(draft, warnings=warnings)


STEPS: tuple[tuple[str, Callable[[Cleaner, Draft], Draft]], ...] = (
    ("split into blocks", split_into_blocks),
    ("judge", judge_blocks),
    ("pitches and copies", set_pitches_and_copies_apart),
    ("metadata", gather_metadata),
    ("dateline", strip_dateline),
    ("warnings", warn),
)


_DEFAULT: list[Cleaner] = []


def clean(
    source: str | bytes,
    *,
    format: Format | None = None,  # noqa: A002 - the contract's name
    url: str | None = None,
    template: str | None = "auto",
    **options: Any,
) -> Document:
    """Clean one document; ``options`` are those of ``Cleaner``.

    >>> clean("keykey\\n\\nDer Rat tagte am Montag, und er beschloss den Haushalt für das nächste Jahr.").text
    'Der Rat tagte am Montag, und er beschloss den Haushalt für das nächste Jahr.'
    """
    return _cleaner(options).clean(source, format=format, url=url, template=template)


def clean_file(path: str | Path, *, url: str | None = None, template: str | None = "auto", **options: Any) -> Document:
    """Clean one file: ``.txt .md .html .htm .xhtml``, each also ``.gz``; ``options`` are those of ``Cleaner``.

    Raises ``InputError`` naming the file when it cannot be read or its suffix is unknown.
    """
    data, file_format = read_file(path)
    return _cleaner(options).clean(data, format=file_format, url=url, template=template)


def _cleaner(options: dict[str, Any]) -> Cleaner:
    """A new Cleaner for these options; without options one that all calls share."""
    if options:
        return Cleaner(**options)
    if not _DEFAULT:
        _DEFAULT.append(Cleaner())
    return _DEFAULT[0]

"""Judging a draft: its texts read with all that is known, a verdict on each block, and the blocks with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Protocol

from cleantext.decide import Verdict, Weights, evidence_of, judge, judge_structure, structure_weights
from cleantext.draft import Draft, texts_to_judge
from cleantext.heuristics import Measure, measure
from cleantext.languages import Language
from cleantext.model import Block, Evidence, Label
from cleantext.normalize import bare_texts
from cleantext.options import Format, Options
from cleantext.rules import Match, Matcher
from cleantext.templates import Detection, SlotMatcher

# An HTML page of which fewer characters are kept than this, and which shows at least so many, gets a second opinion. It was
# asked for 10 of the 1,423 gold pages and kept more of 3: F1 rose from 0 to 1 and from 0 to 0.07 and stayed the same.
_HARDLY_ANY, _MUCH = 250, 500
SECOND_OPINION = "is_kept_by_trafilatura_where_little_else_is"


class Tools(Protocol):
    """What judging needs of a cleaner."""

    @property
    def options(self) -> Options:
        """What it was told."""

    @property
    def weights(self) -> Weights:
        """The weights it decides by."""

    def matcher(self, language: str | None) -> Matcher:
        """The rules for a language."""

    def slots(self, detection: Detection) -> SlotMatcher:
        """The slots of a template."""


def judged_blocks(
    tools: Tools, draft: Draft, read: Sequence[Block]
) -> tuple[tuple[Block, ...], str | None, AbstractSet[int] | None]:
    """The blocks of a draft with their verdicts, the language that was found, and which blocks may end in a pitch."""
    title = _markdown_title(draft.format, read, tools.options)
    blocks = read[len(title) :]
    texts = texts_to_judge(draft, blocks)
    weights = tools.weights
    matches: Sequence[Sequence[Match]]
    found: list[tuple[Evidence, ...]]
    hinted: AbstractSet[int] | None = None
    if draft.format == "html":
        structure = structure_weights()
        reader = partial(read_texts, tools, detection=draft.detection)
        verdicts, matches, reasons, table = judge_structure(blocks, reader, weights, tools.options, structure)
        if _leave_hardly_any_text(verdicts, texts):
            verdicts = _with_second_opinion(tools, draft, texts, verdicts)
        found = [
            (*evidence_of(verdict, own, weights), *said) if verdict.names or own else said
            for verdict, own, said in zip(verdicts, matches, reasons, strict=True)
        ]
    else:
        measures, matches, table, hinted = _scan(tools, texts, draft.detection)
        verdicts = judge(measures, matches, table, weights, tools.options)
        found = [evidence_of(verdict, own, weights) for verdict, own in zip(verdicts, matches, strict=True)]
    judged = map(_judged, blocks, verdicts, found)
    language = table.code if table is not None else tools.options.language
    return (*title, *judged), language, None if hinted is None else {index + len(title) for index in hinted}


def _leave_hardly_any_text(verdicts: Sequence[Verdict], texts: Sequence[str]) -> bool:
    kept = 0
    for text, verdict in zip(texts, verdicts, strict=True):
        if verdict.kept:
            kept += len(text)
            if kept >= _HARDLY_ANY:
                return False
    return sum(map(len, texts)) >= _MUCH


def _with_second_opinion(
    tools: Tools, draft: Draft, texts: Sequence[str], verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """The verdicts; where a second opinion sees much more of an article, what the text decision leaves of that is kept."""
    from cleantext.readers.html_opinion import second_opinion

    seconded = second_opinion(draft.source, texts, url=draft.url)
    chosen = sorted({*seconded, *(index for index, verdict in enumerate(verdicts) if verdict.kept)})
    measures, matches, table = read_texts(tools, [texts[index] for index in chosen], detection=draft.detection)
    judged = judge(measures, matches, table, tools.weights, tools.options)
    if sum(len(texts[index]) for index, verdict in zip(chosen, judged, strict=True) if verdict.kept) < _MUCH:
        return list(verdicts)
    result = list(verdicts)
    for index, verdict in zip(chosen, judged, strict=True):
        result[index] = verdict._replace(by=SECOND_OPINION) if verdict.kept else verdict
    return result


def read_texts(
    tools: Tools, texts: Sequence[str], *, detection: Detection | None = None
) -> tuple[list[Measure], Sequence[Sequence[Match]], Language | None]:
    """What the texts of a document measure, the rules of its language and the slots of its template that match them, the language's table."""
    return _scan(tools, texts, detection)[:3]


def _scan(
    tools: Tools, texts: Sequence[str], detection: Detection | None
) -> tuple[list[Measure], Sequence[Sequence[Match]], Language | None, AbstractSet[int]]:
    """The same, and the indices of the texts that may end in a pitch."""
    bare = bare_texts(list(texts))
    measures, table = measure(list(texts), bare, tools.options.language)
    matches, hinted = tools.matcher(table.code if table is not None else tools.options.language).scan(bare)
    if detection is not None:
        said = tools.slots(detection).match(bare, [measured.prose for measured in measures], texts)
        return measures, [(*found, *own) for found, own in zip(matches, said, strict=True)], table, hinted
    return measures, matches, table, hinted


def _markdown_title(format: Format, read: Sequence[Block], options: Options) -> tuple[Block, ...]:  # noqa: A002 - the contract's name
    """The first line of a text in Markdown that marks one line alone as top heading; what is below is judged without it."""
    if format != "text" or len(read) < 2 or read[0].text[:2] != "# ":
        return ()
    if any(block.text[:2] == "# " for block in read[1:]):
        return ()
    reason = Evidence("is_the_only_top_heading", Label.TITLE)
    kept = Label.TITLE in options.keep
    return (replace(read[0], label=Label.TITLE, kept=kept, confidence=1.0, evidence=(reason,)),)


def _judged(block: Block, verdict: Verdict, evidence: tuple[Evidence, ...]) -> Block:
    kind, label = block.kind, verdict.label
    if label is Label.HEADING and block.structure is not None and block.structure.tag == "pre":
        label = Label.BODY  # code looks like a headline: short lines without full stops
    if label is Label.HEADING and (kind == "paragraph" or (kind == "list_item" and block.structure is None)):
        kind = "heading"
    elif label is Label.BODY and kind == "heading":
        label = Label.HEADING
    confidence = 1.0 - verdict.removal if verdict.kept else verdict.removal
    text, start, end, structure = block.text, block.start, block.end, block.structure
    return Block(text, start, end, kind, structure, label, verdict.kept, confidence, evidence, block.layout)

"""The archive as learning sees it: every document's lines, measured, with what the rules know of them; copies left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cleantext.decide import judge
from cleantext.decide.weights import load_weights
from cleantext.heuristics import measure
from cleantext.model import Label
from cleantext.normalize import bare_texts
from cleantext.options import Options
from cleantext.templates import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.learning.counts import TemplateCounts
    from cleantext.learning.sources import SourceLines
    from cleantext.pipeline import Cleaner
    from cleantext.rules import Match

# The full judgement, half of the cost of cleaning, is asked for one document in so many, at least for one. One in fifteen found
# the same lines of five publishers and took a tenth less time, but learnt three sentences of articles in the archives of the tests.
_JUDGED, _FEWEST_JUDGED = 8, 1
# Longer lines, in words, recur word for word or are not looked for.
LONGEST = 50
TITLE = "‹title›"
_SHORTEST_TITLE = 3
# Two documents are one article when they share half of the text of the shorter one's sentences, in its first two thirds:
# below stands what a publisher repeats.
_ABOVE, _SHARED = 2 / 3, 0.5
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class ArchiveLine(NamedTuple):
    """One line of one document.

    ``skeleton``: its masked wording. ``size`` in words, ``end`` its last mark, ``prose``: reads like sentences. ``safe`` and
    ``supporting``: the label that rules of those tiers give it. ``judged``: what the cleaner makes of it, None where it was
    not asked. ``addresses``: it speaks to the reader, outside quotations.
    """

    text: str
    skeleton: str
    size: float
    end: str
    prose: bool
    safe: Label | None
    supporting: Label | None
    judged: Label | None
    addresses: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it."""
        return tuple(_NUMBER.findall(self.text))


@dataclass(frozen=True, slots=True)
class ArchiveDocument:
    """One document; ``host``: where it came from, "" for unknown."""

    lines: tuple[ArchiveLine, ...]
    language: str | None
    host: str
    markup: bool


def read_archive(counts: TemplateCounts, cleaner: Cleaner, language: str | None = None) -> list[ArchiveDocument]:
    """The documents of the counts in the order of their hashes, each article once; ``language`` None: detected."""
    documents: list[ArchiveDocument] = []
    owners: dict[str, set[int]] = {}
    judged = max(_FEWEST_JUDGED, ceil(len(counts) / _JUDGED))
    for source in counts.documents():
        document = _read(source, cleaner, language, judged=len(documents) < judged)
        core = _core(document)
        if _is_known(core, owners):
            continue
        for own in core:
            owners.setdefault(own, set()).add(len(documents))
        documents.append(document)
    return documents


def _read(source: SourceLines, cleaner: Cleaner, language: str | None, *, judged: bool) -> ArchiveDocument:
    texts = list(source.lines)
    bare = bare_texts(texts)
    measures, table = measure(texts, bare, language)
    language = table.code if table is not None else language
    matches = cleaner.matcher(language).match(
        bare if judged else [text if own.size <= LONGEST else "" for text, own in zip(bare, measures, strict=True)]
    )
    verdicts: Sequence[Label | None] = [None] * len(texts)
    if judged:
        weights = load_weights(None)
        verdicts = [v.label for v in judge(measures, matches, table, weights, Options())]
    own = _with_title(_skeletons(bare, measures), source.title, measures, matches)
    lines = tuple(
        _line(skeleton, measured, found, verdict)
        for skeleton, measured, found, verdict in zip(own, measures, matches, verdicts, strict=True)
    )
    return ArchiveDocument(lines, language, source.host, source.markup)


def _skeletons(bare: Sequence[str], measures: Sequence[Measure]) -> list[str]:
    """The skeletons; of the longest lines, half of an archive's text and nearly all of it articles', the bare text."""
    short = iter(skeletons([text for text, own in zip(bare, measures, strict=True) if own.size <= LONGEST]))
    return [next(short) if own.size <= LONGEST else text for text, own in zip(bare, measures, strict=True)]


def _line(skeleton: str, measured: Measure, matches: Sequence[Match], verdict: Label | None) -> ArchiveLine:
    labels: dict[str, Label] = {}
    for match in matches:
        labels.setdefault(match.rule.tier, match.rule.label)
    return ArchiveLine(
        measured.text,
        skeleton,
        measured.size,
        measured.end,
        measured.prose,
        labels.get("safe"),
        labels.get("supporting"),
        verdict,
        measured.second_person and '"' not in measured.bare,
    )


def _with_title(
    own: list[str], title: str, measures: Sequence[Measure], matches: Sequence[Sequence[Match]]
) -> list[str]:
    """The skeletons with the document's title masked, given or standing as a headline at the top."""
    masked = skeletons(bare_texts([title]))[0] if title else ""
    if not masked and measures and not (measures[0].prose or matches[0] or measures[0].end == "."):
        masked = own[0]
    if masked.count(" ") + 1 < _SHORTEST_TITLE:
        return own
    return [f" {text} ".replace(f" {masked} ", f" {TITLE} ").strip() for text in own]


def _core(document: ArchiveDocument) -> dict[str, int]:
    """The sentences in the upper part of a document, with their lengths."""
    upper = document.lines[: max(1, round(_ABOVE * len(document.lines)))]
    return {line.skeleton: len(line.text) for line in upper if line.prose and line.safe is None}


def _is_known(core: dict[str, int], owners: dict[str, set[int]]) -> bool:
    """Whether one document before this one has half of its text."""
    shared: Counter[int] = Counter()
    for own, size in core.items():
        for other in owners.get(own, ()):
            shared[other] += size
    return bool(shared) and max(shared.values()) >= _SHARED * sum(core.values())

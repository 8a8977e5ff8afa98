"""Glued sentences: what a publisher puts behind the last sentence of a paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext.languages import load
from cleantext.learning.groups import Place
from cleantext.learning.lists import Noted, names
from cleantext.metadata.agencies import is_agency
from cleantext.model import Label
from cleantext.rules import closing_sentences, is_inside
from cleantext.templates import Slot, Template, skeleton, takes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.rules import Matcher

# A sentence is glued on when so many documents end a paragraph in it, and it is in brackets, speaks to the reader, holds an
# address or is known to a rule: articles end paragraphs in the same plain words.
_FEWEST, _FEWEST_WORDS = 3, 2
_WORDINGS, _EXAMPLES = 3, 3
# Two last words that few documents share end no glued sentence: the look that costs nothing.
_LAST_WORDS, _WINDOW = 2, 60
# So many characters of the paragraph above it an example shows.
_CONTEXT = 60


def glued_slots(
    documents: Sequence[ArchiveDocument], grouped: Collection[Place], matcher: Matcher, language: str | None
) -> list[Noted]:
    """The slots of tier ``split``, the most frequent first, with notes."""
    found: dict[str, list[tuple[int, str, str, str]]] = {}
    for number, paragraph in _candidates(documents, grouped):
        for start, said in closing_sentences(paragraph):
            if is_inside(paragraph[:start]):
                continue
            example = f"… {paragraph[max(0, start - _CONTEXT) :].partition(' ')[2]}"
            found.setdefault(skeleton(said), []).append((number, paragraph[start:], said, example))
    learnt = []
    for own, tails in found.items():
        count = len({number for number, *_ in tails})
        label = _label(own, tails[0][1], tails[0][2], matcher, language) if count >= _FEWEST else None
        if label is not None:
            learnt.append((-count, own, label, tails))
    learnt.sort(key=lambda found: found[:2])
    ids = names([tails[0][1] for _, _, _, tails in learnt], [label for _, _, label, _ in learnt])
    slots = [
        _slot(f"glued-{name}", label, tails, -count) for name, (count, _, label, tails) in zip(ids, learnt, strict=True)
    ]
    return [
        (slot, (f"ends paragraphs in {slot.support} of {len(documents)} documents",))
        for slot in slots
        if slot is not None
    ]


def _slot(name: str, label: Label, tails: Sequence[tuple[int, str, str, str]], count: int) -> Slot | None:
    """The slot of a glued sentence, with the ends of paragraphs that it is cut off; None where it would cut off none."""
    counts = Counter(text for _, text, _, _ in tails)
    literal = tuple(sorted(counts, key=lambda text: (-counts[text], text))[:_WORDINGS])
    slot = Slot(name, label, "split", literal=literal, repeat=True, support=count)
    alone = Template("learnt", "learnt", slots=(slot,))
    examples = [example for _, _, _, example in tails if takes(alone, slot, example)]
    return replace(slot, examples=tuple(dict.fromkeys(examples))[:_EXAMPLES]) if examples else None


def _candidates(documents: Sequence[ArchiveDocument], grouped: Collection[Place]) -> Iterator[tuple[int, str]]:
    """The paragraphs, with their documents, whose last words end paragraphs of several documents."""
    by_end: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for number, document in enumerate(documents):
        for index, line in enumerate(document.lines):
            if line.prose and Place(number, index) not in grouped:
                end = tuple(line.text[-_WINDOW:].split()[-_LAST_WORDS:])
                by_end.setdefault(end, []).append((number, line.text))
    for own in by_end.values():
        if len({number for number, _ in own}) >= _FEWEST:
            yield from own


def _label(own: str, text: str, said: str, matcher: Matcher, language: str | None) -> Label | None:
    """What a sentence is, None where nothing but its recurring speaks for chrome."""
    words = own.split()
    if is_agency(said):
        return Label.BYLINE
    if sum("‹" not in word for word in words) < _FEWEST_WORDS:
        return None
    labels = [match.rule.label for match in matcher.match([said])[0]]
    if labels:
        return labels[0]
    table = load(language) if language is not None else None
    if "‹address›" in words or (table is not None and not table.second_person.isdisjoint(words)):
        return Label.RELATED
    return Label.AUTHOR_BIO if text[0] in "([" else None

"""Learning: from several documents of one publisher, without labels, to a template ready for review."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext.learning.archive import read_archive
from cleantext.learning.blocks import beside, ends_the_article, extent
from cleantext.learning.counts import TemplateCounts
from cleantext.learning.edges import edges
from cleantext.learning.evidence import Reason, Span, reasons, spans, tier
from cleantext.learning.fingerprints import fingerprints, own_hosts
from cleantext.learning.forms import biographies, biography_slot, bracketed_slot
from cleantext.learning.glued import glued_slots
from cleantext.learning.groups import Group, Place, recurring
from cleantext.learning.slots import Learnt, names, note, own_label, slot_of, slug, with_labels, with_lists
from cleantext.pipeline import cleaner_for
from cleantext.templates import Slot, Template

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from cleantext.learning.archive import ArchiveDocument

# What stands beside learnt lines is learnt in rounds, from the edge of a block inwards.
_ROUNDS = 3
# Articles begin sentences alike, too: a fixed opening needs more than an equal line.
_EDGE = Reason("has only its first or last words in common", -1.0)


def learn(
    sources: Iterable[str | bytes | Path],
    *,
    publisher: str,
    hosts: Iterable[str] = (),
    language: str | None = None,
    counts: TemplateCounts | None = None,
) -> Template:
    """A template from texts, HTML documents or files of one publisher.

    ``hosts``: where its pages are found, besides what HTML documents tell; ``language``: ISO 639-1 code, None to detect
    it. ``counts``: learn from these as well (they are not changed). What recurs is learnt, as far as position, form and
    the generic rules speak for its being chrome; ``Template.notes`` say why. Recurring body is left alone: standing
    subheads, questions, figures of the day, paragraphs used again, the same article twice.
    Raises ``InputError`` for a source that cannot be read.
    """
    own = TemplateCounts() if counts is None else counts.copy()
    for source in sources:
        own.add(source)
    return template_from(own, publisher=publisher, hosts=hosts, language=language)


def template_from(
    counts: TemplateCounts, *, publisher: str, hosts: Iterable[str] = (), language: str | None = None
) -> Template:
    """The template of a sample of documents; equal counts give equal templates."""
    cleaner = cleaner_for({})
    documents = read_archive(counts, cleaner, language)
    language = language or _language(documents)
    groups = recurring(documents)
    grouped = {place for group in groups for place in group.places}
    about = biographies(documents, grouped, language)
    found = spans(documents, {*grouped, *about})
    learnt = _learnt(groups, documents, found, about)
    learnt += _edges(documents, found, grouped, language)
    learnt.sort(key=lambda own: (own.order, own.group.wordings[0].skeleton, own.opens))
    chrome = {*about, *(place for own in learnt for place in own.group.places)}
    named = _slots(learnt, documents, found, chrome)
    ends = [slot.id for slot, own in named if own.tier == "safe" and ends_the_article(own.group, documents, chrome)]
    notes = {slot.id: note(own, slot.position) for slot, own in named}
    slots, now = with_lists([slot for slot, _ in named])
    forms = [biography_slot(documents, about), bracketed_slot(documents, chrome)]
    slots += [slot for slot in forms if slot is not None]
    slots += glued_slots(documents, grouped, cleaner.matcher(language), language)
    kept = {slot.id for slot in slots}
    hosts = own_hosts(documents, hosts)
    literals = fingerprints(documents, learnt, publisher, hosts)
    return Template(
        slug(publisher), publisher, language, hosts, literals, slots=tuple(slots),
        ends=tuple((own,) for own in dict.fromkeys(now[own] for own in ends)),
        notes={own: lines for own, lines in notes.items() if own in kept},
    )


def _learnt(
    groups: Sequence[Group], documents: Sequence[ArchiveDocument], found: Sequence[Span], about: Collection[Place]
) -> list[Learnt]:
    """The groups that are chrome; each round hears what the lines beside a group are."""
    by_itself = [(group, reasons(group, documents, found)) for group in groups]
    chrome = set(about)
    learnt: list[Learnt] = []
    for _ in range(_ROUNDS):
        learnt = [
            own
            for group, reason in by_itself
            if (own := _weighed(group, [*reason, *beside(group, documents, chrome)], documents)) is not None
        ]
        known = {*about, *(place for own in learnt if own.tier == "safe" for place in own.group.places)}
        if known == chrome:
            break
        chrome = known
    return learnt


def _edges(
    documents: Sequence[ArchiveDocument], found: Sequence[Span], grouped: Collection[Place], language: str | None
) -> list[Learnt]:
    """The fixed openings and closings that are chrome."""
    learnt = []
    for edge in edges(documents, grouped, language):
        own = _weighed(edge.group, [*reasons(edge.group, documents, found, whole=False), _EDGE], documents)
        if own is not None:
            learnt.append(replace(own, opens=edge.opens, closes=edge.closes))
    return learnt


def _weighed(group: Group, found: Sequence[Reason], documents: Sequence[ArchiveDocument]) -> Learnt | None:
    verdict = tier(sum(reason.points for reason in found))
    if verdict is None:
        return None
    return Learnt(group, verdict, tuple(found), own_label(group), _order(group, documents))


def _slots(
    learnt: Sequence[Learnt], documents: Sequence[ArchiveDocument], found: Sequence[Span], chrome: Collection[Place]
) -> list[tuple[Slot, Learnt]]:
    """The slots of learnt groups."""
    labels = with_labels(learnt)
    ids = names([own.group.wordings[0].text for own in learnt], labels)
    slots = [
        (slot_of(own, label, documents, found, name, extent(own.group, documents, found, chrome)), own)
        for own, label, name in zip(learnt, labels, ids, strict=True)
    ]
    return [(slot, own) for slot, own in slots if slot is not None]


def _language(documents: Sequence[ArchiveDocument]) -> str | None:
    """The language of most documents."""
    counts = Counter(document.language for document in documents if document.language is not None)
    return max(sorted(counts), key=lambda code: counts[code]) if counts else None


def _order(group: Group, documents: Sequence[ArchiveDocument]) -> float:
    """Where on the page a group stands: 0 top, 1 bottom."""
    shares = [place.index / len(documents[place.document].lines) for place in group.places]
    return sum(shares) / len(shares)

"""Learning: from several documents of one publisher, without labels, to a template ready for review."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleantext.learning.archive import read_archive
from cleantext.learning.counts import TemplateCounts
from cleantext.learning.evidence import reasons, spans, tier
from cleantext.learning.forms import biography_slot, bracketed_slot
from cleantext.learning.groups import recurring
from cleantext.learning.slots import Learnt, names, note, own_label, slot_of, with_labels
from cleantext.pipeline import cleaner_for
from cleantext.templates import Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.evidence import Span
    from cleantext.learning.forms import biography_slot, bracketed_slot
from cleantext.learning.groups import Group


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
    it. ``counts``: learn from these as well (they are not changed). Raises ``InputError`` for a source that cannot be read.
    """
    own = TemplateCounts() if counts is None else TemplateCounts().merge(counts)
    for source in sources:
        own.add(source)
    return template_from(own, publisher=publisher, hosts=hosts, language=language)


def template_from(
    counts: TemplateCounts, *, publisher: str, hosts: Iterable[str] = (), language: str | None = None
) -> Template:
    """The template of a sample of documents; equal counts give equal templates."""
    documents = read_archive(counts, cleaner_for({}), language)
    groups = recurring(documents)
    found = spans(documents, groups)
    language = language or _language(documents)
    learnt = sorted(_learnt(groups, documents, found), key=lambda own: own.order)
    labels = with_labels(learnt)
    ids = names([own.group.wordings[0].text for own in learnt], labels)
    slots = tuple(slot_of(own, label, documents, name) for own, label, name in zip(learnt, labels, ids, strict=True))
    notes = {slot.id: (note(own, slot.position),) for own, slot in zip(learnt, slots, strict=True)}
    chrome = {place for own in learnt for place in own.group.places}
    forms = [biography_slot(documents, chrome, language), bracketed_slot(documents, chrome)]
    slots += tuple(slot for slot in forms if slot is not None)
    return Template("learnt", publisher, language, tuple(hosts), (), slots=slots, notes=notes)


def _learnt(groups: Sequence[Group], documents: Sequence[ArchiveDocument], found: Sequence[Span]) -> Iterable[Learnt]:
    for group in groups:
        own = tuple(reasons(group, documents, found))
        verdict = tier(sum(reason.points for reason in own))
        if verdict is not None:
            yield Learnt(group, verdict, own, own_label(group), _order(group, documents))


def _language(documents: Sequence[ArchiveDocument]) -> str | None:
    """The language of most documents."""
    counts = Counter(document.language for document in documents if document.language is not None)
    return max(sorted(counts), key=lambda code: counts[code]) if counts else None


def _order(group: Group, documents: Sequence[ArchiveDocument]) -> float:
    """Where on the page a group stands: 0 top, 1 bottom."""
    shares = [place.index / len(documents[place.document].lines) for place in group.places]
    return sum(shares) / len(shares)

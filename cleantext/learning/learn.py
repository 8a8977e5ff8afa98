"""Learning: from several documents of one publisher, without labels, to a template ready for review."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleantext.errors import OptionError
from cleantext.learning.archive import read_archive
from cleantext.learning.counts import TemplateCounts
from cleantext.learning.evidence import spans
from cleantext.learning.fingerprints import fingerprints, own_hosts
from cleantext.learning.forms import biographies, biography_slot, bracketed_slot
from cleantext.learning.glued import glued_slots
from cleantext.learning.groups import recurring
from cleantext.learning.lists import slug
from cleantext.learning.slots import line_slots
from cleantext.learning.weigh import learnt_edges, learnt_groups
from cleantext.options import Options
from cleantext.pipeline import cleaner_for
from cleantext.templates import HOST, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cleantext.learning.archive import ArchiveDocument


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
    Raises ``InputError`` for a source that cannot be read and ``OptionError`` for another argument that cannot be used.
    """
    hosts = tuple(hosts)
    check_options(publisher, hosts, language)
    own = TemplateCounts() if counts is None else counts.copy()
    for source in sources:
        own.add(source)
    return template_from(own, publisher=publisher, hosts=hosts, language=language)


def check_options(publisher: str, hosts: Iterable[str], language: str | None) -> None:
    """Raises ``OptionError`` for what no template file can hold."""
    if not publisher.strip():
        raise OptionError(f"publisher: found {publisher!r}, expected a name")
    for host in hosts:
        if HOST.fullmatch(host) is None:
            raise OptionError(f"hosts: found {host!r}, expected a lower-case host such as 'example.org'")
    Options.checked(language=language)


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
    learnt = [
        *learnt_groups(groups, documents, found, about),
        *learnt_edges(documents, found, grouped, language),
    ]
    learnt.sort(key=lambda own: (own.order, own.group.wordings[0].skeleton, own.opens))
    chrome = {*about, *(place for own in learnt for place in own.group.places)}
    lines, ends = line_slots(learnt, documents, found, chrome)
    noted = [
        *lines,
        *biography_slot(documents, about),
        *bracketed_slot(documents, chrome),
        *glued_slots(documents, grouped, cleaner.matcher(language), language),
    ]
    known = own_hosts(documents, hosts)
    literals = fingerprints(documents, learnt, publisher, known)
    slots, notes = tuple(slot for slot, _ in noted), {slot.id: lines for slot, lines in noted}
    return Template(slug(publisher), publisher, language, known, literals, slots=slots, ends=ends, notes=notes)


def _language(documents: Sequence[ArchiveDocument]) -> str | None:
    """The language of most documents."""
    counts = Counter(document.language for document in documents if document.language is not None)
    return max(sorted(counts), key=lambda code: counts[code]) if counts else None

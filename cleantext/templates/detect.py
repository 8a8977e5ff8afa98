"""Telling a page's publisher: by its address, else by a fingerprint in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from cleantext.templates.match import SlotMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cleantext.templates.schema import Template

# How sure it is that the template is the page's: by its address; by two fingerprints; by one, which other pages may quote.
_BY_HOST, _BY_FINGERPRINTS, _BY_ONE = 0.99, 0.95, 0.75
# From here on the template's safe slots decide alone.
TRUSTED = 0.9
_DATE_IN_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>[0-2]\d|3[01])?(?!\d)")


@dataclass(frozen=True, slots=True)
class Detection:
    """The template of a page. ``confidence``: 0 to 1, that it is the right one; ``by``: what told it."""

    template: Template
    confidence: float
    by: str


class Detector:
    """Some templates, ready to be told apart. Thread-safe: nothing changes after construction."""

    def __init__(self, templates: Iterable[Template]) -> None:
        """Index the templates by host and fingerprint; their order changes nothing."""
        self.templates = tuple(sorted(templates, key=lambda template: template.name))
        self._by_host: dict[str, list[Template]] = {}
        fingerprints: dict[str, list[Template]] = {}
        for template in self.templates:
            for host in template.hosts:
                self._by_host.setdefault(host, []).append(template)
            for literal in template.fingerprints:
                fingerprints.setdefault(literal, []).append(template)
        self._literals = tuple(fingerprints)
        self._owners = list(fingerprints.values())
        self._automaton = AhoCorasick(list(fingerprints))
        # Whether there is any at all: a third of the time, and most pages have none.
        self._any = BytesAhoCorasick([literal.encode() for literal in fingerprints])

    def detect(
        self,
        text: str,
        bare_texts: Callable[[], Sequence[str]],
        *,
        url: str | None = None,
        published: date | None = None,
    ) -> Detection | None:
        """The template of a page, or None.

        ``text``: what the page shows; ``bare_texts``: gives its lines, where versions of one layout must be told apart.
        Versions whose validity excludes ``published`` (else the date in the address) are passed over.
        """
        published = published or _date_in(url)
        host = self._host(url)
        by_host = [t for t in self._by_host.get(host, ()) if _is_valid(t, published)]
        if by_host:
            return Detection(_best(by_host, bare_texts), _BY_HOST, f"address ({host})")
        found = self._fingerprints(text)
        known = {t.name: t for own in found for t in self._owners[own] if _is_valid(t, published)}
        if not known:
            return None
        counts = {name: sum(t in self._owners[own] for own in found) for name, t in known.items()}
        most = max(counts.values())
        template = _best([t for name, t in known.items() if counts[name] == most], bare_texts)
        literal = next(self._literals[own] for own in sorted(found) if template in self._owners[own])
        confidence = _BY_FINGERPRINTS if most > 1 else _BY_ONE
        return Detection(template, confidence, f"fingerprint ({literal})")

    def _host(self, url: str | None) -> str:
        """The longest known host that the address is of or below, or ''."""
        if not url:
            return ""
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError:
            return ""
        while host and host not in self._by_host:
            host = host.partition(".")[2]
        return host

    def _fingerprints(self, text: str) -> set[int]:
        """The fingerprints that stand in the text as words of their own."""
        if not self._literals or not self._any.find_matches_as_indexes(text.encode(errors="replace")):
            return set()
        text = text.encode(errors="replace").decode()  # lone surrogates
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return {
            own
            for own, start, end in matches
            if not (text[start - 1 : start].isalnum() and text[start].isalnum())
            and not (text[end : end + 1].isalnum() and text[end - 1].isalnum())
        }


def _best(templates: Sequence[Template], bare_texts: Callable[[], Sequence[str]]) -> Template:
    """Of several versions the one with most slots on the page; of equals the one that is valid longest."""
    if len(templates) == 1:
        return templates[0]
    lines = bare_texts()
    fired = {t.name: len({hit.slot.id for hit in SlotMatcher(t).find(lines)}) for t in templates}
    return max(templates, key=lambda t: (fired[t.name], t.valid_until or date.max, t.name))


def _is_valid(template: Template, published: date | None) -> bool:
    if published is None:
        return True
    return (template.valid_from or date.min) <= published <= (template.valid_until or date.max)


def _date_in(url: str | None) -> date | None:
    match = _DATE_IN_PATH.search(url or "")
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None

"""Reported speech: what an article quotes, or says that somebody said, is no notice or pitch of the page it stands on."""

from __future__ import annotations

import re
from functools import cache

from cleantext.languages import load
from cleantext.model import Label

# Shorter blocks hold at most a tail ("..., she said") around what they say. Of the labelled lines that a safe rule takes for chrome none of more
# characters quotes it or reports it.
_SHORTEST = 60
# Teasers, bios and captions tell what somebody said.
_NOTICES = frozenset(
    {
        Label.SUBSCRIPTION,
        Label.NEWSLETTER,
        Label.ADVERTISEMENT,
        Label.JOB_LISTING,
        Label.SOCIAL,
        Label.COMMENTS,
        Label.NAVIGATION,
        Label.LEGAL,
        Label.MEDIA_UI,
        Label.CONTACT,
    }
)
# Of other scripts not every word ends where a pattern sees a boundary.
_BOUNDED = frozenset({"latin", "cyrillic", "greek", "arabic"})
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|[。！？]")


def is_reported(bare: str, start: int, end: int, label: Label, language: str | None) -> bool:
    """Whether a phrase of a notice at ``bare[start:end]`` is quoted, or its sentence says in the language that somebody said it.

    Of a short block that is asked only behind a comma or what ends a quotation ("..., she said"). Deliberately no: where the
    phrase holds the quotation mark itself, or the label is none of a notice.

    >>> said = "the discussion was closed when insults got out of hand, the editor said on friday"
    >>> is_reported(said, 0, 25, Label.COMMENTS, "en"), is_reported(said[:54], 0, 25, Label.COMMENTS, "en")
    (True, False)
    """
    if label not in _NOTICES:
        return False
    if len(bare) <= _SHORTEST:
        reporting = _reporting_tail(language)
        return reporting is not None and reporting.search(bare) is not None
    if bare.count('"', 0, start) % 2 and '"' not in bare[start:end] and '"' in bare[end:]:
        return True
    reporting = _reporting(language)
    return reporting is not None and reporting.search(*_sentence(bare, start)) is not None


def _sentence(bare: str, at: int) -> tuple[str, int, int]:
    """The text, and where the sentence begins and ends that a place in it belongs to."""
    begin = max((found.end() for found in _SENTENCE_END.finditer(bare, 0, at)), default=0)
    ending = _SENTENCE_END.search(bare, at)
    return bare, begin, len(bare) if ending is None else ending.start()


@cache
def _reporting_tail(language: str | None) -> re.Pattern[str] | None:
    """A pattern of those words behind a comma or what ends a quotation, at most two words between; None without a table."""
    reporting = _reporting(language)
    return None if reporting is None else re.compile(rf"[,?!\"،、][ \"](?:\w+ ){{0,2}}(?:{reporting.pattern})")


@cache
def _reporting(language: str | None) -> re.Pattern[str] | None:
    """A pattern of the words by which articles in a language report what is said; None without a table."""
    table = load(language) if language is not None else None
    if table is None or not table.reporting_words:
        return None
    words = "|".join(map(re.escape, table.reporting_words))
    return re.compile(rf"\b(?:{words})\b" if table.script in _BOUNDED else words)

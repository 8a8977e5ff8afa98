"""When a plain text was published and changed, from its timestamp lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import regex

from cleantext.metadata.dates import FoundDate, find_dates
from cleantext.model import Block, Label

# "Updated" in the languages cleantext has tables for; stems, so that inflected forms count.
_MODIFIED = regex.compile(
    r"""\b(?:updated?|last\ (?:modified|edited)|modified|revised|aktualisier\w*|akt\.|zuletzt|geändert|
        letzte\ änderung|bearbeitet|
        actualizad\w*|actualización|última\ actualización|modificad\w*|mis\ à\ jour|mise\ à\ jour|modifié\w*|
        atualizad\w*|aggiornat\w*|modificat\w*|bijgewerkt|gewijzigd|laatst|oppdatert|endret|uppdatera[dt]|ändrad|opdateret|
        päivitetty|muokattu|aktualiz\w*|zaktualizowano|frissítve|actualizat\w*|güncellen\w*|güncelleme|обновлен\w*|
        изменен\w*|оновлен\w*|ενημερώθηκε|تحديث|अपडेट)|更新|수정|업데이트""",
    regex.VERBOSE | regex.IGNORECASE,
)
_PUBLISHED = regex.compile(
    r"""\b(?:publi\w*|veröffentlicht|erstellt|erschienen|posted|geplaatst|gepubliceerd|opublikowan\w*|offentliggjort|julkaistu|
        yayınlan\w*|опубликован\w*)|公開|발행|입력""",
    regex.VERBOSE | regex.IGNORECASE,
)


def published(blocks: Sequence[Block], language: str | None) -> tuple[datetime, str] | None:
    """The first date on a timestamp line that is not said to be a change, else on a byline."""
    return _first(blocks, language, modified_wanted=False)


def modified(blocks: Sequence[Block], language: str | None) -> tuple[datetime, str] | None:
    """The first date that a word such as "updated" introduces.

    >>> line = Block("Erstellt: 01.02.2024 | Aktualisiert: 03.02.2024, 14.05 Uhr", label=Label.TIMESTAMP, kept=False)
    >>> modified([line], "de")
    (datetime.datetime(2024, 2, 3, 14, 5), 'timestamp line')
    """
    return _first(blocks, language, modified_wanted=True)


def _first(blocks: Sequence[Block], language: str | None, *, modified_wanted: bool) -> tuple[datetime, str] | None:
    for label, source in ((Label.TIMESTAMP, "timestamp line"), (Label.BYLINE, "date on the byline")):
        found = [
            date
            for block in blocks
            if block.label == label
            for date, is_modified in dates_in_line(block.text, language)
            if is_modified == modified_wanted
        ]
        if found:
            # The same day given again with its time is the fuller answer.
            same_day = (date for date in found if date.value.date() == found[0].value.date() and date.timed)
            return next(same_day, found[0]).value, source
    return None


def dates_in_line(text: str, language: str | None) -> Iterator[tuple[FoundDate, bool]]:
    """The dates of a line, each with whether the words before it say that it is a change."""
    start = 0
    changed = False
    for date in find_dates(text, language):
        before = text[start : date.start]
        if _MODIFIED.search(before) is not None:
            changed = True
        elif _PUBLISHED.search(before) is not None:
            changed = False
        yield date, changed
        start = date.end

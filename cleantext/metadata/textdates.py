"""When a plain text was published and changed, from its timestamp lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeAlias

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


# A date with the source that gave it, and whether it is said to be a change.
Stamp: TypeAlias = tuple[FoundDate, str, bool]


def stamps(blocks: Sequence[Block], language: str | None) -> list[Stamp]:
    """All dates of the timestamp lines, then those of the bylines: between headline and article first, else in order.

    What stands above the headline as well may be the day on which somebody looked at the page.
    """
    start, end = _between_headline_and_article(blocks)
    ordered = (*blocks[start:end], *blocks[:start], *blocks[end:])
    return [
        (date, source, changed)
        for label, source in ((Label.TIMESTAMP, "timestamp line"), (Label.BYLINE, "date on the byline"))
        for block in ordered
        if block.label is label
        for date, changed in dates_in_line(block.text, language)
    ]


def _between_headline_and_article(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the blocks between them begin and end, as indices of a slice; 0 and 0 where there are none."""
    headline = next((index for index, block in enumerate(blocks) if block.label is Label.TITLE), len(blocks))
    for index in range(headline + 1, len(blocks)):
        if blocks[index].kept:
            return headline + 1, index
    return 0, 0


def published(dated: Sequence[Stamp]) -> tuple[datetime, str] | None:
    """The first date on a timestamp line that is not said to be a change, else on a byline."""
    return _first([(date, source) for date, source, changed in dated if not changed])


def modified(dated: Sequence[Stamp]) -> tuple[datetime, str] | None:
    """The first date that a word such as "updated" introduces.

    >>> line = Block("Erstellt: 01.02.2024 | Aktualisiert: 03.02.2024, 14.05 Uhr", label=Label.TIMESTAMP, kept=False)
    >>> modified(stamps([line], "de"))
    (datetime.datetime(2024, 2, 3, 14, 5), 'timestamp line')
    """
    return _first([(date, source) for date, source, changed in dated if changed])


def _first(dated: Sequence[tuple[FoundDate, str]]) -> tuple[datetime, str] | None:
    if not dated:
        return None
    first, source = dated[0]
    # The same day given again with its time is the fuller answer.
    day = first.value.date()
    same_day = (date for date, other in dated if other == source and date.timed and date.value.date() == day)
    return next(same_day, first).value, source


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

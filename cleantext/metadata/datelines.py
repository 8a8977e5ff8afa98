"""Datelines: ``BERLIN (dpa) –`` at the start of a report says where it was filed and by whom."""

from __future__ import annotations

import regex

from cleantext.metadata.agencies import is_agency
from cleantext.metadata.casing import normal_case
from cleantext.model import Dateline

# A dateline is never longer; it also bounds what the patterns look at.
_WINDOW = 120
_SMALL = r"(?:a[mnd]|auf|bei|d[aeiou]|del|dem?r|des|der|dos|el|en|im|in|l[ae]s?|los|ob|of|on|sur|the|und|upon|y)"
_WORD_OF_A_PLACE = r"(?:(?:\p{Lu}\.){2,4}|(?:St|ST|Mt|MT|Ft|FT)\.|\p{Lu}[\p{L}\p{M}'’-]*+)"
_PLACE = rf"{_WORD_OF_A_PLACE}(?:\ (?:{_SMALL}\ )?{_WORD_OF_A_PLACE}){{0,3}}"
_REGION = r"(?:USA|UK|UAE|U\.S\.|(?:\p{Lu}\.){2}|\p{Lu}\p{Ll}{2,4}\.)"
_PLACES = rf"(?P<places>{_PLACE}(?:\s?[/,|]\s?(?:{_REGION}|{_PLACE})){{0,3}})"
_DASH = r"\s?(?:[–—―]|--?)\s"
_DATE = r"(?:,?\s(?:\p{L}{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?)(?:[,\s]\s?\d{4})?\.?)"

_WITH_AGENCY = regex.compile(
    rf"""(?:{_PLACES}{_DATE}?,?\s)
         (?:\((?P<agency>[^()]{{2,40}})\)|/(?P<slashed>\p{{Lu}}{{2,8}})/)
         (?P<end>\.?{_DASH}|:\s|\.?\s)""",
    regex.VERBOSE,
)
_AGENCY_FIRST = regex.compile(
    rf"""\((?P<agency>[^()]{{2,30}})\)\s?(?:[–—-]\s)?
         (?:(?P<places>{_PLACE}(?:/{_PLACE}){{0,3}})(?:\.|\s?[–—:-])\s)?""",
    regex.VERBOSE,
)
_PLACE_ALONE = regex.compile(
    rf"(?P<places>{_PLACE}(?:/{_PLACE}|,\s{_PLACE}){{0,2}}){_DATE}?\s(?:[–—―]|--?)\s(?=[\p{{Lu}}„“\"»«])", regex.VERBOSE
)
# Every form of a dateline holds one of these.
_MARKS = ("(", "/", "–", "—", "―", " -")
_SECOND_DASH = regex.compile(r"\s[–—-]\s")
# Words that stand before a dash at the start of a paragraph without being a place.
_NO_PLACES = frozenset(
    """
    achtung aktualisiert analyse ankündigung anzeige breaking bericht chronik editorial eilmeldung essay exclusive
    exklusiv fazit fotos frage gastbeitrag glosse hinweis hintergrund info interview ja journal jetzt kolumne kommentar
    live liveblog meinung nein neu note notiz now opinion podcast porträt reportage review spoiler story studie tipp
    tipps update video vorab wow yes no sponsored ticker exclusif exclusiva vidéo vídeo entrevista opinión opinie test
    """.split()
)
# A state or country behind a place belongs to it; AP's abbreviations of states end in a full stop.
_IS_REGION = regex.compile(_REGION)
_DATE_PART = regex.compile(r"\b\d")
# A place alone is a dateline only before a full sentence.
_SHORTEST_REST = 50
_SENTENCE_END = regex.compile(r"[.!?…:][\"”“«»')\]]*\Z")
# A title-case name of several words is a place only when it starts like one.
_PLACE_STARTS = frozenset(
    "bad den el fort hong kuala la las los mount new port porto rio saint san sankt santa são st. tel".split()
)


def split_dateline(text: str) -> tuple[Dateline, str] | None:
    """The dateline at the start of a paragraph and the paragraph without it, or None when there is none.

    Prose that starts with a name and a dash, or a politician with a party in brackets, is left alone: an
    agency cleantext does not know counts only behind a place in capitals.

    >>> split_dateline("MOSKAU / MÜNCHEN (IT BOLTWISE) – Es begann früh.")
    (Dateline(places=('Moskau', 'München'), agency='IT BOLTWISE'), 'Es begann früh.')
    >>> split_dateline("NEW YORK, May 3 (Reuters) - Shares fell.")
    (Dateline(places=('New York',), agency='Reuters'), 'Shares fell.')
    >>> split_dateline("Zwei Jahre später - Er war wieder da.")
    """
    window = text[:_WINDOW]
    if not any(mark in window for mark in _MARKS):
        return None
    for form in (_with_agency, _agency_first):
        found = form(window)
        if found is not None:
            dateline, end = found
            return dateline, text[end:].lstrip()
    return _place_alone(text)


def _with_agency(window: str) -> tuple[Dateline, int] | None:
    match = _WITH_AGENCY.match(window)
    if match is None:
        return None
    agency = _agency(match["agency"] or match["slashed"])
    if agency is None:
        return None
    known = is_agency(agency)
    dashed = bool(match["end"].strip(" .:"))
    in_capitals = match["places"].isupper() and agency[0].isupper() and len(agency.split()) <= 4
    if not known and not (dashed and in_capitals):
        return None
    if known and not dashed and not match["end"].strip() and not match["places"].isupper():
        return None
    return Dateline(_places(match["places"]), agency), match.end()


def _agency_first(window: str) -> tuple[Dateline, int] | None:
    match = _AGENCY_FIRST.match(window)
    if match is None:
        return None
    agency = _agency(match["agency"])
    if agency is None or not is_agency(agency):
        return None
    return Dateline(_places(match["places"] or ""), agency), match.end()


def _place_alone(text: str) -> tuple[Dateline, str] | None:
    """A place and a dash: only before a sentence, and not where a second dash makes the first a parenthesis."""
    match = _PLACE_ALONE.match(text[:_WINDOW])
    if match is None:
        return None
    rest = text[match.end() :]
    if len(rest) < _SHORTEST_REST or _SENTENCE_END.search(rest) is None or _SECOND_DASH.search(rest[:_WINDOW]):
        return None
    return (Dateline(_places(match["places"])), rest) if _may_be_places(match["places"]) else None


def _may_be_places(places: str) -> bool:
    """Capitals, or names of one word, or names that start like a place's."""
    if len(places) < 3 or places.casefold().split()[0] in _NO_PLACES:
        return False
    return places.isupper() or all(_may_be_place(place.strip()) for place in regex.split("[/,]", places))


def _may_be_place(place: str) -> bool:
    words = place.casefold().split()
    return len(words) == 1 or words[0] in _PLACE_STARTS or any(word in ("am", "an", "de", "upon") for word in words[1:])


def _agency(text: str) -> str | None:
    """What stands in the brackets, without dates."""
    parts = [part.strip() for part in text.split(",")]
    kept = [part for part in parts if part and not _DATE_PART.search(part)]
    return ", ".join(kept) or None


def _places(text: str) -> tuple[str, ...]:
    """The places of a dateline in normal case; a state or country stays with its place."""
    places: list[str] = []
    for group in regex.split(r"\s?[/|]\s?", text):
        parts = [part.strip() for part in group.split(",") if part.strip()]
        for position, part in enumerate(parts):
            qualifies = position > 0 and (
                _IS_REGION.fullmatch(part) is not None or (parts[0].isupper() and not part.isupper())
            )
            if qualifies:
                places[-1] += f", {part}"
            else:
                places.append(normal_case(part.rstrip(",")))
    return tuple(places)

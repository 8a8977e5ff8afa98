"""Introductions: whom a line introduces, as notes on authors do: by name, and by what that person is or does."""

from __future__ import annotations

from functools import cache

import regex

from cleantext.languages import load

# How such a note begins: a name of two words and more, perhaps with a title, a second person or a bracket, and then ...
_NAMED = regex.compile(
    r"""[\[(*_\s]*(?:(?:Dr|Prof|Professor|Univ|Dipl|Ing|Mag|Med|Jur|h\.\ ?c)\b[.\-\w]*\s+)*
        (?P<name>\p{Lu}[\p{L}\p{M}.'’-]*
          (?:\s+(?:von|van|vom|zu|de|der|den|di|da|del|della|la|le|el|al|bin|ibn|ter|\p{Lu}[\p{L}\p{M}.'’-]*)){0,3}
          \s+(?!Jr\b|Sr\b)\p{Lu}[\p{L}\p{M}'’-]+)
        (?:,?\s+(?:Jr|Sr|II|III)\b\.?)?
        (?P<two>\s+(?:und|and|et|y|e|og|och|en)\s+\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]+){1,3})?""",
    regex.VERBOSE,
)
# ... the age or the year of birth, or what a person is or does. Capitals may stand between ("Jr.").
_BORN = regex.compile(
    r"""\s*[,(\[]?\s*(?:Jahrgang|Jg\.|geb\.|geboren|born|née?|nacid[oa]|nat[oa]|nascid[oa]|född|født|urodzon[ya])\s""",
    regex.VERBOSE | regex.IGNORECASE,
)
# A copula introduces where it says what somebody is: in capitals, behind an article, as one of the trades that write. What
# somebody is like ("is happy with it"), articles say of those who come last.
_SOMEBODY = r"""(?:\p{Lu}|(?:an?|the|one|currently|also|ein|eine|einer|der|die|das|seit|freier|freie|derzeit|une?|l[ae]|el|il|lo|uma?|o|et?t|een|de|unul|una|ένας|μία|μια|η|ο)\s
  |freelance|journalis|giornalis|redakt|r[eé]dact|redatt|reda[tç]|report|korrespond|corres[pv]|corrisp|aut[oe]|autr|writ|skri|schrijv|écriv|escri
  |scrit|förfat|forfat|kirjai|toimit|dzienn|novin|újság|jurnal|jornal|edit|kolumn|column|chroni|blog|foto|photo|prof|do[cz]ent
  |forsk|chercheu|resear|ricerc|investig|pesquis|lektor|lecturer|dire[ck]|dyrek|δημοσιο|συγγρα|журнал|редак|автор|коррес|корес)"""
_BEGINS_SOMEBODY = regex.compile(_SOMEBODY, regex.VERBOSE)
# What follows a form of "to be" is what the person is: a noun in capitals or behind an article, or since when.
_DOES = regex.compile(
    rf"""\s*(?:\(\d\d\)|,\s*\d\d,|,[^,]{{1,60}},)?\s*(?:–|-|—|:)?\s*
      (?:(?:is|was)\s(?:an?|the|one|currently|also|\p{{Lu}}|\p{{Ll}}+ing\s\p{{Lu}})
        |(?:ist|war)\s(?:eine?|der|die|das|seit|derzeit|freie[rs]?|\p{{Lu}}|(?:\p{{Ll}}+\s){{0,2}}\p{{Ll}}+(?:er|e)\s\p{{Lu}})
        |(?:works|writes|covers|reports|lives|serves|teaches|arbeitet|schreibt|berichtet|lebt|studierte|leitet|forscht|
        lehrt|travaille|écrit|couvre|dirige|enseigne|trabaja|escribe|cubre|vive|lavora|scrive|insegna|trabalha|
        escreve|pisze|pracuje|skriver|arbetar|arbejder|jobber|schrijft|werkt|kirjoittaa|píše|scrie)\s
        |(?:est|es|è|é|jest|är|er|je|este)\s{_SOMEBODY})""",
    regex.VERBOSE,
)
_DO = regex.compile(
    r"\s+(?:are|work|write|live|sind|arbeiten|schreiben|leben|sont|travaillent|son|trabajan|sono|lavorano|são|zijn|są)\s"
)


def introduced(text: str, language: str | None) -> tuple[str, bool]:
    """The last name of whom a line introduces, "" for nobody; and whether it says when that person was born.

    >>> introduced("Anna Muster, Jahrgang 1970, ist Biologin.", "de"), introduced("Dr. Jo B. Beispiel lebt in Graz.", "de")
    (('muster', True), ('beispiel', False))
    >>> introduced("Der Rat ist zufrieden.", "de"), introduced("Anna Muster gewann am Montag.", "de")
    (('', False), ('', False))
    """
    match = _NAMED.match(text)
    if match is None or match["name"].split(None, 1)[0].lower() in _function_words(language):
        return "", False
    name = match["name"].split()[-1].lower()
    if _BORN.match(text, match.end()) is not None:
        return name, True
    does = _DO if match["two"] else _DOES
    return (name, False) if does.match(text, match.end()) is not None else ("", False)


def begins_what_somebody_is(words: str) -> bool:
    """Whether words behind a copula say what somebody is, not what somebody is like.

    >>> begins_what_somebody_is("freie Autorin"), begins_what_somebody_is("froh")
    (True, False)
    """
    return _BEGINS_SOMEBODY.match(f"{words} ") is not None


@cache
def _function_words(language: str | None) -> frozenset[str]:
    """What no name begins with."""
    table = load(language) if language is not None else None
    return frozenset(table.function_words) if table is not None else frozenset()

"""Names of people out of bylines and author fields."""

from __future__ import annotations

from functools import cache

import regex

from cleantext.languages.load import available, given_names, load
from cleantext.metadata.agencies import is_agency
from cleantext.metadata.casing import capitalised, normal_case
from cleantext.metadata.dates import find_dates
from cleantext.metadata.uncased import uncased_names

_SEGMENTS = regex.compile(r"\s[|•·]\s")
# What stands before an author's name besides the words of the language tables; lower case.
_INTRODUCTIONS = (
    "by von vom "
    "par por de di av af door przez od oleh yazan auteur auteurs author authors autor autora autores autorin "
    "autoren autore autori autorzy text texte texto testo tekst teksti redaktion bericht interview verfasst|von "
    "geschrieben|von written|by words|by story|by reported|by posted|by published|by article|by review|by kolumne|von "
    "essay|von kommentar|von gastbeitrag|von publicado|por escrito|por autor/autorin autorin/autor autor:in autor*in "
    "eingestellt|von erstellt|von veröffentlicht|von artikel|von beitrag|von führte führten faktencheck recherche "
    "publié|par "
    "écrit|par rédigé|par propos|recueillis|par scritto|da pubblicato|da geschreven|door skrevet|af skriven|av "
    "автор текст текст: kirjoittaja szerző autorka reporter reporters opinion|by words|written|by"
).split()
# What introduces somebody or something else: a source, a photographer, a translator.
_OTHERS = regex.compile(
    r"""\b(?:quellen?|source|sources|fuente|fonte|bron|źródło|kilde|källa|via|courtesy\ of|
        kuvat?|fotos?|photos?|photograph(?:y|er|s)?|
        bild(?:er)?|images?|illustrations?|grafik|art|video|videos|kamera|übersetz(?:t|ung)|translat(?:ed|ion)|mitarbeit|
        filed\ under|edited|editing|(?:\w+ly\ )?reviewed|fact[- ]checked|approved|geprüft|redigiert|lektorat|produktion|sprecher|fotograf|foto\ \[m\]|dpa/|icon|
        montage)\b\s?(?:\[m\])?\s?(?::|\bby\b|\bvon\b|\bof\b|\b)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ROLES = frozenset(
    """
    staff writer writers reporter reporters correspondent correspondents editor editors columnist contributor
    contributors
    journalist journalistin journaliste journaliste periodista giornalista redakteur redakteurin redaktor redacteur
    redactrice
    chefredakteur chefredakteurin korrespondent korrespondentin volontär volontärin autor autorin auteur author
    deputy senior chief managing assistant associate executive political business sports science technology health
    freelance freelancer analyst producer director head fellow professor minutes minute min mins lesezeit reading read
    kommentare kommentar comments comment published updated aktualisiert veröffentlicht posted share profile profil
    folgen pm p.m a.m
    follow view all posts more mehr bio ressortleiter ressortleiterin leiter leiterin mitarbeiter mitarbeiterin
    reporterin
    judicial especial enviado enviada corresponsal redactor redactora envoyé envoyée spécial spéciale grand opinion
    uhr am
    expert consultant coordinator reviewer former co-founder specialist dietitian manager member login president vice
    written by reviewed edited author's officer engineer attorney scientist researcher strategist
    marketer ceo cto cmo coo news-redakteur gründer gründerin founder cofounder
    md phd ph.d mba rd ms ma ba mph rn cfa cpa esq jr. dr.
    mit agenturmaterial special to the for
    marketing content product products community development strategy journalism management communications engineering
    licensed certified inquiries spotlight
    নিজস্ব প্রতিবেদক প্রতিনিধি সংবাদদাতা ডেস্ক অনলাইন রিপোর্টার
    digital investigative local national world international crime data foreign defense defence environment education
    """.split()
) - {"to", "the", "for", "am", "ma", "all"}
_ORGANISATION = regex.compile(
    r"""(?:redaktion|redacci[óo]n|rédaction|redazione|redactie|redakcja|редакция|newsroom|newsdesk|desk|team|staff|admin|
        administrator|zeitung|tagblatt|wochenblatt|nachrichten|news|press|presse|agentur|agency|agencia|agência|ajansı|media|
        medien|studio|online|digital|radio|fernsehen|times|post|guardian|herald|tribune|magazin|magazine|journal|verlag|
        publishing|e\.\ ?v\.|gmbh|ag|inc\.?|ltd\.?|llc|corp\.?|company|co\.|group|gruppe|association|
        foundation|stiftung|
        institute|institut|university|universität|verein|verband|webmaster|guest|gast|gastautor|unknown|anonymous|
        haberleri|haberler|editorial|web|seo|blog|club|center|centre|council|ministry|ministerium|department)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_NOISE = regex.compile(
    r"""(?:https?://\S+|www\.\S+|\S+@\S+|(?<!\S)@\w+|\S+\.(?:com|de|org|net|at|ch|info|co\.uk|pl|ru|es|fr|it|tv)\b\S*)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_NUMBERS = regex.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.?\s)?[\d/.:,-]*\d[\d/.:,-]*"
)
# "Jane Roe, Valley Journal — Springfield": behind who wrote it stand the house and the city.
_HOUSE_AND_CITY = regex.compile(r"(?P<name>[^,—–|]{3,60}), (?P<house>[^,—–|]{3,60}) [—–] [^,—–|]{3,60}")
# An agency's letters are glued to a name.
_GLUED_AGENCY = regex.compile(r"(?P<name>\p{Lu}\p{Ll}+)(?P<agency>\p{Lu}{2,5})")
# A byline may stand in brackets as a whole.
_OPENED, _CLOSED = ("(", "（", "【", "["), (")", "）", "】", "]")
_BRACKETS = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
# A comma is not a separator before a suffix that belongs to the name.
_SUFFIX = regex.compile(r",\s*(Jr\.?|Sr\.?|II|III|IV)\b")
_SEPARATOR = regex.compile(
    r"""\s*(?:,\s*(?:and|und|y|et|e|i|og|och|en|ja|dan|ve)\s|[,;|/／•·、，]|\s[–—-]\s|\s(?:and|und|et|og|och|dan|ve|and|и|та|och|with|mit|avec|con|sowie|&)\s|\s[yeiàa]\s|\s\+\s)\s*""",
    regex.VERBOSE,
)
# Whom somebody wrote for, where, or in which section.
_WHERE = regex.compile(
    r"(?<=\p{L}[\p{L}.'’-]*\s\p{Lu}[\p{L}'’-]+)\s(?:(?:for|For)\s(?:[Tt]he\s)?|in\s|dans\s|[Ff]iled\s[Uu]nder:?\s)\p{Lu}.*\Z"
)
# A desk's name for who writes, before the name.
_OUR = regex.compile(r"\Aunsere[rnm]\s(?:\p{Lu}[\p{L}-]+)\s(?=\p{Lu}[\p{L}'’-]+\s\p{Lu})")
_LISTED = regex.compile(r"[,;|/]")
_LONGEST_NAME = 60
_WRITTEN_OUT = 5
# Bylines and author fields are shorter; the cut bounds the time that any text takes.
_WINDOW = 400
_NOBODY = frozenset(("admin", "null", "none", "undefined", "unknown", "anonymous", "author", "guest", "n/a", "default"))
_PARTICLES = frozenset(
    [
        *"von van vom zu zum zur de der den del della di da das do dos du la le el al bin ibn ben y e af av ter ten".split(),
        "te",
        "und",
    ]
)
# What stands between a name and a date ("Camille Durand le 3 mai"); "le", "el" and "den" could be parts of names.
_INTRODUCES_A_DATE = regex.compile(
    r"(?:,?\s(?:publi(?:shed|cad[oa]|é)|pubblicato|veröffentlicht|posted))?(?:,?\s(?:am|vom|den|on|the|le|el|il|op|em|dne|dnia))?\s*\Z",
    regex.IGNORECASE,
)
_TOKEN = regex.compile(r"(?:\p{Lu}|d['’]\p{Lu}|al-\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*")
_UNCASED = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}·\s]{2,12}")
_UNCASED_ROLE = regex.compile(r"\p{Hangul}\s\p{Hangul}|記者|记者|事務所|編集|编辑|新聞|新闻|通信|通讯|社|기자|뉴스|部")


def names_in_byline(
    text: str, language: str | None = None, *, only_introduced: bool = False, only_known: bool = False
) -> tuple[str, ...]:
    """The people a byline names, in order, without roles, agencies, dates and addresses.

    A line that no byline word opens is believed only where every part reads like a full name; with ``only_known`` from a
    given name on that is one of those listed.

    >>> names_in_byline("Von Anna Muster und BEN BEISPIEL, dpa", "de")
    ('Anna Muster', 'Ben Beispiel')
    >>> names_in_byline("Digitale Bildung", "de"), names_in_byline("Digitale Bildung", "de", only_known=True)
    (('Digitale Bildung',), ())
    >>> names_in_byline("By Jane Roe, Staff Writer", "en"), names_in_byline("dpa/lno"), names_in_byline("Mehr dazu")
    (('Jane Roe',), (), ())
    >>> names_in_byline("Par Camille Durand le 3 octobre 2023", "fr")
    ('Camille Durand',)
    >>> names_in_byline("Written by Jane Roe • May 3, 2024 • Travel Guide", "en")
    ('Jane Roe',)
    """
    text = " ".join(text[:_WINDOW].split())
    if (names := uncased_names(text, language)) is not None:
        return names
    if text[:1] in _OPENED and text[-1:] in _CLOSED:
        text = text[1:-1]
    for date in reversed(find_dates(text, language)):
        text = f"{_INTRODUCES_A_DATE.sub('', text[: date.start])} | {text[date.end :]}"
    text = text.strip(" \t*-–•|/")
    if "." in text or "@" in text or "://" in text:
        text = _NOISE.sub(" | ", text)
    text = _NUMBERS.sub(" | ", text)
    introduction, rest = _after_introduction(text, language)
    introduced = introduction != "" and not _is_organisation(introduction.rstrip(" :|"))
    if only_introduced and not introduction:
        return ()
    if introduced and (signed := _HOUSE_AND_CITY.match(rest)) and _from_given_name(signed["house"], language) is None:
        rest = signed["name"]
    others = _OTHERS.search(rest)
    if others is not None:
        rest = rest[: others.start()]
    people = _people(rest, language, introduced=introduced)
    full = [name for name in people if " " in name or _is_uncased(name)]
    if not introduced and (only_known or introduction):  # behind a desk stands a place, or who writes there
        full = [known for name in full if (known := _from_given_name(name, language)) is not None]
    if full or not introduced:
        people = full
    return _unique(people)


def declared_names(text: str) -> tuple[str, ...]:
    """The names in a field that says it holds authors: cleaned and parted, believed where they are not addresses.

    >>> declared_names("by Maria Example, PhD and Tom Sample")
    ('Maria Example', 'Tom Sample')
    >>> declared_names("https://example.org/authors/7"), declared_names("JOHN DOE")
    ((), ('John Doe',))
    """
    text = _BRACKETS.sub(" ", _NOISE.sub(" ", text[:_WINDOW])).strip()
    _, rest = _after_introduction(text, "en")
    if _is_organisation(rest) and not _LISTED.search(rest):
        return (" ".join(rest.split()),) if len(rest) <= _LONGEST_NAME else ()
    names = (_declared(part) for part in _parts(rest))
    return _unique([name for name in names if name is not None])


def starts_with_name(text: str) -> str | None:
    """The full name that opens an author's biography ("Anna Muster ist …"), or None.

    >>> starts_with_name("Anna Muster is a reporter in Graz."), starts_with_name("The author lives in Graz.")
    ('Anna Muster', None)
    """
    match = _BIOGRAPHY.match(text)
    return match["name"] if match is not None and _person(match["name"]) == match["name"] else None


_BIOGRAPHY = regex.compile(
    r"(?P<name>\p{Lu}\p{Ll}[\p{L}'’-]*(?:\ \p{Lu}\.)?(?:\ (?:von|van|de|del|di|la))?\ \p{Lu}\p{Ll}[\p{L}'’-]*)"
    r"(?:,\s(?:Jahrgang|geboren|\d{2},)|\s(?:is|was|has|covers|writes|works|joined|reports|ist|war|hat|schreibt|arbeitet|"
    r"berichtet|leitet|studierte|est|écrit|couvre|es|escribe|trabaja|è|scrive|jest|är|er|schrijft|werkt)\s)"
)


def is_person(name: str) -> bool:
    """Whether a declared author reads like a person rather than a publisher, desk, agency or address.

    >>> is_person("Anna Muster"), is_person("Redaktion Beispiel"), is_person("beispiel.de"), is_person("AFP")
    (True, False, False, False)
    """
    return not is_agency(name) and _NOISE.search(name) is None and not _is_organisation(name)


def _after_introduction(text: str, language: str | None) -> tuple[str, str]:
    """The byline word of ``text`` ("" where it has none), and what follows it."""
    match = _introduction(language).search(text)
    return ("", text) if match is None else (match[0], text[match.end() :])


@cache
def _introduction(language: str | None) -> regex.Pattern[str]:
    table = load(language) if language else None
    codes = (language,) if table is not None else available()
    words = {word.rstrip(":") for code in codes if (t := load(code or "")) is not None for word in t.byline_words}
    words |= {word.replace("|", " ").rstrip(":") for word in _INTRODUCTIONS}
    one_of = "|".join(sorted(map(regex.escape, words), key=lambda word: (-len(word), word)))
    glued = r"|\A(?:by|von|par|por)(?=\p{Lu}\p{Ll})"
    opening = r"(?:\A|[|•·]\s*|\b(?:\p{L}+\s){1,2}(?=(?:by|von|par|por|führten?)\s))"
    return regex.compile(rf"(?:{opening}(?i:{one_of})(?::|：|(?=\s))[\s|]*(?:(?i:by|von|par|por|mit)\s+)?{glued})")


def _people(text: str, language: str | None, *, introduced: bool) -> list[str]:
    """The persons of a byline's parts; behind a bar or bullet after somebody stands the page's section as often as somebody else."""
    people: list[str] = []
    for segment in _SEGMENTS.split(text):
        found = [name for part in _parts(segment) if (name := _person(part)) is not None]
        if people and (introduced or _from_given_name(people[0], language) is not None):
            found = [name for name in found if _from_given_name(name, language) is not None]
        people += found
    return people


def _parts(text: str) -> list[str]:
    text = _SUFFIX.sub(r" \1", _BRACKETS.sub(" | ", text))
    return [part for part in _SEPARATOR.split(text) if part.strip()]


def _person(part: str) -> str | None:
    """A person's name out of one part of a byline, strictly: capitalised words up to a role or a number."""
    part = _OUR.sub("", _WHERE.sub("", part.strip(" .:*")))
    if _is_organisation(part):
        return None
    words: list[str] = []
    for word in part.split():
        bare = word.casefold().strip(".,:")
        if ((words or bare != "md") and bare in _ROLES) or bare in _weekdays() or any(map(str.isdigit, word)):
            break
        words.append(word)
    if words and (glued := _GLUED_AGENCY.fullmatch(words[-1])) is not None and is_agency(glued["agency"]):
        words[-1] = glued["name"]
    name = normal_case(" ".join(words))
    if _is_uncased(name):
        return None if _UNCASED_ROLE.search(name) else name
    if not 1 <= len(words) <= 5 or is_agency(name) or name.isupper():
        return None
    words = [capitalised(w) if len(w) > 2 and w.isupper() and "." not in w else w for w in name.split()]
    if words[0] in ("The", "Der", "Die", "Das", "El", "Los", "Les", "Unser", "Ein", "Mehr", "Mit", "More"):
        return None
    if not all(_TOKEN.fullmatch(w) or (i and w in _PARTICLES) for i, w in enumerate(words)):
        return None
    return " ".join(words) if len(words[-1]) > 1 else None


@cache
def _weekdays() -> frozenset[str]:
    """The days of the week in all languages, written out."""
    tables = (load(code) for code in available())
    return frozenset(day for table in tables if table is not None for day in table.weekdays if len(day) >= _WRITTEN_OUT)


def _declared(part: str) -> str | None:
    """A name as declared: roles behind a full name go; a desk ("Guardian staff reporter") stays as written."""
    words = part.strip(" .:*\"'“”").split()
    if not words or len(words) > 6 or any(len(word) > 30 for word in words):
        return None
    kept = list(words)
    while kept and kept[-1].casefold().strip(".,") in _ROLES:
        kept.pop()
    name = " ".join(kept if len(kept) > 1 else words if kept else ())
    if not any(map(str.isalpha, name)) or name.casefold() in _NOBODY:
        return None
    return name if len(words) == 1 and len(name) <= 5 else normal_case(name)


def _from_given_name(name: str, language: str | None) -> str | None:
    """A name without what stands before its first given name; None where it has none but in a script without capitals."""
    words, known = name.split(), given_names()
    if _is_uncased(name) or (language == "hu" and words[-1].lower() in known):
        return name
    start = next((i for i, word in enumerate(words[:-1]) if word.lower() in known), None)
    return None if start is None else " ".join(words[start:])


def _is_organisation(name: str) -> bool:
    return any(_ORGANISATION.fullmatch(word.strip(",")) for word in name.split())


def _is_uncased(name: str) -> bool:
    return _UNCASED.fullmatch(name) is not None


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]

"""From capitals to normal case, for names of people and places."""

from __future__ import annotations

import regex

# Words inside a name that are written small: French, Spanish, Portuguese, Italian, Dutch, German, English, Arabic.
_SMALL = frozenset(
    "a al am an auf bei bin d da das de del della den der des di do dos du e el en im in la las le los".split()
)
_SMALL |= frozenset("les ob of on op sur the und upon van vom von y zu zum zur ter ten".split())
# Codes of countries and states that are written in capitals anywhere.
_CODES = frozenset("USA US UK UN EU UAE DC NRW NSW BC NY LA DR".split())
_WORD = regex.compile(r"[^\s]+")
_PIECE = regex.compile(r"[\p{L}\p{M}]+")


def normal_case(text: str) -> str:
    """Capitals as normal case; a text that holds a small letter, and known codes, are left alone.

    >>> normal_case("FRANKFURT AM MAIN"), normal_case("ST. GALLEN"), normal_case("WASHINGTON D.C.")
    ('Frankfurt am Main', 'St. Gallen', 'Washington D.C.')
    >>> normal_case("Sergej LAWROW"), normal_case("ANNA-LENA O'HARA")
    ('Sergej LAWROW', "Anna-Lena O'Hara")
    """
    if any(char.islower() for char in text) or not any(char.isupper() for char in text):
        return text
    return _WORD.sub(lambda match: _word(match.group(), first=match.start() == 0), text)


def capitalised(word: str) -> str:
    """One word with a capital and small letters behind it, the parts between hyphens and apostrophes each.

    >>> capitalised("BADEN-BADEN"), capitalised("GOLDHAMER"), capitalised("MCMUSTER")
    ('Baden-Baden', 'Goldhamer', 'McMuster')
    """
    return _PIECE.sub(lambda match: _capital(match.group()), word)


def _capital(piece: str) -> str:
    if piece.startswith("MC") and len(piece) > 4:
        return "Mc" + piece[2] + piece[3:].lower()
    return piece[0] + piece[1:].lower()


def _word(word: str, *, first: bool) -> str:
    if word in _CODES or (word.count(".") > 1 and len(word) <= 6):
        return word
    if not first and word.lower() in _SMALL:
        return word.lower()
    prefix, apostrophe, rest = word.partition("'") if "'" in word else word.partition("’")
    if apostrophe and not first and prefix.lower() in ("d", "l"):
        return prefix.lower() + apostrophe + capitalised(rest)
    return capitalised(word)

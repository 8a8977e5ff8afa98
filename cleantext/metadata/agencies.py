"""News agencies: who files reports that other publishers print."""

from __future__ import annotations

import regex

# Codes and names as they stand in datelines and bylines, folded to lower case.
# The agencies of the European, American and Asian national services, and the German-language special services.
_AGENCIES = frozenset(
    """
    aa aap ads afp afx agi aif anadolu anatolia anp ani ansa anta antara ap apa apr apn ats adn awp bbwn belga bernama
    bns brf bta cna cp cta ctk čtk czw dap dapd ddp dj djn dow-jones dpa dpad dpa-afx dpa-infocom dts efe ena epd epa
    ets europapress eurokinissi fars fena getty hina ians ice idea interfax irna itar-tass jiji jta kathpress kcna
    kna kyodo lnp leta
    lusa lta mena mti mtva na nampa nan notimex ntb ntm nzpa ots pa pap pna prnewswire pti rba reuters ria rtr
    sana sapa sda sid sita spa spx srna ssnp stt sta swp tanjug tass tsr tt ukrinform uni unian upi wam wba wsj
    xinhua yonhap
    agerpres elta evn agencia ritzau télam telam tap map aps afpd keystone-sda sn ap-dow vwd dpa-tmn infocom lno
    """.split()
) - frozenset(("na", "map", "idea", "ice", "evn", "sn", "sta", "agencia"))  # also words or names

_LONG_NAMES = frozenset(
    (
        "associated press",
        "the associated press",
        "agence france-presse",
        "agence france presse",
        "deutsche presse-agentur",
        "austria presse agentur",
        "press association",
        "pa media",
        "agencia efe",
        "europa press",
        "anadolu ajansı",
        "anadolu agency",
        "dow jones",
        "canadian press",
        "the canadian press",
        "press trust of india",
        "kyodo news",
        "jiji press",
        "yonhap news agency",
        "evangelischer pressedienst",
        "katholische nachrichten-agentur",
        "sport-informations-dienst",
        "thomson reuters",
        "tt nyhetsbyrån",
        "bloomberg",
        "bloomberg news",
        "dts nachrichtenagentur",
        "agências",
        "agencias",
        "agenturen",
        "agencies",
        "agence",
        "agences",
    )
)
_SEPARATORS = regex.compile(r"\s*(?:[/,;+&|]|\s(?:and|und|et|y)\s)\s*")


def is_agency(name: str) -> bool:
    """Whether ``name`` is a news agency, or several joined by a slash or comma; desks of a known agency count.

    >>> is_agency("dpa"), is_agency("dpa/lno"), is_agency("Agence France-Presse"), is_agency("IT BOLTWISE")
    (True, True, True, False)
    """
    parts = [part for part in _SEPARATORS.split(name.strip(" .()")) if part]
    return bool(parts) and any(_is_one(part) for part in parts) and all(_is_one(p) or _is_code(p) for p in parts)


def _is_one(name: str) -> bool:
    folded = name.strip(" .").casefold()
    return folded in _AGENCIES or folded in _LONG_NAMES or folded.partition("-")[0] in ("dpa", "afp", "apa", "reuters")


def _is_code(name: str) -> bool:
    """A desk or an editor's initials beside the agency: ``lno``, ``red``, ``kra``."""
    return len(name) <= 4 and name.islower() and name.isalpha()

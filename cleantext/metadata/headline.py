"""The headline of an HTML page: the candidates, cleaned of the site's name, and which of them to believe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.page import Page, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# What publishers put between the headline and their name.
_SEPARATOR = regex.compile(r"\s*(?:\s[|–—‒\-:»«•·/~]\s|\s*[｜：]\s*|\s\|\||\s::\s|\s?--\s?|\|)\s*")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
# What stands between a kicker and the headline.
_KICKER = regex.compile(r":\s+|\s[–—-]\s|\s\|\s")
# An h1 that shares fewer of its words with every other headline is about something else.
_SHARED_WORDS = 0.4
# A section behind an upright bar has at most so many words.
_SECTION_WORDS = 2
# A headline with fewer letters than this is a section's name or a letter.
_SHORTEST = 4


def headline(page: Page, *, url: str | None = None) -> tuple[str, str] | None:
    """The headline and the name of its source, or None.

    The headlines that the page gives (JSON-LD, h1, ``og:title``, ``twitter:title``, ``<title>``) are compared
    without the site's name and by their letters and digits alone; ``_choose`` says which is believed.
    """
    raw = candidates(page)
    sites = site_names(page, url)
    plain = [(source, without_site(text, sites, {t for _, t in raw if t != text})) for source, text in raw]
    plain = [(source, text) for source, text in plain if len(fold(text)) >= _SHORTEST and fold(text) not in sites]
    found = _choose(plain, news=jsonld.is_news(page.article))
    return found and _without_kicker(found[0], _best_spelling(found[1], plain), plain)


def candidates(page: Page) -> list[tuple[str, str]]:
    """Every headline-like text of the page with its source, the most telling first."""
    found = [("JSON-LD headline", jsonld.text_of(page.article.get("headline")))]
    if not found[0][1]:
        found.append(("JSON-LD name", jsonld.text_of(page.article.get("name"))))
    found += [("h1", text) for text in page.headings[:5]]
    for name in ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"):
        found += [(name, text) for text in page.meta.get(name, ())[:1]]
    found.append(("title element", page.title))
    return [(source, text) for source, text in found if text]


def site_names(page: Page, url: str | None) -> frozenset[str]:
    """Folded names of the site: as it calls itself, its publisher, and its domain with and without the ending."""
    names = [
        name
        for key in ("og:site_name", "application-name", "publisher", "dc.publisher")
        for name in page.meta.get(key, ())
    ]
    names += [name for name, _ in jsonld.entities(page.article.get("publisher"), page.nodes)]
    names += [handle.lstrip("@") for handle in page.meta.get("twitter:site", ())]
    host = _host(url or next(iter(page.meta.get("og:url", ())), ""))
    if host:
        labels = host.removeprefix("www.").split(".")
        names += [host.removeprefix("www."), ".".join(labels[-2:]), *labels[:-1]]
    return frozenset(folded for name in names if len(folded := fold(name)) > 1)


def _host(address: str) -> str:
    """The host of an address, ``""`` where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def without_site(text: str, sites: frozenset[str], others: Iterable[str]) -> str:
    """``text`` without the site's name at either end, and without what the page's other headlines do not have.

    >>> without_site("Ein Fest im Park | Sport | Beispiel.de", frozenset({"beispielde"}), ())
    'Ein Fest im Park'
    >>> without_site("Ein Fest - Beispiel", frozenset({"beispiel"}), ())
    'Ein Fest'
    """
    known = {" ".join(other.split()) for other in others}
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text)]
    for start, _ in cuts:
        if text[:start].strip() in known and len(fold(text[:start])) >= 3 * _SHORTEST:
            return text[:start].strip()
    while cuts and (_is_site(text[cuts[-1][1] :], sites) or _is_section(text, *cuts[-1])):
        text = text[: cuts.pop()[0]]
    while cuts and _is_site(text[: cuts[0][0]], sites):
        end = cuts.pop(0)[1]
        text, cuts = text[end:], [(a - end, b - end) for a, b in cuts]
    return text.strip()


def _is_section(text: str, start: int, end: int) -> bool:
    """``| Sport`` behind a headline."""
    words = text[end:].split()
    short = 0 < len(words) <= _SECTION_WORDS and not any(map(str.isdigit, text[end:]))
    return text[start:end].strip() == "|" and short and len(text[:start].split()) > _SECTION_WORDS


def _is_site(text: str, sites: frozenset[str]) -> bool:
    folded = fold(text)
    return bool(folded) and any(
        folded == site or (len(site) > 4 and folded in (f"the{site}", f"{site}news", f"{site}com", f"{site}de"))
        for site in sites
    )


def _choose(plain: list[tuple[str, str]], *, news: bool) -> tuple[str, str] | None:
    """The headline most likely meant; source and text.

    1. JSON-LD and an h1 agree. 2. An h1 that another source backs, unless JSON-LD has as many voices.
    3. An h1 that stands alone is what readers see: it is taken, unless it is a kicker with the headline, the
    headline without its kicker, about something else (page furniture), or a news page's JSON-LD has a second
    voice. 4. Without an h1: JSON-LD with a second voice, else what most agree on.
    """
    voices = Counter(letters for _, letters in {(source, fold(text)) for source, text in plain})
    by_letters = {fold(text): (source, text) for source, text in reversed(plain)}
    stated = next((fold(text) for source, text in plain if source == "JSON-LD headline"), None)
    visible = list(dict.fromkeys(fold(text) for source, text in plain if source == "h1"))
    if not plain:
        return None
    most = max(by_letters.values(), key=lambda pair: (voices[fold(pair[1])], -plain.index(pair)))
    if stated in visible:
        return by_letters[stated]
    backed = next((letters for letters in visible if voices[letters] > 1), None)
    if backed is not None:
        return by_letters[stated if stated and voices[stated] >= voices[backed] else backed]
    if visible:
        lone = next(pair for pair in plain if pair[0] == "h1")
        return _instead_of_lone(lone, plain, most, voices) or (
            by_letters[stated] if news and stated and voices[stated] > 1 else lone
        )
    return by_letters[stated] if stated and voices[stated] > 1 else most


def _instead_of_lone(
    h1: tuple[str, str], plain: list[tuple[str, str]], most: tuple[str, str], voices: Counter[str]
) -> tuple[str, str] | None:
    """What to believe instead of an h1 that no other source backs, or None to believe it."""
    letters = fold(h1[1])
    others = [pair for pair in plain if pair[0] != "h1"]
    for pair in others:
        if letters.endswith(fold(pair[1])) and len(fold(pair[1])) >= 3 * _SHORTEST:
            return pair
    if fold(most[1]) != letters and fold(most[1]).endswith(letters) and voices[fold(most[1])] > 1:
        return most
    words = set(_WORD.findall(h1[1].casefold()))
    shared = max((len(words & set(_WORD.findall(text.casefold()))) for _, text in others), default=len(words))
    return most if shared < _SHARED_WORDS * len(words) else None


def _without_kicker(source: str, text: str, plain: list[tuple[str, str]]) -> tuple[str, str]:
    """The headline without the kicker before its colon, where ``og:title`` has it so; else a kicker belongs to the headline."""
    preview = next((other for name, other in plain if name == "og:title"), "")
    for match in _KICKER.finditer(text):
        if len(fold(preview)) >= 3 * _SHORTEST and fold(text[match.end() :]) == fold(preview):
            return source, text[match.end() :]
    return source, text


def _best_spelling(text: str, plain: list[tuple[str, str]]) -> str:
    """How most sources spell the same words; where this one shouts or runs words together, how another does.

    Marks before the headline are dropped.
    """
    same = [other for _, other in plain if fold(other) == fold(text)]
    if text.isupper():
        text = next((other for other in same if not other.isupper()), text)
    spaces = max(other.count(" ") for other in same)
    if text.count(" ") < spaces - 1:
        text = next(other for other in same if other.count(" ") == spaces)
    full = (other for other in same if not other.isupper() and other.count(" ") >= spaces - 1)
    spellings = Counter(other for other in full if len(other) >= len(text) - 1)
    best, voices = spellings.most_common(1)[0] if spellings else (text, 0)
    return (best if voices > max(1, spellings[text]) else text).lstrip("# ").strip()

"""What an HTML page declares itself to be: an article, or a list, a shop, a forum, a gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit

import regex

from cleantext.metadata import jsonld
from cleantext.metadata.access import is_free

if TYPE_CHECKING:
    from cleantext.metadata.page import Page

Kind: TypeAlias = Literal["list", "shop", "forum", "gallery"]

# schema.org's types, lower case.
_KINDS: dict[str, Kind] = {
    "collectionpage": "list", "searchresultspage": "list",
    "product": "shop", "productgroup": "shop", "offercatalog": "shop", "individualproduct": "shop",
    "discussionforumposting": "forum", "qapage": "forum",
    "imagegallery": "gallery", "mediagallery": "gallery",
}  # fmt: skip
_OG_KINDS: dict[str, Kind] = {"product": "shop", "og:product": "shop", "product.group": "shop", "product.item": "shop"}
# The start page of a site or of one of its languages.
_START = regex.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|home|default|start)(?:\.\w{2,5})?)?/?", regex.IGNORECASE
)
_ERROR = regex.compile(
    r"""\b(?:404|410)\b | (?:error|fehler|erreur|errore|fout|fel|feil|fejl|błąd|chyba|hiba|virhe|hata|ошибка|помилка)\ ?:?\ (?:403|404|410|500|502|503)
      | \b(?:403|500|502|503)\ (?:forbidden|internal|bad|service|error)
      | (?:page|site|url|content|article|file)\ (?:you\ requested\ )?(?:(?:was|is|could|can)\ ?not\ (?:be\ )?(?:found|available)|not\ found|does\ not\ exist|unavailable)
      | (?:seite|artikel|inhalt)\ (?:wurde\ |konnte\ )?(?:(?:leider\ )?nicht\ (?:gefunden|verfügbar|vorhanden)|existiert\ nicht)
      | (?:page|article)\ (?:est\ )?(?:introuvable|non\ trouvée?|inexistante?) | (?:página|artículo)\ (?:no\ encontrad[ao]|no\ existe)
      | página\ não\ encontrada | pagina\ non\ trovata | pagina\ niet\ gevonden | sidan\ (?:hittades|kunde)\ (?:inte|ej)
      | siden\ (?:ble\ |blev\ )?ikke\ funnet | siden\ blev\ ikke\ fundet | sivua\ ei\ löy | nie\ znaleziono\ strony | strona\ nie\ (?:została\ znaleziona|istnieje)
      | stránka\ nenalezena | az\ oldal\ nem\ található | pagina\ nu\ a\ fost\ găsită | sayfa\ bulunamadı
      | страница\ не\ найдена | сторінку\ не\ знайдено | η\ σελίδα\ δεν\ βρέθηκε | 页面不存在|找不到页面|頁面不存在|ページが見つかりません|페이지를\ 찾을\ 수\ 없""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ARTICLE_KEYS = ("headline", "datePublished", "articleBody")


@dataclass(frozen=True, slots=True)
class Declared:
    """``article``: the page says that it is one. ``start``: its address is a site's start page. ``error``: its title says so.

    ``free`` is None where the page does not say whether its article is free to read.
    """

    article: bool = False
    kinds: frozenset[Kind] = frozenset()
    start: bool = False
    error: bool = False
    free: bool | None = None


def declared(page: Page, *, url: str | None = None) -> Declared:
    """Read the declarations of a page; ``url`` is its address, else the canonical one.

    >>> from lxml import html
    >>> from cleantext.metadata.page import read
    >>> page = read(html.fromstring("<html><title>Seite nicht gefunden</title></html>"))
    >>> declared(page, url="https://bote.example/").start, declared(page).error
    (True, True)
    """
    og_types = {kind.casefold() for kind in page.meta.get("og:type", ())}
    kinds = {_KINDS[kind] for node in page.nodes for kind in jsonld.types(node) if kind in _KINDS}
    kinds |= {_OG_KINDS[kind] for kind in og_types if kind in _OG_KINDS}
    article = any(page.article.get(key) for key in _ARTICLE_KEYS) or "article" in og_types
    address = url or page.canonical or next(iter(page.meta.get("og:url", ())), "")
    return Declared(
        article=article or "article:published_time" in page.meta,
        kinds=frozenset(kinds),
        start=_is_start(address),
        error=any(_ERROR.search(text[:200]) is not None for text in (page.title, *page.headings[:2])),
        free=is_free(page),
    )


def _is_start(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and not parts.query and _START.fullmatch(parts.path) is not None

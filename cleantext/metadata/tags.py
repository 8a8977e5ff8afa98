"""Keywords from the lines labelled as tags."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleantext.model import Block, Label

_MOST = 30
# What stands before the keywords, or alone above them.
_INTRODUCTION = regex.compile(
    r"""\A(?:(?:mehr|more|related|relevante|zugehörige|verwandte|powiązane|filed|posted|abgelegt|getaggt|eingeordnet|tagged|
            veröffentlicht|dieser\ beitrag\ wurde)\s)*
        (?:tags?|tagi|schlagw[oö]rte?r?|stichw[oö]rte?r?|themen(?:seiten)?|thema|topics?|keywords?|kategorien?|categor(?:y|ies)|
           categor[ií]as?|catégories?|temas?(?:\ relacionados)?|etiquetas?|etiketler|mots?-clés?|tematy|
           ключевые\ слова|теги|
           метки|мітки|етикети|тагове|ключови\ думи|ключові\ слова|ετικέτες|λέξεις[\s-]κλειδιά|štítky|klíčová\ slova|témata|címkék|cimkék|etichete|
           taggar|taggat|emneord|nøgleord|stikkord|aiheet|asiasanat|etiquettes?|parole\ chiave|palavras-chave|từ\ khóa|kata\ kunci|
           (?:ال)?وسوم|(?:ال)?كلمات\ (?:ال)?مفتاحية|كلمات\ دلالية|مواضيع|برچسب(?:[\s\u200c]?ها)?|کلید[\s\u200c]?واژه(?:[\s\u200c]?ها)?|
           (?:کلمات|واژه[\s\u200c]?های)\ کلیدی|टैग्?स?|תגיות|แท็ก(?:ที่เกี่ยวข้อง)?|
           แฮชแท็ก|ป้ายกำกับ|คำค้น(?:หา)?|คีย์เวิร์ด|หมวดหมู่|
           関連キーワード|キーワード|标签|標籤|关键词|關鍵詞|關鍵字|태그|emner?|ämnen|avainsanat|trefwoorden|argomenti|sujets?|under|unter|mit|with|in)
        \s?(?:[:：]|\Z|(?=[\#\p{Lu}]))\s*""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SEPARATOR = regex.compile(r"\s*[,;|#·•／、，،؛]\s*")
# Separators that words may hold need space around them.
_BLOG_DEFAULTS = frozenset({"uncategorized", "allgemein", "allgemeines", "general", "sin categoría", "non classé"})


def tags(blocks: Sequence[Block]) -> tuple[tuple[str, ...], str] | None:
    """The keywords of all tag lines in order, each once, at most 30; the words that introduce them are dropped.

    >>> tags([Block("Schlagwörter: Mali, Russland", label=Label.TAGS, kept=False)])
    (('Mali', 'Russland'), 'tag line')
    """
    lines = [block.text for block in blocks if block.label == Label.TAGS]
    found = {tag.casefold(): tag for line in reversed(lines) for tag in reversed(_in_line(line))}
    ordered = tuple(found.values())[::-1][:_MOST]
    return (ordered, "tag line") if ordered else None


def _in_line(line: str) -> list[str]:
    text = line.strip().lstrip("•-–*■| ").strip()
    text = _INTRODUCTION.sub("", text, count=1)
    parts = [part.strip(" .:\"'") for part in _SEPARATOR.split(text)]
    return [part for part in parts if 1 < len(part) <= 60 and part.casefold() not in _BLOG_DEFAULTS]

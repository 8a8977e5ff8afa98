"""The publisher of a plain text: from its dateline, its copyright line, or the name its own pitches keep repeating."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from cleantext.languages import load
from cleantext.metadata.agencies import is_agency
from cleantext.model import Block, Dateline, Label

# Labels whose blocks address the reader in the publisher's name, and those that may name it again.
_PITCHES = frozenset({Label.SUBSCRIPTION, Label.NEWSLETTER, Label.SOCIAL, Label.CONTACT})
_MENTIONS = frozenset({Label.NAVIGATION, Label.COMMENTS, Label.LEGAL})
_MAY_HOLD_MARKS = re.compile("[®™©℠(]")
_MARKS = regex.compile(r"\s?[®™©℠]|\s?\((?:R|TM)\)")
_COPYRIGHT = regex.compile(
    r"""(?:©|\(c\)|copyright(?:\s(?:©|\(c\)))?)\s*(?:copyright\s)?(?:by\s)?(?:\d{4}(?:\s?[-–/]\s?\d{2,4})?)?[,:\s]*(?:by\s|the\scontents\sof\s)?
        (?P<name>[\p{Lu}\d][^.|,;©()\n–•·]{1,60}(?:\.(?:com|de|org|net|at|ch|es|fr|it|pl|uk)\b)?)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_AFTER_NAME = regex.compile(
    r"""\s*(?:[-/]\s.*|\d{4}.*|\b(?:all(?:e)?\s(?:rights|rechte|content)|alle\sinhalte|todos\s|tous\s|tutti\s|wszelkie|all\srights|
        alla\srättigheter|rights|reserved|und\b|and\s|or\s|oder\s|unless).*)""",
    regex.VERBOSE | regex.IGNORECASE,
)
# A copyright that names a picture's or report's owner, a platform or nobody.
_NO_OWNER = regex.compile(
    r"(?:copyright|weblog|website|this\ssite|haki|datenschutz|impressum|cookie|foto|photo|bild|image|getty|shutterstock|adobe|dpa|picture|wordpress|google|the\sauthor|the\scontents|notice|policy|hinweis|statement)",
    regex.IGNORECASE,
)
# A name behind a preposition: "Newsletter von X", "Subscribe to X".
_PREPOSITION = regex.compile(
    r"(?<![\p{L}\p{N}])(?i:von|vom|bei|beim|auf|of|from|to|with|on|at|by|de|del|da|do|di|sur|chez|van|bij|från|fra|på|av|od|na|w|unterstütze|support)\s+"
    r"(?P<name>[\p{Lu}\d][\p{L}\p{N}\p{M}&.'’+-]*(?:\s(?:[\p{Lu}\d][\p{L}\p{N}\p{M}&.'’+-]*))*)"
)
# Platforms and goods that every publisher's pitches name.
_COMMON = frozenset(
    """
    google facebook whatsapp twitter x instagram youtube apple telegram patreon linkedin bing tiktok threads bluesky
    mastodon
    spotify amazon paypal pinterest reddit flipboard xing android ios iphone ipad podcast podcasts newsletter news
    rss feed
    premium plus e-mail email app store steady steadyhq disqus windows netflix microsoft deutschland play signal discord
    snapchat pocket feedly messenger medium substack github kindle chrome firefox safari stepstone cookie cookies gmail
    """.split()
)
_FEWEST_BLOCKS = 2
# More pitches, or longer ones, tell nothing new; the cut keeps the time linear in the length of the text.
_MOST_PITCHES = 100
_WINDOW = 1000


def publisher(blocks: Sequence[Block], dateline: Dateline | None, language: str | None) -> tuple[str, str] | None:
    """The publisher and how it was found, or None; agencies, platforms and the article's topic are left out.

    >>> filed = Dateline(("Graz",), "BEISPIELPOST")
    >>> publisher([Block("Folge BEISPIELPOST® auf X", label=Label.SOCIAL, kept=False)], filed, "de")
    ('BEISPIELPOST', 'dateline, named again by the chrome')
    """
    return from_dateline(blocks, dateline) or from_copyright(blocks) or from_pitches(blocks, language)


def from_dateline(blocks: Sequence[Block], dateline: Dateline | None) -> tuple[str, str] | None:
    """The dateline's sender where it is no news agency and the page's chrome names it, too."""
    if dateline is None or dateline.agency is None or is_agency(dateline.agency):
        return None
    name = _plain(dateline.agency)
    named = any(name.casefold() in _plain(block.text).casefold() for block in blocks if _is_chrome(block))
    return (name, "dateline, named again by the chrome") if named else None


def from_copyright(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The owner that a copyright line of the page names."""
    for block in blocks:
        if block.label != Label.LEGAL or block.kept:
            continue
        for match in _COPYRIGHT.finditer(block.text[:500]):
            name = _plain(_AFTER_NAME.sub("", match["name"])).strip(" .:'\"")
            if (
                len(name) > 2
                and len(name.split()) <= 6
                and not is_agency(name)
                and not _NO_OWNER.search(name)
                and name[0].isupper()
            ):
                return name, "copyright line"
    return None


def from_pitches(blocks: Sequence[Block], language: str | None) -> tuple[str, str] | None:
    """A name that several different pitches give behind a preposition and the article itself does not."""
    said = [block for block in blocks if not block.kept and (block.label in _PITCHES or block.label in _MENTIONS)]
    if not any(block.label in _PITCHES for block in said):
        return None
    chrome = [(_plain(block.text[:_WINDOW]), block.label) for block in said]
    lines = list(dict.fromkeys(text for text, _ in chrome))[:_MOST_PITCHES]
    pitches = {text for text, label in chrome if label in _PITCHES}
    spelled = {name.casefold(): name for text in lines if text in pitches for name in _names(text, language)}
    if not spelled:
        return None
    body = " ".join(block.text for block in blocks if block.kept or block.label == Label.TITLE).casefold()
    named = {folded: sum(folded in text.casefold() for text in lines) for folded in spelled if folded not in body}
    best = max(sorted(named), key=lambda folded: (named[folded], len(folded)), default=None)
    if best is None or named[best] < _FEWEST_BLOCKS:
        return None
    return spelled[best], f"named by {named[best]} pitches"


def _names(text: str, language: str | None) -> Iterator[str]:
    table = load(language) if language else None
    small = table.function_words if table is not None else frozenset()
    for match in () if text.isupper() else _PREPOSITION.finditer(text):
        words = match["name"].rstrip(".'’-+&").split()
        while words and (words[-1].casefold() in _COMMON or words[-1].isdigit()):
            words.pop()
        folded = [word.casefold() for word in words]
        if not words or folded[0] in _COMMON or any(word in small for word in folded) or len(words) > 4:
            continue
        if _is_branded(words):
            yield " ".join(words)


def _is_branded(words: list[str]) -> bool:
    """Capitals, a domain or capitals inside a word: one German noun, or any language's sentence start, is no brand."""
    return any(
        (len(word) > 1 and word.isupper() and word.isalpha())
        or regex.search(r"\p{Ll}\p{Lu}|\.\p{L}{2,}\Z", word) is not None
        for word in words
    ) or (len(words) >= 2 and all(word[0].isupper() for word in words))


def _is_chrome(block: Block) -> bool:
    return block.kept is False and block.label is not None and block.label.group == "chrome"


def _plain(text: str) -> str:
    """Without trademark signs: they come and go from line to line."""
    return " ".join((_MARKS.sub("", text) if _MAY_HOLD_MARKS.search(text) else text).split())

"""What an HTML page is when it is no article: a list of articles, a gallery, a shop, a forum, a shell, a wall, an error.

Precision comes first: a page that is declared to be an article, or shows several long paragraphs, is never doubted for
its links and pictures. The text that was found stays, but for a consent dialog, which is never an article.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cleantext.model import Evidence, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleantext.metadata.page_kind import Declared
    from cleantext.model import Block
    from cleantext.readers.html_facts import Facts

LIST = "no article: the page looks like a start page or a list of articles"
GALLERY = "no article: the page looks like a gallery of pictures"
SHOP = "no article: the page looks like a shop's"
FORUM = "no article: the page looks like a thread of a forum"
SHELL = "no article: the page holds no text without JavaScript"
CONSENT = "no article: the page shows a consent dialog in place of its content"
LOGIN = "no article: the page asks to log in"
STUB = "the page seems to show only the beginning of its article: the rest is for subscribers"
ERROR = "no article: the page says that there is an error"

# Words of all blocks up to which a page counts as empty, of kept blocks up to which as a note, and as no article of some length.
_EMPTY, _NOTE, _SHORT = 40, 120, 250
# A paragraph of so many words is prose, of so many more it is nothing that lists and galleries hold.
_PROSE, _LONG = 12, 40
_FEWEST_HEADLINES, _FEWEST_LINKS, _FEWEST_PICTURES = 8, 12, 8
# So many paragraphs of prose in a row, no headline between them, are an article.
_FEWEST_TOGETHER = 3
# A list of articles has at most so many long paragraphs; a start page may show more.
_FEW_LONG, _FEW_LONG_AT_THE_START = 2, 4
# Words of kept text for each linked headline, other long link (of prose) or picture below which the page is about those.
_WORDS_A_HEADLINE, _WORDS_A_LINK, _WORDS_A_PICTURE = 30, 5, 15
# Stems that consent dialogs of all languages draw on; two different ones in a block are telling.
_CONSENT_STEM = re.compile(
    r"cookie|consen[st]|confidential|privac|einwillig|zustimm|toestemming|samtyck|samtykk|suostum|zgod[aęy]|souhlas|hozzájárul|izin|соглас|згод|"
    r"part(?:n|en|ner|enaire)|personenbezogen|personal|personnel|persoon|persoonlijk|osobow|dados|datos|dati|données|daten|tracking|gdpr|dsgvo|rgpd|avg",
    re.IGNORECASE,
)
# No dialog has more words; its buttons have few.
_LONGEST_DIALOG, _BUTTON = 600, 6
# So much of a page's text, at least, is the dialog that stands in place of the page.
_MOSTLY = 0.5


def page_kind(blocks: Sequence[Block], declared: Declared, facts: Callable[[], Facts]) -> str | None:
    """The warning that says what a judged page is where it is no whole article, or None; ``facts`` is asked only if need be."""
    kept = sum(_words(block.text) for block in blocks if block.kept)
    if declared.article and kept > max(_EMPTY, _SHORT):
        return None  # what is below asks for less text, or for no declaration
    words = [_words(block.text) for block in blocks]
    long = sum(block.kept is True and count >= _LONG for count, block in zip(words, blocks, strict=True))
    if not declared.article and _is_consent(blocks, words):
        return CONSENT
    if sum(words) <= _EMPTY and (facts().mounts or facts().says_javascript):
        return SHELL
    if kept <= _SHORT and declared.free is False and _ends_in_a_pitch(blocks):
        return STUB
    if declared.article or _longest_run(blocks, words) >= _FEWEST_TOGETHER:
        return None
    if declared.error and kept <= _NOTE:
        return ERROR
    if kept <= _EMPTY and facts().passwords:
        return LOGIN
    if long > (_FEW_LONG_AT_THE_START if declared.start else _FEW_LONG):
        return None
    prose = sum(n for n, block in zip(words, blocks, strict=True) if block.kept and n >= _PROSE)
    return _collection(declared, facts(), kept, prose, long)


def _collection(declared: Declared, facts: Facts, kept: int, prose: int, long: int) -> str | None:
    """Which kind of collection a page is that is not declared to be an article and has hardly a long paragraph."""
    if "shop" in declared.kinds:
        return SHOP
    if "forum" in declared.kinds or facts.forum_software:
        return FORUM
    if "gallery" in declared.kinds or (
        facts.pictures >= _FEWEST_PICTURES and not long and kept < _WORDS_A_PICTURE * facts.pictures
    ):
        return GALLERY if facts.linked_headlines < _FEWEST_HEADLINES else LIST
    headlines, links = facts.linked_headlines, facts.long_links
    lists = headlines >= _FEWEST_HEADLINES and kept < _WORDS_A_HEADLINE * headlines
    lists = lists or (links >= _FEWEST_LINKS and prose < _WORDS_A_LINK * links)
    return LIST if lists or ("list" in declared.kinds and headlines) else None


def _longest_run(blocks: Sequence[Block], words: Sequence[int]) -> int:
    """How many kept paragraphs of prose follow on each other at most."""
    longest = run = 0
    for block, count in zip(blocks, words, strict=True):
        run = run + 1 if block.kept and count >= _PROSE else 0
        longest = max(longest, run)
    return longest


def without_consent_dialog(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page that is a consent dialog, all of them removed."""
    reason = Evidence("stands_on_a_consent_wall", Label.LEGAL)
    return tuple(
        replace(block, label=Label.LEGAL, kept=False, evidence=(*block.evidence, reason)) if block.kept else block
        for block in blocks
    )


def _is_consent(blocks: Sequence[Block], words: Sequence[int]) -> bool:
    """Whether most of a page's text speaks of cookies and consent, and a button asks for it."""
    if sum(words) > _LONGEST_DIALOG or not any(
        _is_legal(b) and n <= _BUTTON for b, n in zip(blocks, words, strict=True)
    ):
        return False
    legal = sum(n for b, n in zip(blocks, words, strict=True) if _is_legal(b) or _asks_for_consent(b.text))
    return legal > _MOSTLY * sum(words)


def _is_legal(block: Block) -> bool:
    """Whether a rule takes a block for a legal note."""
    return any(reason.label is Label.LEGAL and reason.tier is not None for reason in block.evidence)


def _asks_for_consent(text: str) -> bool:
    return len(set(map(str.lower, _CONSENT_STEM.findall(text)))) > 1


def _ends_in_a_pitch(blocks: Sequence[Block]) -> bool:
    """Whether the first block behind the last kept one asks to subscribe."""
    last = max((index for index, block in enumerate(blocks) if block.kept), default=-1)
    behind = blocks[last + 1 : last + 4]
    return any(block.label is Label.SUBSCRIPTION for block in behind)


def _words(text: str) -> int:
    """Words, which one space parts in the text of a block; in a script that does not part them, half its letters."""
    return text.count(" ") + 1 if text.isascii() or " " in text[:40] else max(1, len(text) // 2)

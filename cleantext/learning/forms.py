"""Slots of a form: lines that a publisher always puts in one place and never words twice."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from cleantext.learning.groups import Place
from cleantext.learning.lists import Noted
from cleantext.model import Label
from cleantext.normalize import bare_texts
from cleantext.templates import Slot, closing_biographies, introduced

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleantext.learning.archive import ArchiveDocument, ArchiveLine

_EXAMPLES = 3
# So many documents must have one: at least this share of few, so many of some, and the last share of many. In 644 labelled
# documents none of the 37 lines that read like a closing biography was the article's own.
_FEW_SHARE, _SOME, _MANY_SHARE = 0.05, 3, 0.01
# Of the bracketed lines so many must be chrome, and so many of them there must be.
_CHROME_SHARE, _FEWEST_BRACKETED, _FEWEST_WORDS = 0.75, 2, 4
_BRACKETED = r"^\[[^\[\]]{20,}\]$"
_BRACKETED_LINE = re.compile(_BRACKETED)


def biographies(documents: Sequence[ArchiveDocument], chrome: Collection[Place], language: str | None) -> list[Place]:
    """The lines near the ends of documents that introduce somebody, where so many documents have one that it is a habit."""
    found: list[Place] = []
    for number, document in enumerate(documents):
        texts = [line.text for line in document.lines]
        if not any(introduced(text, language)[0] for text in texts):
            continue
        taken = [
            not line.prose or line.safe is not None or Place(number, index) in chrome
            for index, line in enumerate(document.lines)
        ]
        found += [Place(number, index) for index in closing_biographies(texts, bare_texts(texts), taken, language)]
    return found if len({place.document for place in found}) >= _needed(len(documents)) else []


def biography_slot(documents: Sequence[ArchiveDocument], places: Sequence[Place]) -> list[Noted]:
    """The slot for notes on authors at the end, where the documents have them."""
    if not places:
        return []
    examples = dict.fromkeys(documents[place.document].lines[place.line].text for place in places)
    support = len({place.document for place in places})
    slot = Slot(
        "author-bio-at-the-end", Label.AUTHOR_BIO, form="biography", repeat=True, support=support,
        examples=tuple(examples)[:_EXAMPLES],
    )  # fmt: skip
    return [(slot, (f"{support} of {len(documents)} documents end in a note on somebody the article does not name",))]


def _needed(count: int) -> float:
    return max(min(_SOME, ceil(_FEW_SHARE * count)), 1, _MANY_SHARE * count)


def bracketed_slot(documents: Sequence[ArchiveDocument], chrome: Collection[Place]) -> list[Noted]:
    """The slot for lines in square brackets, where nearly all of the publisher's are chrome."""
    lines = [
        (line, _is_chrome(line, Place(number, index) in chrome), number)
        for number, document in enumerate(documents)
        for index, line in enumerate(document.lines)
        if line.size >= _FEWEST_WORDS and _BRACKETED_LINE.search(line.text) is not None
    ]
    told = [known for _, known, _ in lines if known is not None]
    taken = {number for _, known, number in lines if known}
    if len(taken) < _FEWEST_BRACKETED or sum(told) < _CHROME_SHARE * len(told):
        return []
    examples = sorted({line.text for line, known, _ in lines if known})[:_EXAMPLES]
    slot = Slot(
        "related-in-brackets",
        Label.RELATED,
        pattern=_BRACKETED,
        repeat=True,
        support=len(taken),
        examples=tuple(examples),
    )
    said = f"of {len(lines)} lines in square brackets {sum(told)} are known to be chrome, {len(told) - sum(told)} not to be"
    return [(slot, (said,))]


def _is_chrome(line: ArchiveLine, learnt: bool) -> bool | None:  # noqa: FBT001 - one of three that know
    """Whether a line is chrome as far as rules, the cleaner or its recurring tell; None where they do not."""
    if learnt or line.safe is not None:
        return True
    return None if line.judged is None else line.judged.group == "chrome"

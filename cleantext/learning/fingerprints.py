"""By what to tell the publisher: hosts, and words of its standing lines that no article has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleantext.learning.groups import Group, Place
from cleantext.templates import HOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleantext.learning.archive import ArchiveDocument
    from cleantext.learning.slots import Learnt

_MOST = 4
_SHORTEST, _LONGEST_WINDOW = 6, 5
# Of a sentence that is told by its wording alone so many words are taken, and so many documents must have it.
_SENTENCE, _FEWEST_DOCUMENTS = 9, 3
# Of a name so many letters tell it.
_SHORTEST_NAME = 4
_TOKEN = regex.compile(r"\S+")
_NOT_A_LETTER = regex.compile(r"[^\p{L}\p{N}]+")
_EDGES = "\"'“”„»«’‘()[].,:;!?…*|"


def own_hosts(documents: Sequence[ArchiveDocument], given: Iterable[str]) -> tuple[str, ...]:
    """The hosts given, then those that HTML documents came from, the most frequent first."""
    counts = Counter(document.host for document in documents if HOST.fullmatch(document.host))
    found = sorted(counts, key=lambda host: (-counts[host], host))
    return tuple(dict.fromkeys([*given, *found]))


def fingerprints(
    documents: Sequence[ArchiveDocument], learnt: Sequence[Learnt], publisher: str, hosts: Sequence[str]
) -> tuple[str, ...]:
    """What tells the publisher in a text: words with its name or host out of learnt lines, else sentences of its own.

    Each stands as it is in several documents' learnt lines and in no other line of the archive.
    """
    chrome = {place for own in learnt for place in own.group.places}
    own_names = {_letters(part) for name in (publisher, *hosts) for part in (name, name.split(".")[0])}
    own_names = {name for name in own_names if len(name) >= _SHORTEST_NAME}
    windows: Counter[str] = Counter()
    for own in learnt:
        per_document = {(p.document, w) for p, line in zip(own.group.places, own.group.lines, strict=True)
                        for w in _windows(line.text, own_names)}  # fmt: skip
        windows.update(window for _, window in per_document)
    sentences = [opening for own in learnt if own.tier == "safe" and (opening := _opening(own.group))]
    candidates = [window for window, count in windows.items() if count > 1]
    ranked = sorted(candidates, key=lambda window: (-windows[window], len(window), window))
    body = "\n".join(
        line.text
        for number, document in enumerate(documents)
        for index, line in enumerate(document.lines)
        if Place(number, index) not in chrome and line.safe is None
    )
    found: list[str] = []
    for literal in [*ranked, *sentences]:
        if literal not in body and not any(other in literal for other in found):
            found.append(literal)
    return tuple(found[:_MOST])


def _windows(text: str, own_names: set[str]) -> Iterator[str]:
    """The words that hold one of the names, alone and with words beside them."""
    tokens = list(_TOKEN.finditer(text))
    for index, token in enumerate(tokens):
        folded = _letters(token[0])
        if not any(name in folded for name in own_names):
            continue
        for first in range(max(0, index - 2), index + 1):
            for last in range(index, min(len(tokens), first + _LONGEST_WINDOW)):
                window = text[tokens[first].start() : tokens[last].end()].strip(_EDGES)
                if len(window) >= _SHORTEST and not any(map(str.isdigit, window)) and _is_more(window, folded):
                    yield window


def _is_more(window: str, name: str) -> bool:
    """Whether beside a word with the publisher's name another telling one stands, or the word is an address or compound."""
    words = [_letters(word) for word in window.split()]
    if any(sign in window for sign in "@.-"):
        return True
    return any(len(word) >= _SHORTEST and word != name for word in words)


def _opening(group: Group) -> str:
    """The first words of a sentence that stands in several documents, as they stand in all of them; "" for none."""
    if group.documents < _FEWEST_DOCUMENTS or not group.lines[0].prose:
        return ""
    rows = [line.text.split() for line in group.lines]
    shared = [words[0] for words in zip(*rows, strict=False) if len(set(words)) == 1][:_SENTENCE]
    opening = " ".join(shared)
    is_whole = len(shared) == _SENTENCE and all(" ".join(row).startswith(opening) for row in rows)
    return opening if is_whole and not any(map(str.isdigit, opening)) else ""


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text).lower()

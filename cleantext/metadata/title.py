"""The headline of a plain text: a line of its own, what the page's prompts quote, or how the body opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from cleantext.metadata.dates import FoundDate, find_dates
from cleantext.model import Block, Label

# Prompts that name the article they stand under.
_QUOTING = frozenset({Label.COMMENTS, Label.NEWSLETTER, Label.RELATED, Label.SOCIAL})
# A headline has at least so many and at most so many words; a name is shorter, a quoted sentence longer.
_FEWEST_WORDS, _MOST_WORDS = 3, 20
_QUOTED = regex.compile(
    r"""„(?P<a>[^„“”"]{10,200})[“”"] | “(?P<b>[^“”]{10,200})” | »(?P<c>[^»«]{10,200})«
      | «\s?(?P<d>[^»«]{10,200}?)\s?» | "(?P<e>[^"]{10,200})" | 「(?P<f>[^「」]{4,120})」""",
    regex.VERBOSE,
)
# A line that opens the body like a headline stands above a paragraph: at least so many characters.
_PARAGRAPH = 80
_SENTENCE_ENDS = (".", ":", ";", ",", "…", "。", "।")
# Of a headline's longer words the article uses most, of a menu's few.
_OFF_TOPIC, _ON_TOPIC = 0.2, 0.6
# Of several lines like a headline the first is it, unless another has so much more of its words in the article: of the titles
# of 253 labelled pages (weights of other folds) that mended 4 and spoilt none.
_MORE = 0.2
# A section's name has fewer longer words.
_FEWEST_STEMS = 3
_SHORTEST_WORD, _STEM = 4, 5
# Labels that a headline may have got from the lines around it.
_PLACED = frozenset({Label.TITLE, Label.BODY, Label.HEADING, Label.NAVIGATION, Label.RELATED, Label.STRAY})
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def title(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The headline and how it was found, or None.

    >>> prompt = Block("Kommentar zu „Ein Fest im Park“ schreiben", label=Label.COMMENTS, kept=False)
    >>> title([prompt])
    ('Ein Fest im Park', 'quoted by the comments prompt')
    """
    return from_lines(blocks) or from_quotes(blocks) or from_opening(blocks) or from_place(blocks)


def from_lines(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The most headline-like block labelled ``title``: the one that recurs, else the first that is no kicker and on the topic.

    A kicker, a section or a site's name is shorter than the headline that follows it, and the line of an issue or of an
    entry gives a date.
    """
    lines = [block.text.lstrip("#•-– ").strip() for block in blocks if block.label == Label.TITLE]
    lines = [line for line in lines if line and not _is_date(line)]
    if not lines:
        return None
    counts = Counter(map(_fold, lines))
    likeness = {line: _headline_likeness(line) for line in lines}
    lines.sort(key=lambda line: (-likeness[line], -counts[_fold(line)], _could_be_a_kicker(line)))
    best = lines[0]
    if counts[_fold(best)] > 1:
        return best, "headline repeated as a line"
    body = _body(blocks)
    support = _support(best, body)
    alike = [line for line in lines[1:] if likeness[line] == likeness[best] and len(_stems(line)) >= _FEWEST_STEMS]
    on_topic = max(alike, key=lambda line: _support(line, body), default=best)
    if _support(on_topic, body) >= support + _MORE:
        return on_topic, "headline line on the topic"
    if support < _OFF_TOPIC:
        others = (line for line in lines[1:] if likeness[line] > 0 and _support(line, body) >= _ON_TOPIC)
        return (
            next(((line, "headline line on the topic") for line in others), None)
            or from_place(blocks)
            or (best, "headline line")
        )
    return best, "headline line"


def from_place(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Of the lines above the first paragraph that are no sentence and whose label no safe rule gives, the one most on the topic."""
    body = _body(blocks)
    found: list[str] = []
    for block in blocks:
        if block.kept and len(block.text) >= _PARAGRAPH:
            break
        if block.label not in _PLACED or block.kind == "list_item" or any(own.tier == "safe" for own in block.evidence):
            continue
        line = block.text.lstrip("#•-– ").strip()
        if not line or line.endswith(_SENTENCE_ENDS) or _headline_likeness(line) != _LIKE_A_HEADLINE:
            continue
        if _support(line, body) >= _ON_TOPIC:
            found.append(line)
    best = max(found, key=lambda line: len(_stems(line)), default=None)
    return None if best is None else (best, "line on the topic above the article")


def _body(blocks: Sequence[Block]) -> str:
    return "\n".join([block.text for block in blocks if block.kept and len(block.text) >= _PARAGRAPH]).casefold()


def _support(line: str, body: str) -> float:
    """The share of a line's longer words, without their endings, that the body uses."""
    stems = _stems(line)
    return sum(stem in body for stem in stems) / len(stems) if stems else _OFF_TOPIC


def _stems(line: str) -> list[str]:
    if _UNSPACED.search(line) is not None:
        return [line[at : at + 2] for at in range(len(line) - 1)]
    return [word[:_STEM] for word in _WORD.findall(line.casefold()) if len(word) >= _SHORTEST_WORD]


def from_quotes(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """What the removed prompts quote; the more of them quote it, the surer."""
    quotes: dict[str, tuple[str, list[Label]]] = {}
    for block in blocks:
        if block.kept or block.label not in _QUOTING:
            continue
        for text in dict.fromkeys(quoted(block.text)):
            quotes.setdefault(_fold(text), (text, []))[1].append(block.label)
    if not quotes:
        return None
    text, labels = max(quotes.values(), key=lambda found: len(found[1]))
    if labels == [Label.RELATED]:
        return None
    if len(labels) > 1:
        return text, f"quoted by {len(labels)} prompts"
    return text, f"quoted by the {labels[0]} prompt"


def from_opening(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """A line that opens the body like a headline, kept there because nothing says for sure that it is one."""
    kept = [block for block in blocks if block.kept][:2]
    if len(kept) < 2 or kept[0].kind == "list_item" or len(kept[1].text) < _PARAGRAPH:
        return None
    line = kept[0].text.lstrip("#").strip()
    if line.endswith(_SENTENCE_ENDS) or _headline_likeness(line) != _LIKE_A_HEADLINE:
        return None
    return line, "opening line"


def quoted(text: str) -> list[str]:
    """The headline-long strings that stand in quotation marks in ``text``.

    >>> quoted('Suche »Ein Fest im Park« oder "Park"')
    ['Ein Fest im Park']
    """
    found = [next(group for group in match.groups() if group).strip() for match in _QUOTED.finditer(text)]
    return [quote for quote in found if _is_headline_long(quote)]


def _is_headline_long(text: str) -> bool:
    if _UNSPACED.search(text) is not None:
        return True
    return _FEWEST_WORDS <= len(_WORD.findall(text)) <= _MOST_WORDS


_LIKE_A_HEADLINE = 2
# So far into a line stands a date that a word or two introduce, in characters.
_OPENING = 20
_FEWEST_DIGITS = 5


def _headline_likeness(line: str) -> int:
    """2 for the length of a headline, 1 for a long line or one that tells a date, 0 for a kicker, -1 for what a date opens."""
    words = len(line.split())
    dates = _dates(line)
    if dates and dates[0].start < _OPENING:
        return -1
    if _UNSPACED.search(line) is not None:
        return _LIKE_A_HEADLINE if len(line) >= 8 else 0
    if words < _FEWEST_WORDS:
        return 0
    return _LIKE_A_HEADLINE if words <= _MOST_WORDS and not dates else 1


def _could_be_a_kicker(line: str) -> bool:
    return _UNSPACED.search(line) is None and len(line.split()) <= _FEWEST_WORDS


def _dates(line: str) -> tuple[FoundDate, ...]:
    """The dates of a line; they have so many digits as few headlines have, and looking for them takes long."""
    return find_dates(line) if sum(map(str.isdigit, line)) >= _FEWEST_DIGITS else ()


def _is_date(line: str) -> bool:
    """Whether hardly a word but a date stands in a line."""
    dates = _dates(line)
    left = line[: dates[0].start] + line[dates[0].end :] if dates else line
    return bool(dates) and len(_WORD.findall(left)) <= 2


def _fold(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()

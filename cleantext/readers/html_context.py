"""The page as numbers: where its sentences are, which container holds most of them, which words recur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from cleantext.readers.html_blocks import Node, Outline, Run
from cleantext.readers.html_claims import words_of

# "Sentence-like": few links and at least so many words (measured in the design).
_MOST_LINKED, _FEWEST_WORDS = 0.4, 12
# Words this long carry topic.
_TOPIC_LENGTH = 5
# A text of so many characters a space is written without spaces; two characters then count as a word.
_UNSPACED = 20
_BOXES = frozenset(
    {"div", "section", "article", "main", "td", "body", "blockquote", "center", "form", "dd", "noscript"}
)
# Sentences inside elements with these tags or names count this much for the best container, so that comments longer than
# the article do not win; unless the element holds more than this share of the page's sentences. Out of fold F1 of B, C, D, E
# was 96.1, 96.2, 93.5, 95.5 with half of them (a footer of a short article won), 97.2, 96.2, 93.6, 95.5 with 0.7, 97.3, 95.7, 93.3, 95.4 with 0.8.
_TRUST, _MOST_INSIDE = 0.1, 0.7
_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "form", "noscript", "dialog", "header"})
_ASIDE_HINTS = frozenset(
    {
        "comments", "related", "recommendations", "newsletter", "promotion", "advertising", "consent", "menu", "footer",
        "sidebar", "teaser", "author", "paywall", "notice", "search", "hidden", "caption", "gallery",
    }
)  # fmt: skip
# The region around the best container holds at least this share of what counts.
_REGION = 0.8
# Containers alike by class: so many make a row.
_FEWEST_ALIKE = 3
# What makes a row whatever it is named, and what never does.
_ROWS, _IN_NO_ROW = frozenset({"article", "li"}), frozenset({"p", "tr", "td", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Context:
    """Numbers of one page; lists run parallel to ``outline.runs`` (``words``, ``length``, ``sentence``, ``home``) or nodes.

    ``length`` counts words, ``sentence`` words of sentence-like runs (else 0), ``home`` is the container of a run.
    ``directly`` is the sentence-like text whose home a node is, half of it also a level up; ``inside`` all within,
    ``linked_inside`` and ``words_inside`` likewise for link words and words. ``trusted_inside``: the sentence-like text
    that does not stand in elements named for something else. ``longer`` are the longer words
    of each sentence-like run, ``said`` those of all of them, ``recurring`` those of several. ``of_its_kind`` is the share of it in elements
    of the same tag and class in a parent of the same tag and class. ``elsewhere``: which nodes are in another article. ``most`` is what the ``best`` container has directly, at least 1.
    """

    words: tuple[tuple[str, ...], ...]
    length: tuple[int, ...]
    sentence: tuple[int, ...]
    home: tuple[int, ...]
    directly: list[float]
    inside: list[int]
    words_inside: list[int]
    linked_inside: list[float]
    trusted_inside: list[float]
    best: int
    most: float
    around_best: frozenset[int]
    in_region: list[bool]
    below_best: list[int]
    alike: list[bool]
    of_its_kind: dict[int, float]
    longer: dict[int, set[str]]
    said: frozenset[str]
    recurring: frozenset[str]
    first: int
    last: int
    h1: int | None
    only_h1: int | None
    elsewhere: Sequence[bool]

    @property
    def total(self) -> int:
        """All sentence-like words of the page."""
        return max(1, self.inside[0]) if self.inside else 1


def context(shape: Outline, elsewhere: Sequence[bool]) -> Context:
    """Count once over runs and nodes; linear in both. ``elsewhere``: which nodes are in another article than the page's."""
    nodes, runs = shape.nodes, shape.runs
    words = tuple([words_of(run.text) for run in runs])
    length = tuple([_length(run.text, len(found)) for run, found in zip(runs, words, strict=True)])
    sentence = tuple(
        [n if n >= _FEWEST_WORDS and run.linked < _MOST_LINKED else 0 for run, n in zip(runs, length, strict=True)]
    )
    home = _homes(shape)
    inside, words_inside, linked = [0] * len(nodes), [0] * len(nodes), [0.0] * len(nodes)
    for run, n, s in zip(runs, length, sentence, strict=True):
        node = run[1]
        inside[node] += s
        words_inside[node] += n
        if run[2]:
            linked[node] += n * run[2]
    for totals in (inside, words_inside, linked):
        _add_up(shape.parents, totals)
    doubtful = _doubtful(nodes, inside, elsewhere)
    longer = {i: _longer(words[i]) for i, s in enumerate(sentence) if s}
    counts_of_words = Counter(chain.from_iterable(longer.values()))
    directly, trusted = [0.0] * len(nodes), [0.0] * len(nodes)
    for run, at, s in zip(runs, home, sentence, strict=True):
        if s:
            counts = s * _TRUST if doubtful[run.node] else s
            trusted[run.node] += counts
            directly[at] += counts
            if nodes[at].parent >= 0:
                directly[nodes[at].parent] += counts / 2
    _add_up(shape.parents, trusted)
    best = directly.index(max(directly)) if nodes else 0
    around = frozenset(shape.ancestors(best)) if nodes else frozenset()
    below = _below(shape.parents, best)
    region = next((n for n in shape.ancestors(best) if trusted[n] >= _REGION * trusted[0]), best) if nodes else 0
    in_region = [depth >= 0 for depth in _below(shape.parents, region)]
    told = [
        i for i, (run, s) in enumerate(zip(runs, sentence, strict=True))
        if s and (below[home[i]] >= 0 or (in_region[home[i]] and not doubtful[run.node]))
    ]  # fmt: skip
    headings = [i for i, run in enumerate(runs) if nodes[run.node].tag == "h1"]
    return Context(
        words, length, sentence, home, directly, inside, words_inside, linked, trusted,
        best, max(directly[best], 1.0) if nodes else 1.0, around, in_region, below, _alike(shape), _of_its_kind(nodes, runs, sentence, doubtful), longer,
        frozenset(counts_of_words), frozenset([word for word, count in counts_of_words.items() if count > 1]),
        told[0] if told else 0, told[-1] if told else max(0, len(runs) - 1),
        headings[0] if headings else None, headings[0] if len(headings) == 1 else None, elsewhere,
    )  # fmt: skip


def _length(text: str, words: int) -> int:
    if not text.isascii() and len(text) > _UNSPACED * (1 + text.count(" ")):
        return len(text) // 2
    return words


def _homes(shape: Outline) -> tuple[int, ...]:
    """The container of each run: its element itself where that is a box with more in it, else the parent."""
    nodes = shape.nodes
    pieces = Counter([run.node for run in shape.runs])
    parents = {node.parent for node in nodes}
    homes = {}
    for node, count in pieces.items():
        own = nodes[node]
        itself = own.parent < 0 or (own.tag in _BOXES and (count > 1 or node in parents))
        homes[node] = node if itself else own.parent
    return tuple([homes[run.node] for run in shape.runs])


def _add_up(parents: Sequence[int], totals: list[Any]) -> None:
    """Add to each node what the nodes inside it have; parents come before their children."""
    for index in range(len(parents) - 1, 0, -1):
        if (total := totals[index]) and (parent := parents[index]) >= 0:
            totals[parent] += total


def _doubtful(nodes: Sequence[Node], inside: Sequence[int], elsewhere: Sequence[bool]) -> list[bool]:
    """Whether a node is in an element that its tag or its names say is no article, or in another article."""
    found: list[bool] = []
    for index, (parent, tag, _, _, hints, _, hidden) in enumerate(nodes):
        doubt = elsewhere[index] or (parent >= 0 and found[parent])
        if not doubt and (hidden or tag in _ASIDE_TAGS or (hints and not _ASIDE_HINTS.isdisjoint(hints))):
            doubt = inside[index] <= _MOST_INSIDE * inside[0]
        found.append(doubt)
    return found


def _below(parents: Sequence[int], best: int) -> list[int]:
    """For each node how far below the best container it is; 0 for that itself, -1 outside."""
    depths = [-1] * len(parents)
    for index in range(best, len(parents)):
        if index == best:
            depths[index] = 0
        elif (parent := parents[index]) >= best and (above := depths[parent]) >= 0:
            depths[index] = above + 1
    return depths


def _alike(shape: Outline) -> list[bool]:
    """Whether a node or an ancestor is one of several siblings with the same tag and class names."""
    nodes, parents = shape.nodes, shape.parents
    of_several = {parent for parent, count in Counter(parents).items() if count >= _FEWEST_ALIKE}
    rows: dict[tuple[int, str, str], list[int]] = {}
    for index, parent in enumerate(parents):
        if parent in of_several:
            _, tag, _, names, _, _, _ = nodes[index]
            if tag in _ROWS or (names and tag not in _IN_NO_ROW and not names.isspace()):
                rows.setdefault((parent, tag, names), []).append(index)
    found = [False] * len(nodes)
    for row in rows.values():
        if len(row) >= _FEWEST_ALIKE:
            for index in row:
                found[index] = True
    for index, parent in enumerate(parents):
        if parent >= 0 and found[parent]:
            found[index] = True
    return found


def _of_its_kind(
    nodes: Sequence[Node], runs: Sequence[Run], sentence: Sequence[int], doubtful: Sequence[bool]
) -> dict[int, float]:
    """For each node with text of its own which share of the trusted sentence-like text stands in elements like it: paragraphs of an article are alike."""
    keys: dict[int, tuple[str, str, str, str]] = {}
    for index in dict.fromkeys([run.node for run in runs]):
        node = nodes[index]
        above = nodes[node.parent] if node.parent >= 0 else node
        keys[index] = (node.tag, node.names, above.tag, above.names)
    totals: dict[tuple[str, str, str, str], float] = {}
    for run, s in zip(runs, sentence, strict=True):
        if s:
            key = keys[run.node]
            totals[key] = totals.get(key, 0.0) + (s * _TRUST if doubtful[run.node] else s)
    total = max(1.0, sum(totals.values()))
    return {index: totals.get(key, 0.0) / total for index, key in keys.items()}


def _longer(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if len(word) >= _TOPIC_LENGTH}


def topic_share(page: Context, run: int) -> float | None:
    """Which share of a run's longer words recurs in other sentence-like runs; None where it has fewer than two."""
    longer = page.longer.get(run)
    others = page.recurring
    if longer is None:
        longer, others = _longer(page.words[run]), page.said
    if len(longer) < 2:
        return None
    return len(longer & others) / len(longer)

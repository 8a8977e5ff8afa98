"""The page as numbers: where its sentences are, which container holds most of them, which words recur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cleantext.readers.html_blocks import Outline

# "Sentence-like": few links and at least so many words (measured in the design).
_MOST_LINKED, _FEWEST_WORDS = 0.4, 12
# Words this long carry topic.
_TOPIC_LENGTH = 5
# A text of so many characters a space is written without spaces; two characters then count as a word.
_UNSPACED = 20
_BOXES = frozenset(
    {"div", "section", "article", "main", "td", "body", "blockquote", "center", "form", "dd", "noscript"}
)
# What the second opinion drops counts this much for the best container.
_TRUST_WHEN_DROPPED = 0.1
# The region around the best container holds at least this much of what the second opinion keeps.
_REGION = 0.8
# Containers alike by class: so many make a row.
_FEWEST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Context:
    """Numbers of one page; lists run parallel to ``outline.runs`` (``words``, ``length``, ``sentence``, ``home``) or nodes.

    ``length`` counts words, ``sentence`` words of sentence-like runs (else 0), ``home`` is the container of a run.
    ``directly`` is the sentence-like text whose home a node is, ``below`` half a level looser;
    ``inside`` all within, ``linked_inside`` and ``words_inside`` likewise for link words and words.
    """

    words: tuple[tuple[str, ...], ...]
    length: tuple[int, ...]
    sentence: tuple[int, ...]
    home: tuple[int, ...]
    directly: tuple[float, ...]
    inside: tuple[int, ...]
    words_inside: tuple[int, ...]
    linked_inside: tuple[float, ...]
    best: int
    around_best: frozenset[int]
    in_region: tuple[bool, ...]
    kept_inside: tuple[float, ...]
    below_best: tuple[int, ...]
    alike: tuple[bool, ...]
    recurring: dict[str, int]
    first: int
    last: int
    h1: int | None
    only_h1: int | None

    @property
    def total(self) -> int:
        """All sentence-like words of the page."""
        return max(1, self.inside[0]) if self.inside else 1


def context(shape: Outline, words: tuple[tuple[str, ...], ...], kept: Sequence[float | None]) -> Context:
    """Count once over runs and nodes; linear in both.

    ``words`` are those of each run; ``kept`` is which share of it a second opinion keeps: what that drops
    counts less for the choice of the best container, so that comments longer than the article do not win.
    """
    nodes, runs = shape.nodes, shape.runs
    length = tuple(_length(run.text, len(found)) for run, found in zip(runs, words, strict=True))
    sentence = tuple(
        n if n >= _FEWEST_WORDS and run.linked < _MOST_LINKED else 0 for run, n in zip(runs, length, strict=True)
    )
    pieces = Counter(run.node for run in runs)
    children = {node.parent for node in nodes}
    home = tuple(_home(shape, run.node, pieces, children) for run in runs)
    inside, words_inside, linked = [0] * len(nodes), [0] * len(nodes), [0.0] * len(nodes)
    directly = [0.0] * len(nodes)
    for run, at, n, s, share in zip(runs, home, length, sentence, kept, strict=True):
        inside[run.node] += s
        words_inside[run.node] += n
        linked[run.node] += n * run.linked
        trusted = s * (_TRUST_WHEN_DROPPED if share is not None and share < 0.5 else 1.0)
        directly[at] += trusted
        if nodes[at].parent >= 0:
            directly[nodes[at].parent] += trusted / 2
    for index in range(len(nodes) - 1, 0, -1):
        parent = nodes[index].parent
        if parent >= 0:
            inside[parent] += inside[index]
            words_inside[parent] += words_inside[index]
            linked[parent] += linked[index]
    best = max(range(len(nodes)), key=directly.__getitem__, default=0)
    below = _below(shape, best)
    kept_inside = _kept_words(shape, length, kept)
    region = (
        next((n for n in shape.ancestors(best) if kept_inside[n] >= _REGION * kept_inside[0]), best) if nodes else 0
    )
    in_region = tuple(depth >= 0 for depth in _below(shape, region))
    kept_there = [
        s > 0 and (below[at] >= 0 or (in_region[at] and (share or 0.0) > 0.5))
        for s, at, share in zip(sentence, home, kept, strict=True)
    ]
    told = [i for i, there in enumerate(kept_there) if there]
    headings = [i for i, run in enumerate(runs) if nodes[run.node].tag == "h1"]
    return Context(
        words, length, sentence, home, tuple(directly), tuple(inside), tuple(words_inside), tuple(linked),
        best, frozenset(shape.ancestors(best)) if nodes else frozenset(), in_region, tuple(kept_inside), below, _alike(shape),
        _recurring(words, sentence), told[0] if told else 0, told[-1] if told else max(0, len(runs) - 1),
        headings[0] if headings else None, headings[0] if len(headings) == 1 else None,
    )  # fmt: skip


def _length(text: str, words: int) -> int:
    if not text.isascii() and len(text) > _UNSPACED * (1 + text.count(" ")):
        return len(text) // 2
    return words


def _home(shape: Outline, node: int, pieces: Counter[int], children: set[int]) -> int:
    """The container of a run: the element itself where it is a box with more in it, else its parent."""
    own = shape.nodes[node]
    if own.parent < 0 or (own.tag in _BOXES and (pieces[node] > 1 or node in children)):
        return node
    return own.parent


def _below(shape: Outline, best: int) -> tuple[int, ...]:
    """For each node how far below the best container it is; 0 for that itself, -1 outside."""
    depths: list[int] = []
    for index, node in enumerate(shape.nodes):
        above = depths[node.parent] if node.parent >= 0 else -1
        depths.append(0 if index == best else above + 1 if above >= 0 else -1)
    return tuple(depths)


def _alike(shape: Outline) -> tuple[bool, ...]:
    """Whether a node or an ancestor is one of several siblings with the same tag and class names."""
    keys = [(node.parent, node.tag, node.names) for node in shape.nodes]
    counts = Counter(keys)
    found: list[bool] = []
    for node, key in zip(shape.nodes, keys, strict=True):
        box = node.tag in ("article", "li") or (
            bool(node.names.strip()) and node.tag not in ("p", "tr", "td", "h2", "h3")
        )
        found.append((box and counts[key] >= _FEWEST_ALIKE) or (node.parent >= 0 and found[node.parent]))
    return tuple(found)


def _recurring(words: tuple[tuple[str, ...], ...], sentence: tuple[int, ...]) -> dict[str, int]:
    """In how many sentence-like runs each longer word occurs."""
    counts: Counter[str] = Counter()
    for found, s in zip(words, sentence, strict=True):
        if s:
            counts.update({word for word in found if len(word) >= _TOPIC_LENGTH})
    return counts


def topic_share(page: Context, run: int) -> float | None:
    """Which share of a run's longer words recurs in other sentence-like runs; None where it has fewer than two."""
    longer = {word for word in page.words[run] if len(word) >= _TOPIC_LENGTH}
    if len(longer) < 2:
        return None
    needed = 2 if page.sentence[run] else 1
    return sum(page.recurring.get(word, 0) >= needed for word in longer) / len(longer)


def _kept_words(shape: Outline, length: Sequence[int], kept: Sequence[float | None]) -> list[float]:
    """For each node how many of the words inside it the second opinion keeps, given the kept share of each run."""
    inside = [0.0] * len(shape.nodes)
    for run, n, share in zip(shape.runs, length, kept, strict=True):
        inside[run.node] += n * (share or 0.0)
    for index in range(len(inside) - 1, 0, -1):
        if shape.nodes[index].parent >= 0:
            inside[shape.nodes[index].parent] += inside[index]
    return inside

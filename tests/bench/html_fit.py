"""Fit the weights of HTML signals on the gold pages, scored on publishers the fit has not seen.

``python -m tests.bench.html_fit ../shared/data [--cache FILE] [--write]`` prints, for each set, F1 with the
out-of-fold decisions against trafilatura's and, with ``--write``, writes ``cleantext/decide/html_weights.toml``.
A weight is what a signal adds to the log odds that a block is removed.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from cleantext import Cleaner
from cleantext.decide import load_weights, structure_names
from cleantext.heuristics import look_at_blocks, measure, survey
from cleantext.model import Block
from cleantext.normalize import bare_texts, normalize
from cleantext.readers.html import HtmlPage, read
from cleantext.readers.html_claims import Passage, passage, words_of
from tests.bench.html import SETS, GoldPage, gold_pages, score_set, trafilatura_text

WEIGHTS_FILE = Path(__file__).parents[2] / "cleantext" / "decide" / "html_weights.toml"
BlockNames = Callable[[HtmlPage], list[list[str]]]
Vector = npt.NDArray[np.float64]

_FOLDS = 5
# Covered by the gold to at least or at most this share, a block is body or not; between, it is left out.
_BODY, _NOT_BODY = 0.8, 0.2
# Strength of the penalty on squared weights, and the fewest pages a signal must occur on.
# Repetitions of a text of at least so many characters are counted.
_REPEATED_LENGTH = 60
_PENALTY = 5.0
_FEWEST_PAGES = 25
# What the bias leans towards keeping: decisions exactly at even odds lost recall in every fold.
_LEANING = 0.2
# Names with a smaller weight in a first fit are left out of the second.
_WEAKEST = 0.25
_SET_WEIGHTS = {"A": 2.0, "B": 2.5, "C": 2.0, "E": 1.0}
_SEGMENT_WEIGHT = 45.0


@dataclass(frozen=True, slots=True)
class Example:
    """One gold page as the fit sees it: the blocks' texts and evidence names, and for each 1 (remove), 0 (keep) or None."""

    set: str
    gold: dict[str, Any]
    fold: int
    texts: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    remove: tuple[int | None, ...]
    peer: str


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear decision: ``bias`` plus the weights of a block's names; above 0 the block is removed."""

    bias: float
    signals: dict[str, float]

    def score(self, names: Sequence[str]) -> float:
        """Log odds that a block with this evidence is removed."""
        return self.bias + sum(self.signals.get(name, 0.0) for name in set(names))


def all_names(page: HtmlPage) -> list[list[str]]:
    """The evidence names of each block, as the decision sees them: structural signals and the text's own evidence."""
    texts = [block.text for block in page.blocks]
    if not texts:
        return []
    bare = bare_texts(texts)
    measures, table = measure(texts, bare, None)
    found = _CLEANER.matcher(table.code if table else None).match(bare)
    surveyed = survey(measures, found, table)
    return structure_names(page.blocks, surveyed, look_at_blocks(surveyed), load_weights(None))


_CLEANER = Cleaner()


def fold_of(publisher: str) -> int:
    """The fold of a publisher, the same for ``CNBC`` and ``www.cnbc.com``."""
    host = re.sub(r"^www\.|\.(co|com|org|net)?\.?[a-z]{2,5}$", "", publisher.lower())
    return int(hashlib.sha256(re.sub(r"\W", "", host).encode()).hexdigest(), 16) % _FOLDS


def example(page: GoldPage, block_names: BlockNames) -> Example:
    """Read a page, label its blocks from the gold, and ask the peer."""
    found = read(page.html)
    names = tuple(tuple(sorted(set(n))) for n in block_names(found))
    texts = tuple(block.text for block in found.blocks)
    publisher = fold_of(page.gold["publisher"])
    return Example(
        page.set, page.gold, publisher, texts, names, labels(page.gold, found.blocks), trafilatura_text(page.html)
    )


def labels(gold: dict[str, Any], blocks: Sequence[Block]) -> tuple[int | None, ...]:
    """1 where the gold leaves a block out, 0 where it holds it, None where it does not say."""
    body = [normalize(line.strip("[]")) for paragraph in gold.get("body", ()) for line in paragraph.split("\n")]
    index = passage("\n".join(body))
    found = " ".join(words_of(" ".join(body)))
    decided = [_from_body(index, found, block) if body else None for block in blocks]
    for value, key in ((0, "wanted"), (1, "unwanted")):
        for snippet in gold.get(key, ()):
            words = " ".join(words_of(normalize(snippet)))
            for i, block in enumerate(blocks):
                if words and (decided[i] is None or not body) and words in " ".join(words_of(block.text)):
                    decided[i] = value
    return tuple(_once(decided, blocks, found))


def _once(decided: Sequence[int | None], blocks: Sequence[Block], found: str) -> Iterator[int | None]:
    """The labels, with repetitions of a longer block removed where the gold has it fewer times."""
    seen: Counter[str] = Counter()
    for label, block in zip(decided, blocks, strict=True):
        words = " ".join(words_of(block.text))
        seen[words] += 1
        again = label == 0 and len(words) > _REPEATED_LENGTH and seen[words] > 1
        yield 1 if again and found.count(words) < seen[words] else label


def _from_body(index: Passage, found: str, block: Block) -> int | None:
    words = words_of(block.text)
    share = index.share(words)
    if share is None:
        return 1
    if share >= _BODY:
        return 0
    if len(words) >= 4:
        return 1 if share <= _NOT_BODY else None
    return None if f" {' '.join(words)} " in f" {found} " else 1


def fit(examples: Sequence[Example], *, penalty: float = _PENALTY, weakest: float = _WEAKEST) -> Weights:
    """L2-regularised logistic regression over the labelled blocks, twice: the second time without the weak names."""
    pages_with = Counter(name for e in examples for name in {name for names in e.names for name in names})
    first = _fit_names(examples, [name for name, count in pages_with.items() if count >= _FEWEST_PAGES], penalty)
    return _fit_names(examples, [name for name, value in first.signals.items() if abs(value) >= weakest], penalty)


def _fit_names(examples: Sequence[Example], chosen: Sequence[str], penalty: float) -> Weights:
    columns = {name: i for i, name in enumerate(sorted(chosen))}
    # Menus repeat the same evidence over and over: blocks that do not differ become one row.
    rows: dict[tuple[int, tuple[int, ...]], float] = defaultdict(float)
    for e in examples:
        for names, remove, weight in zip(e.names, e.remove, block_weights(e), strict=True):
            if remove is not None:
                rows[remove, tuple(columns[name] for name in names if name in columns)] += weight
    indexes = [index for _, row in rows for index in row]
    starts = np.cumsum([0, *(len(row) for _, row in rows)])
    matrix = sparse.csr_matrix((np.ones(len(indexes)), indexes, starts), shape=(len(rows), len(columns)))
    targets = np.array([remove for remove, _ in rows], dtype=np.float64)
    solution = _minimise(matrix, targets, np.array(list(rows.values())), penalty)
    return Weights(float(solution[-1]) - _LEANING, {name: float(solution[i]) for name, i in columns.items()})


def block_weights(e: Example) -> list[float]:
    """What a wrong decision about each block costs: about its share of the page's kept words, capped and flattened.

    Small sets weigh more, so that one set of weights suits all; in D every labelled segment counts alike.
    """
    if e.set == "D":
        return [_SEGMENT_WEIGHT] * len(e.texts)
    lengths = [2 + len(text.split()) for text in e.texts]
    kept = max(100, sum(n for n, remove in zip(lengths, e.remove, strict=True) if remove == 0))
    return [100 * _SET_WEIGHTS[e.set] * min(0.3, n / kept) ** 0.7 for n in lengths]


def _minimise(matrix: sparse.csr_matrix, targets: Vector, weights: Vector, penalty: float) -> Vector:
    signs = 2 * targets - 1

    def loss(solution: Vector) -> tuple[float, Vector]:
        margins = signs * (matrix @ solution[:-1] + solution[-1])
        pull = -signs * weights / (1 + np.exp(np.clip(margins, -500, 500)))
        gradient = np.append(matrix.T @ pull + penalty * solution[:-1], pull.sum())
        value = weights @ np.logaddexp(0, -margins) + penalty / 2 * solution[:-1] @ solution[:-1]
        return float(value), gradient

    start = np.zeros(matrix.shape[1] + 1)
    result = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150, "maxfun": 300})
    return np.asarray(result.x, dtype=np.float64)


def out_of_fold(
    examples: Sequence[Example], *, penalty: float = _PENALTY, weakest: float = _WEAKEST
) -> list[list[float]]:
    """The removal score of each block of each page, by weights fitted without the page's publisher."""
    fitted = [fit([e for e in examples if e.fold != fold], penalty=penalty, weakest=weakest) for fold in range(_FOLDS)]
    return [[fitted[e.fold].score(names) for names in e.names] for e in examples]


def kept_text(e: Example, scores: Sequence[float], threshold: float = 0.0) -> str:
    """The text of the blocks whose removal score is at most the threshold."""
    return "\n".join(text for text, score in zip(e.texts, scores, strict=True) if score <= threshold)


def report(examples: Sequence[Example], scores: Sequence[Sequence[float]], threshold: float = 0.0) -> None:
    """Print F1 of the decisions and of the peer, by set."""
    for name in SETS:
        chosen = [(e, s) for e, s in zip(examples, scores, strict=True) if e.set == name]
        golds = [e.gold for e, _ in chosen]
        ours = score_set(name, golds, [kept_text(e, s, threshold) for e, s in chosen])
        peers = score_set(name, golds, [e.peer for e, _ in chosen])
        for metric, score in ours.items():
            print(
                f"{name} {metric:9s} P {score.precision:6.1%} R {score.recall:6.1%} F1 {score.f1:6.1%}"
                f"   trafilatura {peers[metric].f1:6.1%}   {score.f1 - peers[metric].f1:+.1%}"
            )


def write(weights: Weights, path: Path = WEIGHTS_FILE) -> None:
    """Write the weights as TOML, sorted by name; what rounds to nothing is left out."""
    lines = [
        "# What each signal adds to the log odds that a block is removed. Written by tests/bench/html_fit.py.",
        f"bias = {weights.bias:.2f}",
        "",
        "[signals]",
        *(f"{_key(name)} = {value:.2f}" for name, value in sorted(weights.signals.items()) if abs(value) >= 0.005),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def examples_of(data: Path, block_names: BlockNames, cache: Path | None, limit: int | None) -> list[Example]:
    """All examples; from the cache file where there is one."""
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    examples = [example(page, block_names) for page in gold_pages(data, limit=limit)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(examples))
    return examples


def main() -> None:
    """Fit, report out of fold, and write the weights fitted on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    examples = examples_of(arguments.data, all_names, arguments.cache, arguments.limit)
    report(examples, out_of_fold(examples))
    if arguments.write:
        write(fit(examples))


if __name__ == "__main__":
    main()

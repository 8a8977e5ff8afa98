"""Fit the weights and trees of both looks at HTML blocks on the gold pages, scored on publishers the fit has not seen.

``python -m tests.bench.html_fit ../shared/data [--cache FILE] [--ablation] [--write]`` prints, for each set, F1 of the whole
decision with weights fitted on other publishers and, with ``--write``, writes ``cleantext/decide/html_weights.toml`` and
``html_trees.json``. A weight is what a name adds to the log odds that a block is removed; what the weights of the second
look leave wrong, trees correct.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from cleantext import Cleaner
from cleantext.decide import judge_structure, load_weights, structure_names
from cleantext.decide.pages import ReadTexts
from cleantext.decide.structure import OUT_OF_THE_QUESTION, Look, StructureWeights, look
from cleantext.decide.trees import UNIT, Tree, Trees, dump
from cleantext.heuristics import Measure
from cleantext.judging import read_texts
from cleantext.languages import Language
from cleantext.model import Block
from cleantext.readers.html_articles import ELSEWHERE
from cleantext.rules.match import Match
from tests.bench.html import SETS, gold_pages, score_set
from tests.bench.html_gold import FOLDS, Example, costs, example

WEIGHTS_FILE = Path(__file__).parents[2] / "cleantext" / "decide" / "html_weights.toml"
TREES_FILE = WEIGHTS_FILE.with_name("html_trees.json")
Names = list[list[str]]
Vector = npt.NDArray[np.float64]

# Strength of the penalty on squared weights in the first and second look, and the fewest pages a name must occur on.
FIRST_PENALTY, SECOND_PENALTY = 150.0, 50.0
_FEWEST_PAGES = 25
# What the bias of the second look leans towards keeping, in log odds: out of fold F1 of A, B, C, D, E was 94.6, 97.4, 97.0,
# 93.8, 95.7 without, 94.6, 97.4, 97.0, 94.1, 95.8 with it (150 trees).
_LEANING = 0.25
_MOST_STEPS = 100
# What too few pages show to be fitted: log odds.
_BELIEFS = {ELSEWHERE: 4.0}
# Trees start from this share of what the weights of the second look say: from 0.7 of it F1 is 0.0 to 0.1 points lower.
_SHARE_OF_WEIGHTS = 0.5
# Out of fold F1 of B, C, D, E was 97.2, 96.6, 93.6, 95.5 without trees, 97.4, 97.2, 94.1, 95.7 with them, by 0.1 more or less
# with another seed; 400 slower ones, fewer leaves, stronger penalties and more kinds of names gave the same.
_TREES = 250
_GROWTH = {
    "objective": "binary", "boost_from_average": False, "learning_rate": 0.05, "num_leaves": 31, "lambda_l2": 100.0,
    "min_sum_hessian_in_leaf": 100.0, "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1,
    "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
# What an ablation leaves out: the names that a kind of evidence gives. Without text the second look sees structure alone.
WITHOUT_TEXT = re.compile(r"(?!)")
WITHOUT_PHRASES = re.compile(r"phrase")
ABLATIONS: dict[str, re.Pattern[str]] = {
    "without phrases": WITHOUT_PHRASES,
    "without any text evidence before structure has decided": WITHOUT_TEXT,
    "without JSON-LD's body": re.compile(r"json_ld"),
    "without class names": re.compile(r"^class_names|_element_named_"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Blocks as rows of a sparse matrix of names, with targets (1 remove, 0 keep) and costs; repeated rows are one."""

    names: list[str]
    matrix: sparse.csr_matrix
    targets: Vector
    costs: Vector


def rows_of(examples: Sequence[Example], names: Sequence[Names], chosen: Sequence[Sequence[int]]) -> Rows:
    """The chosen blocks of the examples, where the gold decides them; ``names`` are those of the chosen blocks."""
    pages_with = Counter(name for page in names for name in {name for own in page for name in own})
    columns = {n: i for i, n in enumerate(sorted(n for n, count in pages_with.items() if count >= _FEWEST_PAGES))}
    # Menus repeat the same evidence over and over: blocks that do not differ become one row.
    rows: dict[tuple[int, tuple[int, ...]], float] = {}
    for e, page, indexes in zip(examples, names, chosen, strict=True):
        cost = costs(e)
        for index, own in zip(indexes, page, strict=True):
            if (remove := e.remove[index]) is not None:
                key = remove, tuple(columns[name] for name in own if name in columns)
                rows[key] = rows.get(key, 0.0) + cost[index]
    indexes_ = [index for _, row in rows for index in row]
    starts = np.cumsum([0, *(len(row) for _, row in rows)])
    matrix = sparse.csr_matrix((np.ones(len(indexes_)), indexes_, starts), shape=(len(rows), len(columns)))
    targets = np.array([remove for remove, _ in rows], dtype=np.float64)
    return Rows(list(columns), matrix, targets, np.array(list(rows.values())))


def fit_look(rows: Rows, penalty: float, share: float = 1.0) -> Look:
    """L2-regularised logistic regression over the rows; ``share``: of its log odds, what the look says."""
    solution = share * _minimise(rows.matrix, rows.targets, rows.costs, penalty)
    weights = {name: round(float(value), 2) for name, value in zip(rows.names, solution[:-1], strict=True)}
    return look(round(float(solution[-1]), 2), {name: value for name, value in weights.items() if value} | _BELIEFS)


def fit_trees(rows: Rows, second: Look) -> Trees:
    """Boosted trees that correct what a look says of the rows."""
    said = rows.matrix @ np.array([second.weights.get(name, 0.0) for name in rows.names]) + second.bias
    data = lightgbm.Dataset(rows.matrix.astype(np.float32), rows.targets, weight=rows.costs, init_score=said)
    grown = lightgbm.train(_GROWTH, data, _TREES).dump_model()["tree_info"]
    return Trees([_tree(tree["tree_structure"], rows.names) for tree in grown])


def _tree(node: dict[str, Any], names: Sequence[str]) -> Tree:
    if "leaf_value" in node:
        return round(UNIT * float(node["leaf_value"]))
    absent, present = (_tree(node[side], names) for side in ("left_child", "right_child"))
    name: int = node["split_feature"]
    return names[name], absent, present


def _minimise(matrix: sparse.csr_matrix, targets: Vector, weights: Vector, penalty: float) -> Vector:
    signs = 2 * targets - 1
    transposed = matrix.T.tocsr()

    def loss(solution: Vector) -> tuple[float, Vector]:
        margins = signs * (matrix @ solution[:-1] + solution[-1])
        pull = -signs * weights / (1 + np.exp(np.clip(margins, -500, 500)))
        gradient = np.append(transposed @ pull + penalty * solution[:-1], pull.sum())
        value = weights @ np.logaddexp(0, -margins) + penalty / 2 * solution[:-1] @ solution[:-1]
        return float(value), gradient

    start = np.zeros(matrix.shape[1] + 1)
    options = {"maxiter": _MOST_STEPS, "maxfun": 2 * _MOST_STEPS}
    result = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    return np.asarray(result.x, dtype=np.float64)


def first_names(examples: Sequence[Example], without: re.Pattern[str] | None) -> list[Names]:
    """The structural signals of all blocks."""
    return [
        [_left(block.structure.signals if block.structure else (), without) for block in e.blocks] for e in examples
    ]


def second_names(e: Example, chosen: Sequence[int], without: re.Pattern[str] | None) -> Names:
    """The names that the second look sees of the chosen blocks."""
    if not chosen:
        return []
    blocks = [e.blocks[i] for i in chosen]
    if without is WITHOUT_TEXT:
        return [list(block.structure.signals) if block.structure else [] for block in blocks]
    names = structure_names(blocks, _reader(without), _WEIGHTS)
    return [_left(own, without) for own in names]


_CLEANER = Cleaner()
_WEIGHTS = load_weights(None)


def _reader(without: re.Pattern[str] | None) -> ReadTexts:
    """What reads the texts: with the rules, or as if there were none."""
    return _read_without_rules if without is WITHOUT_PHRASES else partial(read_texts, _CLEANER)


def _read_without_rules(texts: Sequence[str]) -> tuple[list[Measure], Sequence[Sequence[Match]], Language | None]:
    measures, matches, table = read_texts(_CLEANER, texts)
    return measures, [()] * len(matches), table


def _left(names: Sequence[str], without: re.Pattern[str] | None) -> list[str]:
    return [name for name in names if without is None or not without.search(name)]


def out_of_fold(examples: Sequence[Example], without: re.Pattern[str] | None = None) -> list[StructureWeights]:
    """For each fold the weights fitted without its publishers, and last those fitted on all examples.

    The blocks that the second look sees are chosen by first weights that have not seen their publishers, as on new pages.
    """
    names = first_names(examples, without)
    everything = [range(len(e.blocks)) for e in examples]
    firsts = [fit_look(rows_of(*_but(fold, examples, names, everything)), FIRST_PENALTY) for fold in range(FOLDS)]
    chosen = [
        [i for i, own in enumerate(page) if firsts[e.fold].odds(own) < OUT_OF_THE_QUESTION]
        for e, page in zip(examples, names, strict=True)
    ]
    seconds = [second_names(e, indexes, without) for e, indexes in zip(examples, chosen, strict=True)]
    fitted = []
    for fold in range(FOLDS + 1):
        first = firsts[fold] if fold < FOLDS else fit_look(rows_of(examples, names, everything), FIRST_PENALTY)
        rows = rows_of(*_but(fold, examples, seconds, chosen))
        second = fit_look(rows, SECOND_PENALTY, _SHARE_OF_WEIGHTS)
        trees = fit_trees(rows, second)
        leaning = look(round(second.bias - _LEANING, 2), second.weights)
        fitted.append(StructureWeights(first, leaning, trees))
    return fitted


def _but(
    fold: int, examples: Sequence[Example], names: Sequence[Names], chosen: Sequence[Sequence[int]]
) -> tuple[list[Example], list[Names], list[Sequence[int]]]:
    """Everything that is not in a fold."""
    left = [i for i, e in enumerate(examples) if e.fold != fold]
    return [examples[i] for i in left], [names[i] for i in left], [chosen[i] for i in left]


def kept_text(blocks: Sequence[Block], structure: StructureWeights, without: re.Pattern[str] | None = None) -> str:
    """What the decision keeps of a page with these weights."""
    if not blocks:
        return ""
    judged = judge_structure(blocks, _reader(without), _WEIGHTS, _CLEANER.options, structure)
    return "\n".join(block.text for block, verdict in zip(blocks, judged.verdicts, strict=True) if verdict.kept)


def by_text_alone(e: Example) -> str:
    """What text mode keeps of the page's blocks, a line each."""
    return _CLEANER.clean("\n".join(block.text for block in e.blocks), format="text").text


def report(examples: Sequence[Example], text_of: Callable[[Example], str], title: str) -> None:
    """Print F1 by set and metric."""
    cells = []
    for name in SETS:
        chosen = [e for e in examples if e.set == name]
        for metric, score in score_set(name, [e.gold for e in chosen], [text_of(e) for e in chosen]).items():
            cells.append(f"{name} {metric} {score.f1:.1%} ({score.precision:.1%} {score.recall:.1%})")
    print(f"{title}: {'  '.join(cells)}", flush=True)


def write(structure: StructureWeights, path: Path = WEIGHTS_FILE) -> None:
    """Write the weights as TOML, sorted by name, without what rounds to nothing, and the trees beside them."""
    lines = ["# What each name adds to the log odds that a block is removed. Written by tests/bench/html_fit.py."]
    for name, part in (("first", structure.first), ("second", structure.second)):
        lines += ["", f"[{name}]", f"bias = {part.bias:.2f}", "", f"[{name}.weights]"]
        lines += [f"{_key(key)} = {value:.2f}" for key, value in sorted(part.weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    TREES_FILE.write_text(dump(structure.trees.trees), encoding="utf-8")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def examples_of(data: Path, cache: Path | None, limit: int | None) -> list[Example]:
    """All examples; from the cache file where there is one."""
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    examples = [example(page) for page in gold_pages(data, limit=limit)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(examples))
    return examples


def main() -> None:
    """Fit, report out of fold, and write the weights fitted on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    examples = examples_of(arguments.data, arguments.cache, arguments.limit)
    fitted = out_of_fold(examples)
    report(examples, lambda e: kept_text(e.blocks, fitted[e.fold]), "out of fold")
    if arguments.ablation:
        report(examples, by_text_alone, "without structure: text mode on the page's blocks")
        for title, without in ABLATIONS.items():
            other = out_of_fold(examples, without)
            report(examples, lambda e, other=other, without=without: kept_text(e.blocks, other[e.fold], without), title)  # type: ignore[misc]
    if arguments.write:
        write(fitted[-1])


if __name__ == "__main__":
    main()

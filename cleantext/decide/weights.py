"""The weights of the decision: a readable TOML file, fitted by ``python -m tests.bench fit``.

``[evidence]`` gives for each evidence name what it adds to the log odds of ``metadata`` and of ``chrome`` against
``body``; ``[transitions]``, ``[start]`` and ``[end]`` are the sequence decoder's; ``[calibration]`` turns its
probabilities into ones that hold on publishers it was not fitted on; ``[labels]`` gives for each label the evidence
that speaks for it; ``[runs]`` what it is worth to begin with a label, to change to it and to stay with it along the
removed blocks (a file without it has each block labelled by itself).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from cleantext.decide.runs import REMOVED, STEPS, RunWeights, run_weights
from cleantext.decide.settled import BOUNDS
from cleantext.errors import WeightsError
from cleantext.model import Evidence, Label

STATES = ("body", "metadata", "chrome")
_KEYS = {"evidence", "transitions", "start", "end", "calibration", "labels"}
_RUNS = {"start": frozenset(REMOVED), "enter": frozenset(REMOVED), "stay": frozenset(REMOVED), "step": frozenset(STEPS)}


@dataclass(frozen=True, slots=True)
class Weights:
    """``evidence``: name → log odds of metadata (real) and chrome (imaginary) against body. ``transitions[i][j]``: from state i to j.

    ``calibration``: slope and intercept on the logit of the removal probability. ``headings``: evidence name → what it adds
    to the log odds that a line of the article is a subheading. ``runs``: what evidence says of the labels of removed blocks,
    and the chain along them. ``reasons``: what each name says in an explanation, as evidence for metadata and for chrome.
    """

    evidence: dict[str, complex]
    transitions: tuple[tuple[float, float, float], ...]
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    calibration: tuple[float, float]
    headings: dict[str, float]
    runs: RunWeights
    reasons: tuple[dict[str, Evidence], dict[str, Evidence]]


def load_weights(path: Path | None) -> Weights:
    """The built-in weights (None), or those of a file. Raises ``WeightsError`` naming file and key path."""
    return _built_in("weights.toml") if path is None else _parse(_read(path), str(path))


@cache
def _built_in(name: str) -> Weights:
    text = resources.files("cleantext.decide").joinpath(name).read_text("utf-8")
    return _parse(tomllib.loads(text), f"decide/{name}")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WeightsError(f"{path}: cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WeightsError(f"{path}: not valid TOML: {error}") from None


def _parse(table: dict[str, Any], where: str) -> Weights:
    for key in sorted((table.keys() - {"runs"}) ^ _KEYS):
        raise WeightsError(f"{where}: {key}: {'unknown key' if key in table else 'missing'}")
    _tables(table, where)
    evidence = {name: complex(*_two(table["evidence"], name, f"{where}: evidence.")) for name in table["evidence"]}
    labels = _labels(table["labels"], f"{where}: labels")
    return Weights(
        evidence=evidence,
        transitions=tuple(_three(table["transitions"], state, f"{where}: transitions.") for state in STATES),
        start=_three(table, "start", f"{where}: "),
        end=_three(table, "end", f"{where}: "),
        calibration=(
            _number(table["calibration"], "slope", f"{where}: calibration."),
            _number(table["calibration"], "intercept", f"{where}: calibration."),
        ),
        headings=_headings(labels),
        runs=run_weights(labels, _runs(table.get("runs", {}), f"{where}: runs")),
        reasons=(
            _reasons(BOUNDS[0], {name: pair.real for name, pair in evidence.items()}),
            _reasons(BOUNDS[1], {name: pair.imag for name, pair in evidence.items()}),
        ),
    )


def _reasons(bounds: dict[str, float], odds: dict[str, float]) -> dict[str, Evidence]:
    said = bounds | {name: weight for name, weight in odds.items() if weight}
    return {name: Evidence(name, weight=weight) for name, weight in said.items()}


def _headings(labels: dict[str, dict[Label, float]]) -> dict[str, float]:
    odds = {name: own.get(Label.HEADING, 0.0) - own.get(Label.BODY, 0.0) for name, own in labels.items()}
    return {name: value for name, value in odds.items() if value}


def _labels(table: dict[str, Any], where: str) -> dict[str, dict[Label, float]]:
    """From label → {evidence: score} in the file, which reads better, to evidence → {label: score}, which runs faster."""
    by_evidence: dict[str, dict[Label, float]] = {}
    for name, scores in table.items():
        if name not in set(Label):
            raise WeightsError(f"{where}.{name}: not a label; expected one of {', '.join(Label)}")
        for evidence, score in scores.items():
            by_evidence.setdefault(evidence, {})[Label(name)] = float(score)
    return by_evidence


def _runs(table: Any, where: str) -> dict[str, dict[str, float]]:
    if not isinstance(table, dict):
        raise WeightsError(f"{where}: found {table!r}, expected a table")
    runs: dict[str, dict[str, float]] = {}
    for key, values in table.items():
        if key not in _RUNS or not isinstance(values, dict):
            raise WeightsError(f"{where}.{key}: found {values!r}, expected one of the tables {', '.join(_RUNS)}")
        for name in values:
            if name not in _RUNS[key]:
                raise WeightsError(f"{where}.{key}.{name}: expected one of {', '.join(sorted(_RUNS[key]))}")
        runs[key] = {name: _number(values, name, f"{where}.{key}.") for name in values}
    return runs


def _two(table: dict[str, Any], key: str, where: str) -> tuple[float, float]:
    a, b = _numbers(table, key, where, 2)
    return a, b


def _three(table: dict[str, Any], key: str, where: str) -> tuple[float, float, float]:
    a, b, c = _numbers(table, key, where, 3)
    return a, b, c


def _numbers(table: dict[str, Any], key: str, where: str, count: int) -> tuple[float, ...]:
    value = table.get(key)
    if not isinstance(value, list) or len(value) != count or not all(isinstance(v, int | float) for v in value):
        raise WeightsError(f"{where}{key}: found {value!r}, expected {count} numbers")
    return tuple(float(v) for v in value)


def _number(table: dict[str, Any], key: str, where: str) -> float:
    value = table.get(key)
    if not isinstance(value, int | float):
        raise WeightsError(f"{where}{key}: found {value!r}, expected a number")
    return float(value)


def _tables(table: dict[str, Any], where: str) -> None:
    for key in ("evidence", "transitions", "calibration", "labels"):
        if not isinstance(table[key], dict):
            raise WeightsError(f"{where}: {key}: found {table[key]!r}, expected a table")

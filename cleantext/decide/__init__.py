"""The decision: each block's evidence summed locally, then judged in context, then labelled."""

from cleantext.decide.apart import set_apart
from cleantext.decide.pages import judge_structure, structure_names
from cleantext.decide.several import several_articles
from cleantext.decide.structure import structure_weights
from cleantext.decide.verdict import Verdict, evidence_of, judge
from cleantext.decide.weights import Weights, load_weights

__all__ = [
    "Verdict",
    "Weights",
    "evidence_of",
    "judge",
    "judge_structure",
    "load_weights",
    "set_apart",
    "several_articles",
    "structure_names",
    "structure_weights",
]

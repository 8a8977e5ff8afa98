"""The decision: each block's evidence summed locally, then judged in context, then labelled."""

from cleantext.decide.verdict import Verdict, evidence_of, judge
from cleantext.decide.weights import Weights, load_weights

__all__ = ["Verdict", "Weights", "evidence_of", "judge", "load_weights"]

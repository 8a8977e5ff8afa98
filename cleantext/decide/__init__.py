"""The decision: each block's evidence summed locally, then judged in context, then labelled."""

from cleantext.decide.apart import set_apart
from cleantext.decide.articlehood import CONSENT, page_kind, without_consent_dialog
from cleantext.decide.pages import judge_structure, structure_names
from cleantext.decide.several import several_articles
from cleantext.decide.standfirst import standfirst_once
from cleantext.decide.structure import structure_weights
from cleantext.decide.verdict import Verdict, evidence_of, judge
from cleantext.decide.weights import Weights, load_weights

__all__ = [
    "CONSENT",
    "Verdict",
    "Weights",
    "evidence_of",
    "judge",
    "judge_structure",
    "load_weights",
    "page_kind",
    "set_apart",
    "several_articles",
    "standfirst_once",
    "structure_names",
    "structure_weights",
    "without_consent_dialog",
]

"""Publisher templates: what stands around the article on one publisher's pages, as a reviewable file."""

from cleantext.templates.detect import TRUSTED, Detection, Detector
from cleantext.templates.end import weigh_below_the_end
from cleantext.templates.forms import closing_biographies, introduced
from cleantext.templates.load import built_in_templates, check_examples, load_template, takes
from cleantext.templates.match import SlotMatch, SlotMatcher, in_place, split_rules
from cleantext.templates.metadata import template_metadata
from cleantext.templates.schema import HOST, Position, Slot, Template
from cleantext.templates.skeleton import likeness, skeleton, skeletons, word_pairs

__all__ = [
    "HOST",
    "TRUSTED",
    "Detection",
    "Detector",
    "Position",
    "Slot",
    "SlotMatch",
    "SlotMatcher",
    "Template",
    "built_in_templates",
    "check_examples",
    "closing_biographies",
    "in_place",
    "introduced",
    "likeness",
    "load_template",
    "skeleton",
    "skeletons",
    "split_rules",
    "takes",
    "template_metadata",
    "weigh_below_the_end",
    "word_pairs",
]

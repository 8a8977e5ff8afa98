"""Learning a publisher's template from its documents, without labels."""

from cleantext.learning.counts import TemplateCounts
from cleantext.learning.learn import check_options, learn, template_from

__all__ = ["TemplateCounts", "check_options", "learn", "template_from"]

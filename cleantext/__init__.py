"""cleantext takes publisher chrome out of article text and says why.

>>> import cleantext
>>> cleantext.clean("Der Rat beschloss am Montag den Haushalt, und die Opposition stimmte ihm zu.").metadata.language
'de'
"""

from cleantext._version import __version__
from cleantext.batch import FileResult, clean_files
from cleantext.errors import (
    CleantextError,
    InputError,
    OptionError,
    OutputError,
    RuleError,
    TemplateError,
    WeightsError,
)
from cleantext.learning import TemplateCounts, learn
from cleantext.model import (
    Block,
    Dateline,
    Document,
    Evidence,
    Label,
    Layout,
    Metadata,
    Paragraph,
    Removal,
    Structure,
    TemplateUse,
)
from cleantext.options import Options, Policy
from cleantext.pipeline import Cleaner, clean, clean_file
from cleantext.templates import Slot, Template, load_template

__all__ = [
    "Block",
    "Cleaner",
    "CleantextError",
    "Dateline",
    "Document",
    "Evidence",
    "FileResult",
    "InputError",
    "Label",
    "Layout",
    "Metadata",
    "OptionError",
    "Options",
    "OutputError",
    "Paragraph",
    "Policy",
    "Removal",
    "RuleError",
    "Slot",
    "Structure",
    "Template",
    "TemplateCounts",
    "TemplateError",
    "TemplateUse",
    "WeightsError",
    "__version__",
    "clean",
    "clean_file",
    "clean_files",
    "learn",
    "load_template",
]

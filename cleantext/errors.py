"""The errors cleantext raises: every one is a ``CleantextError`` and names what is wrong and where."""


class CleantextError(Exception):
    """Base class of everything cleantext raises on purpose."""


class InputError(CleantextError, ValueError):
    """A source cannot be read: unknown suffix, missing file, damaged gzip, wrong type."""


class OptionError(CleantextError, ValueError):
    """An option has a value that cleantext does not know."""


class RuleError(CleantextError, ValueError):
    """A rule file breaks the schema; the message gives file and key path."""


class WeightsError(CleantextError, ValueError):
    """A weights file breaks the schema; the message gives file and key path."""


class TemplateError(CleantextError, ValueError):
    """A publisher template is unknown or cannot be loaded."""


class OutputError(CleantextError, OSError):
    """An output cannot be written, or exists and must not be overwritten."""

"""Finding and reading template files: the built-in ones and the user's own, through the same door."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.errors import TemplateError
from cleantext.normalize import bare, normalize
from cleantext.rules import Splitter
from cleantext.templates.forms import introduced
from cleantext.templates.match import SlotMatcher, split_rules
from cleantext.templates.schema import Slot, Template, parse_template

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def built_in_templates() -> tuple[Template, ...]:
    """The templates that come with the library, by name."""
    directory = resources.files("cleantext.templates").joinpath("data")
    files = sorted((f for f in directory.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(_read(file, file.name.removesuffix(".toml"), f"templates/data/{file.name}") for file in files)


def load_template(path: str | Path) -> Template:
    """The template of a TOML file; its name is the file's, without suffix.

    Raises ``TemplateError`` naming file and key path for a file that cannot be read, a breach of the schema or a slot
    whose own examples fail.
    """
    path = Path(path)
    try:
        template = _read(path, path.stem, str(path))
    except OSError as error:
        raise TemplateError(f"{path}: cannot be read: {error.strerror or error}") from None
    check_examples(template, str(path))
    return template


def check_examples(template: Template, where: str) -> None:
    """Raises ``TemplateError`` for an example that its slot does not take, or a ``keep`` line that it does."""
    for position, slot in enumerate(template.slots):
        for key, lines in (("examples", slot.examples), ("keep", slot.keep)):
            for line in lines:
                if takes(template, slot, line) != (key == "examples"):
                    fault = "is not taken" if key == "examples" else "is taken"
                    raise TemplateError(f"{where}: slot[{position}] ({slot.id}): {key}: the line {line!r} {fault}")


def takes(template: Template, slot: Slot, line: str) -> bool:
    """Whether a slot alone takes a line as it stands on a page; one of tier ``split``, the end of it."""
    alone = replace(template, slots=(slot,), ends=())
    text = normalize(line)
    if slot.form is not None:
        return bool(introduced(text, template.language)[0])
    if slot.tier == "split":
        return bool(Splitter(split_rules(alone)).find([text]))
    return bool(SlotMatcher(alone).find([bare(text)]))


def _read(file: Traversable | Path, name: str, where: str) -> Template:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise TemplateError(f"{where}: not UTF-8: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{where}: not valid TOML: {error}") from None
    return parse_template(table, name, where)

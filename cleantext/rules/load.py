"""Finding and reading rule files: the built-in packs and the user's own, through the same door."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.errors import RuleError
from cleantext.normalize import bare, normalize
from cleantext.rules.match import Matcher
from cleantext.rules.schema import Rule, check_pattern, parse_file
from cleantext.rules.split import Splitter

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def load_pack(language: str) -> tuple[Rule, ...]:
    """The built-in rules of one language (or ``common``), in the order of file name and file; () where there are none.

    Patterns are compiled when first used; the tests compile them all.
    """
    directory = resources.files("cleantext.rules").joinpath("data", language)
    if not directory.is_dir():
        return ()
    files = sorted((f for f in directory.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(rule for file in files for rule in _read(file, f"rules/data/{language}/{file.name}"))


def load_rules(path: Path) -> tuple[Rule, ...]:
    """A user's rules: one TOML file, or all of a directory in the order of their names.

    Raises ``RuleError`` naming file and key path for a breach of the schema, a bad pattern or a rule
    whose own examples fail.
    """
    if not path.exists():
        raise RuleError(f"{path}: no such rule file or directory")
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise RuleError(f"{path}: holds no .toml files")
    rules = [rule for file in files for rule in _read(file, str(file))]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"{path}: {rule.id}: defined twice")
        seen.add(rule.id)
        check_pattern(rule, str(path))
        _check_examples(rule, str(path))
    return tuple(rules)


def fires(rule: Rule, text: str) -> bool:
    """Whether the rule alone fires on a text as it stands on a page; a split rule, on the end of it."""
    text = normalize(text)
    if rule.tier == "split":
        return bool(Splitter([rule]).find([text]))
    return bool(Matcher([rule]).match([bare(text)])[0])


def _check_examples(rule: Rule, where: str) -> None:
    """Raises ``RuleError`` for a drop example that does not match, or a keep example that does."""
    for key, examples in (("drop", rule.drop), ("keep", rule.keep)):
        for text in examples:
            seen = bare(normalize(text))
            if key == "keep" and not rule.is_near(seen):
                raise RuleError(f"{where}: {rule.id}.keep: the example {text!r} holds no hint")
            if fires(rule, text) != (key == "drop"):
                found = "does not match" if key == "drop" else "matches"
                raise RuleError(f"{where}: {rule.id}.{key}: the example {text!r} {found}")


def _read(file: Traversable | Path, where: str) -> tuple[Rule, ...]:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise RuleError(f"{where}: not UTF-8: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{where}: not valid TOML: {error}") from None
    return tuple(parse_file(table, where))

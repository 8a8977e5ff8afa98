"""Language tables: one TOML file a language in ``data/``, loaded when first needed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from cleantext.errors import RuleError

# Of the distinct words of a paragraph of 12 to 40 words so many are function words: 0.37 to 0.46 in Germanic and Romance
# languages; where particles and endings carry the grammar, fewer.
PROSE_SHARE = 0.4
_OPTIONAL = {"prose_share"}
_SCRIPTS = {"latin", "cyrillic", "greek", "arabic", "hebrew", "devanagari", "bengali", "thai", "han", "kana", "hangul"}


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language that heuristics and metadata need; all lower case.

    ``function_words``: the 120 to 250 most frequent words that carry grammar rather than topic.
    ``prose_share``: the share of them among the distinct words of an ordinary paragraph; 0.4 where the table says none.
    ``first_person``, ``second_person``: pronouns and possessives that mark comments and pitches; ``persons``: both.
    ``months``: twelve tuples of a month's names and abbreviations. ``weekdays``: names and abbreviations.
    ``byline_words``: what stands before an author's name (``von``, ``by``).
    ``reporting_words``: what tells in articles that somebody said something, and in no pitch or notice (``sagte``, ``said``).
    ``spaced``: False where words are not separated by spaces (Chinese, Japanese, Thai).
    """

    code: str
    name: str
    script: str
    spaced: bool
    function_words: frozenset[str]
    prose_share: float
    first_person: frozenset[str]
    second_person: frozenset[str]
    persons: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    weekdays: frozenset[str]
    byline_words: tuple[str, ...]
    reporting_words: tuple[str, ...]


@cache
def available() -> tuple[str, ...]:
    """ISO 639-1 codes of all languages that have a table, sorted."""
    files = resources.files("cleantext.languages").joinpath("data").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def given_names() -> frozenset[str]:
    """Given names of all languages whose scripts have capitals, in lower case; their source stands at the file's top."""
    lines = resources.files("cleantext.languages").joinpath("given_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def load(code: str) -> Language | None:
    """The table of one language, or None where there is none.

    Raises ``RuleError`` when the file breaks the schema.
    """
    if code not in available():
        return None
    file = resources.files("cleantext.languages").joinpath("data", f"{code}.toml")
    return _parse(code, tomllib.loads(file.read_text("utf-8")), f"languages/data/{code}.toml")


def _parse(code: str, table: dict[str, Any], where: str) -> Language:
    known = {"name", "script", "spaced", "function_words", "first_person", "second_person"}
    known |= {"months", "weekdays", "byline_words", "reporting_words"}
    for key in sorted((table.keys() - _OPTIONAL) ^ known):
        raise RuleError(f"{where}: {key}: {'unknown key' if key in table else 'missing'}")
    if table["script"] not in _SCRIPTS:
        raise RuleError(f"{where}: script: found {table['script']!r}, expected one of {', '.join(sorted(_SCRIPTS))}")
    if len(table["months"]) != 12:
        raise RuleError(f"{where}: months: found {len(table['months'])} entries, expected 12")
    return Language(
        code=code,
        name=table["name"],
        script=table["script"],
        spaced=table["spaced"],
        function_words=frozenset(table["function_words"]),
        prose_share=float(table.get("prose_share", PROSE_SHARE)),
        first_person=frozenset(table["first_person"]),
        second_person=frozenset(table["second_person"]),
        persons=frozenset(table["first_person"] + table["second_person"]),
        months=tuple(tuple(names) for names in table["months"]),
        weekdays=frozenset(table["weekdays"]),
        byline_words=tuple(table["byline_words"]),
        reporting_words=tuple(table["reporting_words"]),
    )

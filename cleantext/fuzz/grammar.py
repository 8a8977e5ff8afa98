"""Grammars of what pages say: word lists and sentence patterns of one language, expanded choice by choice.

A file of ``cleantext/fuzz/data`` holds tables of symbols, each a list of productions. In a production ``{when}`` stands for
a symbol of ``[word]``, ``{PLACE}`` for a name that is chosen once a page, ``{sentence.police}`` for a symbol of another
table, ``{red|blue}`` for one of several texts, ``{#2-90}`` for a whole number, and ``{^GROUP}`` begins with a capital.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

# The languages that bodies are written in; chrome comes in those of the rule packs, too.
LANGUAGES = ("de", "en", "es", "fr")

# Chooses a whole number from 0 up to, but not including, the count it is given.
Choose: TypeAlias = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class _Figures:
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class _Symbol:
    name: str
    capital: bool


@dataclass(frozen=True, slots=True)
class _OneOf:
    texts: tuple[_Text, ...]


_Text: TypeAlias = tuple["str | _Figures | _Symbol | _OneOf", ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The symbols of one language, by ``table.name``."""

    language: str
    symbols: dict[str, tuple[_Text, ...]]

    def names(self, table: str) -> tuple[str, ...]:
        """The symbols of one table, in the order of the file, without its name."""
        return tuple(name.partition(".")[2] for name in self.symbols if name.startswith(f"{table}."))


class Voice:
    """Says what a page says: productions of a grammar, with the same names all over the page and no sentence twice.

    >>> voice = Voice(grammar("en"), lambda count: 0)
    >>> voice.say("chrome.newsletter"), voice.say("chrome.caption")
    ('Newsletter', 'Photo: Alice Norwood')
    >>> voice.fresh("chrome.newsletter"), voice.fresh("chrome.newsletter")
    ('Newsletter', 'Sign up for our newsletter')
    """

    def __init__(self, grammar: Grammar, choose: Choose) -> None:
        """``choose`` makes every choice: the same choices give the same text."""
        self.grammar, self.choose = grammar, choose
        self._names: dict[str, str] = {}
        self._left: dict[str, list[int]] = {}

    def say(self, symbol: str) -> str:
        """One production of a symbol."""
        productions = self.grammar.symbols[symbol]
        return self._expand(productions[self.choose(len(productions))])

    def fresh(self, symbol: str) -> str | None:
        """One production of a symbol that was not said before; None when all were."""
        productions = self.grammar.symbols[symbol]
        left = self._left.setdefault(symbol, list(range(len(productions))))
        return self._expand(productions[left.pop(self.choose(len(left)))]) if left else None

    def figure(self, least: int, most: int) -> int:
        """A whole number, both bounds included."""
        return least + self.choose(most - least + 1)

    def _expand(self, text: _Text) -> str:
        return "".join(self._part(part) for part in text)

    def _part(self, part: str | _Figures | _Symbol | _OneOf) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, _Figures):
            return str(self.figure(part.least, part.most))
        if isinstance(part, _OneOf):
            return self._expand(part.texts[self.choose(len(part.texts))])
        said = self._symbol(part.name)
        return said[:1].upper() + said[1:] if part.capital else said

    def _symbol(self, name: str) -> str:
        if "." in name:
            return self.say(name)
        if f"name.{name}" not in self.grammar.symbols:
            return self.say(f"word.{name}")
        if name not in self._names:
            self._names[name] = self.say(f"name.{name}")
        return self._names[name]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language. Raises ``ValueError`` for one that is not among ``LANGUAGES``."""
    if language not in LANGUAGES:
        raise ValueError(f"language: found {language!r}, expected one of {', '.join(LANGUAGES)}")
    text = resources.files("cleantext.fuzz").joinpath("data", f"{language}.toml").read_text("utf-8")
    tables = {name: table for name, table in tomllib.loads(text).items() if isinstance(table, dict)}
    symbols = {
        f"{table}.{name}": tuple(parse(production) for production in productions)
        for table, names in tables.items()
        for name, productions in names.items()
    }
    return Grammar(language, symbols)


def parse(production: str) -> _Text:
    """The parts of a production. Raises ``ValueError`` for a brace without its fellow."""
    text, end = _sequence(production, 0, inside=False)
    if end != len(production):
        raise ValueError(f"production: found a lone brace in {production!r}")
    return text


def _sequence(production: str, start: int, *, inside: bool) -> tuple[_Text, int]:
    """The parts from ``start`` on, up to the end, or inside braces up to what ends an alternative."""
    parts: list[str | _Figures | _Symbol | _OneOf] = []
    position = start
    while position < len(production):
        char = production[position]
        if char == "}" or (inside and char == "|"):
            break
        if char == "{":
            part, position = _braces(production, position + 1)
            parts.append(part)
            continue
        end = position
        while end < len(production) and production[end] not in ("{}|" if inside else "{}"):
            end += 1
        parts.append(production[position:end])
        position = end
    return tuple(parts), position


def _braces(production: str, start: int) -> tuple[_Figures | _Symbol | _OneOf, int]:
    texts: list[_Text] = []
    position = start
    while True:
        text, position = _sequence(production, position, inside=True)
        texts.append(text)
        if position >= len(production):
            raise ValueError(f"production: found an open brace in {production!r}")
        position += 1
        if production[position - 1] == "}":
            break
    if len(texts) > 1:
        return _OneOf(tuple(texts)), position
    content = production[start : position - 1]
    if content.startswith("#"):
        least, _, most = content[1:].partition("-")
        return _Figures(int(least), int(most)), position
    return _Symbol(content.removeprefix("^"), content.startswith("^")), position

"""What happens to pages in the wild: named changes of a page that keep its truth."""

from __future__ import annotations

import html
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from hypothesis import strategies as st

from cleantext.fuzz.chrome import say_chrome, say_pitch
from cleantext.fuzz.grammar import LANGUAGES, Voice, grammar
from cleantext.fuzz.page import Line, Page
from cleantext.model import Label

_Change: TypeAlias = Callable[[Page, random.Random], Page]

_ENTITIES = {
    "&": "&amp;", '"': "&quot;", "ä": "&auml;", "ö": "&ouml;", "ü": "&uuml;", "ß": "&szlig;", "é": "&eacute;", "è": "&egrave;", "ñ": "&ntilde;",
    "ó": "&oacute;", "í": "&iacute;", "–": "&ndash;", "“": "&ldquo;", "”": "&rdquo;", "„": "&#8222;", "’": "&#8217;", "©": "&copy;",
}  # fmt: skip
_QUOTES = ("„“", "“”", "»«", "«»", '""')
_BREAKS = (
    ("\r\n",),
    ("\r\n\r\n",),
    ("\r",),
    ("\n",),
    ("\n\n", "\n"),
    ("\n \n",),
    ("\n\n\n\n",),
    ("\u2028",),
    ("\x85",),
)
# A mutation makes its choices in one of so many ways.
VARIANTS = 10_000
_FEW = 0.3  # share of the lines, or words, that a change falls upon


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change of pages, by its name in ``MUTATIONS``; ``variant`` (any whole number) makes its choices."""

    name: str
    variant: int = 0

    def apply(self, page: Page) -> Page:
        """The changed page, which names the mutation; the same page where there is nothing to change."""
        changed = MUTATIONS[self.name](page, random.Random(f"{self.name} {self.variant}"))  # noqa: S311 - choices
        return page if changed == page else replace(changed, mutations=(*page.mutations, self.name))


def mutations(*names: str) -> st.SearchStrategy[Mutation]:
    """Mutations of some names, or of all in ``MUTATIONS``."""
    return st.builds(Mutation, st.sampled_from(names or tuple(MUTATIONS)), st.integers(0, VARIANTS - 1))


def _damaged(page: Page, damage: Callable[[str], str], chosen: Callable[[Line], bool] = lambda _: True) -> Page:
    """The page with its lines written otherwise; what they say stays."""

    def write(line: Line) -> Line:
        pitch = None if line.pitch is None else write(line.pitch)
        shown = damage(line.text if line.shown is None else line.shown)
        return replace(line, shown=None if shown == line.text else shown, pitch=pitch)

    return replace(page, lines=tuple(write(line) if chosen(line) else line for line in page.lines))


def _reworded(page: Page, word: Callable[[str], str], chosen: Callable[[Line], bool]) -> Page:
    """The page with other characters in its lines: what they say changes. A line that is damaged already stays as it is."""

    def say(line: Line) -> Line:
        pitch = None if line.pitch is None else say(line.pitch)
        return replace(line, text=word(line.text) if line.shown is None else line.text, pitch=pitch)

    return replace(page, lines=tuple(say(line) if chosen(line) else line for line in page.lines))


def _shuffled_within_runs(page: Page, rng: random.Random) -> Page:
    lines: list[Line] = []
    for kept, run in groupby(page.lines, lambda line: line.kept):
        own = list(run)
        if not kept:
            rng.shuffle(own)
        lines += own
    return replace(page, lines=tuple(lines))


def _thinned(page: Page, rng: random.Random) -> Page:
    return replace(page, lines=tuple(line for line in page.lines if line.kept or rng.random() > _FEW))


def _chrome_twice(page: Page, rng: random.Random) -> Page:
    """A run of chrome stands again at the end or the beginning of the page."""
    runs = [tuple(run) for kept, run in groupby(page.lines, lambda line: line.kept) if not kept]
    if not runs:
        return page
    again = rng.choice(runs)
    return replace(page, lines=(*again, *page.lines) if rng.random() < 0.5 else (*page.lines, *again))


def _article_twice(page: Page, rng: random.Random) -> Page:
    """The whole article stands again below the page, without what is glued to it: of each line one copy has to stay."""
    copies = tuple(replace(line, copy=True, pitch=None) for line in page.lines if line.kept)
    if sum(len(line.text) for line in copies) < 600 or rng.random() < 0.5:
        return page
    return replace(page, lines=(*page.lines, *copies))


def _no_break_spaces(page: Page, rng: random.Random) -> Page:
    space = rng.choice("\u00a0\u202f\u2009")
    return _damaged(page, lambda text: "".join(space if c == " " and rng.random() < _FEW else c for c in text))


def _soft_hyphens(page: Page, rng: random.Random) -> Page:
    def hyphenate(word: str) -> str:
        middle = len(word) // 2
        apart = len(word) >= 8 and word.isalpha() and rng.random() < 2 * _FEW
        return f"{word[:middle]}\u00ad{word[middle:]}" if apart else word

    return _damaged(page, lambda text: " ".join(map(hyphenate, text.split(" "))))


def _zero_width(page: Page, rng: random.Random) -> Page:
    mark = rng.choice("\u200b\u2060\ufeff\u200e")
    return _damaged(
        page, lambda text: mark * (rng.random() < 0.5) + text.replace(" ", f" {mark}", 2) + mark * (rng.random() < 0.5)
    )


def _mojibake(page: Page, rng: random.Random) -> Page:
    """UTF-8 read as a single-byte encoding, where ftfy, left to itself, can tell."""
    import ftfy

    encoding = rng.choice(("cp1252", "latin-1"))
    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)

    def misread(text: str) -> str:
        try:
            read = text.encode("utf-8").decode(encoding)
        except UnicodeError:
            return text
        # A broken word or two prove nothing: short lines keep their letters.
        return read if len(read.splitlines()) == 1 and ftfy.fix_text(read, config) == text else text

    return _damaged(page, misread)


def _entities(page: Page, rng: random.Random) -> Page:
    table = str.maketrans({char: entity for char, entity in _ENTITIES.items() if rng.random() < 0.7})

    def leave(text: str) -> str:
        left = text.translate(table)
        return left if html.unescape(left) == text and "<" not in text else text

    return _damaged(page, leave)


def _line_breaks(page: Page, rng: random.Random) -> Page:
    return replace(page, breaks=rng.choice(_BREAKS))


def _carriage_returns(page: Page, _: random.Random) -> Page:
    return replace(page, breaks=tuple(b.replace("\n", "\r\n") for b in page.breaks), closing="\r\n")


def _no_final_newline(page: Page, _: random.Random) -> Page:
    return replace(page, closing="")


def _byte_order_mark(page: Page, _: random.Random) -> Page:
    return replace(page, opening="\ufeff")


def _spaces_around(page: Page, rng: random.Random) -> Page:
    return _damaged(
        page, lambda text: " " * rng.choice((0, 0, 1, 4)) + text.strip() + rng.choice(("", "", " ", "  ", "\t"))
    )


def _other_case(page: Page, rng: random.Random) -> Page:
    """Chrome in capitals, or in lower case, where that is the same word in either."""
    change = rng.choice((str.upper, str.lower))
    return _reworded(
        page,
        lambda text: change(text) if change(text).lower() == text.lower() else text,
        lambda line: not line.kept and line.label.group == "chrome" and rng.random() < 0.5,
    )


def _other_quotes(page: Page, rng: random.Random) -> Page:
    """Quotation marks of another country, or straight ones, throughout."""
    opening, closing = tuple(rng.choice(_QUOTES))
    apostrophe = rng.choice("'’")
    pairs: dict[str, str | int | None] = {"„": opening, "«": opening, "»": closing, "”": closing, "’": apostrophe}

    def quote(text: str) -> str:
        if "„" in text:
            return text.replace("“", closing).translate(str.maketrans({**pairs, "“": closing}))
        return text.translate(str.maketrans({**pairs, "“": opening}))

    return _reworded(page, quote, lambda _: True)


def _other_dashes(page: Page, rng: random.Random) -> Page:
    dash = rng.choice("-–—−")
    return _reworded(
        page, lambda text: text.replace(" – ", f" {dash} ").replace(" - ", f" {dash} "), lambda line: line.kept
    )


def _bullets(page: Page, rng: random.Random) -> Page:
    bullet = rng.choice(("• ", "» ", "▸ ", "→ ", "* "))
    return _damaged(page, lambda text: bullet + text, lambda line: not line.kept and rng.random() < 0.5)


def _decomposed(page: Page, _: random.Random) -> Page:
    """Accents as characters of their own, as some file systems and editors write them."""
    return _damaged(page, lambda text: unicodedata.normalize("NFD", text), lambda line: line.kept)


def _foreign_chrome(page: Page, rng: random.Random) -> Page:
    """A line of another site, often in another language, between two paragraphs or at the end."""
    voice = Voice(grammar(rng.choice(LANGUAGES)), rng.randrange)
    label = rng.choice(
        (Label.SOCIAL, Label.RELATED, Label.NEWSLETTER, Label.ADVERTISEMENT, Label.LEGAL, Label.NAVIGATION)
    )
    line = say_chrome(voice, label)
    places = [
        n
        for n in range(1, len(page.lines) + 1)
        if page.lines[n - 1].kind == "paragraph" and (n == len(page.lines) or page.lines[n].kind != "list_item")
    ]
    if not places or any(own.text == line.text for own in page.lines):
        return page
    place = rng.choice(places)
    foreign = replace(line, origin=f"foreign {line.origin}")
    return replace(page, lines=(*page.lines[:place], foreign, *page.lines[place:]))


def _glued_pitch(page: Page, rng: random.Random) -> Page:
    places = [
        n
        for n, line in enumerate(page.lines)
        if line.kept and line.pitch is None and len(line.text) >= 120 and line.text[-1] == "."
    ]
    if not places:
        return page
    place = rng.choice(places)
    glued = replace(page.lines[place], pitch=say_pitch(Voice(grammar(page.language), rng.randrange)))
    return replace(page, lines=(*page.lines[:place], glued, *page.lines[place + 1 :]))


MUTATIONS: dict[str, _Change] = {
    "reordered_slots": _shuffled_within_runs,
    "missing_slots": _thinned,
    "chrome_twice": _chrome_twice,
    "article_twice": _article_twice,
    "foreign_chrome": _foreign_chrome,
    "glued_pitch": _glued_pitch,
    "other_case": _other_case,
    "other_quotes": _other_quotes,
    "other_dashes": _other_dashes,
    "bullets": _bullets,
    "decomposed_accents": _decomposed,
    "no_break_spaces": _no_break_spaces,
    "soft_hyphens": _soft_hyphens,
    "zero_width_characters": _zero_width,
    "mojibake": _mojibake,
    "entity_leftovers": _entities,
    "spaces_around": _spaces_around,
    "line_breaks": _line_breaks,
    "carriage_returns": _carriage_returns,
    "no_final_newline": _no_final_newline,
    "byte_order_mark": _byte_order_mark,
}

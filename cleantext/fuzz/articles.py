"""Article bodies: genres as tables of their parts, told in the words of a grammar. Hard ones stand beside easy ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from cleantext.fuzz.grammar import Choose, Voice, grammar
from cleantext.fuzz.page import Line
from cleantext.model import Kind, Label
from cleantext.rules import load_pack

# Not topics of their own: they stand in articles on any.
_ANY_TOPIC = ("general", "quote", "short")
# A near-miss sentence of a rule stands in every so many paragraphs.
_NEAR_MISS_EVERY = 6
# A near-miss of so many words stands in an article like any sentence.
_SHORTEST_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Article:
    """A body: its lines (all labelled body or heading), genre, topic, language and headline (no line of it)."""

    lines: tuple[Line, ...]
    genre: str
    topic: str
    language: str
    headline: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one symbol of the grammar: ``least`` to ``most`` of them, each of so many productions (least, most).

    The symbol ``topic`` is what the article is about. ``marker`` stands before each line; ``{n}`` in it counts.
    """

    symbol: str
    kind: Kind = "paragraph"
    least: int = 1
    most: int = 1
    sentences: tuple[int, int] = (1, 1)
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """Parts that follow each other ``least`` to ``most`` times."""

    parts: tuple[Part, ...]
    least: int
    most: int


def _story(least: int, most: int) -> Part:
    """Paragraphs on the topic, of two sentences or more: what is shorter is no article."""
    return Part("topic", least=least, most=most, sentences=(2, 4))


def _items(symbol: str, least: int, most: int, marker: str = "- ") -> Part:
    return Part(symbol, "list_item", least, most, marker=marker)


def _heading(symbol: str, least: int = 1) -> Part:
    return Part(symbol, "heading", least)


GENRES: dict[str, tuple[Part | Again, ...]] = {
    "report": (_story(2, 4), Again((_heading("word.subhead", 0), _story(1, 4)), 0, 3)),
    "brief": (Part("topic", sentences=(3, 4)),),
    "column": (
        Part("sentence.short", least=1, most=2, sentences=(3, 5)), _story(1, 3), Part("sentence.short", least=0, most=3),
        _story(1, 1),
    ),
    "interview": (_story(1, 2), Again((Part("genre.question"), Part("genre.answer", sentences=(1, 2))), 3, 7)),
    "ticker": (_story(1, 2), Again((_heading("genre.ticker_time"), Part("genre.ticker_entry", sentences=(1, 2))), 2, 6)),
    "recipe": (
        Part("genre.recipe_lead"), _heading("genre.ingredients_head"), _items("genre.ingredient", 3, 8),
        _heading("genre.steps_head"), _items("genre.step", 3, 6, "{n}. "),
    ),
    "guide": (Part("genre.tip_lead"), _items("genre.tip", 3, 6), _story(1, 2)),
    "test": (_story(1, 2), Part("genre.product_lead"), _items("genre.product", 2, 3), _story(1, 2)),
    "letters": (
        _story(1, 1), Part("genre.letter_lead"), Again((Part("genre.letter", sentences=(1, 2)), Part("genre.letter_name")), 2, 3),
    ),
    "fiction": (Part("genre.dialogue", least=4, most=8), _story(1, 2)),
    "questions": (_story(1, 2), Again((_heading("genre.faq"), _story(1, 2)), 2, 4)),
}  # fmt: skip


@st.composite
def articles(draw: st.DrawFn, language: str, genre: str | None = None) -> Article:
    """Bodies in a language of ``LANGUAGES``, of one genre of ``GENRES`` or any. Raises ``ValueError`` for another language."""
    return tell(Voice(grammar(language), chooser(draw)), genre)


def chooser(draw: st.DrawFn) -> Choose:
    """Choices that hypothesis makes, and can make simpler."""
    return lambda count: draw(_below(count)) if count > 1 else 0


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def tell(voice: Voice, genre: str | None = None) -> Article:
    """An article in a page's voice."""
    chosen = genre if genre is not None else list(GENRES)[voice.choose(len(GENRES))]
    topics = [name for name in voice.grammar.names("sentence") if name not in _ANY_TOPIC]
    teller = _Teller(voice, topics[voice.choose(len(topics))], chosen)
    headline = voice.say("word.headline")
    for step in GENRES[chosen]:
        parts, times = ((step,), 1) if isinstance(step, Part) else (step.parts, voice.figure(step.least, step.most))
        for _ in range(times):
            for part in parts:
                teller.tell(part)
    return Article(tuple(_without_lone_headings(teller.lines)), chosen, teller.topic, voice.grammar.language, headline)


class _Teller:
    """Writes an article line by line; says nothing twice."""

    def __init__(self, voice: Voice, topic: str, genre: str) -> None:
        self.voice, self.topic, self.origin = voice, topic, f"genre {genre}"
        self.lines: list[Line] = []
        self._near_misses = list(near_misses(voice.grammar.language))

    def tell(self, part: Part) -> None:
        """Add the lines of one part."""
        for number in range(1, self.voice.figure(part.least, part.most) + 1):
            texts = [self._sentence(part) for _ in range(self.voice.figure(*part.sentences))]
            said = " ".join(text for text in texts if text is not None)
            text = part.marker.replace("{n}", str(number)) + self._dateline(part) + said
            if said and all(line.text != text for line in self.lines):
                label = Label.HEADING if part.kind == "heading" else Label.BODY
                self.lines.append(Line(text, label, part.kind, self.origin))

    def _sentence(self, part: Part) -> str | None:
        if part.symbol != "topic":
            return self.voice.fresh(part.symbol)
        if self.lines and self._near_misses and self.voice.choose(_NEAR_MISS_EVERY) == _NEAR_MISS_EVERY - 1:
            return self._near_misses.pop(self.voice.choose(len(self._near_misses)))
        symbol = ("sentence." + self.topic, "sentence.general", "sentence.quote")[(0, 0, 0, 1, 2)[self.voice.choose(5)]]
        return self.voice.fresh(symbol) or self.voice.fresh("sentence.general")

    def _dateline(self, part: Part) -> str:
        """Where the report was filed, before the first of one report in three."""
        if self.lines or part.symbol != "topic" or self.voice.choose(3) < 2:
            return ""
        return self.voice.say("word.dateline")


def _without_lone_headings(lines: list[Line]) -> list[Line]:
    """The lines but headings that have nothing below them."""
    followed = zip(lines, [*lines[1:], None], strict=True)
    return [
        line for line, below in followed if line.kind != "heading" or (below is not None and below.kind != "heading")
    ]


@cache
def near_misses(language: str) -> tuple[str, ...]:
    """Sentences that hold a rule's words and are no chrome: the ``keep`` examples of the language's rules."""
    lines = dict.fromkeys(text for rule in load_pack(language) for text in rule.keep)
    return tuple(
        text for text in lines if text[0].isupper() and text[-1] in ".!" and len(text.split()) >= _SHORTEST_SENTENCE
    )

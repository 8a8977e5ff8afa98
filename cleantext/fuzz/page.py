"""Pages that know the truth: lines with their labels, and the page as text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cleantext.model import Kind, Label
from cleantext.templates import Template

# How the page is built as HTML: with elements that say what they are, with divisions whose classes do, or flat.
Markup: TypeAlias = Literal["semantic", "divisions", "flat"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and the truth about it.

    ``text``: what it says, undamaged; ``label``: what it is. ``origin``: where it came from (``genre recipe``,
    ``rule de.social.share``, ``slot app``, ``grammar``). ``slot``: the template slot it belongs to. ``shown``: how the page writes it,
    where it is damaged. ``pitch``: a chrome sentence glued to its end. ``copy``: it repeats what the page says elsewhere, so
    that keeping and removing it are both right.
    """

    text: str
    label: Label
    kind: Kind = "paragraph"
    origin: str = "grammar"
    slot: str | None = None
    shown: str | None = None
    pitch: Line | None = None
    copy: bool = False

    @property
    def kept(self) -> bool:
        """Whether the line belongs to the article."""
        return self.label.group == "body"

    @property
    def written(self) -> str:
        """The line as it stands on the page, with what is glued to it."""
        own = self.text if self.shown is None else self.shown
        return own if self.pitch is None else f"{own} {self.pitch.written}"


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page with the truth of every line.

    ``title``: the headline. ``template``: the template its slots come from. ``breaks``: what stands between two lines,
    in turn. ``opening`` and ``closing`` stand around the text. ``mutations``: the names of those that changed the page,
    in their order. ``markup``: how it is built as HTML.
    """

    lines: tuple[Line, ...]
    language: str
    title: str
    genre: str
    template: Template | None = None
    breaks: tuple[str, ...] = ("\n\n",)
    opening: str = ""
    closing: str = "\n"
    mutations: tuple[str, ...] = ()
    markup: Markup = "semantic"

    @property
    def body(self) -> tuple[str, ...]:
        """The text of the lines that must stay, in order."""
        return tuple(line.text for line in self.lines if line.kept)

    def to_text(self) -> str:
        """The page as an extractor hands it over: a line each."""
        return self._text_and_spans()[0]

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each line stands in ``to_text()``: offsets of its first character and behind its last."""
        return self._text_and_spans()[1]

    def to_html(self) -> str:
        """The page as HTML: chrome in the elements, or classes, that publishers put it in."""
        from cleantext.fuzz.markup import render

        return render(self)

    def _text_and_spans(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        parts, spans, position = [self.opening], [], len(self.opening)
        for number, line in enumerate(self.lines):
            written = line.written
            separator = "" if number == len(self.lines) - 1 else self.breaks[number % len(self.breaks)]
            spans.append((position, position + len(written)))
            position += len(written) + len(separator)
            parts += [written, separator]
        return "".join([*parts, self.closing]), tuple(spans)

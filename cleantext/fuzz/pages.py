"""Whole pages: an article with what publishers put around, between and behind its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from cleantext.fuzz.articles import Article, chooser, tell
from cleantext.fuzz.choices import Recorder
from cleantext.fuzz.chrome import say_chrome, say_pitch
from cleantext.fuzz.grammar import LANGUAGES, Choose, Voice, grammar
from cleantext.fuzz.mutations import MUTATIONS, VARIANTS, Mutation
from cleantext.fuzz.page import Line, Markup, Page
from cleantext.fuzz.slots import SlotTeller
from cleantext.model import Label
from cleantext.templates import Template

_MARKUPS: tuple[Markup, ...] = ("semantic", "divisions", "flat")
# What stands where on pages: labels in the order publishers favour.
_HEAD = (
    Label.NAVIGATION,
    Label.SUBSCRIPTION,
    Label.TITLE,
    Label.BYLINE,
    Label.TIMESTAMP,
    Label.SOCIAL,
    Label.MEDIA_UI,
    Label.CAPTION,
)
_BOXES = (
    Label.RELATED,
    Label.NEWSLETTER,
    Label.ADVERTISEMENT,
    Label.SUBSCRIPTION,
    Label.CAPTION,
    Label.JOB_LISTING,
    Label.MEDIA_UI,
    Label.STRAY,
)
_TAIL = (
    Label.TAGS, Label.AUTHOR_BIO, Label.SOCIAL, Label.NEWSLETTER, Label.SUBSCRIPTION, Label.COMMENTS, Label.RELATED, Label.ADVERTISEMENT,
    Label.JOB_LISTING, Label.CONTACT, Label.NAVIGATION, Label.LEGAL,
)  # fmt: skip
_MOST_MUTATIONS = 3
# Boxes stand between paragraphs of so many characters.
_SHORTEST_PARAGRAPH = 60


@st.composite
def pages(
    draw: st.DrawFn,
    template: Template | None = None,
    *,
    languages: Sequence[str] | None = None,
    genre: str | None = None,
    mutated: bool = True,
) -> Page:
    """Pages with the truth of every line.

    With a ``template``: its chrome is drawn from the template's slots (in order, at their positions, optional ones
    missing now and then, figures and quoted titles varied, near-misses in the article), in its language, where that is one
    of ``LANGUAGES``. ``languages``: those of the article to choose from. ``genre``: of the article (see ``articles``); None: any. ``mutated``: whether
    some are damaged and changed as pages are in the wild (see ``mutations``).
    """
    return compose(chooser(draw), template, languages=languages, genre=genre, mutated=mutated)


def compose(
    choose: Choose,
    template: Template | None = None,
    *,
    languages: Sequence[str] | None = None,
    genre: str | None = None,
    mutated: bool = True,
) -> Page:
    """One page, of whatever makes the choices; the rest as in ``pages``."""
    known = tuple(languages or _languages(template))
    voice = Voice(grammar(known[choose(len(known))]), choose)
    article = tell(voice, genre)
    page = _generic(voice, article) if template is None else _templated(voice, article, template)
    names = list(MUTATIONS)
    chosen = {names[choose(len(names))] for _ in range(choose(_MOST_MUTATIONS + 1) if mutated else 0)}
    for name in sorted(chosen, key=names.index):  # what rewords a page comes before what damages it
        page = Mutation(name, choose(VARIANTS)).apply(page)
    return page


def seeded_page(
    seed: int | str, template: Template | None = None, *, languages: Sequence[str] | None = None, mutated: bool = True
) -> Page:
    """The page of a seed, without hypothesis: the same seed gives the same page everywhere.

    >>> page = seeded_page(7, languages=["fr"])
    >>> page == seeded_page(7, languages=["fr"]), page.language
    (True, 'fr')
    """
    return compose(Recorder(str(seed)), template, languages=languages, mutated=mutated)


def _languages(template: Template | None) -> tuple[str, ...]:
    if template is None or template.language is None or template.language not in LANGUAGES:
        return LANGUAGES
    return (template.language,)


def _generic(voice: Voice, article: Article) -> Page:
    """A page of no publisher in particular."""
    head = _run(voice, _HEAD, article)
    body = _with_pitch(voice, list(article.lines), [say_pitch(voice)])
    for _ in range(voice.choose(3)):
        body = _inserted(voice, body, [say_chrome(voice, _BOXES[voice.choose(len(_BOXES))])])
    return _page(voice, article, [*head, *body, *_run(voice, _TAIL, article)])


def _run(voice: Voice, labels: Sequence[Label], article: Article) -> list[Line]:
    """Lines of some of the labels, in their order, one or two of each."""
    lines: list[Line] = []
    for label in labels:
        lines += [
            Line(article.headline, label) if label is Label.TITLE else say_chrome(voice, label)
            for _ in range((0, 0, 1, 1, 2)[voice.choose(5)])
        ]
    return lines


def _templated(voice: Voice, article: Article, template: Template) -> Page:
    """A page of a template's publisher."""
    teller = SlotTeller(template, voice)
    body = _with_pitch(voice, list(article.lines), teller.pitches())
    misses = teller.near_misses()
    if misses and voice.choose(2):
        body = _inserted(voice, body, [misses[voice.choose(len(misses))]])
    ending = teller.below_an_end()
    ended = [line.slot for line in ending if line.slot is not None]
    head, tail = teller.lines(["head"], leave=ended), teller.lines(["tail"], leave=ended)
    for slot in template.slots:
        if (
            slot.position in ("middle", "anywhere")
            and slot.tier != "split"
            and slot.id not in ended
            and voice.choose(2)
        ):
            for _ in range(voice.figure(1, 3) if slot.repeat else 1):
                body = _inserted(voice, body, teller.block(slot), above_a_heading=not slot.extent)
    if voice.choose(2):
        head.insert(voice.choose(len(head) + 1), Line(article.headline, Label.TITLE))
    return replace(_page(voice, article, [*head, *body, *tail, *ending]), template=template)


def _page(voice: Voice, article: Article, lines: Sequence[Line]) -> Page:
    """The page of some lines; one that says again what stands above it is a copy, but for the copies of chrome."""
    seen: set[str] = set()
    own: list[Line] = []
    for line in lines:
        if line.text not in seen:
            own.append(line)
        seen.add(line.text)
    markup = _MARKUPS[voice.choose(len(_MARKUPS))]
    return Page(tuple(own), article.language, article.headline, article.genre, markup=markup)


def _inserted(voice: Voice, body: list[Line], box: list[Line], *, above_a_heading: bool = True) -> list[Line]:
    """The body with lines between two of its paragraphs: nothing that belongs together is torn apart.

    Not ``above_a_heading``: a short line below a box whose own short lines nothing marks may be one of them.
    """
    places = [
        place
        for place in range(1, len(body))
        if _is_long(body[place - 1]) and (_is_long(body[place]) or (above_a_heading and body[place].kind == "heading"))
    ]
    if not places:
        return body
    place = places[voice.choose(len(places))]
    return [*body[:place], *box, *body[place:]]


def _is_long(line: Line) -> bool:
    return (
        line.kept and line.kind == "paragraph" and len(line.text) >= _SHORTEST_PARAGRAPH and line.text[-1] not in "?:"
    )


def _with_pitch(voice: Voice, body: list[Line], pitches: list[Line]) -> list[Line]:
    """The body, in one page of four with a sentence glued to one of its long paragraphs."""
    places = [
        n for n, line in enumerate(body) if line.kind == "paragraph" and len(line.text) >= 120 and line.text[-1] == "."
    ]
    if not pitches or not places or voice.choose(4) < 3:
        return body
    place = places[voice.choose(len(places))]
    glued = replace(body[place], pitch=pitches[voice.choose(len(pitches))])
    return [*body[:place], glued, *body[place + 1 :]]

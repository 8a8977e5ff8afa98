"""Persons: the last paragraphs that introduce somebody the article has not named are about its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleantext.heuristics.dates import is_stamp
from cleantext.heuristics.introductions import begins_what_somebody_is
from cleantext.languages import given_names

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Two to four capitalised words, particles between them allowed, at the beginning of a paragraph.
_NAME = re.compile(
    r"\W{0,3}((?:[A-ZÄÖÜÀ-ÝŁŚŻČŠŽА-Я][\w.'’-]+\s+)(?:(?:von|van|de|der|den|di|da|del|la|le|zu|el|al|bin|ibn)\s+)*"
    r"[A-ZÄÖÜÀ-ÝŁŚŻČŠŽА-Я][\w'’-]+)"
)
_SHORTHAND = re.compile(r"[(\[][a-zäöüß]{2,4}(?:[/,] ?[a-zäöüß]{2,4})*[)\]]")
# Author notes stand among the last blocks, or right under the headline.
_LAST = 6
_LAST_PROSE = 3
_FIRST = 4
# What follows the name in a note on an author: copulas and what authors do, in the languages of the packs. What somebody
# has done or was, articles say of everybody.
_INTRODUCING = frozenset(
    "works writes covers reports serves teaches arbeitet schreibt berichtet studierte leitet "
    "forscht lehrt travaille écrit couvre dirige enseigne trabaja escribe cubre lavora scrive insegna "
    "trabalha escreve pisze pracuje skriver arbetar arbejder jobber schrijft werkt kirjoittaa työskentelee "
    "píše pracuje scrie lucrează γράφει пишет работает пише працює - – —".split()
)
_COPULAS = frozenset("is ist est es è é jest är er je este είναι є".split())
# Of the labelled lines that a supporting rule takes for a byline or a dated stamp there, 61 were metadata and none body.
CUE_ABOVE, CUE_BELOW = "byline_or_date_above_the_text", "byline_below_the_text"
_LONGEST_CUE = 10
NAME_ALONE = "name_alone_above_the_text"
INTRODUCTION = "introduces_somebody_new_near_the_end"
AUTHOR_NOTE = "author_note_near_the_end"
# Of the labelled paragraphs near the end that open with a name and that a supporting rule takes for a note on an author, five
# were one and none body.
AUTHOR_FACTS = "named_author_in_a_rule_near_the_end"
_NAME_GOES_ON = 60
# Notes on authors share few words with the article, and articles of fewer paragraphs introduce people to their end.
_FEWEST_PARAGRAPHS, _ON_TOPIC = 4, 0.3
# Lines that are a name and nothing else: so many words, above the article's second paragraph or below its last one.
_LEAST_NAME, _MOST_NAME = 2, 4
_PARAGRAPH = 18
# What the name of a desk ends with.
_DESKS = frozenset(
    "digital online newsroom newsdesk desk team staff redaktion redacción redaction redação redazione redactie".split()
)


def persons(page: Page, names: Names) -> None:
    """Prose near either end that opens with a name: one the article uses, or one that is new; names alone.

    Near the end also: what introduces somebody the article has not named, and what stands below the head of an author box.
    """
    count = len(page.measures)
    _name_lines(page, names)
    end = min(count - _LAST, page.anchors[-_LAST_PROSE]) if len(page.anchors) >= _LAST_PROSE else count - _LAST
    end = max(end, page.core[0] + 1, 0)
    for index in (*range(min(_FIRST, end, count)), *range(end, count)):
        measure, near_the_end = page.measures[index], index >= end
        if not measure.prose:
            continue
        if near_the_end and _heads_an_author_box(page, index - 1) and not _heads_others(page, index - 1, measure):
            names[index].append(AUTHOR_NOTE)
        match = _NAME.match(measure.text)
        if match is None:
            continue
        if near_the_end and len(page.anchors) >= _FEWEST_PARAGRAPHS and _tells_of_an_author(page, index):
            names[index].append(AUTHOR_FACTS)
        surname = match[1].split()[-1].lower()
        elsewhere = [i for i, other in enumerate(page.measures) if i != index and _names(other, surname)]
        known = (
            "named_nowhere_else"
            if not elsewhere
            else "named_in_short_lines"
            if not any(page.measures[i].prose for i in elsewhere)
            else "named_in_the_article"
        )
        if (
            near_the_end
            and known != "named_in_the_article"
            and _is_new(page, measure)
            and _introduces(page, measure, match)
        ):
            names[index].append(INTRODUCTION)
        names[index].append(f"{'last' if near_the_end else 'first'}_prose_opens_with_a_name_{known}")


def _heads_an_author_box(page: Page, index: int) -> bool:
    return page.measures[index].size <= _LONGEST_CUE and any(
        match.rule.label == "author_bio" and match.rule.tier == "safe" for match in page.matches[index]
    )


def _tells_of_an_author(page: Page, index: int) -> bool:
    """Whether a rule knows a paragraph for one on its author that introduces nobody else: it opens with a name."""
    return not _opens_with_grammar(page, page.measures[index]) and any(
        match.rule.label == "author_bio" for match in page.matches[index]
    )


def _heads_others(page: Page, index: int, measure: Measure) -> bool:
    """Whether a head ends in a name, as pointers to what else somebody wrote do, of whom the paragraph below says nothing."""
    head = page.measures[index]
    if not all(word[0].isupper() for word in head.text.split()[-2:]) or head.words[-1] in measure.words:
        return False
    return _NAME.match(measure.text) is None or _opens_with_grammar(page, measure)


def _is_new(page: Page, measure: Measure) -> bool:
    """Whether a paragraph is about something else than an article that is long enough to tell."""
    if len(page.anchors) < _FEWEST_PARAGRAPHS or '"' in measure.bare:  # who is quoted takes part
        return False
    return len(measure.stems & page.recurring) <= _ON_TOPIC * measure.content


def _introduces(page: Page, measure: Measure, match: re.Match[str]) -> bool:
    """Whether a copula or what authors do follows the name, which may go on for two words; no items of a list."""
    if any(word.isupper() and len(word) > 2 for word in match[1].split()):  # an organisation
        return False
    if measure.bulleted or _opens_with_grammar(page, measure):
        return False
    following = measure.text[match.end() : match.end() + _NAME_GOES_ON].split()
    for word, after in zip(following[:3], [*following[1:], ""], strict=False):
        if not word[0].isupper():
            return word in _INTRODUCING or (word in _COPULAS and begins_what_somebody_is(after))
    return False


def _opens_with_grammar(page: Page, measure: Measure) -> bool:
    """Whether the first word is one of those that carry grammar, not a name."""
    return page.language is not None and measure.words[0] in page.language.function_words


def _name_lines(page: Page, names: Names) -> None:
    """Two to four capitalised words that no prose uses, between standfirst and first paragraph or below the last one.

    Full names and stamps may be as many lines further up as rules know between them and the paragraph: buttons to share.
    """
    long = [i for i in page.anchors if page.measures[i].size >= _PARAGRAPH]
    if not long:
        return
    second = long[1] if len(long) > 1 else long[0]
    near = max(0, second - _LAST)
    far = min([i for i in range(second) if not page.matches[i]][-_LAST:], default=near)
    for index in (*range(min(near, far), second), *range(long[-1] + 1, min(len(names), long[-1] + 3))):
        measure = page.measures[index]
        if page.matches[index]:
            if (
                index >= near
                and _is_cue(page, index)
                and (index < second or page.matches[index][0].rule.label == "byline")
            ):
                names[index].append(CUE_ABOVE if index < second else CUE_BELOW)
            continue
        if index < second and is_stamp(measure, page.language):
            names[index].append(CUE_ABOVE)
            continue
        if index >= second and _is_shorthand(page, index):
            names[index].append(CUE_BELOW)
            continue
        above_an_item = index + 1 < len(names) and page.measures[index + 1].bulleted
        if above_an_item:
            continue
        if _LEAST_NAME <= measure.size <= _MOST_NAME and _is_name(page, measure):
            known = _has_given_name(page, measure) or measure.words[-1] in _DESKS
            if known or index >= near:
                where = "above" if index < second else "below"
                names[index].append(f"{'name' if known else 'unknown_name'}_alone_{where}_the_text")


def _has_given_name(page: Page, measure: Measure) -> bool:
    """Whether one of the words before the last is a given name; in Hungarian the last one is."""
    hungarian = page.language is not None and page.language.code == "hu"
    return not given_names().isdisjoint(measure.words[1:] if hungarian else measure.words[:-1])


def _is_shorthand(page: Page, index: int) -> bool:
    """Whether an author's or agency's shorthand in brackets ("(abc)") stands alone right below a paragraph."""
    text = page.measures[index].text
    return _SHORTHAND.fullmatch(text) is not None and page.measures[index - 1].prose


def _is_cue(page: Page, index: int) -> bool:
    """Whether a rule takes a short line for who wrote, or with a year in it for when."""
    measure = page.measures[index]
    return measure.size <= _LONGEST_CUE and any(
        match.rule.label == "byline"
        or (
            match.rule.label == "timestamp"
            and any(len(w) == 4 and w[:2] in ("19", "20") and w.isdigit() for w in measure.words)
        )
        for match in page.matches[index]
    )


def _is_name(page: Page, measure: Measure) -> bool:
    text, known = measure.text, page.language.function_words if page.language else ()
    if not all(word[0].isupper() and not (len(word) > 3 and word.isupper()) for word in text.split()):
        return False
    if measure.end in tuple(".:!?…") or any(word in known for word in measure.words) or not measure.words[-1].isalpha():
        return False
    surname = measure.words[-1]
    return not any(_names(page.measures[i], surname) for i in page.anchors)


def _names(measure: Measure, name: str) -> bool:
    """Whether a word is one of a block's; a look at its characters spares most blocks the look at each word."""
    return name in measure.bare and name in measure.words

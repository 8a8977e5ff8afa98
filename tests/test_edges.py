"""What the heuristics see at the article's edges: headline or standfirst, names, notes on authors, captions."""

from __future__ import annotations

import pytest

from cleantext.heuristics import measure, seen_by, survey
from cleantext.heuristics.captions import captions
from cleantext.heuristics.opening import HEADLINE_OPENING, REPEATED_HEADLINE, opening
from cleantext.heuristics.page import Page
from cleantext.heuristics.persons import (
    AUTHOR_FACTS,
    AUTHOR_NOTE,
    CUE_ABOVE,
    CUE_BELOW,
    INTRODUCTION,
    NAME_ALONE,
    persons,
)
from cleantext.normalize import bare_texts
from cleantext.pipeline import Cleaner

CLEANER = Cleaner()
FIRST = (
    "The council of Roe Hill voted on Tuesday to close the old mill bridge for two years, because the inspectors had "
    "found cracks in three of its piers."
)
SECOND = (
    "The mayor said that the repair would cost four million dollars and that the county had promised to pay half of it, "
    "but the opposition called the estimate a guess."
)
THIRD = (
    "Drivers will have to use the road along the river, which floods every spring and is closed for days when it does."
)


def page_of(*lines: str) -> Page:
    """The surveyed page of these lines, in English."""
    bare = bare_texts(list(lines))
    measures, table = measure(lines, bare, "en")
    return survey(measures, CLEANER.matcher("en").match(bare), table)


@pytest.mark.parametrize(
    "headline",
    [
        "Council closes mill bridge for two years",
        "Mill bridge: What drivers at Roe Hill need to know",
        "The Bridge That Nobody at Roe Hill Wants to Pay For",
        "Why old bridges crack",
        "Cracks in three piers! Bridge closed for two years!",
        "The inspectors had found cracks in three piers of the bridge",
    ],
)
def test_a_headline_opens_the_page(headline: str) -> None:
    """A line above the first paragraph that opens with a content word, or is short, or has a colon or capitals, is one."""
    assert HEADLINE_OPENING in seen_by(opening, page_of(headline, FIRST, SECOND))[0]


@pytest.mark.parametrize(
    "line",
    [
        "The inspectors had found cracks in three piers of the bridge and told nobody at Roe Hill of them",
        "The inspectors had found cracks in three piers of the bridge.",
        "Could you tell us why the bridge at Roe Hill has cracks?",
        "Key points",
    ],
)
def test_a_standfirst_a_question_and_the_head_of_a_list_do_not(line: str) -> None:
    """A longer line that opens with a function word, a sentence, a question to somebody and a list's head are none."""
    rest = (f"- {FIRST}", f"- {SECOND}") if line == "Key points" else (FIRST, SECOND)
    assert HEADLINE_OPENING not in seen_by(opening, page_of(line, *rest))[0]


def test_a_byline_below_tells_the_headline() -> None:
    """Whatever it opens with, an unended line right above byline and date is the headline."""
    line = "The inspectors had found cracks in three piers of the bridge"
    page = page_of(line, "By Jane Roe, staff writer", "Published: 12 March 2023", FIRST, SECOND)
    assert HEADLINE_OPENING in seen_by(opening, page)[0]


def test_a_menu_line_above_mutes_the_opening() -> None:
    """Where lines that no rule knows stand far above the first paragraph, nothing opens the page."""
    menu = [f"Roe Hill item {word}" for word in "one two three four five six seven eight nine".split()]
    assert not any(seen_by(opening, page_of(*menu, FIRST, SECOND)))


def test_a_headline_repeated_outside_the_article() -> None:
    """A line right above the first paragraph that a list of links repeats is the headline; a heading that recurs is not."""
    headline = "The mill bridge that nobody wants to pay for"
    page = page_of("Roe Hill", headline, FIRST, SECOND, THIRD, f"• {headline}", "• Rain on Friday")
    assert REPEATED_HEADLINE in seen_by(opening, page)[1]
    page = page_of("Roe Hill", headline, FIRST, SECOND, headline, THIRD)
    assert REPEATED_HEADLINE not in seen_by(opening, page)[1]


def test_a_name_alone_above_the_text() -> None:
    """Capitalised words that no prose uses are a name there; words that the prose uses are a heading."""
    standfirst = (
        "The bridge at Roe Hill will be closed for two years, and the county pays for half of the work on its piers."
    )
    assert NAME_ALONE in seen_by(persons, page_of(standfirst, "Adela Quimby", FIRST, SECOND))[1]
    assert NAME_ALONE not in seen_by(persons, page_of(standfirst, "Roe Hill", FIRST, SECOND))[1]


def test_a_role_above_the_text() -> None:
    """What a rule takes for a byline above the text is said to stand there."""
    assert CUE_ABOVE in seen_by(persons, page_of(FIRST, "Senior political correspondent", SECOND, THIRD))[1]
    assert CUE_ABOVE not in seen_by(persons, page_of(FIRST, SECOND, THIRD, "Senior political correspondent"))[3]


def test_a_note_on_the_author_introduces_somebody_new() -> None:
    """A last paragraph that says who somebody is counts only where the article has not named them, and not in a list."""
    note = "Adela Quimby is the chair of bridge engineering at the county college and has advised three governments."
    assert INTRODUCTION in seen_by(persons, page_of(FIRST, SECOND, THIRD, note))[3]
    done = (
        "Adela Quimby has lived at the bridge for thirty years and was there on the day when the first pier gave way."
    )
    assert INTRODUCTION not in seen_by(persons, page_of(FIRST, SECOND, THIRD, done))[3], (
        "what articles say of everybody"
    )
    named = "The study by Adela Quimby warned of it. " + SECOND
    assert INTRODUCTION not in seen_by(persons, page_of(FIRST, named, THIRD, note))[3]
    assert INTRODUCTION not in seen_by(persons, page_of(FIRST, SECOND, THIRD, f"- {note}"))[3]
    assert INTRODUCTION not in seen_by(persons, page_of(FIRST, SECOND, note))[2], (
        "an article so short may introduce people late"
    )


def test_a_note_on_an_author_that_a_rule_knows() -> None:
    """A last paragraph that opens with a name, and that a rule takes for a note on an author, is one; not in the middle."""
    note = "Adela Quimby is the director of bridge research at the county college, where she advises three governments."
    lines = (FIRST, SECOND, THIRD, note, FIRST.replace("Tuesday", "Friday"), SECOND.replace("ford", "hill"), note)
    page = page_of(*lines)
    assert [match.rule.label for match in page.matches[-1]] == ["author_bio"]
    assert [AUTHOR_FACTS in own for own in seen_by(persons, page_of(*lines[:3], lines[-1]))] == [False] * 3 + [True]
    below = [THIRD.replace("Drivers", name) for name in ("Buses", "Trucks", "Carts", "Bikes", "Walkers", "Riders")]
    assert AUTHOR_FACTS not in seen_by(persons, page_of(*lines[:4], *below))[3]


def test_what_stands_below_the_head_of_an_author_box() -> None:
    """A paragraph below the head of an author box is a note on the author, unless the head names somebody it does not speak of."""
    below = seen_by(persons, page_of(FIRST, SECOND, THIRD, "About the author", THIRD.replace("Drivers", "She")))
    assert AUTHOR_NOTE in below[4]
    others = seen_by(persons, page_of(FIRST, SECOND, THIRD, "More by Theo Marsh", THIRD))
    assert AUTHOR_NOTE not in others[4], "a pointer to what else somebody wrote heads no note on others"


def test_shorthand_of_an_author() -> None:
    """Two to four small letters in brackets right below the last paragraph say who wrote; above it they say nothing."""
    assert CUE_BELOW in seen_by(persons, page_of(FIRST, SECOND, "(abc)"))[2]
    assert CUE_BELOW in seen_by(persons, page_of(FIRST, SECOND, "[abc/de]"))[2]
    assert seen_by(persons, page_of(FIRST, SECOND, "(or)", THIRD))[2] == []
    assert CUE_BELOW not in seen_by(persons, page_of(FIRST, SECOND, "(ABOVE)"))[2]


def test_a_line_above_a_credit() -> None:
    """An unended line right above a credit is named; posts and their signatures are left alone."""
    page = page_of(
        FIRST, "The mayor at the bridge on the morning of the vote", "Photo: Jane Roe/Example Images", SECOND
    )
    assert seen_by(captions, page)[1] == ["unended_line_right_above_a_credit"]
    page = page_of(FIRST, SECOND, FIRST, "- Jane Roe (@janeroe) May 5, 2022", THIRD)
    assert seen_by(captions, page)[2] == []

"""Series: the short lines that interviews, tickers, recipes, dialogues and pages of letters hold several of."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.heuristics import measure, seen_by, survey
from cleantext.heuristics.lists import ANNOUNCED, ANNOUNCEMENT, lists
from cleantext.heuristics.quantities import quantities
from cleantext.heuristics.series import CLOCK_TIME, COUNTED, HEADS_STEPS, QUESTION, REMARK, SIGNATURE, STEP, series
from cleantext.heuristics.table import Heuristic
from cleantext.normalize import bare_texts

CLEANER = Cleaner()
FIRST = (
    "The council of Roe Hill voted on Tuesday to close the old mill bridge for two years, which nobody had expected."
)
SECOND = (
    "Drivers will have to go around by the ford, and the school bus leaves a quarter of an hour earlier than before."
)


def carriers(name: str, lines: list[str], heuristic: Heuristic = series) -> list[str]:
    """The lines that a heuristic gives the name."""
    bare = bare_texts(lines)
    measures, table = measure(lines, bare, "en")
    seen = seen_by(heuristic, survey(measures, CLEANER.matcher("en").match(bare), table))
    return [line for line, own in zip(lines, seen, strict=True) if name in own]


def test_questions_of_an_interview() -> None:
    """Questions with statements below them are named where there are two; one alone, and items of a list, are not."""
    first, second = "Why the bridge?", "And what about the ford?"
    assert carriers(QUESTION, [first, FIRST, second, SECOND]) == [first, second]
    assert carriers(QUESTION, [first, FIRST, SECOND]) == []
    assert carriers(QUESTION, [f"- {first}", FIRST, f"- {second}", SECOND]) == []


@pytest.mark.parametrize("time", ["14:17", "9.40: The doors open", "6:54 p.m.", "17 h 05"])
def test_clock_times_of_a_ticker(time: str) -> None:
    """Clock times above sentences are named where there are two, and dates and prices are none."""
    assert carriers(CLOCK_TIME, [time, FIRST, "15:30", SECOND]) == [time, "15:30"]
    assert carriers(CLOCK_TIME, ["14.12.2023", FIRST, "3.50 €", SECOND]) == []
    assert carriers(CLOCK_TIME, [time, "Results", "15:30", "Standings"]) == []


def test_steps_of_a_recipe() -> None:
    """Numbered sentences that count on are named, and so is the short line above the first; numbered headlines are not."""
    steps = ["1. Heat the oven to 200 degrees.", "2. Slice the leeks and wash them well."]
    assert carriers(STEP, ["Method", *steps]) == steps
    assert carriers(HEADS_STEPS, ["Method", *steps]) == ["Method"]
    assert carriers(STEP, ["1. Bridge to close", "2. School bus leaves early"]) == []


def test_parts_that_count_on_behind_a_word() -> None:
    """Named where three have text of their own, behind the number or below; pages, pictures and days of a calendar are not."""
    steps = [
        "Step 1: Take everything out of the shed",
        "Step 2: Sweep the floor and the walls",
        "Step 3: Put half of it back",
    ]
    assert carriers(COUNTED, [FIRST, *steps, SECOND]) == steps
    chapters = ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert carriers(COUNTED, [line for chapter in chapters for line in (chapter, FIRST)]) == chapters
    for others in (chapters, ["Page 1", "Page 3", "Page 7"], ["May 3, 2024", "May 4, 2024", "May 5, 2024"]):
        assert carriers(COUNTED, [FIRST, *others, SECOND]) == []


def test_remarks_of_a_dialogue() -> None:
    """Sentences behind longer dashes are remarks and no list; behind hyphens they are items."""
    remarks = ["– Are you coming?", "– Not before it stops snowing."]
    assert carriers(REMARK, [FIRST, *remarks]) == remarks
    assert carriers("list_after_prose_after_the_article", [FIRST, *remarks], lists) == []
    items = [remark.replace("–", "-") for remark in remarks]
    assert carriers(REMARK, [FIRST, *items]) == []
    assert carriers("list_after_prose_after_the_article", [FIRST, *items], lists) == items


def test_signatures_of_letters() -> None:
    """Names and places below sentences, or below each other, are signatures where there are two of them, or below a letter."""
    names = ["Ada Berg, Roe Hill", "Tom Quist, Ashby"]
    assert carriers(SIGNATURE, [FIRST, names[0], SECOND, names[1]]) == names
    assert carriers(SIGNATURE, [FIRST, *names]) == names
    assert carriers(SIGNATURE, [FIRST, names[0], SECOND]) == []
    letter = "I have been reading about our station for ten years, and still nothing has been done for us."
    assert carriers(SIGNATURE, [FIRST, letter, names[0]]) == names[:1]
    assert carriers(SIGNATURE, [FIRST, letter, "Read More, Roe Hill"]) == []


def test_heads_of_lists() -> None:
    """A line that recurs above lists which begin otherwise heads them; a menu that comes back with its items does not."""
    name = "recurs_above_lists_that_differ"
    assert carriers(name, [FIRST, "Pros", "- light", "- quiet", SECOND, "Pros", "- cheap"]) == ["Pros", "Pros"]
    assert carriers(name, [FIRST, "Top", "- light", "- quiet", SECOND, "Top", "- light", "- quiet"]) == []


def test_ingredients() -> None:
    """A bulleted list of counted things, one of them in a kitchen's unit, is a list of ingredients with its heading."""
    items = ["- 2 cups flour", "- 3 eggs", "- a handful of parsley"]
    assert carriers("line_opens_with_a_quantity_like_others", [FIRST, "You need", *items], quantities) == items[:1]
    assert carriers("line_between_quantities", [FIRST, "You need", *items], quantities) == items[1:]
    assert carriers("line_right_above_quantities", [FIRST, "You need", *items], quantities) == ["You need"]
    assert carriers("line_between_quantities", [FIRST, "- 3 comments", "- 12 photos", "- Home"], quantities) == []


def test_announced_lists() -> None:
    """A line that ends in a colon announces the list below it, unless a rule knows either."""
    items = ["- Check the seals once a year.", "- Keep the receipt."]
    lead = "What to look out for when you buy:"
    assert carriers(ANNOUNCEMENT, [FIRST, lead, *items], lists) == [lead]
    assert carriers(ANNOUNCED, [FIRST, lead, *items], lists) == items
    assert carriers(ANNOUNCED, [FIRST, lead, items[0], "- Subscribe to our newsletter", items[1]], lists) == []
    assert carriers(ANNOUNCEMENT, [FIRST, "You may also like these stories:", *items], lists) == []

"""Subheadings: told from body lines by their place in the article, an article's questions together."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cleantext
from cleantext.decide import load_weights
from cleantext.decide.outline import outline
from cleantext.heuristics import Measure, could_be_a_heading, measure, subheadings
from cleantext.model import Label
from cleantext.normalize import bare_texts
from tests.documents import Expected, fixtures

# Of the headings of the fixtures at least so many are recognised, and at most so many other lines taken for one.
MOST_MISSED, MOST_WRONG = 3, 15
PROSE = "Der Rat hat am Montag lange über den Haushalt des kommenden Jahres beraten und ihn dann beschlossen."


def measured(*texts: str) -> list[Measure]:
    """The lines of a German article, measured."""
    return measure(texts, bare_texts(list(texts)), "de")[0]


def test_headings_of_fixtures() -> None:
    """Nearly all subheadings of the stored texts are of kind heading, and hardly another line is."""
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    for fixture in fixtures():
        if fixture.is_html or fixture.partial:
            continue
        for block, line in zip(cleantext.clean(fixture.source).blocks, fixture.lines, strict=True):
            if block.kept and line.kept and (block.kind == "heading") != (line.label is Label.HEADING):
                (missed if line.label is Label.HEADING else wrong).append((fixture.name, line.text))
    assert len(missed) <= MOST_MISSED, missed
    assert len(wrong) <= MOST_WRONG, wrong


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.name)
def test_kind_and_label_agree(fixture: Expected) -> None:
    """A kept block of kind heading is labelled so, and the other way round but for what its markup says it is."""
    for block in cleantext.clean(fixture.source, format="html" if fixture.is_html else "text").blocks:
        if block.kept and block.structure is None:
            assert (block.kind == "heading") == (block.label is Label.HEADING), block


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Was jetzt geschieht", True),
        ("3. Was jetzt geschieht", True),
        ("„Wir warten nicht“", True),
        ("- Was jetzt geschieht", False),
        ("| Was | jetzt |", False),
        (PROSE + " " + PROSE, False),
    ],
)
def test_what_could_be_a_heading(text: str, *, short: bool) -> None:
    """Bulleted lines, rows and paragraphs are no headings, whatever stands around them."""
    assert could_be_a_heading(measured(text)[0]) is short


def test_names_tell_the_place() -> None:
    """A line's names say what stands above and below it and whether they share words; paragraphs have none."""
    prose, line, below = subheadings(measured(PROSE + " " + PROSE, "Streit um den Haushalt", PROSE + " " + PROSE))
    assert (prose, below) == ([], [])
    assert line == [
        "a_line_of_the_article_above_a_paragraph",
        "heading_below_a_paragraph_above_a_paragraph",
        "heading_shares_words_with_the_text_below",
    ]


def test_questions_are_counted() -> None:
    """How many questions there are, who answers and whom they ask is evidence."""
    lines = measured("Was hast du getan?", "Ich bin gegangen.", "Und dann?", "Nichts, ich war müde.")
    assert "one_of_2_questions_with_spoken_answers" in subheadings(lines)[0]
    assert "question_to_someone" in subheadings(lines)[0]
    assert "question_to_someone" not in subheadings(lines)[2]


QUESTIONS = ("Was tun?", PROSE, "Wer zahlt?", PROSE, "Wohin damit?", PROSE)
FOR = {"a_question_of_the_article_above_a_paragraph": 2.0, "question_to_someone": -6.0}


def labels(*lines: str) -> list[Label]:
    """The outline of some lines, where questions look like headings and those that ask someone do not."""
    weights = replace(load_weights(None), headings=FOR)
    return outline(measured(*lines), [[]] * len(lines), weights)


def test_questions_are_decided_together() -> None:
    """Three questions are all headings or none, as their evidence together says; two are decided one by one."""
    assert labels(*QUESTIONS) == [Label.HEADING, Label.BODY] * 3
    asked = labels("Was tust du?", PROSE, "Wer hilft dir?", PROSE, "Wohin damit?", PROSE)
    assert asked == [Label.BODY] * 6
    assert labels("Was tust du?", PROSE, "Wohin damit?", PROSE) == [Label.BODY, Label.BODY, Label.HEADING, Label.BODY]


def test_speakers_are_no_headings() -> None:
    """Lines that share what stands before their colon are said by a speaker, or fields of a form."""
    assert labels("Bote: Was tun?", PROSE, "Bote: Wer zahlt?", PROSE) == [Label.BODY] * 4
    assert labels("Ratlos: Was tun?", PROSE, "Arm: Wer zahlt?", PROSE)[::2] == [Label.HEADING] * 2


def test_an_empty_article_has_no_outline() -> None:
    """No lines give no labels."""
    assert outline([], [], load_weights(None)) == []

"""The check of a page: what it calls a mistake, how it tells it, and pages that are stored and replayed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, Document, InputError, Label, Slot, Template
from cleantext.fuzz import FuzzFailure, Line, Page, check, seeded_page
from cleantext.fuzz.replay import load, save, saved_pages
from cleantext.fuzz.truth import Strictness

CLEANER = Cleaner()
PROSE = (
    "Der Rat hat am Montag beschlossen, das Hallenbad zu sanieren, und die Opposition stimmte nach langem Zögern dann zu.",
    "Die Kosten schätzt die Verwaltung auf zwölf Millionen Euro, von denen das Land wohl die Hälfte übernehmen wird.",
)


def page(*lines: Line, **values: object) -> Page:
    """A page of two paragraphs and what is given."""
    body = tuple(Line(text, Label.BODY) for text in PROSE)
    return Page((*body, *lines), "de", "Hallenbad wird saniert", "report", **values)  # type: ignore[arg-type]


def failure(of: Page, strictness: Strictness = "known", cleaner: Cleaner = CLEANER) -> FuzzFailure:
    """What the check of a page as text finds."""
    with pytest.raises(FuzzFailure) as caught:
        check(cleaner, of, formats=("text",), strictness=strictness)
    return caught.value


def test_a_sound_page_passes_in_both_formats() -> None:
    """A page that is cleaned as it says gives its documents, one for each format."""
    documents = check(CLEANER, page(Line("Auf Facebook teilen", Label.SOCIAL)))
    assert [document.text for document in documents] == ["\n\n".join(PROSE)] * 2


def test_a_lost_line_is_told_readably() -> None:
    """The message shows the line, its truth, the verdict, the evidence, and what became of the page."""
    found = failure(page(Line("Auf Facebook teilen", Label.BODY)), "body")
    rows = str(found).splitlines()
    assert (found.law, found.line, found.format) == ("body", 2, "text")
    assert rows[0] == "body: a line of the article was removed"
    assert rows[1] == "  line      3 of 3: 'Auf Facebook teilen'"
    assert rows[2] == "  truth     body (paragraph, from grammar)"
    assert rows[3].startswith("  verdict   removed as social, confidence ")
    assert any(row.startswith("  evidence  de.social.") and "(safe)" in row for row in rows)
    assert rows[-1] == "     3  stays  body            removed  'Auf Facebook teilen'"


@pytest.mark.parametrize(
    ("line", "fails"),
    [
        (Line("Auf Facebook teilen", Label.SOCIAL), set()),
        (Line("Am Abend wird gefeiert, und alle sind dazu herzlich eingeladen, sagte sie.", Label.RELATED), {"all"}),
        (Line("Auf Facebook teilen", Label.BODY), {"body", "known", "all"}),
        (Line("Auf Facebook teilen", Label.BODY, copy=True), set()),
    ],
    ids=["gone", "unknown-chrome-kept", "body-lost", "copy-lost"],
)
def test_strictness_says_what_counts(line: Line, fails: set[str]) -> None:
    """Each degree of strictness holds what it says against the cleaner, and no more."""
    wrong = set()
    for strictness in ("laws", "template", "body", "known", "all"):
        try:
            check(CLEANER, page(line), formats=("text",), strictness=strictness)
        except FuzzFailure:
            wrong.add(strictness)
    assert wrong == fails


class Lazy(Cleaner):
    """A cleaner that leaves the last line of a page."""

    def clean(self, source: str | bytes, **options: Any) -> Document:
        """The document with its last block kept."""
        document = super().clean(source, **options)
        last = replace(document.blocks[-1], kept=True)
        return replace(document, blocks=(*document.blocks[:-1], last))


def test_chrome_that_a_safe_rule_knows_must_go() -> None:
    """The check says which rule takes a line that was kept; a label that the cleaner was told to keep may stay."""
    shared = page(Line("Auf Facebook teilen", Label.SOCIAL))
    found = failure(shared, cleaner=Lazy())
    assert found.what.startswith("a line was kept although the safe rule de.social.")
    check(Cleaner(keep={"social"}), shared)


def test_a_line_of_a_safe_slot_must_go() -> None:
    """A slot's line that another template's cleaner would leave counts where the template is in use."""
    slot = Slot(
        "gruss",
        Label.STRAY,
        literal=("Schöne Grüße aus dem Haus am Markt",),
        examples=("Schöne Grüße aus dem Haus am Markt",),
    )
    template = Template("haus", "Haus am Markt", "de", fingerprints=("Haus am Markt",), slots=(slot,))
    own = page(Line("Schöne Grüße aus dem Haus am Markt", Label.STRAY, slot="gruss"), template=template)
    check(CLEANER, own, strictness="template")
    found = failure(own, "template", Lazy())
    assert found.what == "a line was kept although it is a line of the safe slot gruss"


def test_a_stored_page_is_the_page(tmp_path: Path) -> None:
    """A failing page is stored with its source and loaded as it was, whatever damages it."""
    for number in range(60):
        made = seeded_page(f"store {number}")
        for form in ("text", "html"):
            path = save(FuzzFailure("body", "no reason", made, format=form), tmp_path, strictness="all")
            saved = load(path)
            assert (saved.page, saved.format, saved.strictness, saved.law) == (made, form, "all", "body")
    assert len(saved_pages(tmp_path)) == 120


def test_a_stored_page_is_a_fixture(tmp_path: Path) -> None:
    """What is stored has the form of the project's fixtures: a source, the language, and every line with its label."""
    line = Line("Auf Facebook teilen", Label.SOCIAL, shown="Auf  Facebook\u00a0teilen")
    path = save(FuzzFailure("body", "no reason", page(line), format="text"), tmp_path, strictness="known")
    table = json.loads((path / "expected.json").read_text("utf-8"))
    assert (path / "source.txt").read_text("utf-8").splitlines()[-1] == "Auf  Facebook\u00a0teilen"
    assert (table["language"], table["metadata"]) == ("de", {})
    assert [(entry["text"], entry["label"]) for entry in table["lines"]] == [
        *((text, "body") for text in PROSE),
        ("Auf Facebook teilen", "social"),
    ]


def test_damaged_stores_are_refused(tmp_path: Path) -> None:
    """A directory without pages, a file that is none, and a source that was edited raise ``InputError`` naming the file."""
    with pytest.raises(InputError, match="holds no page that the fuzzer saved"):
        saved_pages(tmp_path)
    path = save(FuzzFailure("body", "no reason", page(), format="text"), tmp_path, strictness="known")
    (path / "source.txt").write_text("Etwas anderes.", "utf-8")
    with pytest.raises(InputError, match=r"expected\.json: lines: do not render as the source beside them"):
        load(path)
    (path / "expected.json").write_text("{}", "utf-8")
    with pytest.raises(InputError, match=r"expected\.json: is no page that the fuzzer saved: KeyError"):
        load(path)

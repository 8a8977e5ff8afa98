"""The check of one page: the laws, then the page's truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.fuzz import laws, truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.fuzz.page import Page
    from cleantext.fuzz.truth import Strictness
    from cleantext.model import Document
    from cleantext.options import Format
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

FORMATS: tuple[Format, ...] = ("text", "html")


def check(
    cleaner: Cleaner,
    page: Page,
    *,
    template: Template | None = None,
    formats: Sequence[Format] = FORMATS,
    strictness: Strictness = "known",
) -> tuple[Document, ...]:
    """Clean a page and hold the result against the laws and against what the page says of itself.

    ``template``: the one to clean with; None: the page's own, if it has one. ``formats``: how the page is rendered.
    ``strictness``: which mistakes count beside broken laws. ``"laws"``: none; ``"body"``: a line of the article that was
    removed or lost letters; ``"known"``: also a chrome or metadata line that was kept although it is of a safe slot of the
    template, in its place, or a safe rule takes it; ``"all"``: also any other chrome or metadata line that was kept;
    ``"template"``: what a template answers for: lines of the article that it speaks of, lost with it (at once, or when
    the article is cleaned again) and not without it, and kept lines of its safe slots.

    Returns the documents, one for each format. Raises ``FuzzFailure`` for the first difference.
    """
    template = template if template is not None else page.template
    truth.check_slots(page, template, formats[0])
    judged = truth.harmed_by_a_template(page) if strictness == "template" else None
    documents = []
    for form in formats:
        document = laws.cleaned(cleaner, page, template, form)
        laws.check_verdicts(page, document, form)
        laws.check_spans(page, document, form)
        laws.check_conservation(page, document, form)
        laws.check_determinism(cleaner, page, template, document, form)
        laws.check_weak_evidence(cleaner, page, document, form, judged=judged)
        _check_truth(cleaner, page, template, document, form, strictness)
        laws.check_idempotence(cleaner, page, template, document, form, judged=judged)
        documents.append(document)
    return tuple(documents)


def _check_truth(
    cleaner: Cleaner, page: Page, template: Template | None, document: Document, form: Format, strictness: Strictness
) -> None:
    if strictness == "laws":
        return
    excused: frozenset[int] = frozenset()
    if strictness == "template":
        without = laws.cleaned(cleaner, page, None, form)
        excused = truth.not_the_templates_doing(page, document, without, form)
    truth.check_body(page, document, form, excused=excused)
    if strictness == "body":
        return
    truth.check_chrome(cleaner, page, document, form, template=template, strictness=strictness)
    if form == "text":
        truth.check_pitches(page, document, template)

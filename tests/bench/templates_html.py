"""Templates learnt from the gold pages of one publisher: what they change in the text of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import process_time

from cleantext import Cleaner, Template, learn
from tests.bench.html import GoldPage, gold_pages, score_set

_SETS = "ABCE"


def report(data: Path) -> None:
    """For each set the scores without a template, with one of the publisher's other pages, and with one of all its pages."""
    cleaner = Cleaner()
    print(f"{'':34s} precision  recall      F1")
    for name in _SETS:
        publishers = [pages for pages in _by_publisher(data, name) if len(pages) > 1]
        pages = [page for own in publishers for page in own]
        for page in pages:
            cleaner.clean(page.html, format="html", template=None)  # compiles what is timed below
        started = process_time()
        generic = _texts(cleaner, pages, [None] * len(pages))
        cleaned = process_time()
        whole = [_learnt(own) for own in publishers]
        learnt = process_time()
        others = [_learnt([*own[:index], *own[index + 1 :]]) for own in publishers for index in range(len(own))]
        all_of_them = [template for template, own in zip(whole, publishers, strict=True) for _ in own]
        for kind, texts in (
            ("generic", generic),
            ("learnt from the other pages", _texts(cleaner, pages, others)),
            ("learnt from all its pages", _texts(cleaner, pages, all_of_them)),
        ):
            for metric, score in score_set(name, [page.gold for page in pages], texts).items():
                shares = "  ".join(f"{100 * value:7.2f}" for value in (score.precision, score.recall, score.f1))
                print(f"{name} {len(pages):2d} {metric:8s} {kind:27s} {shares}")
        print(f"{name}: learning takes {(learnt - cleaned) / (cleaned - started):.2f} of cleaning the same pages")


def _by_publisher(data: Path, name: str) -> list[list[GoldPage]]:
    found: dict[str, list[GoldPage]] = {}
    for page in gold_pages(data, [name]):
        found.setdefault(page.gold["publisher"], []).append(page)
    return [found[publisher] for publisher in sorted(found)]


def _learnt(pages: Sequence[GoldPage]) -> Template:
    return learn([page.html for page in pages], publisher=pages[0].gold["publisher"])


def _texts(cleaner: Cleaner, pages: Sequence[GoldPage], templates: Sequence[Template | None]) -> list[str]:
    return [
        cleaner.clean(page.html, format="html", template=template).text
        for page, template in zip(pages, templates, strict=True)
    ]

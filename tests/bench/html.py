"""Article text out of HTML: cleantext and trafilatura on the gold pages, in one run.

``python -m tests.bench html ../shared/data [--sets A,B,C,D,E] [--errors] [--stages] [--limit N]``
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleantext.draft import Draft
from cleantext.readers.decode import decode_html
from tests.bench.html_metrics import Score, mean, micro, rouge_lsum, segments, shingles, words

SETS = ("A", "B", "C", "D", "E")
System = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One gold page: the set it is in, its bytes, and its row of ``gold.jsonl``."""

    set: str
    html: bytes
    gold: dict[str, Any]

    @property
    def name(self) -> str:
        """Set and file, unique over all sets."""
        return f"{self.set}/{self.gold['file']}"


def gold_pages(data: Path, sets: Iterable[str] = SETS, limit: int | None = None) -> Iterator[GoldPage]:
    """The pages of the named sets, the first ``limit`` of each."""
    for name in sets:
        folder = data / "html" / name
        with (folder / "gold.jsonl").open(encoding="utf-8") as file:
            rows = list(file)[:limit]
        for row in rows:
            gold = json.loads(row)
            yield GoldPage(name, gzip.decompress((folder / gold["file"]).read_bytes()), gold)


def score_set(name: str, golds: Sequence[dict[str, Any]], texts: Sequence[str]) -> dict[str, Score]:
    """The scores of one set, by metric."""
    pairs = list(zip(golds, texts, strict=True))
    if name == "D":
        return {"segments": micro([segments(gold["wanted"], gold["unwanted"], text) for gold, text in pairs])}
    per_page = [score_page(name, gold, text) for gold, text in pairs]
    return {
        metric: mean([page[metric] for page in per_page], f1_of_means=metric == "shingles")
        for metric in (per_page[0] if per_page else {})
    }


def score_page(name: str, gold: dict[str, Any], text: str) -> dict[str, Score]:
    """The scores of one page, by metric; the first is the one that sorts errors."""
    if name == "D":
        return {"segments": micro([segments(gold["wanted"], gold["unwanted"], text)])}
    scores = {}
    if name in "AC":
        scores["rouge"] = rouge_lsum(gold["body"], text)
    if name == "E":
        scores["words"] = words("\n".join(gold["body"]), text)
    if name in "BCE":
        scores["shingles"] = shingles("\n".join(gold["body"]), text)
    return scores


def trafilatura_text(html: bytes) -> str:
    """The peer, as its users call it for article text."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def trafilatura_precision_text(html: bytes) -> str:
    """The peer in precision mode."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False, favor_precision=True) or ""


def cleantext_text(html: bytes) -> str:
    """cleantext, with its default options; without templates, because the judges' publishers have none."""
    import cleantext

    return cleantext.clean(html, format="html").text


SYSTEMS: dict[str, System] = {
    "trafilatura": trafilatura_text,
    "trafilatura precision": trafilatura_precision_text,
    "cleantext": cleantext_text,
}


def run(pages: Sequence[GoldPage], system: System) -> tuple[list[str], float]:
    """Each page's text and the CPU seconds all of them took; the first page is run once before, for imports."""
    if pages:
        system(pages[0].html)
    start = time.process_time()
    texts = [system(page.html) for page in pages]
    return texts, time.process_time() - start


def print_table(rows: dict[str, dict[str, dict[str, Score]]], seconds: dict[str, float]) -> None:
    """One line a system, set and metric, then the CPU times as ratios to the first system."""
    for system, by_set in rows.items():
        for name, scores in by_set.items():
            for metric, score in scores.items():
                cells = f"P {score.precision:6.1%}  R {score.recall:6.1%}  F1 {score.f1:6.1%}"
                print(f"{name}  {metric:9s} {cells}  {system}")
    peer = next(iter(seconds.values()), 0.0)
    for system, spent in seconds.items():
        print(f"CPU {spent:7.1f} s  {spent / max(peer, 1e-9):5.2f} x  {system}")


def print_stages(pages: Sequence[GoldPage]) -> None:
    """CPU milliseconds a page of each step of the pipeline, and its share of trafilatura's; each page is read once before."""
    from cleantext import pipeline

    cleaner = pipeline.Cleaner()
    spent = dict.fromkeys([name for name, _ in pipeline.STEPS], 0.0)
    peer = 0.0
    for page in pages:
        cleaner.clean(page.html, format="html")
        draft = Draft(decode_html(page.html)[0], "html")
        for name, step in pipeline.STEPS:
            start = time.process_time()
            draft = step(cleaner, draft)
            spent[name] += time.process_time() - start
        start = time.process_time()
        trafilatura_text(page.html)
        peer += time.process_time() - start
    for name, seconds in spent.items():
        print(f"{1000 * seconds / len(pages):7.2f} ms a page  {seconds / peer:5.2f} x  {name}")
    print(f"{1000 * peer / len(pages):7.2f} ms a page   1.00 x  trafilatura")


def print_errors(pages: Sequence[GoldPage], texts: Sequence[str], peers: Sequence[str], *, most: int = 25) -> None:
    """The pages furthest behind the peer, and the worst pages, with both F1."""
    scored = []
    for page, text, peer in zip(pages, texts, peers, strict=True):
        metric, score = next(iter(score_page(page.set, page.gold, text).items()))
        scored.append((score.f1, score_page(page.set, page.gold, peer)[metric].f1, page.name, score))
    for title, key in (("behind the peer", lambda row: row[0] - row[1]), ("worst", lambda row: row[0])):
        print(title)
        for f1, peer_f1, page_name, score in sorted(scored, key=key)[:most]:
            print(f"  {f1:6.1%} against {peer_f1:6.1%}  P {score.precision:6.1%} R {score.recall:6.1%}  {page_name}")


def report(data: Path, sets: Sequence[str], *, limit: int | None = None, errors: bool = False) -> None:
    """Run all systems over the chosen sets and print the table."""
    rows: dict[str, dict[str, dict[str, Score]]] = {system: {} for system in SYSTEMS}
    seconds = dict.fromkeys(SYSTEMS, 0.0)
    for name in sets:
        pages = list(gold_pages(data, [name], limit))
        texts = {}
        for system, extract in SYSTEMS.items():
            texts[system], spent = run(pages, extract)
            seconds[system] += spent
            rows[system][name] = score_set(name, [page.gold for page in pages], texts[system])
        if errors:
            print_errors(pages, texts["cleantext"], texts["trafilatura"])
    print_table(rows, seconds)

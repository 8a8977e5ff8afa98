"""Metadata of HTML pages against gold, cleantext and trafilatura in the same run.

``python -m tests.bench.metadata DATA [--errors] [--sets CE]``. Scores: share of
the pages whose gold has the field where title (exact,
quotation marks and white space folded), author set (case folded, without academic titles and credentials) and
day of publication (of the last change, where the page shows no other) are right.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import regex
from lxml import etree

from cleantext.metadata import from_html
from cleantext.readers.decode import decode_html
from cleantext.readers.html_parse import parsed

Row: TypeAlias = dict[str, Any]
Answer: TypeAlias = dict[str, Any]

_FIELDS = ("title", "authors", "date")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_JOINED = regex.compile(r"\s*(?:,\s*and\s|\sand\s|\s&\s|[;,])\s*")
_CREDENTIAL = regex.compile(
    r"(?:dr|prof|mr|mrs|ms)\.?\s+|(?:\s|\A)(?:ph\.?d\.?|md|m\.d\.|rd|ms|mba|ma|fand|rdn|jd|cpa|esq|e-ryt.*|mph|rn|lcsw)\Z",
    regex.IGNORECASE,
)


def cleantext_answer(tree: etree._Element, _: bytes, url: str) -> Answer:
    """Cleantext's metadata."""
    found = from_html(tree, url=url)
    moment = found.published or found.modified
    day = moment.date().isoformat() if moment else None
    return {"title": found.title, "authors": found.authors, "date": day, "provenance": found.provenance}


def trafilatura_answer(_: etree._Element, page: bytes, url: str) -> Answer:
    """Trafilatura's metadata."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(page, default_url=url)
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"title": found.title, "authors": tuple(authors), "date": found.date, "provenance": {}}


SYSTEMS: dict[str, Callable[[etree._Element, bytes, str], Answer]] = {
    "cleantext": cleantext_answer,
    "trafilatura": trafilatura_answer,
}


def pages(data: Path, name: str) -> Iterator[tuple[Row, etree._Element, bytes]]:
    """Each gold row of a set with its parsed page and the page's bytes."""
    folder = data / "html" / name
    for line in (folder / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        page = gzip.decompress((folder / row["file"]).read_bytes())
        tree = parsed(decode_html(page)[0])
        if tree is not None:
            yield row, tree, page


def is_right(field: str, answer: Answer, gold: Row) -> bool:
    """Whether an answer's field is what the gold row has."""
    if field == "authors":
        return _people(answer["authors"]) == _people(gold["authors"])
    if field == "title":
        return _plain(answer["title"] or "") == _plain(gold["title"])
    return bool((answer["date"] or "")[:10] == gold["date"][:10])


def _people(names: list[str]) -> set[str]:
    parts = (part for name in names for part in _JOINED.split(name))
    plain = {" ".join(_CREDENTIAL.sub("", part.strip()).split()).casefold() for part in parts}
    return {name for name in plain if name}


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).replace("\u00ad", "").split())


def report(data: Path, sets: str, *, errors: bool) -> None:
    """Print a row per set and field."""
    print(f"{'set':4}{'field':10}{'pages':>6}" + "".join(f"{name:>13}" for name in SYSTEMS))
    for name in sets:
        right = {(system, field): 0 for system in SYSTEMS for field in _FIELDS}
        counts = dict.fromkeys(_FIELDS, 0)
        for row, tree, page in pages(data, name):
            answers = {system: answer(tree, page, row["url"]) for system, answer in SYSTEMS.items()}
            for field in _FIELDS:
                if not row.get(field):
                    continue
                counts[field] += 1
                for system, answer in answers.items():
                    right[system, field] += is_right(field, answer, row)
                ours = answers["cleantext"]
                if errors and not is_right(field, ours, row):
                    source = ours["provenance"].get("published" if field == "date" else field)
                    print(f"  {field} {row['file'][6:]}: gold {row[field]!r}, found {ours[field]!r} ({source})")
        for field in _FIELDS:
            shares = "".join(f"{100 * right[system, field] / max(1, counts[field]):12.1f}%" for system in SYSTEMS)
            print(f"{name:4}{field:10}{counts[field]:6}{shares}")

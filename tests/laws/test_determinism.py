"""Law 4: the result depends on source and options alone: not on process, hash seed, locale, thread or file order."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner
from cleantext.normalize import bare
from cleantext.rules import Matcher, load_pack
from tests.documents import ROOT, fixtures, seeds

_SCRIPT = """
import hashlib, sys
import cleantext
from tests.documents import fixtures, seeds
for document in (*seeds(), *fixtures()[::4]):
    cleaned = cleantext.clean(document.source, format="html" if document.is_html else "text")
    sys.stdout.buffer.write((document.name + " " + hashlib.sha256(cleaned.to_json().encode()).hexdigest() + "\\n").encode())
"""
_RULE = """
language = "de"
label = "{label}"

[[rule]]
id = "invented"
tier = "safe"
hint = ["{word}"]
match = '''^{word}'''
why = "A word that no pack knows."
drop = ["{word} eins", "{word} zwei"]
keep = ["Das Wort {word} steht hier."]
"""


def _run(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=True, text=True
    )  # fmt: skip
    return done.stdout


def test_processes_hash_seeds_and_locales_agree() -> None:
    """Processes with different hash seeds, locales and time zones give the same JSON for the same documents."""
    runs = [
        _run(PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC"),
        _run(PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="Asia/Tokyo"),
        _run(PYTHONHASHSEED="4242", LC_ALL="tr_TR.UTF-8", PYTHONUTF8="0", TZ="America/New_York"),
    ]
    assert runs[0].count("\n") >= len(seeds()) + len(fixtures()) // 4
    assert runs[0] == runs[1] == runs[2]


@given(order=st.randoms(use_true_random=False))
def test_rule_order_does_not_matter(order: random.Random) -> None:
    """A matcher finds the same rules in the same order whatever the order it was given them in."""
    rules = [rule for language in ("de", "en") for rule in load_pack(language)][::7]
    shuffled = rules.copy()
    order.shuffle(shuffled)
    texts = [bare(text) for rule in rules[::5] for text in rule.drop]
    found = [[match.rule.id for match in matches] for matches in Matcher(rules).match(texts)]
    assert found == [[match.rule.id for match in matches] for matches in Matcher(shuffled).match(texts)]
    assert any(found)


def test_rule_file_order_does_not_matter(tmp_path: Path) -> None:
    """The same rule files under other names and in another order give the same document."""
    pairs = [("newsletter", "zwirbel"), ("social", "quasel"), ("legal", "mumpitz")]
    source = seeds()[0].source.decode() + "\nZwirbel eins\nQuasel zwei\nMumpitz drei"
    results = []
    for run, names in enumerate((("a", "b", "c"), ("c", "a", "b"))):
        directory = tmp_path / str(run)
        directory.mkdir()
        for name, (label, word) in zip(names, pairs, strict=True):
            (directory / f"{name}.toml").write_text(_RULE.format(label=label, word=word), "utf-8")
        files = sorted(directory.iterdir(), reverse=bool(run))
        results += [Cleaner(rules=[directory]).clean(source).to_json(), Cleaner(rules=files).clean(source).to_json()]
    assert len(set(results)) == 1
    assert "zwirbel" in results[0]


def test_threads_agree() -> None:
    """One cleaner shared by eight threads gives what it gives alone."""
    cleaner = Cleaner()
    sources = [document.source for document in fixtures() if not document.is_html]
    alone = [Cleaner().clean(source, format="text").to_json() for source in sources[:4]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda source: cleaner.clean(source, format="text").to_json(), sources[:4] * 4))
    assert together == alone * 4


@pytest.mark.parametrize("options", [{}, {"language": "de"}, {"policy": "lenient", "keep": ["caption"]}])
def test_a_pickled_cleaner_agrees(options: dict[str, object]) -> None:
    """A cleaner that travelled through pickle cleans as it did before."""
    cleaner = Cleaner(**options)
    travelled = pickle.loads(pickle.dumps(cleaner))  # noqa: S301 - our own bytes
    for document in (*seeds(), fixtures()[0]):
        assert travelled.clean(document.source).to_json() == cleaner.clean(document.source).to_json()


def test_documents_do_not_influence_each_other() -> None:
    """A document cleaned after many others is cleaned as it was first."""
    first = [cleantext.clean(document.source).to_json() for document in seeds()]
    for fixture in fixtures()[::6]:
        cleantext.clean(fixture.source, format="html" if fixture.is_html else "text")
    assert [cleantext.clean(document.source).to_json() for document in seeds()] == first

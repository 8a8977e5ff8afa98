"""Law 5: weak evidence never removes prose: a full sentence inside the article goes only on strong evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Cleaner, Label
from cleantext.options import POLICIES
from tests.documents import Expected, clean_articles
from tests.strategies import GeneratedPage, articles, pages

CLEANERS = {policy: Cleaner(policy=policy) for policy in POLICIES}
# The labels that a rule can have.
LABELS = [label for label in Label if label.group != "body"]
_LONG = 120
_SUPPORTING = """
language = "de"
label = "{label}"

[[rule]]
id = "everyday-words"
tier = "supporting"
hint = ["prozent", "euro", "stadt", "jahr"]
match = '''\\b(prozent|euro|stadt|jahr(en?)?)\\b'''
why = "Words of many German articles: weak evidence if ever there was."
drop = ["3 Prozent", "Im Jahr 3"]
keep = ["Die Stadtmauer ist alt."]
"""


def prose_of(lines: list[str]) -> list[str]:
    """The lines that are surely full sentences."""
    return [line for line in lines if len(line) >= _LONG and line.rstrip('“”"»').endswith((".", "!", "?"))]


@given(page=pages("de", "en", "fr", "es"))
def test_prose_survives_its_surroundings(page: GeneratedPage) -> None:
    """Chrome lines before, between and after take no paragraph of prose with them."""
    kept = set(CLEANERS["default"].clean(page.source, format="text").text.split("\n\n"))
    assert [line for line in prose_of(page.body) if line not in kept] == []


@given(page=pages(), policy=st.sampled_from(sorted(POLICIES)))
def test_removed_prose_was_nearly_certain(page: GeneratedPage, policy: str) -> None:
    """What goes from within the article despite reading like prose goes at the probability that the policy asks of prose."""
    document = CLEANERS[policy].clean(page.source, format="text")
    sure = POLICIES[policy].prose_probability
    prose = set(prose_of([line.text for line in page.lines]))
    weak = [(r.text, r.confidence) for r in document.removed if r.text in prose and r.confidence < sure]
    assert weak == []


@pytest.mark.parametrize("label", LABELS)
def test_a_supporting_rule_alone_removes_no_prose(label: Label, tmp_path: Path) -> None:
    """A supporting rule that fires on ordinary words removes none of the paragraphs that hold them."""
    rules = tmp_path / "weak.toml"
    rules.write_text(_SUPPORTING.format(label=label), "utf-8")
    cleaner = Cleaner(rules=[rules])
    lost = []
    for article in clean_articles("de"):
        kept = set(cleaner.clean(article.source, format="text").text.split("\n\n"))
        lost += [line for line in prose_of(article.body) if line not in kept]
    assert lost == []


@given(article=articles(), count=st.integers(1, 3))
def test_a_truncated_article_keeps_its_prose(article: Expected, count: int) -> None:
    """The last paragraphs of an article stay whatever stood above them is missing."""
    prose = prose_of(article.body)
    source = "\n\n".join(prose[-count:])
    assert CLEANERS["default"].clean(source, format="text").text == source

"""Many files: order, errors as results, streaming, several processes and threads."""

from __future__ import annotations

import gzip
import itertools
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext import Cleaner, FileResult, InputError, OptionError, RuleError, TemplateError, WeightsError
from cleantext.batch import _CHUNK, _IN_FLIGHT
from tests.documents import fixtures, seeds

BODY = "Der Kreistag hat am Donnerstag mit großer Mehrheit beschlossen, {} neue Rettungswachen zu bauen, sagte der Landrat."


@pytest.fixture(name="paths")
def files_with_failures(tmp_path: Path) -> list[Path]:
    """Forty files, of which three cannot be read."""
    paths = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{BODY.format(number)}\nJetzt Newsletter abonnieren!\n", "utf-8")
        paths.append(path)
    paths[3].unlink()
    paths[20] = tmp_path / "20.pdf"
    paths[33] = tmp_path / "33.txt.gz"
    paths[33].write_bytes(gzip.compress(b"x" * 100)[:-9])
    return paths


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_with_errors_in_their_places(workers: int, paths: list[Path]) -> None:
    """Every path gives one result in its place: the document, or the error that names the file."""
    results = list(cleantext.clean_files(paths, workers=workers))
    assert [result.path for result in results] == paths
    failed = {index: result.error for index, result in enumerate(results) if result.document is None}
    assert {index: type(error) for index, error in failed.items()} == dict.fromkeys((3, 20, 33), InputError)
    assert str(failed[3]) == f"{paths[3]}: cannot be read: No such file or directory"
    assert str(failed[20]).startswith(f"{paths[20]}: unknown suffix '.pdf', expected one of .txt ")
    assert str(failed[33]).startswith(f"{paths[33]}: damaged gzip data: ")
    texts = {index: result.document.text for index, result in enumerate(results) if result.document is not None}
    assert texts == {index: BODY.format(index) for index in range(40) if index not in failed}
    assert all(result.error is None for index, result in enumerate(results) if index not in failed)


def test_processes_give_what_this_one_gives() -> None:
    """Two processes give the very documents of one, of text and HTML, with the same options."""
    paths = [fixture.path for fixture in fixtures()[::14]] + [seed.path for seed in seeds()]
    options: dict[str, Any] = {"policy": "strict", "keep": {"caption"}, "dateline": "strip"}
    alone = [FileResult(path, cleantext.clean_file(path, **options)) for path in paths]
    assert list(cleantext.clean_files(paths, workers=2, **options)) == alone
    assert list(cleantext.clean_files(map(str, paths), workers=1, **options)) == alone


@pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, 2 * _CHUNK * _IN_FLIGHT)])
def test_an_endless_stream_is_cleaned_as_it_comes(workers: int, ahead: int, paths: list[Path]) -> None:
    """Of endless paths no more are taken than the results asked for and those in flight."""
    taken: list[Path] = []

    def endless() -> Iterator[Path]:
        for path in itertools.cycle(paths[:3]):
            taken.append(path)
            yield path

    results = cleantext.clean_files(endless(), workers=workers)
    assert taken == []
    first = list(itertools.islice(results, 2))
    assert [result.path for result in first] == paths[:2]
    assert len(taken) <= 1 + ahead
    results.close()  # type: ignore[attr-defined]  # both kinds of result are generators
    assert len(taken) <= 1 + ahead


def test_no_paths_give_no_results() -> None:
    """An empty stream ends at once, whatever the number of processes."""
    assert list(cleantext.clean_files([], workers=1)) == []
    assert list(cleantext.clean_files([], workers=2)) == []


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"workers": 0}, OptionError),
        ({"workers": -1}, OptionError),
        ({"policy": "harsh"}, OptionError),
        ({"keep": "caption"}, OptionError),
        ({"language": "german"}, OptionError),
        ({"rules": ["none.toml"]}, RuleError),
        ({"weights": "none.toml"}, WeightsError),
        ({"template": "golem"}, TemplateError),
        ({"languge": "de"}, TypeError),
    ],
)
def test_bad_options_are_refused_before_reading(options: dict[str, Any], error: type[Exception]) -> None:
    """A bad option is refused by the call itself, before a path has been taken from the stream."""

    def never() -> Iterator[Path]:
        pytest.fail("a path was read")
        yield Path()

    with pytest.raises(error):
        cleantext.clean_files(never(), **options)


def test_a_cleaner_pickles(tmp_path: Path) -> None:
    """A Cleaner with options of every kind comes back with the same options and the same results."""
    rules = tmp_path / "own.toml"
    rules.write_text(
        'language = "de"\nlabel = "contact"\n[[rule]]\nid = "hotline"\ntier = "safe"\nhint = ["quasselstrippe"]\n'
        "match = '''^quasselstrippe \\d'''\nwhy = \"Our hotline.\"\n"
        'drop = ["Quasselstrippe 0800 1234", "Quasselstrippe 11 88"]\nkeep = ["Sie nannte ihn eine Quasselstrippe."]\n',
        "utf-8",
    )
    cleaner = Cleaner(language="de", keep={"newsletter"}, policy="lenient", dateline="strip", rules=[rules])
    cleaner.clean("Warm geworden, hält der Cleaner mehr als seine Optionen.")
    back = pickle.loads(pickle.dumps(cleaner))  # noqa: S301 - our own bytes
    source = f"{BODY.format(2)}\nJetzt Newsletter abonnieren!\nQuasselstrippe 0800 99"
    assert back.options == cleaner.options
    assert back.clean(source) == cleaner.clean(source)
    assert "de.contact.hotline" in [e.name for removal in back.clean(source).removed for e in removal.evidence]


def test_threads_may_share_a_cleaner() -> None:
    """One Cleaner used by many threads at once, in many languages, gives each what it gives alone."""
    sources = [fixture.source for fixture in fixtures()[::7]] * 3
    alone = Cleaner()
    expected = [alone.clean(source) for source in sources]
    shared = Cleaner()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shared.clean, sources)) == expected

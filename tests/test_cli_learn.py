"""``cleantext learn`` as a real process: what it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import cleantext
from tests.archives import archive
from tests.test_cli import run, run_on_a_terminal

LINE = "Die Redaktion wünscht allen Lesern einen guten Tag."
SUMMARY = "1 slots (1 safe) learnt from 6 documents"


@pytest.fixture(name="folder")
def folder_of_files(tmp_path: Path) -> Path:
    """Six articles with a standing line, two of them gzipped in a folder of their own."""
    folder = tmp_path / "archive"
    (folder / "older").mkdir(parents=True)
    for number, text in enumerate(archive(6, "de", lambda _, __, body: [*body, LINE])):
        if number < 4:
            (folder / f"{number}.txt").write_text(text, "utf-8")
        else:
            (folder / "older" / f"{number}.txt.gz").write_bytes(gzip.compress(text.encode()))
    (folder / "notes.pdf").write_bytes(b"%PDF")
    return folder


def test_a_template_is_written_that_the_loader_takes(folder: Path) -> None:
    """A directory is read to its depth; the file loads, has comments, and cleans."""
    code, out, err = run("learn", folder, "-o", "bote.toml", "--host", "bote.example", cwd=folder.parent)
    assert (code, out, err) == (0, "", f"cleantext: bote.toml: {SUMMARY}\n")
    path = folder.parent / "bote.toml"
    template = cleantext.load_template(path)
    assert (template.publisher, template.hosts, template.language) == ("bote", ("bote.example",), "de")
    assert [slot.literal for slot in template.slots] == [(LINE,)]
    assert "# stands in 6 of 6 documents; " in path.read_text("utf-8")
    assert not list(folder.parent.glob("*.part"))


def test_publisher_and_language_can_be_given(folder: Path) -> None:
    """What is given stands in the file."""
    arguments = ("--publisher", "Der Bote", "--language", "de", "--host", "bote.example")
    assert run("learn", folder, "-o", "x.toml", *arguments, cwd=folder.parent)[0] == 0
    assert (folder.parent / "x.toml").read_text("utf-8").startswith('publisher = "Der Bote"\nlanguage = "de"\n')


def test_an_existing_file_is_left_alone_unless_forced(folder: Path) -> None:
    """Without --force nothing is overwritten and exit code 1 says so; with it the template is new."""
    path = folder.parent / "bote.toml"
    path.write_text("mine", "utf-8")
    arguments = ("learn", folder, "-o", "bote.toml", "--host", "bote.example")
    assert run(*arguments, cwd=folder.parent) == (1, "", "cleantext: bote.toml exists; use --force to overwrite it\n")
    assert path.read_text("utf-8") == "mine"
    assert run(*arguments, "--force", cwd=folder.parent)[0] == 0
    assert cleantext.load_template(path).slots


def test_a_file_that_fails_does_not_stop_the_others(folder: Path) -> None:
    """The bad file is named, the template is learnt from the others, and the exit code is 1."""
    (folder / "bad.txt.gz").write_bytes(b"no gzip")
    code, _, err = run("learn", "archive", "missing.txt", "-o", "b.toml", "--host", "b.example", cwd=folder.parent)
    assert code == 1
    assert err.splitlines() == [
        "cleantext: missing.txt: no such file or directory",
        "cleantext: archive/bad.txt.gz: damaged gzip data: Not a gzipped file (b'no')",
        f"cleantext: b.toml: {SUMMARY}",
    ]
    assert cleantext.load_template(folder.parent / "b.toml").slots


def test_nothing_to_learn_from_is_said(tmp_path: Path) -> None:
    """A folder without files of a known suffix gives no template, and exit code 1."""
    (tmp_path / "empty").mkdir()
    assert run("learn", "empty", "-o", "x.toml", cwd=tmp_path) == (
        1,
        "",
        (
            "cleantext: empty: holds no file with a suffix among .txt .md .html .htm .xhtml, or these with .gz\n"
            "cleantext: nothing to learn from: no document could be read\n"
        ),
    )
    assert not (tmp_path / "x.toml").exists()


def test_a_template_that_nothing_tells_apart_is_not_written(tmp_path: Path) -> None:
    """Texts without a host and without a line of the publisher's own need --host."""
    for number, text in enumerate(archive(3, "de", lambda _, __, body: body)):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    code, out, err = run("learn", ".", "-o", "x.toml", cwd=tmp_path)
    assert (code, out) == (1, "")
    assert err == (
        "cleantext: no template written: nothing tells this publisher from others, no host in the files and no line of its"
        " own; name its hosts with --host\n"
    )


def test_an_output_that_cannot_be_written_is_named(folder: Path) -> None:
    """A folder that does not exist is an error with the file's name."""
    code, _, err = run("learn", folder, "-o", "no/where.toml", "--host", "bote.example", cwd=folder.parent)
    assert code == 1
    assert err == "cleantext: no/where.toml: cannot be written: No such file or directory\n"


def test_a_host_that_is_none_is_refused(folder: Path) -> None:
    """An address in place of a host is named, and nothing is read."""
    code, _, err = run("learn", folder, "-o", "x.toml", "--host", "https://b.example/", cwd=folder.parent)
    assert code == 1
    assert err == "cleantext: hosts: found 'https://b.example/', expected a lower-case host such as 'example.org'\n"


def test_usage_errors_exit_with_2(tmp_path: Path) -> None:
    """Without files or without output nothing runs."""
    assert run("learn", "-o", "x.toml", cwd=tmp_path)[0] == 2
    assert run("learn", tmp_path, cwd=tmp_path)[0] == 2


def test_a_terminal_sees_progress(folder: Path) -> None:
    """With many files a progress bar stands on standard error when that is a terminal."""
    for number in range(10, 20):
        (folder / f"{number}.txt").write_text("Ein Satz.", "utf-8")
    arguments = ("learn", folder, "-o", folder / "x.toml", "--host", "bote.example")
    assert "reading" in run_on_a_terminal(*arguments, cwd=folder, stream="stderr")
    assert "reading" not in run(*arguments, "--force", cwd=folder)[2]

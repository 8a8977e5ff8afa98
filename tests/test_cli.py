"""The command line, run as a real process: what it writes where, how it fails, and what a terminal changes."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import cleantext
from cleantext import OutputError
from cleantext import __main__ as entry
from cleantext.commands.clean import _Writer

BODY = """
Der Landkreis Holzminden baut in Stadtoldendorf und Polle neue Rettungswachen. Das hat der Kreistag am Donnerstag mit \
großer Mehrheit beschlossen, die Kosten sollen bei 7,8 Millionen € liegen.
Bisher sind die Rettungswagen in einer ehemaligen Autowerkstatt untergebracht, deren Tore nur 2,90 Meter hoch sind. \
Neue Fahrzeuge passen dort nicht hinein, weshalb eines seit Mai unter freiem Himmel steht.
Beide Gebäude sollen Ende 2026 fertig sein, und die alte Wache will der Kreis danach an die Gemeinde verkaufen.
""".strip().split("\n")
CHROME = ("Jetzt Newsletter abonnieren!", "Alle Rechte vorbehalten.", "Auf Facebook teilen")
PAGE = "\n".join((*BODY, *CHROME)) + "\n"
TEXT = "\n\n".join(BODY) + "\n"
ESCAPE = "\x1b["
COMMAND = (sys.executable, "-W", "error", "-m", "cleantext")


def environment(**changes: str) -> dict[str, str]:
    """The environment without what changes colours or encodings, and with some changes."""
    ambient = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
    return ambient | {"TERM": "xterm", "COLUMNS": "100"} | changes


def run(*args: object, cwd: Path, stdin: bytes = b"", **changes: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one call."""
    command = [*COMMAND, *map(str, args)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, env=environment(**changes))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def run_on_a_terminal(*args: object, cwd: Path, stream: str, **changes: str) -> str:
    """What one call writes to ``stream`` (``stdout`` or ``stderr``) when that is a terminal."""
    pty: Any = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    streams: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    with subprocess.Popen([*COMMAND, *map(str, args)], cwd=cwd, env=environment(**changes), **streams) as process:
        os.close(theirs)
        chunks = []
        try:
            while chunk := os.read(ours, 65536):
                chunks.append(chunk)
        except OSError as error:
            if error.errno != errno.EIO:  # how Linux says that the other side is closed
                raise
        os.close(ours)
    assert process.returncode == 0
    return b"".join(chunks).decode("utf-8")


@pytest.fixture(name="page")
def page_file(tmp_path: Path) -> Path:
    """A page of three paragraphs and three lines of chrome."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_text_goes_to_standard_output(page: Path) -> None:
    """Without options the cleaned text is all that is written."""
    assert run("clean", page, cwd=page.parent) == (0, TEXT, "")


def test_json_and_json_lines_hold_the_document(page: Path) -> None:
    """Both JSON formats give the path and the document as the library gives it; jsonl takes one line."""
    expected = {"path": str(page), **cleantext.clean_file(page).to_dict()}
    code, pretty, _ = run("clean", page, "--format", "json", cwd=page.parent)
    assert (code, json.loads(pretty)) == (0, expected)
    code, line, _ = run("clean", page, "--format", "jsonl", cwd=page.parent)
    assert (code, json.loads(line), line.count("\n")) == (0, expected, 1)
    assert "großer" in line


def test_markdown_is_what_the_library_renders(page: Path) -> None:
    """The Markdown format is the document's own."""
    expected = cleantext.clean_file(page).to_markdown()
    assert run("clean", page, "--format", "markdown", cwd=page.parent) == (0, expected, "")


def test_standard_input_is_a_dash(page: Path) -> None:
    """A dash reads standard input, text or HTML, and calls it ``stdin``."""
    assert run("clean", "-", cwd=page.parent, stdin=PAGE.encode()) == (0, TEXT, "")
    html = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in BODY) + "</article></body></html>"
    code, out, _ = run("clean", "-", "--format", "jsonl", cwd=page.parent, stdin=html.encode())
    assert (code, json.loads(out)["path"], json.loads(out)["text"]) == (0, "stdin", TEXT.rstrip())


def test_several_files_come_in_the_order_given(page: Path) -> None:
    """Several texts are parted by a blank line, several JSON documents by lines, in the order of the arguments."""
    other = page.with_name("other.md")
    other.write_text(BODY[0] + "\n" + BODY[2], "utf-8")
    both = f"{BODY[0]}\n\n{BODY[2]}\n\n{TEXT}"
    assert run("clean", other, page, cwd=page.parent) == (0, both, "")
    _, out, _ = run("clean", page, other, "-", "--format", "jsonl", cwd=page.parent, stdin=PAGE.encode())
    assert [json.loads(line)["path"] for line in out.splitlines()] == [str(page), str(other), "stdin"]


@pytest.mark.parametrize(
    ("form", "suffix"), [("text", ".txt"), ("json", ".json"), ("jsonl", ".jsonl"), ("markdown", ".md")]
)
def test_outputs_are_named_after_their_inputs(form: str, suffix: str, tmp_path: Path) -> None:
    """Each document gets a file of its own: the name without ``.gz``, with the suffix of the format."""
    for name in ("a.txt", "b.v2.TXT"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    for name in ("c.txt.gz", "D.TXT.GZ"):
        (tmp_path / name).write_bytes(gzip.compress(PAGE.encode()))
    names = ("a.txt", "b.v2.TXT", "c.txt.gz", "D.TXT.GZ")
    assert run("clean", *names, "--format", form, "--output", "deep/out", cwd=tmp_path) == (0, "", "")
    out = tmp_path / "deep" / "out"
    assert sorted(path.name for path in out.iterdir()) == [f"{stem}{suffix}" for stem in ("D", "a", "b.v2", "c")]
    if form == "text":
        assert {path.read_text("utf-8") for path in out.iterdir()} == {TEXT}


def test_an_output_is_overwritten_only_by_force(page: Path) -> None:
    """An output that exists is refused with the way out, the others are written; ``--force`` overwrites."""
    out = page.parent / "out"
    out.mkdir()
    (out / "page.txt").write_text("mine", "utf-8")
    other = page.with_name("other.txt")
    other.write_text(PAGE, "utf-8")
    refusal = f"cleantext: {page}: {Path('out/page.txt')} exists; use --force to overwrite it\n"
    assert run("clean", page, other, "--output", "out", cwd=page.parent) == (1, "", refusal)
    assert (out / "page.txt").read_text("utf-8") == "mine"
    assert (out / "other.txt").read_text("utf-8") == TEXT
    assert run("clean", page, other, "--output", "out", "--force", cwd=page.parent) == (0, "", "")
    assert {path.name: path.read_text("utf-8") for path in out.iterdir()} == {"page.txt": TEXT, "other.txt": TEXT}


def test_two_inputs_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """The second input that would be written to the same output is refused, with force or without."""
    for folder, text in (("x", BODY[0]), ("y", BODY[1])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, "utf-8")
    first, second = Path("x/a.txt"), Path("y/a.txt")
    code, out, err = run("clean", first, second, "--output", "out", "--force", cwd=tmp_path)
    message = f"cleantext: {second}: {Path('out/a.txt')} was already written for another input of the same name\n"
    assert (code, out, err) == (1, "", message)
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == BODY[0] + "\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_failing_files_are_named_and_the_others_written(workers: int, page: Path) -> None:
    """A missing file, an unknown suffix and damaged gzip data are named in order; what can be cleaned is."""
    (page.parent / "a.pdf").write_bytes(b"%PDF")
    (page.parent / "broken.txt.gz").write_bytes(gzip.compress(PAGE.encode())[:-12])
    code, out, err = run(
        "clean", "none.txt", "a.pdf", "page.txt", "broken.txt.gz", "--workers", workers, cwd=page.parent
    )
    assert (code, out) == (1, TEXT)
    missing, unknown, damaged = err.splitlines()
    assert missing == "cleantext: none.txt: cannot be read: No such file or directory"
    assert unknown == (
        "cleantext: a.pdf: unknown suffix '.pdf', expected one of .txt .md .html .htm .xhtml, each also with .gz"
    )
    assert damaged.startswith("cleantext: broken.txt.gz: damaged gzip data: ")


def test_an_output_that_cannot_be_written_is_named(page: Path) -> None:
    """A name that grows too long for the file system is an error of that file alone."""
    long = page.with_name("n" * 250 + ".txt")
    long.write_text(PAGE, "utf-8")
    code, _, err = run("clean", long, page, "--format", "jsonl", "--output", "out", cwd=page.parent)
    target = Path("out") / ("n" * 250 + ".jsonl")
    assert (code, err) == (1, f"cleantext: {long}: {target} cannot be written: File name too long\n")
    assert [path.name for path in (page.parent / "out").iterdir()] == ["page.jsonl"]


WRONG_USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown command": (("wash", "page.txt"), "No such command 'wash'"),
    "unknown option": (("clean", "--colour", "page.txt"), "No such option '--colour'"),
    "no file": (("clean",), "Missing argument 'FILE…'"),
    "two files and a url": (("clean", "page.txt", "b.txt", "--url", "https://e.org"), "--url names one document; give one FILE with it"),
    "standard input twice": (("clean", "-", "-"), "standard input can be read only once; give - once"),
    "bad language": (("clean", "page.txt", "--language", "german"), "language: found 'german', expected an ISO 639 code such as 'de'"),
    "bad language to explain": (("explain", "page.txt", "--language", "german"), "language: found 'german', expected an ISO 639 code such as 'de'"),
    "unknown label": (("clean", "page.txt", "--keep", "captions"), "Invalid value for '--keep': 'captions' is not one of"),
    "output is a file": (("clean", "page.txt", "--output", "page.txt"), "Invalid value for '--output': Directory 'page.txt' is a file"),
    "bad rules": (("clean", "page.txt", "--rules", "rules.toml"), "rules.toml: colour: unknown key"),
    "bad rules for many": (("clean", "page.txt", "b.txt", "--rules", "rules.toml"), "rules.toml: colour: unknown key"),
    "no rules": (("clean", "page.txt", "--rules", "none.toml"), "none.toml: no such rule file or directory"),
    "no weights": (("clean", "page.txt", "--weights", "none.toml"), "none.toml: cannot be read: No such file or directory"),
}  # fmt: skip


@pytest.fixture(scope="module", name="usage")
def outcomes_of_wrong_usage(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """What each wrong call gave; they run side by side to save time."""
    cwd = tmp_path_factory.mktemp("usage")
    (cwd / "page.txt").write_text(PAGE, "utf-8")
    (cwd / "rules.toml").write_text('language = "de"\nlabel = "contact"\ncolour = "red"\n', "utf-8")
    with ThreadPoolExecutor(4) as pool:
        calls = {name: pool.submit(run, *args, cwd=cwd, COLUMNS="300") for name, (args, _) in WRONG_USAGE.items()}
    return {name: call.result() for name, call in calls.items()}


@pytest.mark.parametrize("name", sorted(WRONG_USAGE))
def test_wrong_usage_exits_with_2(name: str, usage: dict[str, tuple[int, str, str]]) -> None:
    """Wrong usage says what is wrong, writes nothing, and is told apart from failing files by its exit code."""
    code, out, err = usage[name]
    assert (code, out) == (2, "")
    assert err.startswith("Usage: ")
    assert WRONG_USAGE[name][1] in err


def test_warnings_go_to_standard_error(page: Path) -> None:
    """A document's warnings stand on standard error with its file, and are no failure."""
    page.write_text("\n".join(CHROME), "utf-8")
    assert run("clean", page, cwd=page.parent) == (0, "", f"cleantext: {page}: warning: no article found\n")


def test_explain_is_plain_in_a_pipe(page: Path) -> None:
    """What ``explain`` pipes is the document's explanation without escape codes."""
    code, out, err = run("explain", page, cwd=page.parent)
    assert (code, out, err) == (0, cleantext.clean_file(page).explain(), "")
    assert ESCAPE not in out
    assert run("explain", "-", cwd=page.parent, stdin=PAGE.encode())[1] == out


def test_explain_fails_with_1(page: Path) -> None:
    """A file that cannot be explained is named, and the exit code is that of a failing file."""
    message = "cleantext: none.txt: cannot be read: No such file or directory\n"
    assert run("explain", "none.txt", cwd=page.parent) == (1, "", message)


def test_explain_is_coloured_on_a_terminal(page: Path) -> None:
    """A terminal gets removed blocks in red and kept ones in green, unless NO_COLOR is set."""
    plain = cleantext.clean_file(page).explain()
    coloured = run_on_a_terminal("explain", page, cwd=page.parent, stream="stdout")
    assert f"{ESCAPE}31m{ESCAPE}1mremoved newsletter" in coloured
    assert f"{ESCAPE}32m{ESCAPE}1mkept    body" in coloured
    bare = run_on_a_terminal("explain", page, cwd=page.parent, stream="stdout", NO_COLOR="1")
    assert bare.replace("\r\n", "\n") == plain


def test_kept_labels_stay(page: Path) -> None:
    """``--keep`` may be repeated and leaves the blocks of these labels in the text."""
    _, out, _ = run("clean", page, "--keep", "newsletter", "--keep", "social", cwd=page.parent)
    assert out == "\n\n".join((*BODY, CHROME[0], CHROME[2])) + "\n"


def test_options_reach_the_cleaner(page: Path) -> None:
    """Policy, language and URL change the document as they do in the library."""
    options = {"policy": "strict", "language": "nl", "url": "https://example.org/a"}
    args = [part for key, value in options.items() for part in (f"--{key}", value)]
    _, out, _ = run("clean", page, "--format", "jsonl", *args, cwd=page.parent)
    values = json.loads(out)
    assert values.pop("path") == str(page)
    assert values == cleantext.clean_file(page, **options).to_dict()
    assert (values["metadata"]["language"], values["metadata"]["url"]) == ("nl", "https://example.org/a")


def test_the_dateline_can_be_stripped(page: Path) -> None:
    """``--dateline strip`` takes the dateline off the first paragraph; without it the dateline stays."""
    page.write_text(f"HOLZMINDEN (dpa) – {PAGE}", "utf-8")
    assert run("clean", page, cwd=page.parent)[1] == f"HOLZMINDEN (dpa) – {TEXT}"
    assert run("clean", page, "--dateline", "strip", cwd=page.parent)[1] == TEXT


def test_help_and_version(tmp_path: Path) -> None:
    """Help names the commands and the exit codes, and the version is the package's."""
    code, out, err = run("--help", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert all(word in " ".join(out.split()) for word in ("clean ", "explain ", "Exit codes: 0 all cleaned; 1 some"))
    assert run("clean", "-h", cwd=tmp_path)[1].startswith("Usage: python -m cleantext clean [OPTIONS] FILE…")
    assert run("--version", cwd=tmp_path) == (0, f"cleantext, version {cleantext.__version__}\n", "")


def test_output_is_utf_8_wherever_it_goes(page: Path) -> None:
    """A pipe gets UTF-8 though the environment asks for an encoding that cannot hold the text."""
    assert run("clean", page, cwd=page.parent, PYTHONIOENCODING="latin-1") == (0, TEXT, "")
    explained = run("explain", page, cwd=page.parent, PYTHONIOENCODING="ascii")
    assert explained == (0, cleantext.clean_file(page).explain(), "")
    assert not explained[1].isascii()


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems refuse such names")
def test_a_file_name_that_is_no_text(page: Path) -> None:
    """A file name with bytes that are not UTF-8 is cleaned, and JSON stays UTF-8."""
    name = os.fsdecode(b"\xff.txt")
    shutil.copy(page, page.with_name(name))
    code, out, _ = run("clean", name, "--format", "jsonl", cwd=page.parent)
    assert (code, json.loads(out)["path"]) == (0, "?.txt")


def test_a_foreign_package_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """When another ``cleantext`` is imported, the command says which and how to get out of it."""
    foreign = ModuleType("cleantext")
    foreign.__file__ = "/site-packages/cleantext/__init__.py"
    monkeypatch.setitem(sys.modules, "cleantext", foreign)
    with pytest.raises(SystemExit) as caught:
        entry.main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == (
        "cleantext: the package imported as 'cleantext' is not cleantext-article but another one "
        "(/site-packages/cleantext/__init__.py).\n"
        "The distributions 'clean-text' and 'cleantext' cannot share an environment with 'cleantext-article':\n"
        "pip uninstall clean-text cleantext; pip install --force-reinstall cleantext-article\n"
    )


def test_a_foreign_package_over_ours_is_named(tmp_path: Path) -> None:
    """The same holds for the real thing: a package whose ``__init__`` was overwritten by another distribution's."""
    package = tmp_path / "cleantext"
    package.mkdir()
    (package / "__init__.py").write_text("def clean(text): ...\n", "utf-8")
    shutil.copy(str(entry.__file__), package / "__main__.py")
    code, out, err = run("--version", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(
        f"cleantext: the package imported as 'cleantext' is not cleantext-article but another one ({package}"
    )


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_an_interrupted_write_leaves_nothing(
    stop: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that is interrupted or fails leaves no part behind, and an older output as it was."""

    def half(path: Path, data: bytes) -> int:
        path.touch()
        assert data
        raise stop

    (tmp_path / "old.txt").write_text("old", "utf-8")
    monkeypatch.setattr(Path, "write_bytes", half)
    writer = _Writer("text", tmp_path, force=True)
    for name in ("old.txt", "new.txt"):
        with pytest.raises((KeyboardInterrupt, OutputError)) as caught:
            writer.write(Path(name), cleantext.clean(PAGE))
        if isinstance(stop, OSError):
            assert str(caught.value) == f"{name}: {tmp_path / name} cannot be written: No space left on device"
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"old.txt": "old"}


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_leaves_whole_files(workers: int, tmp_path: Path) -> None:
    """Ctrl-C ends all processes quietly; what has been written by then is whole."""
    names = [f"{i}.txt" for i in range(400)]
    for name in names:
        (tmp_path / name).write_text(PAGE, "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "cleantext", "clean", *names, "--output", "out", "--workers", str(workers)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        deadline = time.monotonic() + 20
        while not (out.is_dir() and any(out.glob("*.txt"))) and time.monotonic() < deadline:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err.strip()) == (1, "Aborted!")
    assert 0 < len(list(out.iterdir())) < len(names)
    assert {(path.suffix, path.read_text("utf-8")) for path in out.iterdir()} == {(".txt", TEXT)}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see the processes start")
def test_ctrl_c_while_processes_start(page: Path) -> None:
    """Ctrl-C that comes while the other processes are still starting ends everything, too, and does not hang."""
    command = [sys.executable, "-m", "cleantext", "clean", *[page.name] * 400, "--workers", "2"]
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=page.parent, stdout=null, stderr=pipe, start_new_session=True) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        deadline = time.monotonic() + 20
        while len(children.read_text().split()) < 3 and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err.decode().strip()) == (1, "Aborted!")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_closed_pipe_ends_quietly(workers: int, page: Path) -> None:
    """When the reader of the output goes away (``| head -1``), the command stops without a traceback."""
    command = [*COMMAND, "clean", *[page.name] * 200, "--workers", str(workers)]
    with subprocess.Popen(command, cwd=page.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().decode("utf-8") == BODY[0] + "\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize(("count", "shown"), [(9, False), (10, True)])
def test_many_files_show_progress_on_a_terminal(count: int, shown: bool, page: Path) -> None:  # noqa: FBT001 - a parameter
    """From ten files on a terminal shows how far the work is; a pipe never does."""
    args = ("clean", *[page.name] * count, "--workers", 1)
    screen = run_on_a_terminal(*args, cwd=page.parent, stream="stderr")
    assert ("cleaning" in screen, "100%" in screen) == (shown, shown)
    if shown:
        assert run(*args, cwd=page.parent) == (0, "\n".join([TEXT] * count), "")

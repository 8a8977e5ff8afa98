"""Watching a publisher's pages: what the drift report says, as a value, as text, as JSON and as an exit status."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cleantext import Cleaner, Label, Slot, load_template
from cleantext.drift import DriftReport, Watch

FILE = Path(__file__).parent / "data" / "beispiel-zeitung.toml"
APP = "Ihre Beispiel-Zeitung reist mit: {} Ausgaben auf dem Telefon"
QUIZ = "Das Rätsel der Woche: {} Fragen, die nur Kenner der Stadt beantworten"
NEW = "Der Stadtbote lädt ein: Karten für das Konzert im Hof gibt es hier nur für Leser des Stadtboten!"
WHO = "Die Bürgermeisterin|Ein Sprecher der Feuerwehr|Der Verein|Das Amt|Die Nachbarin|Der Förster|Eine Ärztin|Der Bäcker|Die Schule|Ein Angler".split(
    "|"
)
DID = "berichtete|warnte|kündigte an|bestritt|erfuhr|vermutete|erklärte|schrieb|meinte|bemerkte".split("|")
WHEN = "am Montag|nach dem Regen|in der Nacht|seit Ostern|vor der Sitzung|im Herbst|gegen Mittag|zu Beginn|am Ende|unterdessen".split(
    "|"
)
WHAT = "die Brücke|der Damm|das Bad|die Ernte|der Bus|das Archiv|die Quelle|der Turm|das Fest|die Straße".split("|")
FATE = "gesperrt bleibt|einstürzen könnte|wieder öffnet|gering ausfällt|nicht mehr fährt|umziehen muss|trocken liegt|verkauft wird|abgesagt ist|breiter wird".split(
    "|"
)


def page(number: int, *chrome: str) -> str:
    """An article of its own, with chrome below."""
    draw = random.Random(number)  # noqa: S311 - no secret
    body = []
    for _ in range(4):
        who, did, when, what, fate = (draw.choice(words) for words in (WHO, DID, WHEN, WHAT, FATE))
        other, end = draw.choice(WHAT), draw.choice(FATE)
        body.append(
            f"{who} {did} {when}, dass {what} {fate}, und {draw.choice(WHEN)} hieß es, dass auch {other} {end}."
        )
    return "\n".join([*body, *(line.format(number) for line in chrome)])


def watched(pages: Sequence[tuple[str, date | None]]) -> DriftReport:
    """The report over some pages."""
    watch = Watch(load_template(FILE), Cleaner())
    for source, published in pages:
        watch.add(source, format="text", published=published)
    return watch.report()


def test_nothing_is_said_of_few_pages() -> None:
    """Three pages without an optional slot tell nothing about it."""
    report = watched([(page(n, APP, QUIZ), None) for n in range(3)])
    assert {use.id: use.documents for use in report.slots if use.documents} == {"app": 3, "quiz": 3}
    assert report.silent == ()
    assert not report.drifted
    assert report.moved is None


def test_slots_that_no_longer_fire_are_named() -> None:
    """Slots on none of many pages are silent."""
    report = watched([(page(n, APP), None) for n in range(20)])
    assert set(report.silent) == {"as-of", "quiz", "dossiers", "book"}
    assert report.drifted


def test_slots_that_faded_are_named_by_month() -> None:
    """A slot that was usual and is missing in the last month has faded, and the share of each month is told."""
    may = [(page(n, APP, QUIZ), date(2024, 5, n + 1)) for n in range(6)]
    june = [(page(n, APP), date(2024, 6, n + 1)) for n in range(6, 12)]
    report = watched(may + june)
    assert report.faded == ("quiz",)
    assert [(month.month, month.documents) for month in report.months] == [("2024-05", 6), ("2024-06", 6)]
    assert report.months[0].removed_share > report.months[1].removed_share > 0
    assert report.moved == pytest.approx(report.months[1].removed_share - report.months[0].removed_share)
    (quiz,) = (use for use in report.slots if use.id == "quiz")
    assert quiz.by_month == {"2024-05": 6}


def test_new_lines_that_recur_are_shown() -> None:
    """A line that recurs and that no slot takes is new; those that slots take are not."""
    report = watched([(page(n, APP, NEW), None) for n in range(12)])
    assert [line.text for line in report.new_lines if "Stadtbote" in line.text]
    assert not [line.text for line in report.new_lines if "Telefon" in line.text]
    assert all(line.documents >= 3 for line in report.new_lines)


def test_slots_of_a_form_and_glued_sentences_are_seen() -> None:
    """Slots that no wording finds in a line of its own fire, too: notes on authors, and sentences cut off paragraphs."""
    glued = "Das Buch zur Serie kostet 12 Euro in der Geschäftsstelle."
    note = "Erika Beispiel, Jahrgang 1970, ist freie Journalistin und lebt in Bremen."
    form = Slot("note", Label.AUTHOR_BIO, position="tail", form="biography", examples=(note,))
    template = load_template(FILE)
    watch = Watch(replace(template, slots=(*template.slots, form)), Cleaner())
    for number in range(3):
        watch.add(f"{page(number)} {glued}\n{note}", format="text")
    fired = {use.id: use.documents for use in watch.report().slots if use.documents}
    assert fired == {"book": 3, "note": 3}


def test_order_does_not_matter() -> None:
    """The same documents in another order give the same report."""
    pages = [(page(n, APP, *([QUIZ] if n % 3 else [NEW])), date(2024, 5 + n % 2, 1)) for n in range(14)]
    assert watched(pages) == watched(pages[::-1])


def test_the_report_reads_as_text_and_as_json() -> None:
    """Text and JSON say the same."""
    report = watched([(page(n, APP), None) for n in range(20)])
    assert report.to_text().splitlines()[:2] == [
        "beispiel-zeitung: 20 documents, drift",
        "silent slots (on no page): as-of, quiz, dossiers, book",
    ]
    values = json.loads(report.to_json())
    assert values["silent"] == ["as-of", "quiz", "dossiers", "book"]
    assert values["drifted"] is True


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line as a process."""
    command = [sys.executable, "-m", "cleantext", "drift", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_command_tells_drift_by_its_exit_status(tmp_path: Path) -> None:
    """Cron sees 0 for no drift, 3 for drift and 1 for a file that cannot be read; dates come from file names."""
    for number in range(6):
        (tmp_path / f"2024-05-{number + 1:02d}.txt").write_text(page(number, APP, QUIZ), "utf-8")
    done = run(FILE, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("beispiel-zeitung: 6 documents, no drift\n")
    assert "2024-05: 6 documents" in done.stdout
    for number in range(6, 12):
        (tmp_path / f"2024-06-{number + 1:02d}.txt").write_text(page(number, APP), "utf-8")
    done = run(FILE, tmp_path, "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["faded"] == ["quiz"]
    (tmp_path / "x.txt.gz").write_bytes(b"no gzip")
    done = run(FILE, tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"cleantext: {tmp_path / 'x.txt.gz'}: damaged gzip data: Not a gzipped file (b'no')\n"
    assert "faded slots (not in the last month): quiz" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.toml", "."), "nowhere.toml: cannot be read: No such file or directory"),
        (("none", "a.txt"), "template: found 'none', expected a file or the name of a template"),
        (("auto", "a.txt"), "template: found 'auto', expected a file or the name of a template"),
        (("ansa", "nowhere"), "nowhere: no such file or directory"),
    ],
)
def test_wrong_usage_is_told(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """Unknown templates and paths are refused before anything is read."""
    (tmp_path / "a.txt").write_text(page(1), "utf-8")
    command = [sys.executable, "-m", "cleantext", "drift", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"Error: {message}"

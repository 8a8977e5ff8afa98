"""The schema of a publisher template, and its validation: every error names file, key path, value found and value expected.

A template file holds what stands on a publisher's pages around the article::

    publisher = "Beispiel-Zeitung"
    language = "de"
    hosts = ["beispiel-zeitung.de"]
    fingerprints = ["Beispiel-Zeitung Plus", "© Beispiel-Zeitung"]
    valid_from = 2020-01-01
    ends = [["book", "signed-copies"]]

    [[slot]]
    id = "app"
    label = "newsletter"
    position = "tail"
    literal = ["Die Nachrichten live auf Ihr Handy: Laden Sie unsere App, jetzt mit 12 Ressorts."]
    examples = ["Die Nachrichten live auf Ihr Handy: Laden Sie unsere App, jetzt mit 14 Ressorts."]
    keep = ["Die Nachrichten live auf dem Handy zu lesen, ist für viele Alltag."]

    [metadata]
    authors = '''^von (?P<authors>[^|]+) \\|'''

Slots stand in the order of the page. A slot has one wording: ``literal`` lines (compared as skeletons: with numbers, dates,
addresses and quoted titles masked), a ``pattern`` searched in the bare text as rules are, or the words a line ``opens``
and ``closes`` with; or it has a ``form`` alone, ``biography``: a note at the end on somebody the article does not name. ``likeness`` (0 to 1) lets a line pass whose word pairs overlap with a literal's by that Jaccard index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import regex

from cleantext.errors import TemplateError
from cleantext.model import Label, Tier

Position: TypeAlias = Literal["anywhere", "head", "middle", "tail"]
# What a line can be where no wording recurs: a note on the author below the article.
Form: TypeAlias = Literal["biography"]

_KEYS = {"publisher", "language", "hosts", "fingerprints", "valid_from", "valid_until", "ends", "slot", "metadata"}
_SLOT_KEYS = {
    "id", "label", "tier", "position", "literal", "likeness", "pattern", "opens", "closes", "form", "extent", "repeat",
    "optional", "support", "examples", "keep",
}  # fmt: skip
METADATA_FIELDS = ("title", "authors", "published", "modified", "description", "tags")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A fingerprint shorter than this is found in other publishers' pages.
_SHORTEST_FINGERPRINT = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """A standing line of a publisher's pages.

    ``tier`` and ``label`` mean what they mean in a rule. ``position``: where it stands among the lines of a page; elsewhere
    a ``safe`` slot only supports. ``extent``: so many short lines below it belong to it, at most. ``repeat``: it may stand
    several times on a page. ``optional``: a page may lack it. ``support``: on how many documents it was learnt (None: written
    by hand). ``examples`` are lines it must take, ``keep`` near-misses it must leave.
    """

    id: str
    label: Label
    tier: Tier = "safe"
    position: Position = "anywhere"
    literal: tuple[str, ...] = ()
    likeness: float | None = None
    pattern: str | None = None
    opens: str | None = None
    closes: str | None = None
    form: Form | None = None
    extent: int = 0
    repeat: bool = False
    optional: bool = True
    support: int | None = None
    examples: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What stands around the article on one publisher's pages, in one version of their layout.

    ``name`` tells it from others (a file's name without suffix). ``hosts`` match with and without subdomains;
    ``fingerprints`` are literals, as they stand on the page, that tell the publisher where there is no address. ``valid_from`` and ``valid_until``
    (inclusive) bound the dates of articles it is for. ``ends`` are runs of slot ids after which nothing belongs to the article.
    ``metadata`` are patterns with a group named like the field, searched in the text of each block.
    ``notes``: comment lines to stand above slots in the file, by slot id (what was learnt says why); files read have none.
    """

    name: str
    publisher: str
    language: str | None = None
    hosts: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    slots: tuple[Slot, ...] = ()
    ends: tuple[tuple[str, ...], ...] = ()
    metadata: dict[str, str] = field(default_factory=dict, hash=False)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def splits(self) -> bool:
        """Whether some slot cuts its sentence off the end of a paragraph."""
        return any(slot.tier == "split" for slot in self.slots)

    def save(self, path: str | Path) -> None:
        """Write the template as TOML, whole or not at all. Raises ``OutputError`` naming the file."""
        from cleantext.templates.write import save

        save(self, Path(path))


def parse_template(table: dict[str, Any], name: str, where: str) -> Template:
    """The template of one parsed file. Raises ``TemplateError`` at the first breach of the schema."""
    _known(table, _KEYS, where)
    hosts, fingerprints = _strings(table, "hosts", where), _strings(table, "fingerprints", where)
    if not hosts and not fingerprints:
        raise TemplateError(f"{where}: hosts: found none, expected hosts or fingerprints to tell the publisher by")
    for host in hosts:
        if HOST.fullmatch(host) is None:
            raise TemplateError(f"{where}: hosts: found {host!r}, expected a lower-case host such as 'example.org'")
    for literal in fingerprints:
        if len(literal) < _SHORTEST_FINGERPRINT:
            expected = f"at least {_SHORTEST_FINGERPRINT} characters"
            raise TemplateError(f"{where}: fingerprints: found {literal!r}, expected {expected}")
    since, until = _date(table, "valid_from", where), _date(table, "valid_until", where)
    if since is not None and until is not None and until < since:
        raise TemplateError(f"{where}: valid_until: found {until}, expected a date not before valid_from ({since})")
    entries = table.get("slot", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TemplateError(f"{where}: slot: found {entries!r}, expected [[slot]] tables")
    slots = tuple(_slot(entry, f"{where}: slot[{position}]") for position, entry in enumerate(entries))
    ids = [slot.id for slot in slots]
    for position, own in enumerate(ids):
        if own in ids[:position]:
            raise TemplateError(f"{where}: slot[{position}]: id: {own!r} stands twice in this file")
    return Template(
        name, _string(table, "publisher", where), _language(table, where), hosts, fingerprints, since, until, slots,
        _ends(table, ids, where), _metadata(table, where),
    )  # fmt: skip


def _slot(entry: dict[str, Any], where: str) -> Slot:
    _known(entry, _SLOT_KEYS, where)
    own = _string(entry, "id", where)
    if _ID.fullmatch(own) is None:
        raise _wrong(entry, "id", where, "lower-case words joined by hyphens")
    where = f"{where} ({own})"
    label = _string(entry, "label", where)
    if label not in set(Label) or Label(label).group == "body":
        raise _wrong(entry, "label", where, "one of " + ", ".join(label for label in Label if label.group != "body"))
    slot = Slot(
        id=own,
        label=Label(label),
        tier=_one_of(entry, "tier", "safe", get_args(Tier), where),
        position=_one_of(entry, "position", "anywhere", get_args(Position), where),
        literal=_strings(entry, "literal", where),
        likeness=_share(entry, "likeness", where),
        pattern=_optional_string(entry, "pattern", where),
        opens=_optional_string(entry, "opens", where),
        closes=_optional_string(entry, "closes", where),
        form=_one_of(entry, "form", None, get_args(Form), where) if "form" in entry else None,
        extent=_count(entry, "extent", where) or 0,
        repeat=_flag(entry, "repeat", where, default=False),
        optional=_flag(entry, "optional", where, default=True),
        support=_count(entry, "support", where),
        examples=_strings(entry, "examples", where),
        keep=_strings(entry, "keep", where),
    )
    _check_wording(slot, where)
    return slot


def _check_wording(slot: Slot, where: str) -> None:
    wordings = [bool(slot.literal), slot.pattern is not None, slot.opens is not None or slot.closes is not None]
    wordings.append(slot.form is not None)
    if sum(wordings) != 1:
        found = "none" if not any(wordings) else "several"
        raise TemplateError(
            f"{where}: wording: found {found}, expected one of literal, pattern, form, or opens and closes"
        )
    if slot.likeness is not None and not slot.literal:
        raise TemplateError(f"{where}: likeness: found {slot.likeness}, expected it beside literal only")
    if slot.tier == "split" and not slot.literal:
        raise TemplateError(f"{where}: literal: found none, expected the sentence that tier split cuts off")
    if slot.pattern is not None:
        _compile(slot.pattern, f"{where}: pattern")
    if not slot.examples:
        raise TemplateError(f"{where}: examples: found none, expected at least one line the slot takes")


def _compile(pattern: str, where: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise TemplateError(f"{where}: found {pattern!r}, expected a pattern: {error}") from None


def _ends(table: dict[str, Any], ids: list[str], where: str) -> tuple[tuple[str, ...], ...]:
    value = table.get("ends", [])
    if not isinstance(value, list) or not all(isinstance(run, list) and run for run in value):
        raise TemplateError(f"{where}: ends: found {value!r}, expected lists of slot ids")
    for run in value:
        for own in run:
            if own not in ids:
                raise TemplateError(f"{where}: ends: found {own!r}, expected one of {', '.join(ids) or 'no slots'}")
    return tuple(tuple(run) for run in value)


def _metadata(table: dict[str, Any], where: str) -> dict[str, str]:
    value = table.get("metadata", {})
    if not isinstance(value, dict):
        raise TemplateError(f"{where}: metadata: found {value!r}, expected a table of patterns")
    _known(value, set(METADATA_FIELDS), f"{where}: metadata")
    for name in value:
        pattern = _compile(_string(value, name, f"{where}: metadata"), f"{where}: metadata.{name}")
        if name not in pattern.groupindex:
            found = f"found {value[name]!r}, expected a group (?P<{name}>…)"
            raise TemplateError(f"{where}: metadata.{name}: {found}")
    return dict(value)


def _known(table: dict[str, Any], keys: set[str], where: str) -> None:
    for key in sorted(table.keys() - keys):
        raise TemplateError(f"{where}: {key}: unknown key, expected {', '.join(sorted(keys))}")


def _wrong(table: dict[str, Any], key: str, where: str, expected: str) -> TemplateError:
    return TemplateError(f"{where}: {key}: found {table.get(key)!r}, expected {expected}")


def _string(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(table, key, where, "a string")
    return value


def _optional_string(table: dict[str, Any], key: str, where: str) -> str | None:
    return _string(table, key, where) if key in table else None


def _strings(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise _wrong(table, key, where, "a list of strings")
    return tuple(value)


def _language(table: dict[str, Any], where: str) -> str | None:
    code = _optional_string(table, "language", where)
    if code is not None and re.fullmatch("[a-z]{2,3}", code) is None:
        raise _wrong(table, "language", where, "an ISO 639 code such as 'de'")
    return code


def _date(table: dict[str, Any], key: str, where: str) -> date | None:
    value = table.get(key)
    if value is not None and type(value) is not date:
        raise _wrong(table, key, where, "a date such as 2024-01-31")
    return value


def _one_of(table: dict[str, Any], key: str, default: str | None, values: tuple[str, ...], where: str) -> Any:
    value = table.get(key, default)
    if value not in values:
        raise _wrong(table, key, where, f"one of {', '.join(values)}")
    return value


def _share(table: dict[str, Any], key: str, where: str) -> float | None:
    value = table.get(key)
    if value is not None and not (isinstance(value, float | int) and 0 < value <= 1):
        raise _wrong(table, key, where, "a share above 0, up to 1")
    return None if value is None else float(value)


def _count(table: dict[str, Any], key: str, where: str) -> int | None:
    value = table.get(key)
    if value is not None and (type(value) is not int or value < 0):
        raise _wrong(table, key, where, "a whole number, 0 or more")
    return value


def _flag(table: dict[str, Any], key: str, where: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise _wrong(table, key, where, "true or false")
    return value

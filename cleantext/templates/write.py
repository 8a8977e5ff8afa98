"""Writing a template as a TOML file that is ready for review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit

from cleantext.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cleantext.templates.schema import Slot, Template

_NOTHING: tuple[Any, ...] = (None, (), {}, "")
# What a slot says only where it differs from this.
_DEFAULTS = {"tier": "safe", "position": "anywhere", "extent": 0, "repeat": False, "optional": True}


def dumps(template: Template, notes: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """The template as TOML text; ``notes`` are comment lines to stand above slots, by slot id (None: the template's own)."""
    notes = template.notes if notes is None else notes
    document = tomlkit.document()
    for key in ("publisher", "language", "hosts", "fingerprints", "valid_from", "valid_until", "ends"):
        _put(document, key, getattr(template, key))
    slots = tomlkit.aot()
    for slot in template.slots:
        slots.append(_slot(slot, notes.get(slot.id, ())))
    if template.slots:
        document.append("slot", slots)
    if template.metadata:
        document.append("metadata", tomlkit.item(dict(template.metadata)))
    return tomlkit.dumps(document)


def _slot(slot: Slot, notes: tuple[str, ...]) -> Any:
    table = tomlkit.table()
    for note in notes:
        table.add(tomlkit.comment(note))
    for key in (
        "id", "label", "tier", "position", "literal", "likeness", "pattern", "opens", "closes", "form", "extent", "repeat",
        "optional", "support", "examples", "keep",
    ):  # fmt: skip
        value = getattr(slot, key)
        if key not in _DEFAULTS or value != _DEFAULTS[key]:
            _put(table, key, str(value) if key == "label" else value)
    return table


def _put(table: Any, key: str, value: Any) -> None:
    if value in _NOTHING:
        return
    if isinstance(value, tuple):
        rows = tomlkit.array()
        for entry in value:
            rows.append(list(entry) if isinstance(entry, tuple) else entry)
        table.add(key, rows.multiline(len(value) > 1))
    else:
        table.add(key, value)


def save(template: Template, path: Path, notes: Mapping[str, tuple[str, ...]] | None = None) -> None:
    """Write the file whole or not at all. Raises ``OutputError`` naming it."""
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_text(dumps(template, notes), "utf-8")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None

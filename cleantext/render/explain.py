"""A Document explained: every block with its verdict, label, confidence and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleantext.model import Block, Document

# The reasons that moved a verdict most; the whole list is in ``block.evidence``.
_MOST_REASONS = 5
_LONGEST_TEXT = 100


def document(doc: Document, *, style: Callable[[str, Block], str] | None = None) -> str:
    """One paragraph a block, then metadata with provenance and warnings.

    ``style`` may decorate the verdict line of a block (the command line colours it).
    """
    parts = [_block(block, style) for block in doc.blocks]
    parts += ["\n".join(_metadata(doc)), *(f"warning: {warning}" for warning in doc.warnings)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, style: Callable[[str, Block], str] | None) -> str:
    verdict = "kept" if block.kept else "removed"
    head = f"{verdict:7s} {block.label}  {100 * (block.confidence or 0.0):.0f} %"
    text = block.text if len(block.text) <= _LONGEST_TEXT else block.text[: _LONGEST_TEXT - 1] + "…"
    reasons = [f"    {reason}" for reason in (*_reasons(block), *_label_reasons(block))]
    return "\n".join([style(head, block) if style else head, f"    {text}", *reasons])


def _reasons(block: Block) -> list[str]:
    """The evidence that speaks for the verdict, strongest first; rules before heuristics of the same weight."""
    side = -1 if block.kept else 1
    speaking = [e for e in block.evidence if side * e.weight > 0]
    speaking.sort(key=lambda e: (-abs(e.weight), e.name))
    return [f"{e.weight:+.1f} {e.name}" + (f": “{e.detail}”" if e.detail else "") for e in speaking[:_MOST_REASONS]]


def _label_reasons(block: Block) -> list[str]:
    """What chose the label of a removed block: evidence that is no rule and added nothing to the removal."""
    chosen = (e for e in block.evidence if e.label is not None and e.tier is None and not e.weight)
    return [f"{e.label}: {e.name}" for e in chosen]


def _metadata(doc: Document) -> list[str]:
    from cleantext.render.plain import metadata

    values = metadata(doc.metadata)
    provenance = values.pop("provenance")
    used = doc.template
    return [
        *([f"template: {used.name}  ({used.by}, {100 * used.confidence:.0f} %)"] if used is not None else []),
        *(
            f"{key}: {_shown(value)}" + (f"  ({provenance[key]})" if key in provenance else "")
            for key, value in values.items()
            if value not in (None, [])
        ),
    ]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(_shown(part) for part in value.values() if part)
    return str(value)

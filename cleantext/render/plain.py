"""A Document as values that JSON can hold."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from cleantext.model import Block, Document, Evidence, Metadata


def document(doc: Document) -> dict[str, Any]:
    """Text, paragraphs, removals, metadata, warnings, and the template if one was used; ``blocks`` are left out.

    They are the paragraphs and removals in source order.
    """
    used = {} if doc.template is None else {"template": asdict(doc.template)}
    return {
        "text": doc.text,
        "paragraphs": [asdict(paragraph) for paragraph in doc.paragraphs],
        "removed": [_removal(block) for block in doc.blocks if not block.kept],
        "metadata": metadata(doc.metadata),
        "warnings": list(doc.warnings),
        **used,
    }


def _removal(block: Block) -> dict[str, Any]:
    return {
        "text": block.text,
        "label": str(block.label),
        "start": block.start,
        "end": block.end,
        "path": block.structure.path if block.structure is not None else None,
        "confidence": round(block.confidence or 0.0, 4),
        "evidence": [_evidence(evidence) for evidence in block.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    values = {"name": evidence.name, "weight": round(evidence.weight, 2)}
    optional = {"label": evidence.label, "tier": evidence.tier, "detail": evidence.detail}
    return values | {key: str(value) for key, value in optional.items() if value}


def metadata(values: Metadata) -> dict[str, Any]:
    """Metadata with ISO 8601 dates; unknown stays None or an empty list."""
    dateline = values.dateline
    return {
        "title": values.title,
        "authors": list(values.authors),
        "published": _iso(values.published),
        "modified": _iso(values.modified),
        "publisher": values.publisher,
        "url": values.url,
        "language": values.language,
        "dateline": {"places": list(dateline.places), "agency": dateline.agency} if dateline is not None else None,
        "description": values.description,
        "tags": list(values.tags),
        "provenance": dict(values.provenance),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None

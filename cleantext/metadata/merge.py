"""Several Metadata into one."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from cleantext.model import Metadata

_UNKNOWN = Metadata()
_FIELDS = tuple(field.name for field in fields(Metadata) if field.name != "provenance")


def merge(*sources: Metadata) -> Metadata:
    """One Metadata: for each field the first source that knows it wins, and its provenance comes along.

    Where the winner does not say how it knows, a source that found the same value does.

    >>> merge(Metadata(title="A"), Metadata(title="B", publisher="C", provenance={"publisher": "og:site_name"}))
    ... # doctest: +ELLIPSIS
    Metadata(title='A', authors=(), ..., publisher='C', ..., provenance={'publisher': 'og:site_name'})
    """
    sources = tuple(source for source in sources if source != _UNKNOWN)
    if len(sources) == 1:
        return sources[0]
    values: dict[str, Any] = {}
    provenance: dict[str, str] = {}
    for name in _FIELDS:
        for source in sources:
            value = getattr(source, name)
            if value is None or value == ():
                continue
            values[name] = value
            agreeing = (s.provenance[name] for s in sources if name in s.provenance and getattr(s, name) == value)
            if (given := next(agreeing, None)) is not None:
                provenance[name] = given
            break
    return Metadata(**values, provenance=provenance)

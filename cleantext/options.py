"""The options of a Cleaner: one frozen value, checked when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from cleantext.errors import OptionError
from cleantext.model import Label

Format: TypeAlias = Literal["text", "html"]
DatelineOption: TypeAlias = Literal["keep", "strip"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a removal must be.

    A block goes when the probability (0 to 1) that it is not body is at least ``removal_probability``; sentence-like
    blocks, where a mistake costs most, need ``prose_probability``, and those inside the article that neither a safe
    rule nor repetition speaks against need ``unsupported_probability``; ``structure_probability`` is what the
    structure of an HTML page must say of a block.
    Presets: ``strict`` removes only what is nearly certain, ``lenient`` accepts more losses for less chrome.
    """

    name: str
    removal_probability: float
    prose_probability: float
    unsupported_probability: float
    structure_probability: float


# Points on the curve measured by `python -m tests.bench lines --curve` (README, "Policies").
STRICT = Policy("strict", 0.75, 0.9, 0.98, 0.8)
DEFAULT = Policy("default", 0.62, 0.85, 0.98, 0.5)
LENIENT = Policy("lenient", 0.35, 0.5, 0.7, 0.35)
POLICIES = {policy.name: policy for policy in (STRICT, DEFAULT, LENIENT)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything a Cleaner can be told; ``Options.checked`` turns loose values into these.

    ``language`` is an ISO 639-1 code, or None to detect it. ``keep`` names labels that stay in the body.
    ``rules`` are rule files or directories used besides the built-in packs, ``templates`` publisher
    templates (files, or ``Template`` values) besides the built-in ones. ``weights`` is a weights file that replaces the
    built-in one.
    """

    language: str | None = None
    keep: frozenset[Label] = frozenset()
    policy: Policy = DEFAULT
    dateline: DatelineOption = "keep"
    rules: tuple[Path, ...] = ()
    templates: tuple[Any, ...] = ()
    weights: Path | None = None

    @classmethod
    def checked(
        cls,
        *,
        language: str | None = None,
        keep: Iterable[str] = (),
        policy: Policy | str = DEFAULT,
        dateline: str = "keep",
        rules: Iterable[str | Path] = (),
        templates: Iterable[Any] = (),
        weights: str | Path | None = None,
    ) -> Options:
        """Options from loose values.

        >>> Options.checked(keep={"caption"}, policy="strict").policy.name
        'strict'

        Raises ``OptionError`` for a value that is not known.
        """
        if isinstance(keep, str):
            raise OptionError(f"keep: found the string {keep!r}, expected a collection of labels such as {{{keep!r}}}")
        if isinstance(policy, str):
            if policy not in POLICIES:
                raise OptionError(f"policy: found {policy!r}, expected one of {', '.join(POLICIES)}, or a Policy")
            policy = POLICIES[policy]
        if dateline not in get_args(DatelineOption):
            raise OptionError(f"dateline: found {dateline!r}, expected 'keep' or 'strip'")
        if language is not None and not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
            raise OptionError(f"language: found {language!r}, expected an ISO 639 code such as 'de'")
        return cls(
            language=language.lower() if language else None,
            keep=frozenset(_label(value) for value in keep),
            policy=policy,
            dateline="strip" if dateline == "strip" else "keep",
            rules=tuple(Path(path) for path in rules),
            templates=tuple(Path(one) if isinstance(one, str) else one for one in templates),
            weights=None if weights is None else Path(weights),
        )


def _label(value: str) -> Label:
    try:
        return Label(value)
    except ValueError:
        raise OptionError(f"keep: found {value!r}, expected labels among {', '.join(Label)}") from None

"""The pipeline: the visible table of steps, and the four ways in: ``Cleaner``, ``clean``, ``clean_file``, ``clean_files``."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cleantext.decide import (
    CONSENT,
    Weights,
    load_weights,
    page_kind,
    set_apart,
    several_articles,
    standfirst_once,
    without_consent_dialog,
)
from cleantext.draft import Draft, read_source, split
from cleantext.errors import TemplateError
from cleantext.judging import judged_blocks
from cleantext.metadata import NOT_FREE, declared, from_text, merge, split_dateline
from cleantext.model import Document, Metadata, TemplateUse
from cleantext.normalize import bare_texts
from cleantext.options import Format, Options
from cleantext.readers.files import read_file
from cleantext.rules import Matcher, Rule, Splitter, load_pack, load_rules
from cleantext.templates import (
    TRUSTED,
    Detection,
    Detector,
    SlotMatcher,
    Template,
    built_in_templates,
    load_template,
    split_rules,
    template_metadata,
    weigh_below_the_end,
)

# Packs that apply to every page beside its own language's: what travels, and English widgets.
_EVERYWHERE = ("common", "en")
# When less than this share of the characters is kept, whoever uses the result should look twice.
_MOSTLY_REMOVED = 0.2
MOST_WAS_REMOVED = "most of the document was removed"
NO_ARTICLE = "no article found"
COPIED = "the article stands in the document twice: the second copy was removed"
SEVERAL_ARTICLES = "several articles in one document"


class Cleaner:
    """Cleans documents with one set of options; reusable, picklable and safe to share between threads.

    ``language``: ISO 639-1 code, None to detect it for each document. ``keep``: labels that stay in the body.
    ``policy``: ``"strict"``, ``"default"``, ``"lenient"`` or a ``Policy``. ``dateline``: ``"keep"`` it in the first
    paragraph, or ``"strip"`` it off. ``rules``: your own rule files or directories. ``templates``: publisher templates of
    your own, as files or ``Template``, used beside the built-in ones (one of the same name replaces it). ``weights``: a
    weights file fitted on your own data. Raises ``OptionError``, ``RuleError``, ``TemplateError`` or ``WeightsError`` for
    what cannot be used.

    >>> cleaner = Cleaner(language="de", keep={"caption"})
    >>> cleaner.clean("Ein Satz, der zum Artikel gehört und deshalb bleibt.").text
    'Ein Satz, der zum Artikel gehört und deshalb bleibt.'
    """

    def __init__(self, **options: Any) -> None:
        """See the class; unknown options raise ``TypeError``."""
        self.options = Options.checked(**options)
        self._prepare()

    def _prepare(self) -> None:
        self.weights: Weights = load_weights(self.options.weights)
        self._own_rules = tuple(rule for path in self.options.rules for rule in load_rules(path))
        own = [t if isinstance(t, Template) else load_template(t) for t in self.options.templates]
        templates = {template.name: template for template in (*built_in_templates(), *own)}
        self._detector = Detector(templates.values())
        self._matchers: dict[str | None, Matcher] = {}
        self._splitters: dict[tuple[str | None, Template | None], Splitter] = {}
        self._slots: dict[tuple[Template, bool], SlotMatcher] = {}
        self._lock = threading.Lock()

    def __getstate__(self) -> Options:
        """Only the options travel: everything else is loaded again where it arrives."""
        return self.options

    def __setstate__(self, options: Options) -> None:
        """Load what ``__getstate__`` left behind."""
        self.options = options
        self._prepare()

    def clean(
        self,
        source: str | bytes,
        *,
        format: Format | None = None,  # noqa: A002 - the contract's name
        url: str | None = None,
        template: Template | str | None = "auto",
    ) -> Document:
        """Separate the article in ``source`` from what surrounds it.

        ``format`` None: detected. ``url``: where the document came from. ``template``: the publisher template, by name or
        as it is; ``"auto"``: told by the address, else by a fingerprint in the text; None: none.
        Raises ``InputError`` when ``source`` is neither ``str`` nor ``bytes``, or ``format`` is unknown, and
        ``TemplateError`` when ``template`` is.
        """
        given = self.template(template)
        draft = read_source(source, format, url)
        if given is not None:
            draft = replace(draft, detection=Detection(given, 1.0, "given"))
        for name, step in STEPS:
            if name != "template" or template == "auto":
                draft = step(self, draft)
        return Document(draft.blocks, draft.metadata, draft.warnings, _used(draft.detection))

    def template(self, template: Template | str | None) -> Template | None:
        """The template that is meant; None where it is to be told from the page, or none is wanted. Raises ``TemplateError``."""
        if template is None or template == "auto" or isinstance(template, Template):
            return template if isinstance(template, Template) else None
        for known in self._detector.templates:
            if known.name == template:
                return known
        expected = ", ".join(["'auto'", "None", *(repr(known.name) for known in self._detector.templates)])
        raise TemplateError(f"template: found {template!r}, expected a Template or one of {expected}")

    def matcher(self, language: str | None) -> Matcher:
        """The rules that judge whole blocks, for one language: built once."""
        matcher = self._matchers.get(language)
        if matcher is None:
            with self._lock:
                matcher = self._matchers[language] = Matcher(self._rules(language), language)
        return matcher

    def splitter(self, language: str | None, template: Template | None = None) -> Splitter:
        """The rules that cut a pitch off a paragraph, for one language and one template: built once."""
        splitter = self._splitters.get((language, template))
        if splitter is None:
            own = split_rules(template) if template is not None else []
            with self._lock:
                splitter = self._splitters[language, template] = Splitter([*self._rules(language), *own])
        return splitter

    def slots(self, detection: Detection) -> SlotMatcher:
        """What finds the slots of a template on a page: built once."""
        key = detection.template, detection.confidence >= TRUSTED
        matcher = self._slots.get(key)
        if matcher is None:
            with self._lock:
                matcher = self._slots[key] = SlotMatcher(key[0], trusted=key[1])
        return matcher

    def _rules(self, language: str | None) -> list[Rule]:
        """The pack of a language, the packs that travel, and the user's own rules."""
        packs = dict.fromkeys((*_EVERYWHERE, language))
        return [*(rule for pack in packs if pack is not None for rule in load_pack(pack)), *self._own_rules]


def split_into_blocks(_: Cleaner, draft: Draft) -> Draft:
    """One block a line or paragraph with its span; of HTML one a block element, and what the page says of itself."""
    return split(draft)


def detect_template(cleaner: Cleaner, draft: Draft) -> Draft:
    """Whose page it is, if one of the templates is for it."""
    published = draft.metadata.published
    found = cleaner._detector.detect(  # noqa: SLF001 - the steps are the cleaner's own
        draft.source if draft.format == "text" else "\n".join(block.text for block in draft.read),
        lambda: bare_texts([block.text for block in draft.read]),
        url=draft.url or draft.metadata.url,
        published=None if published is None else published.date(),
    )
    return draft if found is None else replace(draft, detection=found)


def judge_blocks(cleaner: Cleaner, draft: Draft) -> Draft:
    """Evidence and decision: each block gets its verdict."""
    if not draft.read:
        return draft
    blocks, language, hinted = judged_blocks(cleaner, draft, draft.read)
    metadata = merge(
        draft.metadata, Metadata(language=language, provenance={"language": "detected"} if language else {})
    )
    return replace(draft, blocks=blocks, metadata=metadata, hinted=hinted if language == metadata.language else None)


def set_pitches_and_copies_apart(cleaner: Cleaner, draft: Draft) -> Draft:
    """Pitches glued to paragraphs and a second copy of the article are removed; what is left is judged without them."""
    if not draft.blocks:
        return draft
    template = draft.detection.template if draft.detection is not None else None
    if template is not None and not template.splits:
        template = None
    blocks, copied = set_apart(
        draft.read,
        draft.blocks,
        lambda left: judged_blocks(cleaner, draft, left)[0],
        splitter=cleaner.splitter(draft.metadata.language, template),
        source=draft.source,
        keep=cleaner.options.keep,
        hinted=draft.hinted if template is None else None,
    )
    if blocks is draft.blocks:
        return draft
    return replace(draft, blocks=tuple(blocks), warnings=(*draft.warnings, COPIED) if copied else draft.warnings)


def end_article(cleaner: Cleaner, draft: Draft) -> Draft:
    """What stands below the run of slots that ends the article, if the template names one, is weighed again."""
    if draft.detection is None or not draft.detection.template.ends:
        return draft
    blocks = weigh_below_the_end(draft.blocks, cleaner.slots(draft.detection), cleaner.options)
    return replace(draft, blocks=tuple(blocks))


def tell_the_kind_of_page(_: Cleaner, draft: Draft) -> Draft:
    """A page that is no article is said to be none, and a consent dialog in its place goes; a standfirst stands once."""
    if draft.page is None:
        return draft
    from cleantext.readers.html_facts import facts

    tree, said = draft.page.tree, declared(draft.page, url=draft.url)
    warnings = (*draft.warnings, NOT_FREE) if said.free is False else draft.warnings
    kind = page_kind(draft.blocks, said, lambda: facts(tree))
    blocks = without_consent_dialog(draft.blocks) if kind == CONSENT else standfirst_once(draft.blocks)
    return replace(draft, blocks=blocks, warnings=(*warnings, kind) if kind else warnings)


def gather_metadata(_: Cleaner, draft: Draft) -> Draft:
    """What the judged blocks say about the article."""
    found = from_text(draft.blocks, language=draft.metadata.language, url=draft.url)
    if draft.detection is not None:
        return replace(draft, metadata=merge(draft.metadata, template_metadata(draft.detection, draft.blocks), found))
    return replace(draft, metadata=merge(draft.metadata, found))


def strip_dateline(cleaner: Cleaner, draft: Draft) -> Draft:
    """With ``dateline="strip"``: the dateline leaves the first paragraph that has one; its span then starts later."""
    if cleaner.options.dateline != "strip" or draft.metadata.dateline is None:
        return draft
    for index, block in enumerate(draft.blocks):
        if block.kept and (split := split_dateline(block.text)) is not None:
            start = None if block.start is None else draft.source.find(split[1][:20], block.start, block.end)
            stripped = replace(block, text=split[1], start=block.start if start == -1 else start)
            return replace(draft, blocks=(*draft.blocks[:index], stripped, *draft.blocks[index + 1 :]))
    return draft


def warn(_: Cleaner, draft: Draft) -> Draft:
    """Say what whoever uses the result should know."""
    total = sum(len(block.text) for block in draft.blocks)
    kept = sum(len(block.text) for block in draft.blocks if block.kept)
    warnings = draft.warnings
    if not kept:
        warnings += (NO_ARTICLE,)
    elif kept < _MOSTLY_REMOVED * total:
        warnings += (MOST_WAS_REMOVED,)
    if several_articles(draft.blocks):
        warnings += (SEVERAL_ARTICLES,)
    return replace(draft, warnings=warnings) if warnings != draft.warnings else draft


STEPS: tuple[tuple[str, Callable[[Cleaner, Draft], Draft]], ...] = (
    ("split into blocks", split_into_blocks),
    ("template", detect_template),
    ("judge", judge_blocks),
    ("pitches and copies", set_pitches_and_copies_apart),
    ("end of the article", end_article),
    ("kind of page", tell_the_kind_of_page),
    ("metadata", gather_metadata),
    ("dateline", strip_dateline),
    ("warnings", warn),
)


def _used(detection: Detection | None) -> TemplateUse | None:
    return None if detection is None else TemplateUse(detection.template.name, detection.confidence, detection.by)


_DEFAULT: list[Cleaner] = []


def clean(
    source: str | bytes,
    *,
    format: Format | None = None,  # noqa: A002 - the contract's name
    url: str | None = None,
    template: Template | str | None = "auto",
    **options: Any,
) -> Document:
    """Clean one document; ``options`` are those of ``Cleaner``.

    >>> clean("keykey\\n\\nDer Rat tagte am Montag, und er beschloss den Haushalt für das nächste Jahr.").text
    'Der Rat tagte am Montag, und er beschloss den Haushalt für das nächste Jahr.'
    """
    return cleaner_for(options).clean(source, format=format, url=url, template=template)


def clean_file(
    path: str | Path, *, url: str | None = None, template: Template | str | None = "auto", **options: Any
) -> Document:
    """Clean one file: ``.txt .md .html .htm .xhtml``, each also ``.gz``; ``options`` are those of ``Cleaner``.

    Raises ``InputError`` naming the file when it cannot be read or its suffix is unknown.
    """
    data, file_format = read_file(path)
    return cleaner_for(options).clean(data, format=file_format, url=url, template=template)


def cleaner_for(options: dict[str, Any]) -> Cleaner:
    """A new Cleaner for these options; without options one that all calls share."""
    if options:
        return Cleaner(**options)
    if not _DEFAULT:
        _DEFAULT.append(Cleaner())
    return _DEFAULT[0]

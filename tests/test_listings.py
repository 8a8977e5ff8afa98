"""Code that an article is about stays; what templates leave of a page's own scripts goes."""

from __future__ import annotations

import cleantext

ABOVE = [
    "The parser reads one line at a time and gives back what stands on both sides of the first equals sign it meets.",
    "We start with a function that knows nothing of files, so that it can be tried on any string in the shell at once.",
]
CODE = [
    "function parse(line) {",
    "// where the value begins",
    "const at = line.indexOf('=')",
    "if (at === -1) {",
    "return null",
    "}",
    "return [line.slice(0, at), line.slice(at + 1)]",
    "}",
]
DATA = ["{", '"tools": ["file"],', '"speed": "slow"', "}"]
BELOW = [
    "Whoever wants comments in such a file has to cut them off before, which is left as an exercise for the evening.",
    "In the next part the function learns to read quotation marks, and what to say when one of a pair is missing.",
]
SCRIPT = [
    "window.dataLayer = window.dataLayer || [];",
    "function gtag(){dataLayer.push(arguments);}",
    "gtag('js', new Date());",
    "gtag('config', 'UA-1234567-1');",
]


def test_a_listing_stays() -> None:
    """Every line of it, those that could be anything as well."""
    for code in (CODE, DATA):
        document = cleantext.clean("\n".join([*ABOVE, *code, *BELOW]))
        assert [paragraph.text for paragraph in document.paragraphs] == [*ABOVE, *code, *BELOW]


def test_the_script_of_a_page_goes() -> None:
    """What counts its readers is no listing, wherever it stands."""
    for lines in ([*ABOVE, *SCRIPT, *BELOW], [*SCRIPT, *ABOVE, *BELOW]):
        document = cleantext.clean("\n".join(lines))
        assert [paragraph.text for paragraph in document.paragraphs] == [*ABOVE, *BELOW]


def test_a_lone_shortcode_goes() -> None:
    """One line of code alone is a remnant."""
    document = cleantext.clean("\n".join([*ABOVE, "[gallery ids={{ids}}]", *BELOW]))
    assert [paragraph.text for paragraph in document.paragraphs] == [*ABOVE, *BELOW]

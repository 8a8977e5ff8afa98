"""Reported speech: what articles quote or report is no notice of the page."""

from __future__ import annotations

import pytest

from cleantext import Cleaner, Label

CLEANER = Cleaner()
NOTICES = {
    "de": "Kommentare sind derzeit deaktiviert",
    "en": "This website uses cookies",
    "fr": "Les commentaires sont fermés",
    "es": "Los comentarios están cerrados",
    "it": "Tutti i diritti riservati",
    "pt": "Os comentários estão encerrados",
    "nl": "Alle rechten voorbehouden",
    "pl": "Wszelkie prawa zastrzeżone",
    "ru": "Все права защищены",
    "cs": "Všechna práva vyhrazena",
    "hu": "Minden jog fenntartva",
}
REPORTS = {
    "de": "Auf der Seite stehe seit Wochen nur ein Satz, sagte die Vorsitzende: {}, und das sei alles.",
    "en": "There was only one sentence left on the page, the chairwoman said: {}, and that was all.",
    "fr": "Il ne reste sur la page qu'une phrase, a déclaré la présidente : {}, et c'est tout.",
    "es": "En la página queda una sola frase, dijo la presidenta: {}, y eso es todo lo que hay.",
    "it": "Sulla pagina è rimasta una sola frase, ha detto la presidente: {}, e questo è tutto.",
    "pt": "Na página resta uma única frase, disse a presidente: {}, e isso é tudo o que há.",
    "nl": "Op de pagina staat nog maar een zin, zei de voorzitter: {}, en dat is alles.",
    "pl": "Na stronie zostało jedno zdanie, powiedziała przewodnicząca: {}, i to wszystko.",
    "ru": "На странице осталась одна фраза, сказала председатель: {}, и это всё, что там есть.",
    "cs": "Na stránce zůstala jediná věta, řekla předsedkyně: {}, a to je všechno.",
    "hu": "Az oldalon egyetlen mondat maradt, mondta az elnök: {}, és ez minden.",
}


@pytest.mark.parametrize("language", NOTICES)
def test_notices_are_reported(language: str) -> None:
    """A safe rule takes the notice, and not the sentence that says that somebody said or read it."""
    notice = NOTICES[language]
    matcher = CLEANER.matcher(language)
    quoted = f'{REPORTS[language].split(",")[0]}: "{notice}.", {"x" * 30}'.lower()
    told, plain = REPORTS[language].format(notice).lower(), notice.lower()
    taken, reported, in_quotes = (
        [match for match in found if match.rule.tier == "safe" and match.rule.label.group == "chrome"]
        for found in matcher.match([plain, told, quoted])
    )
    assert taken
    assert reported == []
    assert in_quotes == []


def test_who_speaks_elsewhere_does_not_report() -> None:
    """What is said in another sentence leaves a notice a notice."""
    text = "die stadt baue bald, sagte die bürgermeisterin. kommentare sind derzeit deaktiviert."
    assert [match.rule.label for match in CLEANER.matcher("de").match([text])[0]] == [Label.COMMENTS]

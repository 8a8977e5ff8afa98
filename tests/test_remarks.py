"""Readers' remarks below an article that no heading tells of."""

from __future__ import annotations

import pytest

import cleantext

REPORTS = {
    "en": [
        "The council of the town has voted to rebuild the bridge over the mill stream before the end of next year.",
        "Engineers found last autumn that two of its five piers had sunk by the width of a hand since the flood.",
        "Until the work is done, lorries will have to take the road past the quarry, which adds eleven miles to their way.",
        "The county will pay two thirds of the cost, which the treasurer put at three million on Tuesday.",
        "A first bridge of timber stood at the same place from 1790 until the ice of a hard winter carried it away.",
        "The new one is to have a path for walkers on the side that faces the weir, as the village asked for.",
    ],
    "de": [
        "Der Rat der Stadt hat beschlossen, die Brücke über den Mühlbach bis zum Ende des nächsten Jahres neu zu bauen.",
        "Im Herbst hatten Fachleute entdeckt, dass zwei der fünf Pfeiler seit dem Hochwasser um eine Handbreit gesunken sind.",
        "Bis die Arbeiten beendet sind, müssen Lastwagen die Straße am Steinbruch nehmen, was elf Kilometer mehr bedeutet.",
        "Zwei Drittel der Kosten trägt der Kreis, die der Kämmerer am Dienstag mit drei Millionen Euro angab.",
        "Eine erste Brücke aus Holz stand an derselben Stelle von 1790 an, bis das Eis eines harten Winters sie forttrug.",
        "Die neue soll auf der Seite zum Wehr einen Weg für Fußgänger bekommen, wie es das Dorf gewünscht hatte.",
    ],
}
REMARKS = {
    "en": [
        "Thank you so much for sharing this, my grandfather helped to build the old one!",
        "Eleven miles for every lorry?! Who on earth will pay my drivers for that...",
        "I walked across it every day to school and never saw a crack :)",
        "Hi Martha, I remember you from the bus! The weir side was always the best one.",
        "three million... and our school still has no roof. Well done!!",
        "I would love a picnic table down there, do you think they would let us?",
    ],
    "de": [
        "Danke für den Beitrag, mein Großvater hat die alte noch mitgebaut!",
        "Elf Kilometer mehr für jeden Lkw?! Wer bezahlt mir das denn bitte ...",
        "Ich bin da jeden Tag zur Schule drüber und hab nie einen Riss gesehen :)",
        "Hallo Martha, ich kenne dich noch aus dem Bus! Die Seite zum Wehr war immer die schönste.",
        "drei Millionen... und bei uns regnet es in die Schule. Na bravo!!",
        "Ich hätte gern einen Tisch da unten, meint ihr, wir dürfen das?",
    ],
}


@pytest.mark.parametrize("language", REPORTS)
def test_remarks_below_a_report_go(language: str) -> None:
    """What readers write below a report goes as comments, its own paragraphs all stay."""
    report, remarks = REPORTS[language], REMARKS[language]
    document = cleantext.clean("\n".join([*report, *remarks]))
    assert [paragraph.text for paragraph in document.paragraphs] == report
    assert {removal.label for removal in document.removed} == {"comments"}


@pytest.mark.parametrize("language", REPORTS)
def test_an_article_in_that_register_stays(language: str) -> None:
    """Who writes a whole article as lively as remarks keeps it to its end; so does a report with one lively close."""
    report, remarks = REPORTS[language], REMARKS[language]
    for text in ([*remarks[1:3], *report[:2], remarks[4], *report[2:], *remarks[4:]], [*report, remarks[2]]):
        document = cleantext.clean("\n".join(text))
        assert [paragraph.text for paragraph in document.paragraphs] == text

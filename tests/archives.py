"""Archives of invented publishers: articles from a small grammar, what stands around them, and what merely recurs in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_GERMAN = {
    "who": """Der Stadtrat|Die Bürgermeisterin|Ein Sprecher der Werft|Die Gewerkschaft|Der Förster|Die Schulleiterin|Ein Anwohner
Der Verein|Die Polizei|Das Museum|Die Forscherin|Der Trainer|Die Genossenschaft|Ein Winzer|Die Feuerwehr|Der Chor""",
    "when": """am Montag|am späten Abend|nach langem Streit|im vergangenen Herbst|ohne Gegenstimme|zu Beginn der Ferien
kurz vor der Wahl|in der Nacht|nach drei Monaten|wie jedes Jahr|zum ersten Mal seit dem Krieg|mit knapper Mehrheit""",
    "did": """hat {when} beschlossen, {what} {how} zu {verb}|wollte {when} nicht sagen, warum {what} {how} zu {verb} sei
kündigte {when} an, {what} {how} {verb} zu lassen|lehnt es ab, {what} {when} {how} zu {verb}
warnte {when} davor, {what} {how} zu {verb}|versprach {when}, {what} {how} zu {verb}
sucht {when} nach Geld, um {what} {how} zu {verb}|half {when} dabei, {what} {how} zu {verb}""",
    "what": """die alte Brücke am Hafen|das Dach der Turnhalle|den Fahrplan der Kleinbahn|eine Ausstellung über Glas
die Quelle unter dem Markt|ein Archiv voller Briefe|den Preis für Holz|das Denkmal der Fischer|die Mühle im Moor
einen Streit um Wasser|die Orgel der Klosterkirche|das Freibad am Wald|drei leere Läden|den Radweg nach Norden""",
    "how": """bis zum Sommer|trotz der Kosten|gegen jeden Rat|mit Hilfe der Nachbarn|Stück für Stück|ohne neue Schulden
aus eigener Kraft|im Stillen|vor Gericht|auf der ganzen Länge|für die Enkel|im Auftrag des Landes""",
    "verb": "erneuern|verkaufen|retten|zeigen|vermessen|verschenken|schließen|öffnen|bemalen|erklären|vergessen|prüfen",
}  # fmt: skip
_ENGLISH = {
    "who": """The town council|A spokesman for the yard|The union|Her neighbour|The head teacher|The museum|One farmer
The coach|A retired judge|The parish|The lab|Its founder|The ferry captain|The choir|A young baker|The ranger""",
    "when": """on Monday|late at night|after a long dispute|last autumn|without a vote|as the holidays began|before the election
within three months|for the first time since the war|by a narrow margin|once again|in the rain""",
    "did": """decided {when} to {verb} {what} {how}|would not say {when} why anyone should {verb} {what} {how}
promised {when} that nobody would {verb} {what} {how}|refused {when} to {verb} {what} {how}
was asked {when} to {verb} {what} {how}|raised money {when} to {verb} {what} {how}
spent years trying {when} to {verb} {what} {how}|is said {when} to have helped {verb} {what} {how}""",
    "what": """the old bridge by the harbour|the roof of the gym|the timetable of the branch line|a show about glass
the spring under the market|an archive of letters|the price of timber|the fishermen's memorial|the mill on the moor
a quarrel over water|the organ of the abbey|the lido by the wood|three empty shops|the cycle path north""",
    "how": """by the summer|despite the cost|against all advice|with the neighbours' help|bit by bit|without new debts|in court
in silence|from end to end|for the grandchildren|on behalf of the county|by hand""",
    "verb": "renew|sell|rescue|display|survey|give away|close|open|paint|explain|forget|inspect",
}  # fmt: skip
_WORDS = {"de": _GERMAN, "en": _ENGLISH}


def sentence(random: Random, language: str) -> str:
    """One sentence, of some millions."""
    lists = {name: text.replace("\n", "|").split("|") for name, text in _WORDS[language].items()}
    drawn = {name: random.choice(own) for name, own in lists.items()}
    return f"{drawn['who']} {drawn['did'].format(**drawn)}."


def article(random: Random, language: str, paragraphs: int = 7) -> list[str]:
    """The paragraphs of an article, of three sentences each."""
    return [" ".join(sentence(random, language) for _ in range(3)) for _ in range(paragraphs)]


def archive(
    count: int, language: str, around: Callable[[Random, int, list[str]], Sequence[str]], seed: int = 1
) -> list[str]:
    """So many documents; ``around`` puts into each article (by its number) what the archive is about."""
    random = Random(seed)  # noqa: S311 - invented articles
    return ["\n".join(around(random, number, article(random, language))) for number in range(count)]

"""Language detection: two sentences are enough for every language that has a table."""

from __future__ import annotations

import pytest

import cleantext
from cleantext.languages import available, detect, given_names, load
from cleantext.metadata.dates import parse_date

SENTENCES = {
    "ar": "قررت المدينة أن تصلح الجسر القديم فوق النهر في الربيع. وهذا يعني أن المشاة سوف يضطرون إلى سلوك طريق آخر.",
    "bg": "Общината реши старият мост над реката да бъде ремонтиран през пролетта. Това означава, че пешеходците ще трябва да минават по друг път.",
    "bn": "শহর কর্তৃপক্ষ সিদ্ধান্ত নিয়েছে যে নদীর ওপর পুরোনো সেতুটি বসন্তকালে মেরামত করা হবে। এর মানে হলো, যাঁরা হেঁটে চলেন তাঁদের অন্য পথ দিয়ে যেতে হবে।",
    "cs": "Město se rozhodlo, že na jaře opraví starý most přes řeku. Pro chodce to bude znamenat, že budou muset chodit jinudy.",
    "da": "Kommunen har besluttet, at den gamle bro over åen skal repareres til foråret. Det betyder, at de gående må finde en anden vej.",
    "de": "Die Stadt hat beschlossen, die alte Brücke über den Fluss im Frühjahr zu erneuern. Für Fußgänger heißt das, dass sie einen Umweg gehen müssen.",
    "el": "Ο δήμος αποφάσισε να επισκευάσει την παλιά γέφυρα πάνω από το ποτάμι. Αυτό σημαίνει ότι οι πεζοί θα πρέπει να πηγαίνουν από αλλού.",
    "en": "The town has decided to repair the old bridge over the river in the spring. It means that people on foot will have to go another way.",
    "es": "El ayuntamiento ha decidido reparar el viejo puente sobre el río en primavera. Eso significa que los peatones tendrán que ir por otro lado.",
    "th": "เทศบาลตัดสินใจซ่อมสะพานเก่าข้ามแม่น้ำในฤดูใบไม้ผลิ นั่นหมายความว่าคนเดินเท้าจะต้องใช้เส้นทางอื่น",
    "fa": "شهرداری تصمیم گرفته است که پل قدیمی روی رودخانه را در بهار تعمیر کند. این یعنی عابران باید از راه دیگری بروند.",
    "fi": "Kaupunki on päättänyt, että joen yli kulkeva vanha silta korjataan keväällä. Se tarkoittaa, että jalankulkijoiden on kuljettava muualta.",
    "fr": "La ville a décidé de réparer le vieux pont sur la rivière au printemps. Cela veut dire que les piétons devront passer par un autre chemin.",
    "he": "העירייה החליטה לתקן באביב את הגשר הישן שמעל הנהר. משמעות הדבר היא שהולכי הרגל יצטרכו ללכת בדרך אחרת.",
    "hi": "शहर ने तय किया है कि नदी पर बने पुराने पुल की मरम्मत वसंत में की जाएगी। इसका मतलब है कि पैदल चलने वालों को दूसरे रास्ते से जाना होगा।",
    "hu": "A város úgy döntött, hogy tavasszal felújítja a folyón átívelő régi hidat. Ez azt jelenti, hogy a gyalogosoknak máshol kell átmenniük.",
    "id": "Pemerintah kota memutuskan untuk memperbaiki jembatan lama di atas sungai itu pada musim semi. Artinya, pejalan kaki harus melewati jalan yang lain.",
    "it": "Il comune ha deciso di riparare in primavera il vecchio ponte sul fiume. Questo significa che i pedoni dovranno passare da un'altra parte.",
    "ja": "市は川にかかる古い橋を春に修理することを決めた。歩いて渡る人は別の道を通らなければならない。",
    "ko": "시는 봄에 강 위의 오래된 다리를 수리하기로 결정했다. 걸어서 다니는 사람들은 다른 길로 가야 한다.",
    "nl": "De gemeente heeft besloten om de oude brug over de rivier in het voorjaar te herstellen. Dat betekent dat voetgangers een andere weg moeten nemen.",
    "no": "Kommunen har bestemt at den gamle broen over elven skal settes i stand til våren. Det betyr at fotgjengere må gå en annen vei, sier hun.",
    "pl": "Miasto zdecydowało, że stary most nad rzeką zostanie naprawiony wiosną. To znaczy, że piesi będą musieli chodzić inną drogą.",
    "pt": "A câmara decidiu que a velha ponte sobre o rio vai ser reparada na primavera. Isso significa que os peões terão de ir por outro caminho.",
    "ro": "Orașul a hotărât să repare în primăvară podul vechi de peste râu. Aceasta înseamnă că pietonii vor trebui să meargă pe alt drum.",
    "ru": "Город решил, что старый мост через реку будет отремонтирован весной. Это значит, что пешеходам придётся ходить другой дорогой.",
    "sv": "Staden har beslutat att den gamla bron över ån ska lagas till våren. Det betyder att de som går till fots måste ta en annan väg.",
    "tr": "Belediye, nehrin üzerindeki eski köprünün baharda onarılmasına karar verdi. Bu, yayaların başka bir yoldan gitmek zorunda kalacağı anlamına geliyor.",
    "uk": "Місто вирішило, що старий міст через річку буде відремонтовано навесні. Це означає, що пішоходам доведеться ходити іншою дорогою.",
    "vi": "Thành phố đã quyết định sửa chữa cây cầu cũ bắc qua sông vào mùa xuân. Điều đó có nghĩa là người đi bộ sẽ phải đi một con đường khác.",
    "zh": "市政府决定在春天修理河上的那座旧桥。这意味着步行的人必须走另外一条路。",
}  # fmt: skip


@pytest.mark.parametrize("code", available())
def test_two_sentences_are_enough(code: str) -> None:
    """Each language with a table is told from two ordinary sentences."""
    assert cleantext.clean(SENTENCES[code], format="text").metadata.language == code


@pytest.mark.parametrize("code", available())
def test_each_sentence_of_a_table_language_is_its_own(code: str) -> None:
    """A table lists function words in lower case, pronouns among them or beside, and twelve months."""
    table = load(code)
    assert table is not None
    assert table.code == code
    words = table.function_words | table.first_person | table.second_person | table.weekdays
    assert sorted(word for word in words if word != word.lower()) == []
    assert len(table.months) == 12
    assert all(names for names in table.months)
    assert not table.spaced or len(table.function_words) >= 100


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ur", "شہر نے فیصلہ کیا ہے کہ دریا پر بنے پرانے پل کی مرمت بہار میں کی جائے گی۔ پیدل چلنے والوں کو دوسرے راستے سے جانا ہوگا۔"),
        ("ps", "ښار پرېکړه وکړه چې پر سیند زوړ پل به په پسرلي کې ترمیم شي. دا مانا لري چې پلي خلک به له بلې لارې ځي."),
        ("ku", "شارەکە بڕیاری دا کە پردە کۆنەکەی سەر ڕووبارەکە لە بەهاردا نۆژەن بکاتەوە. ئەمەش واتە پیادەکان دەبێت بە ڕێگەیەکی تردا بڕۆن."),
    ],
)  # fmt: skip
def test_other_languages_in_the_arabic_script_are_not_taken_for_persian(code: str, text: str) -> None:
    """They have no table, so that nothing is lost for words that the Persian one does not know."""
    assert detect(set(text.split()), text) == code
    assert load(code) is None
    assert cleantext.clean(text, format="text").text == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mk", "Општината одлучи стариот мост над реката да се поправи на пролет. Тоа значи дека пешаците ќе мораат да минуваат по друг пат."),
        ("sr", "Град је одлучио да се стари мост преко реке поправи на пролеће. То значи да ће пешаци морати да иду другим путем."),
    ],
)  # fmt: skip
def test_languages_with_function_words_of_bulgarian_are_told_from_it(code: str, text: str) -> None:
    """They have letters that neither Bulgarian nor Russian has."""
    assert detect(set(text.lower().split()), text) == code
    assert cleantext.clean(text, format="text").text == text


def test_persian_typed_with_arabic_letters_is_persian() -> None:
    """Many Persian pages have the Arabic yeh and kaf; Arabic has no letters for p, ch and g."""
    text = SENTENCES["fa"].replace("ی", "ي").replace("ک", "ك")
    assert cleantext.clean(text, format="text").metadata.language == "fa"


@pytest.mark.parametrize("text", ["", "123 456", "Xyzzy plugh", "→ ☕ …", "OK"])
def test_too_little_gives_none(text: str) -> None:
    """Where nothing tells the language it is unknown, not guessed."""
    assert cleantext.clean(text, format="text").metadata.language is None


SWAHILI = """
Wakazi wa kijiji cha Mwembeni wameanza ujenzi wa barabara mpya itakayounganisha shule na soko la zamani.
Mwenyekiti wa kijiji alisema kazi hiyo itachukua miezi sita na itagharimu zaidi ya shilingi milioni mbili.
Kila familia ilitoa mchango wake, wengine walileta mawe na wengine walitoa chakula kwa mafundi.
Walimu wanasema wanafunzi walikuwa wakichelewa masomo wakati wa mvua kwa sababu daraja la miti lilivunjika.
Mhandisi kutoka wilayani alipima udongo na kuchora ramani ya njia itakayofuata kando ya mto.
Wafanyabiashara wa soko wanatarajia kwamba magari makubwa yataweza kufika karibu na maghala yao.
Ujenzi utakamilika kabla ya msimu wa mavuno, na sherehe ya ufunguzi itafanyika uwanjani.
Vijana wa kijiji waliunda kikundi cha kulinda vifaa usiku, kwa sababu saruji iliibiwa mwezi uliopita.
Bibi Asha, ambaye anauza samaki sokoni, alisema barabara hiyo itapunguza gharama za usafiri.
“Road for all of us”, aliandika kijana mmoja kwenye ukuta wa shule kwa herufi kubwa.
"""


def test_a_language_without_a_table_gives_none() -> None:
    """A Swahili text is not English for the few words of English in it."""
    assert "sw" not in available()
    assert cleantext.clean(SWAHILI, format="text").metadata.language is None


def test_a_script_without_a_table_gives_none() -> None:
    """Armenian, which has no table here, is not taken for another language."""
    assert "hy" not in available()
    assert detect({"քաղաքը", "որոշել", "է"}, "Քաղաքը որոշել է գարնանը վերանորոգել գետի վրայի հին կամուրջը։") is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Новый мост через реку открыли в Приозёрске. На церемонию пришли жители города."),
        ("uk", "Новий міст через річку відкрили в місті. На церемонію прийшли жителі і гості."),
    ],
)
def test_letters_tell_russian_from_ukrainian(code: str, text: str) -> None:
    """Short texts whose function words both languages have are told apart by the letters that one has alone."""
    assert cleantext.clean(text, format="text").metadata.language == code


def test_quotations_do_not_decide() -> None:
    """A few Japanese words in a German text leave it German."""
    assert (
        cleantext.clean(f"{SENTENCES['de']} Auf dem Schild stand 新聞 und 東京.", format="text").metadata.language
        == "de"
    )


def test_a_given_language_is_taken() -> None:
    """The language that is given is not second-guessed."""
    assert cleantext.clean(SENTENCES["en"], format="text", language="de").metadata.language == "de"


def test_unknown_codes_have_no_table() -> None:
    """There is no table for a code that nobody uses."""
    assert load("xx") is None


def test_given_names_are_names_in_lower_case() -> None:
    """Names of many languages are known; what texts use as a common word and what is a place are not among them."""
    names = given_names()
    assert names >= {"anna", "jürgen", "françois", "krzysztof", "αλέξανδρος", "сергей"}
    assert names.isdisjoint({"can", "may", "das", "page", "paris", "washington", "montag"})
    assert all(name == name.lower() and name.replace("-", "").isalpha() for name in names)


@pytest.mark.parametrize("code", sorted(set(available()) - {"ja", "ko", "zh"}))
def test_months_are_read_as_dates(code: str) -> None:
    """A date written with any month of a language's table is read."""
    table = load(code)
    assert table is not None
    read = [(names[0], parse_date(f"3 {names[0]} 2024", language=code)) for names in table.months]
    found = [None if moment is None else moment.month for _, moment in read]
    assert found == list(range(1, 13)), read


THAI = [
    "เทศบาลเมืองตัดสินใจซ่อมสะพานเก่าข้ามแม่น้ำในฤดูใบไม้ผลิ ซึ่งหมายความว่าคนเดินเท้าจะต้องใช้เส้นทางอื่นเป็นเวลาหลายเดือน",
    "ชาวบ้านหลายคนบอกว่าพวกเขาไม่รู้เรื่องแผนนี้มาก่อน และกังวลว่าเด็กนักเรียนจะต้องตื่นเช้ากว่าเดิมเพื่อไปโรงเรียน",
    "ทำไมต้องซ่อมตอนนี้",
    "นายกเทศมนตรีกล่าวว่าสะพานนี้สร้างมาตั้งแต่เจ็ดสิบปีก่อน และวิศวกรพบรอยร้าวในเสาสามต้นเมื่อฤดูหนาวที่ผ่านมา",
    "งานจะเริ่มในเดือนเมษายน และเทศบาลหวังว่ารถโดยสารจะกลับมาวิ่งข้ามสะพานได้อีกครั้งก่อนเปิดภาคเรียนใหม่",
]


def test_an_article_in_a_script_without_spaces_stays() -> None:
    """Words are counted by pairs of characters there, with a table or without, so that paragraphs are no short lines."""
    lines = ["หน้าแรก", "Facebook", THAI[0], "Facebook", *THAI[1:], "Twitter", "LINE"]
    kept = [block.text for block in cleantext.clean("\n".join(lines), format="text").blocks if block.kept]
    assert [line for line in THAI if line not in kept] == []


def test_persian_and_arabic_are_told_apart_by_letters() -> None:
    """They share a script; a language without a table is no other one."""
    persian = "شهرداری تصمیم گرفت پل قدیمی روی رودخانه را در بهار تعمیر کند و پیاده‌ها باید از راه دیگری بروند."
    assert detect(set(persian.split()), persian) == "fa"
    assert detect(set(SENTENCES["ar"].split()), SENTENCES["ar"]) == "ar"

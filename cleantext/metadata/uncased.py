"""Names in bylines of scripts without capitals: what tells them apart are the words for who writes, before or behind them."""

from __future__ import annotations

import regex

# Who writes stands before the name or behind it; what a house or a desk is called may stand before that.
_KOREAN = regex.compile(
    r"(?<!\p{L})(?P<names>\p{Hangul}{2,4}(?:\s?[·,、/]\s?\p{Hangul}{2,4})*)\s?(?:선임|수습|인턴|전문|객원)?\s?(?:기자|특파원)(?!\p{L})"
)
_HAN_NAMES = r"(?P<names>\p{Han}{2,4}(?:[\s、，,·]{1,2}\p{Han}{2,4})*)"
_CHINESE = (
    regex.compile(
        r"(?:[记記]者|通[讯訊][员員]|特派[员員])(?:\s?[:：/／|｜]\s?|\s)?"
        + _HAN_NAMES
        + r"(?=\s*(?:\Z|[/／|｜]|\s\P{Han}))"
    ),
    regex.compile(r"\A" + _HAN_NAMES + r"\s(?:[记記]者|通[讯訊][员員]|特派[员員])\Z"),
    regex.compile(
        r"\A(?:作者|文|撰文|撰稿|采写|採寫|采訪|原作者)\s?[:：/／|｜]\s?(?:\p{Han}{2,8}[记記]者\s)?"
        + _HAN_NAMES
        + r"(?=\s*(?:\Z|[/／|｜]|\s\P{Han}))"
    ),
)
# Editors and photographers do not write; what follows them is cut off.
_CHINESE_OTHERS = regex.compile(
    r"(?:\A|\s)(?:(?:责任|責任|网络|網絡|执行|執行)?(?:编辑|編輯)|校对|校對|摄影|攝影|图片|圖片|来源|來源)[\s/／:：|｜].*\Z"
)
_JAPANESE_NAME = r"[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,8}(?:[\s・][\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,8})?"
_JAPANESE_NAMES = rf"(?P<names>{_JAPANESE_NAME}(?:[、,，]\s?{_JAPANESE_NAME})*)"
_JAPANESE = (
    regex.compile(
        r"\A[【(（\[]?(?:(?:取材|文|執筆|著|写真|撮影|構成|聞き手|インタビュー|テキスト|text)[・/／&＆]?){1,3}(?:\s?[:：=＝/／|｜]\s?|[・\s])"
        + _JAPANESE_NAMES
    ),
    regex.compile(
        r"\A[【(（\[]?" + _JAPANESE_NAMES + r"\s?(?:記者|特派員|編集委員|論説委員|支局長|通信員)[】)）\]]?\Z"
    ),
    regex.compile(
        r"\A[【(（\[]?" + _JAPANESE_NAMES + r"[】)）\]]?\s?[・／/]\s?\p{Han}{1,6}(?:支局|総局|支社)[】)）\]]?\Z"
    ),
)
_JAPANESE_READING = regex.compile(r"[(（][\p{Hiragana}\p{Katakana}\sー]+[)）]")
_JAPANESE_OTHERS = regex.compile(
    r"\s(?:写真|撮影|編集|監修|翻訳|イラスト)\s?[:：=＝/／|｜].*\Z|\s\p{Han}*(?:写真|撮影)\Z"
)
# A Thai name is a given name and a family name, parted by a blank as words are not; what is done else or when comes behind it.
_THAI_NAME = r"\p{Thai}{2,20}\s\p{Thai}{2,25}"
_THAI = regex.compile(
    r"\A[(（\[]?(?:(?:เขียน|แปล|เรียบเรียง|แปลและเรียบเรียง|รายงาน|บทความ|ข่าว|เรื่อง|เรื่องและภาพ)?โดย|ผู้เขียน|เรื่อง|เรื่องและภาพ|เขียน|เรียบเรียง|ผู้สื่อข่าว)"
    rf"\s?[:：/|]?\s?(?P<names>{_THAI_NAME}(?:\s?(?:,|และ|/)\s?{_THAI_NAME})*)"
    r"(?=[)）\]]?(?:\s*\Z|\s?[|/•·,(\d]|\s(?:เมื่อ|วันที่|ภาพ|ช่างภาพ|เรียบเรียง|บรรณาธิการ|ผู้สื่อข่าว|รายงาน)))"
)
_THAI_OTHERS = regex.compile(r"\A[(（\[]?(?:ช่าง)?(?:ภาพ|ถ่ายภาพ|กราฟิก|วิดีโอ)(?:โดย)?[\s:：]")
_BETWEEN_THAI = regex.compile(r"\s?(?:,|/|และ(?=\p{Thai}+\s))\s?")
_BETWEEN = regex.compile(r"[\s、，,·/]+")
_BETWEEN_JAPANESE = regex.compile(r"[、，,]\s?")
_NO_NAMES = regex.compile(
    r"編集部|取材班|事務所|スタッフ|本[报報刊]|[记記]者|[报報][导導道]|新[华華聞闻]社|通[讯訊信]|中心|[网網]|部\Z|กองบรรณาธิการ|ทีมข่าว|ผู้สื่อข่าว|ทีมงาน"
)


def uncased_names(text: str, language: str | None) -> tuple[str, ...] | None:
    """The names that a Chinese, Japanese, Korean or Thai byline gives beside a word for who writes; None where it has no such word.

    >>> uncased_names("윤서진·김민수 기자", "ko"), uncased_names("佐藤花子記者", "ja")
    (('윤서진', '김민수'), ('佐藤花子',))
    >>> uncased_names("本报记者 王小明 李大华", "zh"), uncased_names("责任编辑：王小明", "zh"), uncased_names("王小明", "zh")
    (('王小明', '李大华'), (), None)
    >>> uncased_names("เขียนโดย ปพิชญา ศรีวิไล เมื่อ 13 กรกฎาคม 2565", "th")
    ('ปพิชญา ศรีวิไล',)
    """
    if language == "ko":
        found = _KOREAN.search(text)
        return _named(_BETWEEN.split(found["names"])) if found is not None else None
    if language == "zh":
        writing = _CHINESE_OTHERS.sub("", text)
        matches = [match for pattern in _CHINESE for match in pattern.finditer(writing)]
        names = _named([name for match in matches for name in _BETWEEN.split(match["names"])])
        return names if matches or not writing else None
    if language == "ja":
        writing = _JAPANESE_OTHERS.sub("", _JAPANESE_READING.sub("", text))
        found = next(filter(None, (pattern.match(writing) for pattern in _JAPANESE)), None)
        return _named(_BETWEEN_JAPANESE.split(found["names"])) if found is not None else None
    if language == "th":
        if _THAI_OTHERS.match(text) is not None:
            return ()
        found = _THAI.match(text)
        return _named(_BETWEEN_THAI.split(found["names"])) if found is not None else None
    return None


def _named(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if len(name) > 1 and _NO_NAMES.search(name) is None))

"""Words of real sentences: what is typed must meet what is written, with or without accents, endings and spaces."""

import pytest

from portal.search import analysis


def terms(text: str, language: str) -> list[str]:
    """Return the terms of a text."""
    return [term for term, _ in analysis.terms(text, language) if term is not None]


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("fr", "la réintégration durable", "reintegration"),
        ("fr", "la réintégration durable", "réintégrations"),
        ("fr", "l’aide d'urgence", "aide"),
        ("fr", "l’aide d'urgence", "urgence"),
        ("fr", "une sœur", "soeur"),
        ("fr", "qu’elle se réinstalle", "reinstaller"),
        ("es", "víctimas de trata", "victima"),
        ("es", "niñas y niños", "ninos"),
        ("pt", "reintegração dos migrantes", "reintegracao"),
        ("pt", "crianças não acompanhadas", "criança"),
        ("vi", "hoà nhập cộng đồng", "hòa nhập"),
        ("vi", "mua bán người", "mua ban nguoi"),
        ("vi", "đường dây nóng", "duong day nong"),
        ("id", "pemulangan sukarela", "pulang"),
        ("id", "para pekerja migran", "bekerja"),
        ("en", "victims' families", "family"),
        ("en", "The returnee's village", "returnees"),
        ("de", "freiwillige Rückkehrer", "Ruckkehrer"),
        ("it", "dell’infanzia", "infanzia"),
        ("th", "ผู้เสียหายจากการค้ามนุษย์", "ค้ามนุษย์"),
        ("th", "ศูนย์พักพิงสำหรับเด็ก", "เด็ก"),
        ("my", "လူကုန်ကူးမှု", "လူကုန်ကူးမှု"),
        ("km", "ជនរងគ្រោះដោយការជួញដូរមនុស្ស", "ជួញដូរ"),
        ("lo", "ຜູ້ຖືກເຄາະຮ້າຍຈາກການຄ້າມະນຸດ", "ຄ້າມະນຸດ"),
        ("zh", "人口贩运受害者", "受害者"),
    ],
)
def test_what_is_typed_meets_what_is_written(language: str, written: str, typed: str) -> None:
    wanted = terms(typed, language)
    assert wanted
    assert set(wanted) <= set(terms(written, language))


@pytest.mark.parametrize(
    ("language", "one", "other"), [("th", "เสื่อ", "เสือ"), ("fr", "traite", "trafic"), ("es", "trata", "tráfico")]
)
def test_what_must_not_meet_does_not(language: str, one: str, other: str) -> None:
    assert terms(one, language) != terms(other, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the of and by"),
        ("fr", "le de la des à été"),
        ("vi", "và của các"),
        ("th", "และ ของ ที่"),
        ("id", "yang untuk dari"),
    ],
)
def test_stop_words_are_passed_over(language: str, text: str) -> None:
    assert terms(text, language) == []


def test_places_of_words_are_right_beside_emoji_and_thai() -> None:
    text = "😀 ค้ามนุษย์ and family"
    assert all(text[word.start : word.end] == word.text for word in analysis.words(text))


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert terms("re\u0301inte\u0301gration", "fr") == terms("réintégration", "fr")


@pytest.mark.parametrize("word", ["a" * 10_000, "\u202e\u202d", "İ", "ß", "ﬁ", "𝒜", "\ud83d"])
def test_odd_words_do_not_raise(word: str) -> None:
    for language in analysis.LANGUAGES:
        terms(word, language)

"""Advice while a text is written: right where it speaks, silent where it has nothing to say."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import col, select

from portal.database.tables import Link, Record, RecordFile, RecordLink, Revision, Version
from portal.domain.policy import VISITOR, Role
from portal.services.context import Portal, open_portal
from portal.services.hints.acronyms import acronyms
from portal.services.hints.alike import alike
from portal.services.hints.collecting import MOST, hints, seen
from portal.services.hints.hint import Hint
from portal.services.hints.language import detect
from portal.services.hints.places import named
from portal.services.hints.titles import titles
from portal.services.people.readers import reader_of
from portal.settings import ROOT, Settings
from tests.people.signing import make_person
from tests.review.texts import write

Content = dict[str, Any]
Note = tuple[str, str, str, Content, Content]


@pytest.fixture(scope="module")
def starter(_library: Any) -> Iterator[Portal]:
    """Yield a portal with the starter library that no test changes."""
    settings = Settings(instance=_library / "instance", index=_library / "index", content=ROOT / "content")
    portal = open_portal(settings)
    yield portal
    portal.close()


@pytest.fixture(scope="module")
def library(starter: Portal) -> list[Note]:
    """Return (id, kind, language, shared fields, texts) of every version."""
    found: list[Note] = []
    with starter.database.reading() as session:
        for record, version in session.exec(
            select(Record, Version).join(Version, col(Version.record_pk) == col(Record.pk))
        ):
            shared, texts = session.get(Revision, record.live_pk), session.get(Revision, version.live_pk)
            assert shared is not None
            assert texts is not None
            found.append((record.id, record.kind, version.language, shared.content, texts.content))
    return found


def codes(found: Any) -> list[str]:
    return [hint.code for hint in found]


# What the library says of itself


def test_no_note_of_the_library_is_taken_for_another(starter: Portal, library: list[Note]) -> None:
    """Else everybody who writes of children on the move is asked whether it is the note on children that is there, and stops reading."""
    alarms = [
        (id, hint.of)
        for id, _, language, shared, texts in library
        for hint in alike(starter, VISITOR, language, shared, texts, id)
    ]
    assert len(alarms) <= len(library) // 50, alarms


def test_a_text_of_which_a_part_was_written_anew_is_recognised(starter: Portal, library: list[Note]) -> None:
    """Else two people post the same work, and readers find it twice."""
    draw, missed, count = random.Random(5), [], 0
    for id, _, language, _, texts in library:
        if language in ("th", "lo", "km", "my"):
            continue
        words = [word for word in str(texts["summary"]).split() if draw.random() < 0.65]
        anew = [f"{word}{draw.randrange(99)}x" for word in words[: len(words) // 3]]
        draft = {"title": "A programme that helps people", "summary": " ".join((*words, *anew))}
        count += 1
        if id not in {hint.of for hint in alike(starter, VISITOR, language, {}, draft, "")}:
            missed.append(id)
    assert count > 30
    assert len(missed) <= count // 20, missed


def test_the_language_of_every_note_is_seen(library: list[Note]) -> None:
    """Else a text in French that was begun as English is found by nobody, or right ones are doubted."""
    told: Counter[str] = Counter()
    for id, _, language, _, texts in library:
        whole = "\n".join(text for text in texts.values() if isinstance(text, str))
        # Indonesian and Malay are too near for some texts.
        assert detect(whole) == language or (language == "id" and not detect(whole)), id
        for text in texts.values():
            if isinstance(text, str) and len(text) > 60:
                told["right" if detect(text) == language else "unsure" if not detect(text) else "wrong"] += 1
    assert told["wrong"] == 0
    assert told["right"] > 20 * told["unsure"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ບົດ​ຮຽນ​ຂອງ​ຜູ້​ທີ່​ກັບ​ຄືນ​ບ້ານ​ຢູ່​ແຂວງ​ສະຫວັນນະເຂດ ປະ​ເທດ​ລາວ ປີ​ທີ່​ແລ້ວ", "lo"),
        ("ကယ်ဆယ်ရေးစခန်းတွင် ပြန်လာသူများအတွက် သင်တန်းများ ဖွင့်လှစ်ခဲ့သည် နိုင်ငံတော်", "my"),
        ("មជ្ឈមណ្ឌល​ទទួល​ជន​ត្រឡប់​មក​វិញ​នៅ​ប៉ោយប៉ែត​បាន​ជួយ​គ្រួសារ​ជា​ច្រើន", "km"),
        ("Too short", ""),
        ("", ""),
        ("12345 67890 !!! ???" * 5, ""),
    ],
)
def test_scripts_are_enough_and_little_is_not(text: str, language: str) -> None:
    """Else four languages of the region are guessed at, or a title of two words is doubted."""
    assert detect(text) == language


def test_the_library_is_left_in_peace(starter: Portal, library: list[Note]) -> None:
    """Else good notes are talked at, and nobody reads the advice."""
    said: Counter[str] = Counter()
    for id, kind, language, shared, texts in library:
        found = seen(starter, VISITOR, kind, language, shared, texts, id)
        said.update(codes(found))
        assert len(found) <= MOST, id
    assert said["language"] == 0
    assert sum(said.values()) < len(library)


# Same file, same address


def test_the_same_file_or_address_is_told_to_those_who_may_know(portal: Portal) -> None:
    """Else the same report is posted twice; or somebody learns of a record that is not for them."""
    with portal.database.writing() as session:
        record = session.exec(select(Record).where(Record.id == "portugal-arvore")).one()
        link = Link(url="https://example.org/the-report.pdf")
        session.add(link)
        session.flush()
        session.add(RecordFile(record_pk=record.pk or 0, sha256="ab" * 32))
        session.add(RecordLink(record_pk=record.pk or 0, link_pk=link.pk or 0, field="sources"))
    by_file = alike(portal, VISITOR, "en", {"attachments": [{"file": "ab" * 32, "name": "a.pdf"}]}, {}, "")
    sources = {"sources": [{"title": "A report", "url": "https://example.org/the-report.pdf"}]}
    by_address = alike(portal, VISITOR, "en", sources, {}, "")
    assert (codes(by_file), codes(by_address)) == (["alike_file"], ["alike_address"])
    assert by_file[0].of == by_address[0].of == "portugal-arvore"
    assert not alike(portal, VISITOR, "en", sources, {}, "portugal-arvore")
    with portal.database.writing() as session:
        from portal.database.tables import RecordLabel

        for label in session.exec(select(RecordLabel).where(RecordLabel.record_pk == record.pk)):
            session.delete(label)
        session.add(RecordLabel(record_pk=record.pk or 0, label="moderators"))
    assert not alike(portal, VISITOR, "en", sources, {}, "")
    assert codes(alike(portal, reader_of(portal, make_person(portal, Role.moderator)), "en", sources, {}, ""))


# Countries


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Officials of Guinea-Bissau met those of Guinea and of Equatorial Guinea.", {"GW", "GN", "GQ"}),
        ("en", "Nigerian officials and people in the Niger Delta of Nigeria", {"NG"}),
        ("en", "They keep a turkey and drink from china with a georgia peach.", set()),
        ("en", "Côte d’Ivoire and Cote d'Ivoire and the Ivory Coast", {"CI"}),
        ("fr", "Des Guinéens rentrés de Côte d’Ivoire et du Sénégal", {"GN", "CI", "SN"}),
        ("pt", "Regressaram da Guiné-Bissau para a Costa do Marfim.", {"GW", "CI"}),
        ("es", "Volvieron de España a la República Democrática del Congo.", {"ES", "CD"}),
        ("vi", "Người lao động trở về từ Thái Lan và Bờ Biển Ngà.", {"TH", "CI"}),
        ("th", "แรงงานที่กลับจากเมียนมาและประเทศไทย", {"MM", "TH"}),
        ("id", "Pekerja migran pulang dari Malaysia ke Timor-Leste.", {"MY", "TL"}),
        ("en", "", set()),
    ],
)
def test_countries_are_seen_in_a_text(portal: Portal, language: str, text: str, found: set[str]) -> None:
    """Else a country is proposed that the text does not name, or one that it names is missing from searches."""
    assert set(named(portal.concepts, text, language)) == found


def test_a_country_that_was_chosen_anywhere_is_not_proposed(portal: Portal) -> None:
    """Else an author is asked what they have answered."""
    texts = {"title": "People who come home from Niger to Mali and Senegal", "summary": "Togo helps."}
    shared = {"implementation_countries": ["ML"], "corridors": [{"host": "NE", "transit": ["TG"], "origin": "ML"}]}
    found = seen(portal, VISITOR, "practice", "en", shared, texts)
    assert [hint.of for hint in found if hint.code == "country"] == ["SN"]
    long = {"title": "People who come home", "approach": "In Ghana. In Benin they met twice, and Benin paid."}
    assert [h.of for h in seen(portal, VISITOR, "practice", "en", {}, long) if h.code == "country"] == ["BJ"]


# Acronyms


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The NAPTIP officers came.", ["NAPTIP"]),
        ("The National Agency (NAPTIP) came, and NAPTIP stayed.", []),
        ("NAPTIP (National Agency for the Prohibition of Trafficking) came.", []),
        ("The EU, the UN and an NGO paid EUR 500 by SMS to the USA.", []),
        ("SENEGAL AND MALI WORK TOGETHER", []),
        ("A project of ABCD and EFGH and IJKL.", ["ABCD", "EFGH"]),
        ("A/RES/73/195 and ISO-9001, COVID-19.", []),
    ],
)
def test_acronyms_are_asked_for_once(portal: Portal, text: str, told: list[str]) -> None:
    """Else a reader in another country does not know who NAPTIP is; or everybody is told to spell out the EU."""
    found = acronyms(portal.vocabulary, {}, "practice", "en", {"approach": text})
    assert [hint.of for hint in found] == told


def test_what_an_acronym_stands_for_is_offered_in_the_language_of_the_text(portal: Portal) -> None:
    """Else an author looks up what the portal knows."""
    names = {"naptip": {"en": "National Agency (NAPTIP)", "fr": "Agence nationale (NAPTIP)"}}
    for language, full in (("en", "National Agency"), ("fr", "Agence nationale"), ("th", "National Agency")):
        found = acronyms(portal.vocabulary, names, "practice", language, {"approach": "NAPTIP"})
        assert found[0].about["full"] == full
    known = acronyms(portal.vocabulary, {}, "practice", "fr", {"approach": "Le programme AVRR"})
    assert "retour volontaire" in known[0].about["full"].lower()


# Title and summary


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("en", "Village savings groups run by returnees in Kayes", []),
        ("en", "", []),
        ("en", "Savings", ["title_name"]),
        ("en", "Help for all", ["title_short"]),
        ("en", "Bu Terra I Bu Lugar", ["title_short"]),
        ("en", "Project FORAS", ["title_name"]),
        ("en", "SAVINGS GROUPS RUN BY RETURNEES IN KAYES", ["title_capitals"]),
        ("en", "Village savings groups run by returnees in Kayes.", ["title_full_stop"]),
        ("en", "Village savings groups " * 5, ["title_long"]),
        ("th", "กลุ่มออมทรัพย์ของผู้ที่กลับบ้าน", []),
        ("zh", "村储蓄小组由返乡者管理", []),
    ],
)
def test_titles_are_looked_at_calmly(language: str, title: str, told: list[str]) -> None:
    """Else a list holds names of projects that tell nobody what was done."""
    assert codes(titles(language, {"title": title})) == told


def test_a_summary_that_is_only_begun_is_left_in_peace(portal: Portal) -> None:
    """Else somebody is corrected in the middle of a sentence."""

    def said(summary: str) -> list[str]:
        found = seen(portal, VISITOR, "practice", "en", {}, {"summary": summary})
        return [code for code in codes(found) if code.startswith("summary")]

    assert said("Officials in Mali help") == []
    assert said("Officials help people who come home. " * 5) == ["summary_short", "summary_figure", "summary_place"]
    assert said("In Mali 40 officials help people who come home. " * 8) == []
    assert said("In Mali 40 officials help people who come home. " * 30) == ["summary_long"]


# For a record


def test_few_hints_are_shown_and_those_of_others_records_to_nobody(portal: Portal) -> None:
    """Else advice grows longer than the text, or a stranger reads what a draft holds."""
    from portal.services.review.door import NotThereError

    awa, stranger = make_person(portal, Role.coordinator), make_person(portal, Role.official)
    id = write(
        portal, awa, "PROJECT ABCD IN MALI AND TOGO",
        approach="ABCD, EFGH and IJKL work in Ghana, Ghana, Benin, Benin, Niger and Niger.", implementation_countries=[],
    )  # fmt: skip
    found = hints(portal, reader_of(portal, awa), id)
    assert 3 <= len(found) <= MOST
    assert len({hint.key for hint in found}) == len(found)
    with pytest.raises(NotThereError):
        hints(portal, reader_of(portal, stranger), id)


def test_what_is_remembered_of_a_hint_holds_no_word() -> None:
    """Else a name that was expunged stays in a table of advice."""
    assert "ABCD" not in Hint("acronym", "approach", "ABCD").key

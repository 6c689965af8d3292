"""Every text of the interface exists in every language, and reads as its language is written."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from portal.domain.languages import DEFAULT, INTERFACE
from portal.translations import FOLDER, catalogue, catalogue_path

PACKAGE = FOLDER.parent
TEMPLATES = sorted((PACKAGE / "web" / "templates").glob("*.html"))
OTHERS = [code for code in INTERFACE if code != DEFAULT]
KEYWORDS = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
    "msgid": None,
}


def extracted() -> Catalog:
    """Return all messages of the code and the templates."""
    with (FOLDER / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(PACKAGE, methods, options, KEYWORDS):  # type: ignore[arg-type]
        found.add(message, context=context)
    return found


def read(code: str) -> Catalog:
    """Return a language's catalogue."""
    with catalogue_path(code).open("rb") as file:
        return read_po(file, locale=code)


def wanted() -> list[tuple[str | None, str | tuple[str, ...]]]:
    """Return every message as (context, id or ids)."""
    return [(message.context, message.id) for message in extracted() if message.id]


@pytest.mark.parametrize("code", OTHERS)
def test_no_message_is_missing_or_doubtful(code: str) -> None:
    """Else a reader meets English in the middle of a page. The two commands that refresh catalogues: docs/design.md."""
    catalogue = read(code)
    missing = []
    for context, id in wanted():
        message = catalogue.get(id if isinstance(id, str) else id[0], context)
        given = message.string if message else ""
        if not message or message.fuzzy or not all([given] if isinstance(given, str) else given):
            missing.append(id)
    assert not missing
    assert not catalogue.obsolete


@pytest.mark.parametrize("code", OTHERS)
def test_no_message_is_left_over(code: str) -> None:
    """Else translators work on texts that nobody sees."""
    known = {(context, id if isinstance(id, str) else id[0]) for context, id in wanted()}
    kept = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in read(code) if m.id}
    assert kept == known


@pytest.mark.parametrize("code", OTHERS)
def test_translations_name_the_same_things(code: str) -> None:
    """Else a page fails on a name that its translation misspells."""
    for message in read(code):
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else message.id
            strings = [message.string] if isinstance(message.string, str) else message.string
            expected = set(re.findall(r"%\((\w+)\)s", ids[-1]))
            for string in strings:
                assert set(re.findall(r"%\((\w+)\)s", string)) == expected, message.id


def test_french_signs_keep_to_their_words() -> None:
    """Else a line of French begins with a colon, which no French text does."""
    for message in read("fr"):
        strings = [message.string] if isinstance(message.string, str) else message.string
        for string in strings if message.id else ():
            # A colon directly before a word, a quotation mark or a year is a sign of the search box.
            assert not re.search(r"[ ][:;?!»]|«[ ]|\w[;?!»]|«\w|\w:(?![/\w\".])", string), string
            assert "'" not in string, string


def test_the_template_of_messages_is_fresh() -> None:
    """Else a translator of a new language starts from an old list."""
    with (FOLDER / "messages.pot").open("rb") as file:
        kept = {(message.context, message.id) for message in read_po(file) if message.id}
    assert kept == set(wanted())


def _bare(source: str) -> Iterator[str]:
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{% trans.*?\{% endtrans %\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{[{%].*?[}%]\}", "", source, flags=re.DOTALL)
    yield from re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*[A-Za-z][^"]*)"', source)
    # What a reader types is the same in every language.
    source = re.sub(r"<code>.*?</code>", "", source, flags=re.DOTALL)
    # What a macro puts into a tag: attributes, of which a script reads names and values.
    source = re.sub(r"(?<=\s)data-[a-z-]+(?:=\"[^\"]*\")?", "", source)
    yield from (text.strip() for text in re.split(r"<[^>]*>", source) if re.search("[A-Za-z]", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_text_of_their_own(template: Path) -> None:
    """Else a text can never be translated."""
    assert not list(_bare(template.read_text()))


def test_the_check_for_bare_text_sees_one() -> None:
    """Else the test above proves nothing."""
    assert list(_bare('<p aria-label="Loose">{{ a }} Words <b>more</b></p>')) == ["Loose", "Words", "more"]


def test_plurals_are_those_of_each_language() -> None:
    """Else French says "0 résultats", and English "0 result"."""
    forms = ("%(count)s result", "%(count)s results")
    english, french = catalogue("en"), catalogue("fr")
    assert [english.ungettext(*forms, number) for number in (0, 1, 2)] == [forms[1], forms[0], forms[1]]
    assert [french.ungettext(*forms, number) for number in (0, 1, 2)] == [
        "%(count)s résultat",
        "%(count)s résultat",
        "%(count)s résultats",
    ]


def test_a_catalogue_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Else a new language needs a step of compiling that somebody forgets."""
    path = catalogue_path("xx", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(
        BytesIO(
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Help"\nmsgstr "Aid"\n'
        ).getvalue()
    )
    assert catalogue("xx", tmp_path).ugettext("Help") == "Aid"
    assert catalogue("yy", tmp_path).ugettext("Help") == "Help"

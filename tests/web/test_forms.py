"""Forms made from declarations: what is printed is what comes back, whatever was typed."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, current_app, request
from sqlmodel import col, select
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.test import EnvironBuilder, TestResponse

from portal import create_app
from portal.database.publishing import digest
from portal.database.tables import Record, Revision, Version
from portal.domain.drafting import checked_draft, missing
from portal.domain.inputs import shared_model, version_model
from portal.domain.kinds import KINDS
from portal.domain.messages import msgid
from portal.domain.problems import Problem
from portal.domain.shapes import Shape, Sort, shape_of
from portal.services.context import Portal
from portal.settings import ROOT, Settings
from portal.web import i18n
from portal.web.forms import errors, fields, groups, hints, parts, records
from portal.web.forms.choices import listed
from portal.web.forms.fields import Field, Form, Kind
from tests.web.posting import pairs
from tests.web.reading import Element, Page

TEMPLATE = """
{% extends 'base.html' %}
{% from '_forms.html' import csrf, enter, errors, field, buttons %}
{% from '_record_form.html' import sections %}
{% block title %}Form{% endblock %}
{% block main %}
<form class="form" method="post" novalidate>
{{ csrf() }}{{ enter('action', 'save') }}
<h1>Form</h1>
{{ errors(form) }}
{% if form.sections is defined %}{{ sections(form) }}{% else %}{% for f in form %}{{ field(f) }}{% endfor %}{% endif %}
{{ buttons('Save', 'action', 'save', [('action', 'submit', 'Submit')]) }}
</form>
{% endblock %}
"""
SMALL = (
    Field("email", msgid("E-mail"), msgid("Where mail reaches you."), Kind.email, autocomplete="username"),
    Field("password", msgid("Password"), kind=Kind.password, autocomplete="current-password"),
    Field("code", msgid("Code"), kind=Kind.code, autocomplete="one-time-code"),
    Field("about", msgid("Reason"), kind=Kind.textarea, required=False),
    Field("role", msgid("Role"), kind=Kind.radio, options=(("official", "Official"), ("moderator", "Moderator"))),
    Field("country", msgid("Country"), kind=Kind.select),
    Field("regions", msgid("Regions"), kind=Kind.checkboxes, options=(("europe", "Europe"), ("global", "All"))),
    Field("agreed", msgid("I agree"), kind=Kind.checkbox),
    Field("until", msgid("Until"), kind=Kind.date, required=False),
    Field("next", "", kind=Kind.hidden),
)
TYPED: dict[str, Any] = {
    "email": 'a"<b>@example.org',
    "password": " secret & long ",
    "code": "123456",
    "about": "\nOne\n\n  two </textarea>",
    "role": "moderator",
    "country": "SN",
    "regions": ["global"],
    "agreed": "1",
    "until": "2026-03-01",
    "next": "/en/desk?a=1&b=2",
}
COUNTRIES = {"country": listed(("ML", "Mali"), ("SN", "Senegal"))}


def show(form: Any) -> Response:
    """Return a page with a form."""
    template = current_app.jinja_env.from_string(TEMPLATE)
    return Response(template.render(page="form", form=form), mimetype="text/html")


def context() -> dict[str, Any]:
    portal: Portal = current_app.extensions["portal"]
    return {"vocabulary": portal.vocabulary, "places": portal.places}


def add_pages(app: Flask) -> None:
    """Put in pages that only print forms; one of a record answers with what it was sent, and with what is wrong with it."""

    @app.route("/<language>/forms/small", methods=["GET", "POST"])
    def small() -> Response:
        values = fields.read(SMALL, request.form) if request.method == "POST" else TYPED
        wrong = {"email": "Not known.", "role": "Choose.", "": "Try again later."} if request.method == "POST" else {}
        return show(Form(SMALL, values, wrong, COUNTRIES))

    @app.route("/<language>/forms/<kind>", methods=["GET", "POST"])
    def record(kind: str) -> Response:
        shared, texts = records.read(kind, request.form)
        wrong = missing(kind, shared, texts, context()) if request.form.get("action") == "submit" else ()
        rows = records.pressed(kind, request.form)
        portal: Portal = current_app.extensions["portal"]
        return show(records.form(portal, kind, "en", shared, texts, errors.messages(wrong), rows))


@pytest.fixture(scope="module")
def app(_library: Path) -> Iterator[Flask]:
    """Yield the application with those pages."""
    app = create_app(Settings(instance=_library / "instance", index=_library / "index", content=ROOT / "content"))
    add_pages(app)
    yield app
    app.extensions["portal"].close()


@pytest.fixture
def here(app: Flask) -> Iterator[Portal]:
    """Yield the portal, within a request for an English page."""
    with app.test_request_context("/en/forms/practice"):
        i18n._begin(None, {})
        yield app.extensions["portal"]


class Browser:
    """A browser without JavaScript: reads a page, changes what is typed, presses a button."""

    def __init__(self, app: Flask, address: str) -> None:
        self.client, self.address = app.test_client(), address
        self.page = Page(address, self.client.get(address))

    def typed(self) -> MultiDict[str, str]:
        return MultiDict(pairs(self.page.main.one("form")))

    def press(self, name: str, value: str, **typed: Any) -> Page:
        sent = self.typed()
        for path, text in typed.items():
            sent.setlist(path, text if isinstance(text, list) else [text])
        answer = self.client.post(self.address, data=MultiDict([*sent.items(multi=True), (name, value)]))
        assert answer.status_code == 200
        self.page = Page(self.address, answer)
        return self.page


def control(page: Page, path: str) -> Element:
    return page.main.one(id=f"f-{path.replace('.', '-')}")


def printed(form: Any) -> Page:
    answer = show(form)
    return Page("", TestResponse(answer.response, "200", Headers(), EnvironBuilder().get_request()))


# Small forms


def test_what_was_typed_is_printed_again_but_no_password(app: Flask) -> None:
    """Else one slip costs a whole form, or a password stands in a page that is kept."""
    browser = Browser(app, "/en/forms/small")
    page = browser.press("action", "save", password="secret", code="123456")
    again = fields.read(SMALL, MultiDict(pairs(page.main.one("form"))))
    assert again == {**TYPED, "password": "", "code": "", "about": TYPED["about"].strip()}
    assert "secret" not in page.source
    assert "123456" not in page.source


def test_errors_are_said_on_top_and_beside_the_field(app: Flask) -> None:
    """Else a person who hears the page does not learn what is wrong, or where."""
    page = Browser(app, "/en/forms/small").press("action", "save")
    top = page.main.one(role="alert")
    assert top.one("h2").text == "There is a problem"
    assert [item.text for item in top.all("li")] == ["E-mail: Not known.", "Role: Choose.", "Try again later."]
    for link in top.all("a"):
        assert page.main.one(id=link.get("href")[1:]).tag == "input"
    email = control(page, "email")
    assert email.get("aria-invalid") == "true"
    described = [page.main.one(id=id).text for id in email.get("aria-describedby").split()]
    assert described == ["Where mail reaches you.", "Error: Not known."]
    group = page.main.one("fieldset", role="radiogroup")
    assert group.get("aria-invalid") == "true"
    assert page.main.one(id=group.get("aria-describedby")).text == "Error: Choose."


def test_browsers_can_fill_in_what_they_know(app: Flask) -> None:
    """Else people type their address and password by hand (WCAG 1.3.5)."""
    page = Browser(app, "/en/forms/small").page
    assert control(page, "email").get("autocomplete") == "username"
    assert control(page, "code").get("autocomplete") == "one-time-code"
    assert control(page, "code").get("inputmode") == "numeric"
    assert not [box for box in page.main.all() if "placeholder" in box.attributes]


def test_a_program_cannot_post_more_than_the_form_asks_for() -> None:
    """Else a field that was never declared reaches the database."""
    posted = MultiDict([("role", "a\x00b\r\nc"), ("admin", "1"), *(("regions", str(n)) for n in range(5000))])
    found = fields.read(SMALL, posted)
    assert found["role"] == "ab c"
    assert "admin" not in found
    assert len(found["regions"]) == fields.MOST_VALUES


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("title", "missing"), "Fill this in."),
        (Problem("title", "string_too_short", {"min_length": 1}), "Fill this in."),
        (Problem("title", "string_too_long", {"max_length": 1200}), "Write at most 1,200 characters."),
        (Problem("sources.0.year", "less_than_equal", {"le": 2100}), "Write a year with four digits, such as 2019."),
        (Problem("persons_reached.girls", "greater_than_equal", {"ge": 10}), "Numbers below 10 are not given"),
        (Problem("a", "what_nobody_thought_of"), "This cannot be used as it is."),
        (Problem("a", "unknown_code", {}), "“” is not one of the choices."),
        (Problem("a", "unknown_code", {"code": "100%(x)s"}), "“100%(x)s” is not one of the choices."),
    ],
)
def test_problems_are_said_in_words(here: Portal, problem: Problem, text: str) -> None:
    """Else a person reads "string_too_long"."""
    assert errors.message(problem).startswith(text)


def test_a_form_can_have_words_of_its_own(here: Portal) -> None:
    """Else a sign-in form speaks of fields where it should speak of the address."""
    assert errors.messages([Problem("email", "taken")], {"taken": "Somebody has it."}) == {"email": "Somebody has it."}


# Forms of records


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_place_and_help(kind: str) -> None:
    """Else a new field is asked for without a word, or twice."""
    named = [
        name for group in groups.GROUPS[kind] for name in group.fields if name in {f.name for f in KINDS[kind].fields}
    ]
    assert sorted(named) == sorted(field.name for field in KINDS[kind].fields)
    for field in KINDS[kind].fields:
        assert hints.hint(kind, field.name)
        shape = shape_of(field)
        assert {f"{field.name}.{part.name}" for part in shape.parts} <= set(parts.PARTS)
        assert field.name in parts.ROWS or not (shape.many and shape.parts)


def test_no_help_is_left_over() -> None:
    """Else translators work on texts that nobody sees."""
    known = {field.name: shape_of(field) for kind in KINDS.values() for field in kind.fields}
    assert {name.rpartition(".")[2] for name in hints.HINTS} <= set(known)
    assert set(parts.PARTS) == {f"{name}.{part.name}" for name, shape in known.items() for part in shape.parts}
    assert set(parts.ROWS) == {name for name, shape in known.items() if shape.many and shape.parts}


def stored(portal: Portal) -> Iterator[tuple[str, str, str, dict[str, Any], dict[str, Any]]]:
    """Yield (id, kind, language, shared fields, texts) of every version of the library."""
    with portal.database.reading() as session:
        asked = select(Record, Version).join(Version, col(Version.record_pk) == col(Record.pk))
        for record, version in session.exec(asked):
            shared, texts = session.get(Revision, record.live_pk), session.get(Revision, version.live_pk)
            assert shared is not None
            assert texts is not None
            yield record.id, record.kind, version.language, shared.content, texts.content


def test_a_record_comes_back_from_its_form_as_it_was(here: Portal) -> None:
    """Else to open a note and save it changes it: an order, a space, a figure."""
    count = 0
    for id, kind, language, shared, texts in stored(here):
        page = printed(records.form(here, kind, language, shared, texts))
        read = records.read(kind, MultiDict(pairs(page.main.one("form"))))
        checked = [
            model(kind).model_validate(half, context=context()).content()
            for model, half in zip((shared_model, version_model), read, strict=True)
        ]
        assert checked == [shared, texts], id
        assert [digest(half) for half in checked] == [digest(shared), digest(texts)], id
        assert checked_draft(kind, *read, context()) == ((shared, texts), ()), id
        count += 1
    assert count > 40


def test_everything_that_a_record_can_hold_comes_back(here: Portal) -> None:
    """Else what the starter library happens not to use is lost."""
    for kind, shared, texts in ((k, *made(k)) for k in KINDS):
        page = printed(records.form(here, kind, "th", shared, texts))
        read = records.read(kind, MultiDict(pairs(page.main.one("form"))))
        assert checked_draft(kind, *read, context()) == ((shared, texts), ())


EXAMPLES: dict[str, Any] = {
    "line": 'A "line" <b> & more',
    "paragraph": "One.\n\n  Two.",
    "markdown": "- a\n- b\n\n### Heading\n\n" + "Words that fill the page. " * 8 + "End.",
    "date": "2019-03",
    "url": "https://example.org/a?b=c&d=e",
    "email": "office@example.org",
    "whole": 2019,
    "amount": 12.5,
    "region": "west-africa",
    "country": "XK",
    "language": "wo",
    "organisation": "a-body-that-is-not-listed",
    "record": "portugal-arvore",
}


def made(kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a record that has every field, each list two items where it may."""
    special = {"title": "A title", "sdg_targets": ["10.7", "10.c"], "summary": "word " * 59 + "word", "currency": "EUR"}
    special |= {"visibility": "governments", "primary": [21, 3], "secondary": [7, 1], "file": "ab" * 32}

    def value(name: str, shape: Shape) -> Any:
        if name in special:
            return special[name]
        if shape.sort is Sort.structure:
            one: Any = {part.name: value(part.name, part.shape) for part in shape.parts}
        elif shape.sort is Sort.code:
            codes = context()["vocabulary"].codes(shape.scheme)
            return [codes[-1], codes[0]] if shape.many else codes[-1]
        else:
            one = EXAMPLES[shape.sort]
        return [one, one] if shape.many and isinstance(one, dict) else [one] if shape.many else one

    halves = (KINDS[kind].shared_fields, KINDS[kind].version_fields)
    shared, texts = ({field.name: value(field.name, shape_of(field)) for field in half} for half in halves)
    return shared, texts


def test_a_translation_is_asked_for_texts_only(here: Portal) -> None:
    """Else a translator changes the countries of the record."""
    page = printed(records.form(here, "practice", "th", None, {"title": "ชื่อ"}))
    assert control(page, "title").get("lang") == "th"
    assert {name.partition(".")[0] for name, _ in pairs(page.main.one("form"))} - {"csrf"} == {
        field.name for field in KINDS["practice"].version_fields
    }


def test_a_row_is_added_and_nothing_is_lost(app: Flask) -> None:
    """Else the third source costs the first two."""
    browser = Browser(app, "/en/forms/practice")
    first = {"sources.0.title": "One", "sources.0.url": "not yet", "title": "T", "themes": ["gender", "avrr"]}
    page = browser.press("add", "sources", **first)
    assert control(page, "sources.1.title").get("value") == ""
    page = browser.press("add", "sources")
    assert control(page, "sources.2.title").get("value") == ""
    assert control(page, "sources.0.url").get("value") == "not yet"
    assert control(page, "title").get("value") == "T"
    assert not page.main.all(role="alert")
    sent = browser.typed()
    assert sorted(sent.getlist("themes")) == ["avrr", "gender"]
    page = browser.press("remove", "sources.0", **{"sources.1.title": "Two"})
    assert control(page, "sources.0.title").get("value") == "Two"


def test_a_list_ends_where_its_limit_is(app: Flask) -> None:
    """Else a person fills in a sixth building block that cannot be kept."""
    names = {f"building_blocks.{number}.name": "x" for number in range(5)}
    page = Browser(app, "/en/forms/practice").press("add", "building_blocks", **names)
    assert not [button for button in page.main.all("button") if button.get("value") == "building_blocks"]
    assert "At most 5." in page.main.one(id="f-building_blocks-hint").text


def test_enter_saves_and_neither_adds_nor_removes(app: Flask) -> None:
    """Else the Enter key in a line of text takes away a source."""
    buttons = Browser(app, "/en/forms/practice").page.main.one("form").all("button")
    assert (buttons[0].get("name"), buttons[0].get("value")) == ("action", "save")


def test_what_is_missing_is_said_at_submission(app: Flask) -> None:
    """Else a moderator sends back what the form could have said."""
    browser = Browser(app, "/en/forms/practice")
    page = browser.press("action", "submit", **{"sources.0.url": "ftp://a", "sources.0.title": "S", "title": "A title"})
    said = {item.text for item in page.main.one(role="alert").all("li")}
    assert "Source 1, Web address: Write a web address that begins with https:// or http://." in said
    assert "Summary: Fill this in." in said
    assert not [text for text in said if text.startswith("Title")]
    for link in page.main.one(role="alert").all("a"):
        assert page.main.one(id=link.get("href")[1:])
    assert control(page, "sources.0.url").get("aria-invalid") == "true"


def test_an_answer_that_the_sources_do_not_give(app: Flask) -> None:
    """Else a gap that is known cannot be told from one that was forgotten; and a text is never lost to a tick."""
    browser = Browser(app, "/en/forms/practice")
    page = browser.press(
        "action", "save", **{"lessons.not_reported": "1", "licence": "not_reported", "problem": "A text"}
    )
    assert "checked" in page.main.one("input", name="lessons.not_reported").attributes
    sent = browser.typed()
    sent.add("problem.not_reported", "1")
    shared, texts = records.read("practice", sent)
    assert (shared["licence"], texts["lessons"], texts["problem"]) == ("not_reported", "not_reported", "A text")
    assert not page.main.all("input", name="donors.not_reported")
    assert not page.main.all("input", name="title.not_reported")


def test_addresses_of_practices_become_their_ids() -> None:
    """Else a person has to know what an id is."""
    text = "https://portal.example.org/fr/practices/portugal-arvore?text=pt\r\n\r\nedo-returnee-factories\n"
    shared, _ = records.read("resource", MultiDict({"related_practices": text}))
    assert shared == {"related_practices": ["portugal-arvore", "edo-returnee-factories"]}


HOSTILE: dict[str, Callable[[], Any]] = {
    "unknown fields": lambda: [(f"field{n}", "x") for n in range(5000)],
    "far rows": lambda: [(f"sources.{10**n}.title", "x") for n in range(40)],
    "many rows": lambda: [
        (f"{f}.{n}.{p}", "x") for f in parts.ROWS for n in range(999) for p in ("title", "host", "url")
    ],
    "other digits": lambda: [("sources.٣.title", "x"), ("sources.-1.title", "x"), ("sources..title", "x")],
    "odd paths": lambda: [("sources", "x"), ("sources.0", "x"), ("sources.0.title.a", "x"), ("costs", "x"), ("", "x")],
    "control signs": lambda: [(field.name, "\x00\x1b\u2028") for field in KINDS["practice"].fields],
    "many values": lambda: [("themes", str(n)) for n in range(20_000)],
    "long text": lambda: [(field.name, "ü" * 100_000) for field in KINDS["practice"].fields],
    "wrong types": lambda: [
        ("gcm_objectives.primary", "x" * 4000),
        ("costs.total", "1e999"),
        ("costs.unit_cost", "nan"),
    ],
    "large numbers": lambda: [("persons_reached.total", "9" * 5000), ("reused_by.0.year", "1e3")],
    "orders": lambda: [("themes", "avrr"), ("themes.order", "avrr " * 50_000)],
    "buttons": lambda: [("add", "x"), ("remove", "sources." + "9" * 4000), ("add", "costs"), ("remove", "title.0")],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_is_posted_is_answered_soon(here: Portal, hostile: str, kind: str) -> None:
    """Else one request of a bad program stops the portal for all."""
    posted = MultiDict(HOSTILE[hostile]())
    start = time.process_time()
    shared, texts = records.read(kind, posted)
    content, _ = checked_draft(kind, shared, texts, context())
    wrong = errors.messages(missing(kind, shared, texts, context()))
    form = records.form(here, kind, "en", *content, wrong, records.pressed(kind, posted))
    assert show(form).status_code == 200
    assert time.process_time() - start < 1.5
    json.dumps(content, allow_nan=False).encode()


def test_random_posts_never_fail(here: Portal) -> None:
    """Else somebody finds the one combination of fields that stops a page."""
    draw = random.Random(7)
    names = [field.name for field in KINDS["practice"].fields] + list(parts.PARTS)
    names += [name.replace(".", f".{n}.") for name in parts.PARTS for n in (0, 3, 999)] + ["add", "remove"]
    texts = [
        "",
        "x",
        "not_reported",
        "-1",
        "2019",
        "XK",
        "avrr",
        "\x00",
        "a\nb",
        "https://a.b",
        "[]",
        "{}",
        "sources",
        "1.5",
    ]
    for _ in range(25):
        posted = MultiDict((draw.choice(names), draw.choice(texts)) for _ in range(draw.randrange(200)))
        content, _ = checked_draft("practice", *records.read("practice", posted), context())
        wrong = errors.messages(missing("practice", *content, context()))
        again = printed(records.form(here, "practice", "en", *content, wrong, records.pressed("practice", posted)))
        read = records.read("practice", MultiDict(pairs(again.main.one("form"))))
        for half, kept in zip(checked_draft("practice", *read, context())[0], content, strict=True):
            assert {n: (half.get(n), kept.get(n)) for n in {*half, *kept} if half.get(n) != kept.get(n)} == {}


def test_drafts_of_any_form_can_be_printed(here: Portal) -> None:
    """Else a draft that an old version kept can never be opened again."""
    odd: list[Any] = [
        None,
        3,
        "x",
        [],
        ["x"],
        {},
        [{}],
        {"title": []},
        [[["x"]]],
        {"title": {"a": 1}},
        True,
        "not_reported",
    ]
    for value in odd:
        content = {field.name: value for field in KINDS["practice"].fields}
        assert show(records.form(here, "practice", "en", content, content)).status_code == 200


def test_a_form_is_made_fast(here: Portal) -> None:
    """Else each added row is waited for."""
    _, kind, language, shared, texts = max(stored(here), key=lambda found: len(str(found)))
    show(records.form(here, kind, language, shared, texts))
    start = time.process_time()
    for _ in range(5):
        source = show(records.form(here, kind, language, shared, texts)).get_data()
    assert (time.process_time() - start) / 5 < 0.15
    assert len(source) < 400_000


@pytest.mark.parametrize("address", ["/en/forms/practice", "/fr/forms/resource", "/en/forms/small"])
def test_the_markup_of_forms(app: Flask, address: str) -> None:
    """Else a screen reader announces a box without its name, or the label of another."""
    page = Browser(app, address).press("action", "submit")
    ids = Counter(element.get("id") for element in page.all() if element.get("id"))
    assert not [id for id, count in ids.items() if count > 1]
    for element in page.all():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert set(element.get(name).split()) <= set(ids), (name, element.attributes)
        if element.tag == "a" and element.get("href").startswith("#"):
            assert element.get("href")[1:] in ids
        if element.tag == "button":
            assert not element.get("formaction") or element.get("formaction").startswith("#f-")
    for box in page.main.all():
        if box.tag in ("input", "textarea", "select") and box.get("type") != "hidden":
            wrapped = box.parent is not None and box.parent.tag == "label" and box.parent.text
            label = [one for one in page.main.all("label") if one.get("for") == box.get("id") and box.get("id")]
            assert wrapped or box.get("aria-label") or len(label) == 1, box.attributes
    for group in page.main.all("fieldset"):
        assert group.children[0].tag == "legend"
        assert group.children[0].text

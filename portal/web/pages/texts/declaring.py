"""What is declared when a text is sent in: whose it is, under which licence text and files may be used, that the terms are accepted."""

from collections.abc import Mapping
from typing import Any

from portal.domain.messages import msgid
from portal.domain.terms import RIGHTS
from portal.services.posting.translating import Original
from portal.services.review import drafts
from portal.services.review.desk import Standing
from portal.services.review.needs import Given, NeededError
from portal.web import names
from portal.web.current import portal, reader
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Form, Kind, Posted
from portal.web.i18n import gettext

LICENCE = Field(
    "licence",
    msgid("Licence of the text"),
    msgid("What others may do with it. “CC BY” lets them use and translate it, if they name the source."),
    Kind.select,
)
RIGHT = Field("rights", msgid("Whose are the text and its files?"), kind=Kind.radio)
ACCEPTED = Field("accepted", msgid("I have read the posting terms and accept them."), kind=Kind.checkbox)
TRANSLATED = Field(
    "translation",
    msgid("Who translated it?"),
    msgid("Readers are told where it was a machine. If a person has read and mended all of it, it is a person's."),
    Kind.radio,
)
HOW = {"human": msgid("A person"), "machine": msgid("A machine, for the most part")}
IN_STEP = Field(
    "in_step",
    msgid("My text says what the original says now, also where it was changed."),
    kind=Kind.checkbox,
    required=False,
)
WRONG = {
    "translation": msgid("Choose who translated it."),
    "rights": msgid("Choose whose the text and its files are."),
    "accepted": msgid("Read the terms and tick this."),
    "licence": msgid("Choose a licence."),
}


def form(
    text: Standing,
    original: Original | None = None,
    values: Mapping[str, Any] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> Form:
    """Return the fields, with what was chosen in the draft or typed here; `original` is what a translation is made from."""
    first = {"licence": str(text.shared.get("licence") or ""), **_licences_of_files(text)}
    if original is not None and not original.is_new:
        first["translation"] = original.translation
    choices = {"licence": licences(), "rights": _named(RIGHTS), "translation": _named(HOW)}
    choices |= {name: licences() for name in _licences_of_files(text)}
    fields = (LICENCE, *_of_files(text), *_of_translation(original), RIGHT, ACCEPTED)
    return Form(fields, {**first, **(values or {})}, wrong or {}, choices)


TOGETHER = (LICENCE, RIGHT, ACCEPTED)


def together(values: Mapping[str, Any] | None = None, wrong: Mapping[str, str] | None = None) -> Form:
    """Return the fields for many texts that are sent in at once: one declaration for all."""
    return Form(TOGETHER, values or {}, wrong or {}, {"licence": licences(), "rights": _named(RIGHTS)})


def read_together(posted: Posted) -> dict[str, str]:
    """Return what was declared for many texts."""
    return {field.name: posted.get(field.name, "").strip() for field in TOGETHER}


def _named(labels: Mapping[str, str]) -> Choices:
    return listed(*((code, gettext(label)) for code, label in labels.items()))


def _of_translation(original: Original | None) -> tuple[Field, ...]:
    if original is None:
        return ()
    return (TRANSLATED, IN_STEP) if original.changed_at else (TRANSLATED,)


def licences() -> Choices:
    """Return the licences by name."""
    return listed(*((code, names.label("licence", code)) for code in portal().codes("licence")))


def _attached(text: Standing) -> list[dict[str, Any]]:
    items = text.shared.get("attachments")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _of_files(text: Standing) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"licence_{place}",
            gettext("Licence of “%(name)s”") % {"name": item.get("title") or item.get("name")},
            kind=Kind.select,
        )
        for place, item in enumerate(_attached(text))
    )


def _licences_of_files(text: Standing) -> dict[str, str]:
    otherwise = str(text.shared.get("licence") or "")
    return {f"licence_{place}": str(item.get("licence") or otherwise) for place, item in enumerate(_attached(text))}


def read(text: Standing, posted: Posted) -> dict[str, Any]:
    """Return what was typed."""
    names_ = ["licence", "rights", "accepted", "translation", "in_step", "original", *_licences_of_files(text)]
    return {name: posted.get(name, "").strip() for name in names_}


def choose_licences(text: Standing, values: Mapping[str, Any]) -> None:
    """Write the licences that were chosen into the draft. Raises NeededError where there is none."""
    known = set(portal().codes("licence"))
    if values["licence"] not in known:
        raise NeededError({"licence": "missing"})
    draft = drafts.read(portal(), reader(), text.record_id)
    items = [
        {**item, "licence": values[f"licence_{place}"]} if values.get(f"licence_{place}") in known else item
        for place, item in enumerate(_attached(text))
    ]
    shared = {**draft.shared, "licence": values["licence"], **({"attachments": items} if items else {})}
    if shared != draft.shared and draft.base == text.base:
        drafts.save(portal(), reader(), text.record_id, draft.language, draft.base, shared, draft.texts)


def check(original: Original | None, values: Mapping[str, Any]) -> None:
    """Raise NeededError where nothing is said of who translated a translation."""
    if original is not None and values["translation"] not in HOW:
        raise NeededError({"translation": "missing"})


def given(values: Mapping[str, Any]) -> Given:
    """Return what goes with the move."""
    number = str(values.get("original") or "") if values.get("in_step") else ""
    return Given(
        rights=str(values.get("rights") or ""),
        accepted=bool(values.get("accepted")),
        translation=str(values.get("translation") or ""),
        in_step=int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None,
    )


def wrong(error: NeededError) -> dict[str, str]:
    """Return what to do about each field, in the reader's language."""
    found = {"accepted" if name == "terms" else name for name in error.needs}
    return {name: gettext(text) for name, text in WRONG.items() if name in found}

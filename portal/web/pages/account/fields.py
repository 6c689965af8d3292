"""The fields of the forms of accounts."""

from portal.domain.languages import LANGUAGES, Language
from portal.domain.messages import msgid
from portal.web.forms.choices import Choices, listed
from portal.web.forms.fields import Field, Kind

EMAIL = Field("email", msgid("E-mail address"), kind=Kind.email, autocomplete="username", limit=200, spellcheck=False)
WORK_EMAIL = Field(
    "email", msgid("Your e-mail address at work"), msgid("The one that your government gave you."),
    kind=Kind.email, autocomplete="email", limit=200, spellcheck=False,
)  # fmt: skip
NEW_EMAIL = Field(
    "email", msgid("New e-mail address"), msgid("We send a link there. Until you follow it, the old address stays."),
    kind=Kind.email, autocomplete="email", limit=200, spellcheck=False,
)  # fmt: skip
PASSWORD = Field("password", msgid("Password"), kind=Kind.password, autocomplete="current-password")
NEW_PASSWORD = Field(
    "password", msgid("New password"),
    msgid("12 characters or more. Four words that do not belong together are good, and so is what a password manager makes."),
    kind=Kind.password, autocomplete="new-password",
)  # fmt: skip
CODE = Field(
    "code",
    msgid("Code"),
    msgid("The six digits that your app shows now."),
    kind=Kind.code,
    autocomplete="one-time-code",
)
RECOVERY_CODE = Field(
    "code", msgid("Recovery code"), msgid("One of the ten codes that you kept, such as 7K2MX-9QWAT. Each works once."),
    autocomplete="off", limit=40, spellcheck=False,
)  # fmt: skip
NAME = Field(
    "name", msgid("Your name"), msgid("As colleagues know it. It stands beside what you write on texts under review."),
    autocomplete="name", limit=120, spellcheck=False,
)  # fmt: skip
LANGUAGES_READ = Field("languages", msgid("Languages that you work in"), kind=Kind.checkboxes, required=False)
INTERFACE_LANGUAGE = Field("language", msgid("Language of mails to you"), kind=Kind.radio)
BACK = Field("back", "", kind=Kind.hidden, required=False)
CONFIRM = Field(
    "confirm", msgid("Type your e-mail address to confirm"), autocomplete="off", limit=200, spellcheck=False
)


def _named(language: Language) -> str:
    """Return a language's own name as a list begins it: français, but Français."""
    return language.name[:1].upper() + language.name[1:]


def languages() -> Choices:
    """Return the languages to choose from, by their own names."""
    return listed(*((one.code, _named(one)) for one in LANGUAGES))


def interface_languages() -> Choices:
    """Return the languages in which the portal writes."""
    return listed(*((one.code, _named(one)) for one in LANGUAGES if one.interface))

"""What is wrong with a form, said in the reader's language: what to do, not what a program thinks of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.domain.messages import msgid
from portal.domain.problems import Problem
from portal.web.formats import number
from portal.web.i18n import gettext

MESSAGES: dict[str, str] = {
    "missing": msgid("Fill this in."),
    "needed": msgid("Fill this in."),
    "to_answer": msgid("Please answer this: you know it, or know whom to ask."),
    "number_or_not_measured": msgid("Give at least one number, or write that it was not measured."),
    "always_given": msgid("This has to be given."),
    "string_too_short": msgid("Write at least %(min_length)s characters."),
    "string_too_long": msgid("Write at most %(max_length)s characters."),
    "too_short": msgid("Choose or enter at least %(min_length)s."),
    "too_long": msgid("Give at most %(max_length)s; there are %(actual_length)s."),
    "words": msgid("Write %(least)s to %(most)s words. This has about %(count)s."),
    "heading_level": msgid("Begin headings with three number signs (###): the page has its own larger ones."),
    "web_address": msgid("Write a web address that begins with https:// or http://."),
    "partial_date": msgid("Write a year, a month or a day, such as 2005, 2005-03 or 2005-03-31."),
    "period_order": msgid("The end is before the start."),
    "unknown_code": msgid("“%(code)s” is not one of the choices."),
    "int_parsing": msgid("Write a whole number in digits, such as 1200."),
    "int_from_float": msgid("Write a whole number in digits, such as 1200."),
    "int_parsing_size": msgid("This number is too large."),
    "int_type": msgid("Write a whole number in digits, such as 1200."),
    "float_parsing": msgid("Write a number in digits, with a point before decimals, such as 1200 or 12.5."),
    "float_type": msgid("Write a number in digits, with a point before decimals, such as 1200 or 12.5."),
    "finite_number": msgid("Write a number in digits, with a point before decimals, such as 1200 or 12.5."),
    "greater_than_equal": msgid("Write a number that is not below %(ge)s."),
    "less_than_equal": msgid("Write a number that is not above %(le)s."),
    "greater_than": msgid("Write a number above %(gt)s."),
    "less_than": msgid("Write a number below %(lt)s."),
    "literal_error": msgid("Choose one of the values."),
    "enum": msgid("Choose one of the values."),
    "bool_parsing": msgid("Choose yes or no."),
    "bool_type": msgid("Choose yes or no."),
    "date_parsing": msgid("Write a day, such as 2026-03-31."),
    "date_from_datetime_parsing": msgid("Write a day, such as 2026-03-31."),
    "date_type": msgid("Write a day, such as 2026-03-31."),
    "personal_data": msgid(
        "“%(words)s” looks like personal data. Change it, or say on the page “Send” why it can stand there."
    ),
    "file_unread": msgid("“%(name)s” is still being read. Wait a minute and try again."),
    "picture_unseen": msgid("A moderator looks at pictures before readers do. Send it to the moderators first."),
    "alt_needed": msgid("Say in a sentence what the picture shows."),
    "list_type": msgid("Give at least one."),
    "extra_forbidden": msgid("This form has no such field."),
    "unreadable": msgid("This could not be read. Type it again."),
}
FALLBACK = msgid("This cannot be used as it is. Look at the example below the label.")

# Patterns and bounds say more where it is known what is asked for: by the last name of the path.
BY_NAME: dict[tuple[str, str], str] = {
    ("string_pattern_mismatch", "email"): msgid("Write an e-mail address, such as returns@example.org."),
    ("string_pattern_mismatch", "currency"): msgid("Write the three letters of a currency, such as EUR or XOF."),
    ("string_pattern_mismatch", "sdg_targets"): msgid("Write targets such as 10.7 or 10.c, one in each line."),
    ("string_pattern_mismatch", "related_practices"): msgid("Give the address of a practice in this portal."),
    ("greater_than_equal", "persons_reached"): msgid(
        "Numbers below %(ge)s are not given, because a person may be recognised."
    ),
    ("greater_than_equal", "year"): msgid("Write a year with four digits, such as 2019."),
    ("less_than_equal", "year"): msgid("Write a year with four digits, such as 2019."),
}
PATTERN = msgid("Choose one of the values.")
# What was typed by name and is none that is known.
NO_COUNTRY = msgid("Type the name of a country, in any language, or its code.")
NO_LANGUAGE = msgid("Type the name of a language, in any language, or its code.")
NO_ORGANISATION = msgid("Type the name of an organisation that is known here, or add it as a new one.")
BY_NAME |= {
    ("string_pattern_mismatch", name): text
    for text, names in (
        (NO_COUNTRY, ("implementation_countries", "countries_covered", "host", "transit", "origin", "country")),
        (NO_LANGUAGE, ("language", "languages", "language_of_document")),
        (NO_ORGANISATION, ("lead_body", "publisher_body", "partners", "donors", "organisation")),
    )
    for name in names
}


class _Named(dict[str, Any]):
    """What a message may name; a name that a problem does not give is left empty, and the message is still read."""

    def __missing__(self, name: str) -> str:
        return ""


def message(problem: Problem, own: Mapping[str, str] | None = None) -> str:
    """Return what to do about a problem, in the language of the page; `own` are a form's msgids for types of its own."""
    text = (own or {}).get(problem.type) or _found(problem)
    named = {name: number(value) if isinstance(value, (int, float)) else value for name, value in problem.about.items()}
    return gettext(text) % _Named(named)


def messages(problems: Iterable[Problem], own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return {path of the field: message}; the first problem of a field is enough at a time."""
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.path, message(problem, own))
    return found


def _found(problem: Problem) -> str:
    names = [part for part in problem.path.split(".") if not part.isdigit()]
    for name in (names[-1], names[0]) if names else ():
        if (text := BY_NAME.get((problem.type, name))) is not None:
            return text
    if problem.type == "string_pattern_mismatch":
        return PATTERN
    if problem.type == "string_too_short" and problem.about.get("min_length") == 1:
        return MESSAGES["missing"]
    return MESSAGES.get(problem.type) or FALLBACK

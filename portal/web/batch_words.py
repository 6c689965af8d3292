"""What is said of faults in tables of many records."""

from typing import Any

from portal.domain.problems import Problem
from portal.services.batches.words import MESSAGES, NEAR, REFUSED
from portal.web import file_words, formats
from portal.web.forms import errors
from portal.web.i18n import gettext


def refused(reason: str) -> str:
    """Return why a table is not read, or not read on; empty where there is no reason."""
    return gettext(REFUSED[reason]) if reason in REFUSED else ""


def said(fault: dict[str, Any]) -> str:
    """Return what is wrong and what to do, in the language of the page."""
    about = dict(fault["about"])
    if fault["type"] == "file_refused":
        why = file_words.refusal(str(about["why"]), {})
        return gettext("%(name)s was not attached. %(why)s") % {"name": about["name"], "why": why}
    near = about.get("near")
    if isinstance(near, list):
        listed = formats.listed(near)
        about["near"] = listed if fault["type"] == "several_meant" else gettext(NEAR) % {"near": listed} if near else ""
    if isinstance(about.get("regions"), list):
        about["regions"] = formats.listed(about["regions"])
    return errors.message(Problem(fault["column"], fault["type"], about), MESSAGES).strip()

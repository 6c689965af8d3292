"""The signs of the search box as the page of help shows them: each with an example in the reader's language that can be tried."""

from dataclasses import dataclass

from portal.domain.messages import msgid
from portal.web.addresses import at
from portal.web.i18n import gettext


@dataclass(frozen=True)
class Sign:
    """An example, what it finds, and where it can be seen."""

    example: str
    finds: str
    href: str


SECTIONS = (
    (
        msgid("Words"),
        (
            (msgid("return counselling"), msgid("Records with either word; those with both come first.")),
            (msgid('"family tracing"'), msgid("These words, in this order, beside each other.")),
            (msgid("reintegr*"), msgid("Words that begin so: at least three letters, then a star.")),
            (msgid("+children school"), msgid("Every result has the word after the plus sign.")),
            (msgid("reintegration -detention"), msgid("No result has the word after the minus sign. NOT does the same.")),
        ),
    ),
    (
        msgid("One or the other, and brackets"),
        (
            (msgid("shelter OR housing"), msgid("At least one of the two. OR is written in capital letters.")),
            (msgid("children AND school"), msgid("Both words.")),
            (msgid("women (Gambia OR Senegal)"), msgid("One of the two in brackets; those with the word before them come first.")),
            (msgid("(shelter OR housing) -detention"), msgid("One of the two in brackets, and not the last word.")),
            (
                msgid("(school AND children) OR (loan AND women)"),
                msgid("Both words of one of the brackets. Brackets may stand in brackets."),
            ),
        ),
    ),
    (
        msgid("Filters"),
        (
            (msgid("housing country:Senegal"), msgid("The same as choosing the value beside the results.")),
            (msgid('country:"Côte d’Ivoire"'), msgid("A value of several words stands in quotation marks.")),
            (msgid("housing -country:Senegal"), msgid("No result is about this country.")),
            (
                msgid("language:French type:resource"),
                msgid("Names and values can be typed in each language of this portal, values by their codes too."),
            ),
        ),
    ),
    (
        msgid("Years"),
        (
            (msgid("year:2012-2018"), msgid("What was done in these years, or appeared in them.")),
            (msgid("women year:2015.."), msgid("From this year on.")),
            (msgid("return year:..2010"), msgid("Up to this year.")),
        ),
    ),
)  # fmt: skip


def sections() -> list[tuple[str, list[Sign]]]:
    """Return all signs under their headings, in the language of the page."""
    return [(gettext(heading), [_sign(*row) for row in rows]) for heading, rows in SECTIONS]


def _sign(example: str, finds: str) -> Sign:
    typed = gettext(example)
    return Sign(typed, gettext(finds), at().search([("q", typed)]))

"""What a person declares when a text is sent in: the posting terms, and whose the text and its files are."""

from portal.domain.messages import msgid

VERSION = "1"
"""Raised when the terms change; what was declared before keeps the version that was read."""

RIGHTS: dict[str, str] = {
    "own_work": msgid("I wrote it myself, or with colleagues who agree."),
    "employer_permits": msgid("It belongs to the office that I work for, and the office agrees."),
    "holder_permits": msgid("It belongs to somebody else, who agreed in writing."),
    "free_to_use": msgid("It is in the public domain, or its licence allows it."),
}
"""Whose the text and the files are, by code."""

TERMS: tuple[str, ...] = (
    msgid(
        "Others may use text and files as the licence says that you choose here. Each file can have a licence of its own."
    ),
    msgid("Moderators may change wording and layout, never what is said. Every change stands in the history."),
    msgid(
        "Nobody can be recognised in it who has not agreed. What slipped through is removed, from files and copies too."
    ),
    msgid(
        "You can change it, or have it taken back, at any time. What others have copied under its licence stays theirs."
    ),
    msgid("The portal keeps who declared this, when, and for which revision. Readers see the licence, not your name."),
)
"""The terms, one sentence or two each."""

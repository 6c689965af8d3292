"""How states of texts, conditions of records and the steps between them are called on pages."""

from portal.domain.messages import msgid
from portal.domain.workflow import Condition, State
from portal.web.i18n import gettext

STATES = {
    State.draft: msgid("draft"),
    State.submitted: msgid("waits for a moderator"),
    State.in_review: msgid("in review"),
    State.changes_requested: msgid("changes asked for"),
    State.approved: msgid("approved"),
    State.scheduled: msgid("to be published"),
    State.published: msgid("published"),
    State.replaced: msgid("replaced by a newer one"),
    State.refused: msgid("refused"),
    State.duplicate: msgid("there already"),
    State.withdrawn: msgid("withdrawn"),
}
CONDITIONS = {
    Condition.none: msgid("not published"),
    Condition.live: msgid("public"),
    Condition.under_re_review: msgid("public, being reviewed again"),
    Condition.withheld: msgid("withheld"),
    Condition.archived: msgid("in the archive"),
    Condition.superseded: msgid("superseded"),
}
# What happened, told of the past: "15 Nov 2026, Mo Moderator: asked for changes".
STEPS = {
    "draft": msgid("began a draft"),
    "edit": msgid("began a change"),
    "restore": msgid("restored an earlier revision"),
    "submit": msgid("sent it in"),
    "publish_first": msgid("published it, to be reviewed after"),
    "withdraw": msgid("withdrew it"),
    "reopen": msgid("took it up again"),
    "take": msgid("took it for review"),
    "give_back": msgid("gave it back to the queue"),
    "request_changes": msgid("asked for changes"),
    "refuse": msgid("refused it"),
    "duplicate": msgid("marked it as a duplicate"),
    "approve": msgid("approved it"),
    "reconsider": msgid("took the approval back"),
    "schedule": msgid("set the day of publication"),
    "publish": msgid("published it"),
    "publish_due": msgid("published it on its day"),
    "comment": msgid("wrote a comment"),
    "assign": msgid("handed it to another moderator"),
    "ask_opinion": msgid("asked for a second opinion"),
    "give_opinion": msgid("gave a second opinion"),
    "doubt": msgid("marked it as being reviewed again"),
    "confirm": msgid("confirmed it"),
    "withhold": msgid("withheld it"),
    "withhold_flagged": msgid("withheld it, because a reader reported personal data"),
    "release": msgid("released it"),
    "archive": msgid("put it into the archive"),
    "revive": msgid("took it out of the archive"),
    "supersede": msgid("put another record in its place"),
    "reclassify": msgid("changed who may read it"),
    "renew": msgid("looked at it: still right"),
    "in_step": msgid("looked at a translation: it says what the original says"),
    "flag": msgid("reported a problem"),
    "settle_flag": msgid("settled a report"),
    "expunge": msgid("removed words for good"),
    "answer_finding": msgid("said something of a sign of personal data"),
    "expunge_file": msgid("removed a file for good"),
}


def state_name(state: State | str) -> str:
    """Return where a text stands, in words."""
    return gettext(STATES[State(state)])


def condition_name(condition: Condition | str) -> str:
    """Return how a record stands, in words."""
    return gettext(CONDITIONS[Condition(condition)])


def step_name(action: str) -> str:
    """Return what somebody did, in words; the action's own name where it has none."""
    return gettext(STEPS[action]) if action in STEPS else action.replace("_", " ")

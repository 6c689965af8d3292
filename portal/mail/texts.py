"""Mails about practices and resources on their way to readers, and after.

Where a text is said to hold personal data its title is left out, since the title may be what holds them; the page shows it.
"""

from collections.abc import Mapping

from portal.domain.messages import msgid
from portal.mail.template import Audience, Template

SEE = msgid("See where it stands")

TEXTS: Mapping[str, Template] = {
    "proposal_submitted": Template(
        subject=msgid("Received: %(title)s"),
        paragraphs=(
            msgid("Thank you. “%(title)s” has arrived and waits for a moderator."),
            msgid("You get a first decision within 5 working days, and a mail at each step."),
        ),
        action=SEE,
    ),
    "proposal_to_review": Template(
        subject=msgid("To review: %(title)s"),
        paragraphs=(msgid("“%(title)s” was handed in for one of your regions and is to be reviewed."),),
        action=msgid("Open it at the desk"),
        audience=Audience.moderators,
    ),
    "proposals_submitted": Template(
        subject=msgid("Received: the texts of your table"),
        paragraphs=(
            msgid("Thank you. The texts of your table have arrived and wait for a moderator."),
            msgid("You get a first decision on each within 5 working days, and a mail at each step."),
        ),
        action=SEE,
    ),
    "proposals_to_review": Template(
        subject=msgid("To review: several texts that were handed in together"),
        paragraphs=(msgid("Several texts were handed in together for your regions and are to be reviewed."),),
        action=msgid("Open the desk"),
        audience=Audience.moderators,
    ),
    "proposal_taken": Template(
        subject=msgid("In review: %(title)s"),
        paragraphs=(msgid("A moderator is reviewing “%(title)s”."),),
        action=SEE,
        # Not at first; but where an approval is taken back.
        quotes=True,
    ),
    "changes_requested": Template(
        subject=msgid("Please revise: %(title)s"),
        paragraphs=(msgid("The moderator asks you to change “%(title)s” before it can be published."),),
        action=msgid("Revise the text"),
        quotes=True,
    ),
    "proposal_refused": Template(
        subject=msgid("Not published: %(title)s"),
        paragraphs=(msgid("The moderator has decided not to publish “%(title)s”. Your text is kept."),),
        action=msgid("See the decision"),
        quotes=True,
    ),
    "proposal_duplicate": Template(
        subject=msgid("There already: %(title)s"),
        paragraphs=(
            msgid("The moderator found that what “%(title)s” tells is in the portal already. Your text is kept."),
        ),
        action=msgid("See the decision"),
        quotes=True,
    ),
    "proposal_approved": Template(
        subject=msgid("Approved: %(title)s"),
        paragraphs=(msgid("“%(title)s” was approved. You get another mail when readers can find it."),),
        action=SEE,
        quotes=True,
    ),
    "proposal_scheduled": Template(
        subject=msgid("To be published: %(title)s"),
        paragraphs=(msgid("“%(title)s” will be published on %(day)s."),),
        action=SEE,
        quotes=True,
    ),
    "proposal_published": Template(
        subject=msgid("Published: %(title)s"),
        paragraphs=(msgid("“%(title)s” is published. Readers for whom it is meant can find it now."),),
        action=msgid("Read it"),
        quotes=True,
    ),
    "proposal_withdrawn": Template(
        subject=msgid("Withdrawn: %(title)s"),
        paragraphs=(msgid("“%(title)s” was withdrawn from review. Nothing more has to be done."),),
        action=SEE,
    ),
    "comment_added": Template(
        subject=msgid("A comment on: %(title)s"),
        paragraphs=(msgid("There is a new comment on “%(title)s”."),),
        action=msgid("Read and answer it"),
    ),
    "opinion_asked": Template(
        subject=msgid("Your opinion on: %(title)s"),
        paragraphs=(
            msgid("A moderator asks you for a second opinion on “%(title)s”."),
            msgid("You are asked to say first whether you have a conflict of interest."),
        ),
        action=msgid("Give your opinion"),
        audience=Audience.moderators,
    ),
    "review_overdue": Template(
        subject=msgid("Overdue: %(title)s"),
        paragraphs=(
            msgid(
                "“%(title)s” has waited for a first decision for more than 5 working days. Any moderator can see it now."
            ),
        ),
        action=msgid("Open it at the desk"),
        audience=Audience.moderators,
    ),
    "record_flagged": Template(
        subject=msgid("Problem reported: %(title)s"),
        paragraphs=(msgid("A reader says that something is wrong with “%(title)s”."),),
        action=msgid("See what is wrong"),
    ),
    "personal_data_flagged": Template(
        subject=msgid("Urgent: a reader reports personal data"),
        paragraphs=(
            msgid("A reader says that a published text lets somebody be recognised. Please look at it now."),
            msgid("The title is not in this mail, since it may hold such data itself."),
        ),
        action=msgid("Look at the text"),
        audience=Audience.moderators,
    ),
    "record_withheld": Template(
        subject=msgid("A text of yours is withheld"),
        paragraphs=(
            msgid("A text of yours is withheld: readers can no longer see it, until a moderator has looked at it."),
            msgid("Nothing is lost. You get another mail when readers can see it again."),
        ),
        action=msgid("See the text"),
        quotes=True,
    ),
    "record_released": Template(
        subject=msgid("Readers can see it again: %(title)s"),
        paragraphs=(msgid("A moderator has looked at “%(title)s”. Readers can see it again."),),
        action=msgid("Read it"),
    ),
    "review_due": Template(
        subject=msgid("Please look again at: %(title)s"),
        paragraphs=(
            msgid("“%(title)s” is to be looked at again by %(day)s. Is it still right?"),
            msgid(
                "If it is, say so with one click; if not, change it. After that day its page tells readers that it may be out of date."
            ),
        ),
        action=msgid("Look at it"),
    ),
    "record_expunged": Template(
        subject=msgid("A text of yours was removed for good"),
        paragraphs=(
            msgid("A moderator has removed a text or file of yours for good, from all its revisions and files."),
            msgid(
                "In its place stands when it was removed, and by which role. The title is not in this mail, since it may be what had to go."
            ),
        ),
        action=msgid("See the text"),
    ),
}

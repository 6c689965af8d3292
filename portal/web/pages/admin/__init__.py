"""The administration: people, organisations, lists, mails that did not leave, the audit. To whom they do not belong, they are not there."""

from portal.web.pages.admin import (
    access,
    audit,
    corridors,
    domains,
    inviting,
    mail,
    organisations,
    overview,
    people,
    rights,
    standing,
)

PARTS = (overview, people, rights, access, inviting, organisations, standing, domains, corridors, mail, audit)

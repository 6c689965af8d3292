"""How kinds of mails are called on pages: by their subject, without what each mail names."""

from portal.mail.templates import KINDS
from portal.web.current import portal
from portal.web.i18n import gettext


def kind_name(kind: str) -> str:
    """Return the subject of a kind of mail, an ellipsis in place of titles and names; the kind itself where it is not known."""
    known = KINDS.get(kind)
    if known is None:
        return kind
    return gettext(known.subject) % {"portal": portal().settings.name, "by": "…", "title": "…", "device": "…"}

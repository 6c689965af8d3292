"""From a message to a mail as servers carry it: plain text and the same as HTML, without anything from elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from portal.domain.languages import BY_CODE
from portal.mail.message import Message, one_line

# Not every server on the way carries 8 bits.
POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True)
class Sender:
    """Whom mails come from: the portal's name and its address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]


def render(message: Message, sender: Sender, id: str, moment: datetime) -> EmailMessage:
    """Return the mail, whose Message-ID is made of `id`; ValueError for an address that is none, or a link that is not to the web."""
    if message.action and not message.action.url.startswith(("https://", "http://")):
        raise ValueError(f"not a web address: {message.action.url}")
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address(one_line(sender.name), addr_spec=sender.address)
    mail["To"] = _recipient(message.to)
    mail["Subject"] = one_line(message.subject)
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = f"<{id}@{sender.domain}>"
    # Holiday notices and other machines do not answer what says so.
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(as_text(message))
    mail.add_alternative(as_html(message), subtype="html")
    # At the end, or it would be moved into the first part.
    mail["Content-Language"] = message.language
    return mail


def _recipient(address: str) -> Address:
    try:
        found = Address(addr_spec=address)
    # IndexError and AttributeError are what the parser makes of some texts that are no address at all.
    except (HeaderParseError, ValueError, IndexError, AttributeError) as error:
        raise ValueError(f"not an address: {one_line(address)}") from error
    if not found.username or not found.domain:
        raise ValueError(f"not an address: {one_line(address)}")
    return found


def as_text(message: Message) -> str:
    """Return a message as plain text, what is quoted behind `>`."""
    parts = list(message.paragraphs)
    if message.quote:
        parts.append("\n".join(f"> {line}".rstrip() for line in message.quote.splitlines()))
    if message.action:
        parts.append(f"{message.action.label}:\n{message.action.url}")
    if message.closing:
        # Readers of mail fold away what follows this sign.
        parts.append("-- \n" + "\n".join(message.closing))
    return "\n\n".join(parts) + "\n"


def as_html(message: Message) -> str:
    """Return a message as a whole page of HTML, everything in it escaped."""
    direction = BY_CODE[message.language].direction
    parts = [f"<p>{_escaped(paragraph)}</p>" for paragraph in message.paragraphs]
    if message.quote:
        parts.append(f"<blockquote><p>{_escaped(message.quote)}</p></blockquote>")
    if message.action:
        url = escape(message.action.url)
        # The address is shown too: who looks where a link leads is right to do so.
        parts.append(f'<p><strong><a href="{url}">{_escaped(message.action.label)}</a></strong><br>\n{url}</p>')
    if message.closing:
        parts.append("<hr>")
        parts += [f"<p><small>{_escaped(line)}</small></p>" for line in message.closing]
    head = f'<meta charset="utf-8">\n<title>{escape(one_line(message.subject))}</title>'
    opening = f'<!DOCTYPE html>\n<html lang="{message.language}" dir="{direction}">\n<head>\n{head}\n</head>'
    return f"{opening}\n<body>\n{chr(10).join(parts)}\n</body>\n</html>\n"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")

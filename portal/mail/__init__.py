"""Mails: what each kind says, how it is laid out, and how it leaves. Which mail is due for whom is known to services/mailing/."""

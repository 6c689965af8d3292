"""What looks like personal data in a text: `check(text)` finds it, `KINDS` says why it matters and what to write instead."""

from portal.domain.privacy.checking import check
from portal.domain.privacy.kinds import KINDS, VERSION, Finding, FindingKind

__all__ = ["KINDS", "VERSION", "Finding", "FindingKind", "check"]

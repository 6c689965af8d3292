"""Accounts: signing in, beginning, and looking after one's own. Every page works without JavaScript; a mailed link is not used up by
looking at it, because mail programs do that too.
"""

from portal.web.pages.account import beginning, credentials, entering, factor, forgotten, leaving, profile, requesting

PARTS = (entering, beginning, requesting, forgotten, profile, credentials, factor, leaving)

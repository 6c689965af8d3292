"""The moderators' desk: what waits, one text with all that is known of it, readers' reports, published records, expunging."""

from portal.web.pages.desk import acting, expunging, flags, found, opinions, queue, record, review

PARTS = (queue, review, acting, found, opinions, flags, record, expunging)

"""Single values in the words of the page's language, as lists of changes and histories print them: a code, a country, a body, a day."""

from collections.abc import Callable
from functools import cached_property

from portal.domain.shapes import Shape, Sort
from portal.domain.values import NOT_REPORTED
from portal.services.choosing import organisations
from portal.services.context import Portal
from portal.web import formats, names
from portal.web.i18n import gettext, language

# Values that have a name in the page's language; all others stand as they were typed.
CODED = frozenset({Sort.code, Sort.region, Sort.country, Sort.language, Sort.organisation, Sort.date})


class Words:
    """The words of one page; what needs the database is asked for once."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return dict(organisations(self._portal, language()))

    def of(self, shape: Shape, text: str) -> str:
        """Return a value in words; of several codes in one text each is told. What has no name is left as it is."""
        if text == NOT_REPORTED:
            return gettext("not reported")
        one = self._how(shape)
        if one is None:
            return text
        return ", ".join(one(code) for code in text.split(", ")) if shape.many else one(text)

    def _how(self, shape: Shape) -> Callable[[str], str] | None:
        if shape.sort is Sort.code:
            return lambda code: names.label(shape.scheme, code)
        if shape.sort is Sort.date:
            return lambda day: gettext("ongoing") if day == formats.ONGOING else formats.partial(day)
        if shape.sort is Sort.organisation:
            return lambda id: self._bodies.get(id, id)
        named = {Sort.region: names.region, Sort.country: names.country, Sort.language: formats.language_named}
        return named.get(shape.sort)

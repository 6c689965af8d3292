"""Names of persons in Latin letters, told from those of bodies and places by lists and by what stands around them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from portal.domain.privacy import around
from portal.domain.privacy.candidates import FAMILY_VI, NAME, PLACES_TOO, Candidate, candidate_of
from portal.domain.privacy.fold import fold
from portal.domain.privacy.known import is_family, is_given, is_name
from portal.domain.privacy.roles import has_office, is_borne, is_cited
from portal.domain.privacy.unnamed import BODIES, NOT_NAMES, PLACES
from portal.domain.privacy.words import THING, TONES

Hit = tuple[str, int, int]
AROUND = 120


def names(text: str) -> Iterator[Hit]:
    """Yield names of private persons."""
    # A line that is broken in a name is no break; an empty line is one.
    flat = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    for found in NAME.finditer(flat):
        candidate = candidate_of(found)
        if candidate is None:
            continue
        named = _named(flat, candidate)
        if named is not None:
            yield "person_name", named.words[0][1], named.end


def lone(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield single given names in a passage, which tell of a person only where something else does."""
    for found in NAME.finditer(text, start, end):
        word = found[0]
        if " " in word or not is_given(word) or word.isupper() or word.lower() in NOT_NAMES:
            continue
        before = text[max(0, found.start() - 20) : found.start()]
        if (
            fold(word) not in BODIES
            and not around.WITHIN.search(before)
            and not is_borne(text[max(0, found.start() - 60) : found.start()])
        ):
            yield "person_name", *found.span()


def _named(text: str, candidate: Candidate) -> Candidate | None:
    """Return the name in a candidate, None where nothing tells of a private person."""
    start, end = candidate.words[0][1], candidate.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    # The words that were taken off lead it in too.
    led = text[max(0, candidate.start - AROUND) : candidate.start]
    if candidate.has_office:
        return None
    if _is_told(candidate, before, after):
        return None if _is_public(text, candidate, led) else candidate
    known = _known(candidate, bool(TONES.search(before + text[start:end] + after)), before)
    if known is None or PLACES.fullmatch(" ".join(word for word, _ in known.words)):
        return None
    is_public = is_cited(_before(text, known), after) or _is_public(text, known, led)
    return None if is_public else known


def _before(text: str, name: Candidate) -> str:
    start = name.words[0][1]
    return text[max(0, start - AROUND) : start]


def _is_public(text: str, name: Candidate, led: str) -> bool:
    """Say whether a name is that of an office's holder, or that of a street or a house."""
    before, after = _before(text, name), text[name.end : name.end + AROUND]
    return has_office(before, after) or (not name.is_titled and (is_borne(before) or is_borne(led)))


def _is_told(candidate: Candidate, before: str, after: str) -> bool:
    """Say whether what stands around a candidate tells that it is a person's name."""
    before = before[-60:]
    folded = candidate.folded
    single = len(folded) == 1
    is_known = _is_name_of(folded)
    if single and len(folded[0]) < 2 and not candidate.words[0][0].endswith("."):
        return False
    if single and candidate.words[0][0].isupper() and not candidate.words[0][0].endswith(".") and not is_known:
        return False
    if _is_led_in(candidate, before, after):
        return True
    if (
        (not single or is_given(folded[0]))
        and not is_cited(before, after)
        and (around.SUFFERED.search(before) or around.HOLDER.search(before))
        and (is_known or _is_likely(before, after))
    ):
        return True
    aged = around.AGE.match(after)
    if aged and not (
        single
        and not is_known
        and (around.IN_PLACE.search(before) or (around.LISTED.search(before) and not re.search(r"[^\W\d_]", aged[0])))
    ):
        return True
    if (
        around.AGED_BEFORE.search(before)
        and (is_known or re.search(r"\d", before) or around.ONLY_PERSON.search(before))
        and re.match(r"\s*,|\s+[a-zà-ỹ]", after)
    ):
        return True
    if around.CALL.search(before) and around.NUMBERED.match(after):
        return True
    if (
        around.BORN.match(after)
        and (not single or is_known or after.lstrip()[:1] in ",(")
        and not around.IN_PLACE.search(before)
    ):
        return True
    if single and (not is_known or around.IN_PLACE.search(before)):
        return False
    return bool(
        around.CASED.match(after)
        or around.BORN.match(after)
        or (not single and around.DESCRIBED.match(after) and not is_cited(before, after))
        or around.DID.match(after)
        or (around.ALSO_DID.match(after) and _is_likely(before, after))
    )


def _is_led_in(candidate: Candidate, before: str, after: str) -> bool:
    vietnamese = around.TITLED_VI.search(before)
    if (
        candidate.is_titled
        or around.TITLED.search(before)
        or (vietnamese and (TONES.search(vietnamese[0]) or TONES.search(before) or _has_tones(candidate)))
    ):
        return True
    if candidate.is_person and (len(candidate.words) > 1 or is_given(candidate.folded[0])):
        return True
    if around.FIELD.search(before):
        # "name: Returns in 2020" is a title.
        return _is_name_of(candidate.folded) or (
            not re.match(r"\s+[^\W\d_A-Z]|\s*\(", after) and not around.WITHIN.search(before)
        )
    if around.CALLED.search(before):
        return not THING.search(before[-50:])
    person = around.PERSON.search(before)
    if around.NUMBERED.match(after):
        return bool(person)
    if person and len(candidate.words) == 1 and before.rstrip()[-1].isalpha() and not _is_name_of(candidate.folded):
        # "nelayan Kamboja": an adjective.
        return False
    if (
        person
        and len(candidate.words) == 1
        and re.match(r"\s*(?:[.;:!?)\n]|$)", after)
        and not _is_name_of(candidate.folded)
    ):
        # "a fisherman, Mbour."
        return False
    return bool(person) and not (
        person
        and person["person"][0].isupper()
        and person.start() > 0
        and before[person.start() - 2 : person.start()].strip() not in (".", "!", "?", ":", "")
    )


def _has_tones(candidate: Candidate) -> bool:
    return any(TONES.search(word) for word, _ in candidate.words)


def _is_likely(before: str, after: str) -> bool:
    return bool(
        around.LIKELY_PERSONS.search(re.split(r"[.;!?]\s", after)[0])
        or around.LIKELY_PERSONS.search(re.split(r"[.;!?]\s", before)[-1])
    )


def _is_name_of(folded: tuple[str, ...]) -> bool:
    return any(is_name(word) for word in folded)


def _known(candidate: Candidate, vietnamese: bool, before: str) -> Candidate | None:
    """Return the part of a candidate that lists know for a name of at least two words."""
    folded = candidate.folded
    if len(folded) < 2 or (vietnamese and len(folded) == 2 and around.IN_PLACE_VI.search(before)):
        return None
    for place, word in enumerate(folded[:-1]):
        rest = folded[place + 1]
        if (is_given(word) or (word in FAMILY_VI and rest in ("thi", "van"))) and not (
            is_family(word) and rest in NOT_NAMES
        ):
            return replace(candidate, words=candidate.words[place:])
        if is_family(word) and is_given(rest):
            return replace(candidate, words=candidate.words[place:])
    if len(folded) > 2 and (candidate.words[1][0] in ("Thị", "Thi", "Văn")):
        return candidate
    if vietnamese and folded[0] in FAMILY_VI and len(folded) > 2 and folded[0] not in PLACES_TOO:
        return candidate
    if any(is_family(word) for word in folded[1:]):
        return candidate
    return None

"""How the parts of structured values are called in forms, with an example where the name alone does not say what to write."""

from dataclasses import dataclass

from portal.domain.messages import msgid


@dataclass(frozen=True)
class Words:
    """A part's label and its help (msgids)."""

    label: str
    hint: str = ""


DAY = msgid("A year, a month or a day: 2025-03.")
SPOKEN = Words(msgid("Languages spoken"))

PARTS: dict[str, Words] = {
    "building_blocks.name": Words(msgid("Name")),
    "building_blocks.how": Words(msgid("How it works")),
    "building_blocks.enabling_factors": Words(msgid("What made it possible")),
    "building_blocks.lesson": Words(msgid("Lesson")),
    "indicators.name": Words(msgid("What was counted"), msgid("Children back with their family.")),
    "indicators.baseline": Words(msgid("Before")),
    "indicators.value": Words(msgid("Figure"), msgid("A number or a short text: 18,000+.")),
    "indicators.unit": Words(msgid("Unit"), msgid("Children, per cent, days.")),
    "indicators.date": Words(msgid("When"), msgid("2023 or 2005-2017.")),
    "indicators.source": Words(msgid("Who counted")),
    "corridors.host": Words(msgid("Host country")),
    "corridors.transit": Words(msgid("Countries passed through")),
    "corridors.origin": Words(msgid("Country of origin")),
    "persons_reached.total": Words(msgid("All together")),
    "persons_reached.women": Words(msgid("Women")),
    "persons_reached.men": Words(msgid("Men")),
    "persons_reached.girls": Words(msgid("Girls")),
    "persons_reached.boys": Words(msgid("Boys")),
    "costs.currency": Words(msgid("Currency"), msgid("Three letters: EUR, XOF.")),
    "costs.total": Words(msgid("Total"), msgid("In digits: 125000.")),
    "costs.unit_cost": Words(msgid("Cost of one"), msgid("In digits: 820.50.")),
    "costs.per": Words(msgid("One what"), msgid("Person, family, course.")),
    "costs.staff_fte": Words(msgid("Full-time staff"), msgid("Posts: 2.5.")),
    "costs.cost_band": Words(msgid("Size of the budget")),
    "gcm_objectives.primary": Words(msgid("Main objectives"), msgid("One to three.")),
    "gcm_objectives.secondary": Words(msgid("Other objectives")),
    "contact_body.organisation": Words(msgid("Organisation")),
    "contact_body.unit": Words(msgid("Office"), msgid("Return and reintegration unit.")),
    "contact_body.email": Words(msgid("E-mail of the office"), msgid("Not that of a person: returns@example.org.")),
    "contact_body.url": Words(msgid("Web address")),
    "contact_body.languages": SPOKEN,
    "contact_body.last_confirmed": Words(msgid("Last confirmed"), DAY),
    "sources.title": Words(msgid("Title")),
    "sources.publisher": Words(msgid("Publisher")),
    "sources.year": Words(msgid("Year"), msgid("2019.")),
    "sources.language": Words(msgid("Language")),
    "sources.url": Words(msgid("Web address"), msgid("https://example.org/report")),
    "reused_by.country": Words(msgid("Country")),
    "reused_by.body": Words(msgid("Who")),
    "reused_by.year": Words(msgid("Year"), msgid("2019.")),
    "reused_by.adapted_how": Words(msgid("What was done differently")),
    "reused_by.outcome": Words(msgid("What came of it")),
    "abstracts.language": Words(msgid("Language")),
    "abstracts.title": Words(msgid("Title")),
    "abstracts.summary": Words(msgid("Summary")),
    "other_language_versions.language": Words(msgid("Language")),
    "other_language_versions.url": Words(msgid("Web address")),
    "attachments.file": Words(msgid("File")),
    "attachments.name": Words(msgid("File name")),
    "attachments.title": Words(msgid("Title"), msgid("What readers see: “Referral form”.")),
    "attachments.alt": Words(
        msgid("What the picture shows"), msgid("For those who cannot see it: “The reception hall in Agadez”.")
    ),
    "attachments.language": Words(msgid("Language")),
    "attachments.licence": Words(msgid("Licence"), msgid("What others may do with the file.")),
    "service.service": Words(msgid("Service"), msgid("Free legal advice.")),
    "service.provider": Words(msgid("Who offers it")),
    "service.place": Words(msgid("Place"), msgid("Street and town.")),
    "service.opening": Words(msgid("Opening hours"), msgid("Monday to Friday, 8:00 to 16:00.")),
    "service.eligibility": Words(msgid("For whom")),
    "service.cost": Words(msgid("Price"), msgid("Free, or an amount.")),
    "service.languages": SPOKEN,
    "service.phone": Words(msgid("Telephone of the office")),
    "service.last_verified": Words(msgid("Last checked"), DAY),
}

# What one row of a repeated field is called; the number follows.
ROWS: dict[str, str] = {
    "building_blocks": msgid("Building block %(number)s"),
    "indicators": msgid("Key figure %(number)s"),
    "corridors": msgid("Corridor %(number)s"),
    "sources": msgid("Source %(number)s"),
    "attachments": msgid("File %(number)s"),
    "reused_by": msgid("Use elsewhere %(number)s"),
    "abstracts": msgid("In short %(number)s"),
    "other_language_versions": msgid("Other version %(number)s"),
}


def words(field: str, part: str) -> Words:
    """Return what a part is called; its own name where nobody has named it yet."""
    return PARTS.get(f"{field}.{part}") or Words(part.replace("_", " ").capitalize())

"""Help at each field of a record's form, in one short sentence: what to write, with an example. By name; `kind.name` where kinds differ."""

from portal.domain.kinds import Field
from portal.domain.messages import msgid

# On a record's page these stand where their name is plain; in a form they stand beside others.
LABELS: dict[str, str] = {
    "costs_note": msgid("About the costs"),
    "subnational": msgid("Provinces and towns"),
    "lead_body": msgid("Lead organisation"),
    "evidence_grade": msgid("Evidence grade"),
    "period_start": msgid("Start of the work"),
    "period_end": msgid("End of the work"),
    "contact_body": msgid("Contact office"),
}

HINTS: dict[str, str] = {
    "title": msgid("Who does what, where: “Village savings groups run by returnees in Kayes”."),
    "summary": msgid("Who did what, where, for whom, and with what result. It has to stand alone."),
    "resource.summary": msgid("What the document holds and whom it helps. It has to stand alone."),
    "description": msgid("What it says and covers, in your own words."),
    "limitations": msgid("What it leaves out, or where it is out of date."),
    "problem": msgid(
        "What was wrong, for whom, and how one knew: “Returned children waited for months for a guardian”."
    ),
    "approach": msgid("What was done, by whom, in which order."),
    "steps": msgid("One step in each line, with a number: “1. Trace the family”."),
    "building_blocks": msgid("Parts that somebody else could take over alone, such as a referral form."),
    "results": msgid("What changed, with at least one number; or say that it was not measured."),
    "indicators": msgid("The few figures worth showing large, such as “children back with their family: 312”."),
    "persons_reached": msgid("How many people took part. Leave out numbers below ten: a person may be recognised."),
    "evidence_grade": msgid("How well it is known that it works. A moderator confirms it."),
    "evidence_reason": msgid("One sentence: “An independent evaluation of 2021 compared two provinces”."),
    "what_did_not_work": msgid("What failed or was given up, and why. It is what others look for first."),
    "lessons": msgid("What you would do again, and what you would do differently."),
    "replication_conditions": msgid("What it takes to do it elsewhere: partners, law, time, money."),
    "replication_legal": msgid("Laws or agreements that it needs, such as an agreement on readmission."),
    "replication_institutional": msgid("Which offices have to exist and work together."),
    "replication_capacity": msgid("How many people, with which skills: “two case workers who speak Bambara”."),
    "replication_budget": msgid("What it takes at least, and what it costs for each person."),
    "replication_context_to_avoid": msgid("Where it would do harm or fail, such as during fighting."),
    "costs": msgid("In the currency of the source. Leave out what you do not know."),
    "costs_note": msgid("What is in these figures, and what is not: “without the salaries of officials”."),
    "safeguards": msgid("How people were protected: free choice, no harm, children, women and men, data."),
    "safeguards_checked": msgid("Tick what was looked at."),
    "regions": msgid("The pilot regions that it is about."),
    "implementation_countries": msgid("Where it took place, host countries too."),
    "countries_covered": msgid("The countries that it speaks of."),
    "subnational": msgid("Provinces, districts or towns, one in each line: “Kayes”."),
    "geographic_scope": msgid("How far it reaches."),
    "corridors": msgid("The ways that people take: where they are, where they pass, where they return to."),
    "period_start": msgid("A year, a month or a day: 2019, 2019-03 or 2019-03-31."),
    "period_end": msgid("A year, a month or a day; write “ongoing” where it goes on."),
    "project_status": msgid("Where it stands today."),
    "practice_type": msgid("What it is most of all."),
    "avrr_stage": msgid("The stage of return that it is about."),
    "return_type": msgid("How the people returned."),
    "beneficiary_groups": msgid("Whom it is made for; tick only what the sources say."),
    "themes": msgid("What it is about; two or three are enough."),
    "root_causes": msgid("The reasons for leaving that it works on, if any."),
    "interventions": msgid("The services that people get."),
    "reintegration_dimension": msgid("Needed where it is about reintegration."),
    "level": msgid("Needed where it is about reintegration: for one person, a community, or the whole system."),
    "audience": msgid("Who would use this document."),
    "lead_body": msgid("The body that answers for it."),
    "partners": msgid("Organisations that took part."),
    "donors": msgid("Those who paid."),
    "publisher_body": msgid("Those who published it."),
    "contact_body": msgid("The office that answers questions. Never a private person or a personal address."),
    "gcm_objectives": msgid("The objectives that it serves: one to three main ones."),
    "gcm_principles": msgid("The principles that it follows."),
    "sdg_targets": msgid("One in each line: “10.7”."),
    "sources": msgid("Where what you write can be read. At least one."),
    "attachments": msgid("Documents and pictures that others may use: a form, an evaluation, a photograph of a place."),
    "abstracts": msgid(
        "Title and summary for readers of other languages, who find the text by them. Not for languages in which the whole text is here."
    ),
    "reused_by": msgid("Who took it up elsewhere, and how."),
    "resource_type": msgid("What it is most of all."),
    "author": msgid("Names as they stand on the document: “A. Diallo, B. Santos”."),
    "year": msgid("The year of publication: 2019."),
    "edition": msgid("As it stands on the document: “second edition”."),
    "identifier": msgid("ISBN, DOI or document symbol: “A/RES/73/195”."),
    "language_of_document": msgid("The language of the file behind the address."),
    "other_language_versions": msgid("The same document in other languages."),
    "url": msgid("The page or file itself: “https://example.org/guide.pdf”."),
    "pages": msgid("How many: 64."),
    "service": msgid("For a directory or a contact point: where people can go."),
    "jurisdiction": msgid("For a form, procedure or law: where it holds, such as “Senegal”."),
    "in_force_from": msgid("For a form, procedure or law: a year, a month or a day, such as 2019-03."),
    "in_force_to": msgid("A year, a month or a day, where it has ended or will end."),
    "replaces": msgid("What it took the place of: “Manual of 2012”."),
    "project": msgid("The project that it comes from: “EU-IOM Joint Initiative”."),
    "related_practices": msgid("The addresses of practices in this portal, one in each line."),
    "licence": msgid("What others may do with the text."),
    "visibility": msgid("Who may read it once it is published."),
    "embargo_until": msgid("Not before this day: 2026-03-31."),
    "review_by": msgid("When somebody should look at it again. Left empty, the portal sets it."),
}


def hint(kind: str, name: str) -> str:
    """Return the msgid of a field's help, or nothing."""
    return HINTS.get(f"{kind}.{name}") or HINTS.get(name, "")


def label(field: Field) -> str:
    """Return the msgid of what a form calls a field."""
    return LABELS.get(field.name, field.label)

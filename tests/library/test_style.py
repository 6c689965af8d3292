"""The canonical style, by example: two people's files differ only where they say something different."""

from portal.services.library.files import write
from portal.services.library.yaml_writing import write_list

LONG = "Sixty to 150 words of plain text: who did what, where, for whom, with what result. It must stand alone. " * 2

CANONICAL = """\
---
id: village-savings-groups
type: practice
language: en
title: "Savings: groups run by returnees"
summary: >-
  Sixty to 150 words of plain text: who did what, where, for whom, with what result. It must stand
  alone. Sixty to 150 words of plain text: who did what, where, for whom, with what result. It must
  stand alone.
indicators:
  - name: Groups, of women and men
    value: "18,000+"
    date: "2005-2017"
  - name: Members
    value: "1051"
implementation_countries: [SN, "NO"]
subnational: [Tambacounda and its villages, Kolda and its villages, Ziguinchor and its villages,
  Saint-Louis and its villages]
corridors:
  - host: LY
    transit: [NE]
    origin: SN
evidence_grade: 2_monitored
costs: {currency: EUR, total: 1000, unit_cost: 12.5}
gcm_objectives: {primary: [21], secondary: [7, 10]}
contact_body:
  organisation: rao-wan
  unit: The secretariat of the network, which answers in all three languages
  url: https://www.rao-wan.com/index.php/en/wan-figures
sources:
  - title: Report
    year: 2019
    url: https://example.org/report
licence: CC0
---

## problem

Text in Markdown.

## approach

not_reported
"""


def test_a_record_in_canonical_style() -> None:
    """Otherwise docs/content-format.md, hand-written files and exports drift apart."""
    front = {
        "licence": "CC0",
        "sources": [{"title": "Report", "year": 2019, "url": "https://example.org/report"}],
        "contact_body": {
            "organisation": "rao-wan",
            "unit": "The secretariat of the network, which answers in all three languages",
            "url": "https://www.rao-wan.com/index.php/en/wan-figures",
        },
        "gcm_objectives": {"primary": [21], "secondary": [7, 10]},
        "costs": {"currency": "EUR", "total": 1000.0, "unit_cost": 12.5},
        "evidence_grade": "2_monitored",
        "corridors": [{"host": "LY", "transit": ["NE"], "origin": "SN"}],
        "subnational": [f"{place} and its villages" for place in ("Tambacounda", "Kolda", "Ziguinchor", "Saint-Louis")],
        "implementation_countries": ["SN", "NO"],
        "indicators": [
            {"name": "Groups, of women and men", "value": "18,000+", "date": "2005-2017"},
            {"name": "Members", "value": "1051"},
        ],
        "summary": LONG.strip(),
        "title": "Savings: groups run by returnees",
        "language": "en",
        "type": "practice",
        "id": "village-savings-groups",
    }
    sections = {"approach": "not_reported", "problem": "Text in Markdown.  \n\n\n"}
    assert write(front, sections) == CANONICAL


def test_organisations_in_canonical_style() -> None:
    """Otherwise adding one body rewrites the list of all."""
    bodies = [
        {"id": "a", "name": {"en": "A", "no": "Å"}, "type": "ngo"},
        {"id": "b", "name": {"en": "B"}, "type": "io"},
    ]
    assert write_list(bodies) == (
        '- id: a\n  name: {en: A, "no": Å}\n  type: ngo\n\n- id: b\n  name: {en: B}\n  type: io\n'
    )

"""What posting keeps of a person is theirs to see, and goes with their account."""

import io

from sqlmodel import select

from portal.database.tables import Batch, BatchRow, Person, Upload
from portal.services.batches import handing_in, working
from portal.services.context import Portal
from portal.services.files import uploading
from portal.services.people import closing, own_data
from tests.batches.making import row, table
from tests.review.texts import move, reader, write


def test_what_was_declared_and_sent_is_in_ones_own_data_and_goes_with_the_account(
    portal: Portal, author: Person
) -> None:
    """Else somebody who leaves stays in tables that nobody thinks of."""
    who = reader(portal, author)
    record_id = write(portal, author, lessons="The returnee, Mamadou Diallo, came back. It took 2 years.")
    handing_in.hand_in(portal, who, "practice", "en", "notes.csv", io.BytesIO(table([row("One")])), False)
    while working.work(portal):
        pass
    uploading.begin(portal, who, record_id, "report.pdf", 1000)
    move(portal, author, record_id, "submit")
    pk = author.pk or 0
    found = own_data.export(portal, pk)
    assert [one["record"] for one in found["declarations"]] == [record_id]
    assert [(one["kind"], one["verdict"]) for one in found["said_of_personal_data"]] == [("person_name", "false_alarm")]
    assert [(one["what"], one["name"]) for one in found["on_their_way"]] == [
        ("file", "report.pdf"),
        ("table", "notes.csv"),
    ]
    closing.close(portal, pk)
    with portal.database.reading() as session:
        for kept in (Upload, Batch, BatchRow):
            assert session.exec(select(kept)).all() == []

"""Runs migrations on the connection that schema.upgrade hands over; there is no alembic.ini."""

from alembic import context
from sqlmodel import SQLModel

from portal.database import tables  # noqa: F401 - declares them

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()

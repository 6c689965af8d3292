"""Runs migrations on the connection that schema.upgrade hands over; there is no alembic.ini."""

from alembic import context

from portal.database.tables import SQLModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()

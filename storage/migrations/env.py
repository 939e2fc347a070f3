"""What Alembic runs: the schema's metadata over the connection the caller gave."""

from alembic import context

from storage.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    transactional_ddl=True,
    user_module_prefix="storage.tables.base.",
)
with context.begin_transaction():
    context.run_migrations()
if connection.in_transaction():
    connection.commit()

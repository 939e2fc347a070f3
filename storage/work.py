"""One open transaction and the repositories that share it."""

import sqlalchemy as sa


class SqlWork:
    """Repositories are made when first asked for; all of them speak over one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

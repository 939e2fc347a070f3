"""What goes to the log: ids and types of ours, and of libraries only what went wrong."""

import logging

OURS = (
    *("app", "bosae", "bot", "console", "demo", "intake", "landing", "qr", "storage", "web"),
    "worker",
)


def log_ids_and_types(level: str) -> None:
    """Our own lines at ``level``; libraries from WARNING on, whatever the level.

    Libraries log addresses and bodies at DEBUG, which would put LINE ids into a file.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in OURS:
        logging.getLogger(name).setLevel(level)

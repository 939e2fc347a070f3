"""Keys of the console process."""

from intake.services.console_keys import ConsoleKeys
from settings import ConsoleSettings


def console_keys(settings: ConsoleSettings) -> ConsoleKeys:
    """What this process holds and pins."""
    return ConsoleKeys(
        second_factor=settings.second_factor,
        signing=settings.console_signing_key,
        console_signatures=settings.console_signatures,
        intake_signatures=settings.intake_signatures,
        worker_signatures=settings.worker_signatures,
        worker_public=settings.worker_public,
    )

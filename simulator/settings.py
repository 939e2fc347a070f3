"""What the simulator is told at its start; the only file here that reads the environment."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ALLOWED_ENVIRONMENTS = frozenset({"development", "test"})
CONFIG_VARIABLE = "BOSAE_SIMULATOR_CONFIG"
BASIC_PLAN_MESSAGES = 15_000
WEBHOOK_SECONDS = 2.0  # LINE counts a slower answer as a timeout


class SimulatorRefusedError(SystemExit):
    """The simulator may not start here; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Account:
    """One LINE official account: a channel with its own id, secret and registered keys."""

    name: str
    channel_id: str
    channel_secret: str
    basic_id: str
    display_name: str
    monthly_quota: int | None = BASIC_PLAN_MESSAGES
    assertion_keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # JWKs by kid


@dataclass(frozen=True, slots=True)
class SimulatorSettings:
    """Where state is kept, where webhooks go, and the accounts by name."""

    data_folder: Path
    environment: str
    public_url: str
    accounts: Mapping[str, Account]
    webhook_timeout_seconds: float = WEBHOOK_SECONDS
    redelivery_delays: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0)

    @property
    def folder(self) -> Path:
        """Give the simulator's own folder inside the data folder."""
        return self.data_folder / "simulator"


def refuse_outside_development(environment: str) -> None:
    """Stop where real people could meet a false LINE: only development and test may run it."""
    if environment not in ALLOWED_ENVIRONMENTS:
        raise SimulatorRefusedError(
            f"The LINE simulator runs in development and test only, not in {environment!r}."
        )


def settings_from_environment() -> SimulatorSettings:
    """Read the JSON file named by BOSAE_SIMULATOR_CONFIG.

    Raises:
        SimulatorRefusedError: the variable, the file or one of its fields is missing or wrong.
    """
    path = os.environ.get(CONFIG_VARIABLE)
    if not path:
        raise SimulatorRefusedError(f"{CONFIG_VARIABLE} must name the simulator's JSON settings.")
    try:
        return read_settings(Path(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SimulatorRefusedError(
            f"Simulator settings {path}: {type(error).__name__}: {error}"
        ) from error


def read_settings(path: Path) -> SimulatorSettings:
    """Read settings from a JSON file with the field names of the dataclasses."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    accounts = {
        name: Account(name=name, **{k: v for k, v in fields.items() if k != "name"})
        for name, fields in raw["accounts"].items()
    }
    return SimulatorSettings(
        data_folder=Path(raw["data_folder"]),
        environment=raw["environment"],
        public_url=raw["public_url"].rstrip("/"),
        accounts=accounts,
        webhook_timeout_seconds=float(raw.get("webhook_timeout_seconds", WEBHOOK_SECONDS)),
    )

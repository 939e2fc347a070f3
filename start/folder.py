"""The data folder of a demo: settings.env, secrets and the simulator's configuration."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from assertion_keys import public_jwk
from secret_files import SECRETS, write_secrets
from settings import CommonSettings
from start.ports import HOST, Ports

SETTINGS_FILE = "settings.env"
SIMULATOR_FILE = "simulator.json"
_ACCOUNTS = {"citizen": "บริการประชาชน มท.", "officer": "งานศูนย์ มท."}
_ALL_SECRETS = frozenset().union(*SECRETS.values())


class FolderError(Exception):
    """The folder is not one for a demo; one line."""


def plain_names() -> frozenset[str]:
    """Names of all settings that are no secret."""
    return frozenset(name.upper() for name in CommonSettings.model_fields)


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment a child gets: what was given to ``make run``, less every secret."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() not in _ALL_SECRETS and name != "BOSAE_SECRETS"
    }


def write_folder(home: Path, ports: Ports, given: Mapping[str, str]) -> dict[str, str]:
    """Write the folder's files and return its plain settings.

    ``given`` is the environment; its secrets go to the file of the process they belong to.
    Raises FolderError for the folder of a real installation.
    """
    refuse_real(home)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    local = {
        "BOSAE_ENVIRONMENT": "development",
        "BOSAE_INSTALLATION": "demo",
        "PUBLIC_URL": f"http://{HOST}:{ports.public}",
        "CONSOLE_URL": f"http://{HOST}:{ports.console}",
        "LINE_API_BASE": f"http://{HOST}:{ports.simulator}",
        "LINE_CITIZEN_BASIC_ID": "@demo-citizen",
        "LINE_OFFICER_BASIC_ID": "@demo-officer",
        "LINE_CITIZEN_CHANNEL_ID": "2000000001",
        "LINE_OFFICER_CHANNEL_ID": "2000000002",
        "LINE_CITIZEN_KEY_ID": "demo-citizen-key",
        "LINE_OFFICER_KEY_ID": "demo-officer-key",
        # Eleven demo people enrol in seconds; a real installation refuses so low a cost.
        "MEMBER_ARGON2_MIB": "16",
        "MEMBER_ARGON2_OPS": "1",
        # Who tries it looks at both phones at once; a real installation refuses so short a wait.
        "NOTICE_DELAY_SECONDS": "5",
        "STATUS_DELAY_SECONDS": "15",
    }
    chosen = {name: given[name] for name in plain_names() if given.get(name)}
    plain = {**local, **chosen, "BOSAE_HOME": str(home)}
    if plain["BOSAE_INSTALLATION"] != "demo" or plain["BOSAE_ENVIRONMENT"] == "production":
        raise FolderError("make run is for demos: start a real installation from the Procfile")
    write_secrets(home, given, line_secrets=True)
    _write(home / SETTINGS_FILE, "".join(f"{n}='{v}'\n" for n, v in sorted(plain.items())))
    _write(home / SIMULATOR_FILE, json.dumps(_simulator(home, ports, plain), ensure_ascii=False))
    return plain


def refuse_real(home: Path) -> None:
    """Raise FolderError when the folder has secrets but was not made by ``make run``."""
    stored = dotenv_values(home / SETTINGS_FILE) if (home / SETTINGS_FILE).exists() else {}
    if stored.get("BOSAE_INSTALLATION", "real") != "demo" and (home / "secrets").exists():
        raise FolderError(f"{home} belongs to a real installation: choose another BOSAE_HOME")


def _simulator(home: Path, ports: Ports, plain: Mapping[str, str]) -> dict[str, object]:
    """LINE's half: channel secrets, and the public halves of the worker's keys."""
    web = dotenv_values(home / "secrets" / "web.env", interpolate=False)
    worker = dotenv_values(home / "secrets" / "worker.env", interpolate=False)
    accounts = {}
    for name, shown in _ACCOUNTS.items():
        line = f"LINE_{name.upper()}"
        secrets, key = web[f"{line}_CHANNEL_SECRET"] or "", worker[f"{line}_ASSERTION_KEY"] or ""
        accounts[name] = {
            "channel_id": plain[f"{line}_CHANNEL_ID"],
            "channel_secret": secrets.split(",")[0].strip(),
            "assertion_keys": {plain[f"{line}_KEY_ID"]: public_jwk(key)},
            "basic_id": plain[f"{line}_BASIC_ID"],
            "display_name": shown,
        }
    return {
        "data_folder": str(home),
        "environment": plain["BOSAE_ENVIRONMENT"],
        "public_url": f"http://{HOST}:{ports.public}",
        "accounts": accounts,
    }


def _write(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(text)

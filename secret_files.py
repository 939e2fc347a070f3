"""Which process keeps which secret, and the files they stand in.

``secrets/{web,worker,console}.env`` in the data folder, mode 0600, one for each process,
and ``public.env`` with the public halves alone.
"""

import os
import secrets
import stat
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values

from intake.keys import KEY_BYTES, Key
from intake.sealing import KeyPair, verify_half

PUBLIC_FILE = "public.env"
PREVIOUS = "_PREVIOUS"


class Process(StrEnum):
    """A process with secrets of its own."""

    WEB = "web"
    WORKER = "worker"
    CONSOLE = "console"


class SecretFilesError(Exception):
    """The files cannot be written without losing a key; one line."""


# The web process has tokens for the channel secrets that it needs anyway; the worker, which must
# not be able to forge a webhook, for keys of its own (docs/decisions/0005-tokens-that-rotate.md).
_LINE: Mapping[Process, tuple[str, ...]] = {
    Process.WEB: ("LINE_CITIZEN_CHANNEL_SECRET", "LINE_OFFICER_CHANNEL_SECRET"),
    Process.WORKER: ("LINE_CITIZEN_ASSERTION_KEY", "LINE_OFFICER_ASSERTION_KEY"),
    Process.CONSOLE: (),
}
_KEYS: Mapping[Process, tuple[str, ...]] = {
    Process.WEB: ("ROOT_KEY", "RECEIPT_KEY", "INTAKE_SIGNING_KEY"),
    Process.WORKER: ("WORKER_PRIVATE_KEY", "RECEIPT_KEY", "WORKER_SIGNING_KEY"),
    Process.CONSOLE: ("SECOND_FACTOR_KEY", "FORM_KEY", "CONSOLE_SIGNING_KEY", "PHOTO_PRIVATE_KEY"),
}
# Public half -> private half. Verifying accepts the previous one too; sealing uses the current.
_HALVES: Mapping[str, str] = {
    "WORKER_PUBLIC": "WORKER_PRIVATE_KEY",
    "INTAKE_VERIFY": "INTAKE_SIGNING_KEY",
    "WORKER_VERIFY": "WORKER_SIGNING_KEY",
    "CONSOLE_VERIFY": "CONSOLE_SIGNING_KEY",
    "PHOTO_PUBLIC": "PHOTO_PRIVATE_KEY",
}
SECRETS: Mapping[Process, frozenset[str]] = {
    process: frozenset(_LINE[process])
    | frozenset(name + suffix for name in _KEYS[process] for suffix in ("", PREVIOUS))
    for process in Process
}


def file_of(home: Path, process: Process) -> Path:
    """Where a process's secrets stand unless BOSAE_SECRETS says otherwise."""
    return home / "secrets" / f"{process}.env"


def own_file(process: Process, file: Path) -> Path:
    """The file, once it is seen to be private and to hold nothing of another process.

    Raises SecretFilesError.
    """
    try:
        mode = file.stat().st_mode
    except OSError:
        raise SecretFilesError(
            f"{process}: no secrets file {file} (make run writes it, or flask keys init)"
        ) from None
    if stat.S_IMODE(mode) & 0o077:
        raise SecretFilesError(f"{process}: {file} is readable by others (chmod 600 it)")
    refuse_foreign(process, dotenv_values(file, interpolate=False), str(file))
    return file


def refuse_foreign(process: Process, names: Iterable[str], where: str) -> None:
    """Raise SecretFilesError when another process's secret is among the names."""
    others = frozenset().union(*SECRETS.values()) - SECRETS[process]
    foreign = sorted(others & {name.upper() for name in names})
    if foreign:
        raise SecretFilesError(
            f"{process}: {where} holds {foreign[0]}, a secret of another process"
        )


def write_secrets(home: Path, given: Mapping[str, str], *, line_secrets: bool) -> None:
    """Write the four files, keeping what is there.

    Each value is, the first that exists: the one ``given`` (the environment of ``make run``), the
    one already in a file, a random one. Channel secrets are made up only with ``line_secrets``
    (the simulator accepts any); otherwise they stay empty for the operator to fill in, and the
    web process refuses to start until then. Raises SecretFilesError when some files are lost, since
    a new key in their place would orphan what the old one sealed.
    """
    folder = home / "secrets"
    there = [process for process in Process if file_of(home, process).exists()]
    if there and len(there) < len(Process):
        lost = next(process for process in Process if process not in there)
        raise SecretFilesError(
            f"{file_of(home, lost)} is missing while others are there: restore it"
        )
    values: dict[str, str] = {}
    for process in there:
        stored = dotenv_values(file_of(home, process), interpolate=False)
        values |= {name: value for name, value in stored.items() if value}
    known = frozenset().union(*SECRETS.values())
    values |= {name: value for name, value in given.items() if name in known and value}
    for name in {name for process in Process for name in _KEYS[process]}:
        values.setdefault(name, Key(1, secrets.token_bytes(KEY_BYTES)).text())
    for name in _LINE[Process.WORKER]:
        values[name] = values.get(name) or _assertion_key()
    if line_secrets:
        for name in _LINE[Process.WEB]:
            values.setdefault(name, secrets.token_urlsafe(24))
    values |= _public_halves(values)

    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    public = _lines(values, _public_names(values))
    for process in Process:
        keys = [name for name in values if name in SECRETS[process] and name not in _LINE[process]]
        own = _lines(values, [*sorted(keys), *_LINE[process]])
        _replace(file_of(home, process), own + public)
    _replace(folder / PUBLIC_FILE, public)


def replace_assertion_key(file: Path, account: str) -> str:
    """Put a new key for an account into the worker's file and give it; the rest stays.

    The old key is gone from the file, and works in processes that run until they end.
    """
    name, made = f"LINE_{account.upper()}_ASSERTION_KEY", _assertion_key()
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition("=")[0].strip() != name]
    _replace(file, "".join(f"{line}\n" for line in [*kept, f"{name}={made}"]))
    return made


def _assertion_key() -> str:
    from assertion_keys import new_assertion_key  # noqa: PLC0415 - heavy; only who writes keys

    return new_assertion_key()


def _public_halves(values: Mapping[str, str]) -> dict[str, str]:
    halves = {}
    for public, private in _HALVES.items():
        for suffix in ("", PREVIOUS) if public.endswith("_VERIFY") else ("",):
            if text := values.get(private + suffix):
                halves[public + suffix] = _public_half(Key.parse(text), public).text()
    return halves


def _public_half(key: Key, name: str) -> Key:
    if name.endswith("_VERIFY"):
        return Key(key.version, verify_half(key.material))
    return Key(key.version, KeyPair.of(key.material).public)


def _public_names(values: Mapping[str, str]) -> list[str]:
    return [n + s for n in _HALVES for s in ("", PREVIOUS) if n + s in values]


def _lines(values: Mapping[str, str], names: list[str]) -> str:
    return "".join(f"{name}={values.get(name, '')}\n" for name in names)


def _replace(file: Path, text: str) -> None:
    """Write beside and rename, so that a full disk never leaves half a key file."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)

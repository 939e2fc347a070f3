"""How gunicorn serves each app. A process that must not start says why in one line and ends."""

import os
import sys
from pathlib import Path
from typing import Any

import settings

_SETTINGS: dict[str, type[settings.CommonSettings]] = {
    "app:public()": settings.WebSettings,
    "app:console()": settings.ConsoleSettings,
}

# Threads, because a request waits for the database and never for LINE (the outbox sends).
worker_class = "gthread"
threads = 8
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
timeout = 30
graceful_timeout = 25
keepalive = 5
umask = 0o077  # what the apps write is theirs alone

# No access log: who opened which page when is nobody's business (docs/threat-model.md).
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 - gunicorn's heartbeat file, empty; a disk would block it
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def on_starting(server: Any) -> None:
    """Refuse before a socket is bound: settings, secrets and the database's address."""
    wanted = _SETTINGS.get(server.app.app_uri)
    if wanted is None:
        return
    from app import StartRefusedError, refuse_unsafe_start  # noqa: PLC0415 - heavy; apps alone

    try:
        refuse_unsafe_start(wanted.load())
    except (settings.SettingsError, StartRefusedError) as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(2) from None

"""How gunicorn serves each app. A process that must not start says why in one line and ends."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import settings
from lasting import lasting

# Application: its settings, and its heavy modules, which the workers share after the fork.
_APPS: dict[str, tuple[type[settings.CommonSettings], tuple[str, ...]]] = {
    "app:public()": (settings.WebSettings, ("assembly.line", "assembly.landing")),
    "app:console()": (settings.ConsoleSettings, ("assembly.console", "console.app")),
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
loglevel = "error"  # its warnings quote the address of whoever sent a broken request
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 - gunicorn's heartbeat file, empty; a disk would block it
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def on_starting(server: Any) -> None:
    """Refuse before a socket is bound: settings, secrets and the database's address."""
    if server.app.app_uri not in _APPS:
        return
    wanted, heavy = _APPS[server.app.app_uri]
    with lasting():
        from app import StartRefusedError, refuse_unsafe_start  # noqa: PLC0415 - heavy; apps alone

    try:
        refuse_unsafe_start(wanted.load())
    except (settings.SettingsError, StartRefusedError) as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(2) from None
    with lasting():
        for module in heavy:
            import_module(module)

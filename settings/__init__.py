"""Typed settings of each process, and the only place that reads the environment.

Values come from, the first that has one: the environment, the process's own secrets
file, ``settings.env`` in the data folder (written by ``make run``), the default.
A process that finds a secret of another process refuses to start, so that one
stolen host never opens what the others keep (docs/threat-model.md).
"""

from settings.common import CommonSettings, SettingsError, secrets_in_environment
from settings.processes import (
    ConsoleSettings,
    LineKeySettings,
    PublicHalves,
    SignSettings,
    WebSettings,
    WorkerSettings,
)

__all__ = [
    "CommonSettings",
    "ConsoleSettings",
    "LineKeySettings",
    "PublicHalves",
    "SettingsError",
    "SignSettings",
    "WebSettings",
    "WorkerSettings",
    "secrets_in_environment",
]

"""The three local ports of a stack."""

import socket
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

HOST = "127.0.0.1"
DEFAULTS = {"PUBLIC_PORT": 8000, "CONSOLE_PORT": 8001, "SIMULATOR_PORT": 8002}
HIGHEST_PORT = 65535


class PortError(Exception):
    """A port that cannot be used, in one line that names it."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a stack listens, on 127.0.0.1 alone."""

    public: int
    console: int
    simulator: int

    @classmethod
    def named(cls, environment: Mapping[str, str]) -> Self:
        """PUBLIC_PORT, CONSOLE_PORT and SIMULATOR_PORT or 8000, 8001, 8002; raises PortError."""
        return cls(*(_port(environment, name) for name in DEFAULTS))

    @classmethod
    def free(cls) -> Self:
        """Three ports nobody listens on at this moment."""
        with ExitStack() as held:
            sockets = [held.enter_context(socket.socket()) for _ in DEFAULTS]
            for one in sockets:
                one.bind((HOST, 0))
            return cls(*(one.getsockname()[1] for one in sockets))

    def refuse_taken(self) -> None:
        """Raise PortError for the first port somebody already listens on."""
        for name, port in zip(DEFAULTS, (self.public, self.console, self.simulator), strict=True):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((HOST, port))
                except OSError as error:
                    raise PortError(
                        f"port {port} is taken ({error.strerror}): set {name} to another one"
                    ) from None


def _port(environment: Mapping[str, str], name: str) -> int:
    text = environment.get(name) or str(DEFAULTS[name])
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT):
        raise PortError(f"{name} must be a port number, 1 to {HIGHEST_PORT}")
    return int(text)

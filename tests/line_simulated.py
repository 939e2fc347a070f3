"""LINE served beside a test: the simulator on a free port, its webhooks straight to the app."""

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.serving import make_server

from simulator.app import create_simulator_app
from simulator.settings import Account as SimulatedAccount
from simulator.settings import SimulatorSettings
from tests.line_keys import CHANNEL_IDS, REGISTERED

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from simulator.line_platform import LinePlatform

SECRET = "channel-secret"


class Simulated:
    """The simulator on a free port; webhooks go straight to the app's test client."""

    def __init__(self, folder: Path) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.app: FlaskClient | None = None
        self.statuses: list[int] = []
        accounts = {
            name: SimulatedAccount(
                name,
                CHANNEL_IDS[name],
                f"{SECRET}-{name}",
                f"@{name}",
                name,
                assertion_keys=REGISTERED[name],
            )
            for name in ("citizen", "officer")
        }
        settings = SimulatorSettings(
            folder, "test", "http://app.test", accounts, redelivery_delays=(0.3, 0.5, 1.0, 1.0)
        )
        made = create_simulator_app(settings, post=self._post, saves=False)
        self.platform: LinePlatform = made.extensions["line_platform"]
        self._server = make_server("127.0.0.1", 0, made, threaded=True)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.port}"

    def _post(self, url: str, body: bytes, headers: dict[str, str], /) -> int:
        if self.app is None:
            return 0
        path = url.removeprefix("http://app.test")
        status = self.app.post(path, data=body, headers=headers).status_code
        self.statuses.append(status)
        return status

    def calls(self, endpoint: str) -> list[Any]:
        return [call for call in self.platform.calls if call.endpoint == endpoint]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

"""Entry point for gunicorn (one process, many threads): `simulator.wsgi:app`."""

import sys

from simulator.app import create_simulator_app
from simulator.settings import SimulatorRefusedError, settings_from_environment

# gunicorn starts a worker again for ever unless its exit status says that it cannot boot.
_CANNOT_BOOT = 3

try:
    app = create_simulator_app(settings_from_environment())
except SimulatorRefusedError as refusal:
    sys.stderr.write(f"{refusal}\n")
    sys.exit(_CANNOT_BOOT)

"""Entry point for gunicorn (one process, many threads): `simulator.wsgi:app`."""

from simulator.app import create_simulator_app
from simulator.settings import settings_from_environment

app = create_simulator_app(settings_from_environment())

"""The pages of signs in the public app, put together."""

from flask import Blueprint

from assembly.house import CLOCK
from intake.hotlines import HOTLINES
from intake.ports.store import Store
from intake.services.landing import LandingPages
from intake.services.registry import Registry
from landing.openings import Openings
from landing.page import Addresses, landing
from settings import WebSettings


def landing_side(
    settings: WebSettings, store: Store, registry: Registry
) -> tuple[Blueprint, Openings]:
    """The pages, and what counts them beside the requests."""
    openings = Openings(store, CLOCK, settings.worker_public.material)
    addresses = Addresses(settings.line_citizen_basic_id, settings.moi_gis_url, HOTLINES)
    return landing(addresses, LandingPages(store, registry), openings), openings

"""What a date picker sends: a date, a time or both, with no time zone, between its ends."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from simulator.errors import LineError

FORMS: Mapping[str, str] = {
    "date": "%Y-%m-%d",
    "time": "%H:%M",
    "datetime": "%Y-%m-%dT%H:%M",
}
EARLIEST, LATEST = 1900, 2100


def chosen(action: Mapping[str, Any]) -> dict[str, str]:
    """Give `postback.params` of a date picker in which `action["params"]` was chosen.

    LINE: `{mode: value}` alone, the value within `min` and `max`, years 1900 to 2100.

    Raises:
        LineError: 400, the picker on a phone could not have been left like this.
    """
    mode = str(action.get("mode"))
    value = (action.get("params") or {}).get(mode)
    form = FORMS.get(mode)
    if form is None or not isinstance(value, str) or not _is(value, form):
        raise LineError(400, f"a date picker of mode {mode} gives {form}")
    low, high = (str(action.get(end, "")).replace("t", "T") for end in ("min", "max"))
    if value < low or (high and value > high):
        raise LineError(400, f"{value} is not within {low}..{high}")
    return {mode: value}


def _is(value: str, form: str) -> bool:
    try:
        moment = datetime.strptime(value, form)  # noqa: DTZ007 - LINE's pickers have no time zone
    except ValueError:
        return False
    return value == moment.strftime(form) and EARLIEST <= moment.year <= LATEST

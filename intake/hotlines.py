"""Numbers to call by purpose: in the chat, on signs and their pages. The operator checks them."""

from collections.abc import Mapping

HOTLINES: Mapping[str, str] = {
    "police": "191",
    "medical": "1669",
    "oncb": "1386",
    "damrongdham": "1567",
    "treatment": "1165",
    "mental": "1323",
    "shelter": "1300",
    "inspectorate": "1599",
    "nacc": "1205",
    "pacc": "1206",
}

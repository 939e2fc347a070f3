"""What the register says on a sign when it is drawn."""

from collections.abc import Sequence

from intake.ports.press import SignFacts
from intake.ports.printing import PrintSheet
from intake.ports.store import Store, Work
from intake.services.registry import Registry
from intake.services.sign_places import DISTRICT_DIGITS, centre_at, ground_of
from intake.sign_model import IN_USE


class SignBook:
    """Looks up what is to stand on sheets."""

    def __init__(self, store: Store, registry: Registry) -> None:
        self._store = store
        self._registry = registry

    def facts(self, sheets: Sequence[PrintSheet]) -> list[SignFacts]:
        """Of each sheet, in the same order.

        ``problem``: why it must not be printed: the sign is no longer in use, or no centre can
        take a tip yet.
        """
        with self._store.read() as work:
            grounds = {code: ground_of(work, code) for code in {one.area_code for one in sheets}}
            gone = {one.name for one in sheets if _is_code(one) and not _used(work, one.name)}
        centres = {code: centre_at(self._registry, ground) for code, ground in grounds.items()}
        found = []
        for one in sheets:
            centre = centres[one.area_code]
            problem = "not_in_use" if one.name in gone else "" if centre else "no_centre"
            name, phone = (centre.name_th, centre.phone) if centre else ("", "")
            found.append(SignFacts(one.name, one.place, name, phone, problem))
        return found


def _is_code(sheet: PrintSheet) -> bool:
    """A sheet with a white square is named by its district."""
    return len(sheet.name) > DISTRICT_DIGITS


def _used(work: Work, code: str) -> bool:
    sign = work.signs.find(code)
    return sign is not None and sign.state in IN_USE

"""Moments as people in Thailand read them: Asia/Bangkok, years of the Buddhist era."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_ERA = 543
_OLDEST = 1900  # of the common era; no year of a case is older
_MONTHS = {
    "th": (
        *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
        *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

_WHOLE_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class NotADate(ValueError):  # noqa: N818 - reads as what happened
    """What was typed is no day of the Buddhist era."""


def day(moment: datetime | date, language: str) -> str:
    """``21 พ.ย. 2569``; a moment is taken in Bangkok, a date as it stands."""
    local = moment.astimezone(BANGKOK).date() if isinstance(moment, datetime) else moment
    months = _MONTHS.get(language, _MONTHS["en"])
    return f"{local.day} {months[local.month - 1]} {local.year + BUDDHIST_ERA}"


def whole_day(moment: datetime | date) -> str:
    """``21 พฤศจิกายน 2569``, as official letters have it."""
    local = moment.astimezone(BANGKOK).date() if isinstance(moment, datetime) else moment
    return f"{local.day} {_WHOLE_MONTHS[local.month - 1]} {local.year + BUDDHIST_ERA}"


def thai_digits(text: str) -> str:
    """The same with Thai digits."""
    return text.translate(_THAI_DIGITS)


def month(of: date, language: str) -> str:
    """``พ.ย. 2569``."""
    months = _MONTHS.get(language, _MONTHS["en"])
    return f"{months[of.month - 1]} {of.year + BUDDHIST_ERA}"


def minute(moment: datetime, language: str) -> str:
    """``21 พ.ย. 2569 14.05 น.``."""
    return f"{day(moment, language)} {clock(moment, language)}"


def clock(moment: datetime, language: str) -> str:
    """``14.05 น.``, as officers read it in LINE too; ``14:05`` in English."""
    local = moment.astimezone(BANGKOK)
    return f"{local:%H.%M} น." if language == "th" else f"{local:%H:%M}"


def hour(moment: datetime, language: str) -> str:
    """``21 พ.ย. 2569 ช่วง 14.00 น.``, for what is kept to the hour only."""
    local = moment.astimezone(BANGKOK)
    told = f"ช่วง {local:%H}.00 น." if language == "th" else f"{local:%H}:00"
    return f"{day(moment, language)} {told}"


def soon(moment: datetime, now: datetime, language: str) -> str:
    """``14.05 น.`` of this day, ``1 ธ.ค. 14.05 น.`` of one that follows: its year is plain."""
    local = moment.astimezone(BANGKOK)
    if local.date() == now.astimezone(BANGKOK).date():
        return clock(moment, language)
    months = _MONTHS.get(language, _MONTHS["en"])
    return f"{local.day} {months[local.month - 1]} {clock(moment, language)}"


def age_in_hours(moment: datetime, now: datetime) -> int:
    """Whole hours since; never below zero, because hours of tips are rounded."""
    return max(0, (now - moment) // timedelta(hours=1))


def typed_day(moment: datetime | date) -> str:
    """``21/11/2569``, the form that ``parse_day`` reads."""
    local = moment.astimezone(BANGKOK).date() if isinstance(moment, datetime) else moment
    return f"{local.day}/{local.month}/{local.year + BUDDHIST_ERA}"


def parse_day(text: str) -> date:
    """Reads day/month/year of the Buddhist era, Thai digits too; raises NotADate.

    A year of the common era is taken as such: nobody means the year 2026 of the Buddhist one.
    """
    pieces = text.strip().replace("-", "/").replace(".", "/").split("/")
    try:
        day_number, month, year = (int(piece) for piece in pieces)  # int() reads Thai digits
        return date(_common_year(year), month, day_number)
    except ValueError:
        raise NotADate from None


def _common_year(typed: int) -> int:
    year = typed if typed < _OLDEST + BUDDHIST_ERA else typed - BUDDHIST_ERA
    if year < _OLDEST:
        raise NotADate
    return year

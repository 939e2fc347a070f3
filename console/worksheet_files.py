"""The worksheet as files: always in Thai, for that is what is keyed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from flask import Response

from console import dates
from console.downloads import dated, download
from console.places import places
from intake.ports.photos import FiledReport
from intake.sealing import SealBroken
from intake.services.worksheet import PART, Listed, WorksheetChoice
from reports.archive import zipped
from reports.worksheet import Cover, Line, worksheet
from texts import FIRST_LANGUAGE, Catalogue


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the chosen reports, with who takes it away and when."""

    choice: WorksheetChoice
    found: Listed
    by: str
    now: datetime

    def workbook(self) -> Response:
        """The workbook alone."""
        return download(worksheet(self._cover(), self._lines(), self.now), f"{self._name}.xlsx")

    def zip(self, open_photo: Callable[[UUID], bytes]) -> Response:
        """The photos, then the workbook, which names those that could not be opened."""
        photo_ids = [one.report.photo_id for one in self.found.reports]
        lines = list(zip(self._lines(), photo_ids, strict=True))
        return download(zipped(self._files(self._cover(), lines, open_photo)), f"{self._name}.zip")

    def _files(
        self, cover: Cover, lines: list[tuple[Line, UUID]], open_photo: Callable[[UUID], bytes]
    ) -> Iterator[tuple[str, bytes]]:
        told = []
        for line, photo_id in lines:
            try:
                yield line.photo, open_photo(photo_id)
                told.append(line)
            except (FileNotFoundError, SealBroken):
                told.append(replace(line, remark=_thai("worksheet-no-picture")))
        yield f"{self._name}.xlsx", worksheet(cover, told, self.now)

    @property
    def _number(self) -> int:
        return self.found.start // PART + 1

    @property
    def _name(self) -> str:
        areas = self.found.areas
        area = (areas[0] if len(areas) == 1 else "") or "all"
        return f"{dated(f'moi-drugs-gis-{area}', self.now)}-{self._number}"

    def _cover(self) -> Cover:
        start, many = self.found.start, len(self.found.reports)
        return Cover(
            area=", ".join(_area(one) for one in self.found.areas),
            period=_period(self.choice),
            keyed=self.choice.keyed,
            first=start + 1,
            last=start + many,
            total=self.found.total,
            part=self._number,
            parts=-(-self.found.total // PART),
            made=dates.minute(self.now, FIRST_LANGUAGE),
            by=self.by,
        )

    def _lines(self) -> list[Line]:
        numbers = enumerate(self.found.reports, self.found.start + 1)
        return [_line(number, one) for number, one in numbers]


def _line(number: int, found: FiledReport) -> Line:
    report = found.report
    above = (one.name_th if one else "" for one in places().above(found.area_code))
    province, district, subdistrict = above
    return Line(
        number=number,
        day=dates.typed_day(report.day),
        kind=_thai(f"console-site-kind-{found.site_kind.replace('_', '-')}"),
        site=found.site_name,
        subdistrict=subdistrict,
        district=district,
        province=province,
        code=report.code,
        by=found.by_name,
        latitude=report.latitude,
        longitude=report.longitude,
    )


def _area(code: str) -> str:
    if not code:
        return _thai("worksheet-whole-country")
    province, district, subdistrict = places().above(code)
    known = [one.name_th for one in (subdistrict, district, province) if one]
    return " · ".join(known)


def _period(choice: WorksheetChoice) -> str:
    since, until = (
        dates.day(one, FIRST_LANGUAGE) if one else "" for one in (choice.since, choice.until)
    )
    match bool(since), bool(until):
        case True, True:
            return _thai("worksheet-between", since=since, until=until)
        case True, False:
            return _thai("worksheet-since", since=since)
        case False, True:
            return _thai("worksheet-until", until=until)
        case _:
            return _thai("worksheet-any-day")


def _thai(key: str, **params: str | int) -> str:
    return Catalogue(FIRST_LANGUAGE).text(key, **params)

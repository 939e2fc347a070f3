"""The smallest Excel file that a reader takes, with merged cells where a test wants them."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_sheets(file: Path, *sheets: Sequence[Sequence[object]], merged: str = "") -> Path:
    """Numbers as numbers, the rest as text; ``merged``: ranges of the first sheet (`A2:A3`)."""
    names = [f"sheet{number}" for number in range(1, len(sheets) + 1)]
    kinds = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for name in names
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="{name}"/>'
        for number, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/worksheet" Target="{name}.xml"/>'
        for name in names
    )
    with ZipFile(file, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f"{kinds}</Types>",
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="book" '
            f'Type="{_OFFICE}/officeDocument" Target="workbook.xml"/></Relationships>',
        )
        packed.writestr(
            "workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        packed.writestr(
            "_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        )
        for name, rows in zip(names, sheets, strict=True):
            packed.writestr(f"{name}.xml", _sheet(rows, merged if name == names[0] else ""))
    return file


def _sheet(rows: Sequence[Sequence[object]], merged: str) -> str:
    written = "".join(
        f'<row r="{number}">'
        + "".join(_cell(cell, f"{chr(65 + at)}{number}") for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged.split())
    cells = f"<mergeCells>{ranges}</mergeCells>" if ranges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData>{cells}</worksheet>'


def _cell(cell: object, at: str) -> str:
    if isinstance(cell, int | float):
        return f'<c r="{at}"><v>{cell}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>' if cell else ""

"""Loading the official areas, again and again."""

from dataclasses import replace

from intake.model import CentreState, Level
from intake.ports.register import AreaRow
from intake.services.areas import area_in_force, centre_names, load_areas
from storage.database import Database

ROI_ET = AreaRow("45", None, "ร้อยเอ็ด", "Roi Et")
DISTRICT = AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri")
OTHER = AreaRow("4506", "45", "พนมไพร", "Phanom Phrai")
PLACE = AreaRow("450501", "4505", "นิเวศน์", "Niwet")
BANGKOK = AreaRow("10", None, "กรุงเทพมหานคร", "Bangkok")
PHRA_NAKHON = AreaRow("1001", "10", "เขตพระนคร", "Phra Nakhon")


def test_every_province_and_district_gets_a_listed_centre_below_its_parent(
    database: Database,
) -> None:
    report = load_areas(database, [ROI_ET, DISTRICT, PLACE], {})
    assert report.added == ("45", "4505", "450501")
    assert report.centres_listed == 3
    with database.read() as work:
        by_level = {one.level: one for one in work.register.centres()}
    assert {one.state for one in by_level.values()} == {CentreState.LISTED}
    assert by_level[Level.PROVINCE].parent_id == by_level[Level.DESK].id
    assert by_level[Level.DISTRICT].parent_id == by_level[Level.PROVINCE].id
    assert by_level[Level.DISTRICT].districts == ("4505",)


def test_a_second_load_changes_nothing(database: Database) -> None:
    load_areas(database, [ROI_ET, DISTRICT], {})
    report = load_areas(database, [ROI_ET, DISTRICT], {})
    assert (report.added, report.renamed, report.abolished, report.centres_listed) == (
        (),
        (),
        (),
        0,
    )


def test_new_renamed_and_abolished_areas_are_reported(database: Database) -> None:
    load_areas(database, [ROI_ET, DISTRICT, PLACE], {})
    renamed = replace(DISTRICT, name_en="Thawatchaburi")
    report = load_areas(database, [ROI_ET, renamed, OTHER], {"450501": "450601"})
    assert report.added == ("4506",)
    assert report.renamed == ("4505",)
    assert report.abolished == ("450501",)
    with database.read() as work:
        gone = work.areas.find("450501")
        names = {one.area_code: one.name_en for one in work.register.centres()}
    assert gone is not None
    assert gone.successor_code == "450601"
    assert names["4505"] == "Thawatchaburi District Narcotics Centre"


def test_an_area_that_comes_back_has_no_successor_any_more(database: Database) -> None:
    load_areas(database, [ROI_ET, DISTRICT], {})
    load_areas(database, [ROI_ET], {})
    load_areas(database, [ROI_ET, DISTRICT], {})
    with database.read() as work:
        assert work.areas.find("4505") == DISTRICT


def test_centres_are_named_as_the_letter_names_them() -> None:
    assert centre_names(ROI_ET)[0] == "ศอ.ปส.จ.ร้อยเอ็ด"
    assert centre_names(DISTRICT)[0] == "ศป.ปส.อ.ธวัชบุรี"
    assert centre_names(BANGKOK)[0] == "ศอ.ปส.กทม."
    assert centre_names(PHRA_NAKHON)[0] == "ศป.ปส.เขตพระนคร"


def test_a_code_abolished_before_is_known_and_gets_no_centre(database: Database) -> None:
    old = AreaRow("4599", "45", "ธวัชบุรีเดิม", "Old Thawat Buri", "4505")
    report = load_areas(database, [ROI_ET, DISTRICT, old], {})
    assert report.added == ("45", "4505")
    assert report.retired == 1
    assert report.centres_listed == 3
    again = load_areas(database, [ROI_ET, DISTRICT, old], {})
    assert (again.added, again.renamed, again.abolished, again.retired) == ((), (), (), 0)
    with database.read() as work:
        assert area_in_force(work, "4599") == "4505"


def test_an_area_that_the_list_now_calls_abolished_is_told_as_such(database: Database) -> None:
    load_areas(database, [ROI_ET, DISTRICT, OTHER], {})
    report = load_areas(database, [ROI_ET, OTHER, replace(DISTRICT, successor_code="4506")], {})
    assert (report.renamed, report.abolished) == ((), ("4505",))
    with database.read() as work:
        names = {one.area_code: one.name_th for one in work.register.centres()}
        assert area_in_force(work, "450501") == "450501"  # nothing is known of it
    assert names["4505"] == "ศป.ปส.อ.ธวัชบุรี"

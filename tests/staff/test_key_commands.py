"""``flask keys`` on an installation that is at work."""

from pathlib import Path

from click.testing import CliRunner

from assembly.key_commands import keys
from intake.model import Installation
from storage.installation import be_born
from tests.staff.house import StaffHouse

URLS = {
    "PUBLIC_URL": "https://bosae.example.go.th",
    "CONSOLE_URL": "https://console.example.go.th",
}


def test_once_people_have_enrolled_init_adds_keys_that_are_missing_and_invites_nobody(
    house: StaffHouse, tmp_path: Path
) -> None:
    be_born(house.store, Installation.REAL)
    database = house.store.engine.url.render_as_string(hide_password=False)
    given = {"BOSAE_HOME": str(tmp_path), "DATABASE_URL": database, **URLS}
    first = CliRunner().invoke(keys, ["init"], env=given)
    assert first.exit_code == 0, first.output
    assert "have enrolled" in first.output

    files = sorted((tmp_path / "secrets").iterdir())
    before = {file: file.read_text("utf-8").splitlines() for file in files}
    assert any(one.startswith("PHOTO_") for lines in before.values() for one in lines)
    for file, lines in before.items():  # as a version before it had photos of signs
        kept = [one for one in lines if not one.startswith("PHOTO_")]
        file.write_text("".join(f"{one}\n" for one in kept), "utf-8")
    again = CliRunner().invoke(keys, ["init"], env=given)
    assert again.exit_code == 0, again.output
    for file, lines in before.items():
        after = file.read_text("utf-8").splitlines()
        assert {one.partition("=")[0] for one in after} == {one.partition("=")[0] for one in lines}
        assert {one for one in lines if not one.startswith("PHOTO_")} <= set(after)

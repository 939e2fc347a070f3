"""``python -m tests.journeys.conversations``: docs/conversations.md, played and photographed."""

import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from start.stack import Stack
from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.journeys import scenes, scenes_sent, scenes_signs, scenes_staff
from tests.journeys.screens import FOLDER, PAGE, document, screens
from tests.journeys.settings import QUICK
from tests.journeys.talk import Album, Camera, Talk, spoil_next_fetch
from texts import LANGUAGES

COLOURS = 24
GAP = 14
PAPER = "#ffffff"
PAUSE_MINUTES = 1
SETTINGS = {
    **QUICK,
    "BURST_DELAY_SECONDS": "0.05",
    "CHAT_PAUSE_MINUTES": str(PAUSE_MINUTES),
    "IMAGE_LIMIT_MIB": "1",
    "TIP_MEDIA_PARTS": "4",
}
ROUNDS = 30


class Studio:
    """The running services and the album; every person is new and named after their scene."""

    def __init__(self, stack: Stack, album: Album) -> None:
        self._stack = stack
        self._album = album
        file = stack.home / "simulator" / "signs.json"
        districts = stack.home / "districts.geojson"
        districts.write_text(scenes_sent.outlines(), encoding="utf-8")
        stack.run("areas", "import-boundaries", str(districts))
        stack.restart("web")  # outlines are read at the start
        self.signs = [str(one["code"]) for one in json.loads(file.read_text(encoding="utf-8"))]
        self.sign = self.signs[0]

    def citizen(self, language: str, name: str) -> Talk:
        """A new person's chat."""
        return Talk(self._album, self._stack.simulator_url, f"{name}-{language}", language)

    def officer(self, login: str) -> Talk:
        """An officer's chat."""
        return Talk(self._album, self._stack.simulator_url, login, "th", "officer")

    def worked(self) -> None:
        """Wait until nothing that is due waits in the outbox."""
        for _ in range(ROUNDS):
            if not json.loads(self._stack.run("outbox", "stats", "--json"))["oldest_seconds"]:
                return
        raise AssertionError("the outbox does not empty")

    def play(self) -> None:
        """All scenes in both languages; a pause passes meanwhile."""
        left = {
            one: scenes.paused_begins(partial(self.citizen, one), self.sign) for one in LANGUAGES
        }
        since = time.monotonic()
        desk = scenes_staff.Desk(self._stack)
        thai = partial(self.citizen, "th")
        scenes_staff.officers(self.officer, self.sign, desk, thai)
        scenes_signs.photographs(
            self.officer, scenes_staff.LEAD, self.signs, self._stack.public_url
        )
        scenes_staff.secret(self.officer, self.sign, thai)
        for language in LANGUAGES:
            self._citizens(partial(self.citizen, language), desk)
        time.sleep(max(0.0, PAUSE_MINUTES * 60 + 1 - (time.monotonic() - since)))
        for one in left.values():
            scenes.paused_ends(one)

    def _citizens(self, new: scenes.Open, desk: scenes_staff.Desk) -> None:
        spoil = partial(spoil_next_fetch, self._stack.simulator_url)
        for scene in (
            scenes.menu,
            scenes.drug_tip,
            scenes.other_ways,
            scenes.officials,
            scenes.misconduct,
            scenes.own_department,
            scenes.off_script,
            scenes_sent.places,
            scenes.crowded,
            scenes.group,
        ):
            scene(new, self.sign)
        scenes_sent.files(new, self.sign, self.worked, spoil)
        scenes_staff.follow_up(new, self.sign, desk, self.worked)
        scenes_staff.lost_file(new, self.sign, self.worked, spoil)
        scenes_staff.too_many(new)


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Thai on the left, English on the right; in few colours, for the letters need no more."""
    width = sum(one.width for one in pictures) + GAP * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(one.height for one in pictures)), PAPER)
    left = 0
    for one in pictures:
        whole.paste(one, (left, 0))
        left += one.width + GAP
    return whole.quantize(COLOURS, dither=Image.Dither.NONE)


def write(album: Album) -> None:
    """Every screen of the page, and nothing else, into docs/conversations/."""
    wanted = {screen.name: section.language for section, screen in screens()}
    for name in scenes_staff.ONLY_BY_DAY - album.taken.keys():
        wanted.pop(name)  # the picture taken by day stays
    assert album.taken.keys() == wanted.keys(), sorted(album.taken.keys() ^ wanted.keys())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        if old.stem not in wanted and old.stem not in scenes_staff.ONLY_BY_DAY:
            old.unlink()
    for name, only in wanted.items():
        found = album.taken[name]
        pictures = [found[one] for one in ((only,) if only else LANGUAGES)]
        side_by_side(pictures).save(FOLDER / f"{name}.png", optimize=True)
    PAGE.write_text(document(), encoding="utf-8")


def main() -> int:
    """Start everything, play, and write the page and its pictures."""
    given = {"PATH": os.environ["PATH"], **SETTINGS}
    with tempfile.TemporaryDirectory(prefix="bosae-chats-") as folder, sync_playwright() as one:
        chromium = one.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_ARGUMENTS))
        with Stack(Path(folder) / "home", given=given) as stack:
            album = Album(Camera(chromium, stack.simulator_url))
            Studio(stack, album).play()
        chromium.close()
    write(album)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""``python -m simulator.play SCRIPT``: plays a written conversation on a phone, as a transcript."""

import argparse
import io
import json
import mimetypes
import re
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import urllib3
from PIL import Image

from simulator import reading
from simulator.client import Message, Phone, PhoneError
from simulator.reading import Button
from simulator.script import Line, Script, ScriptError, read_script

PATIENCE = 20.0
SIMULATOR = "http://127.0.0.1:8002"
RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
_COLOURS = ("#8a9a6a", "#b9a58a", "#7fb0d6", "#7d4f38", "#6b6f74")
_NO_WORDS = {"image": "(photo)", "video": "(clip)", "audio": "(voice)", "file": "(file)"}

Write = Callable[[str], object]


def _nobody_there(_question: str) -> None:
    raise PhoneError("nobody sits at the centre here")


class ExpectationError(Exception):
    """What the script expected did not come; one line, with the number in the file."""


@dataclass
class Player:
    """Plays one script. `person` names the phone; other phones of the script get a name added.

    `sign` is scanned where the script names no code. `write` gets the transcript, line by line;
    `idle` lets so many seconds pass; `centre_asks` leaves a question behind the receipt.
    """

    base_url: str
    person: str
    sign: str = ""
    folder: Path = Path()
    patience: float = PATIENCE
    write: Write = lambda _line: None
    idle: Callable[[float], object] = time.sleep
    centre_asks: Callable[[str], object] = _nobody_there
    taps: int = 0
    typed: int = 0
    receipt: str = ""
    _phones: dict[str, Phone] = field(default_factory=dict)
    _written: dict[str, int] = field(default_factory=dict)
    _old: dict[str, Button] = field(default_factory=dict)
    _name: str = ""
    _pc: bool = False

    def play(self, script: Script) -> None:
        """Do and expect all of it, and stop at the first thing that is not so.

        Raises:
            ExpectationError: what was expected did not come, or could not be pressed.
        """
        for line in script.acts:
            value = line.value.replace("{receipt}", self.receipt)
            try:
                self._do(line.name, value)
            except PhoneError as reason:
                self._transcribe()
                raise ExpectationError(f"line {line.number}, {_shown(line)}: {reason}") from None
            self._transcribe()
        self.phone.settle(self.patience)
        self._transcribe()

    @property
    def phone(self) -> Phone:
        """The phone in hand."""
        if self._name not in self._phones:
            person = f"{self.person}-{self._name}" if self._name else self.person
            self._phones[self._name] = Phone(self.base_url, "citizen", person)
        self._phones[self._name].pc = self._pc
        return self._phones[self._name]

    def messages(self) -> list[Message]:
        """Everything the account sent to any phone of the script."""
        return [one for phone in self._phones.values() for one in phone.messages() if not one.mine]

    def _do(self, name: str, value: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "say": lambda: self._type(value),
            "tell": lambda: self._type(value),
            "scan": lambda: self._scan(value),
            "tap": lambda: self._tap(value),
            "tap old": lambda: self._tap_old(value),
            "pick": lambda: self._pick(value),
            "photo": lambda: self.phone.send_image(self._read(value) or a_picture()),
            "photos": lambda: self.phone.send_images(self._pictures(value)),
            "video": lambda: self.phone.send_video(self._read(value)),
            "voice": lambda: self.phone.send_audio(self._read(value)),
            "file": lambda: self._send_file(value),
            "location": lambda: self._send_place(value),
            "network": lambda: self.phone.be_slow(float(value)),
            "invite": lambda: self._invite(value),
            "unsend": lambda: self._unsend(value),
            "sticker": self.phone.send_sticker,
            "follow": self.phone.follow,
            "block": self.phone.block,
            "wait": lambda: self.idle(float(value)),
            "centre asks": lambda: self.centre_asks(value),
            "see": lambda: self.phone.wait_for(value, self.patience),
            "see not": lambda: self._see_not(value),
            "button": lambda: self._button(value),
        }
        if name in acts:
            acts[name]()
        elif name == "pc":
            self._pc = value == "on"
        elif name == "phone":
            self._name = value

    def _type(self, text: str) -> None:
        self.typed += 1
        self.phone.send_text(text)

    def _scan(self, code: str) -> None:
        self.taps += 1  # the prefilled text wants one press of "send"
        self.phone.scan(code or self.sign)

    def _send_place(self, value: str) -> None:
        latitude, longitude, *title = (one.strip() for one in value.split(",", 2))
        self.phone.send_location(float(latitude), float(longitude), *title)

    def _pick(self, value: str) -> None:
        label, _, moment = (one.strip() for one in value.rpartition(","))
        self._button(label)
        self.taps += 1
        self.phone.pick(label, moment)

    def _invite(self, words: str) -> None:
        """Put the account into a group; it says these words there and is gone."""
        group_id = self.phone.invite()
        until = time.monotonic() + self.patience
        while (group := self.phone.group(group_id))["inside"]:
            if time.monotonic() > until:
                raise PhoneError("it is still in the group")
            time.sleep(0.05)
        said = " ".join(reading.words(one["message"]) for one in group["bubbles"])
        if words not in said:
            raise PhoneError(f"in the group it said: {said.strip()}")
        self.write(f"{'group':<9}│ {said.strip()}")

    def _see_not(self, words: str) -> None:
        self.phone.settle(self.patience)
        if said := next((one.text for one in self.phone.new_messages() if words in one.text), ""):
            raise PhoneError(f"it says: {said}")

    def _button(self, label: str) -> Button:
        """What is on the screen under this label; answers may still be on their way."""
        until = time.monotonic() + self.patience
        while True:
            shown = self.phone.buttons()
            if found := next((one for one in shown if one.answers_to(label)), None):
                return found
            if time.monotonic() > until:
                names = ", ".join(one.label for one in shown)
                raise PhoneError(f"no button {label!r}; there are: {names}")
            time.sleep(0.05)

    def _tap(self, label: str) -> None:
        self._button(label)
        self.taps += 1
        self.phone.tap(label)

    def _tap_old(self, label: str) -> None:
        """Press the first button that ever had this label, as one who scrolls up does."""
        if label not in self._old:
            raise PhoneError(f"no button {label!r} was ever on this screen")
        self.taps += 1
        action = self._old[label].action
        self.phone.postback(str(action["data"]), action.get("displayText"))

    def _read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes() if name else b""

    def _pictures(self, value: str) -> list[bytes]:
        if value.isdecimal():
            return [a_picture(number) for number in range(int(value))]
        return [self._read(name.strip()) for name in value.split(",")]

    def _send_file(self, value: str) -> None:
        kind = mimetypes.guess_type(value)[0] or "application/octet-stream"
        self.phone.send_file(Path(value).name, self._read(value), kind)

    def _unsend(self, text: str) -> None:
        own = [one for one in self.phone.messages() if one.mine and not one.unsent]
        found = next((one for one in reversed(own) if text in one.text), None)
        if found is None:
            raise PhoneError("no own message with these words")
        self.phone.unsend(found.id)

    def _transcribe(self) -> None:
        shown = self.phone.messages()
        fresh = shown[self._written.get(self._name, 0) :]
        self._written[self._name] = len(shown)
        for one in fresh:
            if not one.mine:
                self._remember(one)
            who = (self._name or "reporter") if one.mine else "service"
            words = one.text or _NO_WORDS.get(one.kind, f"({one.kind})")
            for number, line in enumerate(words.splitlines()):
                self.write(f"{who if number == 0 else '':<9}│ {line}".rstrip())
        if fresh and not fresh[-1].mine and not self._pc:
            labels = " ".join(f"[{one.label}]" for one in buttons_under(fresh[-1]))
            self.write(f"{'':<9}│ {labels}".rstrip())

    def _remember(self, said: Message) -> None:
        if found := RECEIPT.search(said.text):
            self.receipt = found[0]
        for button in buttons_under(said):
            self._old.setdefault(button.label, button)


def buttons_under(said: Message) -> list[Button]:
    """The buttons that came with a message, quick replies first."""
    items = said.raw.get("quickReply", {}).get("items", [])
    quick = [Button(item["action"].get("label", ""), item["action"], said.id) for item in items]
    return [*quick, *reading.buttons(said.raw)]


def _shown(line: Line) -> str:
    short = line.value.splitlines()[0][:60] if line.value else ""
    return f"`{line.name}: {short}`" if short else f"`{line.name}`"


def a_picture(number: int = 0) -> bytes:
    """A photo of nothing; another number, another colour."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), _COLOURS[number % len(_COLOURS)]).save(out, "JPEG")
    return out.getvalue()


def first_sign(base_url: str) -> str:
    """The code of the first sign that hangs in the simulator, or an empty text."""
    answer = urllib3.request("GET", f"{base_url}/phone/world")
    signs = json.loads(answer.data)["signs"]
    return str(signs[0]["code"]) if signs else ""


def main(arguments: list[str]) -> int:
    """0: all came as written. 1: an expectation failed. 2: the script or the simulator is not."""
    wanted = argparse.ArgumentParser(prog="python -m simulator.play", description=__doc__)
    wanted.add_argument("script", type=Path)
    wanted.add_argument("--simulator", default=SIMULATOR, metavar="URL")
    wanted.add_argument("--person", help="whose phone (default: somebody new)")
    wanted.add_argument("--sign", help="the code to scan (default: the first that hangs)")
    given = wanted.parse_args(arguments)
    try:
        script = read_script(given.script.read_text(encoding="utf-8"))
        person = given.person or f"player-{secrets.token_hex(4)}"
        sign = given.sign or first_sign(given.simulator)
        player = Player(given.simulator, person, sign, given.script.parent, write=_print)
        player.play(script)
    except ExpectationError as reason:
        sys.stderr.write(f"{given.script.name}: {reason}\n")
        return 1
    except (ScriptError, OSError, urllib3.exceptions.HTTPError) as reason:
        sys.stderr.write(f"{given.script}: {reason}\n")
        return 2
    for one in script.promises:
        _print(f"{'':<9}? {one.name}: {one.value} (for who opens the tip)")
    return 0


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

import json
import socket
import stat
from pathlib import Path

import pytest
from dotenv import dotenv_values

from assertion_keys import public_jwk
from secret_files import SECRETS, write_secrets
from start.folder import FolderError, without_secrets, write_folder
from start.ports import PortError, Ports

PORTS = Ports(public=9000, console=9001, simulator=9002)


def test_a_taken_port_is_named_with_the_setting_that_moves_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ports = Ports.named({"CONSOLE_PORT": str(port), "PUBLIC_PORT": "0" + str(_free())})
        with pytest.raises(PortError, match=f"port {port} is taken .*: set CONSOLE_PORT"):
            ports.refuse_taken()


@pytest.mark.parametrize("port", ["", None])
def test_without_a_port_the_usual_ones_are_taken(port: str | None) -> None:
    given = {} if port is None else {"PUBLIC_PORT": port}
    assert Ports.named(given) == Ports(8000, 8001, 8002)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "80.5", "๘๐๘๐"])
def test_a_port_that_is_none_is_one_line(port: str) -> None:
    with pytest.raises(PortError, match="SIMULATOR_PORT must be a port number"):
        Ports.named({"SIMULATOR_PORT": port})


def test_free_ports_differ_and_are_free() -> None:
    ports = Ports.free()
    assert len({ports.public, ports.console, ports.simulator}) == 3
    ports.refuse_taken()


def test_no_child_gets_a_secret_through_its_environment() -> None:
    secrets = dict.fromkeys(frozenset().union(*SECRETS.values()), "x")
    given = {**secrets, "BOSAE_SECRETS": "elsewhere", "PATH": "/bin", "DATABASE_URL": "sqlite:///x"}
    assert without_secrets(given) == {"PATH": "/bin", "DATABASE_URL": "sqlite:///x"}


def test_every_file_of_the_folder_is_private(home: Path) -> None:
    write_folder(home, PORTS, {})
    for file in home.rglob("*"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file.name


def test_the_simulator_knows_lines_half_of_the_secrets_and_no_key(home: Path) -> None:
    write_folder(home, PORTS, {"LINE_CITIZEN_CHANNEL_SECRET": "new,old"})
    simulator = json.loads((home / "simulator.json").read_text())
    web = dotenv_values(home / "secrets" / "web.env")
    assert simulator["accounts"]["citizen"]["channel_secret"] == "new"
    worker = dotenv_values(home / "secrets" / "worker.env")
    registered = simulator["accounts"]["officer"]["assertion_keys"]["demo-officer-key"]
    assert registered == public_jwk(str(worker["LINE_OFFICER_ASSERTION_KEY"]))
    assert registered.keys() == {"kty", "alg", "use", "e", "n"}  # the public half and no more
    for key in (web["ROOT_KEY"], worker["LINE_OFFICER_ASSERTION_KEY"]):
        assert str(key) not in json.dumps(simulator)
    assert simulator["public_url"] == "http://127.0.0.1:9000"


def test_what_was_set_for_make_run_holds_for_the_command_line_too(home: Path) -> None:
    given = {"DATABASE_URL": "postgresql://db/bosae", "LINE_API_BASE": "https://api.line.me"}
    write_folder(home, PORTS, given)
    stored = dotenv_values(home / "settings.env")
    assert stored["DATABASE_URL"] == "postgresql://db/bosae"
    assert stored["LINE_API_BASE"] == "https://api.line.me"
    assert stored["BOSAE_INSTALLATION"] == "demo"


def test_who_tries_it_need_not_wait_for_what_hides_the_hour(home: Path) -> None:
    write_folder(home, PORTS, {})
    stored = dotenv_values(home / "settings.env")
    assert float(stored["NOTICE_DELAY_SECONDS"] or 0) < 10
    assert float(stored["STATUS_DELAY_SECONDS"] or 0) < 30
    write_folder(home, PORTS, {"STATUS_DELAY_SECONDS": "600"})
    assert dotenv_values(home / "settings.env")["STATUS_DELAY_SECONDS"] == "600"


def test_the_folder_of_a_real_installation_is_left_alone(home: Path) -> None:
    write_secrets(home, {}, line_secrets=False)
    with pytest.raises(FolderError, match="belongs to a real installation"):
        write_folder(home, PORTS, {})


@pytest.mark.parametrize(
    "given", [{"BOSAE_INSTALLATION": "real"}, {"BOSAE_ENVIRONMENT": "production"}]
)
def test_make_run_starts_no_real_installation(home: Path, given: dict[str, str]) -> None:
    with pytest.raises(FolderError, match="make run is for demos"):
        write_folder(home, PORTS, given)
    assert not (home / "secrets").exists()


def _free() -> int:
    return Ports.free().public

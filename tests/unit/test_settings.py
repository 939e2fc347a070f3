from pathlib import Path

import pytest

from assembly.artwork import house_style
from secret_files import (
    SECRETS,
    Process,
    SecretFilesError,
    replace_assertion_key,
    write_secrets,
)
from settings import (
    CommonSettings,
    ConsoleSettings,
    PublicHalves,
    SettingsError,
    WebSettings,
    WorkerSettings,
)
from tests.line_keys import AS_SECRETS, KEYS

OF_PROCESS: dict[Process, type[CommonSettings]] = {
    Process.WEB: WebSettings,
    Process.WORKER: WorkerSettings,
    Process.CONSOLE: ConsoleSettings,
}


@pytest.fixture
def demo(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    monkeypatch.setenv("BOSAE_ENVIRONMENT", "test")
    monkeypatch.setenv("LINE_CITIZEN_CHANNEL_ID", "2000000001")
    monkeypatch.setenv("LINE_OFFICER_CHANNEL_ID", "2000000002")
    monkeypatch.setenv("LINE_CITIZEN_KEY_ID", "kid-1")
    monkeypatch.setenv("LINE_OFFICER_KEY_ID", "kid-2")
    write_secrets(home, AS_SECRETS, line_secrets=True)
    return home


@pytest.mark.parametrize("process", Process)
def test_each_process_starts_with_its_own_file(demo: Path, process: Process) -> None:
    settings = OF_PROCESS[process].load()
    assert settings.home == demo
    assert settings.database_url == f"sqlite:///{demo}/bosae.db"


@pytest.mark.parametrize("process", Process)
def test_each_process_refuses_every_secret_of_another_in_its_file(
    demo: Path, process: Process
) -> None:
    file = demo / "secrets" / f"{process}.env"
    own = file.read_text()
    for name in sorted(frozenset().union(*SECRETS.values()) - SECRETS[process]):
        file.write_text(f"{own}{name}=x\n")
        with pytest.raises(SettingsError, match=f"{name}, a secret of another process"):
            OF_PROCESS[process].load()


@pytest.mark.parametrize("process", Process)
def test_each_process_refuses_every_secret_of_another_in_the_environment(
    demo: Path, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in sorted(frozenset().union(*SECRETS.values()) - SECRETS[process]):
        with monkeypatch.context() as environment:
            environment.setenv(name, "x")
            with pytest.raises(SettingsError, match=f"the environment holds {name}"):
                OF_PROCESS[process].load()


def test_no_file_of_a_process_holds_what_another_must_keep(demo: Path) -> None:
    for process in Process:
        stored = (demo / "secrets" / f"{process}.env").read_text()
        names = {line.partition("=")[0] for line in stored.splitlines()}
        assert not names & (frozenset().union(*SECRETS.values()) - SECRETS[process])
    public = (demo / "secrets" / "public.env").read_text()
    assert "KEY" not in public
    assert "LINE" not in public


@pytest.mark.parametrize("process", Process)
def test_a_missing_secret_is_named_and_nothing_else_is_said(demo: Path, process: Process) -> None:
    file = demo / "secrets" / f"{process}.env"
    lines = file.read_text().splitlines()
    for gone in lines:
        name = gone.partition("=")[0]
        if name.endswith("_PREVIOUS"):
            continue
        file.write_text("\n".join(line for line in lines if line != gone))
        with pytest.raises(SettingsError) as refused:
            OF_PROCESS[process].load()
        assert str(refused.value) == f"{process}: missing {name}"


@pytest.mark.parametrize(
    ("process", "name"),
    [
        (Process.WEB, "LINE_CITIZEN_CHANNEL_ID"),
        (Process.WORKER, "LINE_OFFICER_CHANNEL_ID"),
        (Process.WORKER, "LINE_CITIZEN_KEY_ID"),
    ],
)
def test_what_tokens_are_issued_for_must_be_there(
    demo: Path, process: Process, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "")
    with pytest.raises(SettingsError) as refused:
        OF_PROCESS[process].load()
    assert str(refused.value) == f"{process}: missing {name}"


def test_a_channel_id_and_a_key_that_are_none_are_refused_without_quoting_them(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = demo / "secrets" / "worker.env"
    file.write_text(file.read_text().replace(KEYS["officer"], KEYS["officer"][:900]))
    monkeypatch.setenv("LINE_CITIZEN_CHANNEL_ID", "@tips")
    with pytest.raises(SettingsError) as refused:
        WorkerSettings.load()
    assert "LINE_CITIZEN_CHANNEL_ID: must be digits alone" in str(refused.value)
    assert "LINE_OFFICER_ASSERTION_KEY: is no RSA key of 2048 bits" in str(refused.value)
    assert KEYS["officer"][:20] not in str(refused.value)


@pytest.mark.parametrize("process", [Process.WEB, Process.WORKER])
def test_one_channel_for_both_accounts_is_refused(
    demo: Path, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINE_OFFICER_CHANNEL_ID", "2000000001")
    with pytest.raises(SettingsError, match="are the same: two accounts under two providers"):
        OF_PROCESS[process].load()


def test_a_new_key_for_one_account_changes_nothing_else(demo: Path) -> None:
    before = WorkerSettings.load()
    file = demo / "secrets" / "worker.env"
    made = replace_assertion_key(file, "citizen")
    after = WorkerSettings.load()
    assert after.line_citizen_assertion_key.get_secret_value() == made != KEYS["citizen"]
    fields = set(WorkerSettings.model_fields) - {"line_citizen_assertion_key"}
    assert all(getattr(before, name) == getattr(after, name) for name in fields)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_missing_file_is_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    with pytest.raises(SettingsError, match=r"web: no secrets file .*/web\.env"):
        WebSettings.load()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_refused(demo: Path, mode: int) -> None:
    (demo / "secrets" / "worker.env").chmod(mode)
    with pytest.raises(SettingsError, match="readable by others"):
        WorkerSettings.load()


def test_a_malformed_key_is_refused_without_quoting_it(demo: Path) -> None:
    file = demo / "secrets" / "web.env"
    file.write_text(file.read_text().replace("ROOT_KEY=1:", "ROOT_KEY=once"))
    with pytest.raises(SettingsError) as refused:
        WebSettings.load()
    assert "ROOT_KEY: a key is written <version>:<base64>" in str(refused.value)
    assert "once" not in str(refused.value)


def test_no_secret_shows_when_settings_are_printed(demo: Path) -> None:
    for process, kind in OF_PROCESS.items():
        shown = repr(kind.load())
        stored = (demo / "secrets" / f"{process}.env").read_text()
        for line in stored.splitlines():
            name, _, value = line.partition("=")
            if name in SECRETS[process]:
                assert value.partition(":")[2] not in shown or not value.partition(":")[2]
                assert value not in shown


def test_writing_again_keeps_every_key(demo: Path) -> None:
    before = {file.name: file.read_text() for file in (demo / "secrets").iterdir()}
    write_secrets(demo, {}, line_secrets=True)
    assert before == {file.name: file.read_text() for file in (demo / "secrets").iterdir()}


def test_writing_again_adds_a_key_that_a_newer_version_needs(demo: Path) -> None:
    folder = demo / "secrets"
    before = {file.name: file.read_text().splitlines() for file in folder.iterdir()}
    for name, lines in before.items():
        older = [line for line in lines if not line.startswith("PHOTO_")]
        (folder / name).write_text("".join(f"{line}\n" for line in older))
    with pytest.raises(SettingsError, match="missing PHOTO_PUBLIC, PHOTO_PRIVATE_KEY"):
        ConsoleSettings.load()
    write_secrets(demo, {}, line_secrets=False)
    assert ConsoleSettings.load().photos.current.version == 1
    assert WorkerSettings.load().photo_public == WebSettings.load().photo_public
    for name, lines in before.items():
        kept = {line for line in lines if not line.startswith("PHOTO_")}
        assert kept <= set((folder / name).read_text().splitlines())


def test_a_lost_file_is_not_replaced_by_new_keys(demo: Path) -> None:
    (demo / "secrets" / "worker.env").unlink()
    with pytest.raises(SecretFilesError, match=r"worker\.env is missing"):
        write_secrets(demo, {}, line_secrets=True)


def test_a_secret_from_the_environment_goes_to_the_files_of_its_processes_alone(
    demo: Path,
) -> None:
    write_secrets(
        demo,
        {"LINE_CITIZEN_ASSERTION_KEY": KEYS["officer"], "LINE_OFFICER_CHANNEL_SECRET": "one, two"},
        line_secrets=True,
    )
    web, worker = WebSettings.load(), WorkerSettings.load()
    assert worker.line_citizen_assertion_key.get_secret_value() == KEYS["officer"]
    assert [one.get_secret_value() for one in web.line_officer_channel_secret] == ["one", "two"]
    for other in ("web", "console"):
        assert KEYS["officer"] not in (demo / "secrets" / f"{other}.env").read_text()


def test_a_real_installation_starts_only_once_the_operator_gave_lines_secrets(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    monkeypatch.setenv("PUBLIC_URL", "https://bosae.example")
    monkeypatch.setenv("CONSOLE_URL", "https://console.bosae.example")
    write_secrets(home, {}, line_secrets=False)
    with pytest.raises(SettingsError, match=r"missing .*LINE_CITIZEN_CHANNEL_SECRET"):
        WebSettings.load()
    with pytest.raises(SettingsError, match=r"missing .*LINE_CITIZEN_KEY_ID"):
        WorkerSettings.load()
    ConsoleSettings.load()


def test_a_previous_key_still_opens_and_verifies(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = WebSettings.load()
    text = old.root_key.text()
    newer = "2:" + WorkerSettings.load().worker_signing_key.text().partition(":")[2]
    write_secrets(demo, {"ROOT_KEY": newer, "ROOT_KEY_PREVIOUS": text}, line_secrets=True)
    rotated = WebSettings.load().root
    assert rotated.current.version == 2
    assert rotated.version(1) == old.root_key
    write_secrets(demo, {"ROOT_KEY": text, "ROOT_KEY_PREVIOUS": newer}, line_secrets=True)
    with pytest.raises(SettingsError, match="previous key must have a lower version"):
        WebSettings.load()


def test_public_halves_are_enough_to_verify_and_hold_no_secret(demo: Path) -> None:
    for process in Process:
        (demo / "secrets" / f"{process}.env").unlink()
    halves = PublicHalves.load()
    assert halves.worker_signatures.current.version == 1


@pytest.mark.parametrize(
    "name",
    [
        "NOTICE_DELAY_SECONDS",
        "STATUS_DELAY_SECONDS",
        "MEMBER_ARGON2_MIB",
        "MEMBER_ARGON2_OPS",
        "RECEIPT_ARGON2_MIB",
        "RECEIPT_ARGON2_OPS",
    ],
)
def test_only_a_demo_may_lower_delays_and_the_cost_of_argon2(
    home: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=f"{name} may not be lowered"):
        CommonSettings.load()
    monkeypatch.setenv("BOSAE_ENVIRONMENT", "development")
    assert CommonSettings.load().installation == "demo"


def test_without_any_setting_the_installation_is_real(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    assert CommonSettings.load().installation == "real"


def test_a_real_installation_runs_in_production_and_over_https(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOSAE_HOME", str(home))
    monkeypatch.setenv("PUBLIC_URL", "http://bosae.example")
    with pytest.raises(SettingsError, match="PUBLIC_URL must be https"):
        CommonSettings.load()
    monkeypatch.delenv("PUBLIC_URL")
    monkeypatch.setenv("BOSAE_ENVIRONMENT", "development")
    monkeypatch.setenv("BOSAE_INSTALLATION", "real")
    with pytest.raises(SettingsError, match="needs BOSAE_ENVIRONMENT=production"):
        CommonSettings.load()


@pytest.mark.parametrize(
    "url", ["mysql://host/bosae", "nonsense", "postgresql://", "sqlite://", "postgresql"]
)
def test_a_database_that_is_neither_sqlite_nor_postgresql_is_one_line(
    demo: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingsError) as refused:
        CommonSettings.load()
    assert "DATABASE_URL must be" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_the_driver_we_pin(
    demo: Path, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://someone@db/bosae")
    assert CommonSettings.load().database_url == "postgresql+psycopg://someone@db/bosae"


def test_the_shells_home_and_user_are_no_settings(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/elsewhere")
    assert CommonSettings.load().home == demo


def test_what_make_run_wrote_is_read_and_the_environment_wins(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demo / "settings.env").write_text("PUBLIC_URL='http://127.0.0.1:9000'\n")
    assert CommonSettings.load().public_url == "http://127.0.0.1:9000"
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:9100")
    assert CommonSettings.load().public_url == "http://127.0.0.1:9100"


@pytest.mark.parametrize(
    ("svg", "why"),
    [
        (None, "is no SVG file that can be read"),
        ("portrait", "cannot be drawn"),
        ('<svg xmlns="http://www.w3.org/2000/svg">', "cannot be drawn"),
    ],
)
def test_an_emblem_that_cannot_stand_on_signs_ends_the_start(
    demo: Path, svg: str | None, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = demo / "emblem.svg"
    if svg is not None:
        file.write_text(svg, encoding="utf-8")
    monkeypatch.setenv("SIGN_EMBLEM", str(file))
    for kind in (WorkerSettings, ConsoleSettings):
        with pytest.raises(SettingsError, match=f"SIGN_EMBLEM: {why}"):
            kind.load()
    assert WebSettings.load().sign_emblem == file  # draws nothing: the file may be elsewhere


def test_signs_have_an_emblem_a_name_and_margins_as_set(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CommonSettings.load().account_name == "บริการประชาชน มท."
    file = demo / "emblem.svg"
    shape = '<rect width="5" height="5" fill="#224466"/>'
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shape}</svg>', "utf-8"
    )
    monkeypatch.setenv("SIGN_EMBLEM", str(file))
    monkeypatch.setenv("SIGN_BLEED_MM", "10")
    monkeypatch.setenv("LINE_CITIZEN_NAME", "บริการอำเภอ")
    style = house_style(WorkerSettings.load())
    assert style.emblem is not None
    assert shape in style.emblem
    assert (style.bleed, style.keep_clear, style.account) == (10, None, "บริการอำเภอ")

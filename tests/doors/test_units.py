"""The units of ``deploy/``, judged by systemd's own tools; no init is needed for that."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from importlib import import_module

import pytest

from cmdp.celery import app
from cmdp.jobs.tasks import run as work_on
from cmdp.outbox.tasks import deliver
from cmdp.settings.queues import CLOCK, LETTERS, QUEUES, SCHEDULE, WORK
from tests.support.deployed import DEPLOY
from tests.support.modules import ROOT

UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
MOST_EXPOSED = 1.5  # of ten; systemd's own services lie between two and nine
judged = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here: apt install systemd")


@pytest.fixture
def installed(tmp_path):
    """The units as an installation has them, with programs that are there."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/cmdp", str(ROOT))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    return tmp_path


def _analyze(*words, folder):
    names = [str(folder / unit.name) for unit in UNITS]
    chosen = names if words[0] == "verify" else [name for name in names if name.endswith(".service")]
    return subprocess.run(["systemd-analyze", *words, *chosen], capture_output=True, text=True, check=False)


@judged
def test_systemd_finds_nothing_to_say(installed):
    done = _analyze("verify", "--man=no", folder=installed)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@judged
def test_what_is_wrong_in_a_unit_would_be_found(installed):
    unit = installed / "cmdp-worker@.service"
    unit.write_text(unit.read_text("utf-8").replace("/.venv/bin/python", "/.venv/bin/no-such-python"))

    assert "no-such-python" in _analyze("verify", "--man=no", folder=installed).stderr


@judged
def test_a_service_may_do_little_besides_its_work(installed):
    done = _analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", folder=installed)
    found = re.findall(r"exposure level for (\S+): ([\d.]+)", done.stdout)

    assert len(found) == len(SERVICES)
    assert [(name, level) for name, level in found if float(level) > MOST_EXPOSED] == []


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_a_service_reaches_only_who_is_named(unit):
    lines = unit.read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("IPAddress")] == ["IPAddressDeny=any", "IPAddressAllow=localhost"]
    assert "User=cmdp" in lines
    assert "EnvironmentFile=/etc/cmdp/cmdp.env" in lines


def test_the_target_brings_every_unit():
    text = (DEPLOY / "systemd/cmdp.target").read_text("utf-8")
    named = set(re.findall(r"cmdp-[\w@-]+\.\w+", text))
    started = {re.sub(r"@\w+", "@", name) for name in named} | {"cmdp.target"}
    by_timers = {f"{unit.stem}.service" for unit in UNITS if unit.suffix == ".timer"}

    assert started | by_timers == {unit.name for unit in UNITS}


def test_the_example_of_an_environment_names_settings_that_there_are():
    names = re.findall(r"^([A-Z_]+)=", (DEPLOY / "cmdp.env").read_text("utf-8"), re.MULTILINE)
    known = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operations.md").read_text("utf-8"), re.MULTILINE)

    assert names
    assert [name for name in names if name not in known] == []


def test_every_queue_has_a_worker_that_serves_it(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    run = import_module("run")
    started = re.findall(r"cmdp-worker@(\w+)\.service", (DEPLOY / "systemd/cmdp.target").read_text("utf-8"))
    contained = re.findall(r"command: \[worker, (\w+)\]", (DEPLOY / "container/compose.yaml").read_text("utf-8"))

    assert started == contained == [LETTERS, WORK]
    assert {LETTERS, CLOCK, WORK} == set(QUEUES)
    assert f"--queues %i,{CLOCK} " in (DEPLOY / "systemd/cmdp-worker@.service").read_text("utf-8")
    assert f'--queues "$1,{CLOCK}" ' in (DEPLOY / "container/steps").read_text("utf-8")
    assert {name for queues, _processes in run.WORKERS.values() for name in queues.split(",")} == set(QUEUES)
    assert run.TRIAL_WORKERS["worker"][0].split(",") == [*QUEUES]


def test_nothing_that_takes_long_waits_where_letters_and_the_clock_do():
    waits = {name: app.amqp.router.route({}, name)["queue"].name for name in (*SCHEDULE, deliver.name, work_on.name)}

    assert {name for name, queue in waits.items() if queue == LETTERS} == {deliver.name, "cmdp.outbox.tasks.sweep"}
    assert waits["applications.tasks.tick"] == CLOCK
    assert waits[work_on.name] == waits["applications.tasks.scan_papers"] == WORK


def test_between_proxy_and_pools_lies_no_network():
    waiting = (DEPLOY / "systemd/cmdp-waiting.socket").read_text("utf-8")
    proxy = (DEPLOY / "nginx/cmdp.conf").read_text("utf-8")
    lines = re.findall(r"^upstream cmdp_(\w+) \{ server (\S+)", proxy, re.MULTILINE)
    listening = re.findall(
        r"^ListenStream=(.+)$", (DEPLOY / "systemd/cmdp-web@.socket").read_text("utf-8"), re.MULTILINE
    )

    assert [where for _name, where in lines] == [f"unix:{listening[0].replace('%i', name)}" for name, _where in lines]
    assert {name for name, _where in lines} == {"pages", "saves", "waiting"}
    assert f"ListenStream={listening[0].replace('%i', 'waiting')}\n" in waiting


def test_every_container_starts_by_a_step_that_there_is():
    compose = (DEPLOY / "container/compose.yaml").read_text("utf-8")
    steps = (DEPLOY / "container/steps").read_text("utf-8")
    ours = re.findall(r"<<: \*service\n +command: \[(\w+)", compose)

    assert ours == ["setup", "web", "web", "waiting", "worker", "worker", "beat"]
    assert [name for name in ours if not re.search(rf"^ +{name}\)", steps, re.MULTILINE)] == []
    assert "read_only: true" in compose
    assert "cap_drop: [ALL]" in compose


def test_what_the_service_says_is_sealed_and_goes_to_another_machine():
    kept, sent = (ConfigParser() for _ in range(2))
    kept.read(DEPLOY / "journal/keep.conf", "utf-8")
    sent.read(DEPLOY / "journal/send.conf", "utf-8")

    assert (kept["Journal"]["Storage"], kept["Journal"]["Seal"]) == ("persistent", "yes")
    assert sent["Upload"]["URL"].startswith("https://")
    assert {"serverkeyfile", "servercertificatefile", "trustedcertificatefile"} <= sent["Upload"].keys()
    assert [
        unit.name for unit in SERVICES if re.search("^Standard(Output|Error)=", unit.read_text("utf-8"), re.MULTILINE)
    ] == []

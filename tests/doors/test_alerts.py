"""The alerts of ``deploy/``: they ask for what is really told, from the figures on that staff see red, and each is explained."""

import re
import shutil
import subprocess

import pytest
import yaml
from django.utils import timezone

from applications.queries.service import gauges, note_clock
from tests.support.deployed import DEPLOY
from tests.support.modules import ROOT

RULES, TRIED = (DEPLOY / f"prometheus/cmdp.{name}.yml" for name in ("rules", "tests"))
ALERTS = yaml.safe_load(RULES.read_text("utf-8"))["groups"][0]["rules"]
NAMES = [alert["alert"] for alert in ALERTS]
OURS = re.compile(r"\bcmdp_\w+")


@pytest.fixture
def everything_known(settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:3310"
    note_clock(timezone.now())


def test_every_figure_that_an_alert_asks_for_is_told(client, db, settings, everything_known):
    settings.METRICS_TOKEN = "a word"
    client.get("/healthz")
    told = client.get("/metrics", headers={"Authorization": "Bearer a word"}).content.decode()
    families = set(re.findall(r"^# TYPE (\S+)", told, re.MULTILINE)) | set(re.findall(r"^(\w+)\{", told, re.MULTILINE))

    asked = {name for alert in ALERTS for name in OURS.findall(alert["expr"])}

    assert asked - families == set()


def test_alerts_begin_where_the_page_of_the_service_turns_red(db, everything_known):
    text = " ".join(alert["expr"] for alert in ALERTS)

    limits = [f"cmdp_{gauge.key}) > {gauge.most:g}" for gauge in gauges(at=timezone.now())]

    assert [limit for limit in limits if limit not in text] == []


def test_every_alert_is_explained():
    page = (ROOT / "docs/operations.md").read_text("utf-8")
    explained = re.findall(r"^\| `([A-Z]\w+[a-z])`( \(page\))? \|", page, re.MULTILINE)

    assert explained == [(a["alert"], " (page)" * (a["labels"]["severity"] == "page")) for a in ALERTS]


def test_every_alert_is_tried_quiet_and_raised():
    quiet, loud = (one["alert_rule_test"] for one in yaml.safe_load(TRIED.read_text("utf-8"))["tests"])

    assert [one["alertname"] for one in quiet if "exp_alerts" not in one] == NAMES
    assert [one["alertname"] for one in loud if one["exp_alerts"]] == NAMES


@pytest.mark.skipif(not shutil.which("promtool"), reason="bin/bench alerts brings promtool")
@pytest.mark.parametrize("words", [("check", "rules", RULES), ("test", "rules", TRIED)], ids=["judged", "tried"])
def test_promtool_finds_nothing_wrong(words):
    done = subprocess.run(["promtool", *words], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "SUCCESS" in done.stdout

"""The real parts that a journey runs on: live server, worker in another process, mail server, Chromium."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser

from applications.domain.calls import create_call, publish_call, set_windows
from applications.models import Call, CallStage, RuleSet
from cmdp.accounts.choices import Role
from cmdp.accounts.domain.memberships import grant
from cmdp.accounts.domain.people import create_person
from cmdp.accounts.models import User
from cmdp.kit.actors import SYSTEM
from cmdp.regions.models import Agency
from priorities.models import Edition
from tests.factories.people import PASSWORD
from tests.journeys.person import Person
from tests.support.smtp import Sink
from tests.support.worker import backstage

STAFF = {
    "uzman": ("Serkan Öztürk", Role.AGENCY_OFFICER, "tr"),
    "mudur": ("Gülten İnan", Role.AGENCY_MANAGER, "tr"),
    "degerlendirici1": ("Zeynep Işık", Role.EVALUATOR, "tr"),
    "degerlendirici2": ("Helen Miller", Role.EVALUATOR, "en"),
    "bakanlik": ("Orhan Şimşek", Role.MINISTRY_DECIDER, "tr"),
    "yonetici": ("Nilgün Aksoy", Role.ADMINISTRATOR, "tr"),
}
OF_AN_AGENCY = frozenset({Role.AGENCY_OFFICER, Role.AGENCY_MANAGER})


@dataclass
class House:
    """What runs; ``enter`` brings one of the staff to the page behind the sign-in."""

    chromium: Browser
    server: str
    sink: Sink
    staff: dict[str, User]
    guests: list[Person] = field(default_factory=list)

    def newcomer(self, language: str = "tr", **options: Any) -> Person:
        """Somebody at the front page, with an empty browser and its ``options``, ``PHONE`` say."""
        person = Person(self.chromium, self.server, language=language, **options)
        self.guests.append(person)
        return person

    def enter(self, name: str, *, language: str = "tr") -> Person:
        """One of the staff, signed in through the page."""
        return self.newcomer(language).sign_in(self.staff[name].email, PASSWORD)

    def announce(self, title: str, *, rules: str = "CMDP 2026 varsayılan kural seti (tek aşama)") -> Call:
        """A call of the agency on these rules: the first stage is open since an hour and for twelve days."""
        now, manager = timezone.now(), self.staff["mudur"]
        rule_set = RuleSet.objects.get(name_tr=rules)
        values = {"programme_year": 2026, "title_tr": title, "title_en": title, "envelope": 50_000_000}
        edition, agency = Edition.objects.get(), Agency.objects.get(nuts2="TR83")
        call = create_call(agency, rule_set, edition=edition, values=values, by=manager, at=now)
        first, length = now - dt.timedelta(hours=1), dt.timedelta(days=12)
        orders = [stage.order for stage in rule_set.stages.all()]
        windows = {order: (first + (order - 1) * length, first + order * length) for order in orders}
        call = set_windows(call.pk, windows, version=call.version, by=manager, at=now)
        return publish_call(call.pk, by=manager, at=now)

    def open_stage(self, call: Call, *, order: int) -> None:
        """Let the first instant of a stage be past."""
        past = timezone.now() - dt.timedelta(minutes=1)
        CallStage.objects.filter(call=call, order=order).update(opens_at=past)

    def close(self, call: Call, *, order: int = 1) -> None:
        """Let the last instant of a stage be past: nobody waits for it."""
        past = timezone.now() - dt.timedelta(microseconds=1)
        CallStage.objects.filter(call=call, order=order).update(closes_at=past)


@pytest.fixture
def house(transactional_db, live_server, settings, tmp_path, chromium):
    """Everything started, reference data loaded, the staff seated."""
    settings.BASE_URL = live_server.url
    call_command("load_reference")
    staff = {name: _seated(name, *row) for name, row in STAFF.items()}
    with Sink() as sink, backstage(tmp_path, email=sink.url) as (crew, _broker):
        crew.worker()
        built = House(chromium, live_server.url, sink, staff)
        yield built
        for person in built.guests:
            person.leave()


def _seated(name: str, full_name: str, role: str, language: str) -> User:
    now = timezone.now()
    person = create_person(
        f"{name}@ornek.test", full_name=full_name, password=PASSWORD, by=SYSTEM, at=now, language=language
    )
    place = Agency.objects.get(nuts2="TR83") if role in OF_AN_AGENCY else None
    grant(person, role, place, by=SYSTEM, at=now)
    return person

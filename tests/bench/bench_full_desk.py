"""Every page that a person comes to by links, at 100, 1,000 and 10,000 files with three evaluations each.

The queries are the same at all three. The bytes are the same once every list has more rows than a page shows: at 1,000.
"""

import time

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from applications.demo.many import load_many
from applications.demo.many_desk import desk_of_demo
from applications.models import Proposal
from cmdp.accounts.models import User
from tests.support.crawl import Cost, addresses_from, cost_of

pytestmark = pytest.mark.django_db
FEW, FULL, MANY = 100, 1_000, 10_000
ROOM = 0.1
STARTS = {
    "stranger": ["/", "/projeler/", "/cagrilar/"],
    "officer": ["/masa/"],
    "manager": ["/masa/"],
    "evaluator": ["/degerlendirme/"],
    "owner": ["/basvurular/"],
    "ministry": ["/bakanlik/"],
    "administrator": ["/yonetim/"],
}


def _clients(desk):
    """Somebody of each room, with files of the desk in it."""
    roles = {
        "officer": {"memberships__role": "agency_officer", "memberships__agency": desk.call.agency_id},
        "manager": {"memberships__role": "agency_manager", "memberships__agency": desk.call.agency_id},
        "evaluator": {"pk": desk.pool[0].pk},
        "owner": {"memberships__role": "organisation_owner", "memberships__organisation": desk.bodies[0].pk},
        "ministry": {"memberships__role": "ministry_decider"},
        "administrator": {"memberships__role": "administrator"},
    }
    clients = {"stranger": Client()}
    for name, seat in roles.items():
        clients[name] = Client()
        person = User.objects.filter(is_demo=True, **seat).earliest("pk")
        clients[name].force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return clients


def test_a_full_desk(table):
    call_command("load_demo")
    desk, costs, seconds = desk_of_demo(now=timezone.now()), {}, {}
    there, walks = 0, {}
    for number in (FEW, FULL, MANY):
        load_many(number - there, desk)
        there = number
        if number == FEW:
            clients = _clients(desk)
            for name, client in clients.items():
                walks[name] = addresses_from(client, *STARTS[name], known=walks.get("stranger", ()))
        for name, pages in walks.items():
            for kind, address in pages.items():
                began = time.perf_counter()
                costs[name, kind, number] = cost_of(clients[name], address)
                seconds[name, kind, number] = (time.perf_counter() - began) / 2
    assert Proposal.objects.count() > MANY

    wrong = []
    for name, pages in walks.items():
        for kind in pages:
            few, full, many = (costs[name, kind, number] for number in (FEW, FULL, MANY))
            table(_line(name, kind, few, full, many, seconds[name, kind, MANY]))
            wrong += [f"{name}: {kind}"] * _grows(few, full, many)
    assert not wrong


def _line(name: str, kind: str, few: Cost, full: Cost, many: Cost, took: float) -> str:
    told = "; ".join(f"{cost.queries} queries, {cost.size:,} bytes" for cost in (few, full, many))
    return f"{'GROWS ' if _grows(few, full, many) else ''}{name}: {kind}: {told}; {took * 1000:.0f} ms"


def _grows(few: Cost, full: Cost, many: Cost) -> bool:
    return not few.queries == full.queries == many.queries or many.size > full.size * (1 + ROOM)

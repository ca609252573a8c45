"""Every page that a person comes to by links, at 100, 1,000 and 10,000 files with three evaluations each.

The queries are the same at all three. The bytes are the same once every list has more rows than a page shows: at 1,000.
"""

import time

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications.choices import Status
from applications.demo.many import load_many
from applications.demo.many_desk import desk_of_demo
from applications.domain.earlier_writing import trace_earlier
from applications.models import EarlierFile, OpinionAct, Proposal
from cmdp.accounts.models import User
from tests.support.crawl import Cost, addresses_from, cost_of

pytestmark = pytest.mark.django_db
FEW, FULL, MANY = 100, 1_000, 10_000
ROOM = 0.1
# As large as its call: a commission decides all files of a call in one act, so they stand on one form.
BY_CALL = ("applications:call_opinions",)


def _loaded(desk, status):
    """The newest of the loaded files that stands so."""
    return Proposal.objects.filter(call=desk.call, status=status, sent_at__lt=desk.now).latest("pk")


def _starts(desk):
    """Where the people of each room begin: pages of a loaded file first, then the room's own."""
    loaded, waiting = (_loaded(desk, status).public_id for status in (Status.APPROVED, Status.SUBMITTED))
    window = desk.call.public_id, desk.window.order
    act = OpinionAct.objects.filter(call=desk.call).latest("pk").public_id
    done = f"{_at('evaluation_list')}?durum=biten"
    return {
        "stranger": ["/", _at("project_list"), _at("call_list")],
        "officer": [_at("desk_proposal", waiting), _at("file_likenesses", loaded), _at("work_list")],
        "manager": [
            _at("desk_proposal", loaded),
            _at("call_ranking", *window),
            _at("opinion_act", act),
            _at("work_list"),
        ],
        "evaluator": [_at("evaluation_list"), done],
        "owner": [_at("proposal_detail", loaded), _at("proposal_list")],
        "ministry": [_at("ministry_proposal", loaded), _at("ministry_desk")],
        "administrator": [_at("administrator_home")],
    }


def _at(name, *told):
    return reverse(f"applications:{name}", args=told)


def _earlier(desk, first, number):
    """As many files from before this software, that tell of much the same."""
    told = {"year": 2019, "agency": desk.call.agency, "added_by": desk.staff[1], "added_at": desk.now}
    files = []
    for key in range(first, number):
        body = desk.bodies[key % len(desk.bodies)]
        file = EarlierFile(reference=f"2019/{key}", applicant=str(body), vkn=body.vkn, province=body.province, **told)
        file.title, file.changed_at = f"Süt toplama tesisi: Ünye {key}", desk.now
        file.set_keys()
        files.append(file)
    EarlierFile.objects.bulk_create(files, batch_size=500)
    trace_earlier(files)


def _clients(desk):
    """Somebody of each room, with files of the desk in it."""
    body = _loaded(desk, Status.APPROVED).organisation_id
    roles = {
        "officer": {"memberships__role": "agency_officer", "memberships__agency": desk.call.agency_id},
        "manager": {"memberships__role": "agency_manager", "memberships__agency": desk.call.agency_id},
        "evaluator": {"pk": desk.pool[0].pk},
        "owner": {"memberships__role": "organisation_owner", "memberships__organisation": body},
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
        _earlier(desk, there, number)
        there = number
        if number == FEW:
            clients = _clients(desk)
            for name, starts in _starts(desk).items():
                walks[name] = addresses_from(clients[name], *starts, known=(*walks.get("stranger", ()), *BY_CALL))
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

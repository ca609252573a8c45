"""The ranked list and what stands beside it: with 10,000 files in one call, and with as many in the house and 100 in the call.

Each page is told as a ratio to its floor too: a bare view behind the same sign-in that runs the frozen SQL below and
sends a page of the same size.
"""

from copy import copy

import pytest
from django.contrib.auth.decorators import login_required
from django.core.management import call_command
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.utils import timezone

from applications.demo.many import load_many
from applications.demo.many_desk import desk_of_demo
from applications.domain.certainty import reckon
from applications.models import Assignment, CallStage
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id
from tests.bench.conftest import once, seconds

pytestmark = pytest.mark.django_db
FEW, MANY = 100, 10_000
PAGES = {
    "call_ranking": ("", "?zarf-=50"),
    "call_certainty": ("",),
    "call_what_if": ("", "?zarf=1000000", "?gecme=80", "?haric={evaluator}", "?el=on"),
    "call_scores": ("",),
}
# The least that tells a list: every file's place and money, and one page of files with their names.
PLACES = """
SELECT id, status, score, requested_support, first_sent_at FROM applications_proposal
WHERE call_stage_id = %s AND score IS NOT NULL ORDER BY score DESC, first_sent_at, id
"""
NAMES = """
SELECT p.*, m.code, a.code FROM applications_proposal p JOIN priorities_measure m ON m.id = p.main_measure_id
JOIN priorities_axis a ON a.id = m.axis_id WHERE p.id = ANY(%s)
"""
SHOWN = 200


@login_required
def floor(_request, window, size):
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [window])
        rows = cursor.fetchall()
        cursor.execute(NAMES, [[row[0] for row in rows[:SHOWN]]])
        named = cursor.fetchall()
    return HttpResponse(f"{len(named)}".ljust(size))


urlpatterns = [path("<int:window>/<int:size>/", floor)]


def _another(window):
    """A second call like the first."""
    call, stage = copy(window.call), copy(window)
    call.pk, call.public_id = None, public_id()
    call.save()
    stage.pk, stage.call = None, call
    stage.save()
    return stage


def _manager(desk):
    seat = {"memberships__role": "agency_manager", "memberships__agency": desk.call.agency_id}
    client = Client()
    person = User.objects.filter(is_demo=True, **seat).earliest("pk")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, person


def _tell(client, window, what, table, settings):
    """A line of the table for every page."""
    evaluator = Assignment.objects.filter(call_stage=window).values_list("evaluator_id", flat=True).first()
    for name, queries in PAGES.items():
        for query in queries:
            address = reverse(f"applications:{name}", args=[window.call.public_id, window.order])
            address += query.format(evaluator=evaluator)
            reset_queries()
            with CaptureQueriesContext(connection) as asked:
                size = len(client.get(address).content)
            ours = seconds(lambda address=address: client.get(address), times=3)
            settings.ROOT_URLCONF = __name__
            least = seconds(lambda size=size: client.get(f"/{window.pk}/{size}/"), times=5)
            settings.ROOT_URLCONF = "cmdp.urls"
            table(
                f"{what}: {name}{query}: {ours * 1000:.1f} ms, {len(asked)} queries, {size:,} bytes; "
                f"floor {least * 1000:.1f} ms; {ours / least:.2f} times"
            )


def test_the_ranked_list(table, settings):
    call_command("load_demo")
    desk = desk_of_demo(now=timezone.now())
    client, manager = _manager(desk)
    small = copy(desk)
    object.__setattr__(small, "window", _another(desk.window))
    load_many(FEW, small)
    load_many(MANY, desk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for stage, what in ((small.window, f"{FEW} of {MANY:,}"), (desk.window, f"{MANY:,} in one call")):
        window = CallStage.objects.select_related("call").get(pk=stage.pk)
        _tell(client, window, f"{what}, before a run", table, settings)
        took, _run = once(lambda window=window: reckon(window.pk, by=manager, at=timezone.now()))
        table(f"{what}: a run of the certainty: {took * 1000:.0f} ms")
        took, _run = once(lambda window=window: reckon(window.pk, by=manager, at=timezone.now()))
        table(f"{what}: the same run again: {took * 1000:.0f} ms")
        _tell(client, window, f"{what}, after a run", table, settings)

"""What the lists of calls and rule sets cost."""

from django.utils import timezone

from applications.models import Call
from tests.architecture.budgets.page import Page
from tests.factories.priorities import make_edition
from tests.factories.rules import MONTH, make_call, make_rule_set


def _calls(cast, rows):
    make_edition()
    for _ in range(rows):
        make_call(agency=cast.agency)


def _open_now(cast, rows):
    now = timezone.now()
    for _ in range(rows):
        make_call(agency=cast.agency, opens_at=now - MONTH, closes_at=now + MONTH)


def _sets(_cast, rows):
    for _ in range(rows):
        make_rule_set()


def _first(_cast):
    return {"public_id": Call.objects.earliest("pk").public_id}


PAGES = {
    "applications:home": Page(10, fill=_calls),
    "applications:call_list": Page(4, fill=_calls),
    "applications:call_form_pdf": Page(20, fill=_calls, arguments=_first),
    "applications:eligibility": Page(3, fill=_calls, arguments=_first),
    "applications:guide": Page(6, fill=_calls),
    "applications:documents": Page(3, fill=_calls),
    "applications:call_feed": Page(4, fill=_calls),
    "applications:call_calendar": Page(4, fill=_calls),
    "sitemap": Page(7, fill=_calls),
    "applications:manager_calls": Page(5, persona="manager", fill=_calls),
    "applications:rule_sets": Page(4, persona="administrator", fill=_sets),
    "applications:manager_rules": Page(4, persona="manager", fill=_sets),
    "applications:extend_for_all": Page(5, persona="administrator", fill=_open_now),
    "applications:administrator_home": Page(4, persona="administrator", fill=_sets),
}

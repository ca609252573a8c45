"""Calls: what everybody reads, and what managers prepare."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.priorities import make_edition
from tests.factories.rules import make_call, make_rule_set


def _published(cast):
    return {"public_id": make_call(agency=cast.agency).public_id}


def _draft(cast):
    return {"public_id": make_call(agency=cast.agency, published=False).public_id}


def _divided(cast):
    rule_set = make_rule_set(values={"envelope_split": "axis"})
    return {"public_id": make_call(agency=cast.agency, published=False, rule_set=rule_set).public_id}


def _window(cast):
    """A window that has not closed by the clock of the request."""
    call = make_call(agency=cast.agency)
    call.stages.update(closes_at="2199-01-01T00:00Z")
    return {"public_id": call.public_id, "order": 1}


def _nothing(_cast):
    make_edition()
    return {}


def _rules_in_use(cast):
    return {"public_id": make_call(agency=cast.agency).rule_set.public_id}


def _rules_of_a_draft(cast):
    return {"public_id": make_call(agency=cast.agency, published=False).rule_set.public_id}


def _managers(**words):
    return Row(REFUSED, stranger=SIGN_IN, manager=200, other_manager=404, **words)


ROWS = {
    "applications:home": Row(everyone=200),
    "applications:call_list": Row(everyone=200),
    "applications:call": Row(everyone=200, arguments=_published),
    "applications:call draft": Row(everyone=404, arguments=_draft),
    "applications:call_feed": Row(everyone=200),
    "applications:call_calendar": Row(everyone=200),
    "applications:call_calendar_one": Row(everyone=200, arguments=_published),
    "applications:call_calendar_one draft": Row(everyone=404, arguments=_draft),
    "applications:call_form": Row(everyone=200, arguments=_published),
    "applications:call_form draft": Row(everyone=404, arguments=_draft),
    "applications:call_form_docx": Row(everyone=200, arguments=_published),
    "applications:call_form_docx draft": Row(everyone=404, arguments=_draft),
    "applications:call_form_pdf": Row(everyone=200, arguments=_published),
    "applications:call_form_pdf draft": Row(everyone=404, arguments=_draft),
    "applications:eligibility": Row(everyone=200, arguments=_published),
    "applications:eligibility draft": Row(everyone=404, arguments=_draft),
    "applications:eligibility_start": Row(everyone=302, arguments=_published),
    "applications:eligibility_start post": Row(everyone=200, method="post", arguments=_published),
    "applications:eligibility_start draft": Row(everyone=404, method="post", arguments=_draft),
    "applications:guide": Row(everyone=200),
    "applications:documents": Row(everyone=200),
    "applications:rules_of_a_year": Row(everyone=200, arguments=_rules_in_use),
    "applications:rules_of_a_year draft": Row(everyone=404, arguments=_rules_of_a_draft),
    "sitemap": Row(everyone=200),
    "sitemap_list": Row(everyone=200, arguments=lambda _: {"section": "places"}),
    "sitemap_list unknown": Row(everyone=404, arguments=lambda _: {"section": "yok"}),
    "robots": Row(everyone=200),
    "security_txt": Row(everyone=200),
    "applications:code_check": Row(everyone=200),
    "applications:code_check asked": Row(everyone=200, query="?kod=YOK"),
    "applications:accessibility": Row(everyone=200),
    "applications:privacy": Row(everyone=200),
    "applications:contact": Row(everyone=200),
    "applications:manager_calls": Row(
        REFUSED, stranger=SIGN_IN, officer=200, manager=200, other_officer=200, other_manager=200
    ),
    "applications:manager_call_new": Row(REFUSED, stranger=SIGN_IN, manager=200, other_manager=200, arguments=_nothing),
    "applications:manager_call": Row(
        REFUSED, stranger=SIGN_IN, officer=200, manager=200, other_officer=404, other_manager=404, arguments=_draft
    ),
    "applications:manager_call_edit": _managers(arguments=_draft),
    "applications:manager_call_windows": _managers(arguments=_draft),
    "applications:manager_call_shares": _managers(arguments=_divided),
    "applications:manager_call_publish": _managers(arguments=_draft),
    "applications:manager_call_extend": _managers(arguments=_window),
}

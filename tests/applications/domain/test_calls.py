"""Prepare, publish and extend a call."""

import datetime as dt

import pytest

from applications.domain import calls as acts
from applications.domain import rules
from applications.models import RuleSet
from applications.queries.rule_sets import sourced_rows, whole
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_draft, make_edition
from tests.factories.regions import make_agency
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
VALUES = {
    "programme_year": 2026,
    "title_tr": "Samsun 2026",
    "title_en": "Samsun 2026",
    "envelope": 10_000_000,
}


@kept
def manager():
    return make_member(Role.AGENCY_MANAGER, make_agency("TR83"))


@kept
def draft():
    return make_call(published=False)


def _code(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.verdict.code


def test_a_manager_begins_a_call(manager):
    agency, edition = make_agency("TR83"), make_edition()

    call = acts.create_call(agency, make_rule_set(), edition=edition, values=VALUES, by=manager, at=NOON)

    assert (call.state, call.agency, call.edition, call.created_by) == ("draft", agency, edition, manager)
    assert Event.objects.get(verb="call.create").agency_id == agency.pk


def test_nobody_begins_a_call_for_another_agency(manager):
    words = {"edition": make_edition(), "values": VALUES, "by": manager, "at": NOON}

    assert _code(acts.create_call, make_agency("TRC2"), make_rule_set(), **words) == "not_manager"


def test_the_rule_set_of_another_agency_is_refused(manager):
    other = make_member(Role.AGENCY_MANAGER, make_agency("TRC2"))
    foreign = rules.narrow_rule_set(make_rule_set().pk, make_agency("TRC2"), by=other, at=NOON)
    words = {"edition": make_edition(), "values": VALUES, "by": manager, "at": NOON}

    assert _code(acts.create_call, make_agency("TR83"), foreign, **words) == "foreign_rules"


def test_a_draft_is_edited_and_counts_the_change(manager, draft):
    values = {**VALUES, "rule_set": draft.rule_set}

    changed = acts.edit_call(draft.pk, version=0, values=values, by=manager, at=NOON)

    assert (changed.title_tr, changed.version, changed.stages.count()) == ("Samsun 2026", 1, 1)


def test_another_rule_set_empties_the_calendar(manager, draft):
    changed = acts.edit_call(draft.pk, version=0, values={"rule_set": make_rule_set(stages=2)}, by=manager, at=NOON)

    assert changed.stages.count() == 0


def test_a_stale_edit_is_refused(manager, draft):
    acts.edit_call(draft.pk, version=0, values=VALUES, by=manager, at=NOON)

    assert _code(acts.edit_call, draft.pk, version=0, values=VALUES, by=manager, at=NOON) == "stale"


def test_a_published_call_is_not_edited(manager):
    call = make_call()

    assert _code(acts.edit_call, call.pk, version=0, values=VALUES, by=manager, at=NOON) == "published"


def test_the_calendar_is_written_per_stage(manager):
    call = make_call(published=False, rule_set=make_rule_set(stages=2))
    windows = {1: (NOON, NOON + DAY), 2: (NOON + 2 * DAY, NOON + 3 * DAY)}

    acts.set_windows(call.pk, windows, version=0, by=manager, at=NOON)

    assert {w.order: (w.opens_at, w.closes_at) for w in call.stages.all()} == windows


def test_publishing_pins_the_edition_and_freezes_the_rules(manager, draft):
    newer = make_edition()

    call = acts.publish_call(draft.pk, edition=newer, by=manager, at=NOON)

    assert (call.state, call.published_at, call.edition) == ("published", NOON, newer)
    assert RuleSet.objects.get(pk=draft.rule_set_id).frozen_at == NOON


def test_publishing_keeps_the_edition_of_the_draft_unless_another_is_chosen(manager, draft):
    call = acts.publish_call(draft.pk, by=manager, at=NOON)

    assert call.edition == draft.edition


def test_a_call_is_not_pinned_to_priorities_that_may_still_change(manager, draft):
    unpublished = make_draft()

    assert _code(acts.publish_call, draft.pk, edition=unpublished, by=manager, at=NOON) == "draft_edition"


def test_publishing_twice_is_refused(manager, draft):
    acts.publish_call(draft.pk, by=manager, at=NOON)

    assert _code(acts.publish_call, draft.pk, by=manager, at=NOON) == "published"


def test_in_production_a_call_waits_until_every_value_is_confirmed(manager, draft, settings):
    settings.MODE = "production"
    words = {"by": manager, "at": NOON}

    before = _code(acts.publish_call, draft.pk, **words)
    for _group, row in sourced_rows(whole(draft.rule_set)):
        type(row).objects.filter(pk=row.pk).update(is_confirmed=True, source_note="2026 esasları")

    assert before == "unconfirmed"
    assert acts.publish_call(draft.pk, **words).state == "published"


def test_a_close_moves_later_with_a_reason(manager):
    call = make_call()
    window = call.stages.get()

    acts.extend_call(window.pk, window.closes_at + DAY, reason="Sel felaketi", by=manager, at=NOON)

    event = Event.objects.get(verb="call.extend")
    assert call.stages.get().closes_at == window.closes_at + DAY
    assert (event.reason, list(event.changes)) == ("Sel felaketi", ["stage_1.closes_at"])


def test_a_close_never_moves_earlier(manager):
    window = make_call().stages.get()

    code = _code(acts.extend_call, window.pk, window.closes_at, reason="Yok", by=manager, at=NOON)

    assert code == "not_later"


def test_announcing_fixes_when_questions_end(manager, draft):
    published = acts.publish_call(draft.pk, by=manager, at=NOON)

    assert published.questions_until == draft.stages.get().closes_at - 10 * DAY


def test_a_last_day_for_questions_that_was_written_is_kept_and_goes_with_its_rules(manager, draft):
    windows = {1: (NOON, NOON + 30 * DAY)}
    written = acts.set_windows(draft.pk, windows, questions_until=NOON + DAY, version=0, by=manager, at=NOON)
    other = acts.edit_call(draft.pk, version=1, values={"rule_set": make_rule_set()}, by=manager, at=NOON)

    event = Event.objects.get(verb="call.set_windows")
    assert (written.questions_until, other.questions_until) == (NOON + DAY, None)
    assert event.changes["questions_until"] == [None, (NOON + DAY).isoformat()]


def test_no_call_is_announced_whose_questions_outlast_it(manager):
    call = make_call(published=False, questions_until=NOON + 31 * DAY)

    assert _code(acts.publish_call, call.pk, by=manager, at=NOON) == "after_the_close"


def test_the_time_for_questions_is_extended_with_a_reason(manager):
    call = make_call(questions_until=NOON + DAY)

    extended = acts.extend_questions(call.pk, NOON + 2 * DAY, reason="Çok soru geldi.", by=manager, at=NOON)

    event = Event.objects.get(verb="call.extend_questions")
    assert (extended.questions_until, event.reason) == (NOON + 2 * DAY, "Çok soru geldi.")

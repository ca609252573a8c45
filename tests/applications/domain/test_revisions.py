"""Nothing that was saved in a section is lost to a later save."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.choices import FundingKind, SectionKey
from applications.domain import drafting
from applications.domain.lifecycle import take_back
from applications.domain.merging import Newer, marks_of
from applications.domain.restoring import restore
from applications.domain.revisions import PERIOD
from applications.models import BudgetLine, Proposal, Revision
from applications.queries.revisions import content_of, revisions_of
from applications.queries.sections import row_values, rows_of, section_values
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.drafts import (
    ACTIVITY,
    INDICATOR,
    LINE,
    OPERATING_YEAR,
    RISK,
    add_row,
    make_draft_of,
    make_ready_draft,
    send,
    write,
)
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

PROJECT = SectionKey.PROJECT
MINUTE = dt.timedelta(minutes=1)


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def _type(draft, title, *, by, at=NOON):
    """A save while the person goes on typing."""
    seen = marks_of(section_values(Proposal.objects.get(pk=draft.pk), PROJECT))
    drafting.save_section(draft.pk, PROJECT, {"title": title}, seen=seen, by=by, at=at, is_unattended=True)


def _titles(draft):
    return [row.content["title"] for row in revisions_of(draft, PROJECT)]


def test_one_persons_saves_are_one_revision_for_a_while(cast, draft):
    _type(draft, "Bir", by=cast["owner"])
    _type(draft, "Bir iki", by=cast["owner"], at=NOON + PERIOD - MINUTE)
    _type(draft, "Üç", by=cast["owner"], at=NOON + PERIOD)

    assert _titles(draft) == ["Üç", "Bir iki"]
    first = revisions_of(draft, PROJECT).last()
    assert (first.began_at, first.saved_at, first.saved_by) == (NOON, NOON + PERIOD - MINUTE, cast["owner"])


def test_another_person_begins_the_next(cast, draft):
    _type(draft, "Sahibinin", by=cast["owner"])
    _type(draft, "Düzenleyicinin", by=cast["editor"], at=NOON + MINUTE)
    _type(draft, "Yine sahibinin", by=cast["owner"], at=NOON + 2 * MINUTE)

    assert _titles(draft) == ["Yine sahibinin", "Düzenleyicinin", "Sahibinin"]


def test_a_sending_closes_a_revision(cast):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    _type(draft, "Gönderilen", by=cast["owner"])
    send(draft, at=NOON + MINUTE)
    take_back(draft.pk, by=cast["owner"], at=NOON + 2 * MINUTE)
    _type(draft, "Geri alınan", by=cast["owner"], at=NOON + 3 * MINUTE)

    assert _titles(draft)[:2] == ["Geri alınan", "Gönderilen"]


@pytest.mark.parametrize("persona", ["owner", "editor"])
def test_what_no_revision_holds_is_kept_before_it_goes(cast, persona):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    assert not draft.revisions.exists()
    before = draft.title

    _type(draft, "Yeni ad", by=cast[persona], at=NOON + MINUTE)

    assert _titles(draft) == ["Yeni ad", before]
    assert revisions_of(draft, PROJECT).last().saved_by == cast["owner"]


def test_what_changed_by_another_way_is_kept_too(cast, draft):
    _type(draft, "Bir", by=cast["owner"])
    Proposal.objects.filter(pk=draft.pk).update(title="Başka yoldan")

    _type(draft, "İki", by=cast["owner"], at=NOON + MINUTE)

    assert _titles(draft) == ["İki", "Başka yoldan", "Bir"]


def test_a_keystroke_is_no_act_but_the_first_of_a_revision(cast, draft):
    before = Event.objects.count()

    _type(draft, "Bir", by=cast["owner"])
    _type(draft, "Bir iki", by=cast["owner"], at=NOON + MINUTE)

    assert Event.objects.count() == before + 1


def test_a_save_of_nothing_new_makes_no_revision(cast, draft):
    _type(draft, "", by=cast["owner"])

    assert _titles(draft) == []


def test_a_save_of_nothing_new_asks_no_revision(cast, draft):
    _type(draft, "Bir", by=cast["owner"])

    with CaptureQueriesContext(connection) as asked:
        _type(draft, "Bir", by=cast["editor"], at=NOON + MINUTE)

    assert [each["sql"] for each in asked if Revision._meta.db_table in each["sql"]] == []


def test_a_save_of_nothing_new_does_not_make_its_sender_the_writer(cast):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    _type(draft, draft.title, by=cast["editor"], at=NOON + MINUTE)
    _type(draft, "Yeni", by=cast["editor"], at=NOON + 2 * MINUTE)

    kept = revisions_of(draft, PROJECT).last()
    assert (kept.content["title"], kept.saved_by) == (draft.title, cast["owner"])


def test_bringing_back_reads_the_table_once_before_it_writes(cast, draft):
    head = draft.call.rule_set.budget_heads.first()
    key = add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)
    drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id=key, by=cast["owner"], at=NOON + PERIOD)

    with CaptureQueriesContext(connection) as asked:
        restore(draft.pk, revisions_of(draft, SectionKey.BUDGET).last().public_id, by=cast["owner"], at=NOON + PERIOD)

    about = [each["sql"].split()[0] for each in asked if BudgetLine._meta.db_table in each["sql"]]
    assert about[: about.index("INSERT")] == ["SELECT", "DELETE"]


def test_an_earlier_state_comes_back_and_the_later_one_stays(cast, draft):
    _type(draft, "Eski", by=cast["owner"])
    _type(draft, "Yeni", by=cast["editor"])
    old = revisions_of(draft, PROJECT).last()

    assert restore(draft.pk, old.public_id, by=cast["owner"], at=NOON + MINUTE)

    draft.refresh_from_db()
    newest = revisions_of(draft, PROJECT).first()
    assert (draft.title, "eski" in draft.search_key) == ("Eski", True)
    assert _titles(draft) == ["Eski", "Yeni", "Eski"]
    assert (newest.restored_from, newest.saved_by) == (old, cast["owner"])
    event = Event.objects.latest("pk")
    assert (event.verb, event.changes) == ("proposal.restore", {"project": ["", old.public_id]})


def test_what_is_typed_after_a_return_is_a_revision_of_its_own(cast, draft):
    _type(draft, "Eski", by=cast["owner"])
    _type(draft, "Yeni", by=cast["editor"])
    restore(draft.pk, revisions_of(draft, PROJECT).last().public_id, by=cast["owner"], at=NOON + MINUTE)

    _type(draft, "Eskisi gibi", by=cast["owner"], at=NOON + 2 * MINUTE)

    assert _titles(draft)[:2] == ["Eskisi gibi", "Eski"]


def test_the_state_that_stands_need_not_come_back(cast, draft):
    _type(draft, "Bir", by=cast["owner"])

    assert not restore(draft.pk, draft.revisions.get().public_id, by=cast["owner"], at=NOON)
    assert _titles(draft) == ["Bir"]


@pytest.mark.parametrize(("persona", "code"), [("viewer", "not_editor"), ("other_owner", "not_editor")])
def test_bringing_back_needs_the_right_to_write(cast, draft, persona, code):
    _type(draft, "Eski", by=cast["owner"])
    _type(draft, "Yeni", by=cast["editor"])

    with pytest.raises(Refused) as refused:
        restore(draft.pk, revisions_of(draft, PROJECT).last().public_id, by=cast[persona], at=NOON)

    assert refused.value.verdict.code == code


def test_a_choice_that_the_call_does_not_know_any_more_is_not_brought_back(cast, draft):
    _type(draft, "Yeni", by=cast["owner"])
    gone = {**draft.revisions.get().content, "support_type_id": 10**9}
    stale = Revision.objects.create(
        proposal=draft, section=PROJECT, content=gone, began_at=NOON, saved_at=NOON, saved_by=cast["owner"]
    )
    _type(draft, "Daha yeni", by=cast["editor"])

    with pytest.raises(Refused) as refused:
        restore(draft.pk, stale.public_id, by=cast["owner"], at=NOON)

    draft.refresh_from_db()
    assert (refused.value.verdict.code, draft.title) == ("unknown_choice", "Daha yeni")


def test_a_table_comes_back_row_by_row_with_its_sums(cast, draft):
    head = draft.call.rule_set.budget_heads.first()
    key = add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)
    before = content_of(draft, SectionKey.BUDGET)
    row = rows_of(draft, SectionKey.BUDGET).get()
    dearer = {**row_values(row, SectionKey.BUDGET), "unit_price": Decimal("1500000.50")}
    seen = marks_of(row_values(row, SectionKey.BUDGET))
    drafting.save_row(
        draft.pk, SectionKey.BUDGET, dearer, row_id=key, is_new=False, seen=seen, by=cast["editor"], at=NOON
    )
    drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id=key, by=cast["owner"], at=NOON + MINUTE)
    first = revisions_of(draft, SectionKey.BUDGET).last()

    restore(draft.pk, first.public_id, by=cast["owner"], at=NOON + 2 * MINUTE)

    draft.refresh_from_db()
    prices = [[row["unit_price"] for row in each.content["rows"]] for each in revisions_of(draft, SectionKey.BUDGET)]
    assert content_of(draft, SectionKey.BUDGET) == before
    assert draft.total_cost == Decimal(2_000_000)
    assert prices == [["1000000"], [], ["1500000.5"], ["1000000"]]


def test_a_row_whose_head_is_gone_is_not_brought_back(cast, draft):
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.OWN, giver="", amount=Decimal(5))
    head = draft.call.rule_set.budget_heads.first()
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)
    revision = revisions_of(draft, SectionKey.BUDGET).get()
    revision.content["rows"][0]["head_id"] = 10**9
    revision.save()

    with pytest.raises(Refused):
        restore(draft.pk, revision.public_id, by=cast["owner"], at=NOON)

    assert rows_of(draft, SectionKey.BUDGET).count() == 1


def test_activities_come_back_with_their_months_and_costs(cast, draft):
    keys = [
        add_row(draft, SectionKey.ACTIVITIES, by=cast["owner"], **{**ACTIVITY, "cost": cost})
        for cost in (None, Decimal("12.50"))
    ]
    before = content_of(draft, SectionKey.ACTIVITIES)
    for key in keys:
        drafting.remove_row(draft.pk, SectionKey.ACTIVITIES, row_id=key, by=cast["editor"], at=NOON + MINUTE)
    first = revisions_of(draft, SectionKey.ACTIVITIES).last()

    restore(draft.pk, first.public_id, by=cast["owner"], at=NOON + 2 * MINUTE)

    assert content_of(draft, SectionKey.ACTIVITIES) == before
    assert [row.cost for row in rows_of(draft, SectionKey.ACTIVITIES)] == [None, Decimal("12.50")]


def test_a_revision_from_before_a_column_comes_back_without_it(cast, draft):
    partner = {"kind": "partner", "name": "Ortak", "vkn": "", "contribution": "", "share": Decimal(5)}
    key = add_row(draft, SectionKey.PARTNERS, by=cast["owner"], **partner)
    old = revisions_of(draft, SectionKey.PARTNERS).get()
    del old.content["rows"][0]["share"]
    old.save()
    drafting.remove_row(draft.pk, SectionKey.PARTNERS, row_id=key, by=cast["editor"], at=NOON + MINUTE)

    restore(draft.pk, old.public_id, by=cast["owner"], at=NOON + 2 * MINUTE)

    row = rows_of(draft, SectionKey.PARTNERS).get()
    assert (row.name, row.share) == ("Ortak", None)


@pytest.mark.parametrize(
    ("section", "row"),
    [
        (SectionKey.INDICATORS, INDICATOR),
        (SectionKey.RISKS, RISK),
        (SectionKey.OPERATION, {"year": 1, **OPERATING_YEAR}),
    ],
)
def test_indicators_and_risks_come_back_whole(cast, draft, section, row):
    key = add_row(draft, section, by=cast["owner"], **row)
    drafting.remove_row(draft.pk, section, row_id=key, by=cast["editor"], at=NOON + MINUTE)
    first = revisions_of(draft, section).last()

    restore(draft.pk, first.public_id, by=cast["owner"], at=NOON + 2 * MINUTE)

    assert row_values(rows_of(draft, section).get(), section) == row


TABLE_STEPS = st.lists(
    st.tuples(st.sampled_from(["owner", "editor"]), st.sampled_from(["add", "change", "remove", "back"])), max_size=10
)


@given(steps=TABLE_STEPS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_rows_and_returns_loses_an_activity(cast, draft, steps):
    """Every name that was acknowledged stands in a revision: here each act lies further apart than the period."""
    KEY = SectionKey.ACTIVITIES  # noqa: N806
    Revision.objects.filter(proposal=draft).delete()
    rows_of(draft, KEY).delete()
    draft.sections.all().delete()
    at, told = NOON, set()
    for number, (who, act) in enumerate(steps):
        at += PERIOD
        by, name, row = cast[who], f"{who} {number}", rows_of(draft, KEY).last()
        if act == "back" and (old := revisions_of(draft, KEY).last()):
            restore(draft.pk, old.public_id, by=by, at=at)
        elif act == "add":
            add_row(draft, KEY, by=by, at=at, **{**ACTIVITY, "name": name})
            told.add(name)
        elif act == "change" and row:
            read = row_values(row, KEY)
            words = {"row_id": row.public_id, "is_new": False, "seen": marks_of(read), "by": by, "at": at}
            drafting.save_row(draft.pk, KEY, {**read, "name": name}, **words)
            told.add(name)
        elif act == "remove" and row:
            drafting.remove_row(draft.pk, KEY, row_id=row.public_id, by=by, at=at)

    kept = [revision.content for revision in revisions_of(draft, KEY)]
    assert told == {row["name"] for content in kept for row in content["rows"]}
    assert not kept or kept[0] == content_of(draft, KEY)


STEPS = st.lists(
    st.tuples(st.sampled_from(["owner", "editor"]), st.sampled_from(["type", "stale", "back"]), st.integers(0, 15)),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_saves_merges_and_returns_loses_a_text(cast, draft, steps):
    """Every acknowledged text is found again, but what one person wrote over their own within the period."""
    Revision.objects.filter(proposal=draft).delete()
    Proposal.objects.filter(pk=draft.pk).update(title="")
    draft.sections.all().delete()
    at, left, last = NOON, [], None
    for number, (who, act, minutes) in enumerate(steps):
        at += dt.timedelta(minutes=minutes)
        title = f"{who} {number}"
        if act == "back":
            if old := revisions_of(draft, PROJECT).last():
                restore(draft.pk, old.public_id, by=cast[who], at=at)
                last = None
            continue
        seen = marks_of({"title": "hiç"}) if act == "stale" else marks_of(content_of(_now(draft), PROJECT))
        try:
            drafting.save_section(
                draft.pk, PROJECT, {"title": title}, seen=seen, by=cast[who], at=at, is_unattended=True
            )
        except Newer:
            continue
        if last and not (last[0] == who and last[2] <= at < last[2] + PERIOD):
            left.append(last[1])
        began = last[2] if last and last[0] == who and at < last[2] + PERIOD else at
        last = (who, title, began)

    expected = {*left, *([last[1]] if last else [])}
    assert expected <= set(_titles(draft))
    newest = revisions_of(draft, PROJECT).first()
    assert newest is None or newest.content == content_of(_now(draft), PROJECT)


def _now(draft):
    return Proposal.objects.get(pk=draft.pk)


def test_priorities_come_back_as_they_were_chosen(cast, draft):
    measures = list(draft.edition.measures.values_list("pk", flat=True)[:3])
    chosen = {"main_measure_id": measures[0], "secondary": frozenset(measures[1:])}
    write(draft, SectionKey.PRIORITIES, by=cast["owner"], **chosen)
    write(draft, SectionKey.PRIORITIES, by=cast["editor"], main_measure_id=measures[1], secondary=frozenset())
    first = revisions_of(draft, SectionKey.PRIORITIES).last()

    restore(draft.pk, first.public_id, by=cast["owner"], at=NOON)

    assert section_values(_now(draft), SectionKey.PRIORITIES) == chosen

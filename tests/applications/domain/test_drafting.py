import datetime as dt
import itertools
from decimal import Decimal

import pytest

from applications.choices import FundingKind, PartnerKind, SectionKey
from applications.domain import drafting
from applications.domain.merging import Newer, marks_of
from applications.models import Proposal
from applications.policies.judgement import obstacles
from applications.queries.facts import facts_of
from applications.queries.sections import row_values, rows_of, section_values, versions_of
from cmdp.audit.models import Event
from cmdp.kit.ids import public_id
from cmdp.kit.verdict import Refused
from tests.factories.drafts import LINE, add_row, fill, make_draft_of, make_ready_draft, write
from tests.factories.people import NOON
from tests.factories.priorities import first_measure
from tests.factories.rules import MONTH, make_call, make_edition, make_rule_set
from tests.support.kept import kept

LATER = NOON + dt.timedelta(minutes=5)
PARTNER = {"kind": PartnerKind.PARTNER, "name": "Canik Belediyesi", "vkn": "", "contribution": "Arsa"}


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def _last_event():
    return Event.objects.order_by("-pk").first()


def _written(draft):
    """Everything that a draft holds, but the ids of its rows."""
    told = {field.attname: getattr(draft, field.attname) for field in draft._meta.fields}
    rows = [list(getattr(draft, name).values()) for name in ("answers", "budget_lines", "funding_sources", "documents")]
    own = ("id", "public_id", "proposal_id", "file")
    return [
        {name: value for name, value in row.items() if name not in own}
        for row in (told, *itertools.chain(*rows), *draft.sections.order_by("key").values())
    ]


def test_a_ready_draft_is_what_people_would_have_written(cast):
    call = make_call()
    made = make_ready_draft(call, cast.organisation, cast["owner"])

    written = make_draft_of(call, cast.organisation, cast["owner"])
    fill(written, cast["owner"])

    written.refresh_from_db()
    assert made.pk != written.pk
    assert _written(made) == _written(written)


def test_a_draft_begins_with_what_is_known(cast):
    call = make_call()

    draft = drafting.start(call.pk, cast.organisation.pk, by=cast["owner"], at=NOON)

    known = (draft.contact_name, draft.contact_email, draft.province, draft.call_stage.order, draft.created_by)
    owner = cast["owner"]
    assert known == (owner.full_name, owner.email, cast.organisation.province, 1, owner)
    assert _last_event().verb == "proposal.start"


def test_a_province_outside_the_call_is_not_filled_in(cast):
    call = make_call()

    draft = drafting.start(call.pk, cast["other_owner"].seats[0].organisation_id, by=cast["other_owner"], at=NOON)

    assert draft.province is None


def test_starting_twice_gives_the_untouched_draft_back(cast, draft):
    again = drafting.start(draft.call_id, cast.organisation.pk, by=cast["editor"], at=LATER)

    assert again == draft


def test_a_second_project_gets_a_draft_of_its_own(cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="İlk proje")

    second = drafting.start(draft.call_id, cast.organisation.pk, by=cast["owner"], at=LATER)

    assert second != draft


def test_starting_needs_the_right(cast):
    with pytest.raises(Refused) as refused:
        drafting.start(make_call().pk, cast.organisation.pk, by=cast["viewer"], at=NOON)

    assert refused.value.verdict.code == "not_editor"


def test_a_saved_section_keeps_values_version_and_key(cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["editor"], at=LATER, title="Işık atölyesi", months=10)

    draft.refresh_from_db()
    version = versions_of(draft)[SectionKey.PROJECT]
    assert (draft.title, draft.months, version.version, version.saved_by) == ("Işık atölyesi", 10, 1, cast["editor"])
    assert "isik atolyesi" in draft.search_key


def test_the_record_names_the_fields_and_hides_the_texts(cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Işık atölyesi", months=10)

    event = _last_event()
    assert event.verb == "proposal.write"
    assert event.changes == {"project.title": ["", "•"], "project.months": [None, 10]}


def test_a_save_that_changes_nothing_is_counted_but_not_recorded(cast, draft):
    before = Event.objects.count()

    write(draft, SectionKey.PLACE, by=cast["owner"], district="")

    assert (versions_of(draft)[SectionKey.PLACE].version, Event.objects.count()) == (1, before)


def test_a_save_over_a_newer_one_is_asked_back_and_nothing_is_written(cast, draft):
    seen = marks_of(section_values(draft, SectionKey.PROJECT))
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")

    with pytest.raises(Newer) as newer:
        drafting.save_section(
            draft.pk,
            SectionKey.PROJECT,
            {"title": "Sahibinin adı", "months": 9},
            seen=seen,
            by=cast["owner"],
            at=LATER,
        )

    draft.refresh_from_db()
    assert (newer.value.fields, draft.title, draft.months) == (["title"], "Düzenleyicinin adı", None)


def test_measures_are_written_whole(cast, draft):
    main, *others = draft.call.edition.measures.all()
    values = {"main_measure_id": main.pk, "secondary": frozenset({others[0].pk, others[1].pk})}
    write(draft, SectionKey.PRIORITIES, by=cast["owner"], **values)

    write(draft, SectionKey.PRIORITIES, by=cast["owner"], main_measure_id=main.pk, secondary=frozenset({others[0].pk}))

    draft.refresh_from_db()
    assert section_values(draft, SectionKey.PRIORITIES) == {
        "main_measure_id": main.pk,
        "secondary": frozenset({others[0].pk}),
    }


def test_answers_are_written_one_by_one(cast, draft):
    write(draft, SectionKey.QUESTIONS, by=cast["owner"], aim="Amaç", problem="Sorun")

    write(draft, SectionKey.QUESTIONS, by=cast["owner"], aim="Başka amaç")

    stored = section_values(draft, SectionKey.QUESTIONS)
    assert (stored["aim"], stored["problem"], draft.answers.count()) == ("Başka amaç", "Sorun", 2)


@pytest.mark.parametrize(
    ("section", "values"),
    [
        (SectionKey.PROJECT, lambda: {"support_type_id": make_rule_set().support_types.first().pk}),
        (SectionKey.PLACE, lambda: {"province_id": 0}),
        (SectionKey.PRIORITIES, lambda: {"main_measure_id": first_measure(make_edition()).pk}),
        (SectionKey.PRIORITIES, lambda: {"secondary": frozenset({0})}),
        (SectionKey.QUESTIONS, lambda: {"no-such-question": "Metin"}),
    ],
)
def test_a_value_that_the_call_does_not_know_is_refused(cast, draft, section, values):
    with pytest.raises(Refused) as refused:
        drafting.save_section(draft.pk, section, values(), seen={}, by=cast["owner"], at=NOON)

    assert refused.value.verdict.code == "unknown_choice"


def test_writing_ends_with_the_close(cast, draft):
    closing = draft.call_stage.closes_at

    with pytest.raises(Refused) as refused:
        write(draft, SectionKey.PROJECT, by=cast["owner"], at=closing, title="Geç kaldı")

    assert refused.value.verdict.code == "call_closed"


def test_a_budget_line_keeps_the_total(cast, draft):
    head = draft.call.rule_set.budget_heads.first()

    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **{**LINE, "vat_rate": Decimal(20)}, head_id=head.pk)

    draft.refresh_from_db()
    assert draft.total_cost == Decimal("2400000.00")


def test_a_set_that_does_not_count_vat_keeps_the_net_total(cast):
    call = make_call(rule_set=make_rule_set(frozen=True, values={"vat_eligible": "no"}))
    draft = make_draft_of(call, cast.organisation, cast["owner"])
    head = call.rule_set.budget_heads.first()

    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **{**LINE, "vat_rate": Decimal(20)}, head_id=head.pk)

    draft.refresh_from_db()
    assert draft.total_cost == Decimal("2000000.00")


def test_a_source_keeps_the_requested_support(cast, draft):
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.SUPPORT, giver="", amount=Decimal(5))

    draft.refresh_from_db()
    assert draft.requested_support == Decimal("5.00")


def test_the_same_new_row_twice_is_one_row(cast, draft):
    for _ in range(2):
        drafting.save_row(
            draft.pk, SectionKey.PARTNERS, PARTNER, row_id="a" * 14, is_new=True, seen={}, by=cast["owner"], at=NOON
        )

    assert [row.public_id for row in rows_of(draft, SectionKey.PARTNERS)] == ["a" * 14]


@pytest.mark.parametrize("row_id", ["", "kısa", "0" * 14, "a" * 15])
def test_a_row_id_that_is_none_of_ours_is_replaced(cast, draft, row_id):
    row = drafting.save_row(
        draft.pk, SectionKey.PARTNERS, PARTNER, row_id=row_id, is_new=True, seen={}, by=cast["owner"], at=NOON
    )

    assert row.public_id != row_id


def test_a_row_id_of_another_file_is_replaced(cast, draft):
    other = make_draft_of(make_call(), cast.organisation, cast["owner"])
    theirs = add_row(other, SectionKey.PARTNERS, by=cast["owner"], **PARTNER)

    row = drafting.save_row(
        draft.pk, SectionKey.PARTNERS, PARTNER, row_id=theirs, is_new=True, seen={}, by=cast["owner"], at=NOON
    )

    assert (row.public_id == theirs, rows_of(other, SectionKey.PARTNERS).count()) == (False, 1)


def test_a_row_is_changed_where_it_was_seen(cast, draft):
    key = add_row(draft, SectionKey.PARTNERS, by=cast["owner"], **PARTNER)
    seen = marks_of(row_values(rows_of(draft, SectionKey.PARTNERS).get(), SectionKey.PARTNERS))

    drafting.save_row(
        draft.pk,
        SectionKey.PARTNERS,
        {**PARTNER, "name": "Atakum Belediyesi"},
        row_id=key,
        is_new=False,
        seen=seen,
        by=cast["owner"],
        at=LATER,
    )

    assert [row.name for row in rows_of(draft, SectionKey.PARTNERS)] == ["Atakum Belediyesi"]


def test_a_row_removed_meanwhile_is_asked_back(cast, draft):
    with pytest.raises(Newer) as newer:
        drafting.save_row(
            draft.pk,
            SectionKey.PARTNERS,
            PARTNER,
            row_id=public_id(),
            is_new=False,
            seen={},
            by=cast["owner"],
            at=NOON,
        )

    assert (newer.value.stored, rows_of(draft, SectionKey.PARTNERS).count()) == (None, 0)


def test_a_removed_row_leaves_the_total(cast, draft):
    head = draft.call.rule_set.budget_heads.first()
    key = add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)

    was_there = drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id=key, by=cast["owner"], at=LATER)

    draft.refresh_from_db()
    assert (was_there, draft.total_cost) == (True, Decimal("0.00"))


def test_removing_twice_is_harmless(cast, draft):
    assert drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id="a" * 14, by=cast["owner"], at=NOON) is False


def test_a_ready_draft_meets_every_rule(cast):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])

    assert obstacles(facts_of(Proposal.objects.get(pk=draft.pk))) == ()


def test_a_second_stage_asks_its_own_questions(cast):
    call = make_call(stages=2)
    draft = make_draft_of(call, cast.organisation, cast["owner"])
    draft.call_stage = call.stages.last()
    draft.save()

    write(draft, SectionKey.QUESTIONS, by=cast["owner"], at=NOON + 2 * MONTH, cost_basis="Kur artışı")

    assert section_values(Proposal.objects.get(pk=draft.pk), SectionKey.QUESTIONS)["cost_basis"] == "Kur artışı"

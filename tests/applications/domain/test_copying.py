"""A file begun from an earlier one of the same organisation."""

import datetime as dt

import pytest

from applications.choices import SectionKey, Status
from applications.domain.copying import start_from
from applications.models import Proposal
from applications.queries.revisions import KEPT, content_of
from cmdp.audit.queries import history_of
from cmdp.kit.verdict import Refused
from tests.factories.drafts import ANSWER, INDICATOR, add_row, make_draft_of, make_ready_draft, write
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set

LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def source(cast):
    return make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])


@pytest.fixture
def call(source, cast):
    return make_call(agency=cast.agency)


def _copied(source, call, by, at=LATER):
    return Proposal.objects.get(pk=start_from(source.pk, call.pk, by=by, at=at).pk)


def _contents(proposal):
    """What stands in every section, without what only keys can tell apart."""
    found = {section: content_of(proposal, section) for section in KEPT}
    for content in found.values():
        for row in content.get("rows", ()):
            row.pop("public_id")
            row.pop("head_id", None)
    found[SectionKey.PROJECT].pop("support_type_id")
    return found


def test_everything_goes_along_into_a_call_of_the_same_rules(source, call, cast):
    add_row(source, SectionKey.INDICATORS, by=cast["owner"], **INDICATOR | {"name": "İkinci gösterge"})
    source.refresh_from_db()

    draft = _copied(source, call, cast["owner"])

    assert _contents(draft) == _contents(source)
    assert draft.support_type.code == source.support_type.code
    assert draft.support_type.rule_set == call.rule_set
    assert {line.head.rule_set for line in draft.budget_lines.all()} == {call.rule_set}
    assert (draft.total_cost, draft.requested_support) == (source.total_cost, source.requested_support)
    assert (draft.status, draft.call, draft.copied_from) == (Status.DRAFT, call, source)


def test_the_earlier_file_stays_as_it_is(source, call, cast):
    before = (_contents(source), source.documents.count(), source.status)

    _copied(source, call, cast["owner"])

    source.refresh_from_db()
    assert (_contents(source), source.documents.count(), source.status) == before


def test_each_section_is_a_first_revision_and_the_act_is_on_record(source, call, cast):
    draft = _copied(source, call, cast["owner"])

    sections = {row.key: row.version for row in draft.sections.all()}
    assert set(sections.values()) == {1}
    assert set(sections) == set(draft.revisions.values_list("section", flat=True))
    assert SectionKey.DOCUMENTS not in sections
    assert [event.verb for event in reversed(history_of(draft))] == ["proposal.start", "proposal.copy"]


def test_what_was_never_written_stays_unwritten(call, cast):
    source = make_draft_of(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    write(source, SectionKey.PROJECT, by=cast["owner"], title="Yalnızca bir ad")

    draft = _copied(source, call, cast["owner"])

    assert draft.title == "Yalnızca bir ad"
    assert [row.key for row in draft.sections.all()] == [SectionKey.PROJECT]


def test_a_double_click_makes_one_file_until_something_is_written(source, call, cast):
    first = _copied(source, call, cast["owner"])
    again = _copied(source, call, cast["owner"], at=LATER + dt.timedelta(seconds=1))
    write(first, SectionKey.PROJECT, by=cast["owner"], at=LATER + dt.timedelta(minutes=1), title="Başka bir proje")

    other = _copied(source, call, cast["owner"], at=LATER + dt.timedelta(minutes=2))

    assert (again, other == first) == (first, False)


def test_a_copy_by_another_person_is_another_file(source, call, cast):
    assert _copied(source, call, cast["owner"]) != _copied(source, call, cast["editor"])


@pytest.mark.parametrize(("persona", "code"), [("viewer", "not_editor"), ("officer", "not_editor")])
def test_who_may_not_write_for_the_organisation_copies_nothing(source, call, cast, persona, code):
    with pytest.raises(Refused, match=code):
        start_from(source.pk, call.pk, by=cast[persona], at=LATER)

    assert Proposal.objects.get() == source


def test_a_file_is_not_copied_into_its_own_call(source, cast):
    with pytest.raises(Refused, match="same_call"):
        start_from(source.pk, source.call_id, by=cast["owner"], at=LATER)


def test_nothing_is_copied_into_a_closed_call(source, cast):
    closed = make_call(agency=cast.agency, closes_at=NOON)

    with pytest.raises(Refused, match="call_closed"):
        start_from(source.pk, closed.pk, by=cast["owner"], at=LATER)


def test_what_the_other_rules_do_not_know_stays_behind(source, cast):
    rules = make_rule_set()
    rules.support_types.filter(code=source.support_type.code).update(code="baska")
    rules.budget_heads.filter(code=source.budget_lines.get().head.code).update(code="Z")
    rules.provinces.filter(province=cast.organisation.province_id).delete()
    stage = rules.stages.first()
    stage.questions.exclude(pk=stage.questions.first().pk).delete()
    rules.frozen_at = NOON
    rules.save()

    draft = _copied(source, make_call(agency=cast.agency, rule_set=rules), cast["owner"])

    assert (draft.support_type, draft.district, draft.total_cost) == (None, "", 0)
    assert [answer.text for answer in draft.answers.all()] == [ANSWER]
    assert not draft.budget_lines.exists()
    assert draft.title == source.title

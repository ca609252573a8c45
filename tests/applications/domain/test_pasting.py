"""Many lines of a budget at once: all or none, once for one click, kept as a version."""

from decimal import Decimal

import pytest

from applications.choices import SectionKey
from applications.domain.pasting import add_lines
from applications.models import BudgetLine, Proposal
from applications.policies import drafting
from applications.policies.drafting import lines_fit
from applications.queries.revisions import revisions_of
from cmdp.audit.models import Event
from cmdp.kit.ids import ALPHABET, LENGTH, derived_id
from cmdp.kit.verdict import Refused
from tests.factories.drafts import LINE, add_row, make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def lines(draft, count=2, **more):
    head = draft.call.rule_set.budget_heads.first()
    return {
        derived_id(f"s/{n}"): {**LINE, "head_id": head.pk, "description": f"Gider {n}", **more} for n in range(count)
    }


def test_lines_are_added_with_their_sums_their_version_and_one_act(cast, draft):
    before = Event.objects.count()

    assert add_lines(draft.pk, lines(draft), by=cast["owner"], at=NOON) == 2

    draft.refresh_from_db()
    revision = revisions_of(draft, SectionKey.BUDGET).get()
    assert [row.description for row in draft.budget_lines.all()] == ["Gider 0", "Gider 1"]
    assert (draft.total_cost, len(revision.content["rows"])) == (Decimal(4_000_000), 2)
    event = Event.objects.latest("pk")
    assert (Event.objects.count(), event.changes) == (before + 1, {"budget.rows": [0, 2]})


def test_a_second_click_adds_nothing(cast, draft):
    add_lines(draft.pk, lines(draft), by=cast["owner"], at=NOON)

    assert add_lines(draft.pk, lines(draft), by=cast["owner"], at=NOON) == 0
    assert add_lines(draft.pk, lines(draft, 3), by=cast["owner"], at=NOON) == 1
    assert draft.budget_lines.count() == 3


def test_what_stood_there_before_stays_and_is_kept(cast, draft):
    head = draft.call.rule_set.budget_heads.first()
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)

    add_lines(draft.pk, lines(draft), by=cast["editor"], at=NOON)

    assert [len(each.content["rows"]) for each in revisions_of(draft, SectionKey.BUDGET)] == [3, 1]


@pytest.mark.parametrize(
    ("more", "code"),
    [({"head_id": 10**9}, "unknown_choice"), ({"unit_price": Decimal("999999999999.99")}, "absurd_amount")],
)
def test_one_line_that_does_not_fit_keeps_all_out(cast, draft, more, code):
    with pytest.raises(Refused) as refused:
        add_lines(draft.pk, lines(draft, **more), by=cast["owner"], at=NOON)

    assert (refused.value.verdict.code, BudgetLine.objects.count()) == (code, 0)


def test_a_table_has_an_end(cast, draft, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_ROWS", 3)
    add_lines(draft.pk, lines(draft), by=cast["owner"], at=NOON)

    verdicts = lines_fit(draft, lines(draft, 5))

    assert [verdict.code for verdict in verdicts.values()] == ["", "", "", "too_many_rows", "too_many_rows"]


def test_who_may_not_write_adds_nothing(cast, draft):
    with pytest.raises(Refused) as refused:
        add_lines(draft.pk, lines(draft), by=cast["viewer"], at=NOON)

    assert (refused.value.verdict.code, Proposal.objects.get(pk=draft.pk).total_cost) == ("not_editor", 0)


def test_an_id_follows_from_its_seed():
    assert derived_id("a") == derived_id("a") != derived_id("b")
    assert (len(derived_id("a")), set(derived_id("a")) <= set(ALPHABET)) == (LENGTH, True)

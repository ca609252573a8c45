"""What is blank on the records that go along with a sending is remarked on, and stops nothing."""

import pytest

from applications.domain import lifecycle
from applications.policies.profile import READ_OF_ORGANISATION, gaps_of, own_gaps
from applications.presenters.tasks import gaps_beside
from cmdp.accounts.models import Organisation, User
from cmdp.kit.actors import SYSTEM
from tests.factories.drafts import make_ready_draft
from tests.factories.people import NOON
from tests.factories.rules import make_call

FULL = {name: 12 if name == "staff" else "dolu" for name in READ_OF_ORGANISATION}


def _fields(rows):
    return [row.field for row in rows]


@pytest.mark.parametrize("blank", ["address", "representative_name", "staff"])
def test_each_blank_of_the_organisation_is_a_remark_on_its_field(cast, blank):
    organisation = cast.organisation
    for name, value in {**FULL, blank: None if blank == "staff" else ""}.items():
        setattr(organisation, name, value)

    (gap,) = gaps_of(organisation)

    assert (gap.field, gap.is_warning, gap.is_obstacle) == (blank, True, False)


def test_nothing_is_said_of_a_full_record_and_no_staff_is_not_a_blank(cast):
    for name, value in {**FULL, "staff": 0}.items():
        setattr(cast.organisation, name, value)

    assert list(gaps_of(cast.organisation)) == []


def test_who_may_send_is_told_of_the_own_blanks(cast):
    for name in ("owner", "editor"):
        cast[name].title, cast[name].phone = "", "0362 431 00 00"

    found = {name: _fields(own_gaps(cast[name], cast.organisation)) for name in ("owner", "editor", "officer")}

    assert found == {"owner": ["title"], "editor": [], "officer": []}
    assert list(own_gaps(SYSTEM, cast.organisation)) == []


def test_the_blanks_stand_by_the_page_of_each_record_and_stop_no_sending(cast):
    Organisation.objects.filter(pk=cast.organisation.pk).update(address="")
    User.objects.filter(pk=cast["owner"].pk).update(title="")
    cast["owner"].title = ""
    draft = make_ready_draft(make_call(), Organisation.objects.get(pk=cast.organisation.pk), cast["owner"])

    pages = gaps_beside(draft, cast["owner"])

    edit = f"/hesap/kurumlar/{cast.organisation.public_id}/bilgiler/"
    assert [page.href for page in pages] == [edit, "/hesap/bilgilerim/"]
    assert lifecycle.submit(draft.pk, by=cast["owner"], at=NOON).number == 1

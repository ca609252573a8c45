"""Every constraint of the accounts, broken once on whatever engine runs."""

import pytest
from django.db import IntegrityError, transaction

from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Membership, NoticeReading, Organisation, User
from cmdp.kit.scanning import Scan
from tests.factories.offers import make_dispute, make_invitation, make_join_request, make_paper, make_partial_paper
from tests.factories.people import NOON, join, make_organisation, make_user
from tests.factories.privacy_notices import make_notice

State = AuthorityPaper.State


def _membership(cast, role, **fields):
    Membership.objects.create(user=cast["newcomer"], role=role, granted_at=NOON, **fields)


BREAKS = {
    "membership_scope_fits_its_role": lambda c: _membership(c, Role.EVALUATOR, agency=c.agency),
    "one_active_role_per_organisation": lambda c: join(c["owner"], Role.ORGANISATION_VIEWER, c.organisation),
    "one_active_role_per_agency": lambda c: join(c["officer"], Role.AGENCY_OFFICER, c.agency),
    "one_active_role_without_scope": lambda c: join(c["evaluator"], Role.EVALUATOR),
    "membership_ended_by_needs_its_time": lambda c: _membership(c, Role.EVALUATOR, ended_by=c["owner"]),
    "invitation_scope_fits_its_role": lambda c: make_invitation("a@b.test", Role.AGENCY_OFFICER, by=c["manager"]),
    "invitation_accepted_has_who_and_when": lambda c: make_invitation(
        "a@b.test", Role.EVALUATOR, by=c["administrator"], accepted_at=NOON
    ),
    "invitation_ends_in_one_way": lambda c: make_invitation(
        "a@b.test", Role.EVALUATOR, by=c["administrator"], withdrawn_at=NOON, declined_at=NOON
    ),
    "invitation_hands_over_an_ownership": lambda c: make_invitation(
        "a@b.test", Role.ORGANISATION_EDITOR, c.organisation, by=c["owner"], hands_over=True
    ),
    "one_open_invitation_per_address_and_organisation": lambda c: [
        make_invitation("a@b.test", role, c.organisation, by=c["owner"])
        for role in (Role.ORGANISATION_EDITOR, Role.ORGANISATION_VIEWER)
    ],
    "one_open_join_request_per_organisation": lambda c: [
        make_join_request(c.organisation, c["newcomer"]) for _ in range(2)
    ],
    "join_request_answered_has_who_and_when": lambda c: make_join_request(
        c.organisation, c["newcomer"], state="refused"
    ),
    "join_request_asks_for_an_organisation_s_role": lambda c: make_join_request(
        c.organisation, c["newcomer"], role=Role.EVALUATOR
    ),
    "one_open_dispute_per_person_and_organisation": lambda c: [
        make_dispute(c.organisation, c["newcomer"]) for _ in range(2)
    ],
    "dispute_is_about_an_organisation_s_role": lambda c: make_dispute(
        c.organisation, c["newcomer"], role=Role.ADMINISTRATOR
    ),
    "dispute_decided_has_who_when_and_why": lambda c: make_dispute(
        c.organisation, c["newcomer"], state="refused", decided_at=NOON, decided_by=c["officer"]
    ),
    "dispute_owners_words_have_who_and_when": lambda c: make_dispute(
        c.organisation, c["newcomer"], owners_words="Bizim.", owners_words_at=NOON
    ),
    "privacy_notice_in_both_languages": lambda _: make_notice(text_en=""),
    "privacy_notice_has_its_publisher": lambda _: make_notice(2),
    "one_reading_per_person_and_notice": lambda c: [
        NoticeReading.objects.create(person=c["owner"], notice=notice, way="read", read_at=NOON)
        for notice in [make_notice()] * 2
    ],
    "partial_paper_is_within_its_size": lambda c: make_partial_paper(c.organisation, c["owner"], received=101),
    "one_partial_paper_per_file_and_person": lambda c: [
        make_partial_paper(c.organisation, c["owner"]) for _ in range(2)
    ],
    "one_pending_paper_per_organisation": lambda c: [make_paper(c.organisation, c["owner"]) for _ in range(2)],
    "authority_paper_decided_has_who_and_when": lambda c: make_paper(c.organisation, c["owner"], state=State.CONFIRMED),
    "authority_paper_refusal_has_a_reason": lambda c: make_paper(
        c.organisation, c["owner"], state=State.REFUSED, decided_at=NOON, decided_by=c["officer"]
    ),
    "authority_paper_scanned_has_when": lambda c: make_paper(c.organisation, c["owner"], scan=Scan.CLEAN),
    "authority_paper_infected_has_a_finding": lambda c: make_paper(
        c.organisation, c["owner"], scan=Scan.INFECTED, scanned_at=NOON
    ),
    "one_organisation_per_detsis": lambda _: [make_organisation(detsis="12345678") for _ in range(2)],
    "one_organisation_per_vkn_and_unit": lambda c: make_organisation(vkn=c.organisation.vkn),
    "organisation_vkn_is_ten_digits": lambda _: make_organisation(vkn="123"),
    "organisation_detsis_is_eight_digits": lambda _: make_organisation(detsis="1234567x"),
    "user_of_one_gateway_subject": lambda _: [
        make_user(f"{name}@ornek.test", gateway_subject="of one person") for name in ("a", "b")
    ],
}


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(cast, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](cast)

    assert name in str(refusal.value)


def test_every_constraint_is_broken_here():
    models = Membership._meta.apps.get_app_config("accounts").get_models()

    assert {constraint.name for model in models for constraint in model._meta.constraints} == BREAKS.keys()


def test_one_box_is_one_person_whatever_the_case(db):
    User.objects.create_user("Ali@Ornek.test", full_name="Ali")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ali@ornek.TEST", full_name="Ali")

    assert User.objects.get_by_natural_key(" ALI@ornek.test ").full_name == "Ali"


def test_names_of_rows_read_well(cast):
    unit = Organisation(name="Samsun Üniversitesi", unit_name="Teknoloji Ofisi")

    assert str(unit) == "Samsun Üniversitesi – Teknoloji Ofisi"
    assert str(User(email="a@b.test")) == "a@b.test"
    assert str(Membership.objects.get(user=cast["owner"])) == f"{cast['owner'].pk} organisation_owner"


def test_rows_without_a_name_show_their_public_id(cast):
    paper = make_paper(cast.organisation, cast["owner"])
    request = make_join_request(cast.organisation, cast["newcomer"])
    offer = make_invitation("a@b.test", Role.EVALUATOR, by=cast["administrator"])

    dispute = make_dispute(cast.organisation, cast["newcomer"])

    rows = (paper, request, offer, dispute)
    assert [str(row) for row in rows] == [row.public_id for row in rows]


def test_one_request_to_join_is_handed_on_once(cast):
    asked = make_join_request(cast.organisation, cast["newcomer"])
    make_dispute(cast.organisation, cast["newcomer"], request=asked)

    with pytest.raises(IntegrityError, match="request_id"), transaction.atomic():
        make_dispute(cast.organisation, cast["editor"], request=asked)

"""Signs of a conflict of interest in what is stored: each by itself, none where there is none."""

import pytest

from applications.choices import Status
from applications.queries.affinity import Sign, domain_of, signs_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_organisation, make_user, make_vkn
from tests.factories.pool import make_profile, make_tie
from tests.factories.regions import make_agency
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def partner():
    return make_organisation("Kuzey Üniversitesi")


@kept
def proposal(cast, partner):
    User.objects.filter(pk=cast["owner"].pk).update(email="mudur@belediye.example")
    file = make_proposal(organisation=cast.organisation, status=Status.UNDER_REVIEW, contact_email="a@gmail.com")
    file.partners.create(kind="partner", name=partner.name, vkn=partner.vkn)
    file.partners.create(kind="associate", name="Sade Derneği")
    return file


def _signs(proposal, **user):
    person = make_user(**{"email": "biri@baska.example", **user})
    return person, lambda: signs_of(proposal, [person]).get(person.pk, ())


def test_a_stranger_has_none(proposal):
    person, signs = _signs(proposal)
    make_profile(person, employer="Uzak Üniversitesi")
    make_tie(person.evaluator_profile, "Bambaşka Vakfı", vkn=make_vkn())

    assert signs() == ()


@pytest.mark.parametrize("employer", [{"employer": "KUZEY üniversitesi"}, {"employer": "sade DERNEĞİ"}])
def test_an_employer_is_known_by_its_name(proposal, employer):
    person, signs = _signs(proposal)
    make_profile(person, **employer)

    assert signs() == (Sign.EMPLOYER,)


def test_an_employer_is_known_by_its_number(proposal, partner):
    person, signs = _signs(proposal)
    make_profile(person, employer="KÜ", employer_vkn=partner.vkn)

    assert signs() == (Sign.EMPLOYER,)


def test_somebody_who_sat_in_the_body_is_known(cast, proposal):
    person, signs = _signs(proposal)
    join(person, Role.ORGANISATION_VIEWER, cast.organisation, ended_at=NOON)

    assert signs() == (Sign.MEMBER,)


def test_somebody_who_sat_beside_a_member_elsewhere_is_known(cast, proposal):
    person, signs = _signs(proposal)
    elsewhere = make_organisation()
    for each in (person, cast["editor"]):
        join(each, Role.ORGANISATION_VIEWER, elsewhere, ended_at=NOON)

    assert signs() == (Sign.COLLEAGUE,)


def test_two_former_members_asked_about_together_hide_nothing_of_each_other(cast, proposal):
    first, second = (make_user(email=f"{name}@eski.example") for name in ("bir", "iki"))
    for person in (first, second):
        join(person, Role.ORGANISATION_VIEWER, cast.organisation, ended_at=NOON)

    together = signs_of(proposal, [first, second])

    assert together == signs_of(proposal, [first]) | signs_of(proposal, [second])
    assert together[first.pk] == (Sign.MEMBER, Sign.MAIL)


def test_partners_at_another_agency_are_not_told(cast, proposal):
    person, signs = _signs(proposal)
    ally = make_organisation()
    abroad = make_call(agency=make_agency("TRC2"))
    elsewhere = make_proposal(organisation=cast.organisation, status=Status.SUBMITTED, call=abroad)
    elsewhere.partners.create(kind="partner", name=ally.name, vkn=ally.vkn)
    make_profile(person, employer_vkn=ally.vkn)

    assert signs() == ()


def test_an_earlier_partner_is_known(cast, proposal):
    person, signs = _signs(proposal)
    ally = make_organisation()
    earlier = make_proposal(organisation=cast.organisation, status=Status.REFUSED)
    earlier.partners.create(kind="partner", name=ally.name, vkn=ally.vkn)
    draft = make_proposal(organisation=cast.organisation)
    other = make_organisation()
    draft.partners.create(kind="partner", name=other.name, vkn=other.vkn)
    profile = make_profile(person, employer_vkn=ally.vkn)

    assert signs() == (Sign.PARTNER,)
    profile.employer_vkn = other.vkn
    profile.save()
    assert signs() == ()


def test_an_earlier_applicant_with_the_same_partner_is_known(proposal, partner):
    person, signs = _signs(proposal)
    applicant = make_organisation()
    earlier = make_proposal(organisation=applicant, status=Status.SUBMITTED)
    earlier.partners.create(kind="partner", name=partner.name, vkn=partner.vkn)
    join(person, Role.ORGANISATION_EDITOR, applicant)

    assert Sign.PARTNER in signs()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("biri@belediye.example", True),
        ("biri@bilgi.Belediye.example", True),
        ("biri@ayribelediye.example", False),
        ("biri@gmail.com", False),
    ],
)
def test_a_domain_of_ones_own_is_known_and_a_public_one_says_nothing(proposal, address, found):
    _person, signs = _signs(proposal, email=address.lower())

    assert (Sign.MAIL in signs()) is found


def test_a_declared_body_is_known_by_name_or_number(proposal, partner):
    by_name, signs_by_name = _signs(proposal)
    make_tie(make_profile(by_name), "Sade Derneği")
    by_number, signs_by_number = _signs(proposal, email="iki@baska.example")
    make_tie(make_profile(by_number), "Başka adla", vkn=partner.vkn)

    assert (signs_by_name(), signs_by_number()) == ((Sign.TIE,), (Sign.TIE,))


def test_it_costs_the_same_however_many_are_asked_about(proposal, django_assert_num_queries):
    people = [make_user() for _ in range(4)]
    for person in people:
        make_tie(make_profile(person))
    proposal.refresh_from_db()

    with django_assert_num_queries(9):
        signs_of(proposal, people)


def test_an_address_without_a_domain_has_none():
    assert domain_of("") == ""

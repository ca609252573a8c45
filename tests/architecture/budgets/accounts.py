"""Lists of people, seats, papers and organisations."""

from cmdp.accounts.choices import Role
from cmdp.accounts.models import NoticeReading
from tests.architecture.budgets.page import Page
from tests.factories.offers import make_dispute, make_invitation, make_join_request, make_paper
from tests.factories.people import NOON, join, make_member, make_organisation, make_user
from tests.factories.privacy_notices import make_notice


def _seats(cast, rows):
    for _ in range(rows):
        join(cast["newcomer"], Role.ORGANISATION_VIEWER, make_organisation())


def _people(cast, rows):
    for number in range(rows):
        make_member(Role.ORGANISATION_VIEWER, cast.organisation)
        make_join_request(cast.organisation, make_user())
        make_invitation(f"y{number}@ornek.test", Role.ORGANISATION_EDITOR, cast.organisation, by=cast["owner"])


def _papers(cast, rows):
    for _ in range(rows):
        make_paper(make_organisation(), cast["owner"])


def _disputes(cast, rows):
    for _ in range(rows):
        make_dispute(make_organisation(), cast["newcomer"])


def _units(_cast, rows):
    for number in range(rows):
        make_organisation(vkn="4540536920", unit_name=f"Birim {number}")


def _colleagues(cast, rows):
    for number in range(rows):
        make_member(Role.AGENCY_OFFICER, cast.agency)
        make_invitation(f"y{number}@ornek.test", Role.AGENCY_OFFICER, cast.agency, by=cast["manager"])


def _notices(cast, rows):
    for number in range(1, rows + 1):
        notice = make_notice(number, by=cast["administrator"])
        NoticeReading.objects.create(person=cast["newcomer"], notice=notice, way="read", read_at=NOON)


def _organisation(cast):
    return {"public_id": cast.organisation.public_id}


PAGES = {
    "accounts:home": Page(5, persona="newcomer", fill=_seats),
    "accounts:organisations": Page(7, persona="newcomer", fill=_seats),
    "accounts:organisation_people": Page(8, persona="owner", fill=_people, arguments=_organisation),
    "accounts:privacy_notice": Page(5, persona="newcomer", fill=_notices),
    "accounts:privacy_notices": Page(4, persona="administrator", fill=_notices),
    "accounts:disputes": Page(4, persona="officer", fill=_disputes),
    "accounts:organisation_find": Page(4, persona="newcomer", fill=_units, query="?vkn=4540536920"),
    "accounts:papers": Page(4, persona="officer", fill=_papers),
    "accounts:organisation_search": Page(4, persona="officer", fill=_papers),
    "accounts:agency_people": Page(7, persona="manager", fill=_colleagues),
    "accounts:people": Page(7, persona="administrator", fill=_people),
}

"""People, organisations and the seats they hold."""

import datetime as dt
from dataclasses import dataclass
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from stdnum.tr import vkn

from cmdp.accounts.choices import OrganisationType, Role
from cmdp.accounts.models import Membership, Organisation, User
from cmdp.regions.models import Agency
from tests.factories.regions import make_agency, make_province

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Europe/Istanbul"))
PASSWORD = "uzun-bir-parola-2026"
_numbers = count(1)


def make_user(email: str = "", *, password: str = "", verified: bool = True, **fields: Any) -> User:
    """A person with a confirmed address; ``password`` is set only when asked for, hashing is slow."""
    user = User.objects.create_user(**_person(email, password=password or None, **fields))
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    return user


def _make_people(how_many: int) -> list[User]:
    """So many persons as ``make_user`` makes them, in two statements."""
    people = [User(**_person()) for _ in range(how_many)]
    for person in people:
        person.set_unusable_password()
        person.set_keys()
    User.objects.bulk_create(people)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, primary=True, verified=True) for person in people
    )
    return people


def _person(email: str = "", **fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    known = {"email": email or f"kisi{number}@ornek.test", "full_name": f"Kişi {number}", "language": "tr"}
    return {**known, "joined_at": NOON, **fields}


def make_vkn() -> str:
    """Another tax number that passes its check."""
    stem = f"{454_000_000 + next(_numbers)}"
    return stem + vkn.calc_check_digit(stem)


def make_organisation(name: str = "", *, province: str = "Samsun", **fields: Any) -> Organisation:
    """A municipality in Samsun unless told otherwise."""
    name = name or f"Örnek Belediyesi {next(_numbers)}"
    defaults = {"type": OrganisationType.MUNICIPALITY, "vkn": make_vkn(), "created_at": NOON}
    organisation = Organisation(name=name, province=make_province(province), **{**defaults, **fields})
    organisation.set_keys()
    organisation.save()
    return organisation


def join(user: User, role: str, scope: Organisation | Agency | None = None, **fields: Any) -> Membership:
    """Seat ``user`` in an organisation, an agency, or nowhere in particular."""
    user.forget_seats()
    seat = _seat(user, role, scope, **fields)
    seat.save()
    return seat


def _seat(user: User, role: str, scope: Organisation | Agency | None, **fields: Any) -> Membership:
    place = {}
    if scope is not None:
        place = {"organisation": scope} if isinstance(scope, Organisation) else {"agency": scope}
    return Membership(user=user, role=role, granted_at=NOON, **{**place, **fields})


def make_member(role: str, scope: Organisation | Agency | None = None, **fields: Any) -> User:
    """A new person in one seat."""
    user = make_user(**fields)
    join(user, role, scope)
    return user


@dataclass(frozen=True)
class Cast:
    """One person per seat around one organisation and its agency, and the neighbours who are strangers to it."""

    organisation: Organisation
    agency: Agency
    people: dict[str, User]

    def __getitem__(self, name: str) -> User:
        return self.people[name]


def make_cast() -> Cast:
    """Everybody the tables of access speak of; ``other_…`` sit at another organisation or agency."""
    organisation, agency = make_organisation(), make_agency("TR83")
    other_organisation, other_agency = make_organisation(province="Diyarbakır"), make_agency("TRC2")
    seats: dict[str, tuple[str, Organisation | Agency | None]] = {
        "owner": (Role.ORGANISATION_OWNER, organisation),
        "editor": (Role.ORGANISATION_EDITOR, organisation),
        "viewer": (Role.ORGANISATION_VIEWER, organisation),
        "other_owner": (Role.ORGANISATION_OWNER, other_organisation),
        "officer": (Role.AGENCY_OFFICER, agency),
        "manager": (Role.AGENCY_MANAGER, agency),
        "other_officer": (Role.AGENCY_OFFICER, other_agency),
        "other_manager": (Role.AGENCY_MANAGER, other_agency),
        "evaluator": (Role.EVALUATOR, None),
        "other_evaluator": (Role.EVALUATOR, None),
        "ministry_reader": (Role.MINISTRY_READER, None),
        "ministry_decider": (Role.MINISTRY_DECIDER, None),
        "administrator": (Role.ADMINISTRATOR, None),
    }
    *seated, newcomer = _make_people(len(seats) + 1)
    people = dict(zip(seats, seated, strict=True))
    Membership.objects.bulk_create(_seat(people[name], role, scope) for name, (role, scope) in seats.items())
    return Cast(organisation, agency, {"newcomer": newcomer, **people})

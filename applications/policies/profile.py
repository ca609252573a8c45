"""What is blank on the records that go along with a sending: never an obstacle, for nobody is asked for it twice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applications.choices import SectionKey
from applications.policies.judged import Judgement
from applications.policies.relations import Person
from cmdp.accounts.memberships import can_send
from cmdp.accounts.models import Organisation, User
from cmdp.kit.verdict import warn

# What the agency reads of an applicant. A body may have no website and no earlier project.
READ_OF_ORGANISATION = (
    *("address", "kep", "phone", "representative_name", "representative_title"),
    *("contact_name", "contact_title", "contact_email", "contact_phone", "staff", "experience"),
)
READ_OF_SENDER = ("title", "phone")


def gaps_of(organisation: Organisation) -> Iterator[Judgement]:
    """One remark for each blank of the organisation's record."""
    return _gaps(organisation, READ_OF_ORGANISATION, "organisation_incomplete")


def own_gaps(by: Person, organisation: Organisation) -> Iterator[Judgement]:
    """One remark for each blank of one's own record, for who may send: the agency reads who sent."""
    if not isinstance(by, User) or not can_send(by, organisation.pk):
        return iter(())
    return _gaps(by, READ_OF_SENDER, "sender_incomplete")


def _gaps(row: Organisation | User, names: tuple[str, ...], code: str) -> Iterator[Judgement]:
    for name in names:
        if getattr(row, name) in {"", None}:
            label = str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            reason = _("“%(label)s” boş; doldurun.") % {"label": label}
            yield Judgement(SectionKey.CONTACT, label, warn(code, reason), field=name)

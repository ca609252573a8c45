"""Register organisations and keep what is known of them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import Role
from cmdp.accounts.domain.memberships import agency_of, fresh, seat
from cmdp.accounts.models import Organisation, User
from cmdp.accounts.models.organisation import CONTACT, IDENTITY, PROFILE
from cmdp.accounts.policies import (
    may_change_identity,
    may_register_organisation,
    may_set_approval,
    may_update_organisation,
)
from cmdp.accounts.queries import similar_units, twins_of
from cmdp.audit.record import record
from cmdp.kit.text import search_key
from cmdp.kit.verdict import Refused, deny, require

TWIN = deny(
    "twin",
    _(
        "Bu kurum veya birim sistemde kayıtlı. Yeniden eklemek yerine kurumun sahibinden katılma isteyin; "
        "başka bir birimseniz DETSİS numaranızı veya birim adınızı yazın."
    ),
)


SIMILAR = deny(
    "similar_units",
    _(
        "Bu VKN altında adı buna çok benzeyen birimler kayıtlı. Aradığınız birim aşağıdaysa ona katılma isteyin; "
        "değilse formun sonundaki kutuyu işaretleyip ekleyin."
    ),
)


@transaction.atomic
def register_organisation(
    fields: Mapping[str, Any], *, is_another: bool = False, by: User, at: dt.datetime
) -> Organisation:
    """Add a body that may apply; whoever adds it owns it until its agency knows better.

    A unit whose name is nearly that of another unit of the same body is added only by who says that it ``is_another``.
    """
    require(may_register_organisation(by))
    if not is_another and similar_units(fields["vkn"], search_key(fields.get("unit_name", ""))):
        raise Refused(SIMILAR)
    organisation = Organisation(created_at=at, created_by=by, is_demo=by.is_demo)
    changes = _write(organisation, fields)
    agency_id = agency_of(organisation)
    record("organisation_registered", organisation, by=by, at=at, changes=changes, agency_id=agency_id)
    seat(by, Role.ORGANISATION_OWNER, organisation, by=by, at=at)
    return organisation


@transaction.atomic
def update_organisation(organisation_id: int, fields: Mapping[str, Any], *, by: User, at: dt.datetime) -> Organisation:
    """Change what is known of an organisation; what identifies it has its own, stricter policy."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_update_organisation(by, organisation))
    changed = {name: value for name, value in fields.items() if getattr(organisation, name) != value}
    if not changed.keys().isdisjoint(IDENTITY):
        require(may_change_identity(by, organisation))
    if changed:
        changes = _write(organisation, changed)
        agency_id = agency_of(organisation)
        record("organisation_updated", organisation, by=by, at=at, changes=changes, agency_id=agency_id)
    return organisation


@transaction.atomic
def set_approval(organisation_id: int, *, asks: bool, by: User, at: dt.datetime) -> Organisation:
    """Ask for an owner's approval before every sending of the organisation, or no longer."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_set_approval(by, organisation))
    if organisation.asks_approval != asks:
        changes = {"asks_approval": (organisation.asks_approval, asks)}
        organisation.asks_approval = asks
        organisation.save(update_fields=["asks_approval"])
        agency_id = agency_of(organisation)
        record("approval_rule_changed", organisation, by=by, at=at, changes=changes, agency_id=agency_id)
    return organisation


def _write(organisation: Organisation, fields: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set, judge and save; the answer is what changed, for the record."""
    is_new = organisation.pk is None
    changes = {n: (None if is_new else getattr(organisation, n), value) for n, value in fields.items()}
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.set_keys()
    organisation.clean_fields(
        exclude={field.name for field in Organisation._meta.fields} - {*IDENTITY, *CONTACT, *PROFILE}
    )
    twins = twins_of(organisation.vkn, organisation.detsis, organisation.unit_key)
    if twins.exclude(pk=organisation.pk).exists():
        raise Refused(TWIN)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as clash:  # somebody registered the same body in the same moment
        raise Refused(TWIN) from clash
    return {name: (_value(before), _value(after)) for name, (before, after) in changes.items()}


def _value(value: Any) -> Any:
    return getattr(value, "pk", value)

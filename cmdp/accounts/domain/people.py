"""What people change about themselves, and the first administrator."""

import datetime as dt
from collections.abc import Mapping

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from cmdp.accounts.choices import Role
from cmdp.accounts.domain.memberships import seat
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import System


@transaction.atomic
def update_profile(fields: Mapping[str, str], *, by: User, at: dt.datetime) -> User:
    """Write a person's own name, title, telephone and language; nobody writes another's."""
    user = User.objects.select_for_update().get(pk=by.pk)
    changes = {name: (getattr(user, name), value) for name, value in fields.items() if getattr(user, name) != value}
    for name in changes:
        setattr(user, name, fields[name])
    if changes:
        user.save(update_fields=sorted(changes))
        record("profile_updated", user, by=by, at=at, changes=changes)
    return user


def choose_desk(user: User, desk: str) -> None:
    """Remember where the person wants to land; a taste, not an act, so the record does not know it."""
    User.objects.filter(pk=user.pk).update(desk=desk)
    user.desk = desk


@transaction.atomic
def create_person(
    email: str,
    *,
    full_name: str,
    password: str | None,
    by: User | System,
    at: dt.datetime,
    language: str = "tr",
    is_demo: bool = False,
) -> User:
    """Make a person whose address needs no confirming; for commands and demonstration data.

    Nobody showed them the privacy notice: their first page does. Made-up people are not asked to read it.
    """
    told = {"full_name": full_name, "language": language, "is_demo": is_demo, "notice_due": not is_demo}
    user = User.objects.create_user(email, password, joined_at=at, **told)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    record("person_created", user, by=by, at=at)
    return user


@transaction.atomic
def create_administrator(
    email: str, *, full_name: str, password: str | None, by: User | System, at: dt.datetime
) -> User:
    """Make the first person of an installation, or seat one who is there already as administrator."""
    user = User.objects.filter(email=email.strip().lower()).first()
    user = user or create_person(email, full_name=full_name, password=password, by=by, at=at)
    seat(user, Role.ADMINISTRATOR, None, by=by, at=at)
    return user


@transaction.atomic
def end_sessions(people: QuerySet[User], *, by: User | System, at: dt.datetime) -> int:
    """Sign people out wherever they are signed in; how many sessions ended."""
    begun = UserSession.objects.filter(user__in=people).select_related("user")
    running = Session.objects.filter(session_key__in=begun.values("session_key"))
    for user in {session.user for session in begun}:
        record("sessions_ended", user, by=by, at=at)
    ended = running.delete()[0]
    begun.delete()
    return ended

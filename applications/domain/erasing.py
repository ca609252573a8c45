"""A person asks for what is held of them, or to be forgotten.

Archived files stay whole, since the law on archives asks for it: whose words they hold reads "deleted person". The
record holds no personal value and needs no touch.
"""

import datetime as dt
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Q

from applications.choices import AssignmentState
from applications.domain.pool import delete_profile
from applications.domain.purging import NOBODY, delete_job, empty_letter, nobody
from applications.models import (
    Assignment,
    Conflict,
    EvaluatorProfile,
    KeptApart,
    PartialUpload,
    PrivateCalendar,
    Proposal,
    SavedView,
)
from applications.policies.erasing import may_erase
from applications.queries.recipients import person as recipient
from cmdp.accounts.domain.memberships import fresh
from cmdp.accounts.domain.people import end_sessions
from cmdp.accounts.models import Dispute, Invitation, JoinRequest, Organisation, PartialPaper, User
from cmdp.audit.record import HIDDEN, record
from cmdp.jobs.models import Job
from cmdp.jobs.start import start
from cmdp.kit.verdict import require
from cmdp.outbox.kinds import necessary
from cmdp.outbox.models import Letter, LetterChoice, State
from cmdp.outbox.post import Recipient, post

OWN_DATA: Final = "own_data"
ERASED: Final = "person_erased"
NAME: Final = "Silinmiş kişi"
UNSENT: Final = (State.QUEUED, State.HELD, State.COLLECTED)
CONTACT: Final = {"contact_name": "", "contact_title": "", "contact_email": "", "contact_phone": ""}
necessary("", ERASED)


@transaction.atomic
def ask_for_own_data(*, by: User, at: dt.datetime) -> Job:
    """Have what is held of oneself put together; a letter says when it is there."""
    job = start(OWN_DATA, by.pk, {}, at, tell=recipient(by))
    record("own_data_asked", job, by=by, at=at)
    return job


@transaction.atomic
def erase(*, by: User, at: dt.datetime) -> None:
    """Forget oneself: what is one's own goes, what belongs to others' files stays without the name."""
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    fresh(person)
    require(may_erase(person))
    record(ERASED, person, by=by, at=at)
    address = person.email
    _delete_what_is_own(person, at=at)
    _take_out_words(person)
    _empty_letters(person, at=at)
    end_sessions(User.objects.filter(pk=person.pk), by=by, at=at)
    _take_out_name(person)
    to = Recipient(address, "", person.language)
    post(key=f"person-erased:{person.pk}", kind=ERASED, to=to, at=at, private=True)


def _delete_what_is_own(person: User, *, at: dt.datetime) -> None:
    for profile in EvaluatorProfile.objects.select_for_update(of=("self",)).filter(user=person):
        delete_profile(profile, by=person, at=at)
    for job in Job.objects.filter(owner_id=person.pk):
        delete_job(job, at)
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    AccessAttempt.objects.filter(username__iexact=person.email).delete()
    LetterChoice.objects.filter(user_id=person.pk).delete()
    SavedView.objects.filter(owner=person).delete()
    PrivateCalendar.objects.filter(person=person).delete()
    PartialPaper.objects.filter(person=person).delete()
    PartialUpload.objects.filter(person=person).delete()


def _take_out_words(person: User) -> None:
    """What somebody wrote of themselves to be let in, or to be kept from a file; that they did stays."""
    JoinRequest.objects.filter(user=person).update(message="")
    Dispute.objects.filter(raised_by=person).update(claim=HIDDEN)
    Dispute.objects.filter(owners_words_by=person).update(owners_words=HIDDEN)
    for offer in Invitation.objects.filter(email=person.email):
        Invitation.objects.filter(pk=offer.pk).update(email=nobody(offer))
    Conflict.objects.filter(person=person).update(note="", grounds=[])
    Conflict.objects.filter(Q(person=person) & ~Q(lift_reason="")).update(lift_reason=HIDDEN)
    Assignment.objects.filter(evaluator=person, state=AssignmentState.STEPPED_BACK).update(reason=HIDDEN)
    KeptApart.objects.filter(Q(one=person) | Q(other=person)).update(reason=HIDDEN)
    Organisation.objects.filter(contact_email=person.email).update(**CONTACT)
    Proposal.objects.filter(contact_email=person.email, first_sent_at=None).update(**CONTACT)


def _empty_letters(person: User, *, at: dt.datetime) -> None:
    """That a letter went stays, with what it said; the name and the address go, and what has not gone goes no more."""
    rows = Letter.objects.select_for_update(of=("self",)).filter(to_user_id=person.pk)
    rows.filter(state__in=UNSENT).update(state=State.CANCELLED)
    for letter in rows.filter(is_private=True):
        empty_letter(letter, at)
    for letter in rows.filter(is_private=False).exclude(to_email__endswith=NOBODY):
        _without_name(letter, person)


def _without_name(letter: Letter, person: User) -> None:
    letter.to_email, letter.to_name = nobody(letter), ""
    for column in ("subject", "text", "html"):
        told = getattr(letter, column)
        for word in filter(None, (person.full_name, person.email)):
            told = told.replace(word, HIDDEN)
        setattr(letter, column, told)
    letter.save(update_fields=["to_email", "to_name", "subject", "text", "html"])


def _take_out_name(person: User) -> None:
    person.email, person.full_name, person.title, person.phone, person.desk = nobody(person), NAME, "", "", ""
    person.gateway_subject = ""
    person.is_active, person.last_login = False, None
    person.set_unusable_password()
    person.save()

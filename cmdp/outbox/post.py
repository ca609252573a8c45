"""Post a letter: a row in the caller's transaction, the postman woken after it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils import translation

from cmdp.kit.ids import public_id
from cmdp.outbox import paper
from cmdp.outbox.choosing import state_of_new
from cmdp.outbox.kinds import always_goes
from cmdp.outbox.models import Letter, State
from cmdp.outbox.wake import wake_after_commit


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a letter, in which language (``tr`` or ``en``)."""

    email: str
    name: str
    language: str
    user_id: int | None = None


def key_of(email: str) -> str:
    """An address as a part of a letter's ``key``: of one length however long it is, and not to be read there."""
    return hashlib.sha256(email.encode()).hexdigest()[:32]


@transaction.atomic
def post(
    *,
    key: str,
    kind: str,
    to: Recipient,
    at: dt.datetime,
    about: models.Model | None = None,
    agency_id: int | None = None,
    batch: str = "",
    held: bool = False,
    private: bool = False,
    **context: Any,
) -> Letter:
    """Write a letter of ``kind`` (template ``mail/<kind>.txt``) in the recipient's language.

    The first line of the template is the subject. Posting the same ``key`` again changes nothing
    and returns the letter already written. A ``held`` letter waits until staff release its batch.
    A kind that its reader may choose about (``kinds``) is collected for a digest or stays away as they chose.
    ``words`` in the context (subject, body) take the place of the template's where somebody wrote others.
    A ``private`` one carries a key to the reader's account (address, password, invitation): staff
    never see its text. The template gets ``context``, ``to`` and ``base_url`` (the start page);
    ``{% load letters %}{% link 'route' id %}`` makes a whole address in the recipient's language.
    """
    if letter := Letter.objects.filter(key=key).first():
        return letter
    with translation.override(to.language):
        written = paper.write(kind, {**context, "to": to, "is_choosable": not always_goes(kind)})
    own_id = public_id()
    row = {
        "public_id": own_id,
        "message_id": f"<{own_id}@{urlsplit(settings.BASE_URL).hostname}>",
        "kind": kind,
        "to_email": to.email,
        "to_name": to.name[:200],
        "to_user_id": to.user_id,
        "language": to.language,
        **dict(zip(("subject", "text", "html"), written, strict=True)),
        "about_type": about._meta.label_lower if about else "",
        "about_id": about.pk if about else None,
        "agency_id": agency_id,
        "batch": batch,
        "is_private": private,
        "state": State.HELD if held else state_of_new(kind, to.user_id, is_private=private),
        "created_at": at,
        "due_at": at,
    }
    letter, is_new = Letter.objects.get_or_create(key=key, defaults=row)
    if is_new and letter.state == State.QUEUED:
        wake_after_commit()
    return letter

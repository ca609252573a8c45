"""Post a letter: a row in the caller's transaction, the postman woken after it."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import translation

from cmdp.kit.ids import public_id
from cmdp.outbox.models import Letter, State


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a letter, in which language (``tr`` or ``en``)."""

    email: str
    name: str
    language: str
    user_id: int | None = None


def post(  # noqa: PLR0913 - a letter has that many parts
    *,
    key: str,
    kind: str,
    to: Recipient,
    at: dt.datetime,
    about: models.Model | None = None,
    agency_id: int | None = None,
    batch: str = "",
    held: bool = False,
    **context: Any,
) -> Letter:
    """Write a letter of ``kind`` (template ``mail/<kind>.txt``) in the recipient's language.

    The first line of the template is the subject. Posting the same ``key`` again changes nothing
    and returns the letter already written. A ``held`` letter waits until staff release its batch.
    """
    raise NotImplementedError

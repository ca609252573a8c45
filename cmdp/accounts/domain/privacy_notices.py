"""The privacy notice is published by version, and each person's reading of one is kept.

Whether somebody has yet to read the newest version stands on their own row (``User.notice_due``), so that no page asks
for it. Publishing locks the version in force before it marks everybody; a reading holds that version first and asks
which is the newest after: whoever reads or signs up in the same instant is marked by the one or the other.
"""

import datetime as dt
from pathlib import Path
from typing import Final

from django.db import transaction

from cmdp.accounts.models import NoticeReading, PrivacyNotice, User
from cmdp.accounts.privacy_notices import follows, may_publish_notice, notice_in_force
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.verdict import require

SHIPPED: Final = Path(__file__).resolve().parent.parent / "data"
LONGEST: Final = 4  # digits of a version's number
Way = NoticeReading.Way


@transaction.atomic
def load_shipped_notice(*, at: dt.datetime) -> None:
    """Put the text that comes with the software in force where there is none, so that nobody signs up untold."""
    if PrivacyNotice.objects.exists():
        return
    texts = {
        f"text_{name}": (SHIPPED / f"privacy_notice_{name}.md").read_text("utf-8").strip() for name in ("tr", "en")
    }
    _put_in_force(PrivacyNotice(number=1, **texts, published_at=at), by=SYSTEM)


@transaction.atomic
def publish_notice(*, text_tr: str, text_en: str, seen: int, by: User, at: dt.datetime) -> PrivacyNotice:
    """Put the next version in force: everybody is shown it from their next page on, until they say that they read it."""
    require(may_publish_notice(by))
    PrivacyNotice.objects.select_for_update(of=("self",)).first()
    newest = notice_in_force()  # read once it is held: another may have put a newer one in force meanwhile
    require(follows(newest, seen, text_tr, text_en))
    texts = {"text_tr": text_tr, "text_en": text_en}
    return _put_in_force(PrivacyNotice(number=seen + 1, **texts, published_at=at, published_by=by), by=by)


def _put_in_force(notice: PrivacyNotice, *, by: Actor) -> PrivacyNotice:
    """From now on everybody is shown it."""
    notice.save()
    User.objects.update(notice_due=True)
    changes = {"number": (notice.number - 1, notice.number)}
    record("privacy_notice_published", notice, by=by, at=notice.published_at, changes=changes)
    return notice


@transaction.atomic
def acknowledge_notice(number: str, *, by: User, at: dt.datetime) -> bool:
    """Keep that the person read this version; whether another has come since, or it never was one."""
    notice = _held(number)
    if notice and _keep(by, notice, Way.READ, at=at):
        record("privacy_notice_read", notice, by=by, at=at)
    return _is_up_to_date(by, notice)


def shown_at_sign_up(person: User, number: str, *, at: dt.datetime) -> None:
    """Keep which version stood beside the form; where it was none of ours, the first page shows the newest."""
    notice = _held(number)
    if notice:
        _keep(person, notice, Way.SIGN_UP, at=at)
    _is_up_to_date(person, notice)


def _keep(person: User, notice: PrivacyNotice, way: str, *, at: dt.datetime) -> bool:
    """Whether it is new that the person read it."""
    told = {"way": way, "read_at": at}
    return NoticeReading.objects.get_or_create(person=person, notice=notice, defaults=told)[1]


def _is_up_to_date(person: User, notice: PrivacyNotice | None) -> bool:
    person.notice_due = notice != notice_in_force()
    User.objects.filter(pk=person.pk).update(notice_due=person.notice_due)
    return not person.notice_due


def _held(number: str) -> PrivacyNotice | None:
    """The version of that number, held until the end; what came with a form may be anything, and none has the number 0.

    Held by hand: PostgreSQL looks at our foreign keys only when the transaction ends.
    """
    key = int(number) if number.isascii() and number.isdigit() and len(number) <= LONGEST else 0
    return PrivacyNotice.objects.select_for_update(of=("self",), no_key=True).filter(number=key).first()

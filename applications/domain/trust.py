"""Whom signatures are trusted by: root certificates loaded and retired; what hangs on them is verified again."""

import datetime as dt
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.found import SignatureOutcome
from applications.models import TrustRoot, Undertaking
from applications.policies.administration import may_administer
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.signatures import LONGEST_CERTIFICATE, Authority, NoAuthority, read_authority
from cmdp.kit.verdict import Refused, deny, require

# What a certificate may turn: who was not trusted may be from now on, and the other way round. What is being looked
# at this moment is looked at once more, since its time of asking is no longer the one that the look began with.
TURNS = (SignatureOutcome.VALID, SignatureOutcome.UNTRUSTED, SignatureOutcome.WAITING)


@transaction.atomic
def add_root(file: File, *, by: User, at: dt.datetime) -> TrustRoot:
    """Trust whoever holds a certificate issued under this one; the same one twice is one."""
    require(may_administer(by))
    authority = _read(file)
    if authority.valid_until <= at:
        raise Refused(deny("root_expired", _("Bu sertifikanın süresi dolmuş; geçerli olanını yükleyin.")))
    if known := TrustRoot.objects.filter(sha256=authority.sha256, retired_at=None).first():
        return known
    told = {"name": authority.name, "pem": authority.pem, "sha256": authority.sha256}
    root = TrustRoot.objects.create(**told, valid_until=authority.valid_until, added_at=at, added_by=by)
    record("trust_root.add", root, by=by, at=at, changes={"sha256": ("", root.sha256)})
    _verify_again(at)
    return root


@transaction.atomic
def retire_root(root_id: int, *, by: User, at: dt.datetime) -> bool:
    """Trust it no longer; says whether it was still in force."""
    require(may_administer(by))
    root = TrustRoot.objects.select_for_update(of=("self",)).get(pk=root_id)
    if root.retired_at is not None:
        return False
    root.retired_at, root.retired_by = at, by
    root.save(update_fields=["retired_at", "retired_by"])
    record("trust_root.retire", root, by=by, at=at, changes={"sha256": (root.sha256, "")})
    _verify_again(at)
    return True


def _read(file: File) -> Authority:
    refused = deny("no_root", _("Bu bir kök sertifika değil; PEM ya da DER biçiminde bir kök sertifika yükleyin."))
    if not file.size or file.size > LONGEST_CERTIFICATE:
        raise Refused(refused)
    try:
        return read_authority(file.read())
    except NoAuthority as error:
        raise Refused(refused) from error


def _verify_again(at: dt.datetime) -> None:
    hanging = Undertaking.objects.filter(replaced_at=None, signature__in=TURNS)
    again: dict[str, Any] = {
        "signature": SignatureOutcome.WAITING,
        "signatures": [],
        "verified_at": None,
        "verify_tries": 0,
    }
    hanging.update(**again, next_check_at=at)

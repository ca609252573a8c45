"""Undertakings as they came back signed, and the roots by which signatures are trusted."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from applications.models import Proposal, TrustRoot, Undertaking
from cmdp.accounts.models import User
from tests.factories.files import owner_of
from tests.factories.people import NOON


def make_undertaking(proposal: Proposal, **fields: Any) -> Undertaking:
    """The first undertaking of the file's stage, uploaded, with a few bytes behind it."""
    defaults = {
        "rule": proposal.call_stage.stage.undertakings.first(),
        "submission_sha256": "0" * 64,
        "file": ContentFile(b"%PDF-1.7 signed", "taahhutname.pdf"),
        "name": "taahhutname.pdf",
        "size": 1024,
        "content_type": "application/pdf",
        "sha256": "0" * 64,
        "uploaded_at": NOON,
        "uploaded_by": owner_of(proposal.organisation),
        "next_check_at": NOON,
    }
    return Undertaking.objects.create(proposal=proposal, **{**defaults, **fields})


def make_trust_root(*, by: User, **fields: Any) -> TrustRoot:
    """A root that vouches for nobody in particular."""
    told = {"name": "Deneme Kök Sertifikası", "pem": "", "sha256": "0" * 64, "added_at": NOON, "added_by": by}
    return TrustRoot.objects.create(**{**told, "valid_until": NOON + dt.timedelta(days=3650), **fields})

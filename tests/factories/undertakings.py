"""Undertakings as they came back signed."""

from typing import Any

from django.core.files.base import ContentFile

from applications.models import Proposal, Undertaking
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
    }
    return Undertaking.objects.create(proposal=proposal, **{**defaults, **fields})

"""Invitations, authority papers, requests to join."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Dispute, Invitation, JoinRequest, Organisation, PartialPaper, User
from cmdp.accounts.tokens import hashed
from cmdp.kit.ids import public_id
from cmdp.regions.models import Agency
from tests.factories.people import NOON

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def make_invitation(
    email: str, role: str, scope: Organisation | Agency | None = None, *, by: User, token: str = "", **fields: Any
) -> Invitation:
    """An open offer; pass ``token`` to know what its link holds."""
    place = {}
    if scope is not None:
        place = {"organisation": scope} if isinstance(scope, Organisation) else {"agency": scope}
    times = {"invited_at": NOON, "expires_at": NOON + dt.timedelta(days=3650)}
    own = {"email": email, "role": role, "invited_by": by, "token_hash": hashed(token or public_id())}
    return Invitation.objects.create(**{**own, **place, **times, **fields})


def make_paper(organisation: Organisation, speaker: User, **fields: Any) -> AuthorityPaper:
    """A paper that waits for the agency."""
    file = ContentFile(PDF, name="yetki.pdf")
    own = {"file": file, "file_name": "yetki belgesi.pdf", "sha256": "0" * 64, "uploaded_at": NOON}
    return AuthorityPaper.objects.create(**{**own, "organisation": organisation, "speaker": speaker, **fields})


def make_partial_paper(organisation: Organisation, person: User, **fields: Any) -> PartialPaper:
    """A paper of a hundred bytes of which ten have arrived."""
    arrived = {"file": ContentFile(PDF[:10], "yetki"), "received": 10, "began_at": NOON, "touched_at": NOON}
    told = {"organisation": organisation, "person": person, "name": "yetki.pdf", "size": 100, "mark": "1"}
    return PartialPaper.objects.create(**{**told, **arrived, **fields})


def confirm_speaker(organisation: Organisation, *, speaker: User, by: User) -> AuthorityPaper:
    """An organisation whose agency has accepted who speaks for it."""
    decided = {"state": AuthorityPaper.State.CONFIRMED, "decided_at": NOON, "decided_by": by}
    return make_paper(organisation, speaker, **decided)


def make_join_request(organisation: Organisation, user: User, **fields: Any) -> JoinRequest:
    """A request that waits for the owners."""
    return JoinRequest.objects.create(**{"organisation": organisation, "user": user, "asked_at": NOON, **fields})


def make_dispute(organisation: Organisation, person: User, **fields: Any) -> Dispute:
    """A contested ownership that waits for the agency."""
    own = {"kind": Dispute.Kind.CONTESTED, "role": Role.ORGANISATION_OWNER, "claim": "Kurum bizim.", "opened_at": NOON}
    return Dispute.objects.create(**{**own, "organisation": organisation, "raised_by": person, **fields})

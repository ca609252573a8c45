"""Authority papers that arrive in pieces."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.domain.memberships import fresh
from cmdp.accounts.domain.papers import most_bytes
from cmdp.accounts.models import AuthorityPaper, Organisation, PartialPaper, User
from cmdp.accounts.policies import may_upload_paper
from cmdp.accounts.queries import partial_papers_of
from cmdp.kit import pieces
from cmdp.kit.storage import with_their_rows
from cmdp.kit.verdict import require


@with_their_rows()
@transaction.atomic
def begin(organisation_id: int, *, name: str, size: int, mark: str, by: User, at: dt.datetime) -> PartialPaper:
    """Make room for a paper, judged by what is known of it before it arrives; one begun before goes on."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_upload_paper(by, organisation))
    new = PartialPaper(organisation=organisation, person=by, name=name, size=size, mark=mark)
    return pieces.begin(
        new, others=partial_papers_of(by, organisation), kinds=AuthorityPaper.KINDS, max_bytes=most_bytes(), at=at
    )


@transaction.atomic
def take(upload_id: int, piece: bytes, *, offset: int, by: User, at: dt.datetime) -> PartialPaper:
    """Lay a piece behind what has arrived, while its sender still owns the organisation."""
    rows = PartialPaper.objects.select_for_update(of=("self",)).select_related("organisation")
    upload = rows.get(pk=upload_id)
    fresh(by)
    require(may_upload_paper(by, upload.organisation))
    return pieces.take(upload, piece, offset=offset, at=at)

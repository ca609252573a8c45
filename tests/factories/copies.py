"""Files whose applicant is hidden, and the copies that their evaluators read."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile

from applications.models import Call, CleanCopy, Document, DocumentSlot, HiddenWord, Proposal
from applications.models.copies import CopyState
from cmdp.accounts.models import User
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set


def hiding_call(*, of_the_agency: Iterable[str] = (), values: dict[str, str] | None = None, **fields: Any) -> Call:
    """A call whose evaluators do not know who applied, nor read the papers in these slots; ``values`` of its rules."""
    rule_set = make_rule_set(frozen=True, values={"applicant_hidden": "yes", **(values or {})})
    DocumentSlot.objects.filter(stage__rule_set=rule_set, key__in=of_the_agency).update(is_for_evaluators=False)
    return make_call(rule_set=rule_set, **fields)


def make_hidden_file(*, papers: int = 0, call: Call | None = None, **fields: Any) -> Proposal:
    """A file under review whose applicant is hidden, sent with so many papers."""
    file = make_proposal(**{"call": call or hiding_call(), "status": "under_review", **fields})
    for place in range(papers):
        make_document(file, name=f"altinova-{place}.pdf")
    if papers:
        make_submission(file)
    return file


def make_copy(document: Document, state: str = CopyState.CLEAN, **fields: Any) -> CleanCopy:
    """A copy in ``state``, with a few bytes behind it unless it is still to be made."""
    is_made = state != CopyState.WAITING
    made = {"file": ContentFile(b"%PDF-1.7 copy", "kopya.pdf"), "size": 13, "sha256": "1" * 64} if is_made else {}
    decided = {"decided_at": NOON, "decided_by": document.uploaded_by, "reason": "Bakıldı."}
    stamps = decided if state in {CopyState.SHOWN, CopyState.WITHHELD} else {}
    told = {"state": state, "asked_at": NOON, "made_at": NOON if is_made else None, **made, **stamps}
    return CleanCopy.objects.create(document=document, **{**told, **fields})


def make_word(proposal: Proposal, person: User, text: str = "Yeşil Vadi") -> HiddenWord:
    """A word that somebody hid."""
    return HiddenWord.objects.create(proposal=proposal, text=text, added_at=NOON, added_by=person)

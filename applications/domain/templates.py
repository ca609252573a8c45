"""The blank papers that applicants fill in: given to a slot of a rule set, and frozen with it."""

import datetime as dt

from django.core.files import File
from django.db import transaction

from applications.domain.rules import change_row
from applications.models import DocumentSlot, PaperTemplate, RuleSet
from applications.policies.rules import may_edit_rule_set
from applications.queries.rule_parts import PARTS
from cmdp.accounts.models import User
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import require


@with_their_rows()
@transaction.atomic
def give_template(slot: DocumentSlot, file: File, *, version: int, by: User, at: dt.datetime) -> RuleSet:
    """Let the slot offer this file; the same content again changes nothing, so a double click harms nobody."""
    rule_set = slot.stage.rule_set
    require(may_edit_rule_set(by, rule_set, "documents"))
    digest = sha256_of(file)
    require(check_upload(file, kinds=PaperTemplate.KINDS, max_bytes=PaperTemplate.MOST_BYTES))
    if slot.template is not None and slot.template.sha256 == digest:
        return rule_set
    return _offer(slot, _keep(file, digest, by=by, at=at), version=version, by=by, at=at)


def take_template_out(slot: DocumentSlot, *, version: int, by: User, at: dt.datetime) -> RuleSet:
    """Let the slot offer nothing; the file stays, other sets may name it."""
    return _offer(slot, None, version=version, by=by, at=at)


def _offer(slot: DocumentSlot, template: PaperTemplate | None, *, version: int, by: User, at: dt.datetime) -> RuleSet:
    values = {"template": template}
    return change_row(slot.stage.rule_set_id, PARTS["documents"], slot, version=version, values=values, by=by, at=at)


def _keep(file: File, digest: str, *, by: User, at: dt.datetime) -> PaperTemplate:
    kept = PaperTemplate(content_type=content_type_of(file), uploaded_at=at, uploaded_by_id=by.pk)
    store(kept, file, digest)
    return kept

"""The applicant's desk: members of the applying organisation, and nobody else."""

from applications.choices import SectionKey
from applications.domain.unfinished import keep_unfinished
from applications.queries.sections import rows_of
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.drafts import make_draft_of, make_ready_draft, send, write
from tests.factories.files import make_submission, make_upload
from tests.factories.people import NOON
from tests.factories.rules import live_call

MEMBERS = {"owner": 200, "editor": 200, "viewer": 200}
WRITERS = {"owner": 200, "editor": 200, "viewer": REFUSED}
STRANGER = {"stranger": SIGN_IN}
SAID = {"text": "Bütçemizi düzeltebilir miyiz?", "form_key": "2" * 14}


def _file(cast):
    return make_ready_draft(live_call(agency=cast.agency), cast.organisation, cast["owner"])


def _draft(cast):
    return {"public_id": _file(cast).public_id}


def _sent(cast):
    draft = _file(cast)
    send(draft, by=cast["owner"])
    return {"public_id": draft.public_id}


def _sent_twice(cast):
    draft = _file(cast)
    send(draft, by=cast["owner"])
    make_submission(draft)
    return {"public_id": draft.public_id}


def _sending(cast):
    return {**_sent(cast), "number": 1}


def _undertaking(cast):
    return {**_sent(cast), "key": "undertaking"}


def _section(section):
    return lambda cast: {**_draft(cast), "section": section}


def _row(cast):
    draft = _file(cast)
    row = rows_of(draft, SectionKey.BUDGET).get()
    return {"public_id": draft.public_id, "section": SectionKey.BUDGET, "row_id": row.public_id}


def _half(cast):
    draft = _file(cast)
    told = {"key": "", "seen": "", "row_id": "", "by": cast["owner"], "at": NOON}
    half = keep_unfinished(draft.pk, SectionKey.BUDGET, {"description": "Yarım kalan gider"}, **told)
    return {"public_id": draft.public_id, "section": SectionKey.BUDGET, "half_id": half.public_id}


def _revised(cast):
    draft = _file(cast)
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Daha iyi bir ad")
    return {"public_id": draft.public_id, "section": SectionKey.PROJECT}


def _revision(cast):
    told = _revised(cast)
    draft = cast.organisation.proposals.get(public_id=told["public_id"])
    return {**told, "revision_id": draft.revisions.first().public_id}


def _document(cast):
    return {"document_id": _file(cast).documents.first().public_id}


def _document_in_file(cast):
    draft = _file(cast)
    return {"public_id": draft.public_id, "document_id": draft.documents.first().public_id}


def _upload(cast):
    draft = _file(cast)
    return {"public_id": draft.public_id, "upload_id": make_upload(draft, person=cast["owner"]).public_id}


def _announced(_cast):
    return {"slot": "organ_decision", "name": "ek.pdf", "size": "10", "mark": "1"}


def _call(cast):
    return {"call_id": live_call(agency=cast.agency).public_id}


def _empty_draft(cast):
    draft = make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    return {"public_id": draft.public_id}


def _earlier(cast):
    return {**_call(cast), "source_id": _file(cast).public_id}


def _agreed(_cast):
    return {"agreed": "on"}


def _pasted(cast):
    head = cast.organisation.proposals.first().call.rule_set.budget_heads.first()
    return {"act": "add", "text": f"{head.name_tr};Kalıp seti;adet;2;1.250,00;20"}


def _reason(_cast):
    return {"reason": "Kaynak bulunamadı."}


ROWS = {
    "applications:proposal_list": Row(200, **STRANGER),
    "applications:proposal_start": Row(200, **STRANGER, arguments=_call),
    "applications:proposal_copy": Row(404, **STRANGER, **MEMBERS, arguments=_earlier),
    "applications:proposal_copy post": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_earlier
    ),
    "applications:copy_targets": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:proposal_detail": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:submission_difference": Row(404, **STRANGER, **MEMBERS, arguments=_sent_twice),
    "applications:proposal_messages": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    "applications:proposal_messages post": Row(
        404, stranger=SIGN_IN, owner=302, editor=302, viewer=200, method="post", arguments=_sent, body=lambda _: SAID
    ),
    "applications:proposal_messages draft": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:proposal_detail sent": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    **{
        f"applications:proposal_section {section}": Row(404, **STRANGER, **MEMBERS, arguments=_section(section))
        for section in SectionKey.values
    },
    "applications:revision_list": Row(404, **STRANGER, **MEMBERS, arguments=_revised),
    "applications:revision_list of papers": Row(404, **STRANGER, arguments=_section(SectionKey.DOCUMENTS)),
    "applications:revision_detail": Row(404, **STRANGER, **MEMBERS, arguments=_revision),
    "applications:revision_detail post": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_revision
    ),
    "applications:section_presence": Row(404, **STRANGER, **MEMBERS, arguments=_section(SectionKey.BUDGET)),
    "applications:measures_look": Row(404, **STRANGER, **WRITERS, method="post", arguments=_draft),
    "applications:row_look": Row(
        404, **STRANGER, **WRITERS, method="post", arguments=_section(SectionKey.BUDGET), body=_agreed
    ),
    "applications:budget_paste": Row(404, **STRANGER, **WRITERS, arguments=_draft),
    "applications:budget_paste post": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_draft, body=_pasted
    ),
    "applications:budget_file": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:row_new": Row(404, **STRANGER, **MEMBERS, arguments=_section(SectionKey.BUDGET)),
    "applications:row_edit": Row(404, **STRANGER, **MEMBERS, arguments=_row),
    "applications:row_remove": Row(404, **STRANGER, **WRITERS, arguments=_row),
    "applications:row_remove post": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_row
    ),
    "applications:unfinished_drop": Row(404, **STRANGER, **WRITERS, arguments=_half),
    "applications:unfinished_drop post": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_half
    ),
    "applications:document_file": Row(404, **STRANGER, **MEMBERS, arguments=_document),
    "applications:upload_begin": Row(404, **STRANGER, **WRITERS, method="post", arguments=_draft, body=_announced),
    "applications:undertaking_begin": Row(
        404, **STRANGER, owner=200, editor=200, viewer=REFUSED, method="post", arguments=_undertaking, body=_announced
    ),
    "applications:upload_piece": Row(404, **STRANGER, owner=400, method="post", arguments=_upload),
    "applications:upload_discard": Row(404, **STRANGER, owner=302, method="post", arguments=_upload),
    "applications:document_expiry": Row(404, **STRANGER, **WRITERS, arguments=_document_in_file),
    "applications:document_shift": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_document_in_file
    ),
    "applications:document_remove": Row(404, **STRANGER, **WRITERS, arguments=_document_in_file),
    "applications:document_bring_back": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_document_in_file
    ),
    "applications:proposal_take_profile": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_draft
    ),
    "applications:proposal_approval": Row(
        404, **STRANGER, **dict.fromkeys(MEMBERS, 302), method="post", arguments=_draft
    ),
    "applications:proposal_send": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:proposal_send post": Row(
        404,
        **STRANGER,
        owner=302,
        editor=REFUSED,
        viewer=REFUSED,
        method="post",
        arguments=_draft,
        body=_agreed,
    ),
    "applications:proposal_receipt": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    "applications:proposal_receipt never sent": Row(404, **STRANGER, arguments=_empty_draft),
    "applications:submission_detail": Row(404, **STRANGER, **MEMBERS, arguments=_sending),
    "applications:cover_letter_file": Row(404, **STRANGER, **MEMBERS, arguments=_sending),
    "applications:cover_letter_pdf": Row(404, **STRANGER, **MEMBERS, arguments=_sending),
    "applications:cover_letter_record": Row(404, **STRANGER, **WRITERS, arguments=_sent),
    "applications:undertaking_list": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    "applications:undertaking_list of a draft": Row(404, **STRANGER, **MEMBERS, arguments=_draft),
    "applications:undertaking_list post": Row(404, **STRANGER, **MEMBERS, method="post", arguments=_sent),
    "applications:undertaking_paper": Row(404, **STRANGER, **MEMBERS, arguments=_undertaking),
    "applications:proposal_share": Row(
        404, **STRANGER, owner=302, editor=302, viewer=REFUSED, method="post", arguments=_draft
    ),
    "applications:proposal_take_back": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    "applications:proposal_take_back post": Row(
        404, **STRANGER, owner=302, editor=REFUSED, viewer=REFUSED, method="post", arguments=_sent
    ),
    "applications:proposal_withdraw": Row(404, **STRANGER, **MEMBERS, arguments=_sent),
    "applications:proposal_withdraw post": Row(
        404, **STRANGER, owner=302, editor=REFUSED, viewer=REFUSED, method="post", arguments=_sent, body=_reason
    ),
}

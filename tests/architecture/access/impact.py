"""What a draft of the priorities touches, and calls moved to a newer edition: the administrators'."""

from applications.models import Call
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.files import make_proposal
from tests.factories.priorities import first_measure, make_copy, make_edition, publish_at_once
from tests.factories.rules import live_call, make_call


def _changed(cast):
    """A draft that rewords the measure of a file."""
    edition = make_edition()
    make_proposal(call=live_call(edition=edition, agency=cast.agency))
    draft = make_copy(edition)
    draft.measures.filter(code="1.1").update(title_tr="Başka söz")
    return draft


def _draft(cast):
    return {"public_id": _changed(cast).public_id}


def _item(cast):
    draft = _changed(cast)
    return {"public_id": draft.public_id, "lineage": first_measure(draft).lineage}


def _unchanged(cast):
    draft = _changed(cast)
    return {"public_id": draft.public_id, "lineage": draft.measures.get(code="2.1").lineage}


def _printed(_cast):
    return {"public_id": make_edition().public_id}


def _call(cast):
    """A call under the first of two editions, open now."""
    publish_at_once(_changed(cast))
    return {"public_id": Call.objects.get().public_id}


def _call_of_nobody(cast):
    return {"public_id": make_call(agency=cast.agency, published=False).public_id}


def _of_draft(**more):
    return Row(404, stranger=SIGN_IN, **{"administrator": 200, "arguments": _draft, **more})


def _of_call(**more):
    return Row(REFUSED, stranger=SIGN_IN, **{"administrator": 200, "arguments": _call, **more})


ROWS = {
    "applications:draft_impact": _of_draft(),
    "applications:draft_impact published": Row(REFUSED, stranger=SIGN_IN, arguments=_printed),
    "applications:draft_impact_csv": _of_draft(),
    "applications:draft_impact_item": _of_draft(arguments=_item),
    "applications:draft_impact_item kind": _of_draft(arguments=_item, query="?tur=cagrilar"),
    "applications:draft_impact_item unchanged": _of_draft(arguments=_unchanged, administrator=404),
    "applications:call_editions": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "applications:call_repin": _of_call(),
    "applications:call_repin draft": _of_call(arguments=_call_of_nobody, administrator=404),
    "applications:call_repin post": _of_call(
        method="post", administrator=302, body=lambda _: {"reason": "Neden", "version": "0", "to": "2"}
    ),
}

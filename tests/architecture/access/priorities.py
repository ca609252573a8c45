"""The definitions: published ones are everyone's, the draft is the administrators'."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.priorities import first_measure, make_draft, make_edition

WORDS = {"code": "9.9", "title_tr": "Söz", "title_en": "Word", "seen": "0"}


def _published(_cast):
    return {"number": make_edition().number}


def _measure(_cast):
    return {"code": first_measure(make_edition()).code}


def _draft(_cast):
    make_edition()
    return {"public_id": make_draft().public_id}


def _item(_cast):
    make_edition()
    draft = make_draft()
    return {"public_id": draft.public_id, "lineage": first_measure(draft).lineage}


def _axis(_cast):
    draft = make_draft()
    return {"public_id": draft.public_id, "lineage": draft.axes.first().lineage}


def _frozen(_cast):
    return {"public_id": make_edition().public_id}


def _something_to_copy(_cast):
    make_edition()
    return {}


def _of_draft(**more):
    return Row(404, stranger=SIGN_IN, **{"administrator": 200, "arguments": _draft, **more})


def _of_item(**more):
    return _of_draft(**{"arguments": _item, **more})


ROWS = {
    "priorities:current": Row(everyone=200),
    "priorities:current published": Row(everyone=200, arguments=_something_to_copy),
    "priorities:edition": Row(everyone=200, arguments=_published),
    "priorities:edition unknown": Row(everyone=404, arguments=lambda _: {"number": 99}),
    "priorities:measure": Row(everyone=200, arguments=_measure),
    "priorities:measure unknown": Row(everyone=404, arguments=lambda _: {"code": "9.9"}),
    "priorities:editions": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "priorities:draft_start": Row(
        REFUSED, method="post", stranger=SIGN_IN, administrator=302, arguments=_something_to_copy
    ),
    "priorities:draft": _of_draft(),
    "priorities:draft published": Row(REFUSED, stranger=SIGN_IN, arguments=_frozen),
    "priorities:draft_changes": _of_draft(),
    "priorities:draft_publish": _of_draft(),
    "priorities:draft_publish post": _of_draft(
        administrator=302, method="post", body=lambda _: {"reason": "Neden", "seen": "0"}
    ),
    "priorities:draft_discard": _of_draft(),
    "priorities:draft_discard post": _of_draft(administrator=302, method="post"),
    "priorities:axis_add": _of_draft(),
    "priorities:axis_add post": _of_draft(administrator=302, method="post", body=lambda _: WORDS | {"code": "9"}),
    "priorities:item_edit": _of_item(),
    "priorities:item_edit post": _of_item(administrator=302, method="post", body=lambda _: WORDS),
    "priorities:measure_add": _of_item(arguments=_axis),
    "priorities:measure_add post": _of_item(arguments=_axis, administrator=302, method="post", body=lambda _: WORDS),
    "priorities:measure_add under a measure": _of_item(administrator=404),
    "priorities:item_move": _of_item(administrator=302, method="post", body=lambda _: {"yon": "asagi"}),
    "priorities:item_retire": _of_item(),
    "priorities:item_retire post": _of_item(administrator=302, method="post"),
}

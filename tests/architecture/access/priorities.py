"""The definitions: published ones are everyone's, the draft is the administrators'."""

from priorities.exchange.content import content_of
from priorities.exchange.form import Carried
from priorities.queries import current_edition, open_drafts
from tests.architecture.access.kit import STAFF
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.papers import make_pdf
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_draft, make_edition, make_source_file

WRITERS = ("officer", "manager", "other_officer", "other_manager", "administrator")
WORDS = {"code": "9.9", "title_tr": "Söz", "title_en": "Word", "seen": "0"}


def _published(_cast):
    return {"number": make_edition().number}


def _measure(_cast):
    return {"code": first_measure(make_edition()).code}


def _draft(_cast):
    return {"public_id": _changed().public_id}


def _changed():
    """A draft that says something new."""
    draft = make_copy(make_edition())
    draft.measures.filter(code="2.1").update(title_tr="Başka söz")
    return draft


def _item(_cast):
    draft = _changed()
    return {"public_id": draft.public_id, "lineage": first_measure(draft).lineage}


def _axis(_cast):
    draft = make_draft()
    return {"public_id": draft.public_id, "lineage": draft.axes.first().lineage}


def _frozen(_cast):
    return {"public_id": make_edition().public_id}


def _something_to_copy(_cast):
    make_edition()
    return {}


def _two_published(_cast):
    make_edition()
    make_edition()
    return {"number": 2, "before": 1}


def _edition_measure(_cast):
    return {"number": 1, "code": first_measure(make_edition()).code}


def _lineage(_cast):
    return {"lineage": first_measure(make_edition()).lineage}


def _proposal(person):
    draft = _changed()
    draft.state, draft.reason, draft.proposed_at, draft.proposed_by_id = "proposed", "Neden", NOON, person.pk
    draft.save()
    return {"public_id": draft.public_id}


def _proposed(_cast):
    return _proposal(make_member("administrator"))


def _proposed_oneself(cast):
    return _proposal(cast["administrator"])


def _gone(_cast):
    draft = _changed()
    measure = first_measure(draft)
    draft.measures.filter(pk=measure.pk).delete()
    return {"public_id": draft.public_id, "lineage": measure.lineage}


def _printed(_cast):
    measure = first_measure(make_edition())
    return {"public_id": measure.edition.public_id, "lineage": measure.lineage}


def _merged(_cast):
    draft = open_drafts().get()
    lineages = [str(measure.lineage) for measure in draft.measures.filter(code__startswith="1.")]
    return WORDS | {"merged": lineages, "axis": str(draft.axes.first().lineage)}


def _other_axis(_cast):
    return {"axis": str(open_drafts().get().axes.get(code="2").lineage)}


def _parts(_cast):
    words = {"title_tr": "Söz", "title_en": "Word"}
    parts = {f"p{n}-{name}": text for n in (1, 2) for name, text in (words | {"code": f"9.{n}"}).items()}
    return parts | {"seen": "0", "parca": "2"}


def _correction(_cast):
    return {"field": "title_tr", "old": "Örnek", "new": "Ornek", "reason": "Yazım"}


def _read(seen):
    """What was read of a file and looked at."""

    def body(_cast):
        return {"okunan": Carried(content_of(make_draft()), "surum.json", "Dosyadan", seen).signed()}

    return body


def _file(_cast):
    return {"number": make_edition().number, "ending": "xlsx"}


def _resting(_cast):
    """The file on which a published edition rests."""
    return {"public_id": make_edition(source_file=make_source_file()).source_file.public_id}


def _resting_draft(_cast):
    return {"public_id": make_draft(source_file=make_source_file()).public_id}


def _unprinted(_cast):
    return {"public_id": make_draft(source_file=make_source_file()).source_file.public_id}


def _of_draft(**more):
    return Row(404, stranger=SIGN_IN, **{"administrator": 200, "arguments": _draft, **more})


def _of_staff(**more):
    return Row(REFUSED, stranger=SIGN_IN, **dict.fromkeys(STAFF, 200), **more)


def _of_item(**more):
    return _of_draft(**{"arguments": _item, **more})


ROWS = {
    "priorities:current": Row(everyone=200),
    "priorities:current published": Row(everyone=200, arguments=_something_to_copy),
    "priorities:edition": Row(everyone=200, arguments=_published),
    "priorities:edition unknown": Row(everyone=404, arguments=lambda _: {"number": 99}),
    "priorities:edition_changes": Row(everyone=200, arguments=_two_published),
    "priorities:edition_changes unknown": Row(everyone=404, arguments=lambda _: {"number": 1, "before": 1}),
    "priorities:edition_measure": Row(everyone=200, arguments=_edition_measure),
    "priorities:edition_measure unknown": Row(everyone=404, arguments=lambda _: {"number": 1, "code": "9.9"}),
    "priorities:lineage": Row(everyone=302, arguments=_lineage),
    "priorities:measure": Row(everyone=200, arguments=_measure),
    "priorities:measure unknown": Row(everyone=404, arguments=lambda _: {"code": "9.9"}),
    "priorities:editions": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "priorities:draft_start": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "priorities:draft_start post": Row(
        REFUSED,
        method="post",
        stranger=SIGN_IN,
        administrator=302,
        arguments=_something_to_copy,
        body=lambda _: {"edition": current_edition().pk, "name": "Kararname"},
    ),
    "priorities:publishing_rule": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "priorities:publishing_rule post": Row(
        REFUSED, method="post", stranger=SIGN_IN, administrator=302, body=lambda _: {"islem": "iste"}
    ),
    "priorities:draft": _of_draft(),
    "priorities:draft published": Row(REFUSED, stranger=SIGN_IN, arguments=_frozen),
    "priorities:draft_describe": _of_draft(),
    "priorities:draft_describe post": _of_draft(
        administrator=302, method="post", body=lambda _: {"seen": "0", "name": "Kararname"}
    ),
    "priorities:source_file": Row(everyone=200, arguments=_resting),
    "priorities:source_file draft": Row(404, administrator=200, arguments=_unprinted),
    "priorities:source_file unknown": Row(everyone=404, arguments=lambda _: {"public_id": "x"}),
    "priorities:draft_source": _of_draft(arguments=_resting_draft),
    "priorities:draft_source post": _of_draft(
        administrator=302, method="post", body=lambda _: {"file": make_pdf(), "seen": "0"}
    ),
    "priorities:draft_source_leave_out": _of_draft(
        administrator=302, method="post", arguments=_resting_draft, body=lambda _: {"seen": "0"}
    ),
    "priorities:draft_changes": _of_draft(),
    "priorities:draft_preview": _of_draft(),
    "priorities:draft_preview applicant": _of_draft(query="?gozuyle=basvuran"),
    "priorities:edition_file": Row(everyone=200, arguments=_file),
    "priorities:edition_file unknown": Row(everyone=404, arguments=lambda cast: {**_file(cast), "ending": "csv"}),
    "priorities:edition_import": Row(REFUSED, stranger=SIGN_IN, administrator=200),
    "priorities:edition_import post": Row(
        REFUSED, stranger=SIGN_IN, administrator=302, method="post", body=_read(seen=0)
    ),
    "priorities:draft_file": _of_draft(arguments=lambda cast: {**_draft(cast), "ending": "json"}),
    "priorities:draft_import": _of_draft(),
    "priorities:draft_import post": _of_draft(administrator=302, method="post", body=_read(seen=0)),
    "priorities:edition_history": _of_draft(),
    "priorities:edition_history published": Row(REFUSED, stranger=SIGN_IN, administrator=200, arguments=_frozen),
    "priorities:draft_publish": _of_draft(),
    "priorities:draft_publish post": _of_draft(
        administrator=302, method="post", body=lambda _: {"reason": "Neden", "seen": "0", "follows": "1"}
    ),
    "priorities:draft_propose": _of_draft(),
    "priorities:draft_propose post": _of_draft(
        administrator=302, method="post", body=lambda _: {"reason": "Neden", "seen": "0"}
    ),
    "priorities:draft_approve": _of_draft(arguments=_proposed),
    "priorities:draft_approve own": _of_draft(administrator=REFUSED, arguments=_proposed_oneself),
    "priorities:draft_approve post": _of_draft(
        administrator=302, method="post", arguments=_proposed, body=lambda _: {"seen": "0", "follows": "1"}
    ),
    "priorities:draft_send_back": _of_draft(arguments=_proposed),
    "priorities:draft_send_back own": _of_draft(administrator=REFUSED, arguments=_proposed_oneself),
    "priorities:draft_send_back post": _of_draft(
        administrator=302, method="post", arguments=_proposed, body=lambda _: {"reason": "Neden"}
    ),
    "priorities:draft_withdraw": _of_draft(administrator=302, method="post", arguments=_proposed_oneself),
    "priorities:draft_discard": _of_draft(),
    "priorities:draft_discard post": _of_draft(administrator=302, method="post", body=lambda _: {"seen": "0"}),
    "priorities:measures_merge": _of_draft(),
    "priorities:measures_merge post": _of_draft(administrator=302, method="post", body=_merged),
    "priorities:axis_add": _of_draft(),
    "priorities:axis_add post": _of_draft(administrator=302, method="post", body=lambda _: WORDS | {"code": "9"}),
    "priorities:item_edit": _of_item(),
    "priorities:item_edit post": _of_item(administrator=302, method="post", body=lambda _: WORDS),
    "priorities:measure_add": _of_item(arguments=_axis),
    "priorities:measure_add post": _of_item(arguments=_axis, administrator=302, method="post", body=lambda _: WORDS),
    "priorities:measure_add under a measure": _of_item(administrator=404),
    "priorities:item_move": _of_item(administrator=302, method="post", body=lambda _: {"yon": "asagi"}),
    "priorities:item_retire": _of_item(),
    "priorities:item_retire post": _of_item(
        administrator=302, method="post", body=lambda _: {"seen": "0", "outcome": "biter"}
    ),
    "priorities:item_axis": _of_item(),
    "priorities:item_axis post": _of_item(administrator=302, method="post", body=_other_axis),
    "priorities:measure_split": _of_item(),
    "priorities:measure_split post": _of_item(administrator=302, method="post", body=_parts),
    "priorities:item_fate": _of_item(arguments=_gone),
    "priorities:item_fate post": _of_item(
        administrator=302, method="post", arguments=_gone, body=lambda _: {"seen": "0", "outcome": "biter"}
    ),
    "priorities:item_restore": _of_item(administrator=302, method="post", arguments=_gone),
    "priorities:key": _of_staff(),
    "priorities:key tried": _of_staff(query="?metin=Laboratuvar"),
    "priorities:key_edit": Row(REFUSED, stranger=SIGN_IN, **dict.fromkeys(WRITERS, 200), arguments=_lineage),
    "priorities:key_edit post": Row(
        REFUSED,
        stranger=SIGN_IN,
        **dict.fromkeys(WRITERS, 302),
        method="post",
        arguments=_lineage,
        body=lambda _: {"words_tr": "laboratuvar", "words_en": "", "seen": "0"},
    ),
    "priorities:edition_errata": Row(REFUSED, stranger=SIGN_IN, administrator=200, arguments=_frozen),
    "priorities:edition_errata draft": _of_draft(administrator=REFUSED),
    "priorities:erratum_add": Row(REFUSED, stranger=SIGN_IN, administrator=200, arguments=_printed),
    "priorities:erratum_add post": Row(
        REFUSED, stranger=SIGN_IN, administrator=302, method="post", arguments=_printed, body=_correction
    ),
}

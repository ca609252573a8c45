"""Rule sets: the administrators' pages, and the agency's narrowing."""

from django.core.files.base import ContentFile

from applications.domain.rules import narrow_rule_set
from applications.models import DocumentSlot, SourceDocument
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set, make_template
from tests.factories.undertakings import make_trust_root


def _set(_cast):
    return {"public_id": make_rule_set().public_id}


def _own(cast):
    narrowed = narrow_rule_set(make_rule_set().pk, cast.agency, by=cast["manager"], at=NOON)
    return {"public_id": narrowed.public_id}


def _value(cast):
    return {**_set(cast), "key": "pass_mark"}


def _part(cast):
    return {**_set(cast), "part": "destekler"}


def _row(cast):
    return {**_part(cast), "row": "project"}


def _under(cast):
    return {**_set(cast), "part": "sorular", "parent": "1"}


def _source(_cast):
    file = ContentFile(b"%PDF-1.7", name="kaynak.pdf")
    return {"public_id": SourceDocument.objects.create(title="Usul ve esaslar", file=file).public_id}


def _slot(cast):
    return {**_set(cast), "row": "1." + DocumentSlot.objects.earliest("pk").key}


def _template(cast):
    """Offered in a published call."""
    return _offered(make_call(agency=cast.agency).rule_set, cast)


def _template_of_a_draft(cast):
    return _offered(make_rule_set(), cast)


def _offered(rule_set, cast):
    template = make_template(by=cast["administrator"])
    DocumentSlot.objects.filter(stage__rule_set=rule_set).update(template=template)
    return {"public_id": template.public_id}


def _letter(cast):
    return {**_set(cast), "kind": "opinion_negative", "language": "tr"}


def _administrators(**words):
    return Row(REFUSED, stranger=SIGN_IN, administrator=200, **words)


def _root(cast):
    return {"public_id": make_trust_root(by=cast["administrator"]).public_id}


ROWS = {
    "applications:trust_root_list": _administrators(),
    "applications:trust_root_new": _administrators(),
    "applications:trust_root_retire": _administrators(arguments=_root),
    "applications:administrator_home": _administrators(),
    "applications:service": _administrators(),
    "applications:extend_for_all": _administrators(),
    "applications:rule_sets": _administrators(),
    "applications:rule_sources": _administrators(),
    "applications:rule_source_new": _administrators(),
    "applications:rule_source": _administrators(arguments=_source),
    "applications:rule_set": _administrators(arguments=_set),
    "applications:letter_text_list": _administrators(arguments=_set),
    "applications:letter_text": _administrators(arguments=_letter),
    "applications:letter_text_reset": _administrators(arguments=_letter),
    "applications:rule_set_copy": _administrators(arguments=_set),
    "applications:rule_set_rename": _administrators(arguments=_set),
    "applications:rule_set_confirm": _administrators(arguments=_set),
    "applications:rule_provinces": _administrators(arguments=_set),
    "applications:rule_demands": _administrators(arguments=_set),
    "applications:rule_types": _administrators(arguments=_set),
    "applications:rule_value": _administrators(arguments=_value),
    "applications:rule_row_add": _administrators(arguments=_part),
    "applications:rule_row_add_under": _administrators(arguments=_under),
    "applications:rule_row": _administrators(arguments=_row),
    "applications:rule_row_move": Row(
        REFUSED, stranger=SIGN_IN, administrator=302, arguments=_row, method="post", body=lambda _: {"version": 0}
    ),
    "applications:rule_row_remove": _administrators(arguments=_row),
    "applications:rule_slot_template": _administrators(arguments=_slot),
    "applications:paper_template": Row(everyone=200, arguments=_template),
    "applications:paper_template draft": Row(
        everyone=404,
        officer=200,
        manager=200,
        other_officer=200,
        other_manager=200,
        administrator=200,
        arguments=_template_of_a_draft,
    ),
    "applications:source_file": Row(everyone=200, arguments=_source),
    "applications:manager_rules": Row(
        REFUSED, stranger=SIGN_IN, officer=200, manager=200, other_officer=200, other_manager=200
    ),
    "applications:manager_rule_set": Row(
        REFUSED, stranger=SIGN_IN, officer=200, manager=200, other_officer=404, other_manager=404, arguments=_own
    ),
    "applications:manager_narrow": Row(REFUSED, stranger=SIGN_IN, manager=200, other_manager=200, arguments=_set),
    "applications:manager_narrowing": Row(REFUSED, stranger=SIGN_IN, manager=200, other_manager=404, arguments=_own),
}

"""The agency's desk: files, checks, opinions; the Ministry's desk."""

from django.core.files.base import ContentFile

from applications.choices import Status
from applications.domain.packages import keep_package
from applications.domain.saved_views import save_view
from applications.models import Package
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.inside import make_inside_paper, make_note, make_visit
from tests.factories.messages import make_message
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.factories.printouts import make_printout
from tests.factories.undertakings import make_undertaking

STRANGER = {"stranger": SIGN_IN}
STAFF = {"officer": 200, "manager": 200}
SAID = {"text": "Bütçenizi düzeltin.", "form_key": "2" * 14}
MOVED = {"officer": 302, "manager": 302, "other_officer": 302, "other_manager": 302}
NEIGHBOURS = {"other_officer": 200, "other_manager": 200}


def _file(cast, status=Status.SUBMITTED):
    return make_proposal(status=status, organisation=cast.organisation)


def _sent(cast):
    return {"public_id": _file(cast).public_id}


def _likeness(cast):
    return {**_sent(cast), "other_id": _file(cast).public_id}


def _visit(cast):
    visit = make_visit(_file(cast), recorded_by=cast["manager"])
    return {"public_id": visit.proposal.public_id, "visit_id": visit.public_id}


def _note(cast):
    note = make_note(_file(cast), written_by=cast["manager"])
    return {"public_id": note.proposal.public_id, "note_id": note.public_id}


def _inside_paper(cast):
    return {"public_id": make_inside_paper(_file(cast)).public_id}


def _draft(cast):
    return {"public_id": _file(cast, Status.DRAFT).public_id}


def _shared(cast):
    file = make_proposal(organisation=cast.organisation, is_shared_with_expert=True)
    return {"public_id": file.public_id}


def _talk(cast):
    return {"public_id": make_message(_file(cast)).proposal.public_id}


def _paper(cast):
    file = _file(cast)
    paper = make_document(file)
    make_submission(file)
    return {"public_id": paper.public_id}


def _window(cast):
    return {"public_id": _file(cast, Status.REVIEWED).call.public_id, "order": 1}


def _act(cast):
    file = _file(cast, Status.POSITIVE)
    return {"public_id": make_opinion(file, cast["manager"]).act.public_id}


def _with_ministry(cast):
    file = _file(cast, Status.WITH_MINISTRY)
    make_opinion(file, cast["manager"])
    make_ministry_act(file, cast["manager"])
    return {"public_id": file.public_id}


def _package(cast):
    return {"public_id": make_package([_file(cast, Status.WITH_MINISTRY)], cast["manager"]).public_id}


def _frozen_package(cast):
    told = _package(cast)
    package = Package.objects.get(**told)
    keep_package(package.pk, ContentFile(b"zip"), [], by=cast["manager"], at=NOON)
    return told


def _paper_with_ministry(cast):
    file = _file(cast, Status.WITH_MINISTRY)
    make_ministry_act(file, cast["manager"])
    paper = make_document(file)
    make_submission(file)
    return {"public_id": paper.public_id}


def _printout(cast):
    told = _with_ministry(cast)
    make_printout(cast.organisation.proposals.get(**told))
    return {**told, "number": 1}


def _view(cast):
    told = {"name": "Gecikenler", "query": "", "is_shared": True, "agency_id": cast.agency.pk}
    return {"public_id": save_view(**told, by=cast["officer"], at=NOON).public_id}


def _signed(cast):
    return {"public_id": make_undertaking(cast.organisation.proposals.get(**_with_ministry(cast))).public_id}


def _printout_of_sent(cast):
    told = _sent(cast)
    make_printout(cast.organisation.proposals.get(**told))
    return {**told, "number": 1}


def _desk(**answers):
    return Row(404, **STRANGER, **answers)


ACTS = ("checks", "return", "notify", "resume", "pass", "refuse", "call_up", "status_line", "reinstate")
MINISTRY_LETTERS = ("approve", "decline", "ministry_return")

MEMBERS = {"owner": 200, "editor": 200, "viewer": 200}

ROWS = {
    "applications:undertaking_file": Row(
        404, **STRANGER, **STAFF, **MEMBERS, ministry_reader=200, ministry_decider=200, arguments=_signed
    ),
    "applications:printout_file": Row(
        404, **STRANGER, **STAFF, **MEMBERS, ministry_reader=200, ministry_decider=200, arguments=_printout
    ),
    "applications:printout_file not forwarded": Row(404, **STRANGER, **STAFF, **MEMBERS, arguments=_printout_of_sent),
    "applications:work_list": Row(REFUSED, **STRANGER, **STAFF, **NEIGHBOURS),
    "applications:desk_proposals": Row(REFUSED, **STRANGER, **STAFF, **NEIGHBOURS),
    "applications:desk_bulk": Row(
        REFUSED,
        **STRANGER,
        officer=200,
        manager=200,
        other_officer=302,
        other_manager=302,
        method="post",
        arguments=lambda _: {"act": "uzman"},
        body=lambda cast: {"sec": [_file(cast).public_id]},
    ),
    "applications:view_save": Row(
        REFUSED, **STRANGER, **MOVED, method="post", body=lambda _: {"name": "Gecikenler", "liste": ""}
    ),
    "applications:view_delete": _desk(officer=302, manager=302, method="post", arguments=_view),
    "applications:list_file": Row(REFUSED, **STRANGER, **MOVED, method="post", body=lambda _: {"bicim": "csv"}),
    "applications:evaluations_awaited": Row(REFUSED, **STRANGER, **STAFF, **NEIGHBOURS),
    "applications:message_queue": Row(REFUSED, **STRANGER, **STAFF, **NEIGHBOURS),
    "applications:desk_messages": Row(404, **STRANGER, **STAFF, arguments=_talk),
    "applications:desk_messages post": Row(
        404, **STRANGER, officer=302, manager=302, method="post", arguments=_talk, body=lambda _: SAID
    ),
    "applications:messages_settle": Row(404, **STRANGER, officer=302, manager=302, method="post", arguments=_talk),
    "applications:desk_proposal": Row(
        REFUSED, **STRANGER, **STAFF, other_officer=404, other_manager=404, arguments=_sent
    ),
    "applications:desk_difference": Row(
        REFUSED, **STRANGER, **STAFF, other_officer=404, other_manager=404, arguments=_sent
    ),
    "applications:desk_proposal draft": Row(
        REFUSED, **STRANGER, officer=404, manager=404, other_officer=404, other_manager=404, arguments=_draft
    ),
    "applications:desk_proposal shared": Row(
        REFUSED, **STRANGER, **STAFF, other_officer=404, other_manager=404, arguments=_shared
    ),
    "applications:desk_document": Row(
        REFUSED, **STRANGER, **STAFF, other_officer=404, other_manager=404, arguments=_paper
    ),
    "applications:proposal_take_on": Row(
        REFUSED,
        **STRANGER,
        officer=302,
        manager=302,
        other_officer=404,
        other_manager=404,
        method="post",
        arguments=_sent,
    ),
    "applications:cover_letter_confirm": _desk(**STAFF, arguments=_sent),
    "applications:note_new": _desk(**STAFF, arguments=_sent),
    "applications:note_correct": _desk(**STAFF, arguments=_note),
    "applications:visit_correct": _desk(**STAFF, arguments=_visit),
    "applications:letter_keep": _desk(**STAFF, arguments=_sent),
    "applications:visit_record": _desk(**STAFF, arguments=_sent),
    "applications:visit_photograph": _desk(**STAFF, arguments=_visit),
    "applications:inside_paper": _desk(**STAFF, arguments=_inside_paper),
    "applications:file_likenesses": _desk(**STAFF, arguments=_sent),
    "applications:likeness_look": _desk(**STAFF, arguments=_likeness),
    "applications:conclusion_confirm": _desk(**STAFF, arguments=_sent),
    "applications:conclusion_drop": _desk(**STAFF, arguments=_sent),
    "applications:proposal_comment": _desk(**STAFF, arguments=_shared),
    **{f"applications:proposal_{act}": _desk(**STAFF, arguments=_sent) for act in ACTS},
    **{f"applications:proposal_{act}": _desk(**STAFF, arguments=_with_ministry) for act in MINISTRY_LETTERS},
    "applications:call_ranking": _desk(manager=200, arguments=_window),
    "applications:call_certainty": _desk(manager=200, arguments=_window),
    "applications:call_scores": _desk(manager=200, arguments=_window),
    "applications:scores_file": _desk(manager=302, method="post", arguments=_window),
    "applications:call_what_if": _desk(manager=200, arguments=_window),
    "applications:call_opinions": _desk(manager=200, arguments=_window),
    "applications:opinion_act": _desk(manager=200, arguments=_act),
    "applications:decision_replay": _desk(manager=200, arguments=_act),
    "applications:opinion_release": _desk(manager=200, arguments=_act),
    "applications:opinion_forward": _desk(manager=200, arguments=_act),
    "applications:package_file": _desk(manager=200, arguments=_frozen_package),
    "applications:package_make": _desk(manager=302, method="post", arguments=_package),
    "applications:ministry_portfolio": Row(REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200),
    "applications:portfolio_file": Row(
        REFUSED,
        **STRANGER,
        ministry_reader=302,
        ministry_decider=302,
        method="post",
        body=lambda _: {"bicim": "csv"},
    ),
    "applications:ministry_package": Row(
        REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200, arguments=_package
    ),
    "applications:ministry_package_decide": Row(
        REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200, arguments=_package
    ),
    "applications:ministry_package_file": Row(
        REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200, arguments=_frozen_package
    ),
    "applications:ministry_desk": Row(REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200),
    "applications:ministry_proposal": Row(
        REFUSED, **STRANGER, ministry_reader=200, ministry_decider=200, arguments=_with_ministry
    ),
    "applications:ministry_proposal before forwarding": Row(
        REFUSED, **STRANGER, ministry_reader=404, ministry_decider=404, arguments=_sent
    ),
    "applications:ministry_document": _desk(ministry_reader=200, ministry_decider=200, arguments=_paper_with_ministry),
    **{
        f"applications:ministry_{act}": _desk(ministry_reader=200, ministry_decider=200, arguments=_with_ministry)
        for act in ("approve", "decline", "hand_back")
    },
}

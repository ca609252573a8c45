"""Further states of files, calls and rules: in each the page shows a form that the access table's rows do not."""

import datetime as dt

from applications.choices import SectionKey, Status
from applications.models import CheckConclusion
from applications.queries.rule_parts import PARTS
from tests.architecture.access.row import Row
from tests.factories.decisions import answer_lists, make_authority_paper, make_opinion, make_request
from tests.factories.drafts import make_ready_draft
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import MONTH, live_call, make_call, make_rule_set

LONG_AGO, PAST = NOON.replace(year=2020), NOON.replace(year=2021)
YEARS = dt.timedelta(days=365 * 150)


def _closed(cast):
    return make_call(agency=cast.agency, opens_at=LONG_AGO, closes_at=PAST)


def _file(cast, status, **fields):
    file = make_proposal(call=_closed(cast), organisation=cast.organisation, status=status, **fields)
    make_authority_paper(cast.organisation, by=cast["officer"])
    return file


def _checked(refused):
    def make(cast):
        file = _file(cast, Status.SUBMITTED)
        answer_lists(file, cast["officer"], refused=refused)
        return {"public_id": file.public_id}

    return make


def _concluded(cast):
    told = _checked(1)(cast)
    file = cast.organisation.proposals.get(**told)
    stamps = {"concluded_at": NOON, "concluded_by": cast["officer"]}
    CheckConclusion.objects.create(proposal=file, call_stage=file.call_stage, passes=False, **stamps)
    return told


def _returned(due_at, notified_at):
    def make(cast):
        file = _file(cast, Status.RETURNED)
        make_request(file, cast["officer"], due_at=due_at, notified_at=notified_at)
        return {"public_id": file.public_id}

    return make


def _decided(status):
    def make(cast):
        file = _file(cast, status)
        make_opinion(file, cast["administrator"])
        return {"public_id": file.public_id}

    return make


def _reviewed(cast):
    file = _file(cast, Status.UNDER_REVIEW)
    for _ in range(2):
        send(accepted(file, by=cast["officer"]), marks_of(file.call, 90))
    return {"public_id": file.call.public_id, "order": 1}


def _held(cast):
    return {"public_id": make_opinion(_file(cast, Status.POSITIVE), cast["manager"], released=False).act.public_id}


def _ready_call(cast):
    call = make_call(agency=cast.agency, published=False, opens_at=NOON, closes_at=NOON + YEARS)
    return {"public_id": call.public_id}


def _table(section):
    def make(cast):
        draft = make_ready_draft(live_call(agency=cast.agency), cast.organisation, cast["owner"])
        return {"public_id": draft.public_id, "section": section}

    return make


def _part(part):
    def make(_cast):
        rules = make_rule_set()
        parents = {"stage": "1", "section": rules.grid_sections.first().key, "rule_set": None}
        told = {"public_id": rules.public_id, "part": part.slug, "parent": parents[part.parent]}
        return {key: value for key, value in told.items() if value is not None}

    return make


def _manager(arguments):
    return Row(404, manager=200, arguments=arguments)


ROWS = {
    "applications:proposal_pass ready": _manager(_checked(0)),
    "applications:proposal_refuse ready": _manager(_checked(1)),
    "applications:conclusion_confirm concluded": _manager(_concluded),
    "applications:conclusion_drop concluded": _manager(_concluded),
    "applications:proposal_notify returned": _manager(_returned(NOON + YEARS, NOON)),
    "applications:proposal_resume expired": _manager(_returned(PAST + MONTH, PAST)),
    "applications:proposal_call_up reserve": _manager(_decided(Status.RESERVE)),
    "applications:proposal_reinstate negative": _manager(_decided(Status.NEGATIVE)),
    "applications:proposal_status_line approved": _manager(_decided(Status.APPROVED)),
    "applications:call_opinions reviewed": _manager(_reviewed),
    "applications:opinion_release held": _manager(_held),
    "applications:manager_call_publish ready": _manager(_ready_call),
    "applications:row_new partners": Row(404, owner=200, arguments=_table(SectionKey.PARTNERS)),
    "applications:row_new funding": Row(404, owner=200, arguments=_table(SectionKey.FUNDING)),
    **{
        f"applications:rule_row_add{'' if part.parent == 'rule_set' else '_under'} {part.slug}": Row(
            404, administrator=200, arguments=_part(part)
        )
        for part in PARTS.values()
    },
}

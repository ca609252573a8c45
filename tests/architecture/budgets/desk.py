"""The lists of the agency's desk and of the Ministry's."""

from applications.choices import Status
from applications.domain.tracing import trace
from applications.models import Package
from tests.architecture.budgets.page import Page
from tests.factories.earlier import make_earlier
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.packages import make_package
from tests.factories.published import make_published
from tests.factories.rules import make_call


def _files(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)


def _forwarded(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        file = make_proposal(call=call, status=Status.WITH_MINISTRY, organisation=cast.organisation)
        make_package([file], cast["manager"])


def _package(cast, rows):
    call, told = make_call(agency=cast.agency), {"organisation": cast.organisation, "status": Status.WITH_MINISTRY}
    make_package([make_proposal(call=call, **told) for _ in range(rows)], cast["manager"])


def _sole_package(_cast):
    return {"public_id": Package.objects.get().public_id}


def _talks(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)
        make_message(file, written_by=cast["owner"])


def _talk(cast, rows):
    file = make_proposal(call=make_call(agency=cast.agency), status=Status.SUBMITTED, organisation=cast.organisation)
    for _ in range(rows):
        make_message(file, written_by=cast["owner"])


def _alike(cast, rows):
    """A file sent first of all, files like it, projects and files of earlier years like it."""
    call = make_call(agency=cast.agency)
    title = {"title": "Süt toplama ve soğutma merkezi"}
    for _ in range(rows + 1):
        file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation, **title)
        trace(file.submissions.get())
    for _ in range(rows):
        make_published(province=file.province, title_tr=title["title"])
        make_earlier(cast["officer"], **title)


def _first(cast):
    return {"public_id": cast.organisation.proposals.earliest("pk").public_id}


def _file(cast):
    return {"public_id": cast.organisation.proposals.get().public_id}


PAGES = {
    "applications:file_likenesses": Page(14, persona="officer", fill=_alike, arguments=_first),
    "applications:message_queue": Page(5, persona="officer", fill=_talks),
    "applications:desk_messages": Page(10, persona="officer", fill=_talk, arguments=_file),
    "applications:proposal_messages": Page(6, persona="owner", fill=_talk, arguments=_file),
    "applications:work_list": Page(18, persona="officer", fill=_files),
    "applications:desk_proposals": Page(7, persona="officer", fill=_files),
    "applications:ministry_desk": Page(6, persona="ministry_decider", fill=_forwarded),
    "applications:ministry_portfolio": Page(7, persona="ministry_decider", fill=_forwarded),
    "applications:ministry_package_decide": Page(
        11, persona="ministry_decider", fill=_package, arguments=_sole_package
    ),
    "applications:ministry_package": Page(10, persona="ministry_decider", fill=_package, arguments=_sole_package),
}

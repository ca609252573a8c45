"""What the lists of objections cost."""

from applications.models import Objection
from tests.architecture.budgets.page import Page
from tests.factories.objections import make_objection, make_objection_paper, make_told
from tests.factories.rules import make_call


def _queue(cast, rows):
    call = make_call(agency=cast.agency)
    for _ in range(rows):
        make_objection(make_told(cast, call=call), decider=cast["officer"])


def _on_one_file(cast, rows):
    file = make_told(cast)
    for _ in range(rows):
        make_objection_paper(make_objection(file))


def _papers(cast, rows):
    objection = make_objection(make_told(cast))
    for _ in range(rows):
        make_objection_paper(objection)


PAGES = {
    "applications:objection_queue": Page(4, persona="officer", fill=_queue),
    "applications:proposal_objection": Page(
        18,
        persona="owner",
        fill=_on_one_file,
        arguments=lambda _: {"public_id": Objection.objects.earliest("pk").proposal.public_id},
    ),
    "applications:desk_objection": Page(
        8, persona="officer", fill=_papers, arguments=lambda _: {"public_id": Objection.objects.get().public_id}
    ),
}

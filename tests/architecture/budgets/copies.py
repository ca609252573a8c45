"""What evaluators will see of a file, by papers and by words."""

from applications.models import Proposal
from applications.models.copies import CopyState
from tests.architecture.budgets.page import Page
from tests.factories.copies import hiding_call, make_copy, make_hidden_file, make_word


def _papers(cast, rows):
    file = make_hidden_file(papers=rows, call=hiding_call(agency=cast.agency), organisation=cast.organisation)
    for document in file.documents.all():
        make_copy(document, CopyState.CLEAN)
    for place in range(rows):
        make_word(file, cast["officer"], f"Söz {place}")


def _file(_cast):
    return {"public_id": Proposal.objects.get().public_id}


PAGES = {"applications:file_copies": Page(18, persona="officer", fill=_papers, arguments=_file)}

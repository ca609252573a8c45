"""The list of supported projects as it is filtered and ordered on its page, to take away."""

from dataclasses import replace

from django.http import FileResponse

from applications.api.door import open_door
from applications.api.limits import DOWNLOADS
from applications.exports.open_data.datasets import CHUNK, PROJECTS
from applications.exports.open_data.files import BY_ENDING
from applications.exports.open_data.projects import project_record
from applications.filters.published import read
from applications.queries.published.listing import in_order, sort_of
from applications.views.open_files import sent
from cmdp.kit.requests import Request


def _file(request: Request, ending: str) -> FileResponse:
    filters, form = read(request.GET).filters, BY_ENDING[ending]
    rows = in_order(filters, sort_of(request.GET.get("sirala", "")))
    dataset = replace(PROJECTS, rows=lambda _at, _filters: map(project_record, rows.iterator(chunk_size=CHUNK)))
    return sent(
        lambda out: form.write(out, dataset, request.arrived_at, filters), f"{PROJECTS.name}.{ending}", form.media_type
    )


project_list_file = open_door(_file, DOWNLOADS)

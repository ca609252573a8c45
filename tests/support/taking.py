"""What is taken away: each private file that goes out leaves one event, and nothing about a person in it."""

import json
from collections.abc import Iterator

from django.http import HttpResponse

from cmdp.audit.models import Event
from tests.architecture.access.row import PERSONAS, Row
from tests.factories.people import Cast

# What is nobody's: blank sheets, and documents that wait to be published, seen by who prepares them.
NOBODYS = {
    "applications:earlier_import_template": "the same blank sheet for everybody",
    "applications:project_import_template": "the same blank sheet for everybody",
    "applications:paper_template draft": "a blank paper of a rule set that is not frozen yet",
    "priorities:source_file draft": "the printed document that a draft rests on",
}


def taken_unseen(row: Row, cast: Cast, response: HttpResponse) -> Iterator[str]:
    """What is wrong with the record of a file that was just handed out; looked at before the request is undone."""
    if row.method != "get" or row.is_public or not _is_handed_out(response):
        return
    events = list(Event.objects.filter(at=response.wsgi_request.arrived_at))
    if len(events) != 1:
        yield f"{len(events)} events tell that a file was handed out"
    told = json.dumps([(event.object_label, event.changes, event.reason) for event in events], ensure_ascii=False)
    people = [cast[persona] for persona in PERSONAS[1:]]
    yield from (f"the record tells {word}" for person in people for word in _words(person) if word in told)


def _is_handed_out(response: HttpResponse) -> bool:
    return response.status_code == 200 and response.headers.get("Content-Disposition", "").startswith("attachment")


def _words(person) -> tuple[str, str]:
    return person.full_name, person.email

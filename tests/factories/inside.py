"""What an agency keeps for itself on a file."""

from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from applications.found import PaperKind
from applications.models import FileNote, InsidePaper, Proposal, SiteVisit
from tests.factories.people import NOON, make_user

_numbers = count(1)


def make_note(proposal: Proposal, **fields: Any) -> FileNote:
    """A colleague's remark."""
    told = {"text": "Bütçeyi bir daha soralım.", "form_key": f"{next(_numbers):014d}", "written_at": NOON}
    return FileNote.objects.create(proposal=proposal, **{**told, "written_by": _writer(fields, "written_by"), **fields})


def make_visit(proposal: Proposal, **fields: Any) -> SiteVisit:
    """A visit on the day of the tests."""
    told = {"visited_on": NOON.date(), "people": "Ayşe Kaya", "findings": "Temel atılmış."}
    stamps = {"form_key": f"{next(_numbers):014d}", "recorded_at": NOON, "recorded_by": _writer(fields, "recorded_by")}
    return SiteVisit.objects.create(proposal=proposal, **{**told, **stamps, **fields})


def make_inside_paper(proposal: Proposal, **fields: Any) -> InsidePaper:
    """A letter that came; with ``visit`` a photograph of it."""
    number = next(_numbers)
    letter = {"kind": PaperKind.INCOMING, "number": f"E-{number}", "dated_on": NOON.date()}
    told = {
        **({"kind": PaperKind.PHOTOGRAPH} if fields.get("visit") else letter),
        "subject": "İlgi yazı",
        "file": ContentFile(b"%PDF-1.7 letter", "yazi.pdf"),
        "name": "yazi.pdf",
        "size": 15,
        "content_type": "application/pdf",
        "sha256": f"{number:064d}",
        "uploaded_at": NOON,
        "uploaded_by": _writer(fields, "uploaded_by"),
    }
    return InsidePaper.objects.create(proposal=proposal, **{**told, **fields})


def _writer(fields: dict[str, Any], name: str) -> Any:
    return fields.get(name) or make_user()

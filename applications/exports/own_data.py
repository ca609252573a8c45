"""What is held of one person, as a ZIP: one JSON for machines and people, and the files that are theirs alone."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from applications.models import CurriculumVitae
from applications.queries.kept import REGISTER
from applications.queries.own_data import TOLD, told_of
from cmdp.accounts.models import User

NAME = "kisisel-verilerim.zip"


def own_data(
    person: User, *, at: dt.datetime, tell: Callable[[int, int], object] = lambda _done, _total: None
) -> tuple[str, IO[bytes]]:
    """The archive and its name; the content is read from its start and then closed."""
    tables: list[dict[str, Any]] = []
    for model, rows in told_of(person):
        tables.append({"table": model, **_about(model), "rows": rows})
        tell(len(tables), len(TOLD))
    told = {"made_at": at, "service": settings.BASE_URL, "tables": tables}
    archive = TemporaryFile()  # noqa: SIM115 - whoever keeps the result closes it
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("veriler.json", json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for cv in CurriculumVitae.objects.filter(profile__user=person):
            file.writestr(f"ozgecmis{PurePath(cv.name).suffix}", cv.file.read())
    return NAME, archive


def _about(model: str) -> dict[str, str]:
    """What the table is and what for, where the register names it; parts of a listed one need no words of their own."""
    kept = next((kept for kept in REGISTER if model in kept.models), None)
    return {"what": str(kept.what), "why": str(kept.why)} if kept else {}

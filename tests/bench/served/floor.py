"""The floor beside every page: the same way in (middleware, session, sign-in), the best SQL we know, as many bytes out.

The SQL of each page stands frozen in ``tests/bench/floors``, so that worse SQL in the product cannot flatter a ratio.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

FLOORS: Final = Path(__file__).parent.parent / "floors"
PARAMETERS: Final = "CMDP_BENCH_PARAMETERS"


@login_not_required
def floor(request: HttpRequest, name: str, size: int, key: int) -> HttpResponse:
    """Run the statements of ``floors/<name>.sql``, those of a post in one transaction, and send ``size`` bytes.

    ``key`` is the row that this request is about, where it matters which.
    """
    told = {**parameters(), "key": key, "person": request.user.pk}
    if request.method == "POST":
        with transaction.atomic():
            _run(name, told)
    else:
        _run(name, told)
    return HttpResponse(_bytes(size))


@cache
def statements(name: str) -> list[str]:
    """The statements of a floor, in their order."""
    text = (FLOORS / f"{name}.sql").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return [statement for part in lines.split(";\n") if (statement := part.strip().removesuffix(";"))]


@cache
def parameters() -> dict[str, Any]:
    """What the bench chose to ask about: keys of the seeded rows."""
    return dict(json.loads(Path(os.environ[PARAMETERS]).read_text(encoding="utf-8")))


def _run(name: str, told: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        for statement in statements(name):
            cursor.execute(statement, told)
            if cursor.description is not None:
                cursor.fetchall()


@cache
def _bytes(size: int) -> bytes:
    return b"." * size

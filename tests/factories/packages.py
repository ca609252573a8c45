"""What was forwarded under one letter."""

from collections.abc import Sequence
from typing import Any

from applications.models import Package, Proposal
from cmdp.accounts.models import User
from tests.factories.decisions import make_ministry_act
from tests.factories.people import NOON


def make_package(files: Sequence[Proposal], by: User, **fields: Any) -> Package:
    """A package of files of one stage, not written yet unless ``fields`` say so."""
    told = {"letter_number": "E-1-1", "letter_date": NOON.date(), "forwarded_at": NOON, "forwarded_by": by}
    package = Package.objects.create(call_stage=files[0].call_stage, **{**told, **fields})
    for file in files:
        make_ministry_act(file, by, package=package)
    return package

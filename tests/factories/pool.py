"""Profiles of evaluators, as rows and through the verbs."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.domain import pool
from applications.domain.pool import Told
from applications.models import CurriculumVitae, EvaluatorProfile, EvaluatorTie, Expertise
from applications.models.pool import PoolState, Sector, Tongue
from cmdp.accounts.models import User
from priorities.models import Measure
from priorities.queries import current_edition
from tests.factories.people import NOON, make_user
from tests.factories.priorities import first_measure


def make_profile(user: User | None = None, *, knows: list[Measure] | None = None, **fields: Any) -> EvaluatorProfile:
    """A profile in the pool as a raw row, with what is told of everybody."""
    defaults = {
        "employer": "Örnek Üniversitesi",
        "languages": [Tongue.TURKISH],
        "sectors": [Sector.MANUFACTURING],
        "state": PoolState.ACCEPTED,
        "changed_at": NOON,
    }
    profile = EvaluatorProfile(user=user or make_user(), **{**defaults, **fields})
    profile.set_keys()
    profile.save()
    Expertise.objects.bulk_create(Expertise(profile=profile, lineage=measure.lineage) for measure in knows or [])
    return profile


def make_waiting(user: User | None = None, **fields: Any) -> EvaluatorProfile:
    """A profile whose owner waits for an answer, with a curriculum vitae."""
    profile = make_profile(user, **{"state": PoolState.WAITING, "asked_at": NOON, **fields})
    make_cv(profile)
    return profile


def make_cv(profile: EvaluatorProfile, **fields: Any) -> CurriculumVitae:
    """A few bytes as a curriculum vitae."""
    defaults = {
        "file": ContentFile(b"%PDF-1.7 cv", "ozgecmis.pdf"),
        "name": "ozgecmis.pdf",
        "size": 11,
        "content_type": "application/pdf",
        "sha256": "0" * 64,
        "uploaded_at": NOON,
    }
    return CurriculumVitae.objects.create(profile=profile, **{**defaults, **fields})


def make_tie(profile: EvaluatorProfile, body: str = "Örnek Belediyesi", **fields: Any) -> EvaluatorTie:
    """A declared body."""
    tie = EvaluatorTie(profile=profile, body=body, **{"kind": EvaluatorTie.Kind.KIN, **fields})
    tie.set_keys()
    tie.save()
    return tie


def told(**fields: Any) -> Told:
    """What somebody says of themselves, whole."""
    defaults = {
        "employer": "Örnek Üniversitesi",
        "employer_vkn": "",
        "is_independent": False,
        "languages": ["tr"],
        "sectors": ["manufacturing"],
        "provinces": [],
        "expertise": [measure.lineage for measure in [_first()]],
        "capacity": 4,
    }
    return Told(**{**defaults, **fields})


def _first() -> Measure:
    edition = current_edition()
    assert edition is not None
    return first_measure(edition)


def cv_file(words: str = "özgeçmiş", name: str = "ozgecmis.pdf") -> SimpleUploadedFile:
    """A curriculum vitae on its way in."""
    return SimpleUploadedFile(name, f"%PDF-1.7 {words}".encode(), content_type="application/pdf")


def applied(user: User) -> EvaluatorProfile:
    """Profile, curriculum vitae and application, through the verbs."""
    pool.keep(told(), by=user, at=NOON)
    pool.upload_cv(cv_file(), by=user, at=NOON)
    return pool.apply(by=user, at=NOON)

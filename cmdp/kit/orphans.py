"""Stored files that no row names: a process killed between the saving of a file and the commit leaves one behind."""

import datetime as dt
import logging
from itertools import groupby
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import models

from cmdp.kit.storage import shelf

PART: Final = 0.1
FEW: Final = 20
log = logging.getLogger(__name__)


def sweep(*, at: dt.datetime) -> int:
    """Delete what has been lying about unnamed for long; returns how many files went.

    When that is more than a few and more than a part of all, nothing goes and the log says so: then it is rather the
    database that is not the files' own, as after a half-done restore.
    """
    before = at - dt.timedelta(hours=settings.UNNAMED_FILES_HOURS)
    gone = 0
    for folder, fields in _folders().items():
        stored = list(shelf().listed(folder))
        unnamed = _without_rows([name for name, changed in stored if changed < before], fields)
        if len(unnamed) > max(FEW, PART * len(stored)):
            log.error("%s of %s files in %s/ are named by no row: none was deleted", len(unnamed), len(stored), folder)
            continue
        for name in unnamed:
            shelf().delete(name)
            log.info("deleted %s: no row names it", name)
        gone += len(unnamed)
    return gone


def _folders() -> dict[str, list[models.FileField]]:
    """The first folder of every column of files, with its columns; whatever else lies on the disk is not ours."""
    fields = [
        field for model in apps.get_models() for field in model._meta.fields if isinstance(field, models.FileField)
    ]
    by_folder = sorted(fields, key=_folder)
    return {folder: list(found) for folder, found in groupby(by_folder, key=_folder)}


def _folder(field: models.FileField) -> str:
    return str(field.upload_to).split("/", 1)[0]


def _without_rows(names: list[str], fields: list[models.FileField]) -> list[str]:
    """Asked after the files were listed, so that a row written meanwhile is seen."""
    named: set[str] = set()
    for field in fields if names else ():
        named.update(field.model._base_manager.values_list(field.name, flat=True).iterator())
    return [name for name in names if name not in named]

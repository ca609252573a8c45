"""Words for what is found beside a file: by the rules at an item of the check lists, and in what is like it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Found(models.TextChoices):
    """What the rules found that bears on an item of a check list: evidence for an officer, never an answer."""

    HOLDS = "holds", _("uygun görünüyor")
    LOOK = "look", _("bakılmalı")
    FAILS = "fails", _("uymuyor")


class TraceKind(models.TextChoices):
    """What of a file leaves traces by which others like it are found."""

    TITLE = "title", _("proje adı")
    SUMMARY = "summary", _("özet")
    PLACE = "place", _("yer")


class LikenessSign(models.TextChoices):
    """Why two files, or a file and a supported project, may be one; values of ``TraceKind`` mean the same."""

    TITLE = "title", _("adı benziyor")
    SUMMARY = "summary", _("özeti benziyor")
    PLACE = "place", _("yeri aynı")
    BODY = "body", _("kurumu aynı")

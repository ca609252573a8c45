"""Words for what stands beside a file at the desk: what the rules find, what is like it, what the agency keeps for itself."""

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


class PaperKind(models.TextChoices):
    """What an agency keeps for itself on a file as a paper."""

    INCOMING = "incoming", _("gelen yazı")
    OUTGOING = "outgoing", _("giden yazı")
    PHOTOGRAPH = "photograph", _("fotoğraf")

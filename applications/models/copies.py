"""What evaluators read where the applicant is hidden: cleaned copies of papers, and words that officers found besides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.document import Document
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField
from cmdp.kit.scanning import Scanned, scan_constraints


class CopyState(models.TextChoices):
    """How far the copy of a paper is, and what a person said of what could not be cleaned."""

    WAITING = "waiting", _("hazırlanıyor")
    CLEAN = "clean", _("temizlendi, gösterilir")
    DOUBTFUL = "doubtful", _("karar bekliyor")
    SHOWN = "shown", _("gösterilir")
    WITHHELD = "withheld", _("gösterilmez")


class CleanCopy(Scanned):
    """The paper as evaluators read it, a file of its own beside the original.

    ``source`` is what an officer cleaned by hand and uploaded in its place. ``taken`` says what was taken out and
    ``doubts`` what could not be, both as codes of ``cmdp.kit.cleaning``, ``named`` which known names still stand in it;
    where nothing could be made there is no file. ``veil`` is the fingerprint of the names that were known then.
    """

    PERSONAL = frozenset({"named"})

    public_id = PublicIdField()
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="clean_copy")
    state = models.CharField(max_length=10, choices=CopyState, default=CopyState.WAITING)
    source = models.FileField(upload_to="copies/%Y/%m/", blank=True)
    file = models.FileField(upload_to="copies/%Y/%m/", blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    taken = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    named = models.JSONField(default=list)
    veil = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["document__slot__order", "document__order", "document"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file="", size=0, sha256="") | (~Q(file="") & Q(size__gt=0) & ~Q(sha256="")),
                name="clean_copy_file_has_size_and_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["clean", "shown"]) | ~Q(file=""), name="clean_copy_shown_has_a_file"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["shown", "withheld"], decided_at__isnull=False, decided_by__isnull=False)
                & ~Q(reason="")
                | Q(
                    state__in=["waiting", "clean", "doubtful"],
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                    reason="",
                ),
                name="clean_copy_decided_has_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["clean", "doubtful"]) | Q(made_at__isnull=False),
                name="clean_copy_made_has_when",
            ),
            *scan_constraints("clean_copy"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def name(self) -> str:
        """What it is called where a sentence names it: by its slot, never as its owner called the file."""
        return self.document.slot.name

    @property
    def extension(self) -> str:
        """The ending of the copy's file: that of what it was made from."""
        return str(self.file.name).rpartition(".")[2]

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id


class HiddenWord(models.Model):
    """A name or nickname that stands for a file's applicant and that no record knows: an officer found it."""

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="hidden_words")
    text = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "text"], name="one_hidden_word_per_file_and_text")]

    def __str__(self) -> str:
        return self.public_id

"""What an agency keeps for itself on a file: notes, letters that came and went, visits with their photographs."""

from django.db import models
from django.db.models import Q

from applications.found import PaperKind
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints


class FileNote(models.Model):
    """A colleague's remark on a file; one form makes one note, however often it is sent.

    ``text`` is the newest wording, ``version`` counts them; those before stand in ``earlier``.
    """

    PERSONAL = frozenset({"text"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    form_key = models.CharField(max_length=14)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_has_a_text"),
            models.UniqueConstraint(fields=["proposal", "written_by", "form_key"], name="one_note_per_form"),
        ]

    def __str__(self) -> str:
        return self.public_id


class EarlierNote(models.Model):
    """How a note read until its writer corrected it at ``until``."""

    note = models.ForeignKey(FileNote, on_delete=models.CASCADE, related_name="earlier")
    text = models.TextField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.note_id}/{self.pk}"


class NoteMention(models.Model):
    """Somebody whom a note is meant for; ``seen_at`` is when they opened the file's page after it."""

    note = models.ForeignKey(FileNote, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["person"], name="mentions_to_see", condition=Q(seen_at=None))]
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="one_mention_per_note_and_person")]

    def __str__(self) -> str:
        return f"{self.note_id}/{self.person_id}"


class SiteVisit(models.Model):
    """A visit to the place of a project: when, by whom, and what was found there; ``version`` as of a note."""

    PERSONAL = frozenset({"people", "findings"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="visits")
    visited_on = models.DateField()
    people = models.TextField()
    findings = models.TextField()
    form_key = models.CharField(max_length=14)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(people="") & ~Q(findings=""), name="visit_names_people_and_findings"),
            models.UniqueConstraint(fields=["proposal", "recorded_by", "form_key"], name="one_visit_per_form"),
        ]

    def __str__(self) -> str:
        return self.public_id


class EarlierVisit(models.Model):
    """How a visit was recorded until it was corrected at ``until``."""

    visit = models.ForeignKey(SiteVisit, on_delete=models.CASCADE, related_name="earlier")
    visited_on = models.DateField()
    people = models.TextField()
    findings = models.TextField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.visit_id}/{self.pk}"


class InsidePaper(ScannedPaper):
    """A letter that the agency was sent or sent, with its number and date; or a photograph of a visit."""

    PERSONAL = frozenset({"subject", "name", "file"})
    LETTERS = ("pdf", "jpg", "png", "docx", "odt", "xlsx", "ods")
    PHOTOGRAPHS = ("jpg", "png")
    MOST_BYTES = 20 * 1024 * 1024

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="inside_papers")
    visit = models.ForeignKey(SiteVisit, null=True, on_delete=models.CASCADE, related_name="photographs")
    kind = models.CharField(max_length=10, choices=PaperKind)
    number = models.CharField(max_length=80, blank=True)
    dated_on = models.DateField(null=True)
    subject = models.CharField(max_length=250, blank=True)
    file = models.FileField(upload_to="inside/%Y/%m/")
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="photograph", visit__isnull=False, number="", dated_on__isnull=True))
                | (~Q(kind="photograph") & Q(visit__isnull=True, dated_on__isnull=False) & ~Q(number="")),
                name="inside_paper_is_a_letter_or_a_photograph",
            ),
            models.UniqueConstraint(fields=["proposal", "kind", "sha256"], name="one_inside_paper_per_content"),
            models.CheckConstraint(condition=Q(size__gt=0), name="inside_paper_is_not_empty"),
            *scan_constraints("inside_paper"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id; a file's name may name a person."""
        return self.public_id

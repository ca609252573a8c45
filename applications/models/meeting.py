"""A commission's meeting: its agenda, who was there, what was put to it and how it voted, its minutes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.choices import OpinionOutcome, ReviewOpinion
from applications.models.call import CallStage
from applications.models.commission import Commission
from applications.models.decision import OpinionAct
from applications.models.proposal import Proposal
from applications.models.tally import word_of_most
from cmdp.kit.fields import MoneyField, PublicIdField
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints


class MeetingState(models.TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", _("planlandı")
    OPEN = "open", _("sürüyor")
    ENDED = "ended", _("bitti, tutanağı bekleniyor")
    CLOSED = "closed", _("kapandı")
    CANCELLED = "cancelled", _("yapılmadı")


class ItemState(models.TextChoices):
    """What became of a file on the agenda; that it was withdrawn says the file itself."""

    WAITING = "waiting", _("sırada")
    DECIDED = "decided", _("karara bağlandı")
    POSTPONED = "postponed", _("ertelendi")
    REMARKING = "remarking", _("yeniden değerlendirme istendi")


class Voice(models.TextChoices):
    """How a member votes."""

    FOR = "for", _("kabul")
    AGAINST = "against", _("ret")
    ABSTAIN = "abstain", _("çekimser")


class Meeting(models.Model):
    """One meeting of a commission on the files of a stage of a call; ``current`` is the file that is being discussed.

    ``invitation`` counts the letters of its place and hour, as calendars number the versions of an event. Once it is
    closed nothing of it changes; what turns out wrong is said by a ``MeetingCorrection``.
    """

    public_id = PublicIdField()
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="meetings")
    call_stage = models.ForeignKey(CallStage, on_delete=models.PROTECT, related_name="meetings")
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    invitation = models.PositiveSmallIntegerField(default=0)
    current = models.ForeignKey("AgendaItem", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=0)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    minutes_number = models.CharField(max_length=80, blank=True)
    minutes_date = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(OpinionAct, null=True, on_delete=models.PROTECT, related_name="meetings")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_stage"],
                condition=Q(state__in=["planned", "open", "ended"]),
                name="one_running_meeting_per_stage",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="meeting_has_a_place"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"], opened_at__isnull=True)
                | Q(state__in=["open", "ended", "closed"], opened_at__isnull=False),
                name="meeting_open_or_later_has_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled", "open"], ended_at__isnull=True)
                | Q(state__in=["ended", "closed"], ended_at__isnull=False, current__isnull=True),
                name="meeting_ended_has_when_and_nothing_on",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                & Q(closed_at__isnull=True, closed_by__isnull=True, minutes_date__isnull=True, minutes_number="")
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False, minutes_date__isnull=False)
                & ~Q(minutes_number=""),
                name="meeting_closed_has_its_minutes",
            ),
            models.CheckConstraint(
                condition=Q(act__isnull=True) | Q(state="closed"), name="meeting_that_became_opinions_is_closed"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id


class Attendance(models.Model):
    """Somebody who was invited to a meeting, as what; when they came and whether they left again."""

    public_id = PublicIdField()
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=120)
    is_chair = models.BooleanField(default=False)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_per_meeting_and_person"),
            models.UniqueConstraint(fields=["meeting"], condition=Q(is_chair=True), name="one_chair_per_meeting"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(came_at__isnull=False, left_at__gte=F("came_at")),
                name="attendance_left_after_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.person_id}"

    @property
    def is_in_room(self) -> bool:
        """Whether they are there now."""
        return self.came_at is not None and self.left_at is None


class AgendaItem(models.Model):
    """One file on the agenda, at its ``place``; ``rank`` and ``score`` are what the list said when it was put there."""

    public_id = PublicIdField()
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="agenda_items")
    place = models.PositiveIntegerField()
    rank = models.PositiveIntegerField()
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.WAITING)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "proposal"], name="one_agenda_item_per_meeting_and_file"),
            models.CheckConstraint(
                condition=~Q(state__in=["remarking", "postponed"]) | ~Q(reason=""),
                name="agenda_item_put_off_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id: a reference would tell of the file in the record of the meeting."""
        return self.public_id


class ItemDeclaration(models.Model):
    """A member's word before a file opens: that no conflict of interest exists; who stands aside all the same.

    A conflict is no row here but a ``Conflict``, which closes the file everywhere.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="declarations")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    stands_aside = models.BooleanField(default=False)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="one_declaration_per_item_and_person"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.person_id}"


class CostCut(models.Model):
    """Lira of one budget line that the commission finds ineligible, with its reason; the line as it read then."""

    public_id = PublicIdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="cuts")
    line = models.CharField(max_length=14)
    description = models.CharField(max_length=300)
    line_cost = MoneyField()
    amount = MoneyField()
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "line"], condition=Q(dropped_at=None), name="one_cut_per_line"),
            models.CheckConstraint(condition=~Q(reason=""), name="cut_has_a_reason"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=F("line_cost")), name="cut_is_within_its_line"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class Motion(models.Model):
    """What was put to the commission on a file, and whether it carried; the last one that did is the decision.

    Voted on, or taken by consensus. The counts are of the instant in which it was settled: who was in the room and
    free to vote, and how. ``score`` and ``opinion`` are what the evaluation had come to when it was put.
    """

    public_id = PublicIdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="motions")
    outcome = models.CharField(max_length=10, choices=OpinionOutcome)
    amount = MoneyField(null=True)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    by_consensus = models.BooleanField(default=False)
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    opinion = models.CharField(max_length=12, choices=ReviewOpinion, blank=True, default="", db_default="")
    put_at = models.DateTimeField()
    put_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    has_carried = models.BooleanField(null=True)
    present = models.PositiveSmallIntegerField(default=0)
    votes_for = models.PositiveSmallIntegerField(default=0)
    votes_against = models.PositiveSmallIntegerField(default=0)
    abstentions = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(settled_at=None), name="one_open_motion_per_item"),
            models.CheckConstraint(condition=~Q(reason=""), name="motion_has_a_reason"),
            models.CheckConstraint(
                condition=Q(outcome="negative", amount__isnull=True)
                | (~Q(outcome="negative") & Q(amount__isnull=False)),
                name="motion_but_a_negative_has_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, has_carried__isnull=True)
                | Q(settled_at__isnull=False, has_carried__isnull=False),
                name="motion_settled_has_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def still_fits(self, file: Proposal) -> bool:
        """Whether the evaluation comes to what it had come to: points, or the word of most where opinions are given."""
        return (self.score, self.opinion) == (file.score, word_of_most(file))


class Vote(models.Model):
    """One member's voice on a motion, and the dissent that they want noted."""

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=8, choices=Voice)
    dissent = models.TextField(blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "person"], name="one_vote_per_motion_and_person"),
        ]

    def __str__(self) -> str:
        return f"{self.motion_id}/{self.person_id}"


class MeetingPaper(ScannedPaper):
    """The minutes as they were signed, uploaded; a later one stands beside the earlier."""

    KINDS = ("pdf",)
    MOST_BYTES = 50 * 1024 * 1024

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    file = models.FileField(upload_to="meetings/")
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=120)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sha256"], name="one_meeting_paper_per_content"),
            *scan_constraints("meeting_paper"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id: its name may name a person."""
        return self.public_id


class MeetingCorrection(models.Model):
    """What was wrong in closed minutes, said by a dated letter: an act of its own, never an edit."""

    public_id = PublicIdField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    letter_number = models.CharField(max_length=80)
    letter_date = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(letter_number=""), name="meeting_correction_has_a_letter")
        ]

    def __str__(self) -> str:
        return self.public_id

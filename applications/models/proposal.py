"""The file itself."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey, Status
from applications.models.call import CallStage
from cmdp.kit.fields import MoneyField, PublicIdField
from cmdp.kit.text import search_key

# By what files stand one below the other: one without a score below all others.
NO_SCORE = Value(Decimal(-1), output_field=models.DecimalField(max_digits=6, decimal_places=2))
SCORE_ORDER = Coalesce("score", NO_SCORE)
_NEVER_SENT = ["draft", "missed"]
_RETURNABLE = ["submitted", "under_review"]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Rows of files; who may see which stands in ``queries.proposals``."""

    def locked(self, pk: int) -> "Proposal":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def locked_with_call(self, pk: int) -> "Proposal":
        """The same with its window, call and rule set.

        They are read once the row is held: in one statement with the lock they would be as old as the wait for it.
        """
        proposal = self.locked(pk)
        proposal.call_stage = CallStage.objects.select_related("call__rule_set").get(pk=proposal.call_stage_id)
        proposal.call = proposal.call_stage.call
        return proposal

    def with_relations(self) -> "ProposalQuerySet":
        """Join what nearly every page of a file names."""
        return self.select_related(
            "call__agency",
            "call__rule_set",
            "call_stage__stage",
            "organisation__province",
            "province",
            "main_measure__axis",
            "support_type",
        )


class Proposal(models.Model):
    """A project that an organisation brings to a call; one row through all stages.

    ``edition`` is that of its measures: the call's when the file was begun. A call that is moved to a
    newer one takes its drafts along; what was sent by then stays under the words it was sent with.
    ``status_before`` is the status that the last move left, for moves that go back.
    ``total_cost``, ``requested_support`` and ``score`` are kept by their writers in the same
    transaction, so that lists need no sums. ``first_sent_at`` breaks ties and never moves.
    """

    PERSONAL = frozenset({"contact_name", "contact_title", "contact_email", "contact_phone"})

    public_id = PublicIdField()
    call = models.ForeignKey("applications.Call", on_delete=models.PROTECT, related_name="proposals")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="proposals")
    edition = models.ForeignKey("priorities.Edition", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="proposals")
    status = models.CharField(max_length=16, choices=Status, default=Status.DRAFT)
    status_before = models.CharField(max_length=16, choices=Status, blank=True)
    status_since = models.DateTimeField()
    reference = models.CharField(max_length=40, blank=True)

    title = models.CharField(_("Projenin adı"), max_length=250, blank=True)
    summary = models.TextField(_("Özet"), blank=True)
    support_type = models.ForeignKey(
        "applications.SupportTypeRule",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Destek türü"),
    )
    months = models.PositiveSmallIntegerField(_("Süre (ay)"), null=True, blank=True)
    province = models.ForeignKey(
        "regions.Province", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("İl")
    )
    district = models.CharField(_("İlçe"), max_length=80, blank=True)
    site = models.CharField(_("Uygulama yeri"), max_length=300, blank=True)
    coordinates = models.CharField(_("Koordinatlar"), max_length=24, blank=True)
    main_measure = models.ForeignKey(
        "priorities.Measure",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Ana tedbir"),
    )
    contact_name = models.CharField(_("Ad soyad"), max_length=120, blank=True)
    contact_title = models.CharField(_("Unvan"), max_length=120, blank=True)
    contact_email = models.EmailField(_("E-posta"), blank=True)
    contact_phone = models.CharField(_("Telefon"), max_length=30, blank=True)

    total_cost = MoneyField(default=0)
    requested_support = MoneyField(default=0)
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    expert = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_shared_with_expert = models.BooleanField(default=False)

    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    first_sent_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    close_reminded_at = models.DateTimeField(null=True)
    undertaking_reminded_of = models.DateTimeField(null=True)
    objection_reminded_of = models.DateTimeField(null=True)
    search_key = models.CharField(max_length=1200, editable=False, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["call", "status", "id"], name="proposals_of_a_call"),
            models.Index(fields=["organisation", "-id"], name="proposals_of_an_organisation"),
            models.Index(fields=["status", "id"], name="proposals_by_status"),
            models.Index(fields=["call_stage", "status", "id"], name="proposals_of_a_stage"),
            models.Index("call_stage", SCORE_ORDER.desc(), F("id").desc(), name="proposals_by_score"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="one_file_per_reference"),
            models.CheckConstraint(
                condition=Q(reference="", first_sent_at__isnull=True)
                | (~Q(reference="") & Q(first_sent_at__isnull=False)),
                name="proposal_has_a_reference_once_sent",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_NEVER_SENT, sent_at__isnull=True)
                | Q(status="withdrawn")
                | (~Q(status__in=[*_NEVER_SENT, "withdrawn"]) & Q(sent_at__isnull=False)),
                name="proposal_sent_or_later_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(first_sent_at__lte=F("sent_at")),
                name="proposal_first_sent_before_last_sent",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | Q(status_before__in=_RETURNABLE),
                name="proposal_returned_knows_where_it_was",
            ),
            models.CheckConstraint(
                condition=Q(total_cost__gte=0, requested_support__gte=0), name="proposal_money_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.reference or self.public_id

    @property
    def audit_label(self) -> str:
        """Reference once given, else the public id."""
        return self.reference or self.public_id

    @property
    def slug(self) -> str:
        """The reference as it may stand in an address or a file name."""
        return (self.reference or self.public_id).replace("/", "-")

    def set_keys(self) -> None:
        """Fold what lists are searched by: reference, title, applicant, district."""
        words = f"{self.reference} {self.title} {self.organisation} {self.district}"
        self.search_key = search_key(words)[:1200]


class ExpertComment(models.Model):
    """A remark of the agency's expert on a draft opened to the agency."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=20, choices=SectionKey)
    text = models.TextField()
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_has_text")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.section}"

"""Questions about a call: what was asked, the answer that everybody reads, its dated corrections."""

from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from applications.choices import OPEN_QUESTIONS, QuestionState
from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import PublicIdField
from cmdp.kit.text import clean_line, search_key

SETTLED = sorted(set(QuestionState) - OPEN_QUESTIONS)
WHOLE = ("proposed", "published")
HEADLINE = 140


class CallQuestionQuerySet(models.QuerySet["CallQuestion"]):
    def locked(self, pk: int) -> "CallQuestion":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).select_related("call__agency").get(pk=pk)


class CallQuestion(models.Model):
    """One question about a call, and what is published of it.

    ``text`` is as it was asked and stays with the agency; ``question_…`` and ``answer_…`` are what everybody
    reads once it is published, never with who asked. ``form_key`` makes two clicks on one form one question.
    ``told_at`` says that those who write a file for the call have heard of the answer.
    """

    PERSONAL = frozenset({"text", "note", "refusal_reason"})

    public_id = PublicIdField()
    call = models.ForeignKey("applications.Call", on_delete=models.PROTECT, related_name="questions_asked")
    text = models.TextField(_("Sorulduğu gibi"))
    form_key = models.CharField(max_length=14, editable=False)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(_("Yanıt süresi"))
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.WAITING)
    owner = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Sorumlu")
    )
    owned_since = models.DateTimeField(null=True)
    question_tr = models.TextField(_("Soru (Türkçe)"), blank=True)
    question_en = models.TextField(_("Soru (İngilizce)"), blank=True)
    answer_tr = models.TextField(_("Yanıt (Türkçe)"), blank=True)
    answer_en = models.TextField(_("Yanıt (İngilizce)"), blank=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("Geri verme notu"), blank=True)
    linked_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="linked_here")
    refusal_reason = models.TextField(_("Yanıtlanmama gerekçesi"), blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    search_key = models.TextField(editable=False, blank=True)

    objects = CallQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["call", "-settled_at"], name="answers_of_a_call", condition=Q(state="published")),
            models.Index(fields=["due_at"], name="questions_open", condition=Q(state__in=sorted(OPEN_QUESTIONS))),
            models.Index(fields=["asked_by", "asked_at"], name="questions_of_a_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["asked_by", "form_key"], name="one_question_per_form"),
            models.CheckConstraint(condition=~Q(text=""), name="question_has_a_text"),
            models.CheckConstraint(condition=Q(due_at__gt=F("asked_at")), name="question_due_after_it_was_asked"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True, owned_since__isnull=True)
                | Q(owner__isnull=False, owned_since__isnull=False),
                name="question_owned_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SETTLED, settled_at__isnull=False, settled_by__isnull=False)
                | Q(state__in=sorted(OPEN_QUESTIONS), settled_at__isnull=True, settled_by__isnull=True),
                name="question_settled_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WHOLE)
                | Q(proposed_at__isnull=False, proposed_by__isnull=False) & ~Q(question_tr="") & ~Q(answer_tr=""),
                name="question_proposed_has_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WHOLE) | Q(question_en="", answer_en="") | ~Q(question_en="") & ~Q(answer_en=""),
                name="question_is_translated_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(settled_by=F("proposed_by")),
                name="answer_published_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state="linked", linked_to__isnull=False) | ~Q(state="linked") & Q(linked_to__isnull=True),
                name="question_linked_has_its_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal_reason="") | ~Q(state="refused") & Q(refusal_reason=""),
                name="question_refused_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) | Q(state="published"), name="only_answers_are_told_of"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id: no words of the question enter the record."""
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer, a link or a refusal."""
        return self.state in OPEN_QUESTIONS

    @property
    def headline(self) -> str:
        """The published question in the reader's language, on one line and cut."""
        return Truncator(clean_line(in_language(self, "question"))).chars(HEADLINE)

    def set_keys(self) -> None:
        """Fold what everybody reads into the key that finds; never what was asked in confidence."""
        words = (self.question_tr, self.answer_tr, self.question_en, self.answer_en)
        self.search_key = search_key(" ".join(words))


class AnswerCorrection(models.Model):
    """A published answer that was changed: how it read before, from when on it no longer did, and why."""

    question = models.ForeignKey(CallQuestion, on_delete=models.PROTECT, related_name="corrections")
    earlier_tr = models.TextField()
    earlier_en = models.TextField(blank=True)
    reason = models.TextField(_("Düzeltmenin nedeni"))
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-corrected_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(earlier_tr="") & ~Q(reason=""), name="correction_keeps_both_texts")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}/{self.corrected_at:%Y-%m-%d}"

"""The marking grid of a rule set: sections, criteria, described anchors."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.rules import Named, RuleSet, Sourced
from cmdp.kit.bilingual import in_language


class GridSection(Sourced, Named):
    """A section of the grid; ``floor`` (points) is judged on the mean of the evaluators."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="grid_sections")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    floor = models.DecimalField(_("Bölüm eşiği (puan)"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "key"], name="one_grid_section_per_key_and_rule_set"),
        ]


class Criterion(Sourced, Named):
    """One line of the grid, marked in whole points from 0 to ``max_points``."""

    section = models.ForeignKey(GridSection, on_delete=models.CASCADE, related_name="criteria")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    max_points = models.PositiveSmallIntegerField(_("En çok puan"))
    question_tr = models.TextField(_("Soru (Türkçe)"), blank=True)
    question_en = models.TextField(_("Soru (İngilizce)"), blank=True)
    anchors_tr = models.TextField(_("Puan açıklamaları (Türkçe)"), blank=True)
    anchors_en = models.TextField(_("Puan açıklamaları (İngilizce)"), blank=True)

    class Meta(Sourced.Meta):
        ordering = ["section__order", "order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["section", "key"], name="one_criterion_per_key_and_section"),
            models.CheckConstraint(condition=Q(max_points__gt=0), name="criterion_has_points"),
        ]

    @property
    def question(self) -> str:
        """What is to be answered with points, in the reader's language; may be empty."""
        return in_language(self, "question")

    @property
    def anchors(self) -> str:
        """What the points mean, in the reader's language; may be empty."""
        return in_language(self, "anchors")

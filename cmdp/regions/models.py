"""Agencies (NUTS 2), provinces (NUTS 3) and the working-day calendar."""

from django.db import models
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _


class Agency(models.Model):
    """One of the 26 development agencies; ``nuts2`` opens every reference number."""

    nuts2 = models.CharField(max_length=4, unique=True)
    short_name = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=500, editable=False)

    class Meta:
        ordering = ["nuts2"]

    def __str__(self) -> str:
        return self.short_name


class Province(models.Model):
    """One of the 81 provinces; ``plate`` as two digits, ``nuts3`` as EUROSTAT writes it."""

    plate = models.CharField(max_length=2, unique=True)
    nuts3 = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=40, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="provinces")
    in_cmdp = models.BooleanField(_("2021–2024 CMDP illeri arasında"), default=False)
    search_key = models.CharField(max_length=60, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class CalendarYearQuerySet(models.QuerySet["CalendarYear"]):
    def locked(self, year: int) -> "CalendarYear":
        """Hold a year until the transaction ends: whoever changes one of its days waits here."""
        return get_object_or_404(self.select_for_update(), year=year)


class CalendarYear(models.Model):
    """A year of the working-day calendar; unconfirmed until an administrator says it is complete."""

    year = models.PositiveSmallIntegerField(unique=True)
    is_confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)

    objects = CalendarYearQuerySet.as_manager()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | ~Q(source=""), name="confirmed_year_names_its_source"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def audit_label(self) -> str:
        """The year."""
        return str(self.year)


class Holiday(models.Model):
    """A day on which nobody works, or works only in the morning (``is_half_day``)."""

    date = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    is_half_day = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="holiday_has_a_name")]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"

    @property
    def audit_label(self) -> str:
        """The day as ISO writes it."""
        return str(self.date)

"""Who may edit what belongs to the whole system: the calendar of working days."""

from django.utils.translation import gettext_lazy as _

from applications.policies.relations import Person
from cmdp.accounts.memberships import is_administrator
from cmdp.kit.verdict import ALLOW, Verdict, deny, warn
from cmdp.regions.loading import fixed_days
from cmdp.regions.models import CalendarYear
from cmdp.regions.queries import holidays_of


def may_administer(by: Person) -> Verdict:
    """Administrators only."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Bu sayfayı yalnızca yönetici yetkisi olanlar kullanabilir."))


def may_confirm_year(by: Person, year: CalendarYear) -> Verdict:
    """Whether a year may be called complete; warns while it has nothing beyond the days of every year."""
    if not (verdict := may_administer(by)):
        return verdict
    if year.is_confirmed:
        return deny("confirmed", _("Bu yıl zaten onaylanmış."))
    days = set(holidays_of(year.year).values_list("date", flat=True))
    if days <= fixed_days(year.year):
        return warn(
            "fixed_days_only", _("Bu yılda yalnızca her yıl aynı olan günler var; dinî bayramları eklediniz mi?")
        )
    return ALLOW


def may_reopen_year(by: Person, year: CalendarYear) -> Verdict:
    """Whether a confirmation may be taken back."""
    if not (verdict := may_administer(by)):
        return verdict
    return ALLOW if year.is_confirmed else deny("not_confirmed", _("Bu yıl onaylanmamış."))

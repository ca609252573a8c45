"""Who may read the record."""

from django.utils.translation import gettext_lazy as _

from applications.policies.relations import OWN_FILE, Person
from applications.queries.evaluation import others_on_files_of
from applications.queries.proposals import owned_by
from applications.queries.subjects import ASSIGNMENT, FILE
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of, holds, is_administrator
from cmdp.audit.models import Event
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_open_record(by: Person) -> Verdict:
    """Administrators and agencies' managers."""
    if holds(by, Role.ADMINISTRATOR, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Denetim izini yalnızca ajans yöneticileri ve sistem yöneticileri görebilir."))


def may_view(by: Person, event: Event) -> Verdict:
    """Managers see their agency's events, administrators all; nobody those of who evaluates a file beside him.

    Nor those of a file that they applied with: it is read as its applicant.
    """
    if event.object_type == FILE and owned_by(by).filter(pk=event.object_id).exists():
        return OWN_FILE
    if event.object_type == ASSIGNMENT and others_on_files_of(by).filter(pk=event.object_id).exists():
        return deny("blind", _("Değerlendirdiğiniz bir dosyanın öteki değerlendiricileri size gösterilmez."))
    if is_administrator(by) or event.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_agency", _("Bu kaydı yalnızca ilgili ajansın yöneticisi görebilir."))

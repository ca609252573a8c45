"""Who may read the record."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.models import Proposal
from applications.policies.relations import OWN_FILE, Person
from applications.queries.conflicts import kept_from
from applications.queries.evaluation import evaluated_by, others_on_files_of, seats_at_files_of
from applications.queries.letters import letters_kept_from
from applications.queries.subjects import ASSIGNMENT, FILES_AND_PAPERS, LETTER, keys_within
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

    Of a file that he evaluates he reads his own acts alone: names, in the record or by its search, would tell who else
    works on it, and so would those who opened its papers. Nor does anybody read those of a file that their body applied with: it is read as its applicant.
    """
    if _is_within(event, kept_from(by)):
        return OWN_FILE
    if event.object_type == ASSIGNMENT and others_on_files_of(by).filter(pk=event.object_id).exists():
        return deny("blind", _("Değerlendirdiğiniz bir dosyanın öteki değerlendiricileri size gösterilmez."))
    if event.object_type == LETTER and letters_kept_from(by).filter(pk=event.object_id).exists():
        return deny("blind", _("Bu kayıt, size gösterilmeyen bir mektubu anlatıyor."))
    if event.actor_id != by.pk and (_is_within(event, evaluated_by(by)) or _is_of_own_seat(event, by)):
        return deny("blind", _("Değerlendirdiğiniz bir dosyada kimlerin çalıştığı size gösterilmez."))
    if is_administrator(by) or event.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_agency", _("Bu kaydı yalnızca ilgili ajansın yöneticisi görebilir."))


def _is_of_own_seat(event: Event, by: Person) -> bool:
    """Whether others did something to an assignment of the person's own: asking tells whether it was for a third."""
    return event.object_type == ASSIGNMENT and seats_at_files_of(by).filter(pk=event.object_id).exists()


def _is_within(event: Event, files: QuerySet[Proposal]) -> bool:
    """Whether something happened to one of these files, or to one of their papers."""
    kind = event.object_type
    return kind in FILES_AND_PAPERS and keys_within(kind, files).filter(pk=event.object_id).exists()

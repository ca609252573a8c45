"""Who somebody is to a file; the words that all policies are made of."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_ASSIGNMENTS
from applications.models import Call, Proposal
from applications.moves import MOVES
from applications.queries.conflicts import people_in_conflict
from applications.queries.evaluation import GIVEN_BACK, evaluated_by, stage_assignments
from applications.queries.known import ties_between
from applications.queries.rules import hides
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, is_ministry, organisations_of, vkns_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal

Person = User | AnonymousUser | System

OWN_FILE = deny(
    "own_file",
    _(
        "Başvuran kurumun üyesisiniz (aynı vergi numaralı birimler tek kurum sayılır); "
        "kurumunuzun dosyasında karar verecek kişi bir başkası olmalı."
    ),
)


CONFLICT = deny(
    "conflict",
    _("Bu dosyayla aranızda kayıtlı bir çıkar çatışması var; dosyada hiçbir işlem yapamaz ve onu okuyamazsınız."),
)


BLIND = deny(
    "judged_blindly",
    _("Bu dosyayı kimin başvurduğunu bilmeden değerlendirdiniz; başka bir görevle de okuyamaz ve işlem yapamazsınız."),
)


WRONG_STAGE = deny(
    "wrong_stage",
    _("Bu işlem dosyanın şu anki durumunda yapılamaz; sayfayı yenileyip güncel durumu görün."),
)


def judges_blindly(by: Person, proposal: Proposal) -> bool:
    """Whether the person was asked to judge the file without knowing who applied; twin of ``queries.conflicts.judged_blindly_by``."""
    if not hides(proposal):
        return False
    if ties := ties_between(by.pk, proposal):
        return ties.judges
    return proposal.assignments.filter(evaluator=by.pk or 0, state__in=LIVE_ASSIGNMENTS).exists()


def has_conflict(by: Person, proposal: Proposal) -> bool:
    """Whether a conflict of interest keeps the person from the file; twin of ``queries.conflicts.in_conflict_with``."""
    if ties := ties_between(by.pk, proposal):
        return ties.in_conflict
    return isinstance(by, User) and by.pk in people_in_conflict(proposal)


def is_of_organisation(by: Person, proposal: Proposal) -> bool:
    """Whether the person is a member of the applying organisation."""
    return proposal.organisation_id in organisations_of(by)


def is_of_body(by: Person, proposal: Proposal) -> bool:
    """Whether the person sits in the applying organisation or in another unit with its tax number.

    What a unit's file is to its members as applicants, it is not to the other units'; as judges they are alike.
    """
    numbers = vkns_of(by)
    return bool(numbers) and proposal.organisation.vkn in numbers


def is_of_agency(by: Person, call: Call) -> bool:
    """Whether the person is an officer or a manager of the call's agency."""
    return call.agency_id in agencies_of(by, *AGENCY_ROLES)


def is_manager(by: Person, call: Call) -> bool:
    """Whether the person is a manager of the call's agency."""
    return call.agency_id in agencies_of(by, Role.AGENCY_MANAGER)


def handles(by: Person, proposal: Proposal) -> bool:
    """Whether the person is of the agency that handles the file, and neither of the body that applies nor in conflict."""
    return is_of_agency(by, proposal.call) and bool(not_own_file(by, proposal))


def agency_staff_only(by: Person, proposal: Proposal) -> Verdict:
    """Officers and managers of the call's agency, for files that are not their own."""
    if is_of_agency(by, proposal.call):
        return not_own_file(by, proposal)
    return deny("not_agency", _("Bu işlemi yalnızca çağrıyı açan ajansın personeli yapabilir."))


def not_own_file(by: Person, proposal: Proposal) -> Verdict:
    """Nobody judges a file of a body that they belong to, with which they have a conflict of interest, or that they
    judged without knowing whose it is.
    """
    return OWN_FILE if is_of_body(by, proposal) else closed(by, proposal)


def closed(by: Person, proposal: Proposal) -> Verdict:
    """What no desk may show the person; twin of ``queries.conflicts.closed_to``."""
    if has_conflict(by, proposal):
        return CONFLICT
    return BLIND if judges_blindly(by, proposal) else ALLOW


def manager_only(by: Person, call: Call) -> Verdict:
    """Managers of the call's agency."""
    if is_manager(by, call):
        return ALLOW
    return deny("not_manager", _("Bu işlemi yalnızca çağrıyı açan ajansın yöneticisi yapabilir."))


def move_is_legal(proposal: Proposal, verb: str) -> Verdict:
    """Whether the table of moves lets the file make this move now."""
    return ALLOW if proposal.status in MOVES[verb].sources else WRONG_STAGE


def evaluates(by: Person, proposal: Proposal) -> bool:
    """Whether the person has the file to evaluate in its present stage, or evaluated it."""
    if ties := ties_between(by.pk, proposal):
        return ties.evaluates
    return stage_assignments(proposal).filter(evaluator_id=by.pk).exclude(state__in=GIVEN_BACK).exists()


def has_evaluated(by: Person, proposal: Proposal) -> bool:
    """The same of any stage; twin of ``queries.evaluation.evaluated_by``."""
    if ties := ties_between(by.pk, proposal):
        return ties.evaluated
    return evaluated_by(by).filter(pk=proposal.pk).exists()


def examiner_only(by: Person, proposal: Proposal) -> Verdict:
    """Agency staff who do not evaluate the file: who checks a file never scores it, whichever came first."""
    if not (staff := agency_staff_only(by, proposal)):
        return staff
    if evaluates(by, proposal):
        return deny(
            "evaluates_here", _("Bu dosyayı siz değerlendiriyorsunuz; ön incelemesinde bir başkası işlem yapmalı.")
        )
    return ALLOW


def file_manager_only(by: Person, proposal: Proposal) -> Verdict:
    """Managers of the call's agency, for files that are not their own."""
    return first_refusal(manager_only(by, proposal.call), not_own_file(by, proposal))


def is_agency_staff(by: Person) -> Verdict:
    """Officers and managers of any agency: who may open the agency's desk."""
    if agencies_of(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_agency", _("Bu sayfayı yalnızca ajans personeli açabilir."))


def is_of_ministry(by: Person) -> Verdict:
    """Who may open the Ministry's desk."""
    if is_ministry(by):
        return ALLOW
    return deny("not_ministry", _("Bu sayfayı yalnızca Bakanlık kullanıcıları açabilir."))

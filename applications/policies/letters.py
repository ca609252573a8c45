"""Who may see, read and act on letters."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from applications.policies.relations import OWN_FILE, Person
from applications.queries.conflicts import kept_from
from applications.queries.evaluation import others_on_files_of
from applications.queries.inside import notes_hidden_from
from applications.queries.letters import is_held_opinion
from applications.queries.messages import hidden_from
from applications.queries.subjects import ASSIGNMENT, FILE, MESSAGE, NOTE
from cmdp.accounts.choices import AGENCY_ROLES, MINISTRY_ROLES, Role
from cmdp.accounts.memberships import agencies_of, holds, is_administrator
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from cmdp.outbox import acts
from cmdp.outbox.models import Letter

MANAGERS_ACTS = frozenset({"release", "cancel"})


def may_open_letters(by: Person) -> Verdict:
    """Whoever works at an agency, the Ministry or the system may open the list; what stands in it is a set of its own."""
    if holds(by, *AGENCY_ROLES, *MINISTRY_ROLES, Role.ADMINISTRATOR):
        return ALLOW
    return deny("not_staff", _("Mektupları yalnızca personel görebilir."))


def may_view(by: Person, letter: Letter) -> Verdict:
    """Officers and managers see their agency's letters, administrators all; nobody those to who evaluates beside him.

    Nor those about a file that their body applied with: its contacts get their own copy when everybody does.
    """
    if letter.about_type == FILE and kept_from(by).filter(pk=letter.about_id or 0).exists():
        return OWN_FILE
    if letter.about_type == MESSAGE and hidden_from(by).filter(pk=letter.about_id or 0).exists():
        return deny("blind", _("Değerlendirdiğiniz ya da kurumunuzun olan bir dosyanın mesajları burada gösterilmez."))
    if letter.about_type == NOTE and notes_hidden_from(by).filter(pk=letter.about_id or 0).exists():
        return deny("blind", _("Değerlendirdiğiniz ya da kurumunuzun olan bir dosyanın notları burada gösterilmez."))
    if letter.about_type == ASSIGNMENT and letter.about_id in _hidden_from(by):
        return deny("blind", _("Değerlendirdiğiniz bir dosyanın öteki değerlendiricileri size gösterilmez."))
    if is_administrator(by) or letter.agency_id in agencies_of(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_agency", _("Bu mektubu yalnızca ilgili ajansın personeli görebilir."))


def may_read(by: Person, letter: Letter) -> Verdict:
    """What a private letter says (a key to somebody's account) is its reader's alone, except in a trial."""
    if letter.is_private and not settings.OUTBOX_IS_THE_INBOX:
        return deny("private", _("Bu mektup bir hesabın anahtarını taşır; metnini yalnızca alıcısı görebilir."))
    return may_view(by, letter)


def may_release(by: Person, letter: Letter) -> Verdict:
    """Letters that go out or are dropped for good are a manager's or an administrator's act."""
    if not (seen := may_view(by, letter)):
        return seen
    if is_administrator(by) or letter.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Bu işlemi yalnızca ajansın yöneticisi ya da sistem yöneticisi yapabilir."))


def may_act(by: Person, letter: Letter, act: str) -> Verdict:
    """Officers hold and retry; managers and administrators release and cancel as well."""
    right = may_release if act in MANAGERS_ACTS else may_view
    out = opinions_are_out(letter.batch) if act == "release" else ALLOW
    return first_refusal(right(by, letter), acts.allows(letter, act), out)


def opinions_are_out(batch: str) -> Verdict:
    """Letters of an opinion go when the opinions are released, on their own page: nobody reads one ahead of the others."""
    if is_held_opinion(batch):
        return deny(
            "opinion_held", _("Bu mektuplar ajans görüşlerini taşır; görüşler açıklandığında kendiliğinden gider.")
        )
    return ALLOW


def _hidden_from(by: Person) -> set[int]:
    return set(others_on_files_of(by).values_list("pk", flat=True))

"""Who leads a commission's meeting: its agency's manager, its chair, or either, as the commission's rule says.

Planning, the order of discussion and what comes of a meeting stay the agency's. A chair leads as a member: what is
closed to a member of a file is closed to its chair.
"""

from django.utils.translation import gettext_lazy as _

from applications.models import AgendaItem, Meeting
from applications.models.commission import Leader
from applications.policies.commission import may_attend, may_read_sheet
from applications.policies.decision import may_see_ranking
from applications.policies.relations import Person
from cmdp.kit.verdict import ALLOW, Verdict, deny

MANAGER_LEADS = deny("manager_leads", _("Bu komisyonun toplantılarını ajans yöneticisi yürütür."))
NOT_CHAIR = deny("not_chair", _("Toplantıyı komisyonun başkanı yürütür; siz başkan değilsiniz."))
CHAIR_LEADS = deny(
    "chair_leads",
    _(
        "Bu komisyonun toplantılarını başkanı yürütür; siz yalnızca başkana kapalı bir dosyada onun yerine geçersiniz. "
        "Başkan gelemiyorsa komisyonun kurallarından toplantıyı yürüteni değiştirin."
    ),
)


def may_run(by: Person, meeting: Meeting) -> Verdict:
    """Keep a meeting for its agency: a manager who is kept from none of the files in its list."""
    return may_see_ranking(by, meeting.call_stage)


def may_chair(by: Person, meeting: Meeting) -> Verdict:
    """Lead as the chair, where the rule lets the chair lead; twin of ``queries.commission.meetings_chaired_by``."""
    if meeting.commission.led_by == Leader.MANAGER:
        return MANAGER_LEADS
    if not (invited := may_attend(by, meeting)):
        return invited
    return ALLOW if meeting.attendances.filter(person=by.pk, is_chair=True).exists() else NOT_CHAIR


def may_conduct(by: Person, meeting: Meeting) -> Verdict:
    """Open the page from which a meeting is led, and say there who came and who left."""
    managed = may_run(by, meeting)
    return managed if managed or not may_chair(by, meeting) else ALLOW


def may_conduct_on(by: Person, item: AgendaItem) -> Verdict:
    """Open the same page of one file: a chair, where the file is open to them."""
    managed = may_run(by, item.meeting)
    return managed if managed or not may_chair(by, item.meeting) else may_read_sheet(by, item)


def may_lead(by: Person, meeting: Meeting) -> Verdict:
    """Begin and end a meeting, as the commission's rule says."""
    managed = may_run(by, meeting)
    if managed and meeting.commission.led_by != Leader.CHAIR:
        return ALLOW
    return _as_chair(by, meeting, managed)


def may_lead_on(by: Person, item: AgendaItem) -> Verdict:
    """Lead the discussion of one file; where its chair leads but may not read it, the agency's manager does."""
    managed = may_run(by, item.meeting)
    if managed and (item.meeting.commission.led_by != Leader.CHAIR or not _is_open_to_chair(item)):
        return ALLOW
    chairs = _as_chair(by, item.meeting, managed)
    return may_read_sheet(by, item) if chairs else chairs


def _as_chair(by: Person, meeting: Meeting, managed: Verdict) -> Verdict:
    if may_chair(by, meeting):
        return ALLOW
    return CHAIR_LEADS if managed else managed


def _is_open_to_chair(item: AgendaItem) -> bool:
    chair = item.meeting.attendances.filter(is_chair=True).select_related("person").first()
    return chair is not None and bool(may_read_sheet(chair.person, item))

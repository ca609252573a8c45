"""What is held of one person, column by column: what is not named here is not told.

Left out on purpose are keys and hashes, what others wrote or marked, and the text of letters that carry a key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps

from cmdp.accounts.models import User

KEY: Final = "pk"
ADDRESS: Final = "email"


@dataclass(frozen=True, slots=True)
class Told:
    """The rows of ``model`` whose ``whose`` is the person (by ``by``: key or address), and which columns of them."""

    model: str
    whose: str
    fields: str
    by: str = KEY
    but: tuple[tuple[str, Any], ...] = ()


FILE: Final = "proposal__reference proposal__public_id"
TOLD: Final = (
    Told(
        "accounts.User",
        "pk",
        "email full_name title phone language desk notice_due gateway_subject joined_at last_login is_active",
    ),
    Told("accounts.NoticeReading", "person", "notice__number notice__published_at way read_at"),
    Told("account.EmailAddress", "user", "email verified primary"),
    Told("mfa.Authenticator", "user", "type created_at last_used_at"),
    Told("usersessions.UserSession", "user", "created_at ip last_seen_at user_agent"),
    Told("axes.AccessAttempt", "username", "attempt_time ip_address user_agent failures_since_start", ADDRESS),
    Told(
        "accounts.Membership",
        "user",
        "role organisation__name organisation__unit_name agency__name granted_at ended_at reason",
    ),
    Told("accounts.Invitation", "email", "role organisation__name agency__name invited_at accepted_at", ADDRESS),
    Told("accounts.JoinRequest", "user", "organisation__name role message asked_at state answered_at reason"),
    Told("accounts.Dispute", "raised_by", "organisation__name kind claim opened_at state decided_at reason"),
    Told("accounts.AuthorityPaper", "speaker", "organisation__name file_name uploaded_at state decided_at"),
    Told("accounts.Organisation", "contact_email", "name contact_name contact_title contact_phone", ADDRESS),
    Told("applications.Proposal", "contact_email", "reference public_id contact_name contact_title", ADDRESS),
    Told(
        "applications.EvaluatorProfile",
        "user",
        "employer employer_vkn is_independent languages sectors capacity state changed_at asked_at answered_at reason",
    ),
    Told("applications.EvaluatorTie", "profile__user", "kind body vkn"),
    Told("applications.Expertise", "profile__user", "lineage"),
    Told("applications.CurriculumVitae", "profile__user", "name uploaded_at"),
    Told("applications.Assignment", "evaluator", f"{FILE} state asked_at due_at declared_at ended_at reason"),
    Told(
        "applications.Review", "assignment__evaluator", "assignment__public_id comment opinion total saved_at sent_at"
    ),
    Told("applications.Mark", "review__assignment__evaluator", "review__assignment__public_id points reason"),
    Told("applications.Conflict", "stated_by", f"{FILE} grounds note stated_at lifted_at"),
    Told("applications.DiscussionRemark", "written_by", f"{FILE} text written_at"),
    Told("applications.ConsensusVoice", "person", "report__public_id agrees note given_at"),
    Told("applications.FileMessage", "written_by", f"{FILE} text written_at"),
    Told("applications.FileNote", "written_by", f"{FILE} text written_at"),
    Told("applications.ExpertComment", "author", f"{FILE} section text written_at"),
    Told("applications.CallQuestion", "asked_by", "call__title_tr text asked_at state"),
    Told("applications.Objection", "sent_by", "public_id text sent_at state"),
    Told("applications.Submission", "sent_by", f"{FILE} sent_at"),
    Told("applications.CommissionSeat", "person", "commission__public_id capacity seated_at ended_at"),
    Told("applications.Vote", "person", "voice dissent"),
    Told("applications.SavedView", "owner", "name query is_shared saved_at"),
    Told("applications.PrivateCalendar", "person", "made_at read_at"),
    Told("outbox.LetterChoice", "user_id", "frequency chosen_at"),
    Told("outbox.Letter", "to_user_id", "kind to_email subject text created_at sent_at", but=(("is_private", True),)),
    Told("jobs.Job", "owner_id", "kind created_at finished_at result_name"),
    Told("audit.Event", "actor_id", "at verb object_type object_label"),
)


def told_of(person: User) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each table that holds something of the person, with its rows; a table without any is told too."""
    for told in TOLD:
        rows = apps.get_model(told.model)._base_manager.filter(**{told.whose: getattr(person, told.by)})
        yield told.model, list(rows.exclude(**dict(told.but)).order_by("pk").values(*told.fields.split()))

"""How a file's state reads and looks at the desks."""

from applications.choices import OpinionOutcome, Status
from applications.reserved import CallUpState

TONES = {
    Status.DRAFT: "",
    Status.MISSED: "",
    Status.SUBMITTED: "info",
    Status.RETURNED: "warning",
    Status.INELIGIBLE: "danger",
    Status.UNDER_REVIEW: "info",
    Status.REVIEWED: "info",
    Status.POSITIVE: "success",
    Status.RESERVE: "warning",
    Status.NEGATIVE: "danger",
    Status.WITH_MINISTRY: "info",
    Status.APPROVED: "success",
    Status.REFUSED: "danger",
    Status.WITHDRAWN: "",
}
OUTCOME_TONES = {
    OpinionOutcome.POSITIVE: "success",
    OpinionOutcome.RESERVE: "warning",
    OpinionOutcome.NEGATIVE: "danger",
}
ANSWER_TONES: dict[str, str] = {
    CallUpState.WAITING: "info",
    CallUpState.ACCEPTED: "success",
    CallUpState.DECLINED: "danger",
    CallUpState.LAPSED: "warning",
    CallUpState.NOT_AWAITED: "none",
}


def tone_of(status: str) -> str:
    """The wash of a status; its word always stands beside it."""
    return TONES[Status(status)]

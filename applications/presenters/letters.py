"""How a letter's state and its acts look."""

import base64
import hashlib
import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.policies.letters import Person, may_act
from cmdp.kit.verdict import Verdict
from cmdp.outbox.models import Letter, State

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
TONES = {
    State.QUEUED: "info",
    State.HELD: "warning",
    State.SENDING: "info",
    State.SENT: "success",
    State.FAILED: "danger",
    State.CANCELLED: "none",
    State.COLLECTED: "info",
    State.DIGESTED: "success",
    State.UNWANTED: "none",
}
LABELS = {
    "release": _("Serbest bırak"),
    "retry": _("Şimdi yeniden dene"),
    "hold": _("Beklet"),
    "cancel": _("Mektubu iptal et"),
}


@dataclass(frozen=True, slots=True)
class Button:
    """One act on a letter and whether it may be done."""

    act: str
    label: str | Promise
    kind: str
    verdict: Verdict


def tone(letter: Letter) -> str:
    """The colour of a letter's state."""
    return TONES[State(letter.state)]


def buttons(by: Person, letter: Letter) -> list[Button]:
    """The acts that may be done with the letter now."""
    kinds = {"cancel": "danger", "hold": "quiet"}
    found = [Button(act, label, kinds.get(act, ""), may_act(by, letter, act)) for act, label in LABELS.items()]
    return [button for button in found if button.verdict]


def shut_policy(html: str) -> str:
    """The Content-Security-Policy of a letter's own page: its style by hash, nothing else, in a sandbox."""
    hashes = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in STYLE.findall(html))
    styles = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    shut = ["default-src 'none'", f"style-src {styles}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*shut, "frame-ancestors 'none'", "sandbox allow-popups"])

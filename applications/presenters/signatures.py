"""What is said of the electronic signatures on a paper."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from applications.found import SignatureOutcome
from applications.models import Undertaking
from cmdp.kit.formats import format_moment

TONES: Final = {
    SignatureOutcome.WAITING: "none",
    SignatureOutcome.UNSIGNED: "warning",
    SignatureOutcome.VALID: "success",
    SignatureOutcome.UNTRUSTED: "warning",
    SignatureOutcome.BROKEN: "danger",
    SignatureOutcome.UNREADABLE: "danger",
}


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: facts that were verified, and sentences on what was not."""

    signer: str
    facts: tuple[tuple[str, str], ...]
    unverified: tuple[str, ...]


def tone_of(undertaking: Undertaking) -> str:
    """How the outcome is coloured."""
    return TONES[SignatureOutcome(undertaking.signature)]


def signed_by(undertaking: Undertaking) -> list[Signed]:
    """Each signature on the paper, in words."""
    return [Signed(row["signer"], _facts(row), _unverified(row)) for row in undertaking.signatures]


def _facts(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    whole = _("evet, imzadan sonra değişmemiş") if row["is_whole"] else _("hayır, imzadan sonra değişmiş")
    facts = [(_("Bütünlük"), whole), (_("Sertifikayı veren"), row["issuer"])]
    if row["is_trusted"]:
        facts.append((_("Sertifika zinciri"), " → ".join(row["chain"])))
    facts += [(label, _moment(row[name])) for name, label in _times() if row[name]]
    return tuple(facts)


def _times() -> tuple[tuple[str, str], ...]:
    return ("stamped_at", _("Zaman damgası")), ("said_at", _("İmzacının bildirdiği an"))


def _unverified(row: Mapping[str, Any]) -> tuple[str, ...]:
    told = []
    if not row["is_whole"]:
        told.append(
            _("Dosya imzadan sonra değiştiği için imza bu içeriği kapsamıyor; değiştirmeden yeniden imzalatın.")
        )
    if not row["is_trusted"] and (row["is_whole"] or row["problem"]):
        reason = _(
            "İmzacının kimliği doğrulanamadı: sertifikası, yüklenen güven köklerinden birine bağlanmıyor ya da geçersiz."
        )
        told.append(f"{reason} ({row['problem']})" if row["problem"] else reason)
    if not row["stamped_at"]:
        told.append(_("İmza anı doğrulanamadı: geçerli bir zaman damgası yok, an imzacının kendi beyanıdır."))
    told.append(_("Sertifikanın iptal edilip edilmediği sorulmadı."))
    return tuple(told)


def _moment(written: str) -> str:
    return format_moment(dt.datetime.fromisoformat(written))

"""Whether an amount that was cut can be raised by the outcome of an objection."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Proposal
from applications.objected import OPEN_OBJECTIONS, ObjectionTo
from applications.policies.relations import Person, file_manager_only
from applications.queries.objections import newest_opinion
from applications.queries.reserve import waiting_call_up
from cmdp.kit.formats import format_money
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_raise_amount(by: Person, proposal: Proposal) -> Verdict:
    """Raise what the agency recommends for a file: a manager, while the file is in the agency's hands.

    What was handed over stays as it was handed over, and the Ministry's act is the final one.
    """
    if not (manager := file_manager_only(by, proposal)):
        return manager
    if proposal.status == Status.WITH_MINISTRY:
        return deny(
            "with_ministry",
            _(
                "Dosya bir paketle Bakanlığa iletildi; iletilen paket değişmez. Bakanlık dosyayı geri gönderirse tutar "
                "yükseltilebilir. Beklemeyecekseniz itirazı dosyayı değiştirmeden sonuçlandırıp Bakanlığa yazıyla bildirin."
            ),
        )
    if proposal.status != Status.POSITIVE:
        return deny(
            "wrong_stage", _("Tutar yalnızca olumlu görüşlü ve Bakanlıkça karara bağlanmamış dosyada yükseltilebilir.")
        )
    if waiting_call_up(proposal) is not None:
        return deny(
            "answer_awaited", _("Dosya yedek listeden çağrıldı; tutar, başvuran yanıt verdikten sonra değişir.")
        )
    return ALLOW


def amount_is_higher(proposal: Proposal, amount: Decimal) -> Verdict:
    """Whether an amount is more than what is recommended now."""
    opinion = newest_opinion(proposal)
    now = opinion.amount if opinion is not None and opinion.amount is not None else Decimal(0)
    if amount > now:
        return ALLOW
    sentence = _("Yeni tutar %(amount)s; şimdi önerilen %(now)s tutarından büyük olmalı.")
    return deny("amount_not_higher", sentence % {"amount": format_money(amount), "now": format_money(now)})


def amount_is_settled(proposal: Proposal) -> Verdict:
    """Whether no objection to what is recommended for a file waits; what goes to the Ministry does not change there."""
    if not proposal.objections.filter(to=ObjectionTo.AMOUNT, state__in=OPEN_OBJECTIONS).exists():
        return ALLOW
    sentence = _("%(file)s için önerilen tutara itiraz edildi; itiraz sonuçlanmadan dosya Bakanlığa iletilemez.")
    return deny("amount_objected", sentence % {"file": proposal})

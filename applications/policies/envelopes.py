"""Whether what is recommended fits the money of a call, and how that money may be divided."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from applications.models import Call, CallStage
from applications.money import EnvelopeSplit
from applications.queries.envelopes import ZERO, Lira, Purse, overdrawn, parts_of, purse_of, split_of
from applications.queries.ranking import committed_by_part, waiting_parts
from applications.queries.rules import rules_of
from cmdp.kit.formats import format_money
from cmdp.kit.verdict import ALLOW, Verdict, deny


def envelope_holds(purse: Purse, held: Lira, waiting: Collection[str], labels: Mapping[str, str]) -> Verdict:
    """Whether what is recommended fits the call's envelope, and each part of it as far as the rules move no money.

    ``held`` and ``waiting`` name parts as ``queries.envelopes`` does, ``labels`` how a page calls them.
    """
    if (total := sum(held.values(), ZERO)) > purse.envelope:
        reason = _("Olumlu görüşlerin toplamı %(sum)s; çağrının bütçe zarfı %(envelope)s. Tutarları azaltın.")
        return deny("over_envelope", reason % {"sum": format_money(total), "envelope": format_money(purse.envelope)})
    if not (over := overdrawn(purse, held, waiting)):
        return ALLOW
    part = max(over, key=lambda key: over[key])
    reason = _(
        "“%(part)s” zarfındaki olumlu görüşlerin toplamı %(sum)s; zarfın payı %(share)s ve kural setinin buraya "
        "aktarılmasına izin verdiği para yetmiyor. Tutarları azaltın."
    )
    words = {
        "part": labels.get(part, "–"),
        "sum": format_money(held[part]),
        "share": format_money(purse.shares.get(part, ZERO)),
    }
    return deny("over_share", reason % words)


def money_holds(window: CallStage) -> Verdict:
    """``envelope_holds`` of what stands in a stage of a call now; ask it under the call's lock."""
    call = window.call
    rules = rules_of(call.rule_set)
    labels = {part.key: part.label for part in parts_of(call, rules.values.envelope_split)}
    return envelope_holds(purse_of(call, rules), committed_by_part(window), waiting_parts(window), labels)


def shares_fit(shares: Mapping[str, Decimal], envelope: Decimal) -> Verdict:
    """Whether the shares together are within the call's envelope."""
    if (total := sum(shares.values(), ZERO)) <= envelope:
        return ALLOW
    reason = _("Payların toplamı %(sum)s; çağrının bütçe zarfı %(envelope)s. Payları %(over)s azaltın.")
    words = {"sum": total, "envelope": envelope, "over": total - envelope}
    return deny("shares_over_envelope", reason % {name: format_money(value) for name, value in words.items()})


def shares_are_written(call: Call) -> Verdict:
    """Whether a call whose rule set divides the envelope says what each part gets, within the envelope."""
    if (split := split_of(call)) == EnvelopeSplit.CALL:
        return ALLOW
    known = {part.key for part in parts_of(call, split)}
    shares = {row.part: row.amount for row in call.shares.all() if row.part in known}
    if not shares:
        return deny(
            "shares_missing",
            _("Kural seti bütçe zarfını bölüyor ama çağrının zarf payları yazılmamış; önce payları yazın."),
        )
    return shares_fit(shares, call.envelope)

"""Sentences beside an act of deciding."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.models import Proposal
from cmdp.kit.formats import format_money


def waiting_words(ahead: Sequence[Proposal], free: Decimal) -> list[str]:
    """What is free in the call, and who waits before a file of the reserve list."""
    told = [_("Çağrının bütçe zarfında serbest kalan: %(free)s.") % {"free": format_money(free)}]
    if ahead:
        told.append(_("Bu dosyanın önünde bekleyenler: %(files)s.") % {"files": ", ".join(map(str, ahead))})
    return told

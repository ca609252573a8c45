"""Reference numbers: given once, at first sending, never twice."""

from django.db.models import F

from applications.models import Proposal, ReferenceCounter


def give_reference(proposal: Proposal) -> str:
    """The next number of the agency's region, the call's year and the programme: ``TR83/26/CMDP/0001``.

    Call inside the sending's transaction: the counter's row stays locked until it ends, so two
    sendings in the same instant wait for each other. A rolled back sending gives its number back.
    """
    call = proposal.call
    programme = call.rule_set.programme_code
    counter, _ = ReferenceCounter.objects.get_or_create(
        nuts2=call.agency.nuts2, year=call.programme_year, programme=programme
    )
    ReferenceCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db()
    return f"{counter.nuts2}/{counter.year % 100:02d}/{programme}/{counter.last:04d}"

"""What the applicant's pages cost."""

import datetime as dt
from decimal import Decimal

from applications.choices import FundingKind, PartnerKind, SectionKey, Status
from applications.models import Call
from tests.architecture.budgets.page import Page
from tests.factories.drafts import (
    ACTIVITY,
    INDICATOR,
    LINE,
    OPERATING_YEAR,
    RISK,
    add_row,
    make_draft_of,
    make_ready_draft,
    write,
)
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.priorities import first_measure
from tests.factories.rules import live_call


def _files(cast, rows):
    call = live_call(agency=cast.agency)
    for number in range(rows):
        draft = make_draft_of(call, cast.organisation, cast["owner"])
        write(draft, SectionKey.PROJECT, by=cast["owner"], title=f"Proje {number}")


def _tables(cast, rows):
    draft = make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    head = draft.call.rule_set.budget_heads.first()
    for number in range(rows):
        add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)
        partner = {"kind": PartnerKind.PARTNER, "name": f"Ortak {number}", "vkn": "", "contribution": ""}
        add_row(draft, SectionKey.PARTNERS, by=cast["owner"], **partner)
        add_row(draft, SectionKey.ACTIVITIES, by=cast["owner"], **ACTIVITY)
        add_row(draft, SectionKey.OPERATION, by=cast["owner"], year=number + 1, **OPERATING_YEAR)
        add_row(draft, SectionKey.INDICATORS, by=cast["owner"], **INDICATOR)
        add_row(draft, SectionKey.RISKS, by=cast["owner"], **RISK)
        add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.OWN, giver="", amount=Decimal(1 + number))


def _revisions(cast, rows):
    draft = make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    for number in range(rows):
        at = NOON + dt.timedelta(hours=number)
        write(draft, SectionKey.PROJECT, by=cast["owner"], at=at, title=f"Proje {number}")


def _draft(cast):
    return {"public_id": cast.organisation.proposals.first().public_id}


def _section(section):
    return lambda cast: {**_draft(cast), "section": section}


def _named(cast, rows):
    """Drafts with words, and sent files and published projects whose names are read."""
    call = live_call(agency=cast.agency)
    draft = make_draft_of(call, cast.organisation, cast["owner"])
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Kayısı deposu", summary="")
    for _ in range(rows):
        make_proposal(call=call, status=Status.SUBMITTED, title="Kayısı", main_measure=first_measure(call.edition))


def _other_calls(cast, rows):
    make_ready_draft(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    for _number in range(rows):
        live_call(agency=cast.agency)


def _copied(cast, rows):
    _tables(cast, rows)
    live_call(agency=cast.agency)


def _to_copy(cast):
    return {"call_id": Call.objects.latest("pk").public_id, "source_id": _draft(cast)["public_id"]}


# A table is judged beside what its rules name: the work by the budget, the money by costs and papers.
TABLES = {
    SectionKey.PARTNERS: 11,
    SectionKey.ACTIVITIES: 12,
    SectionKey.BUDGET: 11,
    SectionKey.FUNDING: 13,
    SectionKey.OPERATION: 11,
    SectionKey.INDICATORS: 11,
    SectionKey.RISKS: 11,
}
PAGES = {
    "applications:proposal_section asked": Page(
        20, persona="owner", fill=_named, arguments=_section(SectionKey.PRIORITIES), query="?oneri=goster"
    ),
    "applications:copy_targets": Page(6, persona="owner", fill=_other_calls, arguments=_draft),
    "applications:proposal_copy": Page(22, persona="owner", fill=_copied, arguments=_to_copy),
    "applications:proposal_start": Page(
        8, persona="owner", fill=_files, arguments=lambda cast: {"call_id": live_call(agency=cast.agency).public_id}
    ),
    "applications:proposal_list": Page(8, persona="owner", fill=_files),
    "applications:revision_list": Page(6, persona="owner", fill=_revisions, arguments=_section(SectionKey.PROJECT)),
    "applications:proposal_detail": Page(28, persona="owner", fill=_tables, arguments=_draft),
    **{
        f"applications:proposal_section {section}": Page(
            cost, persona="owner", fill=_tables, arguments=_section(section)
        )
        for section, cost in TABLES.items()
    },
}

"""The project information form, field by field: what is asked stands in the form, in what is sent, on paper, and returns.

The list is that of the domain notes, §1.8 ("Project information form: reconstructed field list"), group by group. Each
field names where the product asks for it: a column of a section, a question, an indicator or a paper of the shipped
rules, or the record of the organisation.
"""

import io
import re

import pytest
from pypdf import PdfReader

from applications.choices import SectionKey
from applications.domain.copying import start_from
from applications.domain.freezing import fingerprint
from applications.domain.loading import shipped
from applications.domain.restoring import restore
from applications.exports.sending import sending_as_pdf
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS
from applications.models import Proposal, Revision
from applications.presenters.content import sections_of
from applications.queries.sections import COLUMNS, ROW_COLUMNS, row_values, rows_of, section_values
from cmdp.accounts.models import Organisation
from tests.factories.drafts import PLACE, add_row, make_ready_draft, send, write
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

# group → field of §1.8 → where it is asked
ASKED = {
    "Identity": {
        "project title": "project.title",
        "year": "rules.programme_year",
        "support type": "project.support_type_id",
        "province": "place.province_id",
        "district": "place.district",
        "exact place: parcel": "place.site",
        "exact place: coordinates": "place.coordinates",
        "main measure": "priorities.main_measure_id",
        "secondary measures": "priorities.secondary",
        "sector, NACE": "question.sector",
        "link to Regional Plan, city scenario, Logistics Master Plan": "question.plan_link",
    },
    "Applicant": {
        "name": "organisation.name",
        "type": "organisation.type",
        "DETSİS no": "organisation.detsis",
        "VKN": "organisation.vkn",
        "address": "organisation.address",
        "KEP": "organisation.kep",
        "phone": "organisation.phone",
        "web": "organisation.website",
        "legal representative": "organisation.representative_name",
        "person to contact: name": "contact.contact_name",
        "person to contact: title": "contact.contact_title",
        "person to contact: phone": "contact.contact_phone",
        "person to contact: e-mail": "contact.contact_email",
        "experience": "organisation.experience",
        "staff": "organisation.staff",
        "earlier projects with agencies": "organisation.earlier_projects",
    },
    "Partners, associates": {
        "name": "partners.name",
        "type": "partners.type",
        "DETSİS no": "partners.detsis",
        "VKN": "partners.vkn",
        "address": "partners.address",
        "KEP": "partners.kep",
        "phone": "partners.phone",
        "web": "partners.website",
        "role": "partners.contribution",
        "share": "partners.share",
        "cash": "funding.giver",
    },
    "Idea": {
        "summary": "project.summary",
        "aim, specific goals": "question.aim",
        "present state, problem, evidence": "question.problem",
        "why needed, why public money": "question.need",
        "target group, final beneficiaries, demand": "question.target_group",
        "activities": "activities.name",
        "method": "question.activities",
        "work plan by month": "activities.first_month",
        "alternatives thought of": "question.alternatives",
    },
    "Technical": {
        "land, plan state, drawings, permits, EIA": "question.site_state",
        "land: papers": "document.ownership",
        "machinery list": "question.machinery",
    },
    "Money": {
        "total cost": "budget.unit_price",
        "requested support": "funding.amount",
        "own share and its source": "funding.kind",
        "by main head": "budget.head_id",
        "by year": "budget.year",
        "basis of each cost": "budget.basis",
        "VAT": "budget.vat_rate",
        "basis of the costs as a whole": "question.cost_basis",
        "other public support": "question.double_funding",
    },
    "Operation": {
        "business model, who runs it, tariff": "question.operation",
        "staff": "operation.staff",
        "income": "operation.income",
        "cost": "operation.cost",
        "upkeep": "operation.upkeep",
    },
    "Results": {
        "jobs": "indicator.jobs",
        "jobs of women": "indicator.jobs_women",
        "jobs of youth": "indicator.jobs_youth",
        "firms served": "indicator.firms_served",
        "output": "indicator.output",
        "exports": "indicator.exports",
        "people trained": "indicator.trained",
        "CO₂": "indicator.co2_avoided",
        "energy": "indicator.energy_saved",
        "private investment set off": "indicator.private_investment",
    },
    "Risk": {
        "risk": "risks.description",
        "likelihood": "risks.likelihood",
        "action": "risks.measure",
        "owner": "risks.owner",
    },
    "Time": {"start": "question.start", "duration": "project.months", "readiness": "question.work_plan"},
    "Declaration": {"truth of data, no double funding, KVKK notice, signer, date": "declaration"},
}
WHERE = sorted({where for fields in ASKED.values() for where in fields.values()})
# What was added for this list, as it is typed.
PLACE_MARKS = {"site": "Ada 101 parsel 7", "coordinates": "41.28667, 36.33000"}
LINE_MARKS = {"basis": "Demir A.Ş. proforması, 14.02.2026"}
PARTNER_MARKS = {
    "kind": "partner",
    "name": "Ortak Organize Sanayi Bölgesi",
    "type": "industrial_zone",
    "vkn": "",
    "detsis": "24308110",
    "address": "Sanayi Caddesi 5, Tekkeköy",
    "kep": "ortak@hs01.kep.tr",
    "phone": "0362 266 00 00",
    "website": "https://ortak.example",
    "contribution": "Arsayı tahsis eder",
    "share": None,
}
MARKS = [*PLACE_MARKS.values(), *LINE_MARKS.values(), *(word for word in PARTNER_MARKS.values() if word)]


def _marked(draft, owner):
    write(draft, SectionKey.PLACE, by=owner, at=NOON, **{**PLACE, **PLACE_MARKS}, province_id=draft.province_id)
    add_row(draft, SectionKey.PARTNERS, by=owner, at=NOON, **PARTNER_MARKS)
    draft.budget_lines.update(**LINE_MARKS)
    return Proposal.objects.get(pk=draft.pk)


@kept
def draft(cast):
    return _marked(make_ready_draft(make_call(), cast.organisation, cast["owner"]), cast["owner"])


def _bare(text):
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


@pytest.mark.parametrize("where", WHERE)
def test_each_field_of_the_list_is_asked_where_the_list_says(where):
    part, _dot, name = where.partition(".")
    rules = shipped()
    stage = rules["rule_sets"][0]["stages"][0]
    asked = {
        "question": {row["key"] for row in stage["questions"]},
        "document": {row["key"] for row in stage["document_slots"]},
        "indicator": {row["key"] for row in rules["common"]["indicators"]},
        "rules": set(rules["common"]),
        "organisation": {field.name for field in Organisation._meta.concrete_fields},
        "declaration": {""} if stage["declaration_tr"] and stage["declaration_en"] else set(),
    }
    forms = {str(key): set(form.base_fields) for key, form in {**SECTION_FORMS, **ROW_FORMS}.items()}

    assert name in {**forms, **asked}[part]


def test_every_column_of_a_section_stands_in_its_form():
    for section, columns in {**COLUMNS, **ROW_COLUMNS}.items():
        form = SECTION_FORMS.get(section) or ROW_FORMS[section]
        assert set(columns) == set(form.base_fields), section


def test_what_was_typed_is_frozen_shown_and_printed(draft, cast):
    sent = send(draft, by=cast["owner"], at=NOON)

    shown = str(sections_of(sent.content))
    pages = PdfReader(io.BytesIO(sending_as_pdf(sent, "tr", "A" * 20))).pages
    printed = _bare("".join(page.extract_text() for page in pages))
    words = [*MARKS[: -0 or None]]
    words = ["Organize sanayi bölgesi" if word == "industrial_zone" else word for word in MARKS if word != "partner"]
    assert [word for word in words if word not in shown] == []
    assert [word for word in words if _bare(word) not in printed] == []
    assert fingerprint(sent.content) == sent.sha256


def test_what_was_sent_before_these_fields_reads_and_verifies_as_it_did(draft, cast):
    sent = send(draft, by=cast["owner"], at=NOON)
    older = dict(sent.content)
    del older["declaration"]
    older["place"] = {name: word for name, word in older["place"].items() if name != "coordinates"}
    later = {"type", "detsis", "address", "kep", "phone", "website"}
    older["partners"] = [{k: v for k, v in row.items() if k not in later} for row in older["partners"]]
    older["budget"] = {
        **older["budget"],
        "lines": [{k: v for k, v in row.items() if k != "basis"} for row in older["budget"]["lines"]],
    }
    type(sent).objects.filter(pk=sent.pk).update(content=older, sha256=fingerprint(older))
    sent.refresh_from_db()

    shown = str(sections_of(sent.content))

    assert (fingerprint(sent.content), "dayanağı" in shown, "Koordinatlar" in shown) == (sent.sha256, False, False)
    assert PARTNER_MARKS["name"] in shown


def test_a_copy_carries_them(draft, cast):
    copy = start_from(draft.pk, make_call(agency=draft.call.agency).pk, by=cast["owner"], at=NOON)

    (partner,), (line,) = rows_of(copy, SectionKey.PARTNERS), rows_of(copy, SectionKey.BUDGET)
    assert section_values(copy, SectionKey.PLACE)["coordinates"] == PLACE_MARKS["coordinates"]
    assert row_values(partner, SectionKey.PARTNERS) == PARTNER_MARKS
    assert line.basis == LINE_MARKS["basis"]


def test_an_earlier_state_brings_them_back(draft, cast):
    owner = cast["owner"]
    kept_ones = {
        key: Revision.objects.filter(proposal=draft, section=key).latest("pk") for key in ("place", "partners")
    }
    write(draft, SectionKey.PLACE, by=cast["editor"], at=NOON, coordinates="")
    draft.partners.update(address="", detsis="")

    for revision in kept_ones.values():
        restore(draft.pk, revision.public_id, by=owner, at=NOON)

    fresh = Proposal.objects.get(pk=draft.pk)
    (partner,) = rows_of(fresh, SectionKey.PARTNERS)
    assert fresh.coordinates == PLACE_MARKS["coordinates"]
    assert row_values(partner, SectionKey.PARTNERS) == PARTNER_MARKS

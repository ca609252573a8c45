"""Each rule of the year: below its limit, at it, above it; rates on unrounded numbers."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.choices import FundingKind, Scan, SectionKey
from applications.models import BudgetLine, FundingSource
from applications.policies.judgement import judge, obstacles
from applications.queries.facts import BLANK, Facts, facts_of, with_parts
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models import AuthorityPaper
from tests.factories.drafts import make_ready_draft
from tests.factories.rules import make_call, make_edition, make_rule_set
from tests.support.kept import kept

CENT = Decimal("0.01")
ISTANBUL = ZoneInfo("Europe/Istanbul")


@kept
def facts(cast):
    return facts_of(make_ready_draft(make_call(), cast.organisation, cast["owner"]))


def _codes(facts):
    return [row.verdict.code for row in obstacles(facts)]


def _with_money(facts, cost, support, own, **limits):
    """The facts with these sums and, where named, other limits of the support type."""
    for name, value in limits.items():
        setattr(facts.proposal.support_type, name, value)
    line = BudgetLine(quantity=Decimal(1), unit_price=Decimal(cost))
    sources = [FundingSource(kind=FundingKind.SUPPORT, amount=Decimal(support))]
    sources.append(FundingSource(kind=FundingKind.OWN, amount=Decimal(own)))
    return with_parts(facts, budget_lines=(line,), funding_sources=tuple(sources))


def test_a_ready_draft_meets_every_rule(facts):
    assert _codes(facts) == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", " ", "title_missing"),
        ("summary", "", "summary_missing"),
        ("support_type_id", None, "support_type_missing"),
        ("months", None, "months_missing"),
        ("province_id", None, "province_missing"),
        ("district", "", "district_missing"),
        ("main_measure_id", None, "measure_missing"),
        ("contact_name", "", "contact_missing"),
        ("contact_email", "", "contact_email_missing"),
    ],
)
def test_what_is_blank_stops_the_sending(facts, field, value, code):
    setattr(facts.proposal, field, value)

    assert code in _codes(facts)


@pytest.mark.parametrize(("over", "codes"), [(-1, []), (0, []), (1, ["too_long"])])
def test_the_duration_has_a_limit(facts, over, codes):
    facts.proposal.months = facts.proposal.support_type.max_months + over

    assert _codes(facts) == codes


def test_a_support_type_without_a_limit_takes_any_duration(facts):
    facts.proposal.support_type.max_months, facts.proposal.months = None, 120

    assert _codes(facts) == []


@pytest.mark.parametrize(("offset", "codes"), [(-CENT, ["budget_below"]), (0 * CENT, []), (CENT, [])])
def test_a_budget_has_a_floor(facts, offset, codes):
    limits = {"min_budget": Decimal(5000), "min_support": None, "min_rate": None, "max_rate": None}
    cost = Decimal(5000) + offset
    facts = _with_money(facts, cost, cost / 2, cost - cost / 2, **limits)

    assert _codes(facts) == codes


@pytest.mark.parametrize(("offset", "codes"), [(-CENT, []), (0 * CENT, []), (CENT, ["budget_above"])])
def test_a_budget_has_a_ceiling(facts, offset, codes):
    limits = {"min_budget": None, "max_budget": Decimal(5000), "min_support": None}
    cost = Decimal(5000) + offset
    facts = _with_money(facts, cost, cost - 1000, 1000, **limits)

    assert _codes(facts) == codes


@pytest.mark.parametrize(("offset", "codes"), [(-CENT, ["support_below"]), (0 * CENT, []), (CENT, [])])
def test_a_support_has_a_floor(facts, offset, codes):
    limits = {"min_budget": None, "min_support": Decimal(5000)}
    support = Decimal(5000) + offset
    facts = _with_money(facts, support + 2000, support, 2000, **limits)

    assert _codes(facts) == codes


@pytest.mark.parametrize(("offset", "codes"), [(-CENT, []), (0 * CENT, []), (CENT, ["support_above"])])
def test_a_support_has_a_ceiling(facts, offset, codes):
    limits = {"min_budget": None, "min_support": None, "max_support": Decimal(5000)}
    support = Decimal(5000) + offset
    facts = _with_money(facts, support + 2000, support, 2000, **limits)

    assert _codes(facts) == codes


@pytest.mark.parametrize(("support", "codes"), [("49999.99", ["rate_below"]), ("50000.00", []), ("50000.01", [])])
def test_a_rate_has_a_floor_judged_unrounded(facts, support, codes):
    limits = {"min_budget": None, "min_support": None, "min_rate": Decimal(50)}
    facts = _with_money(facts, 100_000, support, Decimal(100_000) - Decimal(support), **limits)

    assert _codes(facts) == codes


@pytest.mark.parametrize(
    ("support", "codes"),
    [("9000000.00", []), ("9000000.01", ["rate_above", "own_share_below"]), ("8999999.99", [])],
)
def test_a_rate_shown_as_its_limit_but_above_it_is_refused(facts, support, codes):
    facts = _with_money(facts, 10_000_000, support, Decimal(10_000_000) - Decimal(support))

    assert _codes(facts) == codes


def test_a_refused_rate_says_value_and_limit(facts):
    judged = judge(_with_money(facts, 10_000_000, 9_500_000, 500_000))

    rate = next(row for row in judged if row.verdict.code == "rate_above")
    assert (rate.value, rate.limit, rate.share, rate.mark) == ("%95", "en çok %90", Decimal(95), Decimal(90))


@given(
    total=st.integers(1, 10**12),
    support=st.integers(0, 10**12),
    limit=st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False),
)
def test_rates_are_judged_as_exact_fractions(total, support, limit):
    """Kuruş in, per cent out: the verdict is that of the exact fraction, whatever the rounding shows."""
    facts = _bare_facts(Decimal(total) / 100, Decimal(support) / 100, limit)

    codes = {row.verdict.code for row in judge(facts)}

    share = Fraction(support * 100, total)
    assert ("rate_below" in codes) == (share < Fraction(limit))
    assert ("rate_above" in codes) == (share > Fraction(limit))


def _bare_facts(cost, support, limit):
    """Facts without a database: only the money is judged here."""
    none = dict.fromkeys(("min_budget", "max_budget", "min_support", "max_support", "min_own_share", "max_months"))
    support_type = SimpleNamespace(**none, code="project", min_rate=limit, max_rate=limit)
    place = SimpleNamespace(pk=1, agency_id=1)
    proposal = SimpleNamespace(
        title="", summary="", support_type_id=1, support_type=support_type, months=1, province_id=1, province=place,
        district="", main_measure_id=None, main_measure=None, contact_name="", contact_email="",
        organisation=SimpleNamespace(province=place, type="municipality", get_type_display=lambda: ""),
        call=SimpleNamespace(agency=SimpleNamespace(pk=1)), edition_id=1,
    )  # fmt: skip
    values = SimpleNamespace(vat_eligible=True, secondary_measures=3)
    rules = SimpleNamespace(provinces={1}, applicant_types={}, values=values)
    stage = SimpleNamespace(questions=(), document_slots=(), needs=lambda _section: False, asks=lambda _section: False)
    money = {
        "budget_lines": (BudgetLine(quantity=Decimal(1), unit_price=cost),),
        "funding_sources": (FundingSource(kind=FundingKind.SUPPORT, amount=support),),
    }
    return with_parts(Facts(proposal, rules, stage), **{**BLANK, **money, "authority_paper": AuthorityPaper()})


@pytest.mark.parametrize(("own", "codes"), [("999.99", ["unbalanced", "own_share_below"]), ("1000.00", [])])
def test_the_own_share_has_a_floor_and_must_balance(facts, own, codes):
    limits = {"min_budget": None, "min_support": None, "min_own_share": Decimal(10)}

    assert _codes(_with_money(facts, 10_000, 9_000, own, **limits)) == codes


@pytest.mark.parametrize(("own", "codes"), [("399999.99", ["unbalanced"]), ("400000.01", ["unbalanced"])])
def test_sources_and_costs_must_be_equal_to_the_kurus(facts, own, codes):
    assert _codes(_with_money(facts, 2_000_000, 1_600_000, own)) == codes


def test_no_rate_is_judged_while_there_is_no_cost(facts):
    facts = with_parts(facts, budget_lines=(), funding_sources=())

    codes = _codes(facts)

    assert codes == ["budget_missing", "budget_below", "support_missing", "support_below"]


def test_without_a_support_type_its_limits_are_silent(facts):
    facts.proposal.support_type = None

    assert _codes(with_parts(facts, budget_lines=(), funding_sources=())) == [
        "support_type_missing",
        "budget_missing",
        "support_missing",
    ]


def test_a_place_outside_the_calls_provinces_is_refused(facts, cast):
    facts.proposal.province = cast["other_owner"].memberships.get().organisation.province

    assert _codes(facts) == ["place_outside"]


def test_an_applicant_outside_the_calls_provinces_is_refused(facts, cast):
    facts = with_parts(facts, authority_paper=facts.authority_paper)
    facts.proposal.organisation = cast["other_owner"].memberships.get().organisation

    assert _codes(facts) == ["applicant_outside"]


def test_a_province_that_the_rules_leave_out_is_refused(facts):
    facts = with_parts(facts, rules=replace(facts.rules, provinces=frozenset()))

    assert _codes(facts) == ["place_outside", "applicant_outside"]


@pytest.mark.parametrize(
    ("kind", "code", "allowed"),
    [
        (OrganisationType.MUNICIPALITY, "", True),
        (OrganisationType.AGENCY, "type_needs_expert", True),
        (OrganisationType.ASSOCIATION, None, None),
    ],
)
def test_a_type_of_applicant_is_fit_unfit_or_for_the_expert(facts, kind, code, allowed):
    facts.proposal.organisation.type = kind
    ruled = facts.rules.applicant_types.get(kind)

    row = next(row for row in judge(facts) if str(row.label) == "Başvuru sahibinin türü")

    if code is None:
        code, allowed = {"ineligible": ("type_ineligible", False), "expert": ("type_needs_expert", True)}[ruled]
    assert (row.verdict.code, bool(row.verdict)) == (code, allowed)
    assert row.is_warning == (code == "type_needs_expert")


def test_a_type_that_the_rules_do_not_name_is_unfit(facts):
    facts = with_parts(facts, rules=replace(facts.rules, applicant_types={}))

    assert _codes(facts) == ["type_ineligible"]


def test_an_organisation_must_show_who_speaks_for_it(facts):
    assert _codes(with_parts(facts, authority_paper=None)) == ["authority_missing"]


State = AuthorityPaper.State


@pytest.mark.parametrize(
    ("state", "scan", "code"),
    [
        (State.CONFIRMED, Scan.CLEAN, ""),
        (State.CONFIRMED, Scan.UNCHECKED, ""),
        (State.CONFIRMED, Scan.INFECTED, "authority_infected"),
        (State.PENDING, Scan.CLEAN, ""),
        (State.PENDING, Scan.WAITING, "authority_being_checked"),
        (State.PENDING, Scan.INFECTED, "authority_infected"),
        (State.REFUSED, Scan.CLEAN, "authority_refused"),
        (State.REPLACED, Scan.CLEAN, "authority_refused"),
    ],
)
def test_only_a_paper_accepted_or_still_to_be_looked_at_speaks_for_it(facts, state, scan, code):
    paper = AuthorityPaper(state=state, scan=scan, file_name="Ayşe Yılmaz yetki.pdf", reason="Ayşe Hanım imzalamamış.")

    judged = [one for one in judge(with_parts(facts, authority_paper=paper)) if one.is_obstacle or one.is_warning]

    assert [one.verdict.code for one in judged] == [code][: len(code)]
    assert all(one.is_warning == (code == "authority_being_checked") for one in judged)
    assert not any("Ayşe" in str(one.verdict.reason) for one in judged)


def test_a_measure_of_another_edition_is_refused(facts):
    facts.proposal.main_measure = make_edition().measures.first()

    assert _codes(facts) == ["measure_of_other_edition"]


@pytest.mark.parametrize(("count", "codes"), [(2, []), (3, []), (4, ["too_many_measures"])])
def test_secondary_measures_have_a_limit(facts, count, codes):
    measure = facts.proposal.call.edition.measures.last()

    assert _codes(with_parts(facts, secondary_measures=(measure,) * count)) == codes


@pytest.mark.parametrize(("over", "codes"), [(-1, []), (0, []), (1, ["answer_too_long"])])
def test_an_answer_has_a_limit_in_characters(facts, over, codes):
    question = facts.stage.questions[0]
    answers = {**facts.answers, question.pk: "ğ" * (question.limit + over)}

    assert _codes(with_parts(facts, answers=answers)) == codes


def test_only_required_questions_must_be_answered(facts):
    required = [question for question in facts.stage.questions if question.is_required]

    assert _codes(with_parts(facts, answers={})) == ["answer_missing"] * len(required)


def test_only_required_papers_must_be_there(facts):
    required = [slot for slot in facts.slots if slot.is_required]

    assert _codes(with_parts(facts, documents=())) == ["document_missing"] * len(required)


@pytest.mark.parametrize(
    ("closes_at", "valid_until", "code"),
    [
        ((2026, 4, 1, 0, 0), None, "expiry_missing"),
        ((2026, 4, 1, 0, 0), (2026, 3, 30), "document_expired"),
        ((2026, 4, 1, 0, 0), (2026, 3, 31), ""),
        ((2026, 4, 1, 0, 1), (2026, 3, 31), "document_expired"),
        ((2026, 4, 1, 0, 1), (2026, 4, 1), ""),
    ],
)
def test_a_paper_must_hold_on_the_day_of_the_last_moment(facts, closes_at, valid_until, code):
    facts.proposal.call_stage.closes_at = dt.datetime(*closes_at, tzinfo=ISTANBUL)
    slot, paper = facts.stage.document_slots[0], facts.documents[0]
    slot.asks_expiry, paper.slot_id, paper.valid_until = True, slot.pk, valid_until and dt.date(*valid_until)

    rows = [row.verdict.code for row in judge(with_parts(facts, documents=(paper,))) if row.label == slot.name]

    assert rows[-1] == code


def test_every_section_with_a_rule_is_judged(facts):
    judged = {row.section for row in judge(facts)}

    assert judged == set(SectionKey) - {SectionKey.PARTNERS}


def test_net_costs_count_where_vat_is_not_eligible(cast):
    call = make_call(rule_set=make_rule_set(frozen=True, values={"vat_eligible": "no"}))
    facts = facts_of(make_ready_draft(call, cast.organisation, cast["owner"]))
    line = BudgetLine(quantity=Decimal(1), unit_price=Decimal(100), vat_rate=Decimal(20))

    facts = with_parts(facts, budget_lines=(line,))

    assert facts.total_cost == Decimal("100.00")

"""What is said while somebody types: the same rules, the same suggestion, nothing written."""

from decimal import Decimal

import pytest

from applications.choices import FundingKind, SectionKey
from applications.queries.sections import rows_of
from tests.factories.drafts import LINE, add_row, write
from tests.factories.priorities import first_measure, make_key

pytestmark = pytest.mark.django_db
TYPED = {"description": "Cihaz", "unit": "adet", "quantity": "3", "unit_price": "100", "vat_rate": "20"}


def _meters(response):
    return {str(meter.label): meter.value for meter in response.context["meters"]}


def test_a_line_is_added_up_with_the_rules_as_if_it_stood_there(owner, draft, cast, address):
    head = draft.call.rule_set.budget_heads.first()
    write(draft, SectionKey.PROJECT, by=cast["owner"], support_type_id=_support(draft).pk)
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)

    response = owner.post(address("row_look", draft, "budget"), {**TYPED, "head_id": head.pk})

    assert (response.context["line"].gross, response.context["facts"].total_cost) == (360, Decimal(2_000_360))
    assert "toplam <strong>360,00 TL</strong>" in response.content.decode()
    assert rows_of(draft, SectionKey.BUDGET).count() == 1


def test_a_row_that_is_changed_counts_once(owner, draft, cast, address):
    head = draft.call.rule_set.budget_heads.first()
    key = add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=head.pk)

    look = f"{address('row_look', draft, 'budget')}?satir={key}"
    response = owner.post(look, {**TYPED, "head_id": head.pk})

    assert response.context["facts"].total_cost == 360


def test_half_a_row_shows_the_rules_of_what_is_saved(owner, draft, cast, address):
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind=FundingKind.OWN, giver="", amount=Decimal(5))

    half = owner.post(address("row_look", draft, "funding"), {"kind": "support", "amount": "1.250"})
    whole = owner.post(address("row_look", draft, "funding"), {"kind": "support", "amount": "7"})

    assert (half.context["is_whole"], whole.context["is_whole"]) == (False, True)
    balance = "Kaynaklar ile bütçenin farkı"
    assert [_meters(each)[balance] for each in (half, whole)] == ["5,00 TL", "12,00 TL"]


def _support(draft):
    return draft.call.rule_set.support_types.first()


@pytest.mark.parametrize(("section", "status"), [("partners", 404), ("budget", 200)])
def test_only_money_is_added_up(owner, draft, address, section, status):
    assert owner.post(address("row_look", draft, section), {}).status_code == status


@pytest.mark.parametrize(("section", "beside"), [("budget", True), ("funding", True), ("partners", False)])
def test_the_page_of_a_row_holds_the_rules_already(owner, draft, sign_in, address, section, beside):
    page = owner.get(address("row_new", draft, section)).content.decode()
    viewed = sign_in("viewer").get(address("row_new", draft, section)).content.decode()

    assert [address("row_look", draft, section) in html for html in (page, viewed)] == [beside, False]


def test_the_suggestion_while_typing_is_that_of_the_page(owner, draft, cast, address):
    measure = first_measure(draft.edition)
    make_key(measure, "soğuk hava deposu")
    words = {"title": "SOĞUK HAVA DEPOSU", "summary": "Kayısı için."}

    typed = owner.post(address("measures_look", draft), words)
    write(draft, SectionKey.PROJECT, by=cast["owner"], **words)
    page = owner.get(address("proposal_section", draft, "priorities") + "?oneri=goster")

    assert [near.measure for near in typed.context["near"]] == [measure]
    assert typed.context["near"] == page.context["near"]
    choices = address("proposal_section", draft, "priorities")
    assert f'href="{choices}#ana-{measure.pk}"' in typed.content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [({}, "Önce projenin adını"), ({"title": " \u200b"}, "Önce projenin adını"), ({"title": "Zzz"}, "bulunamadı")],
)
def test_a_text_that_leads_nowhere_says_so(owner, draft, address, words, said):
    assert said in owner.post(address("measures_look", draft), words).content.decode()


def test_the_project_page_offers_it_to_who_may_write(owner, draft, sign_in, address):
    pages = [client.get(address("proposal_section", draft, "project")) for client in (owner, sign_in("viewer"))]

    assert [address("measures_look", draft) in page.content.decode() for page in pages] == [True, False]

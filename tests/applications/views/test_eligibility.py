"""The self-check: reasons and sources on the page, what was typed kept, carried signed into a draft."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.choices import ApplicantVerdict
from applications.forms.eligibility import OTHER
from applications.models import Proposal, SourceDocument
from applications.views import carrying
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models import Organisation
from cmdp.outbox.models import Letter
from tests.factories.people import NOON, PASSWORD
from tests.factories.regions import make_province
from tests.factories.rules import live_call, make_call

pytestmark = pytest.mark.django_db
NAME, HOUR = f"{carrying.NAME}_tr", dt.timedelta(hours=1)


@pytest.fixture
def call(cast):
    return live_call(agency=cast.agency)


@pytest.fixture
def fields(call, cast):
    support = call.rule_set.support_types.first()
    return {
        "province_id": cast.organisation.province_id,
        "type": cast.organisation.type,
        "support_type_id": support.pk,
        "cost": "2.000.000",
        "own_share": "400.000,00",
        "months": "12",
    }


def _address(call, route="eligibility"):
    return reverse(f"applications:{route}", args=[call.public_id])


def _answers(client, call, fields):
    response = client.get(_address(call), fields)
    return {str(point.label): point for point in response.context["points"]}, response


def _sign_in(client, person):
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")


def test_the_blank_page_asks_and_may_be_kept_by_everyone(client, call):
    response = client.get(_address(call))

    assert "points" not in response.context
    assert "public" in response["Cache-Control"]


def test_what_fits_is_said_to_fit_with_its_rule_and_its_mark(client, call, fields):
    points, response = _answers(client, call, fields)

    assert {point.answer for point in points.values()} == {ApplicantVerdict.ELIGIBLE}
    assert response.context["answer"] == ApplicantVerdict.ELIGIBLE
    assert "varsayılan" in response.content.decode()
    support = call.rule_set.support_types.first()
    assert points["Süre"].limit == f"en çok {support.max_months} ay"


def test_an_answer_costs_seven_queries(client, call, fields, django_assert_num_queries):
    _answers(client, call, fields)

    with django_assert_num_queries(7):
        _answers(client, call, fields)


def test_the_papers_that_will_be_asked_are_those_of_such_an_applicant(client, call, fields):
    shown = []
    for type_ in ("municipality", "public"):
        page = client.get(_address(call), {**fields, "type": type_})
        shown.append([slot.key for _stage, slots in page.context["slots"] for slot in slots])

    assert ("organ_decision" in shown[0], "organ_decision" in shown[1], "approval" in shown[1]) == (True, False, True)


def test_a_confirmed_rule_shows_its_paper(client, call, fields):
    paper = SourceDocument.objects.create(title="2026 usul ve esasları", url="https://ornek.test/esaslar")
    call.rule_set.applicant_types.update(source=paper, is_confirmed=True)

    points, response = _answers(client, call, fields)

    assert points["Başvuru sahibinin türü"].row.source == paper
    assert 'href="https://ornek.test/esaslar"' in response.content.decode()


def test_each_kind_of_body_hears_its_own_answer(client, call, fields):
    verdicts = dict(call.rule_set.applicant_types.values_list("type", "verdict"))

    heard = {
        kind: _answers(client, call, {**fields, "type": kind})[0]["Başvuru sahibinin türü"].answer
        for kind in [*OrganisationType.values, OTHER]
    }

    told = {kind: verdicts.get(kind, ApplicantVerdict.INELIGIBLE) for kind in heard}
    assert heard == told
    assert set(heard.values()) >= {ApplicantVerdict.ELIGIBLE, ApplicantVerdict.INELIGIBLE}


def test_an_experts_look_warns_and_does_not_block(client, call, fields):
    call.rule_set.applicant_types.filter(type=fields["type"]).update(verdict=ApplicantVerdict.EXPERT)

    points, response = _answers(client, call, fields)

    assert points["Başvuru sahibinin türü"].tone == "warning"
    assert response.context["answer"] == ApplicantVerdict.EXPERT
    assert _address(call, "eligibility_start") in response.content.decode()


def test_what_does_not_fit_says_why_and_does_not_block(client, call, fields):
    other = make_province("Sivas")

    points, response = _answers(client, call, {**fields, "province_id": other.pk})

    assert points["Uygulama ili"].answer == ApplicantVerdict.INELIGIBLE
    assert str(points["Uygulama ili"].reason) in response.content.decode()
    assert _address(call, "eligibility_start") in response.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cost", "1.250"),
        ("cost", "NaN"),
        ("cost", "0"),
        ("cost", "-5"),
        ("cost", "çok <b>pahalı</b>"),
        ("own_share", "2.000.000,01"),
        ("own_share", ""),
        ("months", "0"),
        ("months", "on iki"),
        ("months", "9999999999"),
        ("type", "belediye"),
        ("support_type_id", "999999999"),
        ("support_type_id", "x\x00"),
        ("province_id", "999999999999999999999"),
        ("province_id", ""),
    ],
)
def test_bad_input_is_told_and_everything_typed_stays(client, call, fields, name, value):
    typed = {**fields, name: value}

    response = client.get(_address(call), typed)

    form = response.context["form"]
    assert (response.status_code, list(form.errors), "points" in response.context) == (200, [name], False)
    assert {key: form[key].value() for key in typed} == {key: str(text) for key, text in typed.items()}
    assert "<b>pahalı" not in response.content.decode()


@pytest.mark.parametrize(("persona", "organisation"), [("owner", True), ("newcomer", False)])
def test_what_was_typed_comes_along_through_signing_in(client, cast, call, fields, persona, organisation):
    away = client.post(_address(call, "eligibility_start"), fields)
    start = reverse("applications:proposal_start", args=[call.public_id])
    assert (away.status_code, away["Location"]) == (302, start)
    assert client.get(start)["Location"].endswith(f"?next={start}")
    _sign_in(client, cast[persona])

    page = client.get(start)

    assert ("Projenin toplam maliyeti" in page.content.decode()) is organisation
    assert [words for _label, words in page.context["typed"]][3:] == ["2.000.000,00 TL", "400.000,00 TL", "12"]


def test_the_draft_begins_with_it_and_the_browser_forgets_it(client, cast, call, fields):
    client.post(_address(call, "eligibility_start"), fields)
    _sign_in(client, cast["owner"])
    start = reverse("applications:proposal_start", args=[call.public_id])

    answer = client.post(start, {"organisation": cast.organisation.public_id, "with_typed": "on"})

    draft = Proposal.objects.get()
    assert (draft.months, draft.support_type_id, draft.funding_sources.count()) == (12, fields["support_type_id"], 2)
    assert answer.cookies[NAME]["max-age"] == 0


def test_what_was_typed_comes_along_through_signing_up(client, call, fields):
    away = client.post(_address(call, "eligibility_start"), fields)
    sign_in = client.get(away["Location"])["Location"]
    client.post(
        sign_in.replace("/giris/", "/kayit/"),
        {"full_name": "Ayşe Işık", "email": "ayse@ornek.test", "password1": PASSWORD, "next": away["Location"]},
    )
    confirm = re.search(r"http://testserver(/\S*hesap/\S+)", Letter.objects.get(kind="account_confirm").text).group(1)

    landed = client.post(confirm)

    page = client.get(landed["Location"])
    assert landed["Location"] == away["Location"]
    assert [words for _label, words in page.context["typed"]][3:] == ["2.000.000,00 TL", "400.000,00 TL", "12"]


def test_the_whole_way_of_somebody_new_whose_address_is_confirmed_the_next_day(client, call, fields, time_machine):
    away = client.post(_address(call, "eligibility_start"), fields)["Location"]
    person = {"full_name": "Ayşe Işık", "email": "ayse@ornek.test", "password1": PASSWORD, "next": away}
    client.post(client.get(away)["Location"].replace("/giris/", "/kayit/"), person)
    confirm = re.search(r"http://testserver(/\S*hesap/\S+)", Letter.objects.get(kind="account_confirm").text).group(1)

    time_machine.move_to(timezone.now() + 20 * HOUR)
    sign_in = client.post(confirm)["Location"]
    landed = client.post(sign_in, {"login": "ayse@ornek.test", "password": PASSWORD})["Location"]
    waits = client.get(landed)
    found = client.get(reverse("accounts:organisation_find"), {"vkn": "4540536920"})
    added = client.post(reverse("accounts:organisation_new"), _municipality(fields))["Location"]
    page = client.get(added)
    answer = client.post(
        added, {"organisation": Organisation.objects.get(name="Işık Belediyesi").public_id, "with_typed": "on"}
    )

    draft = Proposal.objects.get()
    assert [landed, added] == [away, away]
    assert "en çok 72 saat saklanır" in waits.text
    assert f'href="{away}"' in found.text
    assert [words for _label, words in page.context["typed"]][3:] == ["2.000.000,00 TL", "400.000,00 TL", "12"]
    assert (draft.months, draft.support_type_id, draft.funding_sources.count()) == (12, fields["support_type_id"], 2)
    assert answer["Location"] == reverse("applications:proposal_detail", args=[draft.public_id])
    assert "Başlatmak istediğiniz başvuru" not in client.get(reverse("accounts:organisations")).text


def _municipality(fields):
    body = {"name": "Işık Belediyesi", "type": OrganisationType.MUNICIPALITY, "vkn": "4540536920"}
    return {**body, "province": fields["province_id"]}


def test_what_was_typed_is_there_in_the_other_language_too(client, cast, call, fields):
    away = client.post(_address(call, "eligibility_start"), fields)["Location"]
    _sign_in(client, cast["owner"])
    carried, english = {name: client.cookies[f"{carrying.NAME}_{name}"]["path"] for name in ("tr", "en")}, f"/en{away}"

    del client.cookies[NAME]  # a browser sends each to its own page alone

    assert (carried, bool(client.get(english).context["typed"])) == ({"tr": away, "en": english}, True)


def test_whoever_must_add_an_organisation_first_is_led_back_without_a_self_check_too(client, cast, call):
    _sign_in(client, cast["newcomer"])
    start = reverse("applications:proposal_start", args=[call.public_id])
    pages = [reverse(f"accounts:{name}") for name in ("organisations", "organisation_find", "home")]
    before = [start in client.get(page).text for page in pages]

    client.get(start)

    assert (before, [start in client.get(page).text for page in pages]) == ([False] * 3, [True] * 3)
    assert f'href="/en{start}"' in client.get(f"/en{pages[0]}").text


def test_a_way_back_that_nobody_signed_leads_nowhere(client, cast):
    _sign_in(client, cast["newcomer"])
    client.cookies["cmdp_donus"] = "https://kotu.ornek/"

    assert "kotu.ornek" not in client.get(reverse("accounts:organisations")).text


def test_one_may_begin_without_it(client, cast, call, fields):
    client.post(_address(call, "eligibility_start"), fields)
    _sign_in(client, cast["owner"])

    client.post(
        reverse("applications:proposal_start", args=[call.public_id]), {"organisation": cast.organisation.public_id}
    )

    assert Proposal.objects.get().months is None


def test_what_is_carried_is_signed_short_lived_and_for_one_page(client, call, fields, settings):
    settings.CARRIED_HOURS = 5
    cookie = client.post(_address(call, "eligibility_start"), fields).cookies[NAME]

    start = reverse("applications:proposal_start", args=[call.public_id])
    assert (cookie["path"], cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (
        start,
        5 * 60 * 60,
        True,
        "Lax",
    )
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("hours", [71, 73])
def test_it_is_worth_nothing_after_its_hours(client, cast, fields, call, time_machine, hours):
    time_machine.move_to(NOON, tick=False)
    client.post(_address(call, "eligibility_start"), fields)
    time_machine.move_to(NOON + hours * HOUR, tick=False)
    _sign_in(client, cast["owner"])

    page = client.get(reverse("applications:proposal_start", args=[call.public_id]))

    assert bool(page.context["typed"]) is (hours < 72)


def test_a_changed_or_a_foreign_one_is_no_one(client, cast, call, fields):
    client.post(_address(call, "eligibility_start"), fields)
    _sign_in(client, cast["owner"])
    other = live_call(agency=cast.agency)

    foreign = client.get(reverse("applications:proposal_start", args=[other.public_id]))
    del client.cookies[f"{carrying.NAME}_en"]
    client.cookies[NAME] = client.cookies[NAME].value.replace("12", "13", 1)
    changed = client.get(reverse("applications:proposal_start", args=[call.public_id]))

    assert (foreign.context["typed"], changed.context["typed"]) == ([], [])


def test_bad_input_starts_nothing_and_stays(client, call, fields):
    response = client.post(_address(call, "eligibility_start"), {**fields, "cost": "çok"})

    assert (response.status_code, list(response.context["form"].errors), NAME in response.cookies) == (
        200,
        ["cost"],
        False,
    )


def test_a_closed_call_answers_and_starts_nothing(client, cast, fields):
    call = make_call(agency=cast.agency, closes_at=NOON.replace(year=2025), opens_at=NOON.replace(year=2024))
    support = call.rule_set.support_types.first()

    points, response = _answers(client, call, {**fields, "support_type_id": support.pk})

    assert points
    assert "Çağrı kapandı" in response.content.decode()
    assert _address(call, "eligibility_start") not in response.content.decode()


def test_page_list_and_home_lead_to_it(client, call):
    pages = [reverse("applications:call", args=[call.public_id]), reverse("applications:call_list"), "/"]

    for page in pages:
        assert f'href="{_address(call)}"' in client.get(page, follow=True).content.decode()

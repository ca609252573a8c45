"""The managers' calls and what everybody reads of them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.models import Call
from priorities.models import Edition
from tests.factories.people import join
from tests.factories.priorities import make_edition
from tests.factories.regions import make_agency
from tests.factories.rules import make_call, make_rule_set

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = dt.timedelta(days=1)


@pytest.fixture
def manager(client, cast):
    client.force_login(cast["manager"], backend=BACKEND)
    return client


@pytest.fixture
def now():
    return timezone.now()


def _at(name, call, *arguments):
    return reverse(f"applications:{name}", args=[call.public_id, *arguments])


def _fields(rule_set, **changed):
    usual = {
        "rule_set": rule_set.pk,
        "programme_year": "2026",
        "title_tr": "Samsun 2026",
        "title_en": "Samsun 2026 call",
        "envelope": "25.000.000,00",
    }
    return {**usual, **changed}


def _window(order, opens, closes):
    return {
        f"opens_{order}_0": opens[0],
        f"opens_{order}_1": opens[1],
        f"closes_{order}_0": closes[0],
        f"closes_{order}_1": closes[1],
    }


def test_a_manager_prepares_a_call_and_announces_it(manager, cast):
    make_edition()
    rule_set = make_rule_set()
    shown = manager.get(reverse("applications:manager_call_new"))

    made = manager.post(reverse("applications:manager_call_new"), _fields(rule_set, agency=cast.agency.pk))
    call = Call.objects.get()
    window = _window(1, ("01.12.2098", "09.00"), ("05.01.2099", "16.00"))
    manager.post(_at("manager_call_windows", call), {"version": 0, **window})
    before = manager.get(_at("manager_call_publish", call)).content.decode()
    manager.post(_at("manager_call_publish", call), {"edition": Edition.objects.get().pk})

    call.refresh_from_db()
    stage = call.stages.get()
    assert (shown.status_code, made.url) == (200, _at("manager_call_windows", call))
    assert "Kural seti dondurulur" in before
    assert "5 Ocak 2099 Pazartesi, 16.00 (dâhil)" in before
    assert stage.closes_at == dt.datetime(2099, 1, 5, 13, 1, tzinfo=dt.UTC)
    assert stage.opens_at == dt.datetime(2098, 12, 1, 6, 0, tzinfo=dt.UTC)
    assert (call.state, call.rule_set.is_frozen) == ("published", True)
    assert "Herkese açık sayfası" in manager.get(_at("manager_call", call)).content.decode()


def test_the_calendar_shows_back_the_last_minute_that_counts(manager, cast):
    call = make_call(agency=cast.agency, published=False)
    call.stages.update(closes_at=dt.datetime(2099, 1, 5, 13, 1, tzinfo=dt.UTC))

    page = manager.get(_at("manager_call_windows", call)).content.decode()

    assert ('value="05.01.2099"' in page, 'value="16.00"' in page) == (True, True)


def test_a_calendar_that_closes_before_it_opens_is_refused(manager, cast):
    call = make_call(agency=cast.agency, published=False)
    window = _window(1, ("05.01.2099", "09.00"), ("04.01.2099", "16.00"))

    response = manager.post(_at("manager_call_windows", call), {"version": 0, **window})

    assert list(response.context["form"].errors) == ["closes_1"]


def test_a_half_written_calendar_is_refused_beside_its_field(manager, cast):
    call = make_call(agency=cast.agency, published=False)

    response = manager.post(
        _at("manager_call_windows", call), {"version": 0, **_window(1, ("05.01.2099", ""), ("99.99.2099", "16.00"))}
    )

    assert set(response.context["form"].errors) == {"opens_1", "closes_1"}


def test_without_an_edition_of_the_priorities_no_call_is_prepared(manager):
    response = manager.get(reverse("applications:manager_call_new"), follow=True)

    assert "Yayımlanmış bir öncelik metni yok" in response.content.decode()


def test_a_manager_of_two_agencies_chooses(manager, cast):
    make_edition()
    join(cast["manager"], "agency_manager", make_agency("TR72"))

    form = manager.get(reverse("applications:manager_call_new")).context["form"]

    assert (form.fields["agency"].widget.is_hidden, len(form.fields["agency"].queryset)) == (False, 2)


def test_a_call_with_a_bad_envelope_keeps_what_was_typed(manager, cast):
    make_edition()
    fields = _fields(make_rule_set(), agency=cast.agency.pk, envelope="-5")

    response = manager.post(reverse("applications:manager_call_new"), fields)

    assert list(response.context["form"].errors) == ["envelope"]
    assert "Samsun 2026 call" in response.content.decode()


def test_a_draft_is_edited(manager, cast):
    call = make_call(agency=cast.agency, published=False)
    fields = _fields(call.rule_set, version=0, title_tr="Yeni başlık", completion_days="7", is_rolling="on")
    shown = manager.get(_at("manager_call_edit", call)).context["form"]

    manager.post(_at("manager_call_edit", call), fields)

    call.refresh_from_db()
    assert shown["title_tr"].value() == call.title_tr or shown["title_tr"].value() != "Yeni başlık"
    assert (call.title_tr, call.completion_days, call.is_rolling) == ("Yeni başlık", 7, True)


def test_a_stale_edit_of_a_call_is_refused(manager, cast):
    call = make_call(agency=cast.agency, published=False, version=3)

    response = manager.post(_at("manager_call_edit", call), _fields(call.rule_set, version=0))

    assert "başka biri değiştirdi" in response.content.decode()


def test_a_call_that_cannot_be_announced_says_why(manager, cast):
    call = make_call(agency=cast.agency, published=False)
    call.stages.all().delete()

    page = manager.get(_at("manager_call_publish", call)).content.decode()

    assert "takvimi eksik" in page
    assert "Takvim henüz yazılmadı." in manager.get(_at("manager_call", call)).content.decode()


def test_a_call_is_announced_with_the_edition_in_force_when_it_opens(manager, cast, now):
    opening = make_edition(at=now - DAY, valid_from=now + 2 * DAY)
    overtaken = make_edition(at=now - DAY, valid_from=now + 9 * DAY)
    later = make_edition(at=now - DAY, valid_from=now + 5 * DAY)
    times = {"opens_at": now + 3 * DAY, "closes_at": now + 8 * DAY}
    call = make_call(agency=cast.agency, published=False, edition=opening, **times)

    field = manager.get(_at("manager_call_publish", call)).context["form"].fields["edition"]

    assert field.initial == opening
    assert {opening, later} <= set(field.queryset)
    assert overtaken not in field.queryset


def test_a_close_is_moved_later_with_a_reason(manager, cast, now):
    call = make_call(agency=cast.agency, opens_at=now - DAY, closes_at=now + DAY)
    address = _at("manager_call_extend", call, 1)
    later = {"closes_at_0": "05.01.2099", "closes_at_1": "16.00"}

    without = manager.post(address, later)
    manager.post(address, {**later, "reason": "Sel nedeniyle"})

    assert list(without.context["form"].errors) == ["reason"]
    assert call.stages.get().closes_at == dt.datetime(2099, 1, 5, 13, 1, tzinfo=dt.UTC)


def test_an_earlier_close_is_refused_in_the_form(manager, cast, now):
    call = make_call(agency=cast.agency, opens_at=now - DAY, closes_at=now + DAY)
    earlier = {"closes_at_0": "05.01.2020", "closes_at_1": "16.00", "reason": "Kısalt"}

    response = manager.post(_at("manager_call_extend", call, 1), earlier)

    assert "kısaltılamaz" in response.content.decode()


def test_a_stage_that_is_not_there_is_not_found(manager, cast):
    assert manager.get(_at("manager_call_extend", make_call(agency=cast.agency), 7)).status_code == 404


def test_the_list_of_calls_shows_drafts_and_windows(manager, cast, now):
    empty = manager.get(reverse("applications:manager_calls")).content.decode()
    make_call(agency=cast.agency, published=False)
    make_call(agency=cast.agency, opens_at=now - DAY, closes_at=now + DAY)

    page = manager.get(reverse("applications:manager_calls")).content.decode()

    assert "Henüz çağrı yok" in empty
    assert ("hazırlanıyor" in page, "açık" in page) == (True, True)


def test_the_home_page_names_the_open_call_its_clock_and_who_may_apply(client, now):
    make_call(opens_at=now - DAY, closes_at=now + 2 * DAY)

    page = client.get(reverse("applications:home")).content.decode()

    assert "Samsun 2026 proje desteği" in page
    assert "1 gün 23 saat kaldı" in page
    assert "süre en çok 18 ay" in page
    assert ("Belediye" in page, "Kalkınma ajansı</li>" in page) == (True, False)


def test_the_home_page_without_a_call_says_so(client, now):
    nothing = client.get(reverse("applications:home")).content.decode()
    make_call(opens_at=now + DAY, closes_at=now + 2 * DAY)

    coming = client.get(reverse("applications:home")).content.decode()

    assert "Yeni çağrı ilan edildiğinde burada görünür." in nothing
    assert "Yakında açılacak:" in coming


def test_an_open_call_without_a_type_of_support_still_has_its_card(client, now):
    call = make_call(opens_at=now - DAY, closes_at=now + DAY)
    call.rule_set.support_types.all().delete()

    assert call.title_tr in client.get(reverse("applications:home")).content.decode()


def test_the_list_of_calls_tells_open_coming_and_closed_apart(client, now):
    for opens, closes in ((-2, 2), (1, 2), (-3, -1)):
        make_call(opens_at=now + opens * DAY, closes_at=now + closes * DAY)

    response = client.get(reverse("applications:call_list"))

    assert [len(response.context[name]) for name in ("open_calls", "coming", "closed")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("opens", "words"),
    [
        (-1, "kaldı"),
        (1, "Henüz açılmadı"),
        (-9, "Çağrı kapandı"),
    ],
)
def test_a_call_page_shows_its_clock_its_rules_and_its_questions(client, now, opens, words):
    call = make_call(opens_at=now + opens * DAY, closes_at=now + (opens + 2) * DAY)

    page = client.get(_at("call", call)).content.decode()

    assert words in page
    assert "Projenin amacı ve özel hedefleri nedir?" in page
    assert "Tedbirle" in page or "tedbir" in page
    assert "Seçilen tedbirle ilgisi yok." in page


def test_the_second_stage_takes_no_new_files(client, now):
    call = make_call(opens_at=now - 3 * DAY, closes_at=now - DAY, stages=2)

    page = client.get(_at("call", call)).content.decode()

    assert "Bu aşamaya yalnızca önceki aşaması onaylanan başvurular girer." in page


def test_a_call_judged_by_opinion_shows_no_grid(client, now):
    rule_set = make_rule_set(values={"assessment_mode": "opinion"}, frozen=True)
    call = make_call(rule_set=rule_set, opens_at=now - DAY, closes_at=now + DAY, is_rolling=True)

    page = client.get(_at("call", call)).content.decode()

    assert "Puanlama tablosu" not in page
    assert "Çağrı süreklidir" in page


def test_pages_speak_english_under_en(client, now):
    call = make_call(opens_at=now - DAY, closes_at=now + DAY)

    page = client.get("/en" + _at("call", call)).content.decode()

    assert call.title_en in page
    assert "What are the aim and the specific objectives of the project?" in page

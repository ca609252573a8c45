"""What is typed in a section survives a lost connection, a crash, an ended session, a second window and another person."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.choices import SectionKey
from applications.models import CallStage, Proposal
from tests.factories.drafts import make_draft_of, write
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.browser import listen, sign_in, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "uzun-ve-gizli-parola-7"
HARD = 'Şişhane’nin “ölçüm” köprüsü — %12,5 <b>&amp;</b> "tırnak" 👩‍🔧\n\nikinci satır\tsekme'
CUT = """() => { const whole = Response.prototype.text; Response.prototype.text = function () {
  Response.prototype.text = whole; return Promise.reject(new TypeError("cut off")); } }"""
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('cmdp.typed:')).length"


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def set_clock():
    """The browser's own clock is real: calls here are open now."""


@pytest.fixture
def draft(cast):
    cast["owner"].set_password(PASSWORD)
    cast["owner"].save()
    return make_draft_of(live_call(), cast.organisation, cast["owner"])


@pytest.fixture
def desk(chromium, live_server, cast, draft):
    """The project section of the draft, as the owner."""
    with windows(chromium, live_server.url) as open_it:

        def open_desk():
            page = open_it(f"/basvurular/{draft.public_id}/proje/", person=cast["owner"])
            expect(page.get_by_label("yazdıklarım bu cihazda saklansın")).to_be_visible()  # the script is there
            return page

        yield open_desk


def _post(page, act):
    """The first post that the page makes by itself after ``act``, held back until the test lets it go."""
    held = []

    def hold(route):
        is_first = route.request.method == "POST" and not held
        held.append(route) if is_first else route.continue_()

    page.route("**/proje/", hold)
    act()
    for _ in range(300):
        if not held:
            page.wait_for_timeout(50)
    return held[0]


def _stored(draft):
    return Proposal.objects.get(pk=draft.pk)


def _told(page, words):
    expect(page.locator(".saved")).to_contain_text(words, timeout=15_000)


def test_each_field_is_saved_soon_after_the_last_key(desk, draft):
    page = desk()

    page.get_by_label("Projenin adı").press_sequentially("Işık atölyesi")
    page.get_by_label("Özet").fill(HARD)
    _told(page, "Kaydedildi")
    page.get_by_label("Süre (ay)").fill("9")
    expect.set_options(timeout=15_000)
    page.wait_for_function(KEPT.replace(".length", ".length === 0"))

    stored = _stored(draft)
    assert (stored.title, stored.summary, stored.months) == ("Işık atölyesi", HARD, 9)
    assert page.heard == []


def test_the_button_takes_along_what_no_save_has_brought_there_yet(desk, draft):
    """It waits for a save that is under way, and leaves the page only with its answer."""
    page, name = desk(), "Düğmeyle"
    page.get_by_label("Özet").press_sequentially("yazarken hiç durulmayan", delay=120)
    while_typing = _stored(draft).summary
    _told(page, "Kaydedildi")

    way = _post(page, lambda: page.get_by_label("Projenin adı").fill(name))
    page.get_by_role("button", name="Kaydet ve yapılacaklara dön").click()
    page.context.set_offline(True)
    way.abort()
    _told(page, "yazdıklarınız bu cihazda")
    without = (page.evaluate(KEPT), _stored(draft).title)
    page.context.set_offline(False)
    page.get_by_role("button", name="Kaydet ve yapılacaklara dön").click()
    page.wait_for_url(f"**/basvurular/{draft.public_id}/")

    assert while_typing.startswith("yazarken")
    assert without == (1, "")
    assert (_stored(draft).title, page.evaluate(KEPT)) == (name, 0)


def test_what_an_older_window_left_is_never_laid_over_what_is_typed_now(desk, draft):
    page = desk()
    page.context.set_offline(True)
    page.get_by_label("Özet").fill("Eski pencerede")
    _told(page, "yazdıklarınız bu cihazda")
    page.evaluate(
        "() => localStorage.setItem(`${Object.keys(localStorage).find((key) => key.startsWith('cmdp.typed:'))}x`, '{bozuk')"
    )
    address, context = page.url, page.context
    page.goto("about:blank")  # it says its last words while nobody can hear them
    page.close()
    context.set_offline(False)

    page = context.new_page()
    way = _post(page, lambda: page.goto(address))
    page.get_by_label("Özet").fill("Yeni pencerede")
    way.abort()
    _told(page, "Kaydedildi")
    stood = (page.get_by_label("Özet").input_value(), _stored(draft).summary, page.evaluate(KEPT))
    page.reload()
    _told(page, "“Özet” başka bir yerde de değiştirildi")

    assert stood == ("Yeni pencerede", "Yeni pencerede", 2)  # the older words wait; one value is damaged and hides none
    assert (page.get_by_label("Özet").input_value(), _stored(draft).summary) == ("Eski pencerede", "Yeni pencerede")


def test_words_that_met_the_close_stay_on_the_device_and_are_shown(desk, draft):
    page = desk()
    page.get_by_label("Özet").fill("Zamanında")
    _told(page, "Kaydedildi")

    CallStage.objects.filter(call=draft.call_id).update(closes_at=timezone.now() - dt.timedelta(seconds=1))
    page.get_by_label("Özet").fill(HARD)
    _told(page, "Çağrı kapandı")
    page.get_by_role("button", name="Kaydet", exact=True).click()
    _told(page, "Çağrı kapandı")
    page.wait_for_load_state("networkidle")
    typed = page.get_by_label("Özet").input_value()
    page.reload()

    expect(page.get_by_label("Özet")).to_be_disabled()
    expect(page.locator("dd")).to_have_text(HARD, use_inner_text=False)
    assert (typed, _stored(draft).summary, page.get_by_label("Özet").input_value()) == (HARD, "Zamanında", "Zamanında")
    page.get_by_role("button", name="Bu cihazdan sil").click()
    assert page.evaluate(KEPT) == 0


def test_an_ended_session_is_opened_beside_and_nothing_is_gone(desk, draft):
    page = desk()
    page.route("**/proje/", lambda route: (route.fetch(), route.abort()), times=1)
    page.get_by_label("Özet").fill("Yazıldı, ama yanıtı gelmedi")
    _told(page, "yazdıklarınız bu cihazda")
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Özet").fill(HARD)
    _told(page, "Oturumunuz kapandı")

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Yeni sekmede oturum aç").click()
    beside = opened.value
    beside.get_by_label("E-posta").fill(draft.created_by.email)
    beside.get_by_label("Parola", exact=True).fill(PASSWORD)
    beside.keyboard.press("Enter")
    expect(beside.locator("h1")).to_have_text("Oturumunuz açıldı")
    beside.close()
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # one that headless windows do not send
    page.wait_for_function(KEPT.replace(".length", ".length === 0"))
    _told(page, "Kaydedildi")

    assert _stored(draft).summary == HARD


def test_words_are_never_given_to_another_account(desk, draft, cast, live_server):
    page = desk()
    page.context.clear_cookies()
    page.get_by_label("Özet").fill("Sahibinin sözleri")
    _told(page, "Oturumunuz kapandı")

    sign_in(page.context, live_server.url, cast["editor"])
    page.evaluate(CUT)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    _told(page, "Bağlantı yok")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    _told(page, "başka bir hesapla")
    page.get_by_role("button", name="Kaydet", exact=True).click()
    page.wait_for_load_state("networkidle")
    _told(page, "başka bir hesapla")
    other = page.context.new_page()
    other.heard = listen(other)
    other.goto(page.url)
    other.wait_for_load_state("networkidle")

    assert (other.get_by_label("Özet").input_value(), _stored(draft).summary) == ("", "")
    assert page.evaluate(KEPT) == 1


def _before_both_texts(desk, draft, cast):
    """Where the owner is asked which name stands: the editor wrote another one meanwhile."""
    page = desk()
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")
    page.get_by_label("Projenin adı").fill("Sahibinin adı")
    _told(page, "“Projenin adı” başka bir yerde de değiştirildi")
    page.get_by_role("button", name="Kaydet", exact=True).click()
    expect(page.locator("h1")).to_have_text("Siz yazarken bu bölüm değişti")
    return page


@pytest.mark.parametrize(
    ("choice", "name"), [("Benim yazdığım", "Sahibinin adı"), ("Kayıtlı olan", "Düzenleyicinin adı")]
)
def test_two_in_one_field_see_both_texts_and_the_other_does_not_come_back(desk, draft, cast, choice, name):
    page = _before_both_texts(desk, draft, cast)

    page.get_by_label(choice).check()
    page.get_by_role("button", name="Seçtiklerimi kaydet").click()
    page.wait_for_url("**/proje/")
    page.wait_for_load_state("networkidle")

    assert (_stored(draft).title, page.get_by_label("Projenin adı").input_value(), page.evaluate(KEPT)) == (
        name,
        name,
        0,
    )


def test_two_windows_of_one_person_do_not_overwrite_each_other(desk, draft):
    one = desk()
    other = one.context.new_page()
    other.goto(one.url)

    one.get_by_label("Projenin adı").fill("Birinci pencerede")
    _told(one, "Kaydedildi")
    other.get_by_label("Özet").fill("İkinci pencerede")
    _told(other, "Kaydedildi")

    one.get_by_label("Özet").fill("Birincide, ikincidekini görmeden")
    _told(one, "“Özet” başka bir yerde de değiştirildi")

    stored = _stored(draft)
    assert (stored.title, stored.summary) == ("Birinci pencerede", "İkinci pencerede")
    assert one.get_by_label("Özet").input_value() == "Birincide, ikincidekini görmeden"


def test_what_was_typed_before_the_script_came_is_saved(desk, draft):
    page = desk()
    page.route("**/autosave*.js", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    page.reload()

    page.get_by_label("Projenin adı").fill("Erken yazılan")
    _told(page, "Kaydedildi")

    assert _stored(draft).title == "Erken yazılan"


def test_a_fault_is_told_and_stays_on_the_page(desk, draft):
    page = desk()

    page.get_by_label("Süre (ay)").fill("çok")
    page.get_by_label("Projenin adı").fill("Adı sağlam")
    _told(page, "“Süre (ay)” kaydedilemedi")

    assert (_stored(draft).title, page.get_by_label("Süre (ay)").input_value()) == ("Adı sağlam", "çok")
    assert page.evaluate(KEPT) == 1


def test_signing_out_asks_and_wipes(desk, draft):
    page, asked = desk(), []
    page.context.set_offline(True)
    page.get_by_label("Projenin adı").fill("Kaydedilmeden kalan")
    _told(page, "Bağlantı yok")
    page.context.clear_cookies(name="sessionid")  # before the line is back: the page saves as soon as it is
    page.context.set_offline(False)
    assert page.evaluate(KEPT) == 1

    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.get_by_role("button", name="Çıkış yap").click()
    page.wait_for_load_state()

    assert asked == ["Bu cihazda henüz kaydedilmemiş yazdıklarınız var; çıkarsanız silinirler. Çıkılsın mı?"]
    assert page.evaluate(KEPT) == 0


def test_the_device_keeps_nothing_once_it_is_told_so(desk, draft):
    page = desk()
    page.get_by_label("Bağlantı kesilirse yazdıklarım bu cihazda saklansın").uncheck()
    page.context.set_offline(True)

    page.get_by_label("Projenin adı").fill("Yalnızca sayfada")
    _told(page, "Sayfayı kapatmayın")

    assert page.evaluate(KEPT) == 0
    page.context.set_offline(False)
    _told(page, "Kaydedildi")
    assert _stored(draft).title == "Yalnızca sayfada"


def test_a_row_half_written_is_saved_and_finished_on_another_device(desk, draft):
    page = desk()
    context, table = page.context, page.url.replace("/proje/", "/butce/")
    page.goto(f"{table}satir/")
    page.get_by_label("Açıklama").fill("Yarım kalan gider")
    _told(page, "Yarım satır saklandı")
    page.close()
    kept = ([half.typed["description"] for half in draft.unfinished_rows.all()], draft.budget_lines.count())

    page = context.new_page()
    page.goto(table)
    page.get_by_role("link", name="Sürdür").click()
    page.get_by_label("Bütçe kalemi").select_option(index=1)
    page.get_by_label("Birim", exact=True).fill("adet")
    page.get_by_label("Miktar").fill("2")
    page.get_by_label("Birim fiyat (KDV hariç, TL)").fill("10")
    page.get_by_label("KDV oranı (%)").fill("20")
    _told(page, "Kaydedildi")
    page.wait_for_function(KEPT.replace(".length", ".length === 0"))

    assert kept == (["Yarım kalan gider"], 0)
    assert [line.description for line in draft.budget_lines.all()] == ["Yarım kalan gider"]
    assert draft.unfinished_rows.count() == 0
    page.get_by_role("button", name="Satırı kaydet").click()
    page.wait_for_url("**/butce/")
    assert draft.budget_lines.count() == 1


def test_a_server_that_fails_is_asked_again(desk, draft):
    page = desk()
    page.route("**/proje/", lambda route: route.fulfill(status=507, body="dolu"), times=1)

    page.get_by_label("Projenin adı").fill("Disk dolunca yazılan")
    _told(page, "Bağlantı yok")
    _told(page, "Kaydedildi")

    assert _stored(draft).title == "Disk dolunca yazılan"


@pytest.mark.parametrize("is_left", [False, True])
def test_an_answer_that_was_lost_makes_nobody_a_stranger_to_their_own_words(desk, draft, is_left):
    """The server wrote the words and died before it said so; the person went on typing, and perhaps left."""
    page, told = desk(), []
    context, address = page.context, page.url

    def lose(route):
        told.append(route.fetch().json()["told"].partition(" ")[0])
        context.set_offline(is_left)
        route.abort()

    page.route("**/proje/", lose, times=1)
    page.get_by_label("Özet").fill("Yazıldı, ama yanıtı gelmedi")
    _told(page, "yazdıklarınız bu cihazda")
    lost = (_stored(draft).summary, told)
    page.get_by_label("Özet").fill(HARD)
    if is_left:
        page.close()
        context.set_offline(False)
        page = context.new_page()
        page.goto(address)
    page.wait_for_function(KEPT.replace(".length", ".length === 0"), timeout=20_000)
    page.wait_for_load_state("networkidle")

    assert lost == ("Yazıldı, ama yanıtı gelmedi", ["Kaydedildi"])
    assert (_stored(draft).summary, page.get_by_label("Özet").input_value()) == (HARD, HARD)


def test_a_server_killed_between_a_key_and_its_save_costs_not_one_character(chromium, server, cast, draft):
    with windows(chromium, server.url) as open_it:
        page = open_it(f"/basvurular/{draft.public_id}/proje/", person=cast["owner"])
        expect(page.get_by_label("yazdıklarım bu cihazda saklansın")).to_be_visible()

        page.get_by_label("Projenin adı").press_sequentially("Işık atölyesi")
        page.get_by_label("Özet").fill(HARD)
        server.kill()
        _told(page, "Bağlantı yok, yazdıklarınız bu cihazda")
        written = (_stored(draft).title, _stored(draft).summary)
        page.get_by_label("Özet").fill(f"{HARD}\nSunucu yokken yazılan.")
        page.get_by_role("button", name="Kaydet", exact=True).click()  # does not leave the page: nobody is there
        _told(page, "Bağlantı yok, yazdıklarınız bu cihazda")
        server.start()
        page.wait_for_function(KEPT.replace(".length", ".length === 0"), timeout=20_000)
        _told(page, "Kaydedildi")
        page.reload()

        fields = [page.get_by_label(label).input_value() for label in ("Projenin adı", "Özet")]
    stored, typed = _stored(draft), ["Işık atölyesi", f"{HARD}\nSunucu yokken yazılan."]
    assert written == ("", "")
    assert ([stored.title, stored.summary], fields) == (typed, typed)

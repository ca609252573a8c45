import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cmdp.accounts.models import AuthorityPaper, Dispute, JoinRequest, Membership, Organisation
from tests.factories.offers import PDF, confirm_speaker, make_dispute, make_join_request, make_paper
from tests.factories.people import make_organisation, make_user, make_vkn
from tests.factories.regions import make_province

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def _typed(**fields):
    own = {
        "name": "Bafra Belediyesi",
        "unit_name": "",
        "type": "municipality",
        "province": make_province("Samsun").pk,
        "vkn": make_vkn(),
        "detsis": "",
        "mersis": "",
        "address": "",
        "kep": "",
        "phone": "",
        "website": "",
    }
    return {**own, **fields}


def test_my_organisations_are_listed_with_what_i_asked(as_, cast):
    make_join_request(Organisation.objects.exclude(pk=cast.organisation.pk).get(), cast["viewer"])

    html = as_("viewer").get("/hesap/kurumlar/").content.decode()

    assert cast.organisation.name in html
    assert "Yanıt bekleyen katılma isteklerim" in html


def test_an_organisation_is_added_with_grouped_digits(as_, cast):
    number = make_vkn()
    spaced = f"{number[:3]} {number[3:6]} {number[6:]}"

    answer = as_("newcomer").post("/hesap/kurumlar/yeni/", _typed(vkn=spaced, website="bafra.bel.tr"))

    made = Organisation.objects.get(vkn=number)
    assert answer.url == f"/hesap/kurumlar/{made.public_id}/"
    assert made.website == "https://bafra.bel.tr"
    assert Membership.objects.get(organisation=made).user == cast["newcomer"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("type", "pirates"),
        ("province", "999999"),
        ("province", "x"),
        ("vkn", "4540536921"),
        ("vkn", "12"),
        ("detsis", "1234"),
        ("mersis", "abc"),
        ("kep", "x"),
        ("website", "not a site"),
        ("phone", "telefonum yok"),
        ("name", "x" * 251),
    ],
)
def test_a_wrong_organisation_keeps_what_was_typed(as_, field, value):
    page = as_("newcomer").post("/hesap/kurumlar/yeni/", _typed(**{"address": "Cumhuriyet Meydanı", field: value}))

    html = page.content.decode()
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert "Cumhuriyet Meydanı" in html
    assert 'id="hatalar"' in html


def test_a_name_is_kept_without_what_hides_or_turns_its_words(as_):
    number = make_vkn()

    as_("newcomer").post("/hesap/kurumlar/yeni/", _typed(name=" Bafra\u202e \u200b Belediyesi ", vkn=number))

    assert Organisation.objects.get(vkn=number).name == "Bafra Belediyesi"


def test_the_form_says_choose_and_cuts_nothing_that_is_pasted(as_):
    html = as_("newcomer").get("/hesap/kurumlar/yeni/").content.decode()

    assert html.count('<option value="" selected>Seçin</option>') == 2
    assert "---------" not in html
    assert 'name="vkn" inputmode="numeric" autocomplete="off"' in html


def test_a_twin_is_refused_with_the_way_in(as_, cast):
    page = as_("newcomer").post("/hesap/kurumlar/yeni/", _typed(vkn=cast.organisation.vkn))

    html = page.content.decode()
    assert page.status_code == 200
    assert f"/hesap/kurumlar/{cast.organisation.public_id}/katil/" in html
    assert "Bafra Belediyesi" in html


def test_asking_to_join_reaches_the_owner_s_page(as_, cast):
    answer = as_("newcomer").post(
        f"/hesap/kurumlar/{cast.organisation.public_id}/katil/", {"role": "organisation_viewer", "message": "Merhaba"}
    )

    page = as_("owner").get(f"/hesap/kurumlar/{cast.organisation.public_id}/kisiler/").content.decode()
    assert answer.url == "/hesap/kurumlar/"
    assert JoinRequest.objects.get().user == cast["newcomer"]
    assert "Merhaba" in page


def test_a_member_who_asks_to_join_hears_why_not(as_, cast):
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/katil/"

    page = as_("viewer").post(address, {"role": "organisation_editor", "message": "Selam"}, follow=True)

    assert "zaten bir göreviniz var" in page.content.decode()


def test_a_word_that_is_too_long_is_kept(as_, cast):
    page = as_("newcomer").post(f"/hesap/kurumlar/{cast.organisation.public_id}/katil/", {"message": "x" * 501})

    assert page.status_code == 200
    assert "x" * 501 in page.content.decode()


def test_the_owner_edits_everything_before_the_paper(as_, cast):
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/bilgiler/"

    answer = as_("owner").post(address, _typed(name="Yeni Ad", vkn=cast.organisation.vkn))

    assert answer.url == f"/hesap/kurumlar/{cast.organisation.public_id}/"
    assert Organisation.objects.get(pk=cast.organisation.pk).name == "Yeni Ad"


def test_after_the_paper_the_owner_edits_addresses_and_reads_why(as_, cast):
    confirm_speaker(cast.organisation, speaker=cast["owner"], by=cast["officer"])
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/bilgiler/"

    page = as_("owner").get(address).content.decode()
    as_("owner").post(address, _typed(name="Yeni Ad", phone="0362 431 00 00"))

    kept = Organisation.objects.get(pk=cast.organisation.pk)
    assert "kimlik bilgileri kilitlidir" in page
    assert 'name="vkn"' not in page
    assert (kept.name, kept.phone) == (cast.organisation.name, "0362 431 00 00")


def test_an_edit_into_a_twin_keeps_what_was_typed(as_, cast):
    other = Organisation.objects.exclude(pk=cast.organisation.pk).get()
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/bilgiler/"

    page = as_("owner").post(address, _typed(name="Yeni Ad", vkn=other.vkn))

    assert page.status_code == 200
    assert "Yeni Ad" in page.content.decode()
    assert Organisation.objects.get(pk=cast.organisation.pk).name == cast.organisation.name


@pytest.mark.parametrize(("name", "content"), [("yetki.pdf", PDF), ("tarama.PNG", PNG)])
def test_a_paper_is_kept_under_its_name(as_, cast, name, content):
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/yetki-belgesi/"

    answer = as_("owner").post(address, {"file": SimpleUploadedFile(name, content)})

    assert answer.url == f"/hesap/kurumlar/{cast.organisation.public_id}/"
    assert AuthorityPaper.objects.get().file_name == name


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("adı yanlış.doc", PDF, "wrong_kind"),
        ("yetki.pdf", b"merhaba", "not_what_it_claims"),
        ("yetki.pdf", b"", "empty"),
        ("buyuk.pdf", PDF + b"0" * 1024 * 1024, "too_large"),
    ],
)
def test_a_paper_that_is_not_one_is_refused(as_, cast, settings, name, content, code):
    settings.AUTHORITY_PAPER_MAX_MB = 1
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/yetki-belgesi/"

    page = as_("owner").post(address, {"file": SimpleUploadedFile(name, content)})

    codes = [error.code for error in page.context["form"].errors["file"].as_data()]
    assert (page.status_code, codes, AuthorityPaper.objects.exists()) == (200, [code], False)


def test_a_paper_is_fetched_under_its_own_name(as_, cast):
    paper = make_paper(cast.organisation, cast["owner"], file_name="imza sirküleri.pdf")

    answer = as_("officer").get(f"/hesap/yetki-belgeleri/{paper.public_id}/")

    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_paper_under_way_is_not_asked_for_again(as_, cast):
    make_paper(cast.organisation, cast["owner"])

    html = as_("owner").get(f"/hesap/kurumlar/{cast.organisation.public_id}/").content.decode()

    assert "Belgeniz inceleniyor" in html
    assert "İlk başvurunuzu göndermeden önce" not in html


def test_the_page_shows_papers_to_those_who_may_see_them(as_, cast):
    confirm_speaker(cast.organisation, speaker=cast["owner"], by=cast["officer"])
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/"

    assert "yetki belgesi.pdf" in as_("owner").get(address).content.decode()
    assert "yetki belgesi.pdf" not in as_("viewer").get(address).content.decode()


FIND = "/hesap/kurumlar/bul/"


def test_a_body_is_found_by_its_number_without_a_word_about_its_people(as_, cast):
    unit = make_organisation(vkn=cast.organisation.vkn, unit_name="Su ve Kanal İşleri", name=cast.organisation.name)

    page = as_("newcomer").get(FIND, {"vkn": cast.organisation.vkn, "unit": "su ve kanal"})

    html = page.content.decode()
    assert [row for row, _ in page.context["bodies"]] == [unit, cast.organisation]
    assert f"/hesap/kurumlar/{unit.public_id}/katil/" in html
    assert f"/hesap/kurumlar/{unit.public_id}/itiraz/" in html
    assert all(cast[name].full_name not in html and cast[name].email not in html for name in ("owner", "editor"))


def test_a_unit_is_found_by_its_detsis(as_, cast):
    unit = make_organisation(vkn=cast.organisation.vkn, unit_name="Su", detsis="12345678", name="Z")

    page = as_("newcomer").get(FIND, {"vkn": cast.organisation.vkn, "unit": "1234 5678"})

    assert page.context["bodies"][0] == (unit, False)


def test_my_own_body_is_found_as_mine(as_, cast):
    html = as_("viewer").get(FIND, {"vkn": cast.organisation.vkn}).content.decode()

    assert "Bu kurumda göreviniz var" in html
    assert "/katil/" not in html


def test_what_is_not_found_is_added_with_what_was_typed(as_):
    number = make_vkn()

    page = as_("newcomer").get(FIND, {"vkn": number, "unit": "Fen İşleri"})
    form = as_("newcomer").get(f"/hesap/kurumlar/yeni/?{page.context['new']}").content.decode()

    assert "Bu VKN ile kayıtlı kurum yok" in page.content.decode()
    assert f'value="{number}"' in form
    assert 'value="Fen İşleri"' in form


@pytest.mark.parametrize("vkn", ["", "12", "4540536921", "abc"])
def test_a_number_that_cannot_be_is_not_searched(as_, vkn):
    page = as_("newcomer").get(FIND, {"vkn": vkn})

    assert list(page.context["form"].errors) == ["vkn"]
    assert page.context["bodies"] == []


def test_a_unit_like_another_is_shown_and_added_by_ticking(as_, cast):
    there = make_organisation(unit_name="Fen İşleri Müdürlüğü")
    typed = _typed(vkn=there.vkn, unit_name="Fen İşleri")
    browser = as_("newcomer")

    page = browser.post("/hesap/kurumlar/yeni/", typed).content.decode()
    browser.post("/hesap/kurumlar/yeni/", typed | {"is_another": "on"})

    assert f"/hesap/kurumlar/{there.public_id}/katil/" in page
    assert 'name="is_another"' in page
    assert Organisation.objects.filter(vkn=there.vkn).count() == 2


@pytest.mark.parametrize(
    "typed", [{"role": "administrator", "message": "x"}, {"role": "organisation_viewer", "message": " "}]
)
def test_a_request_needs_a_role_and_words(as_, cast, typed):
    page = as_("newcomer").post(f"/hesap/kurumlar/{cast.organisation.public_id}/katil/", typed)

    assert page.status_code == 200
    assert not JoinRequest.objects.exists()


def test_a_contest_is_answered_by_the_owner_and_decided_at_the_desk(as_, cast):
    contest = f"/hesap/kurumlar/{cast.organisation.public_id}/itiraz/"
    empty = as_("newcomer").post(contest, {"claim": ""})
    as_("newcomer").post(contest, {"claim": "Kurum bizim."})
    dispute = Dispute.objects.get()

    people = as_("owner").get(f"/hesap/kurumlar/{cast.organisation.public_id}/kisiler/").content.decode()
    as_("owner").post(f"/hesap/talepler/{dispute.public_id}/yanitla/", {"words": "Yanlışlık var."})
    listed = as_("officer").get("/masa/tartismali/").content.decode()
    read = as_("officer").get(f"/masa/tartismali/{dispute.public_id}/").content.decode()
    decided = as_("officer").post(
        f"/masa/tartismali/{dispute.public_id}/",
        {"answer": "grant", "role": "organisation_owner", "ends_owners": "on", "reason": "Yazı geldi."},
    )
    mine = as_("newcomer").get("/hesap/kurumlar/").content.decode()

    assert list(empty.context["form"].errors) == ["claim"]
    assert "sahipliğine itiraz var" in people
    assert dispute.public_id in listed
    assert "Kurum bizim." in read
    assert "Yanlışlık var." in read
    assert decided.url == "/masa/tartismali/"
    assert (
        Membership.objects.get(organisation=cast.organisation, role="organisation_owner", ended_at=None).user
        == cast["newcomer"]
    )
    assert "Yazı geldi." in mine
    assert "Yanlışlık var." not in mine


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ["answer", "role", "reason"]),
        ({"answer": "grant", "role": "organisation_viewer", "ends_owners": "on", "reason": "x"}, ["ends_owners"]),
        ({"answer": "refuse", "role": "organisation_owner", "ends_owners": "on", "reason": "x"}, ["ends_owners"]),
        ({"answer": "refuse", "role": "administrator", "reason": "x"}, ["role"]),
    ],
)
def test_a_decision_that_is_not_whole_is_not_taken(as_, cast, typed, wrong):
    dispute = make_dispute(cast.organisation, cast["newcomer"])

    page = as_("officer").post(f"/masa/tartismali/{dispute.public_id}/", typed)

    assert sorted(page.context["form"].errors) == sorted(wrong)
    assert Dispute.objects.get().state == "open"


def test_a_refusal_needs_no_more_than_its_reason_and_a_second_click_reads_so(as_, cast):
    dispute = make_dispute(cast.organisation, cast["newcomer"], kind="unanswered", role="organisation_editor")
    address, typed = (
        f"/masa/tartismali/{dispute.public_id}/",
        {"answer": "refuse", "role": "organisation_editor", "reason": "x"},
    )
    browser = as_("officer")

    form = browser.get(address).context["form"]
    browser.post(address, typed)
    again = browser.post(address, typed, follow=True).content.decode()

    assert "ends_owners" not in form.fields
    assert Dispute.objects.get().state == "refused"
    assert "daha önce sonuçlandırıldı" in again
    assert "daha önce sonuçlandırıldı" in browser.get(address).content.decode()


def test_the_desk_hears_that_the_claimant_left_and_keeps_its_reason(as_, cast):
    dispute = make_dispute(cast.organisation, make_user(is_active=False))
    typed = {"answer": "grant", "role": "organisation_owner", "ends_owners": "on", "reason": "12.03 sayılı yazı"}

    page = as_("officer").post(f"/masa/tartismali/{dispute.public_id}/", typed)

    html = page.content.decode()
    assert page.status_code == 200
    assert "hesabı kapatılmış" in html
    assert "12.03 sayılı yazı" in html


@pytest.mark.parametrize(("page", "field"), [("katil", "message"), ("itiraz", "claim")])
def test_one_claim_too_many_is_refused_and_its_words_are_kept(as_, cast, settings, page, field):
    settings.CLAIMS_PER_DAY = 0
    typed = {"role": "organisation_viewer", field: "Su işlerindeyim."}

    answer = as_("newcomer").post(f"/hesap/kurumlar/{cast.organisation.public_id}/{page}/", typed)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "günde en çok bu kadar gönderilebilir" in html
    assert "Su işlerindeyim." in html
    assert not JoinRequest.objects.exists()
    assert not Dispute.objects.exists()

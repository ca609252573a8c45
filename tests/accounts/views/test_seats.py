import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.models import Invitation, JoinRequest, Membership
from cmdp.outbox.models import Letter
from tests.factories.offers import make_invitation, make_join_request
from tests.factories.people import NOON, make_member, make_user


def _people(cast):
    return f"/hesap/kurumlar/{cast.organisation.public_id}/kisiler/"


def _end(cast, persona):
    return f"/hesap/gorevler/{Membership.objects.get(user=cast[persona]).public_id}/bitir/"


def test_an_owner_invites(as_, cast):
    typed = {"email": "yeni@ornek.test", "role": "organisation_editor", "language": "en"}

    answer = as_("owner").post(_people(cast), typed)

    assert answer.url == _people(cast)
    assert Invitation.objects.get().organisation == cast.organisation
    assert Letter.objects.get().language == "en"


@pytest.mark.parametrize(
    ("persona", "path"),
    [("owner", ""), ("manager", "/masa/kisiler/"), ("administrator", "/yonetim/kisiler/")],
)
def test_no_seat_is_offered_that_nobody_chose(as_, cast, persona, path):
    page = as_(persona).get(path or _people(cast))

    role = page.context["form"]["role"]
    assert (role.value(), role.field.choices[0]) == (None, ("", "Seçin"))


@pytest.mark.parametrize("role", ["administrator", "agency_manager", ""])
def test_an_owner_s_list_holds_the_organisation_s_roles(as_, cast, role):
    page = as_("owner").post(_people(cast), {"email": "yeni@ornek.test", "role": role, "language": "tr"})

    assert list(page.context["form"].errors) == ["role"]
    assert "yeni@ornek.test" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_editor_reads_who_may_invite(as_, cast):
    page = as_("editor").get(_people(cast)).content.decode()
    posted = as_("editor").post(
        _people(cast), {"email": "yeni@ornek.test", "role": "organisation_owner", "language": "tr"}, follow=True
    )

    assert "yalnızca kurumun sahibi" in page
    assert "/bitir/" not in page
    assert "yalnızca kurumun sahibi" in posted.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn(as_, cast):
    offer = make_invitation("a@b.test", Role.ORGANISATION_VIEWER, cast.organisation, by=cast["owner"])

    answer = as_("owner").post(f"/hesap/davetler/{offer.public_id}/geri-cek/")

    assert answer.url == _people(cast)
    assert Invitation.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(
    ("persona", "role", "back"),
    [("manager", Role.AGENCY_OFFICER, "/masa/kisiler/"), ("administrator", Role.AGENCY_OFFICER, "/yonetim/kisiler/")],
)
def test_after_withdrawing_one_is_where_one_was(as_, cast, persona, role, back):
    offer = make_invitation("a@b.test", role, cast.agency, by=cast["manager"])

    assert as_(persona).post(f"/hesap/davetler/{offer.public_id}/geri-cek/").url == back


def test_a_seat_ends_with_a_reason(as_, cast):
    page = as_("owner").get(_end(cast, "editor"))
    answer = as_("owner").post(_end(cast, "editor"), {"reason": "Emekli oldu."})

    assert cast["editor"].full_name in page.content.decode()
    assert answer.url == _people(cast)
    assert Membership.objects.get(user=cast["editor"]).reason == "Emekli oldu."


def test_a_seat_without_a_reason_stays(as_, cast):
    page = as_("owner").post(_end(cast, "editor"), {"reason": " "})

    assert list(page.context["form"].errors) == ["reason"]
    assert Membership.objects.get(user=cast["editor"]).ended_at is None


def test_leaving_ends_at_my_account(as_, cast):
    assert as_("editor").post(_end(cast, "editor"), {"reason": "Ayrılıyorum."}).url == "/hesap/"


def test_the_last_owner_reads_why_not(as_, cast):
    page = as_("owner").get(_end(cast, "owner")).content.decode()
    posted = as_("owner").post(_end(cast, "owner"), {"reason": "x"}, follow=True).content.decode()

    assert "tek sahibi çıkarılamaz" in page
    assert "<textarea" not in page
    assert "tek sahibi çıkarılamaz" in posted


def test_an_ended_seat_says_so_and_has_no_button(as_, cast):
    address = _end(cast, "editor")
    Membership.objects.filter(user=cast["editor"]).update(ended_at=NOON)

    page = as_("owner").get(address).content.decode()

    assert "Bu görev daha önce sona erdi." in page
    assert 'name="reason"' not in page


@pytest.mark.parametrize(
    ("answer", "role", "state", "seats"),
    [
        ("accept", "organisation_viewer", "accepted", ["organisation_viewer"]),
        ("accept", "", "accepted", ["organisation_viewer"]),
        ("refuse", "organisation_viewer", "refused", []),
        ("accept", "administrator", "pending", []),
        ("", "", "pending", []),
    ],
)
def test_a_request_is_answered(as_, cast, answer, role, state, seats):
    request = make_join_request(cast.organisation, cast["newcomer"])

    reply = as_("owner").post(f"/hesap/katilma/{request.public_id}/yanitla/", {"answer": answer, "role": role})

    assert reply.url == _people(cast)
    assert JoinRequest.objects.get().state == state
    assert [seat.role for seat in Membership.objects.filter(user=cast["newcomer"])] == seats


def test_a_manager_invites_an_officer(as_, cast):
    typed = {"agency": cast.agency.pk, "email": "y@ornek.test", "role": "agency_officer", "language": "tr"}

    answer = as_("manager").post("/masa/kisiler/", typed)

    assert answer.url == "/masa/kisiler/"
    assert Invitation.objects.get().agency == cast.agency


def test_a_manager_invites_to_no_other_agency(as_, cast):
    other = Membership.objects.get(user=cast["other_manager"]).agency
    typed = {"agency": other.pk, "email": "y@ornek.test", "role": "agency_officer", "language": "tr"}

    page = as_("manager").post("/masa/kisiler/", typed)

    assert list(page.context["form"].errors) == ["agency"]


def test_an_officer_sees_the_people_and_who_may_invite(as_, cast):
    html = as_("officer").get("/masa/kisiler/").content.decode()

    assert cast["manager"].full_name in html
    assert "yalnızca ajans yöneticisi davet edebilir" in html


@pytest.mark.parametrize(
    ("role", "with_agency", "wrong"),
    [
        ("evaluator", False, []),
        ("administrator", False, []),
        ("ministry_decider", False, []),
        ("agency_manager", True, []),
        ("agency_manager", False, ["agency"]),
        ("evaluator", True, ["agency"]),
        ("organisation_owner", False, ["role"]),
    ],
)
def test_an_administrator_invites_to_the_centre_and_to_agencies(as_, cast, role, with_agency, wrong):
    typed = {"email": "y@ornek.test", "role": role, "language": "tr", "agency": cast.agency.pk if with_agency else ""}

    answer = as_("administrator").post("/yonetim/kisiler/", typed)

    assert answer.status_code == (200 if wrong else 302)
    assert list(answer.context["form"].errors if wrong else []) == wrong
    assert Invitation.objects.count() == (0 if wrong else 1)


def test_an_administrator_finds_people(as_, cast):
    make_member(Role.EVALUATOR, full_name="Işıl Çağ")

    html = as_("administrator").get("/yonetim/kisiler/?q=ISIL+cag&role=evaluator").content.decode()

    assert "Işıl Çağ" in html
    assert cast["owner"].full_name not in html


def test_a_role_nobody_has_finds_nobody(as_, cast):
    html = as_("administrator").get("/yonetim/kisiler/?q=yokboylebiri").content.decode()

    assert "Kişi bulunamadı" in html


def test_a_made_up_filter_is_ignored(as_, cast):
    assert as_("administrator").get("/yonetim/kisiler/?role=pirate&sonra=bozuk").status_code == 200


def test_many_people_come_in_pages(as_, cast):
    for number in range(55):
        make_user(full_name=f"Aa {number:03}")

    first = as_("administrator").get("/yonetim/kisiler/")

    assert len(first.context["page"].rows) == 50
    assert "sonra=" in first.content.decode()


def test_a_second_click_on_the_end_of_a_seat_gets_a_sentence(as_, cast):
    owner, address = as_("owner"), _end(cast, "editor")
    first = owner.post(address, {"reason": "Görevden ayrıldı."})

    second = owner.post(address, {"reason": "Görevden ayrıldı."}, follow=True)

    assert first.status_code == 302
    assert "Bu görev daha önce sona erdi." in second.content.decode()
    assert Letter.objects.filter(kind="account_membership_ended").count() == 1


def test_an_expired_offer_is_shown_and_sent_again(as_, cast):
    offer = make_invitation("a@b.test", Role.ORGANISATION_VIEWER, cast.organisation, by=cast["owner"], expires_at=NOON)
    browser = as_("owner")

    page = browser.get(_people(cast)).content.decode()
    answer = browser.post(f"/hesap/davetler/{offer.public_id}/yenile/")

    assert "süresi doldu" in page
    assert answer.url == _people(cast)
    assert Invitation.objects.filter(withdrawn_at=None).get().expires_at > offer.expires_at


def _seat_page(cast, persona, act):
    return f"/hesap/gorevler/{Membership.objects.get(user=cast[persona]).public_id}/{act}/"


def test_a_role_is_changed_on_its_page(as_, cast):
    browser, address = as_("owner"), _seat_page(cast, "editor", "degistir")

    page = browser.get(address)
    answer = browser.post(address, {"role": "organisation_viewer", "reason": "Birimi değişti."})

    assert [value for value, _ in page.context["form"].fields["role"].choices] == ["organisation_viewer"]
    assert answer.url == _people(cast)
    assert Membership.objects.get(user=cast["editor"], ended_at=None).role == "organisation_viewer"


@pytest.mark.parametrize(
    ("persona", "act", "sentence"),
    [
        ("editor", "degistir", "yalnızca kurumun sahibi"),
        ("editor", "sahiplik", "yalnızca kurumun sahibi"),
        ("officer", "degistir", "yalnızca kurumun sahibi"),
    ],
)
def test_who_may_not_change_a_seat_reads_why(as_, cast, persona, act, sentence):
    html = as_(persona).get(_seat_page(cast, "viewer", act)).content.decode()

    assert sentence in html
    assert "<textarea" not in html


def test_ownership_is_offered_on_its_page_and_stands_among_the_offers(as_, cast):
    browser, address = as_("owner"), _seat_page(cast, "editor", "sahiplik")

    empty = browser.post(address, {})
    answer = browser.post(address, {"after": "editor"}, follow=True)

    assert list(empty.context["form"].errors) == ["after"]
    assert Invitation.objects.get().hands_over is True
    assert "(devir)" in answer.content.decode()


def test_leaving_says_what_becomes_of_the_drafts(as_, cast):
    html = as_("editor").get(_end(cast, "editor")).content.decode()

    assert "taslaklar ve başvurular kurumda kalır" in html
    assert "<h1>Görevden ayrıl</h1>" in html


def test_the_last_owner_is_led_to_the_members(as_, cast):
    assert _people(cast) in as_("owner").get(_end(cast, "owner")).content.decode()

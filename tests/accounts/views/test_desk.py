from cmdp.accounts.models import AuthorityPaper, Invitation, Membership, Organisation
from cmdp.kit.scanning import Scan
from cmdp.outbox.models import Letter
from tests.factories.offers import make_paper
from tests.factories.people import make_organisation
from tests.support.kept import kept


@kept
def paper(cast):
    return make_paper(cast.organisation, cast["owner"])


def test_waiting_papers_are_listed(as_, paper):
    assert paper.organisation.name in as_("officer").get("/masa/yetki-belgeleri/").content.decode()
    assert paper.organisation.name not in as_("other_officer").get("/masa/yetki-belgeleri/").content.decode()


def test_a_paper_is_confirmed(as_, cast, paper):
    answer = as_("officer").post(f"/masa/yetki-belgeleri/{paper.public_id}/", {"answer": "confirm"})

    assert answer.url == "/masa/yetki-belgeleri/"
    assert AuthorityPaper.objects.get().state == "confirmed"


def test_a_paper_still_being_checked_is_not_to_be_confirmed_and_says_why(as_, paper):
    AuthorityPaper.objects.update(scan=Scan.WAITING)
    address = f"/masa/yetki-belgeleri/{paper.public_id}/"

    page = as_("officer").get(address).content.decode()
    as_("officer").post(address, {"answer": "confirm"})

    paper.refresh_from_db()
    assert ("Belgeyi onayla" in page, "virüs denetimi sürüyor" in page, "Belgeyi geri çevir" in page) == (
        False,
        True,
        True,
    )
    assert paper.state == "pending"


def test_a_paper_is_refused_with_a_reason(as_, paper):
    address = f"/masa/yetki-belgeleri/{paper.public_id}/"

    without = as_("officer").post(address, {"answer": "refuse", "reason": ""})
    answer = as_("officer").post(address, {"answer": "refuse", "reason": "İmza eksik."})

    assert list(without.context["form"].errors) == ["reason"]
    assert answer.url == "/masa/yetki-belgeleri/"
    assert AuthorityPaper.objects.get().reason == "İmza eksik."


def test_a_decided_paper_is_shown_with_its_answer(as_, paper):
    address = f"/masa/yetki-belgeleri/{paper.public_id}/"
    as_("officer").post(address, {"answer": "refuse", "reason": "İmza eksik."})

    page = as_("manager").get(address).content.decode()
    again = as_("manager").post(address, {"answer": "confirm"}, follow=True).content.decode()

    assert "İmza eksik." in page
    assert "daha önce sonuçlandırıldı" in again
    assert AuthorityPaper.objects.get().state == "refused"


def test_organisations_are_found(as_, cast):
    make_organisation("İlkadım Belediyesi")

    html = as_("officer").get("/masa/kurumlar/?q=ILKADIM").content.decode()

    assert "İlkadım Belediyesi" in html
    assert cast.organisation.name not in html


def test_nothing_found_says_why(as_, cast):
    assert "Kurum bulunamadı" in as_("officer").get("/masa/kurumlar/?q=yok").content.decode()


def test_a_search_that_is_too_long_shows_all(as_, cast):
    assert cast.organisation.name in as_("officer").get("/masa/kurumlar/?q=" + "x" * 200).content.decode()


def test_a_lost_owner_is_recovered(as_, cast, paper):
    address = f"/masa/kurumlar/{cast.organisation.public_id}/"
    typed = {"email": "yeni@ornek.test", "language": "tr", "reason": "2026/12 sayılı yazı"}

    page = as_("officer").get(address).content.decode()
    answer = as_("officer").post(address, typed)

    assert cast["owner"].full_name in page
    assert answer.url == address
    assert Invitation.objects.get().role == "organisation_owner"
    assert set(Letter.objects.values_list("kind", flat=True)) == {"account_invitation", "account_owner_recovered"}


def test_a_recovery_needs_a_reason_and_keeps_what_was_typed(as_, cast):
    address = f"/masa/kurumlar/{cast.organisation.public_id}/"

    page = as_("officer").post(address, {"email": "yeni@ornek.test", "language": "tr", "reason": ""})

    assert list(page.context["form"].errors) == ["reason"]
    assert "yeni@ornek.test" in page.content.decode()
    assert not Invitation.objects.exists()


def test_a_visitor_from_elsewhere_reads_why_not(as_, cast):
    seat = Membership.objects.get(user=cast["other_officer"])
    Membership.objects.filter(pk=seat.pk).update(user=cast["administrator"])
    address = f"/masa/kurumlar/{cast.organisation.public_id}/"

    page = as_("administrator").get(address).content.decode()
    posted = as_("administrator").post(address, {"email": "a@b.test", "language": "tr", "reason": "x"})

    assert "ilinden sorumlu ajansın" in page
    assert posted.status_code == 200
    assert Organisation.objects.count() == 2
    assert not Invitation.objects.exists()

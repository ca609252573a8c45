"""The desk's pages on going into print: alone, by two, and notes on what is printed; history and preview."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from cmdp.audit.models import Event
from priorities.domain.approval import propose
from priorities.domain.editions import copy_edition
from priorities.domain.succession import split
from priorities.domain.wording import Wording, reword
from priorities.models import Edition, Erratum
from priorities.queries import current_edition, publishing_rule
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_draft, make_edition, make_source_file
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@kept
def two():
    """Two administrators, each with a browser."""
    people = make_member("administrator"), make_member("administrator")
    browsers = Client(), Client()
    for person, browser in zip(people, browsers, strict=True):
        browser.force_login(person, backend=BACKEND)
    return [*zip(people, browsers, strict=True)]


@kept
def draft():
    draft = make_copy(make_edition(), name="Kararname")
    draft.measures.filter(code="1.2").update(title_tr="Başka söz")
    return draft


def _at(name, draft, *more):
    return reverse(f"priorities:{name}", args=[draft.public_id, *more])


def _text(response):
    return response.content.decode()


def _state(draft):
    return Edition.objects.get(pk=draft.pk).state


SHOWN = {"seen": "0", "follows": "1"}


def test_one_proposes_and_the_other_approves(draft, two):
    (proposer, desk), (_other, other_desk) = two

    response = desk.post(_at("draft_propose", draft), SHOWN | {"reason": "Kararname"}, follow=True)
    assert "Taslak onaya gönderildi" in _text(response)
    assert "İsteği geri al" in _text(response)
    assert desk.get(_at("draft_approve", draft)).status_code == 403
    page = _text(other_desk.get(_at("draft", draft)))
    assert "İncele ve onayla" in page
    assert re.search(rf"{proposer} \d+ \w+ 20\d\d \w+, [\d.]+ tarihinde onaya gönderdi", page)
    assert "Kararname" in _text(other_desk.get(_at("draft_approve", draft)))
    other_desk.post(_at("draft_approve", draft), SHOWN)

    now = current_edition()
    assert (now, now.proposed_by_id) == (draft, proposer.pk)


def test_one_proposes_and_the_other_sends_back_with_a_reason(draft, two):
    (proposer, _desk), (_other, other_desk) = two
    propose(draft.pk, reason="Kararname", seen=0, by=proposer, at=NOON)

    assert "error-summary" in _text(other_desk.post(_at("draft_send_back", draft), {"reason": ""}))
    response = other_desk.post(_at("draft_send_back", draft), {"reason": "İngilizcesi eksik."}, follow=True)

    assert "İngilizcesi eksik." in _text(response)
    assert _state(draft) == "draft"


def test_the_proposer_takes_it_back(draft, two):
    (proposer, desk), (_other, other_desk) = two
    propose(draft.pk, reason="Kararname", seen=0, by=proposer, at=NOON)

    response = other_desk.post(_at("draft_withdraw", draft), follow=True)
    assert "siz iade edebilirsiniz" in _text(response)
    desk.post(_at("draft_withdraw", draft))

    assert _state(draft) == "draft"


def test_what_is_proposed_can_be_read_but_not_edited(draft, two):
    (proposer, desk), _other = two
    propose(draft.pk, reason="Kararname", seen=0, by=proposer, at=NOON)

    page = _text(desk.get(_at("draft", draft)))

    assert "Düzenle" not in page
    assert desk.get(_at("item_edit", draft, first_measure(draft).lineage)).status_code == 403
    assert desk.get(_at("draft_changes", draft)).status_code == 200
    assert desk.get(_at("draft_preview", draft)).status_code == 200


def test_what_was_published_meanwhile_is_compared_before_approving(draft, two):
    (proposer, _desk), (_other, other_desk) = two
    propose(draft.pk, reason="Kararname", seen=0, by=proposer, at=NOON)
    make_edition(axes=1, measures=1)

    page = _text(other_desk.post(_at("draft_approve", draft), SHOWN))

    assert "Arada başka bir sürüm yayımlandı." in page
    assert _state(draft) == "proposed"


def test_where_two_are_needed_the_page_of_publishing_says_so(draft, two):
    (_person, desk), (_other, other_desk) = two
    rule = reverse("priorities:publishing_rule")
    assert "varsayılan" in _text(desk.get(rule))
    assert "Düzeltme notları bu kurala bağlı değildir" in _text(desk.get(rule))
    assert desk.post(reverse("priorities:editions")).status_code == 405

    desk.post(rule, {"islem": "iste"})
    assert "taslağı onaya gönderin" in _text(desk.get(_at("draft_publish", draft)))
    desk.post(rule, {"islem": "kaldir"})
    assert "başka bir yönetici onaylamalı" in _text(desk.get(rule))
    desk.post(rule, {"islem": "onayla"})
    assert publishing_rule().needs_second is True
    assert "Kaldırılmasını onayla" in _text(other_desk.get(rule))
    other_desk.post(rule, {"islem": "onayla"})

    assert publishing_rule().needs_second is False
    assert desk.post(rule, {"islem": "x"}).status_code == 404


@pytest.mark.parametrize("page", ["draft_publish", "draft_propose"])
def test_who_publishes_a_text_changed_in_one_language_alone_is_warned(draft, two, page):
    (_person, desk), _other = two
    warning = "Metni yalnız bir dilde değişenler: 1.2."
    assert warning in _text(desk.get(_at(page, draft)))

    draft.measures.filter(code="1.2").update(title_en="Other words")

    assert "yalnız bir dilde" not in _text(desk.get(_at(page, draft)))


def test_a_draft_behind_the_newest_edition_is_published_knowingly(two):
    (_person, desk), _other = two
    earlier = make_edition(axes=1, measures=1)
    newest = make_copy(earlier)
    newest.measures.update(title_tr="Yeni söz")
    newest.state, newest.number, newest.published_at, newest.valid_from, newest.reason = "published", 2, NOON, NOON, "x"
    newest.save()
    draft = make_copy(earlier)

    page = _text(desk.get(_at("draft_publish", draft)))

    assert "Bu taslak 1. sürüm metninden başladı" in page


def test_a_draft_is_described_and_says_from_when_it_holds(draft, two):
    (_person, desk), _other = two
    typed = {"seen": "0", "name": "2027 kararı", "source": "Cumhurbaşkanı Kararı", "source_number": "9876"}
    typed |= {"source_date": "15.12.2026", "source_url": "https://www.resmigazete.gov.tr/"}
    typed |= {"valid_from_0": "01.01.2199", "valid_from_1": "00.00"}

    assert desk.get(_at("draft_describe", draft)).status_code == 200
    response = desk.post(_at("draft_describe", draft), typed, follow=True)

    kept = Edition.objects.get(pk=draft.pk)
    assert (kept.name, kept.source_date, kept.valid_from.year) == ("2027 kararı", dt.date(2026, 12, 15), 2198)
    assert "1 Ocak 2199" in _text(response)
    assert "“yürürlüğe girecek” diye okunur" in _text(desk.get(_at("draft_publish", draft)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"source_url": "javascript:alert(1)"}, "error-summary"),
        ({"source_date": "31.02.2026"}, "error-summary"),
        ({"seen": "8"}, "Siz yazarken başka bir yönetici de kaydetti"),
    ],
)
def test_a_bad_description_is_explained(typed, sentence, draft, two):
    (_person, desk), _other = two

    page = _text(desk.post(_at("draft_describe", draft), {"seen": "0", "name": "Adı durur", **typed}))

    assert sentence in page
    assert "Adı durur" in page
    assert Edition.objects.get(pk=draft.pk).name == "Kararname"


def test_the_draft_is_previewed_as_everyone_and_as_an_applicant(draft, two):
    (_person, desk), _other = two
    draft.measures.filter(code="1.2").update(text_tr="Bir **kalın** söz", text_en="One")

    everyone = _text(desk.get(_at("draft_preview", draft)))
    applicant = _text(desk.get(_at("draft_preview", draft), {"gozuyle": "basvuran"}))

    assert all("Bu sayfayı yalnızca yöneticiler görür" in page for page in (everyone, applicant))
    assert all("Başka söz" in page for page in (everyone, applicant))
    assert "<strong>kalın</strong>" in applicant
    assert 'type="radio"' in applicant
    assert 'type="radio"' not in everyone


def test_an_erratum_is_written_and_shown_where_the_text_is_shown(two, client):
    (_person, desk), _other = two
    measure = first_measure(make_edition())
    address = _at("erratum_add", measure.edition, measure.lineage)

    assert measure.title_tr in _text(desk.get(address))
    wrong = {"field": "title_tr", "old": "yazmayan", "new": "x", "reason": "Yazım"}
    assert "bu alanda yazmıyor" in _text(desk.post(address, wrong))
    desk.post(address, wrong | {"old": "Örnek", "new": "<b>Ornek</b>"})

    assert Erratum.objects.count() == 1
    for page in ("/oncelikler/", "/oncelikler/surum/1/", "/oncelikler/1.1/", "/oncelikler/surum/1/1.1/"):
        text = client.get(page).content.decode()
        assert "“Örnek” yerine “&lt;b&gt;Ornek&lt;/b&gt;” okunur." in text
    assert "okunmaz" not in _text(desk.get(address))
    assert "“Örnek” yerine" in _text(desk.get(_at("edition_errata", measure.edition)))


def test_words_may_be_struck_out_by_an_erratum(two, client):
    (_person, desk), _other = two
    measure = first_measure(make_edition())

    desk.post(
        _at("erratum_add", measure.edition, measure.lineage),
        {"field": "title_tr", "old": "Örnek", "new": "", "reason": "Fazla"},
    )

    assert "“Örnek” okunmaz." in client.get("/oncelikler/1.1/").content.decode()


def test_what_does_not_stand_there_or_is_a_draft_is_not_noted(draft, two):
    (_person, desk), _other = two

    assert desk.get(_at("erratum_add", draft, first_measure(draft).lineage)).status_code == 403
    other = first_measure(make_edition())
    assert desk.get(_at("erratum_add", draft.copied_from, other.lineage)).status_code == 404


def test_the_history_tells_who_when_and_why_through_publication(two):
    (person, desk), _other = two
    draft = copy_edition(make_edition().pk, name="Kararname", by=person, at=NOON)
    reword(first_measure(draft), Wording("1.1", "Yeni <i>söz</i>", "Word"), seen=0, by=person, at=NOON)
    desk.post(_at("draft_publish", draft), {"seen": "1", "follows": "1", "reason": "Karar gereği"})

    page = _text(desk.get(_at("edition_history", draft)))

    assert all(word in page for word in (str(person), "Karar gereği", "Tedbirin metnini değiştirdi: 1.1", "<ins>"))
    assert "<i>söz" not in page
    assert Event.objects.count() == 3
    assert page.count('<li class="event') == 3


def test_the_history_names_every_part_of_a_split_measure(two):
    (person, desk), _other = two
    draft = copy_edition(make_edition().pk, name="Kararname", by=person, at=NOON)
    parts = [Wording("1.7", "Bir", "One"), Wording("1.8", "İki", "Two")]
    split(first_measure(draft), parts, seen=0, by=person, at=NOON)

    page = _text(desk.get(_at("edition_history", draft)))

    assert "Tedbiri böldü: 1.1" in page
    assert all(code in page for code in ("1.7", "1.8"))


def test_a_draft_before_anything_is_published_is_all_new(two):
    (_person, desk), _other = two

    assert "4 madde farklı" in _text(desk.get(_at("draft", make_draft(axes=2, measures=1))))


@pytest.mark.parametrize("name", ["draft_publish", "draft_propose"])
def test_who_names_another_document_over_the_old_file_is_warned(name, two):
    (_person, desk), _other = two
    document = {"source": "2021 kararı", "source_file": make_source_file(name="karar-2021.pdf")}
    draft = make_copy(make_edition(**document), **document)
    assert "karar-2021.pdf”" not in _text(desk.get(_at(name, draft)))

    Edition.objects.filter(pk=draft.pk).update(source="2026 kararı")
    page = _text(desk.get(_at(name, draft)))
    assert "dosyası ise önceki belgeninki: “karar-2021.pdf”" in page
    assert f'href="{_at("draft_source", draft)}">Kaynak belgenin dosyasını değiştirin' in page

    Edition.objects.filter(pk=draft.pk).update(source_file=make_source_file(name="karar-2026.pdf"))
    assert "dosyası ise" not in _text(desk.get(_at(name, draft)))


def test_a_draft_without_a_file_or_an_origin_warns_of_none():
    assert make_copy(make_edition(source="Karar"), source="Başka").keeps_another_file is False
    assert make_draft(source="Karar").keeps_another_file is False

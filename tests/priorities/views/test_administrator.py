import uuid

import pytest
from django.urls import reverse

from priorities.domain.succession import retire
from priorities.domain.wording import Wording, reword
from priorities.models import Measure
from priorities.queries import current_edition, open_drafts
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_edition
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

WORDS = {"code": "1.7", "title_tr": "Söz", "title_en": "Word", "text_tr": "", "text_en": "", "seen": "0"}


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@kept
def draft():
    """A draft in which one measure reads differently."""
    draft = make_copy(make_edition())
    draft.measures.filter(code="1.2").update(title_tr="Başka söz")
    return draft


def _at(name, draft, item=None):
    arguments = [draft.public_id] + ([item.lineage] if item else [])
    return reverse(f"priorities:{name}", args=arguments)


def _text(response):
    return response.content.decode()


def _fresh(desk):
    """A draft just started from the edition in force."""
    desk.post(reverse("priorities:draft_start"), {"edition": current_edition().pk, "name": "Kararname"})
    return open_drafts().get()


def test_a_draft_is_started_from_any_edition(desk):
    earlier = make_edition()
    make_edition()
    assert "2. sürüm" in _text(desk.get(reverse("priorities:draft_start")))

    response = desk.post(reverse("priorities:draft_start"), {"edition": earlier.pk, "name": "Kararname"})

    draft = open_drafts().get()
    assert (draft.copied_from, str(draft)) == (earlier, "Kararname")
    assert response.url == _at("draft", draft)


def test_without_an_edition_nothing_can_be_started(desk):
    assert desk.post(reverse("priorities:draft_start"), {"edition": "1", "name": "x"}).status_code == 200
    assert not open_drafts().exists()
    assert "Yayımlanmış sürüm yok" in _text(desk.get(reverse("priorities:editions")))


def test_the_desk_lists_the_draft_and_what_is_published(desk, draft):
    page = _text(desk.get(reverse("priorities:editions")))

    assert _at("draft", draft) in page
    assert reverse("priorities:edition", args=[1]) in page


def test_the_draft_shows_both_languages_and_what_is_missing(desk, draft):
    draft.measures.filter(code="1.1").update(title_en="")

    page = _text(desk.get(_at("draft", draft)))

    assert first_measure(draft).title_tr in page
    assert "1.1 kodlu maddenin İngilizce metni boş." in page


def test_the_words_of_an_item_are_saved(desk, draft):
    measure = first_measure(draft)

    response = desk.post(_at("item_edit", draft, measure), WORDS | {"text_tr": "Bir\r\niki", "text_en": "One"})

    kept = Measure.objects.get(pk=measure.pk)
    assert response.url == f"{_at('draft', draft)}#m-{measure.lineage}"
    assert (kept.code, kept.title_tr, kept.text_tr, kept.version) == ("1.7", "Söz", "Bir\niki", 1)


def test_a_preview_saves_nothing(desk, draft):
    measure = first_measure(draft)

    response = desk.post(_at("item_edit", draft, measure), WORDS | {"text_tr": "Bir **kalın**", "onizle": "1"})

    assert "<strong>kalın</strong>" in _text(response)
    assert Measure.objects.get(pk=measure.pk).title_tr == measure.title_tr


def _page_of(desk, draft, item):
    """What the form carries along when it is sent."""
    form = desk.get(_at("item_edit", draft, item)).context["form"]
    return WORDS | {name: form[name].value() for name in ("code", "title_tr", "title_en", "seen", "marks")}


def test_the_slower_administrator_chooses_field_by_field(desk, draft):
    measure = first_measure(draft)
    mine = _page_of(desk, draft, measure) | {"title_tr": "Yavaş söz", "code": "1.8"}
    faster = Wording("1.1", "Hızlı söz", "Fast word")
    reword(measure, faster, seen=0, by=make_member("administrator"), at=NOON)

    response = desk.post(_at("item_edit", draft, measure), mine)

    proposed = {one.name: (one.mine, one.theirs, one.proposed) for one in response.context["conflicts"]}
    assert response.status_code == 409
    assert proposed == {
        "code": ("1.8", "1.1", "benim"),
        "title_tr": ("Yavaş söz", "Hızlı söz", "benim"),
        "title_en": (measure.title_en, "Fast word", "kayitli"),
    }
    assert Measure.objects.get(pk=measure.pk).title_tr == "Hızlı söz"

    answer = {
        name: response.context["carried"][name] for name in ("code", "title_tr", "title_en", "text_tr", "text_en")
    }
    answer |= {"seen": "1", "marks": response.context["marks"], "secim-code": "benim", "secim-title_en": "kayitli"}
    desk.post(_at("item_edit", draft, measure), answer | {"secim-title_tr": "yeni", "yeni-title_tr": "Ortak söz"})

    kept = Measure.objects.get(pk=measure.pk)
    assert (kept.code, kept.title_tr, kept.title_en, kept.version) == ("1.8", "Ortak söz", "Fast word", 2)


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "9" * 40])
def test_a_damaged_version_asks_again_and_loses_nothing(seen, desk, draft):
    measure = first_measure(draft)

    response = desk.post(_at("item_edit", draft, measure), WORDS | {"seen": seen, "marks": "xx"})

    assert response.status_code == 409
    assert "Söz" in _text(response)
    assert '<input type="hidden" name="seen" value="0">' in _text(response)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "1.2"}, "Bu kod taslakta başka bir maddede kullanılıyor"),
        ({"code": "a b"}, "Kodu rakam, harf ve aralarında nokta ile yazın"),
        ({"code": "1.23456789"}, "En çok 8 karakter yazabilirsiniz"),
        ({"title_tr": "x" * 1001}, "En çok 1.000 karakter yazabilirsiniz; siz 1.001 yazdınız."),
    ],
)
def test_bad_words_are_refused_with_a_sentence_and_kept(typed, sentence, desk, draft):
    page = _text(desk.post(_at("item_edit", draft, first_measure(draft)), WORDS | {"title_en": "Kept"} | typed))

    assert sentence in page
    assert "Kept" in page
    assert Measure.objects.filter(title_en="Kept").count() == 0


def test_an_axis_code_is_short(desk, draft):
    page = _text(desk.post(_at("axis_add", draft), WORDS | {"code": "12345"}))

    assert "En çok 4 karakter yazabilirsiniz" in page


@pytest.mark.parametrize("name", ["axis_add", "measure_add"])
def test_a_new_item_may_be_previewed(name, desk, draft):
    axis = draft.axes.first() if name == "measure_add" else None
    before = Measure.objects.count()

    page = _text(desk.post(_at(name, draft, axis), WORDS | {"text_tr": "Bir *vurgu*", "onizle": "1"}))

    assert "<em>vurgu</em>" in page
    assert (Measure.objects.count(), draft.axes.count()) == (before, 2)


def test_an_axis_and_its_measures_are_added(desk, draft):
    assert desk.get(_at("axis_add", draft)).status_code == 200

    desk.post(_at("axis_add", draft), WORDS | {"code": "3"})
    axis = draft.axes.get(code="3")
    desk.post(_at("measure_add", draft, axis), WORDS | {"code": "3.1"})

    assert draft.measures.get(code="3.1").axis == axis


@pytest.mark.parametrize("name", ["axis_add", "measure_add"])
def test_a_taken_code_is_not_added(name, desk, draft):
    axis = draft.axes.first() if name == "measure_add" else None

    page = _text(desk.post(_at(name, draft, axis), WORDS | {"code": "2"}))

    assert "Bu kod taslakta başka bir maddede kullanılıyor" in page


def test_a_measure_holds_no_measures(desk, draft):
    assert desk.get(_at("measure_add", draft, first_measure(draft))).status_code == 404


@pytest.mark.parametrize(
    ("way", "codes"), [("asagi", ["1.2", "1.1"]), ("yukari", ["1.1", "1.2"]), ("", ["1.1", "1.2"])]
)
def test_an_item_moves_as_its_button_says(way, codes, desk, draft):
    response = desk.post(_at("item_move", draft, first_measure(draft)), {"yon": way})

    assert response.status_code == 302
    assert [measure.code for measure in draft.axes.first().measures.all()] == codes


def test_an_axis_is_taken_out_with_a_look_at_its_measures(desk, draft):
    axis = draft.axes.first()

    page = _text(desk.get(_at("item_retire", draft, axis)))
    desk.post(_at("item_retire", draft, axis), {"seen": "0"})

    assert first_measure(current_edition()).code in page
    assert [left.code for left in draft.axes.all()] == ["2"]


def test_what_was_taken_out_is_not_found(desk, draft, administrator):
    measure = first_measure(draft)
    retire(measure, seen=0, by=administrator, at=NOON)

    assert desk.get(_at("item_edit", draft, measure)).status_code == 404
    assert desk.get(reverse("priorities:item_edit", args=[draft.public_id, uuid.uuid4()])).status_code == 404


def test_the_differences_are_shown_word_by_word(desk):
    make_edition()
    draft = _fresh(desk)
    changed = {"title_tr": "Yeni tedbir", "text_tr": "Açık", "text_en": "Open", "title_en": "Other", "code": "1.8"}
    draft.measures.filter(code="1.1").update(**changed)
    draft.measures.filter(code="2.1").delete()
    draft.axes.filter(code="1").update(order=9)

    page = _text(desk.get(_at("draft_changes", draft)))

    assert "<ins>" in page
    assert all(word in page for word in ("değişti", "çıkarıldı", "yeri değişti", "Açıklama (İngilizce)"))


def test_a_fresh_draft_cannot_be_published(desk):
    make_edition()

    page = _text(desk.get(_at("draft_publish", _fresh(desk))))

    assert "yayımlanacak bir değişiklik yok" in page
    assert 'name="reason"' not in page


def test_publishing_takes_a_reason(desk, draft):
    page = _text(desk.post(_at("draft_publish", draft), {"reason": " ", "seen": "0", "follows": "1"}))

    assert "error-summary" in page
    assert current_edition().number == 1


def test_a_published_draft_is_in_force(desk, draft):
    response = desk.post(_at("draft_publish", draft), {"reason": "Yeni yıl", "seen": "0", "follows": "1"}, follow=True)

    assert "2. sürüm yayımlandı." in _text(response)
    assert current_edition() == draft


def test_what_changed_meanwhile_is_read_before_it_is_published(desk, draft, administrator):
    reword(first_measure(draft), Wording("1.7", "Söz", "Word"), seen=0, by=administrator, at=NOON)

    page = _text(desk.post(_at("draft_publish", draft), {"reason": "Yeni yıl", "seen": "0", "follows": "1"}))

    assert "Siz bu sayfadayken taslak değişti." in page
    assert "Yeni yıl" in page
    assert '<input type="hidden" name="seen" value="1"' in page


def test_a_discarded_draft_is_gone(desk, draft):
    desk.get(_at("draft_discard", draft))
    response = desk.post(_at("draft_discard", draft), {"seen": "0"})

    assert response.url == reverse("priorities:editions")
    assert not open_drafts().exists()
    assert desk.post(_at("draft_discard", draft), {"seen": "0"}).status_code == 404


def test_a_draft_is_not_discarded_unread(desk, draft):
    page = _text(desk.post(_at("draft_discard", draft), {"seen": "7"}))

    assert "Siz bu sayfadayken taslak değişti." in page
    assert open_drafts().get() == draft


def test_a_published_edition_answers_with_the_reason(desk):
    response = desk.get(_at("draft", make_edition()))

    assert response.status_code == 403
    assert "Yayımlanmış bir sürüm değiştirilemez" in _text(response)

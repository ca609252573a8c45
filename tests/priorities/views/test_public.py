import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from priorities.domain.editions import copy_edition
from priorities.domain.holding import Wording
from priorities.domain.succession import retire, split
from priorities.loading import load
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition, publish_at_once

pytestmark = pytest.mark.django_db


def _get(client, name, **arguments):
    response = client.get(reverse(f"priorities:{name}", kwargs=arguments))
    return response.content.decode()


def test_everyone_reads_every_axis_and_measure_in_force(client):
    edition = load(at=NOON)

    page = _get(client, "current")

    assert all(axis.title_tr in page for axis in edition.axes.all())
    assert all(measure.title_tr.split("'")[0] in page for measure in edition.measures.all())
    assert "5 eksen, 20 tedbir" in page
    assert page.count("<h1>") == 1


def test_the_english_page_is_in_english(client):
    edition = load(at=NOON)

    page = client.get("/en/oncelikler/").content.decode()

    assert all(axis.title_en in page for axis in edition.axes.all())
    assert edition.axes.first().title_tr not in page


def test_before_the_first_edition_the_page_says_so(client):
    assert "Öncelikler henüz yayımlanmadı" in _get(client, "current")


def test_an_earlier_edition_says_that_it_is_old_and_why_it_was_made(client):
    make_edition(source="Eski belge", source_number="9876", source_date=dt.date(2026, 12, 15))
    make_edition(at=NOON + dt.timedelta(hours=1))

    page = _get(client, "edition", number=1)

    assert "Bu, eski bir sürümdür" in page
    assert "Kaynak: Eski belge, 15 Aralık 2026" in page
    assert "sayı 9876" in page
    assert "Deneme" in page
    assert "2. sürüm" in page


def test_the_current_edition_links_to_the_earlier_ones(client):
    make_edition()
    make_edition()

    assert reverse("priorities:edition", args=[1]) in _get(client, "current")


@pytest.mark.parametrize("number", [3, 99_999_999_999_999])
def test_an_edition_that_is_not_published_is_not_found(number, client):
    edition = make_edition()
    copy_edition(edition.pk, by=make_member("administrator"), at=NOON)

    assert client.get(reverse("priorities:edition", args=[number])).status_code == 404
    assert client.get(reverse("priorities:edition", args=[2])).status_code == 404


def test_a_measure_shows_its_explanation_and_its_neighbours(client):
    draft = copy_edition(make_edition(axes=1, measures=2).pk, by=make_member("administrator"), at=NOON)
    draft.measures.filter(code="1.1").update(text_tr="Bir **açıklama**", text_en="An explanation")
    publish_at_once(draft)

    page = _get(client, "measure", code="1.1")

    assert "<strong>açıklama</strong>" in page
    assert draft.measures.get(code="1.2").title_tr in page


def test_a_measure_tells_what_became_of_its_words(client):
    draft = copy_edition(make_edition(axes=1, measures=2).pk, by=make_member("administrator"), at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Yeni tedbir", code="1.5")
    publish_at_once(draft)

    renamed, untouched = _get(client, "measure", code="1.5"), _get(client, "measure", code="1.2")

    assert "Kodu 1.1 iken 1.5 oldu." in renamed
    assert "<ins>" in renamed
    assert "Metni değişmedi." in untouched
    assert "1.2 koduyla ilk kez yer aldı." in untouched


def test_a_retired_measure_says_where_it_last_stood(client):
    administrator = make_member("administrator")
    edition = make_edition(axes=1, measures=2)
    draft = copy_edition(edition.pk, by=administrator, at=NOON)
    retire(first_measure(draft), seen=0, by=administrator, at=NOON)
    publish_at_once(draft)

    page = _get(client, "measure", code="1.1")

    assert "Bu tedbir yürürlükteki sürümde yoktur; bu metinle 1. sürüm içinde yer almıştır." in page
    assert "Yerini alan bir tedbir yoktur." in page


def _split_and_reuse():
    """In the second edition 1.1 is split; one of its parts takes over the code."""
    administrator = make_member("administrator")
    edition = make_edition(axes=1, measures=2)
    draft = copy_edition(edition.pk, by=administrator, at=NOON)
    parts = [Wording("1.1", "Birinci parça", "First part"), Wording("1.3", "İkinci parça", "Second part")]
    split(first_measure(draft), parts, seen=0, by=administrator, at=NOON)
    return edition, publish_at_once(draft)


def test_an_old_address_works_though_the_code_is_used_again(client):
    edition, _newer = _split_and_reuse()

    old, new = _get(client, "edition_measure", number=1, code="1.1"), _get(client, "measure", code="1.1")

    assert first_measure(edition).title_tr in old
    assert "Yerini şu tedbirler aldı:" in old
    assert all(f'href="{reverse("priorities:measure", args=[code])}"' in old for code in ("1.1", "1.3"))
    assert "Birinci parça" in new
    assert "Şu tedbirlerden geldi:" in new
    assert "Aynı kodu taşıyan başka tedbirler" in new
    assert reverse("priorities:edition_measure", args=[1, "1.1"]) in new


def test_the_address_by_lineage_leads_to_where_the_measure_last_stood(client):
    edition, newer = _split_and_reuse()
    gone, stays = edition.measures.all()

    def found(lineage):
        return client.get(reverse("priorities:lineage", args=[lineage])).url

    assert found(gone.lineage) == reverse("priorities:edition_measure", args=[1, "1.1"])
    assert found(stays.lineage) == reverse("priorities:edition_measure", args=[2, "1.2"])
    for unknown in (uuid.uuid4(), newer.axes.get().lineage):
        assert client.get(reverse("priorities:lineage", args=[unknown])).status_code == 404


def test_an_earlier_text_of_a_measure_leads_to_the_one_in_force(client):
    administrator = make_member("administrator")
    draft = copy_edition(make_edition(axes=1, measures=1).pk, by=administrator, at=NOON)
    split(first_measure(draft), [Wording("1.5", "Ayrılan", "Parted")], is_kept=True, seen=0, by=administrator, at=NOON)
    publish_at_once(draft)

    page = _get(client, "edition_measure", number=1, code="1.1")

    assert "Yürürlükteki metnini okuyun" in page
    assert "Bir bölümü şu tedbirlere geçti:" in page


def test_an_upcoming_edition_can_be_read_before_it_is_in_force(client):
    make_edition(axes=1, measures=1)
    make_edition(axes=1, measures=2, valid_from=timezone.now() + dt.timedelta(days=30))

    current, upcoming = _get(client, "current"), _get(client, "edition", number=2)

    assert "yürürlüğe girecek" in current
    assert "Programın öncelikleri" in current
    assert "Bu sürüm henüz yürürlüğe girmedi." in upcoming
    assert "Bu metin henüz yürürlükte değildir" in _get(client, "measure", code="1.2")


def test_an_edition_overridden_before_its_time_says_so(client):
    make_edition(axes=1, measures=1)
    later = timezone.now() + dt.timedelta(days=30)
    make_edition(axes=1, measures=1, valid_from=later)
    make_edition(axes=1, measures=1)

    assert "Bu sürüm yürürlüğe girmeden yerini başka bir sürüme bıraktı." in _get(client, "edition", number=2)


def test_before_anything_is_in_force_the_upcoming_edition_is_linked(client):
    make_edition(axes=1, measures=1, valid_from=timezone.now() + dt.timedelta(days=30))

    assert "Öncelikler henüz yayımlanmadı" in _get(client, "current")
    assert "Bu metin henüz yürürlükte değildir" in _get(client, "measure", code="1.1")


def test_everyone_reads_the_differences_of_any_two_editions(client):
    _split_and_reuse()

    forwards = _get(client, "edition_changes", number=2, before=1)
    backwards = _get(client, "edition_changes", number=1, before=2)

    assert all(word in forwards for word in ("Birinci parça", "Second part", "eklendi", "çıkarıldı", "Yerini alanlar:"))
    assert "Birlikte karşılaştırılan tedbirler" in forwards
    assert "Şunlardan geldi:" in backwards


@pytest.mark.parametrize(("number", "before"), [(1, 1), (1, 3), (3, 1)])
def test_differences_need_two_published_editions(number, before, client):
    edition = make_edition()
    copy_edition(edition.pk, by=make_member("administrator"), at=NOON)

    address = reverse("priorities:edition_changes", args=[number, before])

    assert client.get(address).status_code == 404


def test_what_people_wrote_is_never_markup(client):
    evil = "<script>alert(1)</script>"
    draft = copy_edition(make_edition(axes=1, measures=1).pk, by=make_member("administrator"), at=NOON)
    draft.measures.update(title_tr=evil, text_tr=f"{evil}[x](javascript:alert(1))", text_en=evil)
    draft.notes_tr = draft.notes_en = evil
    publish_at_once(draft)

    for page in (
        _get(client, "current"),
        _get(client, "measure", code="1.1"),
        _get(client, "edition_changes", number=2, before=1),
    ):
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize("code", ["9.9", "1", "surum"])
def test_what_is_no_measure_is_not_found(code, client):
    make_edition()

    assert client.get(f"/oncelikler/{code}/").status_code == 404

"""The desk's pages on what becomes of measures."""

import pytest
from django.urls import reverse

from priorities.domain.succession import retire
from priorities.models import Measure
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_copy, make_edition, make_measure
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@kept
def draft():
    return make_copy(make_edition())


def _at(name, draft, item=None):
    arguments = [draft.public_id] + ([item.lineage] if item else [])
    return reverse(f"priorities:{name}", args=arguments)


def _part(number, code, **more):
    words = {"code": code, "title_tr": f"Parça {code}", "title_en": f"Part {code}", **more}
    return {f"p{number}-{name}": value for name, value in words.items()}


def _codes(draft):
    return [measure.code for measure in draft.measures.order_by("axis__order", "order")]


def _text(response):
    return response.content.decode()


def test_the_first_part_begins_with_the_words_of_the_measure(desk, draft):
    measure = first_measure(draft)

    parts = desk.get(_at("measure_split", draft, measure)).context["parts"]

    assert [part["title_tr"].value() for part in parts] == [measure.title_tr, None]


def test_a_measure_is_split(desk, draft):
    measure = first_measure(draft)

    response = desk.post(
        _at("measure_split", draft, measure), {"seen": "0", "parca": "2", **_part(1, "1.1"), **_part(2, "1.7")}
    )

    assert response.url == f"{_at('draft', draft)}#m-{first_measure(draft).lineage}"
    assert _codes(draft)[:3] == ["1.1", "1.7", "1.2"]
    assert draft.successions.filter(from_lineage=measure.lineage).count() == 2


def test_parts_are_previewed_before_anything_is_split(desk, draft):
    typed = {"seen": "0", "parca": "2", **_part(1, "1.1", text_tr="**kalın**", text_en="x"), **_part(2, "1.7")}

    page = _text(desk.post(_at("measure_split", draft, first_measure(draft)), typed | {"onizle": "1"}))

    assert "<strong>kalın</strong>" in page
    assert len(_codes(draft)) == 4


def test_one_part_is_taken_out_of_a_measure_that_stays(desk, draft):
    measure = first_measure(draft)

    desk.post(_at("measure_split", draft, measure), {"seen": "0", "parca": "1", "kalsin": "1", **_part(1, "1.7")})

    assert _codes(draft)[:3] == ["1.1", "1.7", "1.2"]


@pytest.mark.parametrize(("typed", "count"), [("2", 3), ("8", 9), ("9", 9), ("99", 9), ("0", 2), ("x", 3), ("", 3)])
def test_another_part_may_be_asked_for_without_losing_words(typed, count, desk, draft):
    response = desk.post(
        _at("measure_split", draft, first_measure(draft)), {"parca": typed, "ekle": "1", **_part(1, "1.7")}
    )

    assert len(response.context["parts"]) == count
    assert "Parça 1.7" in _text(response)
    assert len(_codes(draft)) == 4


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"seen": "4"}, "Siz yazarken bu maddeyi başka bir yönetici değiştirdi."),
        (_part(2, "2.1"), "Bu kod taslakta başka bir maddede kullanılıyor"),
        (_part(2, "1.1"), "Yeni tedbirlerin kodları birbirinden farklı olmalı."),
        (_part(2, "1 7"), "Kodu rakam, harf ve aralarında nokta ile yazın"),
        ({"parca": "1"}, "en az iki tedbir yazın"),
    ],
)
def test_a_split_that_cannot_be_is_explained_and_keeps_what_was_typed(more, sentence, desk, draft):
    typed = {"seen": "0", "parca": "2", **_part(1, "1.1"), **_part(2, "1.7"), **more}

    page = _text(desk.post(_at("measure_split", draft, first_measure(draft)), typed))

    assert sentence in page
    assert "Parça 1.1" in page
    assert len(_codes(draft)) == 4


def test_measures_are_previewed_and_merged(desk, draft):
    merged = [str(measure.lineage) for measure in draft.measures.filter(code__startswith="1.")]
    typed = {"seen": "0", "merged": merged, "axis": str(draft.axes.first().lineage)}
    typed |= {"code": "1.9", "title_tr": "Bütün", "title_en": "Whole", "text_tr": "**kalın**", "text_en": "*thin*"}

    preview = _text(desk.post(_at("measures_merge", draft), typed | {"onizle": "1"}))
    assert "<strong>kalın</strong>" in preview
    assert len(_codes(draft)) == 4

    assert desk.post(_at("measures_merge", draft), typed).status_code == 302
    assert _codes(draft) == ["1.9", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("merged", "seen", "sentence"),
    [
        ([], "0", "en az iki tedbir seçin"),
        (["1.1"], "0", "en az iki tedbir seçin"),
        (["1.1", "1.2"], "5", "taslak değişti"),
    ],
)
def test_a_merger_that_cannot_be_is_explained(merged, seen, sentence, desk, draft):
    lineages = [str(measure.lineage) for measure in draft.measures.filter(code__in=merged)]
    typed = {"seen": seen, "merged": lineages, "axis": str(draft.axes.first().lineage)}

    page = _text(desk.post(_at("measures_merge", draft), typed | {"code": "1.9", "title_tr": "B", "title_en": "W"}))

    assert sentence in page
    assert page.count(" checked") == len(merged)
    assert len(_codes(draft)) == 4


def test_who_retires_a_measure_says_what_becomes_of_it(desk, draft):
    measure = first_measure(draft)
    heir = draft.measures.get(code="2.1")

    page = _text(desk.get(_at("item_retire", draft, measure)))
    assert ("Tedbir ne oluyor?" in page, "isteğe bağlı" in page) == (True, False)
    unsaid = _text(desk.post(_at("item_retire", draft, measure), {"seen": "0"}))
    assert ("olup olmadığını seçin" in unsaid, "en az bir tedbir seçin" in unsaid) == (True, False)
    nobody = desk.post(_at("item_retire", draft, measure), {"seen": "0", "outcome": "ardil"})
    assert "en az bir tedbir seçin" in _text(nobody)
    stranger = desk.post(_at("item_retire", draft, measure), {"seen": "0", "outcome": "ardil", "heirs": ["x"]})
    assert "listede yok" in _text(stranger)
    desk.post(_at("item_retire", draft, measure), {"seen": "0", "outcome": "ardil", "heirs": [str(heir.lineage)]})

    assert draft.successions.get().heir == heir


def test_a_measure_may_end_whatever_is_ticked(desk, draft):
    typed = {"seen": "0", "outcome": "biter", "heirs": [str(draft.measures.get(code="2.1").lineage)]}

    desk.post(_at("item_retire", draft, first_measure(draft)), typed)

    assert draft.successions.get().heir is None


def test_a_measure_of_this_draft_only_goes_without_questions(desk, draft):
    new = make_measure(draft.axes.first(), code="1.9")

    assert "Tedbir ne oluyor?" not in _text(desk.get(_at("item_retire", draft, new)))
    desk.post(_at("item_retire", draft, new), {"seen": "0"})

    assert (_codes(draft), draft.successions.count()) == (["1.1", "1.2", "2.1", "2.2"], 0)


def test_what_was_reworded_meanwhile_is_read_before_it_goes(desk, draft):
    page = _text(desk.post(_at("item_retire", draft, first_measure(draft)), {"seen": "3", "outcome": "biter"}))

    assert "başka bir yönetici değiştirdi" in page
    assert len(_codes(draft)) == 4


def test_what_became_of_a_measure_is_said_on_the_draft_and_can_be_changed(desk, draft, administrator):
    measure = first_measure(draft)
    retire(measure, seen=0, by=administrator, at=NOON)
    assert "Bitiyor, yerini alan yok." in _text(desk.get(_at("draft", draft)))
    form = desk.get(_at("item_fate", draft, measure)).context["form"]
    assert (form["outcome"].value(), form["seen"].value()) == ("biter", 1)

    heir = draft.measures.get(code="2.2")
    typed = {"seen": "1", "outcome": "ardil", "heirs": [str(heir.lineage)]}
    assert desk.post(_at("item_fate", draft, measure), typed).status_code == 302

    assert draft.successions.get().heir == heir
    form = desk.get(_at("item_fate", draft, measure)).context["form"]
    assert (form["outcome"].value(), form["heirs"].value()) == ("ardil", [str(heir.lineage)])
    assert "taslak değişti" in _text(desk.post(_at("item_fate", draft, measure), typed | {"seen": "0"}))


def test_what_was_taken_out_with_its_axis_waits_for_a_word(desk, draft, administrator):
    axis = draft.axes.first()
    retire(axis, seen=0, by=administrator, at=NOON)

    page = _text(desk.get(_at("draft", draft)))

    assert "ne olduğu söylenmedi" in page
    assert _at("item_restore", draft, axis) in page


def test_a_measure_is_put_back(desk, draft, administrator):
    measure = first_measure(draft)
    retire(measure, seen=0, by=administrator, at=NOON)

    response = desk.post(_at("item_restore", draft, measure), follow=True)

    assert "1.1 geri alındı." in _text(response)
    assert Measure.objects.filter(edition=draft, code="1.1").count() == 1


def test_what_stands_is_not_put_back(desk, draft):
    response = desk.post(_at("item_restore", draft, first_measure(draft)), follow=True)

    assert "Bu tedbir taslakta duruyor" in _text(response)


@pytest.mark.parametrize("name", ["item_fate", "item_restore"])
def test_what_was_never_published_has_no_fate(name, desk, draft):
    new = make_measure(draft.axes.first(), code="1.9")

    assert desk.post(_at(name, draft, new)).status_code == 404


def test_a_measure_changes_its_axis(desk, draft):
    measure = first_measure(draft)
    axes = {axis.code: axis for axis in draft.axes.all()}

    assert (
        "1 " not in _text(desk.get(_at("item_axis", draft, measure))).partition("<select")[2].partition("</select")[0]
    )
    desk.post(_at("item_axis", draft, measure), {"axis": str(axes["2"].lineage)})

    assert _codes(draft) == ["1.2", "2.1", "2.2", "1.1"]


@pytest.mark.parametrize("name", ["item_axis", "measure_split"])
def test_an_axis_has_no_axis_and_is_not_split(name, desk, draft):
    assert desk.get(_at(name, draft, draft.axes.first())).status_code == 404

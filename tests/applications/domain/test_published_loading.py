"""The shipped projects and totals: every row, its source and confidence; never twice, never over people's edits."""

import csv
from decimal import Decimal

import pytest

from applications.domain import published_loading
from applications.domain.published import correct, translate
from applications.domain.published_loading import key_of, load_published
from applications.models import PublishedProject, PublishedTotal
from applications.queries.published.shipped import DATA, rows_of
from cmdp.audit.models import Event
from cmdp.regions import loading as regions
from cmdp.regions.models import Province
from priorities import loading as priorities
from tests.factories.people import NOON, make_member
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def country():
    regions.load()
    priorities.load(at=NOON)


@kept
def loaded(country):
    return load_published(at=NOON)


def shipped(name):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sums(rows, column):
    return sum((Decimal(row[column]) for row in rows if row[column]), Decimal(0))


def test_every_shipped_project_is_loaded_with_its_source_and_confidence(loaded):
    rows = shipped("published_projects.csv")

    written = {(str(p.year), p.title_tr, p.source, p.confidence, p.province.nuts3) for p in loaded}
    assert len(loaded) == len(rows) == 31
    assert written == {(r["year"], r["project_name"], r["source"], r["confidence"], r["nuts3"]) for r in rows}


def test_amounts_are_those_of_the_file_and_unknown_stays_unknown(loaded):
    rows = shipped("published_projects.csv")

    assert sum(p.total_cost for p in loaded if p.total_cost is not None) == sums(rows, "total_cost_try")
    assert sum(p.support for p in loaded if p.support is not None) == sums(rows, "support_try")
    assert sum(p.support is None for p in loaded) == sum(not row["support_try"] for row in rows)
    assert sum(p.total_cost is None for p in loaded) == sum(not row["total_cost_try"] for row in rows)


def test_an_address_noted_in_part_is_text_and_no_link(loaded):
    found = {p.source: p.source_url for p in loaded}

    assert found["gebzeninsesi.com/infinite-haber-devam-9093-haberi"] == ""
    assert all(url in {"", source} for source, url in found.items())


def test_every_class_is_ours_with_its_basis_and_none_is_older_than_the_measures(loaded):
    assert {p.classification for p in loaded} == {"ours"}
    assert all(p.basis_tr and p.basis_en for p in loaded)
    assert [p for p in loaded if p.is_legacy and p.measure] == []
    assert sum(p.measure is not None for p in loaded) == sum(
        bool(r["measure"]) for r in shipped("published_mapping.csv")
    )


def test_what_the_source_says_of_the_year_is_kept(loaded):
    protocol = next(p for p in loaded if p.title_tr.startswith("Kültür Yolu"))

    assert (protocol.year, protocol.year_kind, protocol.year_note_tr) == (2012, "protocol", "2012–13 protokolü")
    assert {p.year_kind for p in loaded if p.year_is_approximate} == {"news", "unstated", "start"}


def test_no_state_that_a_paper_told_counts_as_kept(loaded):
    assert not any(p.state_is_kept for p in loaded)


def test_the_four_files_speak_of_the_same_rows():
    names = [
        [(row["year"], row["project_name"]) for row in rows_of(f"published_{file}.csv")]
        for file in ("projects", "mapping", "reading")
    ]

    assert names[0] == names[1] == names[2]


def test_totals_are_loaded_apart_with_their_periods(loaded):
    rows = shipped("published_totals.csv")

    found = PublishedTotal.objects.all()
    assert len(found) == len(rows) == 9
    assert {(t.year_from, t.year_to) for t in found if t.source.startswith("https://www.trthaber")} == {(2008, 2013)}
    assert sum(t.support for t in found if t.support is not None) == sums(rows, "support_try")
    assert sum(t.mixes_programmes for t in found) == 2


def test_every_shipped_project_has_our_english_title(loaded):
    titles = {p.title_tr: p.title_en for p in loaded}

    assert titles["Van Kent Müzesi"] == "Van City Museum"
    assert len(set(titles.values()) - {""}) == 31
    assert not titles.keys() & set(titles.values())


def test_titles_that_nobody_touched_follow_the_release(loaded):
    bare, older = loaded[:2]
    PublishedProject.objects.filter(pk=bare.pk).update(title_en="")
    PublishedProject.objects.filter(pk=older.pk).update(title_en="An earlier release's title")

    load_published(at=NOON)

    found = PublishedProject.objects.in_bulk([bare.pk, older.pk])
    assert [found[p.pk].title_en for p in (bare, older)] == [bare.title_en, older.title_en]
    events = Event.objects.filter(verb="published.correct").order_by("pk")
    assert [(event.object_id, event.actor_id, event.changes["title_en"]) for event in events] == [
        (bare.pk, None, ["", bare.title_en]),
        (older.pk, None, ["An earlier release's title", older.title_en]),
    ]


def test_a_title_of_the_house_follows_once_more(loaded):
    PublishedProject.objects.filter(pk=loaded[0].pk).update(title_en="Older")
    load_published(at=NOON)
    PublishedProject.objects.filter(pk=loaded[0].pk).update(title_en="Old")

    load_published(at=NOON)

    assert PublishedProject.objects.get(pk=loaded[0].pk).title_en == loaded[0].title_en


def test_titles_that_people_touched_stay(loaded):
    removed, named, retitled = loaded[:3]
    administrator = make_member("administrator")
    for project, values in [
        (removed, {"title_en": ""}),
        (named, {"title_en": "Another"}),
        (retitled, {"title_tr": "Bambaşka"}),
    ]:
        correct(project.pk, values, seen=0, reason="Yanlış", by=administrator, at=NOON)
    PublishedProject.objects.filter(pk=retitled.pk).update(title_en="Quite another")

    load_published(at=NOON)

    found = PublishedProject.objects.in_bulk([removed.pk, named.pk, retitled.pk])
    assert [found[p.pk].title_en for p in (removed, named, retitled)] == ["", "Another", "Quite another"]


def test_a_title_that_changed_while_we_looked_stays(loaded):
    translate(loaded[0].pk, "New", instead_of="What we read before", at=NOON)

    assert PublishedProject.objects.get(pk=loaded[0].pk).title_en == loaded[0].title_en


def test_loading_again_writes_nothing_and_leaves_edits(loaded):
    PublishedProject.objects.filter(pk=loaded[0].pk).update(title_tr="Düzeltilmiş ad")

    again = load_published(at=NOON)

    assert again == []
    assert Event.objects.filter(verb="published.add_total").count() == 9
    assert PublishedProject.objects.count() == 31
    assert PublishedTotal.objects.count() == 9
    assert PublishedProject.objects.get(pk=loaded[0].pk).title_tr == "Düzeltilmiş ad"


def test_of_a_province_that_is_not_there_nothing_is_loaded(country):
    Province.objects.filter(name__in=["Trabzon", "Şanlıurfa"]).delete()

    loaded = load_published(at=NOON)

    assert len(loaded) == 29
    assert PublishedTotal.objects.count() == 7


def test_two_spellings_of_a_province_give_one_key(country):
    assert key_of(2018, "Urfa", "Örnek  Proje") == key_of("2018", "ŞANLIURFA", "örnek proje")
    assert key_of(2018, "Elâzığ", "Proje") == key_of(2018, "ELAZIĞ", "Proje")
    assert key_of(2018, "Atlantis", "Proje") == "2018:atlantis:proje"


def test_markup_in_a_shipped_title_is_only_text(country, monkeypatch):
    def rows(name):
        found = shipped(name)
        for row in found:
            if "project_name" in row:
                row["project_name"] = row["project_name"].replace("Van Kent Müzesi", "<b>Van</b>\u202e\nMüzesi")
        return found

    monkeypatch.setattr(published_loading, "rows_of", rows)

    titles = [project.title_tr for project in load_published(at=NOON)]

    assert "<b>Van</b>\nMüzesi" in titles

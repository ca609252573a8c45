"""An upload shows what every row would do, and does exactly that, or nothing."""

import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.choices import Confidence, PublishedState, YearKind
from applications.domain import importing, published
from applications.exports.open_data.datasets import PROJECTS
from applications.exports.open_data.files import BY_ENDING
from applications.models import ImportLine, PublishedProject
from applications.queries.published.filters import Filters
from cmdp.audit.models import Event
from cmdp.kit.text import clean_line, clean_text
from cmdp.kit.verdict import Refused
from priorities.domain.editions import copy_edition
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.imports import make_import
from tests.factories.people import NOON, make_cast
from tests.factories.priorities import first_measure, make_edition, publish_at_once
from tests.factories.published import make_published
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db
HEAD = ["title_tr", "year", "year_kind", "province", "state", "source", "confidence"]
WHOLE = ["Fuar alanı", 2019, "news", "Samsun", "running", "haber", "low"]


@pytest.fixture
def admin(cast):
    return cast["administrator"]


def lines(upload):
    return [(line.number, line.act) for line in upload.lines.all()]


def fault(upload):
    (line,) = upload.lines.all()
    assert line.act == "refused"
    return line.faults


def carry_out(upload, by):
    return importing.carry_out(upload.pk, by=by, at=NOON)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.verdict.code


def test_rows_are_added_corrected_left_alone_and_refused_and_nothing_is_written_yet(admin):
    make_province()
    same = make_published(title_tr="Aynı kalan")
    changed = make_published(title_tr="IŞIK ATÖLYESİ", district="Bafra")
    rows = [
        [*HEAD, "district", "total_cost"],
        [*WHOLE, "", "1.500,00"],
        [same.title_tr, 2019, "approval", "Samsun", "approved", same.source, "medium", "", ""],
        ["Işık atölyesi", 2019, "approval", "Samsun", "completed", changed.source, "medium", "", ""],
        ["Yarım satır", 2019, "", "Samsun", "", "", "", "", ""],
    ]

    upload = make_import(admin, *rows)

    assert lines(upload) == [(2, "add"), (3, "same"), (4, "correct"), (5, "refused")]
    correction = upload.lines.get(number=4)
    assert (correction.project, correction.seen) == (changed, 0)
    assert correction.changes == {
        "title_tr": ["IŞIK ATÖLYESİ", "Işık atölyesi"],
        "state": ["approved", "completed"],
    }
    missing = [column for column, _sentence in upload.lines.get(number=5).faults]
    assert missing == ["year_kind", "state", "source", "confidence"]
    assert PublishedProject.objects.count() == 2
    assert not Event.objects.exists()


def test_what_was_shown_is_written_with_the_reason_in_every_history(admin):
    make_province()
    project = make_published(title_tr="Eski")
    upload = make_import(
        admin, ["id", *HEAD], ["", *WHOLE], [project.public_id, "Yeni", 2020, "", "", "", "", ""], ["", "Yarım"]
    )

    assert carry_out(upload, admin)

    upload.refresh_from_db()
    project.refresh_from_db()
    assert (upload.state, bytes(upload.content), project.title_tr, project.year) == ("written", b"", "Yeni", 2020)
    added = PublishedProject.objects.exclude(pk=project.pk).get()
    assert (added.title_tr, added.search_key[:10], added.source) == ("Fuar alanı", "fuar alani", "haber")
    told = {(event.verb, event.object_id): event.reason for event in Event.objects.all()}
    assert told == {
        ("published.add", added.pk): "2025 listesi",
        ("published.correct", project.pk): "2025 listesi",
        ("published.import", upload.pk): "2025 listesi",
    }
    assert Event.objects.get(verb="published.import").changes["add"] == [0, 1]
    assert refusal(lambda: carry_out(upload, admin)) == "not_ready"
    assert refusal(lambda: importing.discard(upload.pk, by=admin, at=NOON)) == "ended"


@pytest.mark.parametrize("kind", ["corrected", "merged", "added"])
def test_where_a_project_changed_meanwhile_nothing_is_written_and_the_rows_are_judged_anew(kind, admin):
    make_province()
    project = make_published(title_tr="Eski")
    upload = make_import(admin, ["id", *HEAD], ["", *WHOLE], [project.public_id, "Yeni", *[""] * 6])
    if kind == "corrected":
        published.correct(project.pk, {"district": "Bafra"}, seen=0, reason="x", by=admin, at=NOON)
    elif kind == "merged":
        into = make_published()
        published.merge(project.pk, into.pk, seen=0, reason="x", by=admin, at=NOON)
    else:
        make_published(title_tr="FUAR ALANI", year=2019)
    before = set(PublishedProject.objects.values_list("pk", "version"))

    assert not carry_out(upload, admin)

    upload.refresh_from_db()
    assert (upload.state, upload.has_moved) == ("ready", True)
    assert set(PublishedProject.objects.values_list("pk", "version")) == before
    expected = {"corrected": ["add", "correct"], "merged": ["add", "refused"], "added": ["correct", "correct"]}
    assert [act for _number, act in lines(upload)] == expected[kind]
    assert carry_out(upload, admin)


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"title_tr": "<b>Fuar</b>"}, "title_tr"),
        ({"support": "9", "total_cost": "5"}, "support"),
        ({"amount_is_unclear": "evet"}, "amount_is_unclear"),
        ({"confidence": "record"}, "confidence"),
        ({"measure": "1.1"}, "basis_tr"),
        ({"measure": "1.1", "basis_tr": "Adı", "year": "2015"}, "measure"),
        ({"beneficiary_type": "public", "basis_tr": "Adı", "classification": "sınıflanmadı"}, "classification"),
        ({"basis_tr": "Adı", "classification": "file"}, "classification"),
        ({"total_cost": "-5"}, "total_cost"),
        ({"id": "yokyokyokyokyok"}, "id"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_its_column(fields, column, admin):
    make_province()
    make_edition()
    row = {**dict(zip(HEAD, WHOLE, strict=True)), **fields}

    upload = make_import(admin, list(row), list(row.values()))

    assert [name for name, _sentence in fault(upload)] == [column]
    assert refusal(lambda: carry_out(upload, admin)) == "nothing"


def test_every_wrong_cell_of_a_row_is_told_at_once(admin):
    project = make_published(title_tr="<b>Eski</b>")
    head = ["id", "title_tr", "note_tr", "support", "year"]

    told = fault(make_import(admin, head, [project.public_id, "<i>a</i>", "<p>", "-5", "19"]))

    assert [column for column, _sentence in told] == ["support", "year", "title_tr", "note_tr"]
    told = fault(make_import(admin, head, [project.public_id, "<i>a</i>", "", "", ""]))
    assert [column for column, _sentence in told] == ["title_tr"]
    kept = make_import(admin, head, [project.public_id, "<b>Eski</b>", "Not", "", ""])
    assert lines(kept) == [(2, "correct")]


def test_two_rows_of_one_project_a_name_of_two_and_a_merged_id_are_told(admin):
    first, second = make_published(title_tr="Fuar"), make_published(title_tr="FUAR")
    gone = make_published(merged_into=first)
    other = make_published(title_tr="Başka")
    head = ["id", "title_tr", "year", "province", "district"]

    upload = make_import(
        admin,
        head,
        ["", "fuar", 2019, "Samsun", "Bafra"],
        [gone.public_id, "Fuar", 2019, "Samsun", "Bafra"],
        [other.public_id, "Başka", 2019, "Samsun", "Bafra"],
        ["", "BAŞKA", 2019, "Samsun", "Bafra"],
    )

    assert [act for _number, act in lines(upload)] == ["refused", "refused", "correct", "refused"]
    sentences = [line.faults[0][1] for line in upload.lines.filter(act="refused")]
    assert second.public_id in sentences[0]
    assert first.public_id in sentences[1]
    assert sentences[2].startswith("Dosyanın 4. satırı")


def test_empty_cells_take_away_only_where_asked_and_never_what_is_needed(admin):
    project = make_published(title_tr="Fuar", district="Bafra", total_cost=Decimal(5))
    rows = (["id", "title_tr", "district", "total_cost", "source"], [project.public_id, *[""] * 4])

    assert lines(make_import(admin, *rows)) == [(2, "same")]
    upload = make_import(admin, *rows, clears=True)

    assert upload.lines.get().changes == {"district": ["Bafra", ""], "total_cost": ["5.00", None]}


def test_a_class_is_given_changed_and_taken_back_by_a_file(admin):
    edition = make_edition()
    measure = first_measure(edition)
    project = make_published(title_tr="Fuar")
    head = ["id", "measure", "beneficiary_type", "basis_tr", "classification"]

    def written(*cells):
        upload = make_import(admin, head, [project.public_id, *cells])
        assert carry_out(upload, admin)
        project.refresh_from_db()
        return project.measure, project.beneficiary_type, project.classification

    assert written(measure.code, "Kamu kurum ve kuruluşu", "Adı söylüyor.", "none") == (measure, "public", "ours")
    assert project.classified_by == admin
    publish_at_once(copy_edition(edition.pk, by=admin, at=NOON))
    assert lines(make_import(admin, head, [project.public_id, measure.code, "", "", ""])) == [(2, "same")]
    assert written("", "", "", "sınıflanmadı") == (None, "", "none")
    assert Event.objects.filter(verb="published.classify", reason="2025 listesi").count() == 2


def test_what_the_letter_says_and_what_was_chosen_in_the_file_stay_theirs(admin, cast):
    file = make_proposal(status="approved", organisation=cast.organisation)
    make_ministry_act(file, cast["manager"], "approved")
    project = make_published(
        proposal=file,
        source="",
        confidence="record",
        support=Decimal(5),
        beneficiary_type="public",
        classification="file",
    )
    head = ["id", "support", "title_en", "beneficiary_type"]

    told = [make_import(admin, head, [project.public_id, *cells]) for cells in (("6", "", ""), ("", "", "Belediye"))]

    assert [fault(upload)[0][0] for upload in told] == ["", "classification"]
    assert lines(make_import(admin, head, [project.public_id, "5", "Fair", ""])) == [(2, "correct")]


def test_only_administrators_send_write_and_discard_and_only_with_a_reason(admin, cast):
    make_province()
    upload, manager = make_import(admin, HEAD, WHOLE), cast["manager"]
    told = {"file_name": "x.csv", "clears": False, "at": NOON}

    assert refusal(lambda: importing.receive(b"", reason="x", by=manager, **told)) == "not_administrator"
    assert refusal(lambda: importing.receive(b"", reason=" ", by=admin, **told)) == "no_reason"
    assert refusal(lambda: carry_out(upload, manager)) == "not_administrator"
    assert refusal(lambda: importing.discard(upload.pk, by=manager, at=NOON)) == "not_administrator"
    assert refusal(lambda: importing.refuse(upload.pk, "x", at=NOON)) == "read"


def test_a_discarded_upload_leaves_no_line_and_an_unreadable_one_its_sentence(admin):
    make_province()
    upload = make_import(admin, HEAD, WHOLE)

    importing.discard(upload.pk, by=admin, at=NOON)

    assert not ImportLine.objects.exists()
    broken = make_import(admin, content=b"%PDF")
    assert (broken.state, bytes(broken.content), broken.ended_at) == ("refused", b"", NOON)
    assert "türüne uymuyor" in broken.fault


TEXT = st.text("aIıİşâ =+-@'\",;<>&_x0123.\t\u00a0€😀", max_size=20)
LINE = TEXT.map(clean_line)
NAMED = LINE.filter(bool)
MONEY = st.none() | st.decimals(0, Decimal("999999999999.99"), places=2)
SINCE = st.sampled_from(["", "2020", "2020-02", "2020-02-29"])


@st.composite
def projects(draw):
    cost, support = draw(MONEY), draw(MONEY)
    if cost is not None and support is not None and support > cost:
        cost, support = support, cost
    fields = {name: draw(LINE) for name in ("title_en", "beneficiary", "district", "year_note_tr", "amount_note_en")}
    return {
        **fields,
        "title_tr": draw(NAMED),
        "source": draw(NAMED),
        "note_tr": draw(TEXT.map(lambda text: clean_text(f"{text}\n{text}"))),
        "year": draw(st.integers(1950, 2100)),
        "year_kind": draw(st.sampled_from(YearKind.values)),
        "year_is_approximate": draw(st.booleans()),
        "state": draw(st.sampled_from(PublishedState.values)),
        "state_since": draw(SINCE),
        "confidence": draw(st.sampled_from([Confidence.HIGH, Confidence.LOW])),
        "total_cost": cost,
        "support": support,
    }


@pytest.mark.slow
class RoundTrip(TestCase):
    """Whatever is stored, our own downloads say nothing new of it."""

    def setUp(self):
        self.admin, self.measure = make_cast()["administrator"], first_measure(make_edition())

    @given(some=st.lists(projects(), min_size=4, max_size=8), clears=st.booleans(), classed=st.booleans())
    @settings(max_examples=3, deadline=None)
    def test_a_download_read_back_changes_nothing(self, some, clears, classed):
        for fields in some:
            is_classed = classed and fields["year"] >= 2018
            make_published(**fields, **({"measure": self.measure} if is_classed else {}))

        for ending in ("csv", "excel.csv", "xlsx"):
            out = io.BytesIO()
            BY_ENDING[ending].write(out, PROJECTS, NOON, Filters())
            name = "projeler.xlsx" if ending == "xlsx" else "projeler.csv"
            upload = make_import(self.admin, content=out.getvalue(), file_name=name, clears=clears)
            told = [(line.act, line.faults, line.changes) for line in upload.lines.all()]
            assert told == [("same", [], {})] * len(some), (ending, upload.fault)


@pytest.mark.slow
def test_many_rows_are_read_and_written_in_a_few_statements(admin, django_assert_max_num_queries):
    make_province()
    content = "\n".join([";".join(HEAD), *(f"Proje {n};2019;news;Samsun;running;haber;low" for n in range(300))])

    with django_assert_max_num_queries(50):
        upload = make_import(admin, content=content.encode())
        assert carry_out(upload, admin)

    assert PublishedProject.objects.count() == Event.objects.filter(verb="published.add").count() == 300

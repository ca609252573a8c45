"""The whole form before anybody signs in: what the forms ask is on the page and in the Word file, nothing else."""

import io

import pytest
from django.urls import reverse
from docx import Document

from applications.choices import SectionKey
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS
from applications.presenters.blank_form import parts_of
from applications.presenters.rules import whom_of
from applications.queries.rule_sets import whole
from cmdp.kit.formats import format_number
from priorities.queries import definitions
from tests.factories.people import NOON
from tests.factories.rules import live_call, make_call, make_rule_set

pytestmark = pytest.mark.django_db
DAY_LATER = NOON.replace(day=NOON.day + 1)


def _address(call, route="call_form"):
    return reverse(f"applications:{route}", args=[call.public_id])


def _parts(call):
    return parts_of(call, whole(call.rule_set), definitions(call.edition))


def _word(client, call, prefix=""):
    answer = client.get(prefix + _address(call, "call_form_docx"))
    return Document(io.BytesIO(answer.content)), answer


def _headings(paper):
    return [(p.style.name, p.text) for p in paper.paragraphs if p.style.name.startswith("Heading")]


def test_every_section_stands_in_the_order_of_the_form(client):
    assert [part.key.partition("-")[0] for part in _parts(make_call())] == [*map(str, SectionKey), "declaration"]


def test_what_is_declared_at_the_sending_is_read_beforehand(client):
    call = live_call()
    clauses = call.rule_set.stages.get().declaration

    page, (word, _answer) = client.get(_address(call)).content.decode(), _word(client, call)

    assert (len(clauses), all(clause in page for clause in clauses)) == (4, True)
    assert [p.text for p in word.paragraphs if p.text.startswith("☐ ")][-4:] == [f"☐ {clause}" for clause in clauses]


def test_every_field_of_every_form_is_asked():
    parts = {part.key: part for part in _parts(make_call())}

    for key, form in {**SECTION_FORMS, **ROW_FORMS}.items():
        if key != SectionKey.QUESTIONS:
            labels = [str(blank.label) for blank in parts[key].blanks]
            assert labels == [str(field.label) for field in form.base_fields.values()]


def test_questions_and_papers_come_with_their_limits(client):
    call = live_call()
    stage = call.rule_set.stages.get()

    html = client.get(_address(call)).content.decode()

    for question in stage.questions.all():
        assert question.label_tr in html
        assert f"en çok {format_number(question.limit)} karakter" in html
    for slot in stage.document_slots.all():
        assert slot.name_tr in html
        assert whom_of(slot, call.rule_set.support_types.all()) in html
    assert "PDF" in html


def test_choices_are_those_of_the_year_and_of_the_agency(client):
    call = make_call()
    parts = {part.key: part for part in _parts(call)}
    measures = [str(measure) for axis in definitions(call.edition) for measure in axis.measures.all()]

    (province,) = [blank for blank in parts["place"].blanks if blank.choices]
    main, beside = parts["priorities"].blanks
    (head,) = [blank for blank in parts["budget"].blanks if blank.choices]

    rules = call.rule_set.provinces.filter(province__agency=call.agency)
    assert list(province.choices) == [row.province.name for row in rules.select_related("province")]
    assert (list(main.choices), len(beside.choices)) == (measures, 1)
    assert list(head.choices) == [row.name for row in call.rule_set.budget_heads.all()]


def test_stages_ask_apart_where_there_are_two():
    call = make_call(stages=2)
    names = [stage.name for stage in call.rule_set.stages.all()]

    titles = [part.title for part in _parts(call) if part.key.startswith("questions")]

    assert titles == [f"Gerekçe ve yöntem – {name}" for name in names]


def test_the_word_file_holds_what_the_page_holds(client):
    call = live_call()

    paper, answer = _word(client, call)

    headings = _headings(paper)
    parts = _parts(call)
    blanks = [str(blank.label) for part in parts if not part.is_table for blank in part.blanks]
    assert headings[0] == ("Heading 1", call.title_tr)
    assert [text for style, text in headings if style == "Heading 2"] == [str(part.title) for part in parts]
    assert [text for style, text in headings if style == "Heading 3"] == blanks
    columns = [[str(blank.label) for blank in part.blanks] for part in parts if part.is_table]
    assert [[cell.text for cell in t.rows[0].cells] for t in paper.tables if len(t.rows) > 1] == columns
    assert answer["Content-Disposition"] == f'attachment; filename="cmdp-form-{call.public_id}.docx"'


@pytest.mark.parametrize(("prefix", "language", "title"), [("", "tr-TR", "title_tr"), ("/en", "en-GB", "title_en")])
def test_the_word_file_is_in_the_readers_language_and_says_which(client, prefix, language, title):
    call = live_call()

    paper, _answer = _word(client, call, prefix)

    known = paper.core_properties
    assert (known.language, known.title) == (language, getattr(call, title))
    assert f'w:val="{language}"' in paper.styles["Normal"].element.xml


def test_who_holds_the_word_file_is_not_sent_it_again(client, time_machine):
    call = live_call()
    time_machine.move_to(NOON)
    tag = client.get(_address(call, "call_form_docx"))["ETag"]
    time_machine.move_to(DAY_LATER)

    again = client.get(_address(call, "call_form_docx"), headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("demands", "title"),
    [
        (("required", "required"), "Faaliyetler ve takvim"),
        (("optional", "optional"), "Faaliyetler ve takvim (isteğe bağlı)"),
        (("none", "required"), "Faaliyetler ve takvim – Proje değerlendirme raporu"),
        (("none", "none"), None),
    ],
)
def test_a_part_says_which_stages_ask_for_it(demands, title):
    rule_set = make_rule_set(stages=2)
    for stage, demand in zip(rule_set.stages.all(), demands, strict=True):
        stage.section_rules.filter(section="activities").update(demand=demand)

    titles = {part.key: str(part.title) for part in _parts(make_call(rule_set=rule_set))}

    assert titles.get("activities") == title


def test_optional_fields_are_marked_and_required_ones_are_not():
    rule_set = make_rule_set()
    stage = rule_set.stages.get()
    stage.questions.update(is_required=False)
    stage.document_slots.update(is_required=False)
    parts = {part.key: part for part in _parts(make_call(rule_set=rule_set))}

    marked = {str(blank.label).endswith("(isteğe bağlı)") for blank in parts["questions-1"].blanks}
    papers = {str(blank.label).endswith("(isteğe bağlı)") for blank in parts["documents-1"].blanks}

    assert (marked, papers, str(parts["project"].blanks[0].label)) == ({True}, {True}, "Projenin adı")


def test_a_call_leads_to_its_form(client):
    call = live_call()

    html = client.get(reverse("applications:call", args=[call.public_id])).content.decode()

    assert f'href="{_address(call)}"' in html
    assert f'href="{_address(call, "call_form_docx")}"' in html

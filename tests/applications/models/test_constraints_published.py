"""Every constraint of published projects, totals and price indices is broken once."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from applications.models import (
    ImportLine,
    PriceIndex,
    PriceIndexValue,
    ProjectImport,
    PublishedProject,
    PublishedTotal,
)
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_price_index, make_published, make_total

pytestmark = pytest.mark.django_db


def _measured(year):
    make_published(year=year, measure=first_measure(make_edition()))


def _own_double():
    project = make_published()
    PublishedProject.objects.filter(pk=project.pk).update(merged_into=project)


def _reviewed(**fields):
    project = make_published(beneficiary_type="public", classified_by=make_user())
    PublishedProject.objects.filter(pk=project.pk).update(**fields)


def _self_reviewed():
    person = make_user()
    make_published(beneficiary_type="public", classified_by=person, class_reviewed_by=person, class_reviewed_at=NOON)


def _upload(**fields):
    told = {"file_name": "x.csv", "reason": "Liste", "received_at": NOON, "received_by": make_user()}
    return ProjectImport.objects.create(**{**told, **fields})


def _line(**fields):
    return ImportLine.objects.create(**{"number": 2, "act": "same", **fields})


def _twice(make, **fields):
    for _ in range(2):
        make(**fields)


BREAKERS = {
    "one_published_project_per_import_key": lambda: _twice(make_published, import_key="2019:TR831:atolye"),
    "published_project_has_a_title": lambda: make_published(title_tr=""),
    "published_project_names_its_source": lambda: make_published(source=""),
    "published_project_of_earlier_years_has_no_measure": lambda: _measured(2017),
    "published_class_says_whose_it_is": lambda: make_published(beneficiary_type="public", classification="none"),
    "published_class_has_its_basis": lambda: make_published(classification="ours"),
    "published_class_review_has_its_time": lambda: _reviewed(class_reviewed_at=NOON),
    "published_class_is_reviewed_by_another": _self_reviewed,
    "project_import_says_why": lambda: _upload(reason=""),
    "project_import_ended_has_its_time": lambda: _upload(state="written"),
    "project_import_refused_says_why": lambda: _upload(state="refused", ended_at=NOON),
    "one_import_line_per_row": lambda: _twice(_line, upload=_upload()),
    "import_correction_names_its_project": lambda: _line(upload=_upload(), act="correct"),
    "import_addition_names_no_project": lambda: _line(upload=_upload(), act="add", project=make_published()),
    "published_money_is_not_negative": lambda: make_published(total_cost=Decimal(-1)),
    "published_support_within_total_cost": lambda: make_published(total_cost=Decimal(1), support=Decimal(2)),
    "published_unclear_amount_stands_alone": lambda: make_published(amount_is_unclear=True),
    "published_state_since_is_a_date": lambda: make_published(state_since="Şubat"),
    "published_not_its_own_double": _own_double,
    "one_published_total_per_import_key": lambda: _twice(make_total, import_key="2020:samsun:bes"),
    "published_total_years_in_order": lambda: make_total(year_from=2021, year_to=2020),
    "published_total_names_its_source": lambda: make_total(source=""),
    "published_total_is_not_negative": lambda: make_total(support=Decimal(-1)),
    "one_price_index_in_use": lambda: _twice(make_price_index, values={}),
    "price_index_names_its_source": lambda: make_price_index({}, source=""),
    "one_price_value_per_year_and_index": lambda: PriceIndexValue.objects.bulk_create(
        [PriceIndexValue(index=make_price_index({2020: 1}), year=2020, value=2)]
    ),
    "price_value_is_positive": lambda: make_price_index({2020: 0}),
}


def test_a_file_is_published_once():
    file = make_proposal(status="approved")

    with pytest.raises(IntegrityError, match="proposal_id"), transaction.atomic():
        _twice(make_published, proposal=file, confidence="record")


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    ours = {PublishedProject, PublishedTotal, PriceIndex, PriceIndexValue, ProjectImport, ImportLine}

    declared = {rule.name for model in apps.get_models() if model in ours for rule in model._meta.constraints}

    assert declared == set(BREAKERS)


def test_a_row_speaks_the_readers_language(settings):
    project = make_published(title_en="Shared workshop", note_tr="Not", year_note_tr="yıl", state_note_tr="durum")
    total = make_total(what_en="Five projects", amount_note_tr="yuvarlak")

    assert [str(project), project.title] == ["Ortak" + project.title_tr[5:]] * 2
    assert (project.note, project.year_note, project.state_note, project.basis) == ("Not", "yıl", "durum", "")
    assert (str(total), total.amount_note) == ("Beş proje", "yuvarlak")


def test_indices_are_told_by_name_and_year():
    index = make_price_index({2020: 5})

    assert (str(index), index.audit_label) == ("Deneme endeksi", index.public_id)
    assert str(index.values.get()) == "2020: 5.000000"

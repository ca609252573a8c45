"""Every constraint of files from before this software is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Status
from applications.models import EarlierFile, EarlierImport, EarlierLine, EarlierTrace, LikenessLook
from tests.factories.earlier import make_earlier
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.regions import make_agency

pytestmark = pytest.mark.django_db


def _earlier(**fields):
    return lambda: make_earlier(make_user(), **fields)


def _twice():
    _earlier(reference="2019/1")()
    _earlier(reference="2019-1")()


def _import(**fields):
    told = {"file_name": "a.csv", "reason": "Liste", "received_at": NOON, "received_by": make_user(), **fields}
    return EarlierImport.objects.create(agency=make_agency(), **told)


def _line(**fields):
    return EarlierLine.objects.create(
        upload=fields.pop("upload", None) or _import(), number=2, **{"act": "add", **fields}
    )


def _row_twice():
    first = _line()
    _line(upload=first.upload)


def _trace_twice():
    EarlierTrace.objects.bulk_create(EarlierTrace(file=file, kind="title", value=-1) for file in [_earlier()()] * 2)


def _look_at_two():
    proposal = make_proposal(status=Status.SUBMITTED)
    told = {"is_double": True, "word": "Aynısı", "looked_at": NOON, "looked_by": make_user()}
    LikenessLook.objects.create(proposal=proposal, other=make_proposal(), earlier=_earlier()(), **told)


BREAKERS = {
    "one_earlier_file_per_reference": [_twice],
    "earlier_file_says_what_it_is": [_earlier(title=""), _earlier(applicant=""), _earlier(reference="")],
    "earlier_file_money_is_not_negative": [_earlier(asked=-1), _earlier(approved=-1)],
    "earlier_file_got_no_more_than_it_asked": [_earlier(asked=1, approved=2)],
    "earlier_import_says_why": [lambda: _import(reason="")],
    "earlier_import_ended_has_its_time": [lambda: _import(state="written"), lambda: _import(ended_at=NOON)],
    "earlier_import_refused_says_why": [
        lambda: _import(state="refused", ended_at=NOON),
        lambda: _import(fault="Bozuk"),
    ],
    "earlier_import_undone_was_written": [lambda: _import(undone_at=NOON, undone_by=make_user())],
    "one_earlier_line_per_row": [_row_twice],
    "earlier_line_written_had_an_act": [lambda: _line(act="same", written_at=NOON)],
    "one_trace_per_earlier_file_and_value": [_trace_twice],
    "likeness_is_of_one_other": [_look_at_two],
}


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in BREAKERS.items() for act in acts])
def test_constraint_refuses_its_breach(name, act):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        act()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (EarlierFile, EarlierImport, EarlierLine, EarlierTrace)

    assert {rule.name for model in models for rule in model._meta.constraints} <= set(BREAKERS)

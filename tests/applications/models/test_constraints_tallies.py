"""What is kept of the marks: of points or of opinions, once for each file."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import ReviewOpinion, Status
from applications.models import Tally
from tests.factories.files import make_proposal

MARKED = {"means": ["20.00"], "totals": ["40", "60"], "counted": [0, 1]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"counted": []},
        {**MARKED, "opinion": ReviewOpinion.SUPPORT},
        {"means": ["20.00"], "counted": [0], "opinion": ReviewOpinion.SUPPORT},
    ],
)
def test_a_tally_is_of_marks_or_of_opinions_and_stands_once(cast, wrong):
    file = make_proposal(status=Status.REVIEWED)

    with pytest.raises(IntegrityError, match="tally_is_of_marks_or_of_opinions"), transaction.atomic():
        Tally.objects.create(proposal=file, **wrong)
    Tally.objects.create(proposal=file, **MARKED)
    with pytest.raises(IntegrityError, match="proposal_id"), transaction.atomic():
        Tally.objects.create(proposal=file, opinion=ReviewOpinion.AGAINST, counted=[0, 1])

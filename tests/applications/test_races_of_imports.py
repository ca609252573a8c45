"""Two uploads at the same moment never add one project twice."""

from functools import partial

import pytest

from applications.domain import importing
from applications.models import PublishedProject
from tests.applications.domain.test_importing import HEAD, WHOLE
from tests.factories.imports import make_import
from tests.factories.people import NOON, make_cast
from tests.factories.regions import make_province
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_of_two_uploads_of_one_project_one_is_written_and_the_other_judged_anew():
    make_province()
    admin = make_cast()["administrator"]
    first, second = make_import(admin, HEAD, WHOLE), make_import(admin, HEAD, WHOLE)

    answers = race(*(partial(importing.write, upload.pk, by=admin, at=NOON) for upload in (first, second)))

    assert answers == ["", "moved"]
    assert PublishedProject.objects.count() == 1

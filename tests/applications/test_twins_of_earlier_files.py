"""Policy against query for files from before this software and the spreadsheets that bring them in."""

import pytest

from applications.models import EarlierFile, EarlierImport
from applications.policies.earlier import may_read_earlier, may_upload
from applications.queries.earlier import earlier_files, uploads
from cmdp.accounts.choices import Role
from tests.factories.earlier import make_earlier, make_earlier_import
from tests.factories.people import join, make_member
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db


def test_what_a_person_may_see_is_what_the_pages_start_from(cast):
    officer, other = cast["officer"], cast["other_officer"]
    both = make_member(Role.AGENCY_OFFICER, cast.agency)
    join(both, Role.ORGANISATION_VIEWER, cast.organisation)
    for fields in ({"vkn": cast.organisation.vkn}, {}, {"province": make_province("Diyarbakır")}):
        make_earlier(officer, **fields)
    make_earlier_import(officer)
    make_earlier_import(other, agency=make_province("Diyarbakır").agency)

    for person in [*cast.people.values(), both]:
        files, sheets = set(earlier_files(person)), set(uploads(person))
        assert files == {file for file in EarlierFile.objects.all() if may_read_earlier(person, file)}
        assert sheets == {sheet for sheet in EarlierImport.objects.all() if may_upload(person, sheet.agency_id)}
    assert (earlier_files(officer).count(), earlier_files(both).count(), earlier_files(other).count()) == (2, 1, 1)

"""Every constraint of a package is broken once; what was forwarded before there were packages is gathered into them."""

import importlib

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from applications.choices import MinistryActKind
from applications.models import MinistryAct, Package
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.support.kept import kept

MIGRATION = importlib.import_module("applications.migrations.0066_packages_for_the_ministry")


@kept
def package(cast):
    return make_package([make_proposal(status="with_ministry")], cast["manager"])


def _twice(package):
    make_ministry_act(package.acts.get().proposal, package.forwarded_by, package=package)


BREAKS = {
    "package_has_a_letter": lambda _package: Package.objects.update(letter_number=""),
    "package_is_made_whole": lambda _package: Package.objects.update(made_at=NOON),
    "only_a_forwarding_is_of_a_package": lambda _package: MinistryAct.objects.update(
        kind=MinistryActKind.REFUSED, reason="Uymuyor."
    ),
    "file_is_once_in_a_package": _twice,
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses(name, package):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BREAKS[name](package)


def test_what_was_forwarded_in_one_act_becomes_one_package(cast):
    first = make_proposal(status="with_ministry")
    second = make_proposal(call=first.call, status="with_ministry")
    for file in (first, second):
        make_ministry_act(file, cast["manager"], letter_number="E-1")
    alone = make_ministry_act(first, cast["manager"], letter_number="E-2")
    make_ministry_act(first, cast["manager"], MinistryActKind.RETURNED, letter_number="E-2")

    for _turn in range(2):
        MIGRATION.gather(apps, None)

    found = {package.letter_number: package for package in Package.objects.all()}
    assert {number: package.acts.count() for number, package in found.items()} == {"E-1": 2, "E-2": 1}
    assert (found["E-2"].acts.get(), found["E-2"].forwarded_at) == (alone, NOON)
    assert MinistryAct.objects.filter(package=None).count() == 1

"""Installations with two roles or two offers of one person in one organisation lose the lower and the earlier."""

import importlib

from django.apps import apps
from django.db import connection

from cmdp.accounts.choices import Role
from cmdp.accounts.models import Invitation, Membership
from tests.factories.offers import make_invitation
from tests.factories.people import join

MIGRATION = importlib.import_module("cmdp.accounts.migrations.0002_one_role_and_one_offer_per_organisation")
NEW_RULES = ("one_active_role_per_organisation", "one_open_invitation_per_address_and_organisation")


def test_the_highest_role_and_the_newest_offer_stay(cast):
    with connection.cursor() as cursor:
        for index in NEW_RULES:
            cursor.execute(f"DROP INDEX {index}")
    join(cast["viewer"], Role.ORGANISATION_OWNER, cast.organisation)
    join(cast["viewer"], Role.EVALUATOR)
    for role in (Role.ORGANISATION_OWNER, Role.ORGANISATION_VIEWER):
        make_invitation("a@b.test", role, cast.organisation, by=cast["owner"])
    single = make_invitation("b@b.test", Role.ORGANISATION_VIEWER, cast.organisation, by=cast["owner"])

    MIGRATION.keep_one(apps, None)

    seats = Membership.objects.filter(user=cast["viewer"], ended_at=None)
    assert {seat.role for seat in seats} == {"organisation_owner", "evaluator"}
    assert [row.role for row in Invitation.objects.filter(withdrawn_at=None, email="a@b.test")] == [
        "organisation_viewer"
    ]
    assert Invitation.objects.get(pk=single.pk).withdrawn_at is None
    assert Membership.objects.get(user=cast["owner"]).ended_at is None

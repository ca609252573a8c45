"""Nobody keeps two roles, or two open offers, in one organisation: the highest seat and the newest offer stay."""

from django.db import migrations
from django.db.models import Count
from django.utils import timezone

RANKS = {"organisation_viewer": 0, "organisation_editor": 1, "organisation_owner": 2}


def keep_one(apps, schema_editor):
    """End the lower seats and withdraw the earlier offers; rows that stood alone are not touched."""
    del schema_editor
    now = timezone.now()
    memberships = apps.get_model("accounts", "Membership").objects.filter(ended_at=None, organisation__isnull=False)
    twice = memberships.values("user", "organisation").annotate(count=Count("pk")).filter(count__gt=1).order_by()
    for pair in twice:
        seats = sorted(
            memberships.filter(user=pair["user"], organisation=pair["organisation"]),
            key=lambda s: (-RANKS[s.role], s.pk),
        )
        memberships.filter(pk__in=[seat.pk for seat in seats[1:]]).update(ended_at=now)
    invitations = apps.get_model("accounts", "Invitation").objects.filter(
        accepted_at=None, withdrawn_at=None, organisation__isnull=False
    )
    twice = invitations.values("email", "organisation").annotate(count=Count("pk")).filter(count__gt=1).order_by()
    for pair in twice:
        same = invitations.filter(email=pair["email"], organisation=pair["organisation"])
        same.exclude(pk=same.latest("pk").pk).update(withdrawn_at=now)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(keep_one, migrations.RunPython.noop)]

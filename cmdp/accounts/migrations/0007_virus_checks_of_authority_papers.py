"""Authority papers are judged by a virus checker as applicants' papers are; those that are here were taken unchecked."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_organisations_have_a_profile")]

    operations = [
        migrations.AddField(
            "authoritypaper",
            "scan",
            models.CharField(
                choices=[
                    ("unchecked", "virüs denetimi yapılmadı"),
                    ("waiting", "virüs denetimi sürüyor"),
                    ("clean", "virüs bulunmadı"),
                    ("infected", "zararlı içerik bulundu, açılamaz"),
                ],
                default="unchecked",
                max_length=10,
            ),
        ),
        migrations.AddField("authoritypaper", "scanned_at", models.DateTimeField(null=True)),
        migrations.AddField("authoritypaper", "finding", models.CharField(blank=True, max_length=100)),
        migrations.AddField("authoritypaper", "tried_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "authoritypaper",
            models.CheckConstraint(
                condition=Q(scan__in=("clean", "infected"), scanned_at__isnull=False)
                | Q(scan__in=("unchecked", "waiting"), scanned_at__isnull=True),
                name="authority_paper_scanned_has_when",
            ),
        ),
        migrations.AddConstraint(
            "authoritypaper",
            models.CheckConstraint(
                condition=(Q(scan="infected") & ~Q(finding="")) | (~Q(scan="infected") & Q(finding="")),
                name="authority_paper_infected_has_a_finding",
            ),
        ),
    ]

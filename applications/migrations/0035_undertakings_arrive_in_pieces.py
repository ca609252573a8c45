import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0034_rule_sets_say_when_undertakings_are_reminded_of"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            "partialupload",
            "slot",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.documentslot",
            ),
        ),
        migrations.AddField(
            "partialupload",
            "rule",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.undertakingrule",
            ),
        ),
        migrations.AddConstraint(
            "partialupload",
            models.UniqueConstraint(
                fields=("proposal", "rule", "person", "name", "size", "mark"),
                name="one_upload_per_undertaking_and_person",
            ),
        ),
        migrations.AddConstraint(
            "partialupload",
            models.CheckConstraint(
                condition=models.Q(("rule__isnull", False), ("slot__isnull", True))
                | models.Q(("rule__isnull", True), ("slot__isnull", False)),
                name="upload_is_for_one_place",
            ),
        ),
    ]

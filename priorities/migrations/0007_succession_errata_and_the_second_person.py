import cmdp.kit.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("priorities", "0006_what_an_edition_always_is")]

    operations = [
        migrations.CreateModel(
            name="Erratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("lineage", models.UUIDField()),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("title_tr", "Metin (Türkçe)"),
                            ("title_en", "Metin (İngilizce)"),
                            ("text_tr", "Açıklama (Türkçe)"),
                            ("text_en", "Açıklama (İngilizce)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("old", models.TextField()),
                ("new", models.TextField()),
                ("reason", models.TextField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by_id", models.BigIntegerField()),
            ],
            options={
                "ordering": ["noted_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PublishingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("needs_second", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(null=True)),
                ("changed_by_id", models.BigIntegerField(null=True)),
                ("relax_asked_at", models.DateTimeField(null=True)),
                ("relax_asked_by_id", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_lineage", models.UUIDField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="erratum",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="errata", to="priorities.edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishingrule",
            constraint=models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_publishing_rule"),
        ),
        migrations.AddConstraint(
            model_name="publishingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("relax_asked_at__isnull", True), ("relax_asked_by_id__isnull", True)),
                    models.Q(
                        ("needs_second", True), ("relax_asked_at__isnull", False), ("relax_asked_by_id__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="publishing_rule_is_relaxed_where_it_holds",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="priorities.edition"
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="heir",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="priorities.measure"
            ),
        ),
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("old", ""), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("old", models.F("new")), _negated=True),
                ),
                name="erratum_says_what_is_wrong_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("edition", "from_lineage", "heir"), name="one_succession_per_heir"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("heir__isnull", True)),
                fields=("edition", "from_lineage"),
                name="a_measure_ends_once",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("priorities", "0003_lift_the_guards")]

    operations = [
        migrations.AlterModelOptions(
            name="edition",
            options={"ordering": [models.OrderBy(models.F("number"), descending=True, nulls_first=True), "-pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="edition",
            name="edition_published_has_its_time_and_reason",
        ),
        migrations.RemoveConstraint(
            model_name="edition",
            name="one_draft_edition",
        ),
        migrations.AddField(
            model_name="edition",
            name="name",
            field=models.CharField(blank=True, max_length=120, verbose_name="Taslağın adı"),
        ),
        migrations.AddField(
            model_name="edition",
            name="notes_en",
            field=models.TextField(blank=True, verbose_name="Sürüm notu (İngilizce)"),
        ),
        migrations.AddField(
            model_name="edition",
            name="notes_tr",
            field=models.TextField(blank=True, verbose_name="Sürüm notu (Türkçe)"),
        ),
        migrations.AddField(
            model_name="edition",
            name="proposed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="proposed_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="source_date",
            field=models.DateField(null=True, verbose_name="Belgenin tarihi"),
        ),
        migrations.AddField(
            model_name="edition",
            name="source_number",
            field=models.CharField(blank=True, max_length=60, verbose_name="Belgenin sayısı"),
        ),
        migrations.AddField(
            model_name="edition",
            name="source_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="Belgenin adresi"),
        ),
        migrations.AddField(
            model_name="edition",
            name="valid_from",
            field=models.DateTimeField(null=True, verbose_name="Yürürlük anı"),
        ),
        migrations.AlterField(
            model_name="edition",
            name="number",
            field=models.PositiveIntegerField(null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="edition",
            name="state",
            field=models.CharField(
                choices=[("draft", "taslak"), ("proposed", "onay bekliyor"), ("published", "yayında")],
                default="draft",
                max_length=10,
            ),
        ),
    ]

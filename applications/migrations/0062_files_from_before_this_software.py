"""Files that agencies handled before this software, the spreadsheets that bring them in, what they are found by."""

import cmdp.kit.fields
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0061_objections"),
        ("priorities", "0012_source_files_never_change"),
        ("regions", "0002_sources_of_the_calendar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("reference", models.CharField(max_length=80, verbose_name="Eski kayıttaki numarası")),
                ("reference_key", models.CharField(editable=False, max_length=80)),
                ("year", models.PositiveSmallIntegerField(verbose_name="Yıl")),
                ("call_name", models.CharField(blank=True, max_length=200, verbose_name="Çağrı ya da program")),
                ("applicant", models.CharField(max_length=300, verbose_name="Başvuran kurum")),
                ("vkn", models.CharField(blank=True, max_length=10, verbose_name="Vergi kimlik numarası")),
                (
                    "applicant_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "Kamu kurum ve kuruluşu"),
                            ("university", "Üniversite"),
                            ("professional", "Kamu kurumu niteliğinde meslek kuruluşu"),
                            ("provincial_administration", "İl özel idaresi"),
                            ("municipality", "Belediye"),
                            ("local_union", "Mahalli idare birliği"),
                            ("agency", "Kalkınma ajansı"),
                            ("association", "Kamu yararına dernek veya vakıf"),
                            ("industrial_zone", "Organize sanayi bölgesi"),
                            ("technology_zone", "Teknoloji geliştirme bölgesi"),
                        ],
                        max_length=30,
                        verbose_name="Kurum türü",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="Projenin adı")),
                ("summary", models.TextField(blank=True, verbose_name="Özet")),
                ("district", models.CharField(blank=True, max_length=80, verbose_name="İlçe")),
                ("site", models.CharField(blank=True, max_length=300, verbose_name="Uygulama yeri")),
                ("asked", cmdp.kit.fields.MoneyField(null=True, verbose_name="İstenen destek (TL)")),
                ("approved", cmdp.kit.fields.MoneyField(null=True, verbose_name="Onaylanan destek (TL)")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("supported", "desteklendi"),
                            ("completed", "desteklenip tamamlandı"),
                            ("cancelled", "sözleşmesi feshedildi"),
                            ("refused", "desteklenmedi"),
                            ("withdrawn", "geri çekildi"),
                            ("unknown", "sonucu bilinmiyor"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="Sonuç",
                    ),
                ),
                ("letter_number", models.CharField(blank=True, max_length=80, verbose_name="Gelen yazının sayısı")),
                ("letter_date", models.DateField(null=True, verbose_name="Gelen yazının tarihi")),
                ("answer_number", models.CharField(blank=True, max_length=80, verbose_name="Giden yazının sayısı")),
                ("answer_date", models.DateField(null=True, verbose_name="Giden yazının tarihi")),
                ("note", models.TextField(blank=True, verbose_name="Not")),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("search_key", models.CharField(editable=False, max_length=1600)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="EarlierImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("file_name", models.CharField(max_length=200)),
                ("content", models.BinaryField(default=bytes)),
                ("reason", models.CharField(max_length=500, verbose_name="Gerekçe")),
                ("language", models.CharField(default="tr", max_length=5)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "okunuyor"),
                            ("ready", "onayınızı bekliyor"),
                            ("refused", "okunamadı"),
                            ("writing", "yazılıyor"),
                            ("written", "yazıldı"),
                            ("discarded", "vazgeçildi"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("fault", models.TextField(blank=True)),
                ("notes", models.JSONField(default=list)),
                ("job_id", models.CharField(blank=True, max_length=20)),
                ("received_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="EarlierLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("add", "eklenir"),
                            ("correct", "düzeltilir"),
                            ("same", "değişmez"),
                            ("refused", "yazılmaz"),
                        ],
                        max_length=8,
                    ),
                ),
                ("seen", models.PositiveIntegerField(default=0)),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("reference_key", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("cells", models.JSONField(default=dict)),
                ("changes", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("faults", models.JSONField(default=list)),
                ("written_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="EarlierTrace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("title", "proje adı"), ("summary", "özet"), ("place", "yer")], max_length=8
                    ),
                ),
                ("value", models.BigIntegerField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="likenesslook",
            name="likeness_is_of_one_other",
        ),
        migrations.AddField(
            model_name="earlierfile",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="earlierfile",
            name="agency",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.agency"),
        ),
        migrations.AddField(
            model_name="earlierfile",
            name="measure",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="priorities.measure",
                verbose_name="Tedbir",
            ),
        ),
        migrations.AddField(
            model_name="earlierfile",
            name="province",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.province", verbose_name="İl"
            ),
        ),
        migrations.AddField(
            model_name="likenesslook",
            name="earlier",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="likeness_looks",
                to="applications.earlierfile",
            ),
        ),
        migrations.AddConstraint(
            model_name="likenesslook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("earlier__isnull", True), ("other__isnull", False), ("project__isnull", True)),
                    models.Q(("earlier__isnull", True), ("other__isnull", True), ("project__isnull", False)),
                    models.Q(("earlier__isnull", False), ("other__isnull", True), ("project__isnull", True)),
                    _connector="OR",
                ),
                name="likeness_is_of_one_other",
            ),
        ),
        migrations.AddField(
            model_name="earlierimport",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="earlier_imports", to="regions.agency"
            ),
        ),
        migrations.AddField(
            model_name="earlierimport",
            name="received_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="earlierimport",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="earlierline",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="lines",
                to="applications.earlierfile",
            ),
        ),
        migrations.AddField(
            model_name="earlierline",
            name="upload",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="applications.earlierimport"
            ),
        ),
        migrations.AddField(
            model_name="earliertrace",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="traces", to="applications.earlierfile"
            ),
        ),
        migrations.AddIndex(
            model_name="earlierfile",
            index=models.Index(fields=["agency", "-year", "-id"], name="earlier_files_by_year"),
        ),
        migrations.AddIndex(
            model_name="earlierfile",
            index=models.Index(fields=["agency", "vkn"], name="earlier_files_of_a_body"),
        ),
        migrations.AddConstraint(
            model_name="earlierfile",
            constraint=models.UniqueConstraint(
                fields=("agency", "reference_key"), name="one_earlier_file_per_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reference", ""), _negated=True),
                    models.Q(("reference_key", ""), _negated=True),
                    models.Q(("title", ""), _negated=True),
                    models.Q(("applicant", ""), _negated=True),
                ),
                name="earlier_file_says_what_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked", None), ("asked__gte", 0), _connector="OR"),
                    models.Q(("approved", None), ("approved__gte", 0), _connector="OR"),
                ),
                name="earlier_file_money_is_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked", None), ("approved", None), ("approved__lte", models.F("asked")), _connector="OR"
                ),
                name="earlier_file_got_no_more_than_it_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="earlier_import_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("state__in", ["refused", "written", "discarded"])),
                    models.Q(("ended_at__isnull", True), ("state__in", ["received", "ready", "writing"])),
                    _connector="OR",
                ),
                name="earlier_import_ended_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), models.Q(("fault", ""), _negated=True)),
                    models.Q(models.Q(("state", "refused"), _negated=True), ("fault", "")),
                    _connector="OR",
                ),
                name="earlier_import_refused_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at", None), ("undone_by", None)),
                    models.Q(("state", "written"), ("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="earlier_import_undone_was_written",
            ),
        ),
        migrations.AddIndex(
            model_name="earlierline",
            index=models.Index(fields=["upload", "act", "number"], name="earlier_lines_by_act"),
        ),
        migrations.AddIndex(
            model_name="earlierline",
            index=models.Index(fields=["upload", "reference_key"], name="earlier_lines_by_reference"),
        ),
        migrations.AddConstraint(
            model_name="earlierline",
            constraint=models.UniqueConstraint(fields=("upload", "number"), name="one_earlier_line_per_row"),
        ),
        migrations.AddConstraint(
            model_name="earlierline",
            constraint=models.CheckConstraint(
                condition=models.Q(("written_at", None), ("act__in", ["add", "correct"]), _connector="OR"),
                name="earlier_line_written_had_an_act",
            ),
        ),
        migrations.AddIndex(
            model_name="earliertrace",
            index=models.Index(fields=["value"], name="earlier_traces_by_value"),
        ),
        migrations.AddConstraint(
            model_name="earliertrace",
            constraint=models.UniqueConstraint(
                fields=("file", "kind", "value"), name="one_trace_per_earlier_file_and_value"
            ),
        ),
    ]

from django.db import migrations, models

CHOICES = [
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
]


class Migration(migrations.Migration):
    dependencies = [("applications", "0046_rows_half_written")]

    operations = [
        migrations.AddField(
            "proposal",
            "coordinates",
            models.CharField("Koordinatlar", blank=True, default="", max_length=24),
            preserve_default=False,
        ),
        migrations.AddField(
            "budgetline",
            "basis",
            models.CharField("Fiyatın dayanağı", blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner",
            "type",
            models.CharField("Kurum türü", blank=True, choices=CHOICES, default="", max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner",
            "detsis",
            models.CharField("DETSİS numarası", blank=True, default="", max_length=8),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner",
            "address",
            models.CharField("Adres", blank=True, default="", max_length=400),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner",
            "kep",
            models.EmailField("KEP adresi", blank=True, default="", max_length=254),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner",
            "phone",
            models.CharField("Telefon", blank=True, default="", max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            "partner", "website", models.URLField("Web sitesi", blank=True, default=""), preserve_default=False
        ),
    ]

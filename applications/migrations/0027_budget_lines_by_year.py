from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0026_rule_sets_say_what_may_be_expected"),
    ]

    operations = [
        migrations.AddField(
            model_name="budgetline",
            name="year",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="Proje yılı"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 1), ("year__lte", 10)), name="budget_year_is_one_of_the_projects"
            ),
        ),
    ]

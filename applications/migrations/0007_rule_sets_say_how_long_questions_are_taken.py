from django.db import migrations

NOTE = "Varsayılan."
DEFAULTS = {"question_close_days": "10", "answer_days": "5", "answer_reminder_days": "1"}


def write_defaults(apps, _schema_editor):
    """Every rule set that is there already gets the three values as marked defaults, the frozen ones too."""
    rule_value = apps.get_model("applications", "RuleValue")
    for rule_set in apps.get_model("applications", "RuleSet").objects.order_by("pk"):
        known = set(rule_value.objects.filter(rule_set=rule_set).values_list("key", flat=True))
        rule_value.objects.bulk_create(
            rule_value(rule_set=rule_set, key=key, value=value, source_note=NOTE)
            for key, value in DEFAULTS.items()
            if key not in known
        )


def remove_them(apps, _schema_editor):
    """The code before knows no such values, and refuses a set that holds one."""
    apps.get_model("applications", "RuleValue").objects.filter(key__in=list(DEFAULTS)).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0006_questions_about_calls"),
    ]

    operations = [migrations.RunPython(write_defaults, remove_them)]

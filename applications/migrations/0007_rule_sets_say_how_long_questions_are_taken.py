from django.db import migrations

from applications.migrations._rule_values import given

NOTE = "Varsayılan."
DEFAULTS = {"question_close_days": "10", "answer_days": "5", "answer_reminder_days": "1"}
# Every rule set that is there already gets the three values as marked defaults, the frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0006_questions_about_calls"),
    ]

    operations = [migrations.RunPython(write_defaults, remove_them)]

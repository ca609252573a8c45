"""New values for the rule sets that are there already; each migration names its own, and what they mean for those sets."""


def given(defaults, note):
    """Functions that write the values where a set lacks them, as marked defaults with this note, and that remove them.

    The frozen sets get them too. The code before knows no such values, and refuses a set that holds one.
    """

    def write_defaults(apps, _schema_editor):
        rule_value = apps.get_model("applications", "RuleValue")
        for rule_set in apps.get_model("applications", "RuleSet").objects.order_by("pk"):
            known = set(rule_value.objects.filter(rule_set=rule_set).values_list("key", flat=True))
            rule_value.objects.bulk_create(
                rule_value(rule_set=rule_set, key=key, value=value, source_note=note)
                for key, value in defaults.items()
                if key not in known
            )

    def remove_them(apps, _schema_editor):
        apps.get_model("applications", "RuleValue").objects.filter(key__in=list(defaults)).delete()

    return write_defaults, remove_them

import cmdp.kit.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from applications.migrations._rule_values import given


NOTE = "Varsayılan; yasal bir süreyi göstermez."
DEFAULTS = {"reserve_answer_days": "0", "reserve_reminder_days": "2", "reserve_answer_first": "yes"}
# Sets that are there already go on as before, without an answer to a call from the reserve list; the frozen ones too.
write_defaults, remove_them = given(DEFAULTS, NOTE)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0069_what_was_destroyed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="rulevalue",
            name="key",
            field=models.CharField(
                choices=[
                    ("pass_mark", "Geçme puanı"),
                    ("third_gap", "Üçüncü değerlendirici için puan farkı"),
                    ("evaluators", "Dosya başına değerlendirici sayısı"),
                    ("combining", "Üç puanı birleştirme kuralı"),
                    ("tie_breaks", "Eşitlik bozma sırası"),
                    ("assessment_mode", "Değerlendirme biçimi"),
                    ("assessors", "Kimler değerlendirir"),
                    ("applicant_hidden", "Başvuran kurum değerlendiricilerden gizlenir"),
                    ("reason_length", "Gerekçenin en az karakter sayısı"),
                    ("second_officer", "Ön incelemenin sonucunu ikinci bir uzman onaylar"),
                    ("evaluation_days", "Değerlendirme süresi (takvim günü)"),
                    ("evaluation_reminder_days", "Değerlendiriciye kaç gün kala hatırlatılır"),
                    ("evaluator_answer_days", "Üçüncü değerlendiricinin yanıt süresi (takvim günü)"),
                    ("overall_view", "Puanların yanında genel görüş"),
                    ("recommendation", "Puanların yanında destek önerisi"),
                    ("confidence", "Değerlendiricinin kendi görüşünden ne kadar emin olduğu"),
                    ("has_discussion", "Değerlendiriciler puanlardan sonra görüşür"),
                    ("has_consensus", "Değerlendiriciler ortak rapor yazar"),
                    ("envelope_split", "Bir bütçe zarfı neyi kapsar"),
                    ("unused_money", "Zarfta artan para"),
                    ("lets_smaller", "Sığmayan dosyanın ardından sığan öne alınır"),
                    ("close_reason_length", "Sonuca çok yakın dosyada görüş gerekçesinin en az karakter sayısı"),
                    ("secondary_measures", "En çok yan tedbir sayısı"),
                    ("completion_days", "Eksik tamamlama süresi (iş günü)"),
                    ("completion_end", "Son günün bitiş saati"),
                    ("completion_half_days", "Yarım günler iş günü sayılır"),
                    ("completion_same_day", "Bildirim günü ilk gün sayılır"),
                    ("completion_reminder_days", "Tamamlama bitmeden kaç gün önce hatırlatılır"),
                    ("undertaking_reminder_days", "Taahhütnamenin süresi bitmeden kaç gün önce hatırlatılır"),
                    ("close_reminder_days", "Çağrı kapanmadan kaç gün önce hatırlatılır"),
                    ("vat_eligible", "KDV uygun maliyettir"),
                    ("question_close_days", "Sorular çağrı kapanmadan kaç gün önce biter"),
                    ("answer_days", "Soruları yanıtlama süresi (iş günü)"),
                    ("answer_reminder_days", "Yanıt süresi dolmadan kaç gün önce hatırlatılır"),
                    ("reserve_answer_days", "Yedekten çağrılanın yanıt süresi (iş günü; 0: yanıt istenmez)"),
                    ("reserve_reminder_days", "Yanıt süresi bitmeden kaç gün önce hatırlatılır"),
                    ("reserve_answer_first", "Yedekten alınan dosya, kabul edilmeden Bakanlığa iletilmez"),
                    ("has_objections", "Başvuran, sonuç bildirildikten sonra itiraz edebilir"),
                    ("objection_days", "İtiraz süresi (gün)"),
                    ("objection_working_days", "İtiraz süresi iş günüyle sayılır"),
                    ("objection_answer_days", "İtirazı sonuçlandırma süresi (iş günü)"),
                    ("check_expected_days", "Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("opinion_expected_days", "Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)"),
                    ("decision_expected_days", "Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
                ],
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="CallUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", cmdp.kit.fields.PublicIdField()),
                ("amount", cmdp.kit.fields.MoneyField()),
                ("ahead", models.PositiveIntegerField()),
                ("called_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "yanıt bekleniyor"),
                            ("accepted", "kabul edildi"),
                            ("declined", "başvuran vazgeçti"),
                            ("lapsed", "süresinde yanıt verilmedi"),
                            ("none", "yanıt beklenmedi"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call_ups", to="applications.opinion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="call_ups_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("opinion",),
                        name="one_waiting_call_up_per_opinion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at__isnull", False), ("ended_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="call_up_waits_until_it_has_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by__isnull", False), ("state__in", ["accepted", "declined"])),
                            models.Q(("ended_by__isnull", True), ("state__in", ["waiting", "lapsed"])),
                            ("state", "none"),
                            _connector="OR",
                        ),
                        name="call_up_answered_has_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            ("ended_at__lt", models.F("due_at")),
                            _connector="OR",
                        ),
                        name="call_up_is_accepted_in_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "lapsed"), _negated=True),
                            ("ended_at__gte", models.F("due_at")),
                            _connector="OR",
                        ),
                        name="call_up_lapses_after_its_time",
                    ),
                ],
            },
        ),
        migrations.RunPython(write_defaults, remove_them),
    ]

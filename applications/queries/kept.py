"""What is kept of people: every table that holds something of a person, what for, for how long, and what then.

The law on personal data asks for such a list (6698, art. 7 and the by-law on erasure), and it is shown to everybody.
Terms in days are settings; where none is named, the words say what the term hangs on. A test finds the table that
is missing here.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import PurgeRound

Words = str | Promise
WITH_THE_FILE: Final = _("Dosyayla birlikte, arşiv süresi bitene kadar (10 yıl)")
ARCHIVED: Final = _("Kendiliğinden silinmez; devlet arşivi kurallarına göre ajans ayıklar")


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of one kind: ``setting`` names their term in days, ``until`` says in words what it is counted from."""

    key: str
    what: Words
    why: Words
    until: Words
    then: Words
    models: tuple[str, ...]
    setting: str = ""
    is_default: bool = False

    @property
    def days(self) -> int | None:
        """The term in days; ``None`` where it hangs on something else."""
        return int(getattr(settings, self.setting)) if self.setting else None

    @property
    def is_unconfirmed(self) -> bool:
        """Whether nobody has vouched for the term yet."""
        return self.is_default or self.setting in settings.KEPT_UNCONFIRMED


def _app(label: str, names: str) -> tuple[str, ...]:
    return tuple(f"{label}.{name}" for name in names.split())


REGISTER: Final = (
    Kept(
        "accounts",
        _("Hesap: ad soyad, unvan, telefon, e-posta, dil"),
        _("Oturum açmanız, size mektup gönderilmesi, kimin kimin adına işlem yaptığının bilinmesi"),
        _("Siz silene kadar; adresi doğrulanmayan hesap, açıldığı günden sayılarak"),
        _("Silinen hesapta ad ve adres kalmaz, işlemlerde “Silinmiş kişi” yazar; doğrulanmayan hesap tümüyle silinir"),
        ("accounts.User", "account.EmailAddress", "account.EmailConfirmation"),
        "UNCONFIRMED_ACCOUNT_DAYS",
    ),
    Kept(
        "notices",
        _("Aydınlatma metninin hangi sürümünün size ne zaman gösterildiği"),
        _("Size bilgi verildiğinin gösterilebilmesi"),
        _("Hesap kaydıyla birlikte"),
        _("Silinen hesapta kimin okuduğu bilinmez; doğrulanmayan hesapla birlikte silinir"),
        ("accounts.NoticeReading",),
    ),
    Kept(
        "steps",
        _("İkinci adım: doğrulama uygulamasının anahtarı, kurtarma kodları, geçiş anahtarları"),
        _("Hesabınızın korunması"),
        _("Siz kaldırana ya da hesabınızı silene kadar"),
        _("Silinir"),
        ("mfa.Authenticator",),
    ),
    Kept(
        "sessions",
        _("Açık oturumlar: IP adresi, tarayıcı"),
        _("Nerede oturum açtığınızı görebilmeniz ve başkasınınkini kapatabilmeniz"),
        _("Oturum bitene kadar"),
        _("Bir saat içinde silinir"),
        ("usersessions.UserSession",),
    ),
    Kept(
        "failures",
        _("Başarısız oturum denemeleri: denenen adres, IP adresi, tarayıcı"),
        _("Parola denemelerinin yavaşlatılması"),
        _("Denemeden sayılarak; doğru parola girilirse o an"),
        _("Silinir"),
        _app("axes", "AccessAttempt AccessAttemptExpiration AccessFailureLog AccessLog"),
        "FAILED_SIGN_IN_DAYS",
    ),
    Kept(
        "claims",
        _("Davet edilen adres, katılma isteğinde ve itirazda yazılanlar"),
        _("Kimin bir kuruma alınacağının kararlaştırılması"),
        _("Sonuçlanmasından sayılarak"),
        _("Adres ve yazılanlar kaldırılır; ne istendiği ve sonucu kalır"),
        _app("accounts", "Invitation JoinRequest Dispute"),
        "SETTLED_CLAIM_DAYS",
    ),
    Kept(
        "bodies",
        _("Kurumun yasal temsilcisi ve irtibat kişisi, yetki belgesi, kurumda kimin hangi görevi yaptığı"),
        _("Kurum adına kimin başvurabileceğinin bilinmesi"),
        _("Kurum kaydı durduğu sürece"),
        _("Kurum değiştirince eskisi kalmaz; biten görevler ve yetki belgeleri dosyalarla birlikte arşivlenir"),
        _app("accounts", "Organisation AuthorityPaper PartialPaper Membership"),
        is_default=True,
    ),
    Kept(
        "pool",
        _("Değerlendirici profili: işveren, diller, sektörler, iller, uzmanlık, bağlı olunan kurumlar, özgeçmiş"),
        _("Havuza kabul, dosyaların uzmanlığa göre verilmesi, çıkar çatışmalarının önlenmesi"),
        _("Havuzda olduğunuz sürece; alınmayan ya da ayrılan için bundan sayılarak"),
        _("Özgeçmiş dosyasıyla birlikte silinir"),
        _app("applications", "EvaluatorProfile EvaluatorTie Expertise CurriculumVitae"),
        "POOL_PROFILE_DAYS",
    ),
    Kept(
        "drafts",
        _("Hiç gönderilmemiş başvuru: irtibat kişisi, yazılanlar, eski hâlleri, belgeler"),
        _("Taslağın yazılabilmesi ve geri alınabilmesi"),
        _("Çağrının kapanışından sayılarak"),
        _("Taslak, belgeleriyle birlikte silinir; silindiği işlem kaydında kalır"),
        _app("applications", "SectionVersion Revision UnfinishedRow PartialUpload ExpertComment Approval"),
        "NEVER_SENT_DAYS",
    ),
    Kept(
        "files",
        _("Gönderilmiş başvuru: irtibat kişisi, ortaklar, belgeler, imzalar, kimin gönderdiği"),
        _("Başvurunun incelenmesi, karara bağlanması, kararın denetlenebilmesi"),
        WITH_THE_FILE,
        ARCHIVED,
        _app("applications", "Proposal Partner Document CleanCopy HiddenWord Submission Undertaking"),
        is_default=True,
    ),
    Kept(
        "marks",
        _("Değerlendirme: kime verildiği, beyan ve çatışmalar, puanlar, gerekçeler, görüşmeler"),
        _("Başvurunun bağımsız değerlendirilmesi"),
        WITH_THE_FILE,
        ARCHIVED,
        _app(
            "applications",
            "Assignment ReviewVersion Conflict KeptApart AssignmentPlan PlanSeat RankRun DiscussionRemark "
            "ConsensusReport ConsensusVoice",
        ),
        is_default=True,
    ),
    Kept(
        "words",
        _("Dosya üzerine yazılanlar: mesajlar, sorular, itirazlar, ajansın notları ve ziyaretleri"),
        _("Başvurunun yürütülmesi, soruların yanıtlanması"),
        WITH_THE_FILE,
        ARCHIVED,
        _app(
            "applications",
            "FileMessage MessagesSeen CallQuestion AnswerCorrection Objection ObjectionPaper FileNote NoteMention "
            "SiteVisit InsidePaper LikenessLook EarlierFile EarlierImport",
        ),
        is_default=True,
    ),
    Kept(
        "decisions",
        _("Kontroller, komisyon, oylar, kararlar: kimin verdiği"),
        _("Kararların denetlenebilmesi"),
        WITH_THE_FILE,
        ARCHIVED,
        _app(
            "applications",
            "CheckAnswer CheckConclusion CompletionRequest Commission CommissionSeat Meeting Attendance "
            "ItemDeclaration CostCut Motion Vote MeetingPaper MeetingCorrection OpinionAct MinistryAct StatusLine "
            "Package CallUp Notification",
        ),
        is_default=True,
    ),
    Kept(
        "letters",
        _("Gönderilen mektuplar: alıcının adı ve adresi, metin"),
        _("Neyin ne zaman bildirildiğinin bilinmesi"),
        _("Dosyayla birlikte; parola, adres ve davet mektupları gönderildiği günden sayılarak"),
        _("Parola, adres ve davet mektuplarının metni ve alıcısı kaldırılır; ötekiler dosyayla arşivlenir"),
        ("outbox.Letter",),
        "PRIVATE_LETTER_DAYS",
    ),
    Kept(
        "tastes",
        _("Kayıtlı görünümler, takvim adresi, mektup tercihi"),
        _("Sayfaların istediğiniz gibi çalışması"),
        _("Siz kaldırana ya da hesabınızı silene kadar"),
        _("Silinir"),
        ("outbox.LetterChoice", *_app("applications", "SavedView PrivateCalendar")),
    ),
    Kept(
        "jobs",
        _("İsteğinizle hazırlanan dosyalar (tablolar, paketler)"),
        _("Hazır olunca indirebilmeniz"),
        _("Hazırlandığı günden sayılarak"),
        _("Dosyasıyla birlikte silinir"),
        ("jobs.Job",),
        "JOB_RESULT_DAYS",
    ),
    Kept(
        "rules",
        _("Kurallar, çağrılar, mektup ve aydınlatma metinleri, yayımlanan projeler: kimin yazdığı"),
        _("Kuralların kimin tarafından değiştirildiğinin bilinmesi"),
        _("Kural ya da yayın durduğu sürece"),
        _("Ad, hesap silinince “Silinmiş kişi” olur"),
        (
            "accounts.PrivacyNotice",
            *_app("applications", "RuleSet Call LetterText ProjectImport PublishedProject TrustRoot"),
        ),
        is_default=True,
    ),
    Kept(
        "record",
        _("İşlem kaydı: kim (yalnız hesap numarası), ne zaman, ne yaptı"),
        _("Her işlemin denetlenebilmesi"),
        _("Süresiz"),
        _("Silinmez ve değiştirilemez; kişisel değer tutmaz"),
        ("audit.Event",),
    ),
)


def rounds(*, most: int) -> QuerySet[PurgeRound]:
    """The newest rounds in which something was destroyed."""
    return PurgeRound.objects.order_by("-pk")[:most]


def before(kept: Kept, at: dt.datetime) -> dt.datetime:
    """What is older than this has been kept for its term."""
    return at - dt.timedelta(days=kept.days or 0)


def of(key: str) -> Kept:
    """The rows of that key; ``KeyError`` where there are none."""
    return {kept.key: kept for kept in REGISTER}[key]

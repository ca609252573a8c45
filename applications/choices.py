"""The vocabulary of a file's life; words only, no rules."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from cmdp.kit.scanning import Scan as Scan  # noqa: PLC0414 - a word of this vocabulary too


class Status(models.TextChoices):
    """Where a file stands, by its internal name."""

    DRAFT = "draft", _("taslak")
    MISSED = "missed", _("süresinde gönderilmedi")
    SUBMITTED = "submitted", _("ön incelemede")
    RETURNED = "returned", _("tamamlama istendi")
    INELIGIBLE = "ineligible", _("ön incelemede reddedildi")
    UNDER_REVIEW = "under_review", _("değerlendiriliyor")
    REVIEWED = "reviewed", _("değerlendirildi")
    POSITIVE = "positive", _("ajans görüşü olumlu")
    RESERVE = "reserve", _("ajans görüşü yedek")
    NEGATIVE = "negative", _("ajans görüşü olumsuz")
    WITH_MINISTRY = "with_ministry", _("Bakanlıkta")
    APPROVED = "approved", _("Bakanlıkça onaylandı")
    REFUSED = "refused", _("Bakanlıkça uygun bulunmadı")
    WITHDRAWN = "withdrawn", _("geri çekildi")


# What the applicant and the public read. An agency's opinion is never shown as support.
PUBLIC_NAMES = {
    Status.DRAFT: _("taslak"),
    Status.MISSED: _("süresinde gönderilmedi"),
    Status.SUBMITTED: _("başvuru alındı, ön incelemede"),
    Status.RETURNED: _("eksiklerin tamamlanması bekleniyor"),
    Status.INELIGIBLE: _("ön incelemede uygun bulunmadı"),
    Status.UNDER_REVIEW: _("değerlendiriliyor"),
    Status.REVIEWED: _("değerlendirme bitti, ajans görüşü hazırlanıyor"),
    Status.POSITIVE: _("ajans görüşü olumlu, Bakanlığa iletilecek"),
    Status.RESERVE: _("ajans görüşü: yedek listede"),
    Status.NEGATIVE: _("ajans görüşü olumsuz"),
    Status.WITH_MINISTRY: _("Bakanlık kararı bekleniyor"),
    Status.APPROVED: _("Bakanlıkça onaylandı"),
    Status.REFUSED: _("Bakanlıkça uygun bulunmadı"),
    Status.WITHDRAWN: _("geri çekildi"),
}

# Until the agency releases its opinions, the applicant goes on reading "reviewed".
OPINION_STATUSES = frozenset({Status.POSITIVE, Status.RESERVE, Status.NEGATIVE})
ENDED = frozenset({Status.MISSED, Status.INELIGIBLE, Status.NEGATIVE, Status.REFUSED, Status.WITHDRAWN})


class ApplicantVerdict(models.TextChoices):
    """What a rule set says of a type of applicant; the last warns and never blocks."""

    ELIGIBLE = "eligible", _("uygun")
    INELIGIBLE = "ineligible", _("uygun değil")
    EXPERT = "expert", _("uzman bakacak")


class AssessmentMode(models.TextChoices):
    """Whether evaluators mark by a grid or write an opinion."""

    MARKS = "marks", _("puanla")
    OPINION = "opinion", _("görüşle")


class Assessors(models.TextChoices):
    """Who may evaluate."""

    STAFF = "staff", _("ajans personeli")
    POOL = "pool", _("bağımsız değerlendirici havuzu")
    BOTH = "both", _("ajans personeli ve havuz")


class CombiningRule(models.TextChoices):
    """How three totals become one score."""

    MEAN_OF_ALL = "mean_of_all", _("üçünün ortalaması")
    NEAREST_TWO = "nearest_two", _("en yakın ikisinin ortalaması")


class ValueKey(models.TextChoices):
    """The single values of a rule set; their types stand in ``applications.rulebook``."""

    PASS_MARK = "pass_mark", _("Geçme puanı")
    THIRD_GAP = "third_gap", _("Üçüncü değerlendirici için puan farkı")
    EVALUATORS = "evaluators", _("Dosya başına değerlendirici sayısı")
    COMBINING = "combining", _("Üç puanı birleştirme kuralı")
    TIE_BREAKS = "tie_breaks", _("Eşitlik bozma sırası")
    ASSESSMENT_MODE = "assessment_mode", _("Değerlendirme biçimi")
    ASSESSORS = "assessors", _("Kimler değerlendirir")
    APPLICANT_HIDDEN = "applicant_hidden", _("Başvuran kurum değerlendiricilerden gizlenir")
    REASON_LENGTH = "reason_length", _("Gerekçenin en az karakter sayısı")
    SECOND_OFFICER = "second_officer", _("Ön incelemenin sonucunu ikinci bir uzman onaylar")
    EVALUATION_DAYS = "evaluation_days", _("Değerlendirme süresi (takvim günü)")
    EVALUATION_REMINDER_DAYS = "evaluation_reminder_days", _("Değerlendiriciye kaç gün kala hatırlatılır")
    EVALUATOR_ANSWER_DAYS = "evaluator_answer_days", _("Üçüncü değerlendiricinin yanıt süresi (takvim günü)")
    OVERALL_VIEW = "overall_view", _("Puanların yanında genel görüş")
    RECOMMENDATION = "recommendation", _("Puanların yanında destek önerisi")
    CONFIDENCE = "confidence", _("Değerlendiricinin kendi görüşünden ne kadar emin olduğu")
    HAS_DISCUSSION = "has_discussion", _("Değerlendiriciler puanlardan sonra görüşür")
    HAS_CONSENSUS = "has_consensus", _("Değerlendiriciler ortak rapor yazar")
    ENVELOPE_SPLIT = "envelope_split", _("Bir bütçe zarfı neyi kapsar")
    UNUSED_MONEY = "unused_money", _("Zarfta artan para")
    LETS_SMALLER = "lets_smaller", _("Sığmayan dosyanın ardından sığan öne alınır")
    CLOSE_REASON_LENGTH = (
        "close_reason_length",
        _("Sonuca çok yakın dosyada görüş gerekçesinin en az karakter sayısı"),
    )
    LARGE_RESIDUAL = "large_residual", _("Modelin açıklayamadığı kaç puandan büyük farklar listelenir")
    SEVERE_EFFECT = "severe_effect", _("Değerlendiricinin eli kaç puandan büyükse işaretlenir")
    SECONDARY_MEASURES = "secondary_measures", _("En çok yan tedbir sayısı")
    COMPLETION_DAYS = "completion_days", _("Eksik tamamlama süresi (iş günü)")
    COMPLETION_END = "completion_end", _("Son günün bitiş saati")
    COMPLETION_HALF_DAYS = "completion_half_days", _("Yarım günler iş günü sayılır")
    COMPLETION_SAME_DAY = "completion_same_day", _("Bildirim günü ilk gün sayılır")
    COMPLETION_REMINDER_DAYS = "completion_reminder_days", _("Tamamlama bitmeden kaç gün önce hatırlatılır")
    UNDERTAKING_REMINDER_DAYS = (
        "undertaking_reminder_days",
        _("Taahhütnamenin süresi bitmeden kaç gün önce hatırlatılır"),
    )
    CLOSE_REMINDER_DAYS = "close_reminder_days", _("Çağrı kapanmadan kaç gün önce hatırlatılır")
    VAT_ELIGIBLE = "vat_eligible", _("KDV uygun maliyettir")
    QUESTION_CLOSE_DAYS = "question_close_days", _("Sorular çağrı kapanmadan kaç gün önce biter")
    ANSWER_DAYS = "answer_days", _("Soruları yanıtlama süresi (iş günü)")
    ANSWER_REMINDER_DAYS = "answer_reminder_days", _("Yanıt süresi dolmadan kaç gün önce hatırlatılır")
    RESERVE_ANSWER_DAYS = "reserve_answer_days", _("Yedekten çağrılanın yanıt süresi (iş günü; 0: yanıt istenmez)")
    RESERVE_REMINDER_DAYS = "reserve_reminder_days", _("Yanıt süresi bitmeden kaç gün önce hatırlatılır")
    RESERVE_ANSWER_FIRST = "reserve_answer_first", _("Yedekten alınan dosya, kabul edilmeden Bakanlığa iletilmez")
    PACKAGE_ANNEXES = "package_annexes", _("Bakanlık paketinin sabit ekleri")
    HAS_OBJECTIONS = "has_objections", _("Başvuran, sonuç bildirildikten sonra itiraz edebilir")
    OBJECTION_DAYS = "objection_days", _("İtiraz süresi (gün)")
    OBJECTION_WORKING_DAYS = "objection_working_days", _("İtiraz süresi iş günüyle sayılır")
    OBJECTION_REMINDER_DAYS = "objection_reminder_days", _("İtiraz süresi bitmeden kaç gün önce hatırlatılır")
    OBJECTION_ANSWER_DAYS = "objection_answer_days", _("İtirazı sonuçlandırma süresi (iş günü)")
    CHECK_EXPECTED_DAYS = "check_expected_days", _("Ön incelemenin beklenen süresi (iş günü; 0: ilan edilmedi)")
    OPINION_EXPECTED_DAYS = "opinion_expected_days", _("Ajans görüşünün beklenen süresi (iş günü; 0: ilan edilmedi)")
    DECISION_EXPECTED_DAYS = (
        "decision_expected_days",
        _("Bakanlık kararının beklenen süresi (iş günü; 0: ilan edilmedi)"),
    )


class CheckKind(models.TextChoices):
    """The two lists of the pre-examination."""

    ADMINISTRATIVE = "administrative", _("İdari kontrol")
    ELIGIBILITY = "eligibility", _("Uygunluk kontrolü")


class CheckResult(models.TextChoices):
    """An officer's answer to one item."""

    YES = "yes", _("evet")
    NO = "no", _("hayır")
    NOT_APPLICABLE = "not_applicable", _("gerekmez")


class PartnerKind(models.TextChoices):
    """A partner shares the running and may bring money; an associate helps without being responsible."""

    PARTNER = "partner", _("ortak")
    ASSOCIATE = "associate", _("iştirakçi")


class FundingKind(models.TextChoices):
    """Where the money of the project comes from."""

    SUPPORT = "support", _("talep edilen destek")
    OWN = "own", _("başvuru sahibinin nakit katkısı")
    PARTNER = "partner", _("ortağın nakit katkısı")
    THIRD_PARTY = "third_party", _("üçüncü kişinin nakit katkısı")


class SectionKey(models.TextChoices):
    """The parts of the form, each saved and versioned by itself."""

    PROJECT = "project", _("Proje")
    PLACE = "place", _("Yer")
    PRIORITIES = "priorities", _("Öncelikler")
    CONTACT = "contact", _("İrtibat kişisi")
    PARTNERS = "partners", _("Ortaklar ve iştirakçiler")
    QUESTIONS = "questions", _("Gerekçe ve yöntem")
    ACTIVITIES = "activities", _("Faaliyetler ve takvim")
    BUDGET = "budget", _("Bütçe")
    FUNDING = "funding", _("Kaynaklar")
    OPERATION = "operation", _("İşletme öngörüsü")
    INDICATORS = "indicators", _("Göstergeler")
    RISKS = "risks", _("Riskler")
    DOCUMENTS = "documents", _("Belgeler")


# The sections that a rule set asks for, stage by stage; the others belong to every file.
DEMANDED: Final = (SectionKey.ACTIVITIES, SectionKey.OPERATION, SectionKey.INDICATORS, SectionKey.RISKS)


class Demand(models.TextChoices):
    """Whether a stage asks for a section, or a rule set for something beside the marks."""

    NONE = "none", _("istenmez")
    OPTIONAL = "optional", _("istenir, zorunlu değil")
    REQUIRED = "required", _("zorunlu")


OPERATING_YEARS: Final = range(1, 6)
PROJECT_YEARS: Final = range(1, 11)


class Level(models.TextChoices):
    """How likely a risk is, and how much it would do."""

    LOW = "low", _("düşük")
    MEDIUM = "medium", _("orta")
    HIGH = "high", _("yüksek")


class ApprovalState(models.TextChoices):
    """Where an owner's approval before sending stands."""

    ASKED = "asked", _("onay bekliyor")
    GIVEN = "given", _("onaylandı")
    BACK = "back", _("geri verildi")


class CallState(models.TextChoices):
    """Whether a call is shown; whether it is open follows from the clock."""

    DRAFT = "draft", _("hazırlanıyor")
    PUBLISHED = "published", _("ilan edildi")


class AssignmentState(models.TextChoices):
    """How far one evaluator is with one file."""

    ASKED = "asked", _("soruldu")
    ACCEPTED = "accepted", _("kabul etti")
    STEPPED_BACK = "stepped_back", _("çekildi")
    UNSCORABLE = "unscorable", _("puanlanamaz buldu")
    SENT = "sent", _("gönderdi")
    CANCELLED = "cancelled", _("görevi kaldırıldı")
    CONFLICTED = "conflicted", _("çıkar çatışması nedeniyle alındı")


class QuestionState(models.TextChoices):
    """How far a question about a call is."""

    WAITING = "waiting", _("yanıt bekliyor")
    PROPOSED = "proposed", _("ikinci bakışta")
    PUBLISHED = "published", _("yayımlandı")
    LINKED = "linked", _("başka soruya bağlandı")
    REFUSED = "refused", _("yanıtlanmayacak")


OPEN_QUESTIONS = frozenset({QuestionState.WAITING, QuestionState.PROPOSED})


LIVE_ASSIGNMENTS = frozenset({AssignmentState.ASKED, AssignmentState.ACCEPTED, AssignmentState.SENT})


class ReviewOpinion(models.TextChoices):
    """An evaluator's word where the rule set asks for an opinion instead of marks."""

    SUPPORT = "support", _("desteklenmesi uygundur")
    CONDITIONAL = "conditional", _("koşulla desteklenebilir")
    AGAINST = "against", _("desteklenmesi uygun değildir")


class Certainty(models.TextChoices):
    """How sure an evaluator is of what they wrote, in their own words."""

    LOW = "low", _("az: konu uzmanlığımın kıyısında")
    MEDIUM = "medium", _("orta: konuyu biliyorum")
    HIGH = "high", _("çok: konunun uzmanıyım")


class OpinionOutcome(models.TextChoices):
    """The agency's opinion on one file."""

    POSITIVE = "positive", _("olumlu")
    RESERVE = "reserve", _("yedek")
    NEGATIVE = "negative", _("olumsuz")


class MinistryActKind(models.TextChoices):
    """What passed between the agency and the Ministry."""

    FORWARDED = "forwarded", _("Bakanlığa iletildi")
    RETURNED = "returned", _("Bakanlık geri gönderdi")
    APPROVED = "approved", _("Bakanlık onayladı")
    REFUSED = "refused", _("Bakanlık uygun bulmadı")


class ProjectState(models.TextChoices):
    """The dated status line kept by officers after the last approval."""

    CONTRACTED = "contracted", _("sözleşmesi imzalandı")
    RUNNING = "running", _("uygulanıyor")
    SUSPENDED = "suspended", _("askıda")
    COMPLETED = "completed", _("tamamlandı")
    CANCELLED = "cancelled", _("iptal edildi")


class LetterChannel(models.TextChoices):
    """By which official system the applicant's cover letter went out."""

    EBYS = "ebys", _("EBYS")
    KEP = "kep", _("KEP")


class NotificationKind(models.TextChoices):
    """How a return for completion was officially notified."""

    LETTER = "letter", _("sistemin mektubu")
    KEP = "kep", _("KEP")
    UETS = "uets", _("UETS")
    POST = "post", _("posta")


# The measures of the programme were first used in this year; older projects stand under "önceki dönem".
FIRST_YEAR_OF_MEASURES: Final = 2018
# Until mid 2018 the programme was the Ministry of Development's; of what others tell, only later years are surely today's.
FIRST_YEAR_OF_THE_MINISTRY: Final = 2019


class YearKind(models.TextChoices):
    """What the year of a published project is the year of, as its source says; never mixed silently."""

    APPROVAL = "approval", _("onay yılı")
    PRE_APPROVAL = "pre_approval", _("ön onay yılı")
    CONTRACT = "contract", _("sözleşme yılı")
    PROTOCOL = "protocol", _("protokol yılı")
    START = "start", _("başlangıç yılı")
    OPENING = "opening", _("açılış yılı")
    IDEA = "idea", _("fikrin kabul yılı")
    PROGRAMME = "programme", _("program yılı")
    ANNOUNCEMENT = "announcement", _("duyuru yılı")
    NEWS = "news", _("haberin yılı")
    UNSTATED = "unstated", _("kaynak söylemiyor")


class PublishedState(models.TextChoices):
    """Where a published project stands; the last five are those that officers keep."""

    PREPARING = "preparing", _("hazırlık aşamasında")
    APPROVED = "approved", _("onaylandı")
    CONTRACTED = "contracted", _("sözleşmesi imzalandı")
    RUNNING = "running", _("uygulanıyor")
    SUSPENDED = "suspended", _("askıda")
    COMPLETED = "completed", _("tamamlandı")
    CANCELLED = "cancelled", _("iptal edildi")


UNDER_WAY = frozenset({PublishedState.CONTRACTED, PublishedState.RUNNING, PublishedState.SUSPENDED})


class Confidence(models.TextChoices):
    """How far a published figure is trusted; the last is for what was approved in this system."""

    HIGH = "high", _("yüksek")
    MEDIUM = "medium", _("orta")
    LOW = "low", _("düşük")
    RECORD = "record", _("bu sistemin kaydı")


class Classification(models.TextChoices):
    """Who says under which measure and which type of beneficiary a published project stands."""

    NONE = "none", _("sınıflanmadı")
    OURS = "ours", _("bizim sınıflandırmamız")
    FILE = "file", _("başvuruda seçilen")


class ImportState(models.TextChoices):
    """How far an uploaded spreadsheet of projects is."""

    RECEIVED = "received", _("okunuyor")
    READY = "ready", _("onayınızı bekliyor")
    REFUSED = "refused", _("okunamadı")
    WRITING = "writing", _("yazılıyor")
    WRITTEN = "written", _("yazıldı")
    DISCARDED = "discarded", _("vazgeçildi")


class Side(models.TextChoices):
    """Who wrote a message on a file."""

    APPLICANT = "applicant", _("başvuran")
    AGENCY = "agency", _("ajans")


class LineAct(models.TextChoices):
    """What a row of it does."""

    ADD = "add", _("eklenir")
    CORRECT = "correct", _("düzeltilir")
    SAME = "same", _("değişmez")
    REFUSED = "refused", _("yazılmaz")

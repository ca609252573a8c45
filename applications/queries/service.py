"""How the service is doing: what waits, for how long, and from when on somebody should look."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.audit.queries import first_unsealed
from cmdp.jobs.models import Job
from cmdp.jobs.models import State as JobState
from cmdp.kit.scanning import waiting_files
from cmdp.outbox.models import Letter
from cmdp.outbox.models import State as LetterState

CLOCK: Final = "service:clock"
DAY: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure: a count, or an age in seconds; more than ``most`` wants somebody to look. ``None`` is not known."""

    key: str
    label: str | Promise
    advice: str | Promise
    value: float | None
    most: float
    is_age: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look; what is not known is not well."""
        return self.value is not None and self.value <= self.most


def note_clock(at: dt.datetime) -> None:
    """Beat sent, the broker carried and a worker did its errand: all three are alive."""
    cache.set(CLOCK, at, timeout=None)


def gauges(*, at: dt.datetime) -> list[Gauge]:
    """Every figure at this instant."""
    return [_clock(at), *_letters(at), *_jobs(at), *_files(), _seal(at)]


def _clock(at: dt.datetime) -> Gauge:
    advice = _("Zamanlayıcı, kuyruk ya da işçi süreçlerinden biri durmuş; süreleri dolan dosyalar ve mektuplar bekler.")
    seen = cache.get(CLOCK)
    return Gauge("clock_age_seconds", _("Saatin son turundan beri"), advice, _age(seen, at), 180, is_age=True)


def _letters(at: dt.datetime) -> Iterator[Gauge]:
    due = Q(state__in=[LetterState.QUEUED, LetterState.SENDING], due_at__lte=at)
    failed = Q(state=LetterState.FAILED)
    got = Letter.objects.filter(due | failed).aggregate(
        waiting=Count("pk", due), oldest=Min("due_at", filter=due), failed=Count("pk", failed)
    )
    words = _("Posta sunucusuna ulaşılamıyor olabilir; mektupların sayfasında son hata yazar.")
    yield Gauge("letters_waiting", _("Gitmeyi bekleyen mektup"), words, got["waiting"], 5000)
    oldest = _age(got["oldest"], at) or 0
    yield Gauge("letters_oldest_seconds", _("En eski mektubun beklediği süre"), words, oldest, 900, is_age=True)
    words = _("Mektupların sayfasında gönderilemeyenleri süzün; adresi düzelttirip yeniden gönderin.")
    yield Gauge("letters_failed", _("Gönderilemeyen mektup"), words, got["failed"], 0)


def _jobs(at: dt.datetime) -> Iterator[Gauge]:
    waiting, failed = Q(state=JobState.WAITING), Q(state=JobState.FAILED, finished_at__gt=at - dt.timedelta(days=1))
    got = Job.objects.filter(waiting | failed).aggregate(
        waiting=Count("pk", waiting),
        oldest=Min("created_at", filter=waiting),
        failed=Count("pk", failed),
    )
    words = _("İşçi süreçlerinin sayısını artırın ya da durmuşsa başlatın.")
    yield Gauge("jobs_waiting", _("Sırada bekleyen uzun iş"), words, got["waiting"], 50)
    oldest = _age(got["oldest"], at) or 0
    yield Gauge("jobs_oldest_seconds", _("Sıradaki en eski işin beklediği süre"), words, oldest, 600, is_age=True)
    words = _("İşçinin günlüğünde işin adıyla arayın.")
    yield Gauge("jobs_failed", _("Son bir günde tamamlanamayan iş"), words, got["failed"], 0)


def _files() -> Iterator[Gauge]:
    if settings.CLAMD_URL:
        words = _("Virüs denetleyicisi yanıt vermiyor ya da yetişemiyor; dosyalar o ana dek açılmaz.")
        yield Gauge("files_unjudged", _("Virüs denetimini bekleyen dosya"), words, waiting_files(), 50)


def _seal(at: dt.datetime) -> Gauge:
    words = _("Denetim izi her gün mühürlenir; zamanlayıcı çalışıyorsa işçinin günlüğüne bakın.")
    age = _age(first_unsealed(), at) or 0
    return Gauge("unsealed_seconds", _("Mühürlenmemiş en eski işlemden beri"), words, age, 2 * DAY, is_age=True)


def _age(since: dt.datetime | None, at: dt.datetime) -> float | None:
    return (at - since).total_seconds() if since is not None else None

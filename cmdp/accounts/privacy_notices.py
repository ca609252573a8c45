"""The versions of the privacy notice: which is in force, which came before, who may publish the next one."""

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.memberships import Person, is_administrator
from cmdp.accounts.models import NoticeReading, PrivacyNotice, User
from cmdp.kit.verdict import ALLOW, Verdict, deny


def notice_in_force() -> PrivacyNotice | None:
    """The newest version; ``None`` before the reference data is loaded."""
    return PrivacyNotice.objects.first()


def notice_versions(
    rows: QuerySet[PrivacyNotice] | None = None,
) -> list[tuple[PrivacyNotice, PrivacyNotice | None]]:
    """Every version beside the one before it, the newest first."""
    found = list(PrivacyNotice.objects.all() if rows is None else rows)
    return list(zip(found, [*found[1:], None], strict=False))


def notices_with_readers() -> QuerySet[PrivacyNotice]:
    """The versions with who published each and how many people were shown it (``how_many_read``)."""
    counted = PrivacyNotice.objects.select_related("published_by").annotate(how_many_read=Count("readings"))
    return counted.order_by("-number")  # a grouped query leaves the model's own order out


def readings_of(person: User) -> QuerySet[NoticeReading]:
    """Which versions the person was shown, the newest first."""
    return NoticeReading.objects.filter(person=person).select_related("notice")


def may_publish_notice(by: Person) -> Verdict:
    """Administrators."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Aydınlatma metnini yalnızca sistem yöneticileri yayımlayabilir."))


def follows(newest: PrivacyNotice | None, seen: int, text_tr: str, text_en: str) -> Verdict:
    """Whether the version on the screen is still the newest, and the texts say something else."""
    if (newest.number if newest else 0) != seen:
        return deny(
            "stale",
            _("Siz yazarken başka biri yeni bir sürüm yayımladı; güncel metne bakıp değişikliğinizi ona yazın."),
        )
    if newest and (newest.text_tr, newest.text_en) == (text_tr, text_en):
        return deny("unchanged", _("Metin yürürlükteki sürümle aynı; yayımlanacak bir değişiklik yok."))
    return ALLOW

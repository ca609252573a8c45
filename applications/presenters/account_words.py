"""What the record calls the acts on accounts, bodies and who may speak for them."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Final[dict[str, str | Promise]] = {
    "signed_up": _("Hesap açtı"),
    "gateway_bound": _("Hesabı kimlik kapısına bağlandı"),
    "sessions_ended": _("Her yerdeki oturumlarını kapattı"),
    "person_created": _("Kişi oluşturdu"),
    "privacy_notice_published": _("Aydınlatma metninin yeni sürümünü yayımladı"),
    "privacy_notice_read": _("Aydınlatma metnini okuduğunu bildirdi"),
    "profile_updated": _("Bilgilerini değiştirdi"),
    "password_changed": _("Parolasını değiştirdi"),
    "password_reset": _("Parolasını sıfırladı"),
    "password_set": _("Parola belirledi"),
    "membership_granted": _("Görev verdi"),
    "membership_ended": _("Görevi sona erdirdi"),
    "join_asked": _("Kuruma katılmak istedi"),
    "join_accepted": _("Katılma isteğini kabul etti"),
    "join_refused": _("Katılma isteğini reddetti"),
    "join_expired": _("Yanıtlanmayan katılma isteğini ajansa iletti"),
    "dispute_opened": _("Kurumla ilgili talebini ajansın kararına sundu"),
    "dispute_answered": _("Sahipliğe itiraza yanıt verdi"),
    "dispute_granted": _("Kurumla ilgili talebi kabul etti"),
    "dispute_refused": _("Kurumla ilgili talebi reddetti"),
    "organisation_registered": _("Kurum kaydetti"),
    "organisation_updated": _("Kurum bilgilerini değiştirdi"),
    "owner_recovered": _("Kayıp kurum sahibinin yerine kişi davet etti"),
    "authority_paper_uploaded": _("Yetki belgesi yükledi"),
    "authority_paper_fetched": _("Yetki belgesini indirdi"),
    "authority_paper_infected": _("Yüklenen bir yetki belgesinde zararlı içerik bulundu"),
    "authority_paper_confirmed": _("Yetki belgesini onayladı"),
    "authority_paper_refused": _("Yetki belgesini uygun bulmadı"),
}

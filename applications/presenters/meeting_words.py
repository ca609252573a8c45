"""What the record of a commission and its meetings is called; ``words`` registers it."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "commission.found": _("Komisyonu kurdu"),
    "commission.change": _("Komisyonun kurallarını değiştirdi"),
    "commission.seat": _("Komisyona üye yazdı"),
    "commission.unseat": _("Komisyon üyeliğini bitirdi"),
    "meeting.plan": _("Komisyonu toplantıya çağırdı"),
    "meeting.reschedule": _("Toplantının gününü ya da yerini değiştirdi"),
    "meeting.cancel": _("Toplantıyı iptal etti"),
    "meeting.complete_agenda": _("Gündemi tamamladı"),
    "meeting.reorder": _("Gündemin sırasını değiştirdi"),
    "meeting.begin": _("Toplantıyı açtı"),
    "meeting.come": _("Üyenin salonda olduğunu kaydetti"),
    "meeting.leave": _("Üyenin salondan ayrıldığını kaydetti"),
    "meeting.end": _("Toplantıyı bitirdi"),
    "meeting.keep_paper": _("İmzalı tutanağı yükledi"),
    "meeting.infected": _("İmzalı tutanakta zararlı içerik bulundu"),
    "meeting.fetch": _("Toplantının bir belgesini indirdi"),
    "meeting.close": _("Toplantıyı kapattı"),
    "meeting.correct": _("Kapanmış tutanağa düzeltme yazdı"),
    "item.declare": _("Çıkar çatışması olmadığını beyan etti"),
    "item.conflict": _("Komisyonda çıkar çatışması bildirdi"),
    "item.stand_aside": _("Dosyanın görüşmesinden çekildi"),
    "item.take_up": _("Dosyayı görüşmeye aldı"),
    "item.cut": _("Uygun olmayan bir maliyeti düştü"),
    "item.drop_cut": _("Bir maliyet düzeltmesini kaldırdı"),
    "item.put": _("Dosya için karar önerisini oylamaya sundu"),
    "item.vote": _("Oy verdi"),
    "item.carry": _("Komisyon kararını kaydetti"),
    "item.reject": _("Önerinin reddedildiğini kaydetti"),
    "item.postpone": _("Dosyayı erteledi"),
    "item.ask_remarking": _("Komisyonun yeniden değerlendirme isteğini kaydetti"),
}
OBJECTS = {
    "applications.Commission": _("Komisyon"),
    "applications.Meeting": _("Komisyon toplantısı"),
    "applications.AgendaItem": _("Gündemdeki dosya"),
}
FIELDS = {
    "venue": _("Toplantının yeri"),
    "starts_at": _("Toplantının saati"),
    "items": _("Eklenen dosya"),
    "item": _("Gündem maddesi"),
    "line": _("Bütçe satırı"),
    "paper": _("Belge"),
    "file": _("Dosya"),
    "add": _("Eklenen proje"),
    "correct": _("Düzeltilen proje"),
}

"""What the record calls the acts on files; importing this module registers the words."""

from django.utils.translation import gettext_lazy as _

from cmdp.audit.verbs import register, register_object

VERBS = {
    "proposal.start": _("Başvuruyu başlattı"),
    "proposal.save": _("Bölümü kaydetti"),
    "proposal.submit": _("Başvuruyu gönderdi"),
    "proposal.take_back": _("Başvuruyu geri aldı"),
    "proposal.miss": _("Taslak süresinde gönderilmedi"),
    "proposal.complete": _("İstenen eksikleri tamamladı"),
    "proposal.withdraw": _("Başvuruyu geri çekti"),
    "proposal.share": _("Taslağın ajansa açıklığını değiştirdi"),
    "proposal.cover_letter": _("Üst yazının sayı ve tarihini kaydetti"),
    "proposal.take_on": _("Sorumlu uzmanı belirledi"),
    "proposal.comment": _("Taslağa görüş yazdı"),
    "proposal.check": _("Kontrol listesini yanıtladı"),
    "proposal.return": _("Tamamlama istedi"),
    "proposal.notify": _("Resmî bildirimi kaydetti"),
    "proposal.expire": _("Tamamlama süresi doldu"),
    "proposal.resume": _("Dosyayı yeniden ele aldı"),
    "proposal.pass_check": _("Ön incelemeden geçirdi"),
    "proposal.refuse_check": _("Ön incelemede reddetti"),
    "proposal.finish": _("Değerlendirme bitti"),
    "proposal.reopen": _("Değerlendirmeyi yeniden açtı"),
    "proposal.opine_positive": _("Ajans görüşünü olumlu kaydetti"),
    "proposal.opine_reserve": _("Ajans görüşünü yedek kaydetti"),
    "proposal.opine_negative": _("Ajans görüşünü olumsuz kaydetti"),
    "proposal.call_up": _("Yedek listeden aldı"),
    "proposal.forward": _("Bakanlığa iletti"),
    "proposal.ministry_return": _("Bakanlığın geri gönderdiğini kaydetti"),
    "proposal.approve": _("Bakanlığın onayını kaydetti"),
    "proposal.decline": _("Bakanlığın ret kararını kaydetti"),
    "proposal.open_next_stage": _("Sonraki aşama açıldı"),
    "proposal.reinstate": _("İtiraz sonucunda geri aldı"),
    "proposal.status_line": _("Durum satırı ekledi"),
    "opinions.release": _("Ajans görüşlerini açıkladı"),
    "assignment.cancel": _("Değerlendirme görevini kaldırdı"),
}

for _verb, _words in VERBS.items():
    register(_verb, _words)
register_object("applications.proposal", _("Başvuru"))
register_object("applications.opinionact", _("Ajans görüşleri"))
register_object("applications.assignment", _("Değerlendirme görevi"))

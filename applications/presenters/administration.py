"""Where an administrator may go."""

from dataclasses import dataclass

from django.urls import is_valid_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.kit.navigation import localized


@dataclass(frozen=True, slots=True)
class Place:
    """One room of the administrators' desk, with what is done there."""

    href: str
    title: str | Promise
    text: str | Promise


ROOMS = (
    (
        "/yonetim/oncelikler/",
        _("Öncelikler"),
        _("Eksenlerin ve tedbirlerin metinlerini taslakta düzeltin, gerekçesiyle yayımlayın."),
    ),
    (
        "/yonetim/cagrilar/",
        _("Çağrıların öncelik sürümü"),
        _("Açık ve açılacak bir çağrıyı, gerekçesiyle, önceliklerin yürürlükteki sürümüne geçirin."),
    ),
    (
        "/yonetim/kurallar/",
        _("Kural setleri"),
        _("Yılın illeri, türleri, sınırları, soruları, belgeleri ve puanlama tablosu; her değer kaynağıyla."),
    ),
    (
        "/yonetim/kurallar/kaynaklar/",
        _("Kaynak belgeler"),
        _("Değerlerin dayandığı usul ve esaslar, duyurular ve yazılar."),
    ),
    ("/yonetim/kisiler/", _("Kişiler"), _("Görevler, davetler ve kimin hangi masada oturduğu.")),
    (
        "/yonetim/saklama/",
        _("Saklama ve imha"),
        _("Kişisel veri tutan her tablo: neden, ne kadar; şimdi imha edilecekler ve imha edilenler."),
    ),
    (
        "/yonetim/aydinlatma/",
        _("Aydınlatma metni"),
        _("Kişisel verilerin nasıl işlendiğini anlatan metin: sürümleri, farkları, yeni sürümün yayımlanması."),
    ),
    ("/yonetim/takvim/", _("Çalışma takvimi"), _("Resmî tatiller, yarım günler ve doğrulanmayı bekleyen yıllar.")),
    (
        "/yonetim/guven-kokleri/",
        _("Güven kökleri"),
        _("Yüklenen taahhütnamelerdeki elektronik imzaların dayandığı kök sertifikalar."),
    ),
    (
        "/yonetim/projeler/",
        _("Desteklenen projeler"),
        _(
            "Yayımlanmış projeleri ekleyin, düzeltin, sınıflandırın, çift kayıtları birleştirin; her birinin geçmişiyle."
        ),
    ),
    (
        "/yonetim/fiyat-endeksi/",
        _("Fiyat endeksi"),
        _("Desteklenen projelerin tutarlarını tek bir yılın lirasına çeviren endeks."),
    ),
    ("/yonetim/denetim/", _("Denetim izi"), _("Kim, neyi, ne zaman, hangi gerekçeyle değiştirdi.")),
    ("/masa/mektuplar/", _("Mektuplar"), _("Giden kutusu: bekleyen, bekletilen ve gönderilemeyen mektuplar.")),
    ("/yonetim/isler/", _("Uzun işler"), _("Arkada yürüyen işlerin durumu ve sonuçları.")),
    (
        "/yonetim/uzatma/",
        _("Süreleri topluca uzatma"),
        _("Hizmet çalışmadığında açık çağrıların son anını tek işlemle erteleyin; taslağı olanlara mektup gider."),
    ),
    ("/yonetim/hizmet/", _("Hizmetin durumu"), _("Bekleyen mektuplar, işler ve saat; adreslerin hızı ve hataları.")),
)


def places() -> list[Place]:
    """The rooms that exist, in reading order."""
    rooms = [Place(localized(path), title, text) for path, title, text in ROOMS]
    return [place for place in rooms if is_valid_path(place.href)]

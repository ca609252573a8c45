"""What the description of the API says in words, by operation and by parameter."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.api.problems import (
    INTERNAL_ERROR,
    INVALID_CURSOR,
    INVALID_PARAMETER,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    PRECONDITION_FAILED,
    TOO_MANY_PARAMETERS,
    TOO_MANY_REQUESTS,
    Kind,
)
from applications.exports.open_data.fields import Words

OF_ALL = (
    TOO_MANY_PARAMETERS,
    METHOD_NOT_ALLOWED,
    PRECONDITION_FAILED,
    INVALID_PARAMETER,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
)
OF_LISTS = (*OF_ALL, INVALID_CURSOR)
OF_ONE = (*OF_ALL, NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Said:
    """One operation in words; ``shape`` names the schema of its answer."""

    summary: Words
    about: Words
    shape: str
    problems: tuple[Kind, ...]


OPERATIONS: dict[str, Said] = {
    "getIndex": Said(
        _("Listelerin adresleri"), _("Hangi listelerin nerede olduğunu söyler; buradan başlayın."), "Index", OF_ALL
    ),
    "listCalls": Said(
        _("Çağrılar"),
        _("İlan edilmiş çağrılar: açık, açılacak ve kapanan. Taslak çağrılar hiçbir zaman görünmez."),
        "CallPage",
        OF_LISTS,
    ),
    "getCall": Said(_("Bir çağrı"), _("Kimliği verilen çağrı, aşamalarıyla."), "Call", OF_ONE),
    "listAnswers": Said(
        _("Sorular ve yanıtlar"),
        _(
            "Çağrılar hakkında yayımlanmış sorular ve yanıtları, ilk yayımlanan önce; düzeltilen yanıtın eski metni yanında "
            "durur. Soran hiçbir zaman yazmaz."
        ),
        "AnswerPage",
        OF_LISTS,
    ),
    "getAnswer": Said(_("Bir soru ve yanıtı"), _("Kimliği verilen soru, yanıtı ve düzeltmeleriyle."), "Answer", OF_ONE),
    "listEditions": Said(
        _("Öncelik sürümleri"), _("Yayımlanmış sürümler, ilki önce. Yayımlanan değişmez."), "EditionPage", OF_LISTS
    ),
    "getEdition": Said(
        _("Bir öncelik sürümü"),
        _("Numarası verilen sürüm: tedbirleri, tedbirlerin değişimleri, düzeltmeler."),
        "EditionWhole",
        OF_ONE,
    ),
    "listMeasures": Said(
        _("Tedbirler"),
        _("Bütün sürümlerin tedbirleri; “lineage” aynı tedbiri sürümden sürüme izler."),
        "MeasurePage",
        OF_LISTS,
    ),
    "listSuccessions": Said(
        _("Tedbirlerin değişimleri"),
        _(
            "Bir sürümde tedbirlere ne olduğu: her ardıl için bir satır, biten tedbir için ardılsız bir satır. Değişmeden "
            "süren tedbirin satırı yoktur."
        ),
        "SuccessionPage",
        OF_LISTS,
    ),
    "listErrata": Said(
        _("Önceliklerde düzeltmeler"),
        _("Yayımlanmış bir metnin yanına yazılan, tarihli düzeltmeler; metnin kendisi değişmez."),
        "ErratumPage",
        OF_LISTS,
    ),
    "listProjects": Said(
        _("Desteklenen projeler"),
        _("Yayımlanmış kaynaklardan okunan ve bu sistemde onaylanan projeler, kaynağı ve güven düzeyiyle."),
        "ProjectPage",
        OF_LISTS,
    ),
    "getProject": Said(
        _("Bir proje"), _("Kimliği verilen proje; birleştirildiyse yeni adresi (301)."), "Project", OF_ONE
    ),
    "listFigures": Said(
        _("Yıllık sayılar"),
        _("Süzgeçlere uyan projelerin yıla ve yılın anlamına göre sayı ve toplamları; tutarlar o yılın lirasıdır."),
        "FigureList",
        OF_ALL,
    ),
    "listTotals": Said(
        _("Yayımlanmış toplamlar"),
        _("Başkalarının proje adı vermeden yayımladığı toplamlar; proje toplamlarına eklenmez."),
        "TotalPage",
        OF_LISTS,
    ),
    "listAgencies": Said(_("Ajanslar"), _("26 kalkınma ajansı ve illeri."), "AgencyPage", OF_LISTS),
    "listProvinces": Said(_("İller"), _("81 il, kodları ve ajanslarıyla."), "ProvincePage", OF_LISTS),
}
PARAMETERS: dict[str, Words] = {
    "limit": _("Bir sayfada en çok kaç kayıt olacağı"),
    "cursor": _("Önceki sayfanın “next_cursor” değeri; olduğu gibi verilir, aynı süzgeçlerle kullanılır"),
    "standing": _("Çağrının şu andaki durumu: open (açık), coming (açılacak), closed (kapandı)"),
    "agency": _("Ajansın Düzey 2 (NUTS 2) kodu"),
    "year": _("Yıl"),
    "edition": _("Öncelik sürümünün numarası ya da “current”"),
    "axis": _("Eksenin kodu"),
    "code": _("Tedbirin kodu"),
    "lineage": _("Tedbirin (düzeltmelerde eksenin de) bütün sürümlerde aynı kalan kimliği"),
    "q": _("Projenin adında, yararlananında ya da yerinde geçen sözler; Türkçe harf ayrımı gözetilmez"),
    "year_kind": _("Yılın anlamı"),
    "province": _("İlin adı, plakası ya da Düzey 3 (NUTS 3) kodu; birden çok verilebilir"),
    "measure": _("Tedbirin kodu; birden çok verilebilir"),
    "beneficiary_type": _("Yararlanan kurumun türü; birden çok verilebilir"),
    "state": _("Projenin bilinen son durumu; birden çok verilebilir"),
    "amount_of": _("Tutar süzgeci neye bakar: toplam maliyet (total_cost) ya da destek (support)"),
    "amount_from": _("En az tutar, lira; tutarı bilinmeyen proje bulunmaz"),
    "amount_to": _("En çok tutar, lira; tutarı bilinmeyen proje bulunmaz"),
    "sample": _("Deneme ortamında gerçek projeler yerine uydurma projeler"),
    "project_id": _("Projenin kimliği"),
    "in_programme": _("Yalnızca program illeri (true) ya da ötekiler (false)"),
    "call_id": _("Çağrının kimliği"),
    "number": _("Sürümün numarası"),
    "call": _("Çağrının kimliği"),
    "answer_id": _("Sorunun kimliği"),
}
EXAMPLES: dict[str, object] = {
    "limit": 50,
    "standing": "open",
    "agency": "TR83",
    "edition": "current",
    "code": "2.5",
    "lineage": "6f1f3c1e-9d3b-4a0a-8a55-1f2f4f6b7c10",
    "in_programme": True,
    "call_id": "k7m2pq9xw4thz8",
    "project_id": "k7m2pq9xw4thz8",
    "call": "k7m2pq9xw4thz8",
    "answer_id": "h4d8rn2vx6kqw3",
    "number": 1,
}
MEMBERS: dict[str, Words] = {
    "items": _("Sayfanın kayıtları"),
    "next_cursor": _("Sonraki sayfanın imi; son sayfada boş (null)"),
    "next": _("Sonraki sayfanın adresi; son sayfada boş (null)"),
    "stages": _("Çağrının aşamaları ve başvuru aralıkları"),
    "measures": _("Sürümün tedbirleri, eksen ve sıra düzeninde"),
    "successions": _("Bu sürümde tedbirlere ne olduğu, her ardıl için bir satır"),
    "errata": _("Bu sürüme yazılan düzeltmeler, ilki önce"),
    "order": _("Sırası"),
    "name_tr": _("Adı, Türkçe"),
    "name_en": _("Adı, İngilizce"),
    "opens_at": _("Açıldığı an"),
    "closes_at": _("Kapandığı an; o andan başlayarak geç sayılır"),
    "undertakings": _(
        "Gönderimden sonra imzalanıp yüklenecek belgeler; süresi her gönderimden sayılan sürekli çağrıda boş"
    ),
    "due_at": _("Yüklenebileceği sürenin bittiği an; o andan başlayarak geç sayılır"),
    "is_sure": _("Aradaki tatil günleri doğrulandı mı? Doğrulanmadıysa an değişebilir"),
    "corrections": _("Yanıtın düzeltmeleri, sonuncusu önce"),
    "corrected_at": _("Düzeltildiği an"),
    "reason": _("Düzeltmenin nedeni"),
    "earlier_tr": _("Önceki yanıt, Türkçe"),
    "earlier_en": _("Önceki yanıt, İngilizce"),
    "lists": _("Listelerin adresleri, adlarıyla"),
    "openapi": _("OpenAPI 3.1 tanımı"),
    "documentation": _("Bu arayüzün belgeleri"),
    "type": _("Sorunun türü; adres belgelerdeki açıklamasını gösterir"),
    "title": _("Sorunun adı, Türkçe"),
    "title_en": _("Sorunun adı, İngilizce"),
    "status": _("HTTP durum kodu"),
    "detail": _("Ne olduğu ve ne yapılacağı, Türkçe"),
    "detail_en": _("Ne olduğu ve ne yapılacağı, İngilizce"),
    "instance": _("İstenen adres"),
    "errors": _("Geçersiz değerler, tek tek"),
    "parameter": _("Değerin adı"),
}
HEADERS: dict[str, Words] = {
    "ETag": _("Yanıtın özeti; If-None-Match ile yeniden sorulursa değişmemiş yanıt için 304 gelir"),
    "Location": _("Yeni adres"),
    "Link": _("Sonraki sayfanın adresi, rel=next (RFC 8288)"),
    "RateLimit": _("Kalan istek sayısı ve yenilenmesine kalan saniye"),
    "RateLimit-Policy": _("Bir dakikada karşılanan istek sayısı"),
    "Retry-After": _("Kaç saniye sonra yeniden denenebileceği"),
}
ABOUT = _(
    "Cazibe Merkezlerini Destekleme Programının çağrıları, yanıtlanan soruları, öncelikleri, desteklenen projeleri ve yıllık sayıları. "
    "Yalnızca okunur; kayıt ya da anahtar gerekmez. Metinler iki dilde, anlar Türkiye saatiyle, tutarlar nominal TL’dir."
)

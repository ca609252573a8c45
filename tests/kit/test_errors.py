"""Error pages: a sentence and what to do, never a bare status."""

import errno

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from cmdp import urls as roof
from cmdp.kit import errors
from cmdp.kit.verdict import Refused, deny

FAULTS = {
    "big": RequestDataTooBig(),
    "many": TooManyFieldsSent(),
    "odd": SuspiciousOperation(),
    "forbidden": PermissionDenied(),
    "missing": Http404(),
    "refused": Refused(deny("closed", "Çağrı kapandı.")),
    "broken": ZeroDivisionError(),
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "away": OperationalError("connection refused"),
}


@login_not_required
def fail(_request: HttpRequest, fault: str) -> HttpResponse:
    raise FAULTS[fault]


@login_not_required
def read(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


urlpatterns = [path("fail/<str:fault>/", fail), path("read/", read), *roof.urlpatterns]
handler400, handler403, handler404 = roof.handler400, roof.handler403, roof.handler404
handler429, handler500 = roof.handler429, roof.handler500

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def browser():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("big", 413, "Gönderdiğiniz veri çok büyük."),
        ("many", 400, "Tek seferde çok fazla alan gönderdiniz."),
        ("odd", 400, "İsteğinizde geçersiz bir değer var."),
        ("forbidden", 403, "Bu sayfa için yetkiniz yok"),
        ("missing", 404, "Sayfa bulunamadı"),
        ("refused", 403, "Çağrı kapandı."),
        ("broken", 500, "Bir şeyler ters gitti"),
        ("full", 507, "Sunucunun diski dolu"),
        ("away", 503, "Veritabanına şu anda ulaşılamıyor."),
    ],
)
def test_each_fault_has_its_page(browser, fault, status, words):
    response = browser.get(f"/fail/{fault}/")

    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert page.count("<h1>") == 1


@override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=2)
def test_a_post_of_too_many_fields_gets_a_sentence(browser):
    response = browser.post("/read/", {"a": 1, "b": 2, "c": 3})

    assert response.status_code == 400
    assert "Tek seferde çok fazla alan gönderdiniz." in response.content.decode()


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10)
def test_a_post_too_large_gets_a_sentence(browser):
    response = browser.post("/read/", "a=" + "b" * 100, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "Gönderdiğiniz veri çok büyük." in response.content.decode()


def test_a_foreign_host_name_gets_a_sentence(browser):
    response = browser.get("/read/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "İsteğinizde geçersiz bir değer var." in response.content.decode()


def test_a_form_without_its_token_gets_a_sentence():
    response = Client(enforce_csrf_checks=True).post("/read/", {"a": 1})

    assert response.status_code == 403
    assert "Formun süresi geçmiş" in response.content.decode()


def test_too_many_tries_get_a_sentence():
    response = errors.too_many(RequestFactory().get("/"), {"username": "a"})

    assert response.status_code == 429
    assert "Birkaç dakika bekleyip yeniden deneyin." in response.content.decode()


def test_a_bad_request_without_a_reason_gets_a_sentence():
    response = errors.bad_request(RequestFactory().get("/"))

    assert "İsteğiniz okunamadı." in response.content.decode()


def test_when_even_the_error_page_fails_a_sentence_is_left(settings):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [], "APP_DIRS": False}]

    response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Lütfen birkaç dakika sonra yeniden deneyin." in response.content.decode()


def test_an_error_page_speaks_the_address_s_language(browser):
    assert '<html lang="en">' in browser.get("/en/yok/").content.decode()
    assert '<html lang="tr">' in browser.get("/yok/").content.decode()


def test_on_a_full_disk_what_was_typed_can_be_sent_again(browser):
    page = browser.post("/fail/full/?a=1", {"title": "Eski <hamam>", "measure": ["2.5", "2.6"]}).content.decode()

    assert '<form method="post" action="/fail/full/?a=1">' in page
    assert '<textarea name="title" hidden>\nEski &lt;hamam&gt;</textarea>' in page
    assert page.count('<textarea name="measure" hidden>') == 2
    assert page.count('name="csrfmiddlewaretoken"') == 1


@pytest.mark.parametrize(
    "posted", [{"password": "gizli-parola"}, {"title": "Eski", "paper": SimpleUploadedFile("a.pdf", b"%PDF")}]
)
def test_on_a_full_disk_a_page_keeps_neither_secrets_nor_files(browser, posted):
    page = browser.post("/fail/full/", posted).content.decode()

    assert "<form" not in page
    assert "geri dönün" in page


def test_on_a_full_disk_words_that_showed_no_token_are_not_handed_on():
    request = RequestFactory().post("/", {"title": "Başkasının"})

    try:
        raise FAULTS["full"]
    except OSError:
        response = errors.server_error(request)

    assert response.status_code == 507
    assert "Başkasının" not in response.content.decode()


def test_while_the_database_is_away_what_was_typed_is_kept_of_a_page_of_ours(rf):
    """The session cannot be read then, so that no token is ever looked at."""
    pages = {}
    for origin in ("http://testserver", "https://elsewhere.example"):
        try:
            raise FAULTS["away"]
        except OperationalError:
            response = errors.server_error(rf.post("/proje/", {"title": "Eski hamam"}, headers={"origin": origin}))
        pages[origin] = "Eski hamam" in response.content.decode()
        assert (response.status_code, response["Retry-After"]) == (503, "10")

    assert pages == {"http://testserver": True, "https://elsewhere.example": False}

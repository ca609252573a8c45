"""The lines of a request bear its number and who was there; so do those of the errands it caused."""

import json
import logging
from types import SimpleNamespace

import pytest
from celery.signals import before_task_publish, task_prerun
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from cmdp.kit import bearings
from cmdp.kit.measures import MeasureMiddleware
from tests.support.logs import logged

TOKEN = "xMpDHPpq3frL3FBVL6ZE7ix9LE0rcH4tm4ZNhFXmaKQ"
OWN = "0123456789abcdef"


@pytest.fixture(autouse=True)
def nothing_before():
    bearings.go_on("")


def ask(answer=lambda _request: HttpResponse("ok"), path="/x/", **headers):
    request = RequestFactory().get(path, headers=headers)
    return MeasureMiddleware(answer)(request)


def number_of(response):
    return response.headers["X-Request-ID"]


def test_each_request_gets_a_number_of_its_own():
    first, second = number_of(ask()), number_of(ask())

    assert bearings.GIVEN.fullmatch(first)
    assert first != second


@pytest.mark.parametrize(("proxies", "given", "is_kept"), [(1, OWN, True), (0, OWN, False), (1, "a b\n", False)])
def test_only_our_own_proxy_may_give_a_number(settings, proxies, given, is_kept):
    settings.TRUSTED_PROXY_COUNT = proxies

    assert (number_of(ask(**{"X-Request-ID": given})) == given) == is_kept


def test_a_line_tells_number_and_person_and_no_secret():
    told = []

    def answer(request):
        request._cached_user = SimpleNamespace(pk=7)
        told.append(bearings.number())
        logging.getLogger("cmdp.x").warning("tek sıra: %s", f"/takvim/{TOKEN}.ics", extra={"tries": 2})
        return HttpResponse("ok")

    with logged(formatter="json") as lines:
        ask(answer)

    line = json.loads(lines().splitlines()[0])
    assert (line["request_id"], line["person_id"], line["level"], line["logger"]) == (told[0], 7, "WARNING", "cmdp.x")
    assert (line["message"], line["tries"]) == ("tek sıra: /takvim/….ics", 2)


def test_a_traceback_is_part_of_its_line():
    with logged(formatter="json") as lines:
        try:
            raise ValueError(f"/takvim/{TOKEN}.ics")  # noqa: TRY301 - what is said of an address
        except ValueError:
            logging.getLogger("cmdp.x").exception("bozuk")

    assert "ValueError: /takvim/….ics" in json.loads(lines())["exc_info"]


def test_nobody_is_asked_for_the_sake_of_the_log():
    def answer(request):
        request.user = AnonymousUser()
        assert bearings.person() is None
        return HttpResponse("ok")

    ask(answer)


def test_an_errand_bears_the_number_of_the_request_that_caused_it():
    headers = {}
    number = number_of(ask(lambda _r: before_task_publish.send(sender="x", headers=headers) and HttpResponse("ok")))
    bearings.go_on("")

    task_prerun.send(sender="x", task=SimpleNamespace(request=SimpleNamespace(is_eager=False, **headers)))

    assert (headers, bearings.number()) == ({"cmdp_number": number}, number)


def test_an_errand_of_nobody_bears_no_number():
    headers = {}
    before_task_publish.send(sender="x", headers=headers)
    bearings.begin(RequestFactory().get("/x/"))

    task_prerun.send(sender="x", task=SimpleNamespace(request=SimpleNamespace(is_eager=False)))

    assert (headers, bearings.number(), bearings.person()) == ({}, "", None)


def test_an_errand_done_at_once_leaves_the_request_its_number():
    number = bearings.begin(RequestFactory().get("/x/"))

    task_prerun.send(sender="x", task=SimpleNamespace(request=SimpleNamespace(is_eager=True)))

    assert bearings.number() == number

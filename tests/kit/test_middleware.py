"""What every request carries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from cmdp.kit.middleware import ActorMiddleware, AddressMiddleware, ArrivalMiddleware, RefusedMiddleware
from cmdp.kit.verdict import Refused, deny


def answer(_request):
    return HttpResponse("ok")


@pytest.fixture
def request_here():
    request = RequestFactory().post("/x/", {"ad": "Ordu"})
    request.user = AnonymousUser()
    return request


def test_the_instant_of_arrival_is_stamped(request_here):
    response = ArrivalMiddleware(answer)(request_here)

    assert response.content == b"ok"
    assert timezone.now() - request_here.arrived_at < timedelta(seconds=5)


def test_who_acts_is_who_is_signed_in(request_here):
    ActorMiddleware(answer)(request_here)

    assert request_here.actor is request_here.user


def test_a_refusal_nobody_caught_becomes_its_page(request_here):
    middleware = RefusedMiddleware(answer)

    response = middleware.process_exception(request_here, Refused(deny("closed", "Çağrı kapandı.")))

    assert response.status_code == 403
    assert "Çağrı kapandı." in response.content.decode()


def test_other_faults_are_left_to_others(request_here):
    middleware = RefusedMiddleware(answer)

    assert middleware.process_exception(request_here, ValueError()) is None
    assert middleware(request_here).content == b"ok"


def test_an_address_with_a_nul_leads_nowhere(request_here):
    middleware = AddressMiddleware(answer)

    with pytest.raises(Http404):
        middleware.process_view(request_here, answer, (), {"public_id": "a\x00"})

    assert middleware.process_view(request_here, answer, (), {"public_id": "a", "order": 1}) is None
    assert middleware(request_here).content == b"ok"

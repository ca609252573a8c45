"""The page of a plan: what is chosen by hand against a rule stays as typed, and the page says which."""

from django.test import Client
from django.urls import reverse

from applications.choices import Status
from applications.models.plan import PlanState
from tests.factories.files import make_proposal
from tests.factories.plans import make_apart, make_plan, make_seat
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call


def test_two_who_may_not_meet_are_named_at_their_place(cast):
    file = make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status=Status.UNDER_REVIEW)
    window, people = file.call_stage, [make_evaluator() for _ in range(3)]
    plan = make_plan(window, cast["manager"])
    first, second, _ready = [
        make_seat(plan, file, person, max(0, n - 1), signs=["mail"] if n else []) for n, person in enumerate(people)
    ]
    make_apart(window, people[0], people[2], cast["manager"])
    client = Client()
    client.force_login(cast["manager"], backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("applications:plan_approve", args=[window.call.public_id, window.order, plan.public_id])

    def typed(*chosen):
        return {f"seat_{seat.pk}": person.pk for seat, person in zip((first, second), chosen, strict=True)}

    page = client.post(address, typed(people[0], people[2])).content.decode()

    assert "birlikte görevlendirilmeyen iki kişi" in page
    assert (
        f'<option value="{people[2].pk}" selected>{people[2]} (uygunluk 50) – kayıtlarda görünen bağ</option>' in page
    )
    assert page.count("e-posta adresi başvuranınkiyle aynı alan adında") == 2
    assert "iki kez seçtiniz" in client.post(address, typed(people[2], people[2])).content.decode()
    client.post(address, typed(people[0], people[1]))
    plan.refresh_from_db()
    assert plan.state == PlanState.APPROVED

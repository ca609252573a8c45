"""The page that says how sure the ranks are, from nothing to a run that has grown old."""

from django.urls import reverse

from applications.models import RankRun, Review
from tests.factories.ranking import ten_files
from tests.factories.rules import make_call


def test_a_manager_reckons_reads_and_is_told_when_it_is_old(client, cast):
    call = make_call(agency=cast.agency, envelope=8_000_000)
    ten_files(call)
    client.force_login(cast["manager"])
    address, ranking, opinions = (
        reverse(f"applications:{page}", args=[call.public_id, 1])
        for page in ("call_certainty", "call_ranking", "call_opinions")
    )
    before = client.get(address).content.decode()
    made = client.post(address)
    fresh, ranked, asked = (client.get(page).content.decode() for page in (address, ranking, opinions))
    Review.objects.filter(total=88).update(total=90)
    old = client.get(address).content.decode()

    run = RankRun.objects.get()
    assert "Henüz hesaplanmadı" in before
    assert (made.status_code, made.url) == (302, address)
    assert run.inputs_sha256 in fresh
    assert "Sıranın kesinliğini hesapla" not in fresh
    assert all("sonuca çok yakın" in page for page in (fresh, ranked))
    assert "en az 200 karakterle" in asked
    assert "aşağıdakiler eski" in old


def test_what_is_supposed_stands_in_the_address_and_nowhere_else(client, cast):
    call = make_call(agency=cast.agency, envelope=8_000_000)
    first = ten_files(call)[0]
    evaluator = first.assignments.first().evaluator
    client.force_login(cast["manager"])
    address = reverse("applications:call_what_if", args=[call.public_id, 1])
    unknown = client.get(address).content.decode()
    client.post(reverse("applications:call_certainty", args=[call.public_id, 1]))

    tried = client.get(f"{address}?zarf=4.800.000,00&gecme=60&haric={evaluator.pk}&el=on").content.decode()
    wrong = client.get(f"{address}?zarf=çok&haric=999999").content.decode()

    assert "Önce sıranın kesinliğini hesaplayın" in unknown
    assert "Varsayım, resmî sıralama değil" in tried
    assert "Önerisi değişenler" in tried
    assert 'value="4.800.000,00"' in tried
    assert "Varsayım, resmî sıralama değil" not in wrong
    assert 'value="çok"' in wrong
    assert "sıralama" in client.get(reverse("applications:call_ranking", args=[call.public_id, 1])).content.decode()
    call.refresh_from_db()
    assert call.envelope == 8_000_000

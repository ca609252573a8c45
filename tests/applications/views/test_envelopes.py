"""The shares of a divided call: written on a page of their own, shown with the call, tried otherwise."""

from django.urls import reverse

from applications.queries import kept_ranking
from tests.factories.ranking import divided_call, marked_file
from tests.factories.rules import make_call


def _at(page, call, *rest):
    return reverse(f"applications:{page}", args=[call.public_id, *rest])


def test_a_manager_writes_shares_and_finds_them_with_the_call(client, cast):
    call = divided_call({}, published=False, agency=cast.agency, envelope=5_000_000)
    first, second = (axis.code for axis in call.edition.axes.all())
    client.force_login(cast["manager"])
    address = _at("manager_call_shares", call)

    much = client.post(address, {"version": 0, f"share_{first}": "5.000.000,01"})
    bad = client.post(address, {"version": 0, f"share_{first}": "çok"})
    done = client.post(address, {"version": 0, f"share_{first}": "3.000.000", f"share_{second}": ""})

    assert "Payları 0,01 TL azaltın" in much.content.decode()
    assert 'value="5.000.000,01"' in much.content.decode()
    assert 'value="çok"' in bad.content.decode()
    assert (done.status_code, done.url) == (302, _at("manager_call", call))
    assert dict(call.shares.values_list("part", "amount")) == {first: 3_000_000}
    assert "3.000.000,00" in client.get(_at("manager_call", call)).content.decode()


def test_a_call_of_one_envelope_has_no_such_page(client, cast):
    client.force_login(cast["manager"])

    assert client.get(_at("manager_call_shares", make_call(agency=cast.agency, published=False))).status_code == 404


def test_the_list_of_a_divided_call_says_what_was_moved_and_can_be_tried_otherwise(client, cast):
    rules = {"unused_money": "next"}
    call = divided_call({"1": 2_000_000, "2": 1_500_000}, agency=cast.agency, envelope=3_500_000, values=rules)
    for axis, total in ((1, 70), (2, 90), (2, 80)):
        marked_file(call, cast["officer"], total, axis=axis)
    part = call.shares.last().part
    client.force_login(cast["manager"])

    listed = client.get(_at("call_ranking", call, 1)).content.decode()
    tried = client.get(f"{_at('call_what_if', call, 1)}?pay_{part}=4.000.000&esik_relevance=1").content.decode()

    assert "artan paradan 100.000,00" in listed
    assert "Çizgiye gelen dosya" in listed
    assert "sırada en iyi puanlı dosyası bekleyen zarfa geçer" in listed
    assert "Önerisi değişenler" in tried
    assert 'value="4.000.000"' in tried


def test_a_long_list_links_to_the_page_on_which_the_money_ends(client, cast, monkeypatch):
    monkeypatch.setattr(kept_ranking, "SIZE", 2)
    call = make_call(agency=cast.agency, envelope=3_200_000)
    files = [marked_file(call, cast["officer"], total) for total in (90, 80, 70)]
    client.force_login(cast["manager"])
    address = _at("call_ranking", call, 1)

    first, last = (client.get(address + query).content.decode() for query in ("", "?zarf-=2"))

    assert 'href="?zarf-=2#zarf-"' in first
    assert [file.title in first for file in files] == [True, True, False]
    assert [file.title in last for file in files] == [False, False, True]

import pytest
from django.core.exceptions import ValidationError

from cmdp.accounts.choices import OrganisationType, Role
from cmdp.accounts.domain import organisations
from cmdp.accounts.models import Membership, Organisation
from cmdp.accounts.queries import similar_units
from cmdp.audit.models import Event
from cmdp.kit.text import search_key
from cmdp.kit.verdict import Refused
from tests.factories.offers import confirm_speaker
from tests.factories.people import NOON, make_organisation, make_user, make_vkn
from tests.factories.regions import make_province


def _fields(**fields):
    own = {
        "name": "Atakum Belediyesi",
        "unit_name": "",
        "type": OrganisationType.MUNICIPALITY,
        "province": make_province("Samsun"),
        "vkn": make_vkn(),
        "detsis": "",
        "mersis": "",
    }
    return {**own, **fields}


def _register(user, **fields):
    return organisations.register_organisation(_fields(**fields), by=user, at=NOON)


def test_register_makes_the_creator_owner(db):
    user = make_user()

    organisation = _register(user)

    seat = Membership.objects.get(organisation=organisation)
    assert (seat.user, seat.role, seat.granted_by) == (user, Role.ORGANISATION_OWNER, user)
    assert (organisation.created_by, organisation.created_at) == (user, NOON)
    assert organisation.search_key == "atakum belediyesi"


def test_register_is_recorded_with_its_values(db):
    organisation = _register(make_user(), name="Atakum Belediyesi")

    event = Event.objects.get(verb="organisation_registered")
    assert event.changes["name"] == [None, "Atakum Belediyesi"]
    assert event.changes["province"] == [None, organisation.province_id]
    assert event.agency_id == organisation.province.agency_id


def test_register_refuses_a_wrong_vkn_from_any_writer(db):
    with pytest.raises(ValidationError) as wrong:
        _register(make_user(), vkn="4540536921")

    assert [error.code for error in wrong.value.error_dict["vkn"]] == ["vkn_check"]


@pytest.mark.parametrize(
    ("there", "new", "is_twin"),
    [
        ({"unit_name": ""}, {"unit_name": ""}, True),
        ({"unit_name": "Park İşleri"}, {"unit_name": "PARK  işleri"}, True),
        ({"unit_name": ""}, {"unit_name": "Park İşleri"}, False),
        ({"detsis": "12345678"}, {"detsis": "12345678", "unit_name": "Başka"}, True),
        ({"detsis": "12345678"}, {"detsis": "87654321"}, False),
        ({"detsis": "12345678"}, {"detsis": ""}, True),
        ({"detsis": ""}, {"detsis": "12345678"}, True),
        ({"detsis": "12345678"}, {"detsis": "", "unit_name": "Başka"}, False),
    ],
)
def test_register_knows_twins_under_one_vkn(db, there, new, is_twin):
    first = make_organisation(**there)

    if is_twin:
        with pytest.raises(Refused) as refusal:
            _register(make_user(), vkn=first.vkn, **new)
        assert refusal.value.verdict.code == "twin"
    else:
        _register(make_user(), vkn=first.vkn, **new)

    assert Organisation.objects.count() == (1 if is_twin else 2)


@pytest.mark.parametrize(
    ("there", "new", "is_alike"),
    [
        ("Park ve Bahçeler Müdürlüğü", "Park Bahçeler Müdürlüğü", True),
        ("Fen İşleri Müdürlüğü", "Fen işleri müdürlügü birimi", True),
        ("Fen İşleri Müdürlüğü", "Fen Isleri Mudurlgu", True),
        ("Fen İşleri Müdürlüğü", "Su Kanal İdaresi", False),
        ("", "Fen İşleri Müdürlüğü", False),
        ("Fen İşleri Müdürlüğü", "", False),
    ],
)
def test_a_unit_named_nearly_like_another_is_added_only_knowingly(db, there, new, is_alike):
    first = make_organisation(unit_name=there)
    fields = _fields(vkn=first.vkn, unit_name=new)

    if is_alike:
        with pytest.raises(Refused) as refusal:
            organisations.register_organisation(fields, by=make_user(), at=NOON)
        assert refusal.value.verdict.code == "similar_units"
        assert similar_units(first.vkn, search_key(new)) == [first]
    organisations.register_organisation(fields, is_another=is_alike, by=make_user(), at=NOON)

    assert Organisation.objects.count() == 2


def test_units_of_other_bodies_are_not_alike(db):
    make_organisation(unit_name="Fen İşleri")

    assert similar_units(make_vkn(), "fen isleri") == []


def test_register_needs_an_open_account(db):
    with pytest.raises(Refused) as refusal:
        _register(make_user(is_active=False))

    assert refusal.value.verdict.code == "no_account"


def test_update_writes_only_what_changed(cast):
    organisations.update_organisation(
        cast.organisation.pk, {"phone": "0362 000 00 00", "address": ""}, by=cast["editor"], at=NOON
    )

    cast.organisation.refresh_from_db()
    assert cast.organisation.phone == "0362 000 00 00"
    assert Event.objects.get().changes == {"phone": ["", "0362 000 00 00"]}


def test_update_without_a_change_records_nothing(cast):
    organisations.update_organisation(cast.organisation.pk, {"phone": ""}, by=cast["owner"], at=NOON)

    assert not Event.objects.exists()


def test_update_of_the_name_keeps_the_search_key(cast):
    organisations.update_organisation(cast.organisation.pk, {"name": "İlkadım Belediyesi"}, by=cast["owner"], at=NOON)

    assert Organisation.objects.get(pk=cast.organisation.pk).search_key == "ilkadim belediyesi"


@pytest.mark.parametrize(
    ("persona", "code"),
    [("owner", "identity_confirmed"), ("editor", "not_owner"), ("viewer", "not_editor"), ("officer", None)],
)
def test_update_of_the_identity_after_the_paper_is_the_agency_s(cast, persona, code):
    confirm_speaker(cast.organisation, speaker=cast["owner"], by=cast["officer"])
    change = ({"name": "Yeni Ad"},)

    if code:
        with pytest.raises(Refused) as refusal:
            organisations.update_organisation(cast.organisation.pk, *change, by=cast[persona], at=NOON)
        assert refusal.value.verdict.code == code
    else:
        assert (
            organisations.update_organisation(cast.organisation.pk, *change, by=cast[persona], at=NOON).name
            == "Yeni Ad"
        )


def test_update_into_a_twin_is_refused(cast):
    other = make_organisation()

    with pytest.raises(Refused) as refusal:
        organisations.update_organisation(cast.organisation.pk, {"vkn": other.vkn}, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "twin"

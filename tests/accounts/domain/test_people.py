from allauth.account.models import EmailAddress

from cmdp.accounts.domain import people
from cmdp.accounts.memberships import is_administrator
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_user


def test_update_profile_records_names_of_fields_never_values(db):
    user = make_user(full_name="Ayşe Işık")

    people.update_profile({"full_name": "Ayşe Yılmaz", "title": "", "language": "en"}, by=user, at=NOON)

    user.refresh_from_db()
    assert (user.full_name, user.language) == ("Ayşe Yılmaz", "en")
    assert user.search_key == f"ayse yilmaz {user.email}"
    assert Event.objects.get().changes == {"full_name": ["•", "•"], "language": ["tr", "en"]}


def test_update_profile_without_a_change_records_nothing(db):
    user = make_user()

    people.update_profile({"language": "tr"}, by=user, at=NOON)

    assert not Event.objects.exists()


def test_choose_desk_is_remembered(db):
    user = make_user()

    people.choose_desk(user, "agency")

    assert (user.desk, User.objects.get(pk=user.pk).desk) == ("agency", "agency")


def test_create_person_has_a_confirmed_address(db):
    user = people.create_person("Ali@Ornek.test", full_name="Ali", password=None, by=SYSTEM, at=NOON, is_demo=True)

    assert (user.email, user.is_demo) == ("ali@ornek.test", True)
    assert EmailAddress.objects.get(user=user).verified is True


def test_create_administrator_seats_a_person_who_is_there(db):
    there = make_user("ali@ornek.test", password="bir-parola-daha")

    made = people.create_administrator(" ALI@ornek.test", full_name="x", password="y", by=SYSTEM, at=NOON)

    assert (made, is_administrator(made)) == (there, True)
    assert made.check_password("bir-parola-daha")

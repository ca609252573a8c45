"""The administrator's pages of the rows of a rule set: added, changed, moved, removed, refused."""

import pytest
from django.urls import reverse

from applications.models import RuleSet
from tests.factories.rules import make_rule_set
from tests.support.answers import errors_of
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast["administrator"], backend=BACKEND)
    return client


@kept
def rule_set():
    return make_rule_set()


def _at(name, rule_set, *arguments):
    return reverse(f"applications:{name}", args=[rule_set.public_id, *arguments])


def _post(client, address, **fields):
    return client.post(address, fields)


ROWS = [
    ("destekler", "", "teknik-destek", {"name_tr": "Teknik destek", "name_en": "Technical", "max_support": "500.000"}),
    ("basliklar", "", "9", {"name_tr": "Yol", "name_en": "Road", "code": "9"}),
    ("gostergeler", "", "patent", {"name_tr": "Patent", "name_en": "Patents", "unit_tr": "adet", "unit_en": "pieces"}),
    (
        "asamalar",
        "",
        "2",
        {"name_tr": "Rapor", "name_en": "Report", "declaration_tr": "Doğrudur.", "declaration_en": "It is true."},
    ),
    ("sorular", "1", "1.iklim", {"label_tr": "İklim", "label_en": "Climate", "limit": "500"}),
    (
        "belgeler",
        "1",
        "1.tapu",
        {
            "name_tr": "Tapu",
            "name_en": "Deed",
            "megabytes": "5",
            "kinds": ["pdf"],
            "asks_expiry": "on",
            "for_types": ["municipality", "university"],
            "for_supports": ["spatial"],
        },
    ),
    ("kontroller", "1", "1.tam-mi", {"kind": "administrative", "text_tr": "Tam mı?", "text_en": "Complete?"}),
    ("bolumler", "", "cevre", {"name_tr": "Çevre", "name_en": "Environment", "floor": "4,50"}),
    ("olcutler", "method", "method.risk", {"name_tr": "Risk", "name_en": "Risk", "max_points": "5"}),
]


@pytest.mark.parametrize(("part", "under", "handle", "fields"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_is_added_edited_moved_and_removed(administrator, rule_set, part, under, handle, fields):
    add = _at("rule_row_add_under", rule_set, part, under) if under else _at("rule_row_add", rule_set, part)
    edit, remove = _at("rule_row", rule_set, part, handle), _at("rule_row_remove", rule_set, part, handle)
    fields = {"max_support": "500.000,00", **fields} if part != "destekler" else {**fields, "max_support": "500.000,00"}

    shown = administrator.get(add).status_code
    added = _post(administrator, add, version=0, **fields)
    again = administrator.get(edit).status_code
    edited = _post(administrator, edit, version=1, **fields, source_note="Madde 3", is_confirmed="on")
    moved = _post(administrator, _at("rule_row_move", rule_set, part, handle), version=2, yon="yukari")
    there = administrator.get(_at("rule_row", rule_set, part, "1" if part == "asamalar" else handle)).status_code
    removed = _post(
        administrator, _at("rule_row_remove", rule_set, part, "1") if part == "asamalar" else remove, version=3
    )

    assert (shown, again, there) == (200, 200, 200)
    assert {response.status_code for response in (added, edited, moved, removed)} == {302}
    assert RuleSet.objects.get(pk=rule_set.pk).version == 4


def test_of_whom_a_paper_is_asked_is_ticked_shown_and_unticked(administrator, rule_set):
    address = _at("rule_row", rule_set, "belgeler", "1.report")
    fields = {"name_tr": "Rapor", "name_en": "Report", "megabytes": "5", "kinds": ["pdf"]}

    _post(administrator, address, version=0, **fields, for_types=["public"], for_supports=["spatial"])
    form = administrator.get(address).context["form"]
    page = administrator.get(_at("rule_set", rule_set)).content.decode()
    _post(administrator, address, version=1, **fields)

    assert (form["for_types"].value(), form["for_supports"].value()) == (["public"], ["spatial"])
    assert "Yalnızca şu başvuru sahiplerinden: Kamu kurum ve kuruluşu · yalnızca şu destek türlerinde: Mekânsal" in page
    assert not administrator.get(address).context["form"]["for_types"].value()


@pytest.mark.parametrize(
    ("part", "handle", "fields", "name", "code"),
    [
        ("destekler", "project", {"min_rate": "101"}, "min_rate", "too_large"),
        ("destekler", "project", {"min_budget": "1.000"}, "min_budget", "unclear"),
        ("basliklar", "1", {"code": "a b"}, "code", "slug"),
        ("sorular", "1.aim", {"limit": "0"}, "limit", "out_of_range"),
        ("belgeler", "1.report", {"kinds": []}, "kinds", "required"),
        ("belgeler", "1.report", {"for_types": ["banka"]}, "for_types", "invalid_choice"),
        ("belgeler", "1.report", {"for_supports": ["hibe"]}, "for_supports", "invalid_choice"),
        ("bolumler", "method", {"floor": "1000,00"}, "floor", "too_large"),
        ("olcutler", "method.partners", {"max_points": "-1"}, "max_points", "out_of_range"),
    ],
)
def test_a_bad_row_is_refused_beside_its_field(administrator, rule_set, part, handle, fields, name, code):
    response = _post(administrator, _at("rule_row", rule_set, part, handle), version=0, **fields)

    assert errors_of(response)[name] == [code]


def test_a_move_from_an_old_page_is_refused_with_a_sentence(administrator, rule_set):
    address = _at("rule_row_move", rule_set, "destekler", "spatial")

    response = administrator.post(address, {"yon": "yukari"}, follow=True)

    assert "başka biri değiştirdi" in response.content.decode()

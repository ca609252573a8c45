"""The administrators' pages of rule sets, and the agency's narrowing, through the browser's eyes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.domain.rules import narrow_rule_set
from applications.handed import Annex
from applications.models import RuleSet, SourceDocument
from applications.queries.rules import rules_of
from cmdp.accounts.choices import OrganisationType
from tests.factories.people import NOON
from tests.factories.regions import make_province
from tests.factories.rules import load_rules, make_rule_set
from tests.support.answers import errors_of
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast["administrator"], backend=BACKEND)
    return client


@pytest.fixture
def manager(client, cast):
    client.force_login(cast["manager"], backend=BACKEND)
    return client


@kept
def rule_set():
    return make_rule_set()


def _at(name, rule_set, *arguments):
    return reverse(f"applications:{name}", args=[rule_set.public_id, *arguments])


def _post(client, address, **fields):
    return client.post(address, fields)


def test_the_set_shows_every_value_with_its_mark(administrator):
    national = load_rules()[0]

    page = administrator.get(_at("rule_set", national)).content.decode()

    assert page.count("varsayılan</span>") == 155
    assert "İlgililik → Yöntem → ilk gönderme anı" in page
    assert "bütçe en az 1.000.000,00 TL" in page
    assert "Tablonun toplamı 100 puandır." in page


def test_a_set_with_gaps_lists_them(administrator, rule_set):
    rule_set.rule_values.filter(key="pass_mark").delete()
    rule_set.budget_heads.all().delete()
    rule_set.rule_values.filter(key="third_gap").update(value="çok")

    page = administrator.get(_at("rule_set", rule_set)).content.decode()

    assert "Hiçbir bütçe başlığı yok" in page
    assert "yazılmamış" in page
    assert ">çok<" in page


def test_a_frozen_set_offers_a_copy_and_nothing_to_edit(administrator):
    page = administrator.get(_at("rule_set", make_rule_set(frozen=True))).content.decode()

    assert "yeni sürüm açın" in page
    assert ("Kopyala" in page, "Düzenle" in page) == (True, False)


def test_an_empty_system_says_so(administrator):
    assert "Henüz kural seti yok" in administrator.get(reverse("applications:rule_sets")).content.decode()
    assert "Henüz kural seti yok" in administrator.get(reverse("applications:administrator_home")).content.decode()
    assert "Henüz kaynak belge yok" in administrator.get(reverse("applications:rule_sources")).content.decode()


@pytest.mark.parametrize(("opens", "number"), [("version", 2), ("separate", 1)])
def test_a_copy_is_opened(administrator, rule_set, opens, number):
    response = _post(administrator, _at("rule_set_copy", rule_set), opens=opens)

    copied = RuleSet.objects.exclude(pk=rule_set.pk).get()
    assert (response.url, copied.number) == (_at("rule_set", copied), number)


def test_what_a_copy_opens_is_asked_and_not_marked_optional(administrator, rule_set):
    address = _at("rule_set_copy", rule_set)

    page, refused = administrator.get(address).content.decode(), _post(administrator, address, opens="")

    assert page.partition("Ne açılsın?")[2].partition("</legend>")[0].strip() == ""
    assert "checked" in page.partition('value="version"')[2].partition(">")[0]
    assert errors_of(refused) == {"opens": ["required"]}
    assert RuleSet.objects.count() == 1


def test_a_set_is_renamed(administrator, rule_set):
    fields = {"version": 0, "name_tr": "2027", "name_en": "2027", "programme_code": "CMDP", "programme_year": "2027"}

    _post(administrator, _at("rule_set_rename", rule_set), **fields)

    rule_set.refresh_from_db()
    assert (rule_set.name_tr, rule_set.programme_year) == ("2027", 2027)


def test_a_bad_year_keeps_what_was_typed(administrator, rule_set):
    fields = {"version": 0, "name_tr": "Yeni ad", "name_en": "New", "programme_code": "CMDP", "programme_year": "20"}

    response = _post(administrator, _at("rule_set_rename", rule_set), **fields)

    assert errors_of(response) == {"programme_year": ["out_of_range"]}
    assert "Yeni ad" in response.content.decode()


def test_two_administrators_do_not_overwrite_each_other(administrator, rule_set):
    address = _at("rule_value", rule_set, "pass_mark")
    _post(administrator, address, version=0, value="70")

    response = _post(administrator, address, version=0, value="80")

    assert "başka biri değiştirdi" in response.content.decode()
    assert rules_of(rule_set).values.pass_mark == 70


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("pass_mark", "62,5", "62.5"),
        ("completion_end", "16.30", "16:30"),
        ("assessment_mode", "opinion", "opinion"),
        ("vat_eligible", "no", "no"),
        ("completion_days", "7", "7"),
    ],
)
def test_a_value_is_typed_as_people_write_it(administrator, rule_set, key, typed, stored):
    shown = administrator.get(_at("rule_value", rule_set, key))
    response = _post(administrator, _at("rule_value", rule_set, key), version=0, value=typed)

    assert (shown.status_code, response.status_code) == (200, 302)
    assert rule_set.rule_values.get(key=key).value == stored


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("pass_mark", "elli", "number"),
        ("pass_mark", "-1", "number"),
        ("completion_days", "0", "positive"),
        ("completion_days", "", "required"),
        ("completion_end", "yarın", "clock"),
        ("assessment_mode", "zar", "invalid_choice"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused(administrator, rule_set, key, typed, code):
    response = _post(administrator, _at("rule_value", rule_set, key), version=0, value=typed)

    assert errors_of(response) == {"value": [code]}


@pytest.mark.parametrize(("gap", "warns"), [("150", True), ("20", False)])
def test_a_gap_beyond_the_grid_is_warned_of_on_top_of_the_page(gap, warns, administrator, rule_set):
    response = _post(administrator, _at("rule_value", rule_set, "third_gap"), version=0, value=gap)
    page = administrator.get(response.headers["Location"]).content.decode()

    assert ("puan farkı (150) tablonun toplamından (100) büyük" in page, "#" not in response.headers["Location"]) == (
        warns,
        warns,
    )


def test_the_order_of_tie_breaks_is_chosen_from_the_sections(administrator, rule_set):
    fields = {"version": 0, "place_1": "method", "place_2": "", "place_3": "first_sent"}

    _post(administrator, _at("rule_value", rule_set, "tie_breaks"), **fields)

    assert rules_of(rule_set).values.tie_breaks == ("method", "first_sent")


def test_the_annexes_of_a_package_are_chosen_in_their_order_and_each_once(administrator, rule_set):
    address = _at("rule_value", rule_set, "package_annexes")

    none = _post(administrator, address, version=0)
    twice = _post(administrator, address, version=0, place_1="table", place_2="table")
    _post(administrator, address, version=0, place_1="papers", place_4="table")

    assert "En az bir ek seçin." in none.content.decode()
    assert "her eki bir kez seçin" in twice.content.decode()
    assert rules_of(rule_set).values.package_annexes == (Annex.PAPERS, Annex.TABLE)


def test_a_confirmed_value_needs_its_source(administrator, rule_set):
    address = _at("rule_value", rule_set, "pass_mark")
    paper = SourceDocument.objects.create(title="2026 esasları")

    without = _post(administrator, address, version=0, value="65", is_confirmed="on")
    _post(administrator, address, version=0, value="65", is_confirmed="on", source=paper.pk)

    assert list(errors_of(without)) == ["source"]
    assert rule_set.rule_values.get(key="pass_mark").source == paper


def test_an_unknown_value_part_row_or_set_is_not_found(administrator, rule_set):
    addresses = [
        _at("rule_value", rule_set, "yok"),
        _at("rule_row", rule_set, "yok", "project"),
        _at("rule_row", rule_set, "destekler", "yok"),
        _at("rule_row_add_under", rule_set, "sorular", "9"),
        reverse("applications:rule_set", args=["yok"]),
        reverse("applications:rule_source", args=["yok"]),
    ]

    assert {administrator.get(address).status_code for address in addresses} == {404}


def test_provinces_are_ticked(administrator, rule_set):
    tokat = make_province("Tokat")
    address = _at("rule_provinces", rule_set)

    none = _post(administrator, address, version=0)
    _post(administrator, address, version=0, provinces=[tokat.pk], source_note="2026")

    assert errors_of(none) == {"provinces": ["required"]}
    assert [row.province for row in rule_set.provinces.all()] == [tokat]


def test_types_are_chosen(administrator, rule_set):
    verdicts = dict.fromkeys(OrganisationType.values, "expert")

    _post(administrator, _at("rule_types", rule_set), version=0, **verdicts)

    assert set(rules_of(rule_set).applicant_types.values()) == {"expert"}
    assert administrator.get(_at("rule_types", rule_set)).status_code == 200


def test_the_sections_that_a_stage_asks_for_are_chosen(administrator, rule_set):
    address = _at("rule_demands", rule_set)

    unread = _post(administrator, address, version=0, activities_1="perhaps")
    _post(
        administrator,
        address,
        version=0,
        activities_1="optional",
        operation_1="none",
        indicators_1="none",
        risks_1="required",
    )

    assert errors_of(unread)["activities_1"] == ["invalid_choice"]
    assert rules_of(rule_set).stage(1).asks("activities")
    assert [rules_of(rule_set).stage(1).needs(key) for key in ("activities", "indicators", "risks")] == [
        False,
        False,
        True,
    ]
    assert administrator.get(address).context["form"]["activities_1"].value() == "optional"


def test_groups_are_confirmed_by_a_paper(administrator, rule_set):
    paper = SourceDocument.objects.create(title="2026 esasları")
    address = _at("rule_set_confirm", rule_set)
    nothing = _post(administrator, address, version=0)

    done = administrator.post(
        address, {"version": 0, "groups_chosen": ["budget_heads"], "source": paper.pk}, follow=True
    )

    assert set(errors_of(nothing)) == {"groups_chosen", "source"}
    assert "6 değer doğrulandı." in done.content.decode()


def test_a_source_document_is_kept_with_its_file_for_everybody(administrator, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("esaslar.pdf", PDF, content_type="application/pdf")
    fields = {"title": "2026 esasları", "number": "E-1", "dated_on": "05.01.2026", "file": file}

    _post(administrator, reverse("applications:rule_source_new"), **fields)
    paper = SourceDocument.objects.get()
    _post(administrator, reverse("applications:rule_source", args=[paper.public_id]), title="2026 usul ve esasları")
    client.logout()
    answer = client.get(reverse("applications:source_file", args=[paper.public_id]))

    paper.refresh_from_db()
    assert (paper.title, bool(paper.file), answer.getvalue()) == ("2026 usul ve esasları", True, PDF)


def test_a_source_without_a_file_has_nothing_to_give(client):
    paper = SourceDocument.objects.create(title="Duyuru")

    assert client.get(reverse("applications:source_file", args=[paper.public_id])).status_code == 404


def test_a_source_needs_a_title(administrator):
    response = _post(administrator, reverse("applications:rule_source_new"), url="https://ornek.test/duyuru")

    assert errors_of(response) == {"title": ["required"]}


def test_a_manager_opens_a_copy_and_narrows_it(manager, cast, rule_set):
    opened = _post(manager, _at("manager_narrow", rule_set), agency=cast.agency.pk)
    own = RuleSet.objects.get(agency=cast.agency)
    form = manager.get(opened.url).context["form"]
    fields = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    fields = {name: form[name].field.prepare_value(value) for name, value in fields.items() if value is not None}
    fields |= {"version": 0, "provinces": [make_province("Samsun").pk], "project_max_months": "12"}

    done = _post(manager, opened.url, **fields)

    assert (done.status_code, opened.url) == (302, _at("manager_narrowing", own))
    assert [row.province.name for row in own.provinces.all()] == ["Samsun"]
    assert own.support_types.get(code="project").max_months == 12
    assert "Daraltılan ulusal set" in manager.get(done.url).content.decode()


def test_widening_is_refused_and_what_was_typed_stays(manager, cast, rule_set):
    own = narrow_rule_set(rule_set.pk, cast.agency, by=cast["manager"], at=NOON)
    fields = {"version": 0, "provinces": [make_province("Samsun").pk], "project_max_months": "36"}
    types = {f"type_{row.type}": "ineligible" for row in own.applicant_types.all()}

    response = _post(manager, _at("manager_narrowing", own), **fields, **types)

    assert "ulusal sınırdan" in response.content.decode()
    assert 'value="36"' in response.content.decode()


def test_a_national_set_is_not_narrowed_in_place(manager, rule_set):
    assert manager.get(_at("manager_narrowing", rule_set)).status_code == 404


def test_a_manager_reads_a_national_set(manager, rule_set):
    page = manager.get(_at("manager_rule_set", rule_set)).content.decode()

    assert ("Ajansım için daralt" in page, "Düzenle" in page) == (True, False)

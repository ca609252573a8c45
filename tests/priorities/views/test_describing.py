"""What is said of a draft as a whole: two who say it at once, and what the pages of differences show of it."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from priorities.domain.editions import describe
from priorities.models import Edition
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_copy, make_edition, make_source_file, publish_at_once
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 4, 5)
INSTANT = dt.datetime(2199, 1, 1, 6, 0, tzinfo=dt.UTC)
NAMES = ("name", "source", "source_number", "source_date", "source_url", "notes_tr", "notes_en")

ADDED = re.compile(
    r'<div lang="(..)">\s*<p class="words"><ins><span class="visually-hidden">eklenen: </span>([^<]+)</ins></p>'
)


@pytest.fixture
def desk(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@kept
def draft():
    """A draft of which everything is said."""
    told = {"source": "Karar", "source_number": "7", "source_date": DAY, "notes_tr": "Not", "notes_en": "Note"}
    return make_copy(make_edition(), name="Kararname", valid_from=INSTANT, **told)


def _at(name, draft):
    return reverse(f"priorities:{name}", args=[draft.public_id])


def _text(response):
    return response.content.decode()


def _typed(desk, draft, **more):
    """What the form sends when only ``more`` is typed anew."""
    form = desk.get(_at("draft_describe", draft)).context["form"]
    day, hour = form["valid_from"].value()
    carried = {name: form[name].value() for name in (*NAMES, "seen", "marks")}
    return carried | {"valid_from_0": day, "valid_from_1": hour} | more


def _faster(draft, **values):
    """Another administrator saves first."""
    draft.refresh_from_db()
    describe(draft.pk, values, seen=draft.version, by=make_member("administrator"), at=NOON)


def test_the_form_sends_back_what_is_kept(desk, draft):
    desk.post(_at("draft_describe", draft), _typed(desk, draft))

    assert Edition.objects.get(pk=draft.pk).version == 0


def test_a_stale_save_shows_both_texts_of_each_field(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum", source_date="06.04.2026", valid_from_1="10.00")
    _faster(draft, notes_tr="Onun notu", notes_en="Their note")

    response = desk.post(_at("draft_describe", draft), mine)

    told = {one.name: (one.mine, one.theirs, one.proposed) for one in response.context["conflicts"]}
    assert response.status_code == 409
    assert told == {
        "notes_tr": ("Benim notum", "Onun notu", "benim"),
        "notes_en": ("Note", "Their note", "kayitli"),
        "source_date": ("06.04.2026", "05.04.2026", "benim"),
        "valid_from": ("01.01.2199 10.00", "01.01.2199 09.00", "benim"),
    }
    assert [(one.language, one.lines) for one in response.context["conflicts"]] == [
        ("", 1),
        ("tr", 5),
        ("en", 5),
        ("", 1),
    ]
    assert Edition.objects.get(pk=draft.pk).notes_tr == "Onun notu"


def _answer(response, **choices):
    """What the merge page sends: all that was typed, and the choices."""
    context = response.context
    return context["carried"] | {"seen": context["seen"], "marks": context["marks"], "secim-": "1"} | choices


def test_what_is_chosen_field_by_field_is_kept(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum", source="Benim kararım", valid_from_1="10.00")
    _faster(draft, notes_tr="Onun notu", notes_en="Their note")
    response = desk.post(_at("draft_describe", draft), mine)

    choices = {"secim-notes_tr": "yeni", "yeni-notes_tr": "Ortak not", "secim-notes_en": "kayitli"}
    choices |= {"secim-valid_from": "yeni", "yeni-valid_from": " 02.01.2199  11.30 ", "secim-source": "benim"}
    saved = desk.post(_at("draft_describe", draft), _answer(response, **choices))

    now = Edition.objects.get(pk=draft.pk)
    assert saved.url == _at("draft", draft)
    assert (now.notes_tr, now.notes_en, now.source) == ("Ortak not", "Their note", "Benim kararım")
    assert (now.name, now.source_date) == ("Kararname", DAY)
    assert now.valid_from == dt.datetime(2199, 1, 2, 8, 30, tzinfo=dt.UTC)


def test_a_third_save_meanwhile_asks_again(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum")
    _faster(draft, notes_tr="Onun notu")
    response = desk.post(_at("draft_describe", draft), mine)
    _faster(draft, notes_tr="Üçüncü not")

    again = desk.post(_at("draft_describe", draft), _answer(response, **{"secim-notes_tr": "benim"}))

    assert again.status_code == 409
    assert [(one.mine, one.theirs) for one in again.context["conflicts"]] == [("Benim notum", "Üçüncü not")]


def test_what_is_written_anew_on_the_merge_page_is_checked(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum", source_date="06.04.2026")
    _faster(draft, notes_tr="Onun notu")
    response = desk.post(_at("draft_describe", draft), mine)

    choices = {"secim-source_date": "yeni", "yeni-source_date": "31.02.2026"}
    page = _text(desk.post(_at("draft_describe", draft), _answer(response, **choices)))

    assert "error-summary" in page
    assert "Benim notum" in page
    assert Edition.objects.get(pk=draft.pk).notes_tr == "Onun notu"


def test_a_change_of_something_else_does_not_stop_the_save(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum")
    Edition.objects.filter(pk=draft.pk).update(version=5)

    desk.post(_at("draft_describe", draft), mine)

    assert Edition.objects.get(pk=draft.pk).notes_tr == "Benim notum"


def test_a_draft_that_was_proposed_meanwhile_says_so(desk, draft):
    mine = _typed(desk, draft, notes_tr="Benim notum")
    Edition.objects.filter(pk=draft.pk).update(state="proposed", reason="Neden", proposed_at=NOON, proposed_by_id=1)

    assert desk.post(_at("draft_describe", draft), mine).status_code == 403


@pytest.mark.parametrize("name", ["draft_changes", "draft_publish", "draft_propose", "draft_discard"])
def test_the_differences_tell_what_is_said_of_the_draft(name, desk, draft):
    page = _text(desk.get(_at(name, draft)))

    assert "Sürümün bilgileri" in page
    assert "Taslağın adı</h3>" in page
    assert "Kararname</ins>" in page
    assert ADDED.findall(page) == [("tr", "Not"), ("en", "Note")]


def test_everyone_reads_how_two_editions_differ_in_source_and_notes_but_not_in_name(client, draft):
    Edition.objects.filter(pk=draft.pk).update(source_file=make_source_file())
    draft.refresh_from_db()
    publish_at_once(draft)

    page = _text(client.get(reverse("priorities:edition_changes", args=[2, 1])))

    assert "Kaynak belgenin dosyası</h3>" in page
    assert "karar.pdf" in page
    assert ADDED.findall(page) == [("tr", "Not"), ("en", "Note")]
    assert "Kararname" not in page

"""The pages under /en/ speak English: what is left of Turkish are names and what people wrote."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from applications.models import Activity, Answer, BudgetLine, Call, Indicator, Proposal, Risk
from cmdp.accounts.models import Organisation, User
from cmdp.regions.models import Agency, Province
from tests.architecture.access import load_rows
from tests.architecture.test_catalogue import NAMES, TURKISH
from tests.factories.people import make_cast

ROWS = load_rows("tests.architecture.access")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WRITTEN = (
    (User, "full_name"),
    (Organisation, "name"),
    (Agency, "short_name"),
    (Agency, "name"),
    (Province, "name"),
    (Call, "title_tr"),
    *((Proposal, field) for field in ("title", "summary", "district", "contact_name")),
    (Answer, "text"),
    (BudgetLine, "description"),
    *((Activity, field) for field in ("name", "responsible")),
    *((Indicator, field) for field in ("name", "unit", "measured")),
    *((Risk, field) for field in ("description", "measure", "owner")),
)
UNSEEN = re.compile(r'<(script|svg)\b.*?</\1>|<(\w+)[^>]* lang="tr"[^>]*>.*?</\2>', re.DOTALL)
SPOKEN = re.compile(r'\s(?:title|aria-label|placeholder|alt)="([^"]*)"')
PAGES = [
    ("applications:home", "stranger"),
    ("applications:call_list", "stranger"),
    ("priorities:current", "stranger"),
    ("accounts:home", "newcomer"),
    ("applications:proposal_list", "owner"),
    ("applications:proposal_detail", "owner"),
    ("applications:proposal_send", "owner"),
    ("applications:work_list", "officer"),
    ("applications:desk_proposals", "officer"),
    ("applications:letters", "manager"),
    ("applications:manager_calls", "manager"),
    ("applications:evaluation_list", "evaluator"),
    ("applications:ministry_desk", "ministry_decider"),
    ("applications:administrator_home", "administrator"),
    ("priorities:editions", "administrator"),
    ("priorities:draft_start", "administrator"),
    ("priorities:draft", "administrator"),
    ("priorities:draft_publish", "administrator"),
    ("priorities:draft_describe", "administrator"),
    ("priorities:measures_merge", "administrator"),
    ("priorities:measure_split", "administrator"),
    ("priorities:item_retire", "administrator"),
    ("priorities:publishing_rule", "administrator"),
    ("priorities:edition_changes", "stranger"),
    ("priorities:edition_measure", "stranger"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "persona"), PAGES)
def test_a_page_in_english_holds_no_turkish_of_ours(name, persona, db):
    cast, client = make_cast(), Client()
    if persona != "stranger":
        client.force_login(cast[persona], backend=BACKEND)
    with translation.override("en"):
        address = reverse(name, kwargs=dict(ROWS[name].arguments(cast)))

    text = client.get(address).content.decode()

    told = (address[:4], 'lang="en"' in text[:200], _turkish(text) - _written() - NAMES)
    assert told == ("/en/", True, set())


def _turkish(page: str) -> set[str]:
    """The words a reader meets that hold a letter English does not have."""
    seen = UNSEEN.sub("", page)
    met = [*SPOKEN.findall(seen), re.sub(r"<[^>]*>", " ", seen)]
    return {word for part in met for word in TURKISH.findall(html.unescape(part))}


def _written() -> set[str]:
    """The words of names and titles in the database."""
    values = [text for model, field in WRITTEN for text in model.objects.values_list(field, flat=True)]
    return {word for text in values for word in TURKISH.findall(text)}

"""What the pages of letters' words cost."""

from applications.models import LetterText, RuleSet
from tests.architecture.budgets.page import Page
from tests.factories.objections import make_told
from tests.factories.people import NOON
from tests.factories.rules import make_call


def _texts(cast, rows):
    call = make_call(agency=cast.agency)
    for number in range(1, rows + 1):
        make_told(cast, call=call)
        told = {"kind": "opinion_negative", "language": "tr", "number": number, "subject": "Konu", "body": "Metin"}
        LetterText.objects.create(rule_set=call.rule_set, written_at=NOON, written_by=cast["administrator"], **told)


def _letter(_cast):
    return {**_set(_cast), "kind": "opinion_negative", "language": "tr"}


def _set(_cast):
    return {"public_id": RuleSet.objects.latest("pk").public_id}


PAGES = {
    "applications:letter_text_list": Page(5, persona="administrator", fill=_texts, arguments=_set),
    "applications:letter_text": Page(6, persona="administrator", fill=_texts, arguments=_letter),
}

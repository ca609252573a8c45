"""Letters as rows, without a template behind them."""

from itertools import count
from typing import Any

from cmdp.outbox.models import Letter, State
from tests.factories.people import NOON

_numbers = count(1)


def make_letter(**fields: Any) -> Letter:
    """A letter in the queue, due since noon; one that went with a digest has one."""
    number = next(_numbers)
    if fields.get("state") == State.DIGESTED and "digest" not in fields:
        fields["digest"] = make_letter()
    defaults: dict[str, Any] = {
        "key": f"test:{number}",
        "kind": "test",
        "to_email": f"kisi{number}@ornek.test",
        "to_name": f"Kişi {number}",
        "language": "tr",
        "subject": f"Başvurunuz alındı – {number}",
        "text": "Başvurunuz alındı.\n",
        "html": "<p>Başvurunuz alındı.</p>",
        "created_at": NOON,
        "due_at": NOON,
        "message_id": f"<test-{number}@ornek.test>",
    }
    return Letter.objects.create(**{**defaults, **fields})


def make_letters(number: int, **fields: Any) -> list[Letter]:
    """As many letters, in their order."""
    return [make_letter(**fields) for _ in range(number)]


def fresh(letter: Letter) -> Letter:
    """The letter as it stands now."""
    return Letter.objects.get(pk=letter.pk)

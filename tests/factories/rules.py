"""Rule sets and calls, complete: the shipped default through the loader, changed where a test says so."""

import datetime as dt
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from applications.domain.loading import load_default_rules, shipped, write_rule_set
from applications.models import Call, CallStage, PaperTemplate, RuleSet
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id
from cmdp.regions.models import Agency
from priorities.models import Edition
from tests.factories.people import NOON
from tests.factories.priorities import make_edition
from tests.factories.regions import make_agency, make_provinces

PDF = b"%PDF-1.7\n1 0 obj"
MONTH = dt.timedelta(days=30)
_numbers = count(1)


def load_rules() -> list[RuleSet]:
    """The shipped default rule sets, over the provinces of the factories."""
    make_provinces()
    return load_default_rules(at=NOON)


def make_rule_set(
    *, stages: int = 1, frozen: bool = False, values: dict[str, str] | None = None, **overrides: Any
) -> RuleSet:
    """A complete national rule set from the shipped default.

    ``values`` changes single values by key (``{"pass_mark": "70"}``); any other override is a column
    of ``RuleSet``. Every call makes another set, with a lineage of its own.
    """
    make_provinces()
    rules = shipped()
    row = next(row for row in rules["rule_sets"] if len(row["stages"]) == stages)
    with transaction.atomic():
        rule_set = write_rule_set({**rules["common"], **row, "lineage": public_id()}, {}, at=NOON)
    for key, value in (values or {}).items():
        rule_set.rule_values.filter(key=key).update(value=value)
    for name, value in {**({"frozen_at": NOON} if frozen else {}), **overrides}.items():
        setattr(rule_set, name, value)
    rule_set.save()
    return rule_set


def make_template(*, by: User | None = None, name: str = "taahhütname.pdf", **fields: Any) -> PaperTemplate:
    """A blank paper that no slot offers yet."""
    content = ContentFile(PDF, name="t.pdf")
    stamps = {"uploaded_at": NOON, "uploaded_by_id": by.pk if by else 1}
    told = {"name": name, "size": len(PDF), "content_type": "application/pdf", "sha256": "0" * 64}
    return PaperTemplate.objects.create(file=content, **{**told, **stamps, **fields})


def make_call(
    *,
    agency: Agency | None = None,
    rule_set: RuleSet | None = None,
    opens_at: dt.datetime = NOON - MONTH,
    closes_at: dt.datetime = NOON + MONTH,
    stages: int = 1,
    published: bool = True,
    **fields: Any,
) -> Call:
    """A call of OKA that is open at noon; a second stage opens when the first has closed, for as long.

    A published one stands on a frozen rule set, as the domain would leave it.
    """
    rule_set = rule_set or make_rule_set(stages=stages, frozen=published)
    number = next(_numbers)
    state = {"state": "published", "published_at": opens_at - MONTH} if published else {"state": "draft"}
    defaults = {
        "agency": agency or make_agency("TR83"),
        "programme_year": 2026,
        "title_tr": f"Samsun 2026 proje desteği {number}",
        "title_en": f"Samsun 2026 project support {number}",
        "envelope": 50_000_000,
        "created_at": opens_at - MONTH,
        **state,
    }
    edition = fields.pop("edition", None) or Edition.objects.filter(state="published").first() or make_edition()
    call = Call.objects.create(rule_set=rule_set, edition=edition, **{**defaults, **fields})
    length = closes_at - opens_at
    for place, stage in enumerate(rule_set.stages.all()):
        window = {"opens_at": opens_at + length * place, "closes_at": closes_at + length * place}
        CallStage.objects.create(call=call, stage=stage, order=stage.order, **window)
    return call


def live_call(**fields: Any) -> Call:
    """A call that is open at noon and at the real instant: for pages asked without a set clock."""
    now = timezone.now()
    return make_call(opens_at=min(NOON, now) - MONTH, closes_at=max(NOON, now) + MONTH, **fields)

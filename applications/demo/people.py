"""The made-up people and bodies: seats by the domain's verbs, one password for all of them."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from stdnum.tr import vkn

from applications.demo.clock import Days, Story
from applications.demo.papers import make_paper
from applications.domain import pool
from cmdp.accounts.choices import Role
from cmdp.accounts.domain import invitations, joining
from cmdp.accounts.domain.memberships import grant
from cmdp.accounts.domain.organisations import register_organisation, set_approval
from cmdp.accounts.domain.papers import confirm_authority_paper, upload_authority_paper
from cmdp.accounts.domain.people import create_person, update_profile
from cmdp.accounts.models import Organisation, User
from cmdp.kit.actors import SYSTEM
from cmdp.regions.models import Agency, Province
from priorities.models import EditionState, Measure

PASSWORD = "demo-CMDP-2026"  # noqa: S105 - printed by bin/run on purpose: it opens made-up data
DATA = Path(__file__).resolve().parent / "data"
WAITS = frozenset({"dernek"})  # their paper still lies before the agency
FIRST_DAY, LAST_DAY = -480, -450
EDITOR = ("duzenleyici@demo.test", "Tolga Arslan", "Proje uzmanı")
EDITS = ("kizilcay", "dernek")  # one person in two bodies; the second asks for its owner's approval
CLAIMANT = ("katilmak@demo.test", "Selin Koç", "Laboratuvar sorumlusu")
CLAIMED = "carsikent"
CLAIM = "Borsanın laboratuvarında çalışıyorum; analiz projesini ben yazacağım. Sahip olarak kayıtlı kişi emekli oldu."


def read(name: str) -> Any:
    """One of the files of made-up texts."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def make_staff(days: Days) -> dict[str, User]:
    """Everybody who does not apply, by the part of the address before the sign."""
    agencies = {agency.nuts2: agency for agency in Agency.objects.all()}
    people = {}
    for row in read("people"):
        person = _make_person(row["email"], row["name"], row["title"], at=days(FIRST_DAY))
        for role, place in row["seats"]:
            grant(person, role, agencies.get(place), by=SYSTEM, at=days(FIRST_DAY, 11))
        if "profile" in row:
            _keep_profile(row["profile"], person, at=days(FIRST_DAY, 12))
        people[row["email"].partition("@")[0]] = person
    return people


def _keep_profile(told: Mapping[str, Any], person: User, *, at: dt.datetime) -> None:
    """What an evaluator says of themselves; who has no employer says so."""
    home = Province.objects.filter(plate=told["plate"])
    lineages = Measure.objects.filter(edition__state=EditionState.PUBLISHED, code__in=told["expertise"])
    known: dict[str, Any] = {name: told[name] for name in ("employer", "sectors", "languages", "capacity")}
    own: dict[str, Any] = {"employer_vkn": "", "is_independent": not told["employer"]}
    pool.keep(
        pool.Told(**known, **own, provinces=home, expertise=lineages.values_list("lineage", flat=True)),
        by=person,
        at=at,
    )


def _make_person(email: str, name: str, title: str, *, at: dt.datetime, phone: str = "") -> User:
    person = create_person(email, full_name=name, password=None, is_demo=True, by=SYSTEM, at=at)
    return update_profile({"title": title, "phone": phone}, by=person, at=at)


def set_password() -> None:
    """Hash once, for all: hashing is slow on purpose."""
    User.objects.filter(is_demo=True).update(password=make_password(PASSWORD))


def make_organisations(days: Days) -> dict[str, tuple[Organisation, User]]:
    """The bodies by their key, each with its owner."""
    provinces = {province.plate: province for province in Province.objects.all()}
    return {
        row["key"]: _make_organisation(row, provinces[row["plate"]], days(FIRST_DAY + place, 14))
        for place, row in enumerate(read("organisations"))
    }


def _make_organisation(row: Mapping[str, Any], province: Province, at: dt.datetime) -> tuple[Organisation, User]:
    owner = _make_person(*row["owner"], phone=row["phone"], at=at)
    number = row["stem"] + vkn.calc_check_digit(row["stem"])
    fields = {name: row[name] for name in ("name", "type", "address", "phone")}
    body = register_organisation({**fields, "province": province, "vkn": number}, by=owner, at=at)
    return body, owner


def speaker(key: str, body: Organisation, owner: User, *, officer: User, days: Days) -> Story:
    """The owner shows a paper, the agency's officer confirms it."""
    at = yield days(-6 if key in WAITS else LAST_DAY, 9)
    file = make_paper("temsil-yetkisi.pdf", "Temsil yetkisi", [body.name, f"Yetkili: {owner.full_name}, {owner.title}"])
    paper = upload_authority_paper(body.pk, file, by=owner, at=at)
    if key not in WAITS:
        at = yield at + dt.timedelta(hours=5)
        confirm_authority_paper(paper.pk, by=officer, at=at)


def colleagues(bodies: Mapping[str, tuple[Organisation, User]], days: Days) -> Iterator[Story]:
    """An editor invited into two bodies, and somebody whose request to join a third nobody answered."""
    editor = _make_person(*EDITOR, at=days(LAST_DAY))
    for place, key in enumerate(EDITS):
        yield _invited(*bodies[key], editor, days(-40 + place))
    yield _approving(*bodies[EDITS[-1]], days(-30))
    yield _claiming(bodies[CLAIMED][0], _make_person(*CLAIMANT, at=days(LAST_DAY)), days(-20))


def _invited(body: Organisation, owner: User, editor: User, day: dt.datetime) -> Story:
    at = yield day
    role = Role.ORGANISATION_EDITOR
    offer = invitations.invite(editor.email, role, body, language="tr", by=owner, at=at)
    at = yield at + dt.timedelta(hours=4)
    invitations.accept(offer.pk, by=editor, at=at)


def _approving(body: Organisation, owner: User, day: dt.datetime) -> Story:
    set_approval(body.pk, asks=True, by=owner, at=(yield day))


def _claiming(body: Organisation, person: User, day: dt.datetime) -> Story:
    request = joining.ask_to_join(body.pk, message=CLAIM, by=person, at=(yield day))
    at = yield day + dt.timedelta(days=settings.JOIN_ANSWER_DAYS)
    joining.escalate(request.pk, at=at)

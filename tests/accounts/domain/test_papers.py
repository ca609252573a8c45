import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import papers
from cmdp.accounts.models import AuthorityPaper
from cmdp.accounts.queries import has_confirmed_speaker
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.offers import PDF, make_paper
from tests.factories.people import NOON, make_member
from tests.support.shut import shut_record, stored_files

State = AuthorityPaper.State


def _upload(cast, by="owner"):
    file = ContentFile(PDF, name="imza sirküleri.pdf")
    return papers.upload_authority_paper(cast.organisation.pk, file, extension="pdf", by=cast[by], at=NOON)


def test_upload_keeps_the_file_under_a_random_name_with_its_hash(cast):
    paper = _upload(cast)

    assert paper.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (paper.file_name, paper.speaker, paper.state) == ("imza sirküleri.pdf", cast["owner"], State.PENDING)
    assert "imza" not in paper.file.name
    assert paper.file.read() == PDF


def test_upload_leaves_no_file_without_its_row(cast):
    before = stored_files()
    shut_record()

    with pytest.raises(IntegrityError):
        _upload(cast)

    assert stored_files() == before


def test_upload_replaces_the_one_that_waits(cast):
    first = _upload(cast)

    _upload(cast)

    first.refresh_from_db()
    assert (first.state, first.decided_by) == (State.REPLACED, cast["owner"])


def test_upload_is_the_owner_s(cast):
    with pytest.raises(Refused) as refusal:
        _upload(cast, by="editor")

    assert refusal.value.verdict.code == "not_owner"


def test_confirm_tells_every_owner(cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)
    paper = make_paper(cast.organisation, cast["owner"])

    papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    told = Letter.objects.filter(kind="account_paper_confirmed").order_by("to_user_id")
    assert [letter.to_user_id for letter in told] == [cast["owner"].pk, other.pk]
    assert has_confirmed_speaker(cast.organisation.pk) is True
    assert Event.objects.get().verb == "authority_paper_confirmed"


def test_refuse_says_why(cast):
    paper = make_paper(cast.organisation, cast["owner"])

    papers.refuse_authority_paper(paper.pk, reason="İmza eksik.", by=cast["manager"], at=NOON)

    paper.refresh_from_db()
    assert (paper.state, paper.reason, paper.decided_by) == (State.REFUSED, "İmza eksik.", cast["manager"])
    assert "İmza eksik." in Letter.objects.get().text
    assert has_confirmed_speaker(cast.organisation.pk) is False


@pytest.mark.parametrize(("persona", "code"), [("owner", "not_its_agency"), ("other_officer", "not_its_agency")])
def test_a_paper_is_decided_by_its_agency(cast, persona, code):
    paper = make_paper(cast.organisation, cast["owner"])

    with pytest.raises(Refused) as refusal:
        papers.confirm_authority_paper(paper.pk, by=cast[persona], at=NOON)

    assert refusal.value.verdict.code == code


def test_a_paper_is_decided_once(cast):
    paper = make_paper(cast.organisation, cast["owner"])
    papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    with pytest.raises(Refused) as refusal:
        papers.refuse_authority_paper(paper.pk, reason="x", by=cast["manager"], at=NOON)

    assert refusal.value.verdict.code == "paper_decided"

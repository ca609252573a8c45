"""The blank paper of a slot: given, replaced, taken out, kept by copies, frozen with the rules."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from applications.domain.rules import copy_rule_set, freeze
from applications.domain.templates import give_template, take_template_out
from applications.models import DocumentSlot, PaperTemplate
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON
from tests.factories.rules import PDF, make_rule_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def slot():
    return make_rule_set().stages.get().document_slots.first()


def _give(slot, cast, *, content=PDF, name="Taahhütname.pdf", version=None, persona="administrator"):
    slot = DocumentSlot.objects.get(pk=slot.pk)
    version = slot.stage.rule_set.version if version is None else version
    give_template(slot, ContentFile(content, name=name), version=version, by=cast[persona], at=NOON)
    return DocumentSlot.objects.get(pk=slot.pk)


def test_a_slot_offers_what_it_was_given(slot, cast):
    template = _give(slot, cast).template

    assert (template.name, template.size, template.content_type) == ("Taahhütname.pdf", len(PDF), "application/pdf")
    assert template.file.read() == PDF
    assert "Taahhütname" not in template.file.name
    assert Event.objects.filter(verb="rule_set.change_documents").count() == 1


def test_a_double_click_keeps_one_file_and_one_version(slot, cast):
    first = _give(slot, cast)

    again = _give(slot, cast)

    assert again.template == first.template
    assert (PaperTemplate.objects.count(), again.stage.rule_set.version) == (1, first.stage.rule_set.version)


def test_another_file_takes_its_place_and_the_old_one_stays(slot, cast):
    first = _give(slot, cast).template

    second = _give(slot, cast, content=PDF + b"2").template

    assert set(PaperTemplate.objects.all()) == {first, second}


def test_a_slot_may_offer_nothing_again(slot, cast):
    slot = _give(slot, cast)

    take_template_out(slot, version=slot.stage.rule_set.version, by=cast["administrator"], at=NOON)

    assert DocumentSlot.objects.get(pk=slot.pk).template is None
    assert PaperTemplate.objects.count() == 1


def test_a_copy_of_the_rules_offers_the_same_file(slot, cast):
    given = _give(slot, cast)

    copied = copy_rule_set(given.stage.rule_set_id, by=cast["administrator"], at=NOON)

    assert copied.stages.get().document_slots.get(key=slot.key).template == given.template


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "bos.pdf", "empty"),
        (b"MZ\x90\x00", "sablon.pdf", "not_what_it_claims"),
        (PDF, "sablon.docx", "not_what_it_claims"),
        (b"MZ", "sablon.exe", "wrong_kind"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused(slot, cast, content, name, code):
    with pytest.raises(Refused, match=code):
        _give(slot, cast, content=content, name=name)

    assert not PaperTemplate.objects.exists()


def test_a_file_with_macros_is_refused(slot, cast):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("word/document.xml", "")
        package.writestr("word/vbaProject.bin", "")

    with pytest.raises(Refused, match="macro"):
        _give(slot, cast, content=box.getvalue(), name="sablon.docx")


def test_frozen_rules_old_screens_and_others_change_nothing(slot, cast):
    with pytest.raises(Refused, match="not_administrator"):
        _give(slot, cast, persona="manager")
    with pytest.raises(Refused, match="stale"):
        _give(slot, cast, version=99)
    freeze(slot.stage.rule_set, by=cast["administrator"], at=NOON)
    with pytest.raises(Refused, match="frozen"):
        _give(slot, cast)

    assert not PaperTemplate.objects.exists()

import pytest

from cmdp.audit import verbs


@pytest.fixture(autouse=True)
def own_words(monkeypatch):
    monkeypatch.setattr(verbs, "_verbs", {})
    monkeypatch.setattr(verbs, "_objects", {})
    verbs.register("test.verb", "Denedi")
    verbs.register("family.*", "Ailede işlem yaptı")
    verbs.register_object("test.Object", "Deneme")


def test_what_is_registered_has_its_words():
    assert verbs.label("test.verb") == "Denedi"
    assert verbs.object_label("test.object") == "Deneme"


def test_a_verb_without_words_is_called_by_its_family():
    assert verbs.label("family.member") == "Ailede işlem yaptı"


def test_what_is_not_registered_keeps_its_name():
    assert verbs.label("test.unknown") == "test.unknown"
    assert verbs.object_label("test.unknown") == "test.unknown"


def test_the_choices_are_what_is_registered():
    assert verbs.choices() == [("test.verb", "Denedi")]
    assert verbs.object_choices() == [("test.object", "Deneme")]

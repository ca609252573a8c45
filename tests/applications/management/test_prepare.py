"""``manage.py prepare`` and ``load_reference``: safe to repeat."""

import pytest
from django.core.management import CommandError, call_command

from applications.management.commands import prepare
from applications.models import RuleSet
from cmdp.regions.models import Agency, Province
from priorities.models import Axis, Measure
from tests.factories.people import make_user


@pytest.fixture
def static_root(settings, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source/page.css").write_text("a { color: inherit; }", encoding="utf-8")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = str(tmp_path / "static"), [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return tmp_path / "static"


def _counts():
    return tuple(model.objects.count() for model in (Agency, Province, Axis, Measure))


def test_reference_data_is_loaded_once_however_often_it_is_asked_for(db):
    call_command("load_reference")
    first = (*_counts(), RuleSet.objects.count())
    call_command("load_reference")

    assert first[:4] == (26, 81, 5, 20)
    assert (*_counts(), RuleSet.objects.count()) == first


def test_prepare_loads_and_collects(db, static_root):
    call_command("prepare", "--empty")

    assert _counts() == (26, 81, 5, 20)
    assert (static_root / "page.css").exists()


def test_prepare_leaves_unchanged_static_files_alone(db, static_root):
    call_command("prepare", "--empty")
    (static_root / "page.css").unlink()

    call_command("prepare", "--empty")

    assert not (static_root / "page.css").exists()


def test_prepare_collects_again_after_a_change(db, static_root):
    call_command("prepare", "--empty")
    (static_root.parent / "source/page.css").write_text("b { color: inherit; }", encoding="utf-8")

    call_command("prepare", "--empty")

    assert (static_root / "page.css").read_text(encoding="utf-8") == "b { color: inherit; }"


def test_in_production_a_trials_database_is_refused(db, static_root, settings):
    settings.MODE = "production"
    call_command("prepare")
    make_user(is_demo=True)

    with pytest.raises(CommandError, match="demonstration people whose password is known"):
        call_command("prepare")


def test_a_trial_goes_on_with_its_demonstration(db, static_root, settings):
    settings.MODE = "trial"
    make_user(is_demo=True)

    call_command("prepare", "--empty")

    assert (static_root / "page.css").exists()


@pytest.mark.parametrize(("broker", "is_emptied"), [("filesystem://", True), ("redis://127.0.0.1:6379/0", False)])
def test_the_demonstrations_errands_do_not_stand_before_the_worker(settings, monkeypatch, broker, is_emptied):
    emptied = []
    settings.CELERY_BROKER_URL = broker
    monkeypatch.setattr(prepare.current_app.control, "purge", lambda: emptied.append(True))

    prepare._leave_to_the_sweeps()

    assert emptied == [True] * is_emptied

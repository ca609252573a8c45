"""What is loaded once and for good is not looked through for waste; what comes after it is."""

import os
import subprocess
import sys

import pytest

from tests.support.modules import ROOT

WORKER = "import cmdp.celery; cmdp.celery.app.loader.import_default_modules()"
TOLD = "; import gc, sys; print(gc.isenabled(), gc.get_freeze_count() > 100_000, 'applications.domain.lifecycle' in sys.modules)"


@pytest.mark.slow
@pytest.mark.parametrize("loading", ["import cmdp.wsgi", WORKER], ids=["web", "worker"])
def test_all_is_loaded_at_once_and_left_alone(loading):
    env = os.environ | {"CELERY_SKIP_CHECKS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", loading + TOLD], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "True", "True"]

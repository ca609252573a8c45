"""The container image, its Containerfile done line by line in a bare Debian root, its services started as containers.

Not root, a root that is only read, volumes for what lasts. What needs a registry of images (the base image, PostgreSQL, Redis and
nginx of the compose file) is not tried: Debian's own stand in for them.
"""

import http.client
import os
import re
import shutil
import socket

import pytest
from django.db import connection

from tests.support.bare import Bare, production
from tests.support.worker import wait_until

pytestmark = pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mmdebstrap"), reason="wants root and mmdebstrap")
HOST = "basvuru.example.org"
PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    one = Bare(tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("volumes"))
    for folder in [one.root, *one.root.parents[:2]]:
        folder.chmod(0o755)
    for folder in [one.shared, *one.shared.parents[:2]]:
        folder.chmod(0o755)
    yield one.build()
    one.stop()
    shutil.rmtree(one.root)  # half a gigabyte


@pytest.fixture
def env(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE image TEMPLATE template0")
    yield production(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/image", os.environ["REDIS_URL"])
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE image WITH (FORCE)")


def _page(bare, pool, path, **headers):
    line = http.client.HTTPConnection(HOST, timeout=30)
    line.sock = socket.socket(socket.AF_UNIX)
    line.sock.connect(str(bare.shared / f"run/cmdp/{pool}.sock"))
    line.request("GET", path, headers={**PROXY, **headers})
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def test_the_image_is_made_set_up_and_serves(bare, env):
    setup = bare.ask("setup", env=env)
    before = bare.ask("health", "pages", env=env)
    for words in (("web", "pages"), ("web", "saves"), ("worker", "letters"), ("worker", "work"), ("beat",)):
        bare.start(*words, env=env)
    signs = [bare.shared / "srv/cmdp/status" / name for name in ("letters", "work", "beat", "index.html")]
    wait_until(lambda: all(sign.exists() for sign in signs), timeout=90, why=lambda: [str(sign) for sign in signs])
    after = [bare.ask("health", pool, env=env).returncode for pool in ("pages", "saves")]
    status, page = _page(bare, "pages", "/cagrilar/")
    sheet = re.search(r'href="/(static/[^"]+\.css)"', page)[1]
    _status, figures = _page(bare, "saves", "/metrics", Authorization=f"Bearer {env['METRICS_TOKEN']}")

    assert (setup.returncode, setup.stderr) == (0, "")
    assert before.returncode == 1
    assert after == [0, 0]
    assert 'cmdp_requests_total{method="GET",route="readyz",status="200"} 2.0' in figures  # one of each pool
    assert (status, (bare.shared / "srv/cmdp" / sheet).exists()) == (200, True)


def test_a_container_is_not_root_and_writes_its_volumes_alone(bare, env):
    script = "import os, pathlib; print(os.getuid()); pathlib.Path('/var/lib/cmdp/media/x').touch(); "
    places = ["/opt/cmdp/x", "/etc/x", "/srv/x"]
    tries = "".join(
        f"\ntry: pathlib.Path({place!r}).touch()\nexcept OSError as error: print(error.errno)" for place in places
    )

    done = bare.ask("shell", "--verbosity", "0", "--command", script + tries, env=env)

    assert done.stdout.split() == ["990", "30", "30", "30"]  # a file system that is only read

"""Production's settings; only the addresses know the floor too."""

from cmdp.settings.base import *  # noqa: F403

ROOT_URLCONF = "tests.bench.served.urls"

"""The public pages with ten thousand projects beside the same pages with a hundred; nothing is kept from the last try."""

from copy import copy

import pytest
from django.core.cache import cache
from django.urls import reverse

from applications.models import PublishedProject
from cmdp.kit.ids import public_id
from tests.bench.conftest import seconds
from tests.factories.published import make_published

pytestmark = pytest.mark.django_db
PAGES = [
    ("project_list", ""),
    ("project_list", "?q=at%C3%B6lye+99"),
    ("project_list", "?sort=-amount"),
    ("project_distribution", ""),
    ("project_map", ""),
]
FEW, MANY = 100, 10_000


def _grow(first, to):
    def another(number):
        project = copy(first)
        project.pk, project.public_id, project.title_tr = None, public_id(), f"Ortak kullanım atölyesi {number}"
        project.set_keys()
        return project

    PublishedProject.objects.bulk_create(another(number) for number in range(PublishedProject.objects.count(), to))


def _time(client, address):
    def read():
        cache.clear()
        assert client.get(address).status_code == 200

    return seconds(read)


def test_public_pages(client, compare):
    addresses = [reverse(f"applications:{name}") + query for name, query in PAGES]
    first = make_published(support=5)
    _grow(first, FEW)
    short = {address: _time(client, address) for address in addresses}

    _grow(first, MANY)

    for address in addresses:
        compare(f"{address} with {MANY:,} projects", _time(client, address), f"with {FEW}", short[address])

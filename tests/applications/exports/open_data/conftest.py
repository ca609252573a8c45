import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_was_counted():
    """Requests of other tests do not count against these."""
    cache.clear()

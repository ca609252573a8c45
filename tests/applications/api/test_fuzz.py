"""Everything that the description allows, and much that it does not, asked of every address: no fault, no surprise."""

from http import HTTPStatus

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from applications.api.description import description
from applications.choices import QuestionState
from cmdp.wsgi import application
from tests.factories.priorities import (
    first_measure,
    make_draft,
    make_edition,
    make_erratum,
    publish_at_once,
    succeed,
)
from tests.factories.published import make_published, make_total
from tests.factories.questions import make_correction, make_question
from tests.factories.rules import make_call

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


SCHEMA = schemathesis.openapi.from_dict({**description("en"), "servers": [{"url": "/"}]})
SCHEMA.app = application


@pytest.fixture
def _house(db, settings):
    """Rows to be found; the server keeps the test's connection and does not count."""
    settings.API_REQUESTS_PER_MINUTE = 10**9
    old, draft = first_measure(make_edition()), make_draft()
    succeed(draft, old, *draft.measures.all())
    make_erratum(first_measure(publish_at_once(draft)))
    make_correction(make_question(make_call(), QuestionState.PUBLISHED))
    make_published(support=5)
    make_total()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.usefixtures("_house")
@SCHEMA.parametrize()
@seed(20261127)
@settings(
    max_examples=25,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_address_answers_with_a_fault_or_with_what_is_not_described(case):
    response = case.call()

    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    case.validate_response(response, checks=CHECKS)

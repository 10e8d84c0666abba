"""The API against its own document: whatever is sent, the answer is one that it announces."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection

from passerelles.portals.api.urls import api

EXAMPLES = 20

# A cursor cannot be made up, so walks of pages have tests of their own: here, the first page.
CONFIGURATION = {
    "seed": 20261123,
    "generation": {"max-examples": EXAMPLES, "deterministic": True},
    "parameters": {"cursor": ""},
    # A body may be well formed and contradict itself: 422 tells which fields.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}},
}


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The WSGI application under the settings of the test that calls it."""
    return get_wsgi_application()(environ, start_response)


document = schemathesis.openapi.from_dict(
    api.get_openapi_schema(path_prefix="/api/v1/"),
    config=SchemathesisConfig.from_dict(CONFIGURATION),
)
document.app = application


@pytest.fixture
def one_transaction() -> Iterator[None]:
    """Requests would close the connection, and with it the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("reference", "one_transaction")
@document.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_document_announces(case: schemathesis.Case) -> None:
    # Bodies are read as the files that people write: « g1803 » or « entreprenant » are understood,
    # though the document promises less.
    lenient = [negative_data_rejection] if case.method == "POST" else []
    case.call_and_validate(excluded_checks=lenient)

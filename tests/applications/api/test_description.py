"""The description is true: valid by its standard's schema, every example valid by its own, every answer documented."""

import pytest
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from applications.api.description import COLUMNS, description
from applications.api.texts import OPERATIONS

LANGUAGES = pytest.mark.parametrize("language", ["tr", "en"])


def validator(schema, told):
    return Draft202012Validator({**schema, "components": told["components"]})


def operations(told):
    return [(path, methods["get"]) for path, methods in told["paths"].items()]


def examples(content):
    return [content["example"]] if "example" in content else [told["value"] for told in content["examples"].values()]


@LANGUAGES
def test_the_description_is_valid_openapi(language):
    assert list(OPENAPI_31_VALIDATOR.iter_errors(description(language))) == []


@LANGUAGES
def test_every_example_is_valid_by_its_own_shape(language):
    told = description(language)

    wrong = [
        (path, status, error.message)
        for path, operation in operations(told)
        for status, answer in operation["responses"].items()
        for content in answer.get("content", {}).values()
        for example in examples(content)
        for error in validator(content["schema"], told).iter_errors(example)
    ]

    assert wrong == []


def test_every_operation_has_an_example_and_every_problem_too():
    told = description("en")

    for _path, operation in operations(told):
        assert operation["responses"]["200"]["content"]["application/json"]["example"]
        assert {"200", "304", "400", "405", "412", "422", "429", "500"} <= operation["responses"].keys()
    assert {operation["operationId"] for _path, operation in operations(told)} == OPERATIONS.keys()


@LANGUAGES
def test_every_member_of_every_shape_is_explained(language):
    shapes = description(language)["components"]["schemas"]

    mute = [
        (name, key)
        for name, shape in shapes.items()
        for key, member in shape.get("properties", {}).items()
        if not member.get("description")
    ]

    assert mute == []
    assert COLUMNS.keys() <= shapes.keys()


def test_the_description_is_served_to_machines(client, db):
    answer = client.get("/api/v1/openapi.json")

    assert answer["Content-Type"] == "application/vnd.oai.openapi+json;version=3.1"
    assert answer.json()["openapi"] == "3.1.0"
    assert answer.json()["info"]["title"] == "CMDP open data interface"

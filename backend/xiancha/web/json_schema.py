"""JSON Schemas of pydantic's models as the API's description has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import (
    GenerateJsonSchema,
    JsonSchemaMode,
    JsonSchemaValue,
    models_json_schema,
)
from pydantic_core import core_schema


class Plain(GenerateJsonSchema):
    """Without what misleads a client: titles, defaults to be sent, fields that may not be added."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        del found["title"]
        if self.mode == "serialization":
            found.pop("additionalProperties", None)
        return found

    def normalize_name(self, name: str) -> str:
        """`Door[str]` is the API's `Door`."""
        return super().normalize_name(name.removesuffix("[str]"))


def ref(kind: str, name: str) -> dict[str, Any]:
    """A reference to one of the document's components."""
    return {"$ref": f"#/components/{kind}/{name}"}


def schemas(
    answers: Iterable[type[BaseModel]], bodies: Iterable[type[BaseModel]]
) -> dict[str, Any]:
    """The schema of each model by its name, those that it refers to among them."""
    modes: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        *((one, "serialization") for one in answers),
        *((one, "validation") for one in bodies),
    ]
    _, found = models_json_schema(
        modes, ref_template="#/components/schemas/{model}", schema_generator=Plain
    )
    return dict(sorted(found["$defs"].items()))

"""Pieces of JSON Schema that several bodies of requests are made of; null is « not said »."""

from typing import Any

Schema = dict[str, Any]


def said(description: str, **schema: Any) -> Schema:
    """A field that may be null: « je ne sais pas »."""
    kind = schema.pop("type")
    return {"type": [kind, "null"], "description": f"{description} ; nul : non dit.", **schema}


def whole(description: str, low: int, high: int) -> Schema:
    """A whole number between two bounds."""
    return said(description, type="integer", minimum=low, maximum=high)


def block(description: str, fields: Schema, *, required: tuple[str, ...] = ()) -> Schema:
    """Fields, and no others; null unless one is required."""
    return {
        "type": "object" if required else ["object", "null"],
        "description": description,
        "properties": fields,
        "additionalProperties": False,
        **({"required": list(required)} if required else {}),
    }

"""The fields of a document of the index: one document a session."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from tantivy import Schema, SchemaBuilder

from passerelles.domain.catalogue.search_request import Facet

# Words, already folded and stemmed: only blanks separate them.
TEXT_FIELDS = ("title", "certification", "provider", "city", "all")
# Keys, whole.
KEY_FIELDS = ("provider_key", "training_key", "certification_key", "block", "occupation_key")
CODE_FIELD = "formacode"
# Days are those of ``date.toordinal``. A session may start from ``low`` to ``high``; it is over
# after ``last``; one may join until ``join``; registration closes after ``registration``.
DAY_FIELDS = ("low", "high", "last", "join", "registration")
NUMBER_FIELDS = ("row", "commune", "placed", "flag", "group")
NEVER = 4_000_000
TOGETHER = "\n"  # between the values that one session says together
GROUPS = 64  # of sessions, drawn by key: each day brings another one forward among equals

# What filters, one number a value; what is counted, one number a session for all that it says:
# a column of single values is counted ten times faster than one of several.
FACET_FIELDS: Mapping[Facet, str] = {facet: f"facet_{facet.value}" for facet in Facet}
COUNTED_FIELDS: Mapping[Facet, str] = {facet: f"counted_{facet.value}" for facet in Facet}


class Flag:
    """What a session has, as numbers of the field ``flag``."""

    BLOCK_ALONE, ADJUSTMENTS, GREEN, RESERVED, RECRUITMENT_OPEN, REMOTE, ANY_DAY = range(7)


@cache
def session_schema() -> Schema:
    builder = SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in (*KEY_FIELDS, CODE_FIELD):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*DAY_FIELDS, *NUMBER_FIELDS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for facet in Facet:
        builder.add_unsigned_field(FACET_FIELDS[facet], indexed=True)
        builder.add_unsigned_field(COUNTED_FIELDS[facet], fast=True)
    return builder.build()


def day_number(day: date | None, unknown: int) -> int:
    return day.toordinal() if day else unknown

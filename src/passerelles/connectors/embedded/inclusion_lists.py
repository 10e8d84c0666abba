"""The closed lists of values of data·inclusion, which the package ships."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import NomenclatureItem
from passerelles.connectors.common.editions import make_edition, with_edition
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.embedded.inclusion import EmbeddedListValue, read_embedded_list_values

SOURCE = "inclusion_lists"
# The date of the files in the package 1.0.10.
PUBLISHED_ON = date(2026, 9, 22)
CATEGORIES, THEMES = "categories", "thematiques"


def load(files: Sequence[Path]) -> Iterator[Sequence[Model] | Rejection]:
    """Yield one record a value; ``files`` are only fingerprinted."""
    values = list(read_embedded_list_values())
    scheme, _, version = values[0].edition.rpartition("-")
    edition = make_edition(scheme, version, published_on=PUBLISHED_ON, source=SOURCE)
    yield from with_edition(edition, ([_item(value)] for value in values))


def _item(value: EmbeddedListValue) -> NomenclatureItem:
    return NomenclatureItem(
        id=_key(value.edition, value.list, value.value),
        edition_id=value.edition,
        code=value.value,
        kind=value.list,
        label=value.label,
        parent_id=_category(value),
        attributes={"description": value.description} if value.description else {},
        source_id=SOURCE,
    )


def _category(value: EmbeddedListValue) -> str | None:
    """A theme is written ``category--theme``."""
    category, dashes, _ = value.value.partition("--")
    themed = value.list == THEMES and dashes
    return _key(value.edition, CATEGORIES, category) if themed else None


def _key(edition: str, values: str, value: str) -> str:
    return f"{edition}:{values}:{value}"

"""Finding and reading the Parquet files of ``passerelles.content/embedded``."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from passerelles.formats.common.rejection import UnreadableFile

Record = TypeVar("Record")


def embedded_file(name: str) -> Traversable:
    """The embedded file ``name``. Raises UnreadableFile when the installation lacks it."""
    found = files("passerelles.content") / "embedded" / name
    if not found.is_file():
        raise UnreadableFile(
            f"La table embarquée « {name} » manque : réinstallez Passerelles, "
            "ou relancez le script de dérivation que nomme « provenance.yaml »."
        )
    return found


def read_table(name: str, build: Callable[..., Record]) -> Iterator[Record]:
    """``build(**row)`` for each row of the table ``name``, in the order of the file.

    Lists become tuples, so that records stay frozen. Raises UnreadableFile when the file is
    missing or is not Parquet.
    """
    import polars as pl

    content = embedded_file(name).read_bytes()
    try:
        table = pl.read_parquet(content)
    except pl.exceptions.ComputeError as error:
        raise UnreadableFile(
            f"La table embarquée « {name} » n’est pas lisible : réinstallez Passerelles."
        ) from error
    for row in table.iter_rows(named=True):
        yield build(**{column: _frozen(value) for column, value in row.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

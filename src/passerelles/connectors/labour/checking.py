"""Records that may be published, and what was wrong with the others."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from passerelles.formats.common.rejection import Rejection, fragment_of


class DatedRecord(Protocol):
    """A record of a file, at a place, about a year."""

    @property
    def path(self) -> str: ...
    @property
    def year(self) -> str: ...


Record = TypeVar("Record", bound=DatedRecord)


def set_aside(outcomes: Iterable[Record | Rejection], kept: list[Record]) -> Iterator[Rejection]:
    """Fill ``kept`` with the records that could be read; yield the others."""
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
        else:
            kept.append(outcome)


def keep_sound(
    records: Iterable[Record],
    faults_of: Callable[[Record], Iterable[Rejection]],
    kept: list[Record],
) -> Iterator[Rejection]:
    """Fill ``kept`` with the records that have no error; yield warnings, and one error a record."""
    for record in records:
        for fault in faults_of(record):
            yield fault
            if fault.severity == "error":
                break
        else:
            kept.append(record)


def same_year(record: DatedRecord, year: str, *, column: str) -> Iterator[Rejection]:
    """Refuse a record of another year than the first one: an edition has one year."""
    if record.year != year:
        yield Rejection(
            record.path,
            "labour.other-year",
            f"Colonne « {column} » : « {record.year} » dans un fichier de {year} : séparez les "
            "années.",
            fragment_of(record),
        )


def unknown_occupation(record: DatedRecord, code: str, *, column: str, edition: str) -> Rejection:
    return Rejection(
        record.path,
        "occupation.unknown",
        f"Colonne « {column} » : « {code} » n’est pas dans {edition} : corrigez le code, ou "
        "importez la nomenclature à jour.",
        fragment_of(record),
    )


def said_twice(record: DatedRecord, name: str, *, first: str) -> Rejection:
    return Rejection(
        record.path,
        "fact.duplicate",
        f"{name} : déjà donné à {first} ; gardez une seule des deux lignes.",
        fragment_of(record),
    )

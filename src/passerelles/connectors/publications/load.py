"""Source ``publications``: studies deposited as CSV files, linked to what they are about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.observatory.models import Publication
from passerelles.apps.observatory.reads.publishers import publishers
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.occupation_codes import occupation_codes
from passerelles.apps.reference.reads.territories import territories_by_keys
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.common.rejection import Rejection, fragment_of
from passerelles.formats.publications.deposit import PublicationRecord, read_publications

SOURCE = "publications"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one publication a line; a line whose publisher or codes are unknown is refused."""
    rome = newest_rome()
    codes = occupation_codes(rome.id) if rome else frozenset()
    for path in files:
        for record in read_publications(path):
            if isinstance(record, Rejection):
                yield record
            else:
                yield _publication(record, rome.id if rome else "", codes)


def _publication(record: PublicationRecord, rome: str, codes: frozenset[str]) -> Outcome:
    if record.publisher not in publishers():
        known = ", ".join(publishers())
        return _refused(record, "editeur", record.publisher, f"éditeurs connus : {known}.")
    if unknown := [code for code in record.occupations if code not in codes]:
        return _refused(record, "metiers", ", ".join(unknown), "écrivez des codes ROME en vigueur.")
    territories = _territories(record.territories)
    if len(territories) < len(record.territories):
        remedy = "écrivez sorte:code (departement:31, region:76, employment_basin:7642)."
        return _refused(record, "territoires", ", ".join(record.territories), remedy)
    return [
        Publication(
            id=f"{SOURCE}:{record.identifier}",
            title=record.title,
            publisher=record.publisher,
            published=record.published,
            kind=record.kind,
            summary=record.summary,
            address=record.address,
            licence=record.licence,
            occupations=[f"{rome}:{code}" for code in record.occupations],
            territories=territories,
            sectors=list(record.sectors),
            actions=list(record.actions),
            source_id=SOURCE,
        )
    ]


def _territories(written: Sequence[str]) -> list[str]:
    """The keys of ``kind:code`` in the editions in force; those that exist."""
    wanted = [(kind, code) for kind, _, code in (one.partition(":") for one in written)]
    return [ref.id for ref in territories_by_keys(wanted)]


def _refused(record: PublicationRecord, column: str, value: str, remedy: str) -> Rejection:
    return Rejection(
        record.path,
        f"publication.{column}",
        f"« {value} » ({column}) n’est pas connu : {remedy}",
        fragment_of(record),
    )

"""The table of sources follows the register file."""

from collections.abc import Sequence

from passerelles.apps.reference.models import Source
from passerelles.formats.sources.register import SourceEntry


def sync_register(entries: Sequence[SourceEntry]) -> None:
    """Write the register's entries into the table of sources, in one statement."""
    Source.objects.bulk_create(
        [
            Source(
                id=entry.id,
                name=entry.name,
                owner=entry.owner,
                licence=entry.licence,
                page=entry.page,
                rhythm=entry.rhythm,
                is_demonstration=entry.demonstration,
                position=position,
            )
            for position, entry in enumerate(entries)
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            "name",
            "owner",
            "licence",
            "page",
            "rhythm",
            "is_demonstration",
            "position",
        ],
    )

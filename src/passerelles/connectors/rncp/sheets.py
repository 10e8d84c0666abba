"""What each source says of an entry, as a sheet; the best ranked one describes the entry.

The official export comes first, then the apprenticeship kit, which quotes it, then Certif Info,
which words titles its own way and does not say whether an entry is alive.
"""

from datetime import date

from passerelles.apps.reference.models import CertificationSheet
from passerelles.domain.reference.levels import read_level
from passerelles.formats.rncp.records import CertifInfoRecord, KitRecord, SheetRecord

OFFICIAL, KIT, CERTIF_INFO = range(3)


def make_official_sheet(record: SheetRecord, *, source: str, vintage: date) -> CertificationSheet:
    """The sheet of an official description, dated by the export."""
    return CertificationSheet(
        id=f"{record.certification}:official",
        certification_id=record.certification,
        rank=OFFICIAL,
        title=record.title,
        abbreviation=record.abbreviation,
        diploma_type=record.diploma_type,
        level=_level(record.level),
        level_received=record.level_label or record.level,
        is_active=record.is_active,
        registration_kind=record.registration_kind,
        decided_on=record.decided_on,
        effective_on=record.effective_on,
        registered_until=record.registered_until,
        vintage=vintage,
        source_id=source,
    )


def make_kit_sheet(record: KitRecord, *, source: str, vintage: date) -> CertificationSheet:
    """The sheet of a row of the kit, dated by the kit; untitled before February 2024."""
    return CertificationSheet(
        id=f"{record.certification}:kit",
        certification_id=record.certification,
        rank=KIT,
        title=record.title,
        abbreviation=record.abbreviation,
        level=_level(record.level),
        level_received=record.level,
        is_active=record.is_active,
        registration_kind=record.registration_kind,
        decided_on=record.decided_on,
        effective_on=record.effective_on,
        registered_until=record.registered_until,
        last_delivery_on=record.last_delivery_on,
        vintage=vintage,
        source_id=source,
    )


def make_certif_info_sheet(
    record: CertifInfoRecord, *, source: str, vintage: date
) -> CertificationSheet:
    """The sheet of a row of Certif Info, dated by its last update, else by the file."""
    return CertificationSheet(
        id=f"{record.certification}:certif-info",
        certification_id=record.certification,
        rank=CERTIF_INFO,
        title=record.title,
        diploma_type=record.diploma_type,
        level=_level(record.level),
        level_received=record.level,
        vintage=record.updated_on or vintage,
        source_id=source,
    )


def _level(text: str) -> int | None:
    level = read_level(text)
    return level.number if level else None

"""The files of a diagnosis: PDF and workbooks, whatever it is about."""

from collections.abc import Callable

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    OccupationDiagnosis,
    SectorDiagnosis,
)
from passerelles.apps.observatory.reads.diagnosis.values import TerritoryDiagnosis
from passerelles.documents.diagnosis.occupation import occupation_report, occupation_tables
from passerelles.documents.diagnosis.sector import sector_report, sector_tables
from passerelles.documents.diagnosis.sheets import territory_tables
from passerelles.documents.diagnosis.territory import territory_report
from passerelles.documents.report.model import Report
from passerelles.documents.report.pdf import report_pdf
from passerelles.documents.tables import Table, write_ods, write_xlsx

Diagnosis = TerritoryDiagnosis | OccupationDiagnosis | SectorDiagnosis

WORKBOOKS: dict[str, Callable[..., bytes]] = {"ods": write_ods, "xlsx": write_xlsx}


def diagnosis_pdf(diagnosis: Diagnosis) -> bytes:
    """The tagged PDF; the same diagnosis gives the same bytes."""
    return report_pdf(_report(diagnosis))


def diagnosis_workbook(diagnosis: Diagnosis, form: str) -> bytes:
    """The workbook; ``form`` is a key of ``WORKBOOKS``."""
    title = _report(diagnosis).title
    tables = _tables(diagnosis)
    return WORKBOOKS[form](*tables, title=f"Diagnostic : {title}", on=diagnosis.made_on)


def file_stem(diagnosis: Diagnosis) -> str:
    """« diagnostic-employment_basin-7617 », without extension."""
    if isinstance(diagnosis, TerritoryDiagnosis):
        return f"diagnostic-{diagnosis.territory.kind}-{diagnosis.territory.code}"
    about = diagnosis.occupation if isinstance(diagnosis, OccupationDiagnosis) else diagnosis.sector
    return f"diagnostic-{about.edition_id}-{about.code}"


def _report(diagnosis: Diagnosis) -> Report:
    match diagnosis:
        case TerritoryDiagnosis():
            return territory_report(diagnosis)
        case OccupationDiagnosis():
            return occupation_report(diagnosis)
        case SectorDiagnosis():
            return sector_report(diagnosis)


def _tables(diagnosis: Diagnosis) -> tuple[Table, ...]:
    match diagnosis:
        case TerritoryDiagnosis():
            return territory_tables(diagnosis)
        case OccupationDiagnosis():
            return occupation_tables(diagnosis)
        case SectorDiagnosis():
            return sector_tables(diagnosis)

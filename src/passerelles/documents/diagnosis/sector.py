"""The diagnosis of a sector as a report and as a spreadsheet."""

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    SectorDiagnosis,
    SectorOccupation,
)
from passerelles.documents.charts import BarChart, point_of
from passerelles.documents.diagnosis.sheets import definition_table, source_table
from passerelles.documents.diagnosis.studies import studies_part, studies_table
from passerelles.documents.diagnosis.trade_essentials import (
    OF_SECTOR,
    OF_TRADE,
    occupations_note,
    sector_essentials,
)
from passerelles.documents.diagnosis.words import cell, definitions, lacking, numbers_of, origin
from passerelles.documents.french import number, share
from passerelles.documents.report.model import Block, Grid, Key, Part, Picture, Report, Text
from passerelles.documents.tables import FIGURE_COLUMNS, Table, figure_cells

_BARS, _ROWS = 8, 20


def sector_report(found: SectorDiagnosis) -> Report:
    own = found.sector
    where = found.region.name if found.region else "France"
    return Report(
        kind="Diagnostic d’un secteur",
        title=own.label,
        subtitle=f"Secteur {own.code} · {own.edition_id.replace('-', ' ')} · {where}",
        made_on=found.made_on,
        is_demonstration=found.is_demonstration,
        keys=tuple(Key(cell(jobs), "emplois", ref.name) for ref, jobs in found.jobs[:3]),
        essentials=tuple(sentence.text for sentence in sector_essentials(found)),
        parts=tuple(part for part in _parts(found) if part),
        origins=tuple(map(origin, found.sources)),
        definitions=definitions(found.sources),
    )


def _parts(found: SectorDiagnosis) -> tuple[Part | None, ...]:
    return (_jobs(found), _occupations(found), _needs(found), studies_part(found.studies))


def sector_tables(found: SectorDiagnosis) -> tuple[Table, ...]:
    jobs = Table(
        "Emplois",
        ("nature", "code", "territoire", *FIGURE_COLUMNS),
        tuple(
            (ref.kind, ref.code, ref.name, *figure_cells(figure.quantity))
            for ref, figure in found.jobs
        ),
    )
    trades = Table(
        "Métiers",
        (
            "code",
            "métier",
            "part des embauches",
            "bassins en tension",
            "bassins publiés",
            "sessions",
        ),
        tuple(
            (
                row.share.named.code,
                row.share.named.label,
                row.share.part,
                row.strong,
                row.basins,
                row.sessions,
            )
            for row in found.occupations
        ),
    )
    about = (definition_table(found.sources), source_table(found.sources))
    sheets = (jobs, trades, studies_table(found.studies))
    return (*(sheet for sheet in sheets if sheet.rows), *about)


def _jobs(found: SectorDiagnosis) -> Part:
    if found.jobs_missing:
        return Part("Emplois", (lacking(found.jobs_missing),))
    first = found.jobs[:_BARS]
    points = tuple(point_of(ref.name, figure.quantity, cell(figure)) for ref, figure in first)
    rows = tuple((ref.name, cell(figure)) for ref, figure in found.jobs[:_ROWS])
    blocks: list[Block] = []
    if len(points) > 1:
        blocks.append(Picture(BarChart("Emplois du secteur", "emplois", points)))
    blocks.append(
        Grid("Emplois du secteur", ("Territoire", "Emplois"), rows, numeric=frozenset({1}))
    )
    return Part("Emplois", tuple(blocks), numbers_of(found.sources, ("jobs",)))


def _occupations(found: SectorDiagnosis) -> Part:
    title = "Métiers que le secteur embauche"
    if found.occupations_missing:
        return Part(title, (lacking(found.occupations_missing),))
    heads = (
        "Métier (ROME 3.47)",
        OF_SECTOR if found.of_sector else OF_TRADE,
        "Bassins en tension forte",
        "Sessions à venir",
    )
    note = occupations_note(found)
    rows = tuple(map(_row, found.occupations[:_ROWS]))
    grid = Grid("Les premiers métiers", heads, rows, numeric=frozenset({1, 2, 3}), notes=(note,))
    return Part(title, (grid,), numbers_of(found.sources, ("tension_index",)))


def _row(row: SectorOccupation) -> tuple[str, ...]:
    part = share(row.share.part, 1) if row.share.part is not None else "non publiée"
    strong = f"{number(row.strong)} sur {number(row.basins)}" if row.basins else "non publiée"
    sessions = "–" if row.sessions is None else number(row.sessions)
    return row.share.named.label, part, strong, sessions


def _needs(found: SectorDiagnosis) -> Part:
    title = "Projets de recrutement"
    if found.needs_missing:
        return Part(title, (lacking(found.needs_missing),))
    return Part(title, (Text("L’enquête BMO se lit par métier : voir chaque métier ci-dessus."),))

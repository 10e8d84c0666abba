"""What changed, what resembles, where the figures come from."""

from collections.abc import Sequence

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.diagnosis.values import (
    Change,
    Comparison,
    Figure,
    SimilarTerritory,
    SourceUsed,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.comparison import ASPECTS, reading
from passerelles.documents.diagnosis.words import vintage
from passerelles.documents.french import joined, number, period_text
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    Line,
    Part,
    Row,
    Section,
    Table,
)

_COUNTRY = "country"


def changes(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.changes
    title = "Ce qui a changé"
    alone = said.one_period_only(found)
    notes = (alone,) if alone else ()
    if found.nothing:
        line = Line(f"Rien à comparer : {found.nothing}.")
        return Section("evolution", title, (Part(lines=(line,), notes=notes),))
    columns = (
        parts.text_column("Indicateur"),
        parts.number_column("Avant"),
        parts.number_column("Après"),
        parts.text_column("Lecture"),
    )
    table = Table("Deux dernières périodes comparables", columns, tuple(map(_change, found.rows)))
    return Section("evolution", title, (Part(table=table, notes=notes),))


def comparison(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.comparison
    title = "Comparaison"
    similar = (
        Part("Territoires semblables", warnings=(parts.missing(found.missing),))
        if found.missing
        else _similar(found)
    )
    if not found.measures:
        return Section("comparaison", title, (similar,))
    return Section("comparaison", title, (similar, _measures(found)))


def sources_section(used: Sequence[SourceUsed]) -> Section:
    columns = (
        parts.text_column("Source"),
        parts.text_column("Millésime"),
        parts.text_column("Ce qui en vient"),
        parts.text_column("Licence"),
    )
    rows = tuple(map(_source, used))
    table = Table("Sources de ce diagnostic", columns, rows)
    return Section("sources", "Sources et millésimes", (Part(table=table),))


def _change(row: Change) -> Row:
    cells = (_dated(row.before), _dated(row.after), Cell(reading(row)))
    return Row(Cell(row.about), cells)


def _dated(figure: Figure) -> Cell:
    cell = parts.figure_cell(figure)
    period = "" if isinstance(figure, Unavailable) else period_text(figure.period)
    return Cell(cell.text, cell.href, is_number=True, note=period)


def _similar(found: Comparison) -> Part:
    columns = (
        parts.text_column("Territoire"),
        parts.number_column("Écart"),
        parts.text_column("Semblable par"),
    )
    rows = tuple(map(_similar_row, found.similar))
    note = (
        "Écart : 0 pour deux territoires pareils. Il réunit la population, la densité vécue, la "
        "part saisonnière des projets et leur répartition par domaine de métiers, quand ils sont "
        "connus pour ces zones."
    )
    table = Table("Territoires du même type les plus proches, en France", columns, rows)
    return Part("Territoires semblables", table=table, notes=(note,))


def _similar_row(one: SimilarTerritory) -> Row:
    alike = joined([ASPECTS[aspect] for aspect in one.alike]) or "rien de net"
    ref = one.territory
    return Row(
        Cell(ref.name, diagnosis_address(ref.kind, ref.code)),
        (parts.number_cell(number(one.distance, 2)), Cell(alike)),
    )


def _measures(found: Comparison) -> Part:
    """One territory a line: the table stays readable on a phone."""
    columns = (
        parts.text_column("Territoire"),
        *(parts.number_column(_name(indicator)) for indicator, _ in found.measures),
    )
    rows = tuple(
        Row(
            _territory(ref),
            tuple(parts.figure_cell(figures[at]) for _, figures in found.measures),
        )
        for at, ref in enumerate(found.columns)
    )
    table = Table("Ce territoire, ses semblables, sa région et le pays", columns, rows)
    return Part("Les mêmes chiffres ailleurs", table=table, notes=(said.SEVERAL_MEASURES,))


def _name(indicator: str) -> str:
    declared = indicators().get(indicator)
    return declared.name if declared else indicator


def _territory(ref: TerritoryRef) -> Cell:
    return Cell(ref.name, "" if ref.kind == _COUNTRY else diagnosis_address(ref.kind, ref.code))


def _source(used: SourceUsed) -> Row:
    names = joined([_name(code) for code in used.indicators])
    about = names or "référentiel : territoires, métiers ou offre"
    mark = "données de démonstration" if used.is_demonstration else ""
    return Row(
        Cell(used.name, reverse("source", args=[used.id]), note=mark),
        (Cell(vintage(used)), Cell(about), Cell(used.licence)),
    )

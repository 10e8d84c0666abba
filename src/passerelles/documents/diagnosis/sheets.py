"""The diagnosis of a territory as a spreadsheet: a sheet a section, every figure in its columns."""

from collections.abc import Iterable, Iterator

from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
    Identity,
    OccupationNeed,
    OccupationTension,
    SourceUsed,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.diagnosis.comparison import ASPECTS, reading
from passerelles.documents.diagnosis.said import GENERATED
from passerelles.documents.diagnosis.studies import studies_table
from passerelles.documents.diagnosis.tension import KINDS
from passerelles.documents.diagnosis.words import causes_of, definitions, indicator_name
from passerelles.documents.essentials import essentials
from passerelles.documents.french import ABSENCES, day, joined
from passerelles.documents.tables import FIGURE_COLUMNS, Cell, Table, figure_cells
from passerelles.domain.observatory.difficulties import Cause

_DEMONSTRATION = "Données de démonstration : une partie de ces chiffres est fabriquée."
_COUNTED = ("", " (borne)", " (absence)")


def territory_tables(diagnosis: TerritoryDiagnosis) -> tuple[Table, ...]:
    """The sheets, those that nothing fills left out; sums and shares are never recomputed."""
    sheets = (
        _essentials(diagnosis),
        _figures(diagnosis),
        _needs(diagnosis),
        _tensions(diagnosis),
        _market(diagnosis),
        _sectors(diagnosis),
        _families(diagnosis),
        _bridged(diagnosis),
        _changes(diagnosis),
        _comparison(diagnosis),
        _similar(diagnosis),
        _nearby(diagnosis),
        _unserved(diagnosis),
        studies_table(diagnosis.studies),
    )
    about = (definition_table(diagnosis.sources), source_table(diagnosis.sources))
    return tuple(sheet for sheet in sheets if sheet.rows) + about


def definition_table(sources: Iterable[SourceUsed]) -> Table:
    return Table("Définitions", ("indicateur", "définition"), definitions(sources))


def source_table(sources: Iterable[SourceUsed]) -> Table:
    columns = ("source", "producteur", "millésime", "ce qui en vient", "licence", "adresse")
    rows = tuple(
        (
            f"{one.name}{' (données de démonstration)' if one.is_demonstration else ''}",
            one.owner,
            ", ".join(one.editions),
            joined([indicator_name(code) for code in one.indicators]),
            one.licence,
            one.address,
        )
        for one in sources
    )
    return Table("Sources", columns, rows)


def _essentials(diagnosis: TerritoryDiagnosis) -> Table:
    ref = diagnosis.territory
    notes = (
        f"{ref.name} ({ref.edition_name}, {ref.code})",
        f"Établi le {day(diagnosis.made_on)}",
    )
    generated = diagnosis.is_demonstration or diagnosis.supply.is_demonstration
    said = tuple((sentence.text,) for sentence in essentials(diagnosis))
    return Table(
        "L’essentiel", ("ce qu’il faut retenir",), said, (*notes, *([_DEMONSTRATION] * generated))
    )


def _figures(diagnosis: TerritoryDiagnosis) -> Table:
    """Each figure of the territory as a whole, one a line."""
    rows = [
        (
            indicator_name(figure.indicator),
            about,
            _period(figure),
            *figure_cells(figure.quantity),
            _why(figure),
        )
        for about, figure in _totals(diagnosis)
    ]
    columns = ("indicateur", "territoire", "période", *FIGURE_COLUMNS, "ce qui manque")
    counts: list[tuple[Cell, ...]] = [
        (
            "Population",
            diagnosis.territory.name,
            "",
            diagnosis.identity.population,
            None,
            *_ends(diagnosis.identity),
            *[None] * 2,
        ),
        (
            "Communes",
            diagnosis.territory.name,
            "",
            diagnosis.identity.communes,
            *[None] * 5,
        ),
        *_sessions(diagnosis),
    ]
    return Table("Chiffres clés", columns, (*counts, *rows), _generated(diagnosis))


def _ends(identity: Identity) -> tuple[Cell, Cell]:
    """The least and the most inhabitants, when a commune is only partly inside."""
    between = identity.between
    return (between.low, between.high) if between else (None, None)


def _totals(diagnosis: TerritoryDiagnosis) -> Iterator[tuple[str, Figure]]:
    here = diagnosis.territory.name
    needs, market, supply = diagnosis.needs, diagnosis.market, diagnosis.supply
    if isinstance(needs, Unavailable):
        yield here, needs
    else:
        for figure in (needs.projects, needs.difficult, needs.difficult_share, needs.seasonal):
            yield here, figure
        yield here, needs.seasonal_share
    for figure in (market.offers, market.jobseekers, market.jobs):
        yield here, figure
    for figure in (*supply.seats, *supply.population_within):
        yield here, figure
    for ref, rate in market.unemployment:
        yield ref.name, rate


def _sessions(diagnosis: TerritoryDiagnosis) -> Iterator[tuple[Cell, ...]]:
    supply = diagnosis.supply
    if supply.missing:
        return
    here, blank = diagnosis.territory.name, [None] * 5
    yield "Sessions de formation à venir", here, supply.day.isoformat(), supply.inside, *blank
    for ring in supply.rings:
        town = supply.centre.name if supply.centre else ""
        about = f"Sessions à venir à {ring.minutes} minutes ou moins de {town}"
        yield about, here, supply.day.isoformat(), ring.sessions, *blank


def _needs(diagnosis: TerritoryDiagnosis) -> Table:
    names = [name + part for name in ("projets", "difficiles", "saisonniers") for part in _COUNTED]
    columns = ("code FAP 2021", "métier", "rang", "rang partagé", *names)
    found = diagnosis.needs
    if isinstance(found, Unavailable):
        return Table("Besoins", columns, ())
    top = dict.fromkeys((*found.top, *found.seasonal_top))
    notes = (
        f"Enquête BMO {found.period}.",
        f"Métiers secrets ici : {found.secret}.",
        found.hypothesis,
    )
    return Table("Besoins", columns, tuple(map(_need, top)), tuple(filter(None, notes)))


def _need(row: OccupationNeed) -> tuple[Cell, ...]:
    figures = (row.projects, row.difficult, row.seasonal)
    shared = "oui" if row.is_shared else "non"
    about = (row.occupation.code, row.occupation.label, row.rank, shared if row.rank else None)
    return (*about, *(cell for figure in figures for cell in _short(figure)))


def _tensions(diagnosis: TerritoryDiagnosis) -> Table:
    components = [indicator_name(cause) for cause in Cause]
    columns = ("code", "métier", "tension", "offres en ligne", "demandeurs d’emploi", *components)
    columns = (*columns, "ce qui pèse", "ce qui explique")
    found = diagnosis.tensions
    if isinstance(found, Unavailable):
        return Table("Tensions", columns, ())
    why = _explained(diagnosis)
    rows = tuple((*_tension(row), why.get(row.occupation.key, "")) for row in found.rows)
    note = (
        f"{found.nomenclature}, {found.period} : métiers en tension forte ou très forte (4 ou 5)."
    )
    return Table("Tensions", columns, rows, (note,))


def _tension(row: OccupationTension) -> tuple[Cell, ...]:
    figures = [row.index, row.offers, row.jobseekers]
    known = [row.components.get(cause) for cause in Cause]
    return (
        row.occupation.code,
        row.occupation.label,
        *map(_value, (*figures, *known)),
        causes_of(row),
    )


def _explained(diagnosis: TerritoryDiagnosis) -> dict[str, str]:
    found = diagnosis.difficulties
    if isinstance(found, Unavailable):
        return {}
    return {row.occupation.key: title for name, title, _ in KINDS for row in getattr(found, name)}


def _market(diagnosis: TerritoryDiagnosis) -> Table:
    columns = ("code ROME 3.47", "métier", "offres en ligne", "demandeurs d’emploi")
    rows = tuple(
        (row.occupation.code, row.occupation.label, _value(row.offers), _value(row.jobseekers))
        for row in diagnosis.market.by_occupation
    )
    return Table("Offres et demandeurs", columns, rows, (f"Période : {diagnosis.market.period}.",))


def _sectors(diagnosis: TerritoryDiagnosis) -> Table:
    columns = ("code NAF", "secteur", *FIGURE_COLUMNS)
    rows = tuple(
        (one.sector.code, one.sector.label, *figure_cells(one.jobs.quantity))
        for one in diagnosis.market.sectors
    )
    return Table("Emploi par secteur", columns, rows)


def _families(diagnosis: TerritoryDiagnosis) -> Table:
    columns = (
        "grand domaine du ROME",
        *(f"offres en ligne{part}" for part in _COUNTED),
        *(f"demandeurs d’emploi{part}" for part in _COUNTED),
        "métiers en tension que la formation concerne",
        "dont sans session ici",
        "sessions à venir",
    )
    rows = tuple(
        (
            row.family.label,
            *_short(row.offers),
            *_short(row.jobseekers),
            row.in_tension,
            None if row.unserved is None else len(row.unserved),
            row.sessions,
        )
        for row in diagnosis.gaps.families
    )
    return Table("Besoins et offre", columns, rows, _generated(diagnosis))


def _bridged(diagnosis: TerritoryDiagnosis) -> Table:
    columns = ("code FAP 2021", "métier", *(f"projets{p}" for p in _COUNTED), "sessions à venir")
    rows = tuple(
        (row.occupation.code, row.occupation.label, *_short(row.projects), row.sessions)
        for row in diagnosis.gaps.needs
    )
    notes = (diagnosis.gaps.way, *_generated(diagnosis)) if rows else ()
    return Table("Projets et sessions", columns, rows, notes)


def _changes(diagnosis: TerritoryDiagnosis) -> Table:
    columns = (
        "indicateur",
        *("période avant", *(f"avant{part}" for part in _COUNTED)),
        *("période après", *(f"après{part}" for part in _COUNTED)),
        "lecture",
    )
    rows = tuple(
        (
            row.about,
            *(_period(row.before), *_short(row.before)),
            *(_period(row.after), *_short(row.after)),
            reading(row),
        )
        for row in diagnosis.changes.rows
    )
    return Table("Ce qui a changé", columns, rows)


def _comparison(diagnosis: TerritoryDiagnosis) -> Table:
    found = diagnosis.comparison
    columns = ("indicateur", "nature", "code", "territoire", "période", *FIGURE_COLUMNS)
    rows = tuple(
        (
            indicator_name(code),
            ref.kind,
            ref.code,
            ref.name,
            _period(figure),
            *figure_cells(figure.quantity),
        )
        for code, figures in found.measures
        for ref, figure in zip(found.columns, figures, strict=True)
    )
    return Table("Comparaison", columns, rows)


def _similar(diagnosis: TerritoryDiagnosis) -> Table:
    columns = ("code", "territoire", "écart", "semblable par")
    rows = tuple(
        (
            one.territory.code,
            one.territory.name,
            one.distance,
            joined([ASPECTS[a] for a in one.alike]),
        )
        for one in diagnosis.comparison.similar
    )
    return Table(
        "Territoires semblables", columns, rows, ("Écart : 0 pour deux territoires pareils.",)
    )


def _nearby(diagnosis: TerritoryDiagnosis) -> Table:
    columns = ("code", "bassin d’emploi", "part de la population", "indicateur", "période")
    rows = tuple(
        (
            one.zone.territory.code,
            one.zone.territory.name,
            one.zone.share,
            indicator_name(figure.indicator),
            _period(figure),
            *figure_cells(figure.quantity),
        )
        for one in diagnosis.nearby
        for figure in one.figures
    )
    note = "Chiffres des bassins d’emploi entiers, non du territoire."
    return Table("Bassins d’emploi", (*columns, *FIGURE_COLUMNS), rows, (note,))


def _unserved(diagnosis: TerritoryDiagnosis) -> Table:
    """The occupations behind « sans session ici », named."""
    rows = tuple(
        (row.family.label, one.code, one.label)
        for row in diagnosis.gaps.families
        for one in row.unserved or ()
    )
    columns = ("grand domaine du ROME", "code ROME 3.47", "métier")
    note = "Métiers en tension (4 ou 5) qui demandent une formation, sans session à venir ici."
    return Table("Sans session ici", columns, rows, (note, *_generated(diagnosis)))


def _generated(diagnosis: TerritoryDiagnosis) -> tuple[str, ...]:
    """A sheet that leaves its workbook still says that its sessions are generated."""
    return (GENERATED,) if diagnosis.supply.is_demonstration else ()


def _short(figure: Figure) -> tuple[Cell, ...]:
    """Value, bound, absence: what ``_COUNTED`` names."""
    value, bound, _, _, absence = figure_cells(figure.quantity)
    return value, bound, absence


def _value(figure: Figure | None) -> Cell:
    """The number, or the word of its absence."""
    if figure is None:
        return None
    quantity = figure.quantity
    return ABSENCES[quantity.absence] if quantity.absence else quantity.value


def _why(figure: Figure) -> Cell:
    return figure.what or None if isinstance(figure, Unavailable) else None


def _period(figure: Figure) -> str:
    return "" if isinstance(figure, Unavailable) else figure.period

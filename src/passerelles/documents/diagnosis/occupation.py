"""The diagnosis of an occupation as a report and as a spreadsheet."""

from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    NeedHere,
    OccupationDiagnosis,
    OccupationNeeds,
    OccupationTensions,
)
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.documents.charts import BarChart, Point, point_of
from passerelles.documents.diagnosis.sheets import definition_table, source_table
from passerelles.documents.diagnosis.studies import studies_part, studies_table
from passerelles.documents.diagnosis.tension import METHOD
from passerelles.documents.diagnosis.trade_essentials import (
    leading,
    occupation_essentials,
    places_of,
)
from passerelles.documents.diagnosis.words import (
    CLASSES,
    UNRANKED,
    causes_of,
    cell,
    definitions,
    lacking,
    numbers_of,
    origin,
    rank_text,
)
from passerelles.documents.french import counted, joined, number, period_text, share
from passerelles.documents.report.model import Block, Grid, Key, Part, Picture, Report, Text
from passerelles.documents.tables import FIGURE_COLUMNS, Table, figure_cells

_BARS, _ROWS, _CERTIFICATIONS = 8, 15, 12


def occupation_report(found: OccupationDiagnosis) -> Report:
    own = found.occupation
    where = found.region.name if found.region else "France"
    return Report(
        kind="Diagnostic d’un métier",
        title=own.label,
        subtitle=f"Métier {own.code} · {own.edition_id.replace('-', ' ')} · {where}",
        made_on=found.made_on,
        is_demonstration=found.is_demonstration,
        keys=tuple(_keys(found)),
        essentials=tuple(sentence.text for sentence in occupation_essentials(found)),
        parts=tuple(part for part in _parts(found) if part),
        origins=tuple(map(origin, found.sources)),
        definitions=definitions(found.sources),
    )


def _parts(found: OccupationDiagnosis) -> tuple[Part | None, ...]:
    own = (_needs(found), _tensions(found), _training(found), _sectors(found))
    return (*own, studies_part(found.studies))


def occupation_tables(found: OccupationDiagnosis) -> tuple[Table, ...]:
    sheets = (
        _need_table(found),
        _tension_table(found),
        _sector_table(found),
        studies_table(found.studies),
    )
    about = (definition_table(found.sources), source_table(found.sources))
    return (*(sheet for sheet in sheets if sheet.rows), *about)


def _keys(found: OccupationDiagnosis) -> list[Key]:
    keys = []
    if isinstance(found.needs, OccupationNeeds):
        when = f"BMO {period_text(found.needs.period)}"
        keys += [
            Key(cell(found.needs.total), "projets de recrutement", when),
            Key(cell(found.needs.difficult_share), "jugés difficiles", when),
            Key(cell(found.needs.seasonal_share), "saisonniers", when),
        ]
    if isinstance(found.tensions, OccupationTensions):
        classes = found.tensions.by_class
        strong = classes.get(4, 0) + classes.get(5, 0)
        value = f"{number(strong)} sur {number(sum(classes.values()))}"
        about = "territoires en tension forte ou très forte"
        keys.append(Key(value, about, period_text(found.tensions.period)))
    if found.sessions is not None:
        keys.append(Key(number(found.sessions), "sessions de formation à venir"))
    return keys


def _needs(found: OccupationDiagnosis) -> Part:
    title, told = "Projets de recrutement", found.needs
    if isinstance(told, Unavailable):
        missing = [
            lacking(told),
            *([lacking(found.crossing.missing)] if found.crossing.missing else []),
        ]
        codes = [f"{one.label} ({one.key.replace('-', ' ', 1)})" for one in found.crossing.codes]
        known = [Text(f"Ailleurs : {joined(codes)}. {found.crossing.way}")] if codes else []
        return Part(title, (*missing, *known))
    told_apart = len({row.rank for row in told.rows}) > 1
    rank = ("Rang",) if told_apart else ()
    heads = ("Bassin d’emploi", *rank, "Projets", "dont difficiles", "dont saisonniers")
    some = told_apart and any(row.is_shared for row in told.rows[:_ROWS])
    notes = (UNRANKED,) if some else ()
    if told.secret:
        who = counted(told.secret, "bassin a un nombre", "bassins ont un nombre")
        notes = (*notes, f"{who} de projets secret : il n’est pas dans la liste.")
    listed = Grid(
        "Là où le plus de projets sont publiés",
        heads,
        tuple(_need_row(row, ranked=told_apart) for row in told.rows[:_ROWS]),
        numeric=frozenset(range(1, len(heads))),
        notes=notes,
    )
    points = tuple(
        point_of(row.territory.name, row.projects.quantity, cell(row.projects))
        for row in told.rows[:_BARS]
    )
    chart = BarChart(f"Projets par bassin d’emploi, {period_text(told.period)}", "projets", points)
    numbers = numbers_of(found.sources, ("bmo_projects",))
    return Part(title, (*([Picture(chart)] if len(points) > 1 else []), listed), numbers)


def _need_row(row: NeedHere, *, ranked: bool) -> tuple[str, ...]:
    rank = (rank_text(row.rank, shared=row.is_shared),) if ranked else ()
    return (row.territory.name, *rank, *map(cell, (row.projects, row.difficult, row.seasonal)))


def _tensions(found: OccupationDiagnosis) -> Part:
    title, told = "Tension de recrutement", found.tensions
    if isinstance(told, Unavailable):
        return Part(title, (lacking(told),))
    indicator = told.rows[0].tension.index.indicator if told.rows else ""
    points = tuple(
        Point(f"Classe {rank} ({CLASSES[rank]})", float(count), str(count))
        for rank, count in sorted(told.by_class.items(), reverse=True)
    )
    rows = tuple(
        (
            row.territory.name,
            *map(cell, (row.tension.index, row.tension.offers, row.tension.jobseekers)),
            causes_of(row.tension),
        )
        for row in told.rows[:_ROWS]
    )
    listed = Grid(
        "Du plus tendu au moins tendu",
        ("Territoire", "Tension", "Offres", "Demandeurs", "Ce qui pèse (classe 4 ou 5)"),
        rows,
        numeric=frozenset({1, 2, 3}),
        weights=(1, 0, 0, 0, 2),
        notes=tuple(filter(None, [METHOD.get(indicator, "")])),
    )
    chart = BarChart("Territoires par classe de tension", "territoires", points)
    numbers = numbers_of(found.sources, [indicator])
    return Part(title, (Picture(chart), listed), numbers)


def _training(found: OccupationDiagnosis) -> Part:
    blocks: list[Block] = []
    if found.sessions is None:
        blocks.append(Text(uncounted(found), is_missing=True))
    else:
        blocks.append(Text(f"{leading(found.sessions)}, {places_of(found.region)}."))
    if found.certifications:
        rows = tuple(
            (
                one.title or "intitulé non chargé",
                one.id,
                "" if one.level is None else str(one.level),
            )
            for one in found.certifications[:_CERTIFICATIONS]
        )
        caption = f"{len(rows)} des {number(found.certifications_count)} certifications"
        heads = ("Certification", "Code", "Niveau")
        grid = Grid(caption, heads, rows, numeric=frozenset({2}), weights=(3, 1))
        blocks.append(grid)
    return Part("Formations et certifications", tuple(blocks))


def uncounted(found: OccupationDiagnosis) -> str:
    """Why the sessions that lead to the occupation are not counted."""
    if found.occupation.edition_id.startswith("FAP-") and found.crossing.missing:
        return f"Les sessions ne sont pas comptées. {found.crossing.missing.what}"
    return "Les sessions ne sont pas comptées : aucune offre de formation n’est chargée."


def _sectors(found: OccupationDiagnosis) -> Part:
    title = "Secteurs qui recrutent ce métier"
    if found.sectors_missing:
        return Part(title, (lacking(found.sectors_missing),))
    rows = tuple(
        (one.named.label, share(one.part, 1) if one.part else "non publiée")
        for one in found.sectors[:_ROWS]
    )
    caption = "Part des embauches du métier, 2021, France entière"
    heads = ("Activité (NAF)", "Part des embauches")
    return Part(title, (Grid(caption, heads, rows, numeric=frozenset({1})),))


def _need_table(found: OccupationDiagnosis) -> Table:
    columns = ("code du bassin", "bassin d’emploi", "rang", "mesure", *FIGURE_COLUMNS)
    told = found.needs
    if isinstance(told, Unavailable):
        return Table("Besoins", columns, ())
    rows = tuple(
        (
            row.territory.code,
            row.territory.name,
            row.rank,
            name,
            *figure_cells(figure.quantity),
        )
        for row in told.rows
        for name, figure in (
            ("projets", row.projects),
            ("difficiles", row.difficult),
            ("saisonniers", row.seasonal),
        )
    )
    return Table("Besoins", columns, rows, (f"Enquête BMO {told.period}.",))


def _tension_table(found: OccupationDiagnosis) -> Table:
    columns = ("code", "territoire", "tension", "offres", "demandeurs d’emploi", "ce qui pèse")
    told = found.tensions
    if isinstance(told, Unavailable):
        return Table("Tensions", columns, ())
    rows = tuple(
        (
            row.territory.code,
            row.territory.name,
            row.tension.index.quantity.value,
            row.tension.offers.quantity.value,
            row.tension.jobseekers.quantity.value,
            causes_of(row.tension),
        )
        for row in told.rows
    )
    return Table("Tensions", columns, rows, (f"Période : {told.period}.",))


def _sector_table(found: OccupationDiagnosis) -> Table:
    rows = tuple((one.named.code, one.named.label, one.part) for one in found.sectors)
    return Table("Secteurs", ("code NAF", "activité", "part des embauches"), rows)

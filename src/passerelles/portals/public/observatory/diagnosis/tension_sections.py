"""Tensions, what explains them, green occupations."""

from collections.abc import Mapping, Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    BasinNearby,
    OccupationTension,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts.model import Point
from passerelles.documents.diagnosis import nearby, said
from passerelles.documents.diagnosis.words import CAUSES, CLASSES
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import counted, joined
from passerelles.domain.observatory.difficulties import Cause
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    Line,
    Part,
    Row,
    Section,
    Table,
)

_FIRST = 15
_METHOD = {
    "tension_index": "Classes de 1 (très faible) à 5 (très forte), publiées en 2021 par métier du "
    "ROME et bassin d’emploi ; à classe égale, les offres les plus nombreuses d’abord. Les classes "
    "sont les cinquièmes de 2014-2018 : en 2021, bien plus d’un métier sur cinq est en classe 5. "
    "La tension de 2019, par famille professionnelle, se mesure "
    "autrement : elle n’est pas ici.",
    "tension_fap": "Classes de 1 (très faible) à 5 (très forte), publiées en 2019 par famille "
    "professionnelle (FAP 2009), dont les métiers du ROME tiennent lieu de titre. La tension de "
    "2021, par métier du ROME, n’est publiée que par bassin d’emploi et se mesure autrement.",
}


def tensions(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.tensions
    title = "Tensions de recrutement"
    if isinstance(found, Unavailable):
        return Section("tensions", title, (Part(warnings=(parts.missing(found),)),))
    spread = class_parts(found.by_class, "métiers", (Line(said.tension_counts(found)),))
    strong = Part(
        title="Métiers en tension forte ou très forte",
        table=_table("Du plus tendu au moins tendu", found.rows[:_FIRST]),
        notes=(_METHOD[found.indicator],),
    )
    return Section("tensions", title, (spread, strong))


def difficulties(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.difficulties
    title = "Ce qui explique les difficultés"
    if isinstance(found, Unavailable):
        return Section("difficultes", title, (Part(warnings=(parts.missing(found),)),))
    shown = (
        (
            "Autre chose que les compétences",
            found.other_than_skills,
            "Conditions de travail, emploi instable ou éloignement pèsent, et la formation n’est "
            "pas spécifique : ces métiers ne comptent jamais comme un besoin de formation.",
        ),
        (
            "Les deux à la fois",
            found.both,
            "La formation est spécifique, mais former ne suffira pas : le reste pèse aussi.",
        ),
        ("Une formation spécifique", found.skills, "Le métier s’ouvre mal sans sa formation."),
        (
            "Rien de net",
            found.unexplained,
            "Ni la formation, ni les conditions, ni l’éloignement ne sont de classe 4 ou 5.",
        ),
    )
    lead = Part(lines=(Line(said.difficulty_share(found)),))
    return Section("difficultes", title, (lead, *(_explained(*part) for part in shown)))


def green(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.green
    title = "Métiers de la transition écologique"
    lines = []
    if found.offers.quantity.value is not None:
        text = f"Offres en ligne pour des métiers verts : {figure_text(found.offers)}."
        lines.append(Line(text, parts.figure_address(found.offers)))
    if found.missing:
        why = f"Tension des métiers verts : {figure_text(found.missing)}."
        part = Part(lines=tuple(lines), warnings=(why,), notes=tuple(said.green_notes(found)))
        return Section("vert", title, (part,))
    if not found.rows:
        lines.append(Line(f"Aucun métier vert du {found.edition} n’a de tension publiée ici."))
        return Section("vert", title, (Part(lines=tuple(lines)),))
    caption = f"Métiers que le {found.edition} marque « verts », dont la tension est publiée ici"
    table = _table(caption, found.rows)
    part = Part(lines=tuple(lines), table=table, notes=tuple(said.green_notes(found)))
    return Section("vert", title, (part,))


def _explained(title: str, rows: Sequence[OccupationTension], lead: str) -> Part:
    count = counted(len(rows), "métier", "métiers")
    if not rows:
        return Part(f"{title} : aucun métier")
    table = _table(title, rows[:_FIRST])
    more = len(rows) - _FIRST
    notes = (
        (f"{counted(more, 'autre métier', 'autres métiers')} dans le tableur.",) if more > 0 else ()
    )
    return Part(
        f"{title} : {count}", (Line(lead),), table=table, notes=notes, folded="Voir les métiers"
    )


def nearby_tensions(one: BasinNearby) -> Part:
    """The first tensions of a basin, in the diagnosis of a zone that has none of its own."""
    return Part(table=_table(nearby.tense_caption(one), one.tense))


def class_parts(by_class: Mapping[int, int], what: str, lines: tuple[Line, ...] = ()) -> Part:
    """How many occupations, or basins (``what``), in each class."""
    title = f"Nombre de {what} par classe de tension"
    points = tuple(
        Point(f"{number}, {CLASSES[number]}", float(count), str(count))
        for number, count in by_class.items()
    )
    rows = tuple(Row(Cell(p.label), (parts.number_cell(p.text),)) for p in points)
    columns = (parts.text_column("Classe de tension"), parts.number_column(what.capitalize()))
    table = Table(title, columns, rows)
    return Part(lines=lines, chart=parts.bars(title, what, points), table=table)


def _table(caption: str, rows: Sequence[OccupationTension]) -> Table:
    """Offers and jobseekers come with the instrument of 2021 only (ROME)."""
    editions = {row.occupation.edition_id for row in rows}
    of_rome = any(edition.startswith("ROME-") for edition in editions)
    names = joined([edition.replace("-", " ") for edition in sorted(editions)])
    market = (parts.number_column("Offres"), parts.number_column("Demandeurs"))
    columns = (
        parts.text_column(f"Métier ({names})"),
        parts.number_column("Tension"),
        *(market if of_rome else ()),
        parts.text_column("Ce qui pèse (classe 4 ou 5)"),
    )
    return Table(caption, columns, tuple(_row(row, market=of_rome) for row in rows))


def _row(row: OccupationTension, *, market: bool) -> Row:
    figures = (row.index, *((row.offers, row.jobseekers) if market else ()))
    causes = joined([CAUSES[cause] for cause in Cause if cause in row.causes])
    return Row(
        parts.occupation_cell(row.occupation),
        (*map(parts.figure_cell, figures), Cell(causes or "rien de net")),
    )

"""Tensions, what explains them, green occupations."""

from collections.abc import Sequence
from dataclasses import replace

from passerelles.apps.observatory.reads.diagnosis.facts import GREEN_OFFERS
from passerelles.apps.observatory.reads.diagnosis.values import (
    Difficulties,
    GreenOccupations,
    OccupationTension,
    Tensions,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts import BarChart, Point
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.words import CLASSES, causes_of, cell, lacking, numbers_of
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import counted, number
from passerelles.documents.report.model import Grid, Part, Picture, Text

_ROWS, _GREEN = 8, 6
_NAMED = 4  # occupations that a cell can bear
METHOD = {
    "tension_index": "Classes publiées en 2021 par métier du ROME et bassin d’emploi. Les classes "
    "sont les cinquièmes de 2014-2018 : en 2021, bien plus d’un métier sur cinq est en classe 5. "
    "La tension de 2019, par famille professionnelle, se mesure autrement : elle n’est pas ici.",
    "tension_fap": "Classes publiées en 2019 par famille professionnelle (FAP 2009). La tension de "
    "2021, par métier du ROME, n’est publiée que par bassin d’emploi et se mesure autrement.",
}
KINDS = (
    (
        "other_than_skills",
        "Autre chose que les compétences",
        "conditions de travail, emploi instable ou éloignement : jamais un besoin de formation",
    ),
    ("both", "Les deux à la fois", "former ne suffira pas, le reste pèse aussi"),
    ("skills", "Une formation spécifique", "le métier s’ouvre mal sans sa formation"),
    ("unexplained", "Rien de net", "aucune de ces composantes n’est de classe 4 ou 5"),
)


def tensions(diagnosis: TerritoryDiagnosis) -> Part:
    title, found = "Tensions de recrutement", diagnosis.tensions
    if isinstance(found, Unavailable):
        return Part(title, (lacking(found),))
    text = said.tension_counts(found)
    caption = "Les premiers métiers en tension forte ou très forte"
    pictures = [Picture(_by_class(found))]
    if isinstance(diagnosis.difficulties, Difficulties):
        pictures.append(Picture(_by_cause(diagnosis.difficulties)))
    listed = grid(caption, found.rows[:_ROWS], nomenclature=found.nomenclature)
    if method := METHOD.get(found.indicator):
        listed = replace(listed, notes=(method,))
    numbers = numbers_of(diagnosis.sources, [found.indicator])
    return Part(title, (Text(text), *pictures, listed), numbers)


def difficulties(diagnosis: TerritoryDiagnosis) -> Part | None:
    """None where no tension is published: the section above says it."""
    found = diagnosis.difficulties
    if isinstance(found, Unavailable):
        return None
    rows = tuple(
        (f"{title} : {lead}", number(len(getattr(found, name))), _names(getattr(found, name)))
        for name, title, lead in KINDS
    )
    heads = ("Ce qui explique la tension", "Métiers", "Les premiers")
    caption = "Les métiers en tension, chacun compté une fois"
    listed = Grid(caption, heads, rows, numeric=frozenset({1}), weights=(1.3, 0, 2.2))
    numbers = numbers_of(diagnosis.sources, _measured(diagnosis))
    lead = Text(said.difficulty_share(found))
    return Part("Ce qui explique les difficultés", (lead, listed), numbers)


def green(diagnosis: TerritoryDiagnosis) -> Part:
    title, found = "Métiers de la transition écologique", diagnosis.green
    codes = (*_measured(diagnosis), GREEN_OFFERS)
    numbers = numbers_of(diagnosis.sources, codes)
    offers = _green_offers(found)
    if found.missing:
        why = lacking(found.missing, "Tension des métiers verts" if offers else "")
        return Part(title, (*offers, why), numbers)
    if not found.rows:
        told = f"Aucun des métiers verts du {found.edition} n’a de tension publiée ici."
        return Part(title, (*offers, Text(told)), numbers)
    caption = f"Métiers que le {found.edition} marque « verts », dont la tension est publiée ici"
    listed = grid(caption, found.rows[:_GREEN], nomenclature="ROME 3.47")
    return Part(title, (*offers, listed), numbers)


def _green_offers(found: GreenOccupations) -> tuple[Text, ...]:
    if found.offers.quantity.value is None:
        return ()
    text = f"Offres en ligne pour des métiers verts : {figure_text(found.offers)}."
    return Text(text), Text(" ".join(said.green_notes(found)), is_note=True)


def grid(caption: str, rows: Sequence[OccupationTension], *, nomenclature: str) -> Grid:
    """Offers and jobseekers come with the instrument of 2021 only (ROME)."""
    market = nomenclature.startswith("ROME")
    figures = ("Tension", *(("Offres", "Demandeurs") if market else ()))
    told = tuple(
        (
            row.occupation.label,
            *map(cell, (row.index, *((row.offers, row.jobseekers) if market else ()))),
            causes_of(row),
        )
        for row in rows
    )
    heads = (f"Métier ({nomenclature})", *figures, "Ce qui pèse (classe 4 ou 5)")
    numeric = frozenset(range(1, len(figures) + 1))
    return Grid(caption, heads, told, numeric=numeric, weights=_weights(heads))


def _weights(heads: Sequence[str]) -> tuple[float, ...]:
    """The causes of a tension want more room than the name of its occupation."""
    return (1.0, *[0.0] * (len(heads) - 2), 1.3)


def _measured(diagnosis: TerritoryDiagnosis) -> list[str]:
    found = diagnosis.tensions
    return [] if isinstance(found, Unavailable) else [found.indicator]


def _by_class(found: Tensions) -> BarChart:
    points = tuple(
        Point(f"Classe {rank} ({CLASSES[rank]})", float(count), str(count))
        for rank, count in sorted(found.by_class.items(), reverse=True)
    )
    return BarChart("Métiers par classe de tension", "métiers", points)


def _by_cause(found: Difficulties) -> BarChart:
    sized = [(title, len(getattr(found, name))) for name, title, _ in KINDS]
    points = tuple(Point(title, float(count), str(count)) for title, count in sized)
    return BarChart("Ce qui explique les tensions 4 et 5", "métiers", points)


def _names(rows: Sequence[OccupationTension]) -> str:
    named = [row.occupation.label for row in rows[:_NAMED]]
    more = len(rows) - len(named)
    rest = [f"et {counted(more, 'autre', 'autres')}"] if more > 0 else []
    return " ; ".join([*named, *rest]) or "aucun"

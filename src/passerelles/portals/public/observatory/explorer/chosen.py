"""What can be shown of what is asked; where nothing can, which choices have figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.explorer.figures import Choice
from passerelles.apps.observatory.reads.explorer.grid import (
    COUNTRY,
    Cell,
    SubjectKeys,
    grid,
    subjects,
)
from passerelles.apps.observatory.reads.explorer.subjects import subject, subjects_of
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.editions import sources
from passerelles.documents.french import joined, period_text
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.asked import Asked
from passerelles.portals.public.observatory.explorer.words import (
    HEADS,
    LAST_INSTRUMENTS,
    LEVEL_SLUGS,
    SLUG_LEVELS,
    THEMES,
    by_level,
)
from passerelles.portals.public.reference.values import Link

_PROPOSED = 8
NOTHING = SubjectKeys(has_total=False, occupations=(), sectors=())


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on what cannot be shown as asked, and the choices that have figures."""

    sentence: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown: ``asked`` with its blanks filled; ``choice`` is None when nothing can be."""

    asked: Asked
    indicator: Indicator
    cells: tuple[Cell, ...] = ()
    subjects: SubjectKeys = NOTHING
    choice: Choice | None = None
    notes: tuple[Note, ...] = ()

    @property
    def kind(self) -> str:
        return SLUG_LEVELS.get(self.asked.level, "")


def by_theme(codes: Sequence[str]) -> list[Indicator]:
    """Those indicators in the order of the list of choices, what one looks for first."""
    order = list(THEMES)
    found = [indicators()[code] for code in codes]
    return sorted(
        found,
        key=lambda i: (
            order.index(i.theme),
            LAST_INSTRUMENTS.index(i.instrument) if i.instrument in LAST_INSTRUMENTS else -1,
            i.code not in HEADS,
            i.measure != "count",
            i.name,
        ),
    )


def chosen(asked: Asked) -> Chosen | None:
    """What is shown of what is asked; None when no figure at all is loaded."""
    known = grid()
    if not known:
        return None
    indicator = indicators()[asked.indicator] if asked.indicator else by_theme(list(known))[0]
    found = Chosen(replace(asked, indicator=indicator.code), indicator)
    if indicator.code not in known:
        return replace(found, notes=(_not_loaded(indicator),))
    return _with_level(replace(found, cells=known[indicator.code]))


def _not_loaded(indicator: Indicator) -> Note:
    known = sources()
    links = tuple(
        Link(known[source].name if source in known else source, reverse("source", args=[source]))
        for source in indicator.sources
    )
    said = "sa source" if len(links) == 1 else "l’une de ses sources"
    return Note(f"« {indicator.name} » n’a encore aucun chiffre ici. Chargez {said} :", links)


def _with_level(found: Chosen) -> Chosen:
    kinds = list(dict.fromkeys(cell.kind for cell in found.cells))
    kind = found.kind or _default_level(kinds, found.asked.region)
    found = replace(found, asked=replace(found.asked, level=LEVEL_SLUGS[kind]))
    if kind in kinds:
        return _with_period(found)
    there = joined([by_level(other) for other in kinds])
    sentence = f"Cet indicateur existe {there}, pas {by_level(kind)}."
    links = tuple(
        Link(f"Voir {by_level(other)}", found.asked.but(level=LEVEL_SLUGS[other]).address)
        for other in kinds
    )
    return replace(found, notes=(Note(sentence, links),))


def _default_level(kinds: Sequence[str], region: str) -> str:
    """The shortest list that compares territories: inside a region, not the region alone."""
    inside = [kind for kind in kinds if kind not in (TerritoryKind.REGION, COUNTRY)]
    return (inside or kinds)[0] if region else kinds[0]


def _with_period(found: Chosen) -> Chosen:
    periods = [cell.period for cell in found.cells if cell.kind == found.kind]
    period, notes = found.asked.period or periods[0], found.notes
    if period not in periods:
        sentence = (
            f"Cet indicateur n’a pas de chiffres {by_level(found.kind)} pour "
            f"{period_text(period)} : voici {period_text(periods[0])}."
        )
        period, notes = periods[0], (Note(sentence),)
    return _with_subject(
        replace(
            found,
            asked=replace(found.asked, period=period),
            subjects=subjects(found.indicator.code, found.kind, period),
            notes=notes,
        )
    )


def _with_subject(found: Chosen) -> Chosen:
    asked, known = found.asked, found.subjects
    named = asked.occupation or asked.sector
    if not named and not known.has_total:
        return replace(found, notes=(*found.notes, _choose_one(found)))
    if asked.occupation and asked.sector:
        return replace(found, notes=(*found.notes, _one_of_both(found)))
    if named and named not in known.occupations + known.sectors:
        return replace(found, notes=(*found.notes, _elsewhere(found, named)))
    choice = Choice(
        indicator=found.indicator.code,
        kind=found.kind,
        period=asked.period,
        region=asked.region,
        occupation=asked.occupation,
        sector=asked.sector,
        edition=asked.edition,
    )
    return replace(found, choice=choice)


def _choose_one(found: Chosen) -> Note:
    what = "métier" if found.subjects.occupations else "secteur"
    listed = subjects_of(found.subjects.occupations or found.subjects.sectors)
    field = "occupation" if found.subjects.occupations else "sector"
    links = tuple(
        Link(one.label, found.asked.but(**{field: one.key}).address) for one in listed[:_PROPOSED]
    )
    sentence = (
        f"Cet indicateur n’a pas de total tous {what}s confondus. Choisissez un {what} dans la "
        "liste, ou commencez par l’un de ceux-ci :"
    )
    return Note(sentence, links)


def _one_of_both(found: Chosen) -> Note:
    asked = found.asked
    return Note(
        "Aucun chiffre ne croise un métier et un secteur. Gardez l’un des deux :",
        (
            Link(subject(asked.occupation).label, asked.but(sector="").address),
            Link(subject(asked.sector).label, asked.but(occupation="").address),
        ),
    )


def _elsewhere(found: Chosen, named: str) -> Note:
    """Where the occupation or sector has figures: at other levels, the same period."""
    asked, code = found.asked, found.indicator.code
    links = [
        Link(f"Ce choix existe {by_level(cell.kind)}", asked.but(level=_slug(cell)).address)
        for cell in found.cells
        if cell.period == asked.period and cell.kind != found.kind
        if named in _all(subjects(code, cell.kind, cell.period))
    ]
    if found.subjects.has_total:
        whole = asked.but(occupation="", sector="")
        links.append(Link("Voir le total, tous métiers et secteurs", whole.address))
    have = len(_all(found.subjects))
    sentence = (
        f"« {subject(named).label} » n’a pas de chiffre dans cet indicateur "
        f"{by_level(found.kind)}. {have} choix de la liste en ont."
        if have
        else f"Cet indicateur ne se détaille pas {by_level(found.kind)} : il donne un total."
    )
    return Note(sentence, tuple(links))


def _all(known: SubjectKeys) -> tuple[str, ...]:
    return known.occupations + known.sectors


def _slug(cell: Cell) -> str:
    return LEVEL_SLUGS[cell.kind]

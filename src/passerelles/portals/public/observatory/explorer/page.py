"""An exploration as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import Http404
from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import (
    Choice,
    PlacedFigure,
    editions_of,
    figures,
    series,
    shows_demonstration,
)
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY, subjects
from passerelles.apps.observatory.reads.explorer.places import place, regions
from passerelles.apps.observatory.reads.explorer.subjects import subject
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.editions import sources
from passerelles.documents.charts import Figure, figure_of
from passerelles.documents.french import counted, joined, period_text
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer import charts, table
from passerelles.portals.public.observatory.explorer.addresses import diagnosis_address
from passerelles.portals.public.observatory.explorer.asked import Asked
from passerelles.portals.public.observatory.explorer.chosen import Chosen, Note
from passerelles.portals.public.observatory.explorer.words import by_level, edition_text, level_name
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.paging import Page

_ENOUGH_IN_TIME = 2


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The figures of one territory along time; no chart below two periods.

    ``note`` says why it is not the territory asked.
    """

    name: str
    note: str
    chart: Figure | None
    diagnosis: str
    lines: tuple[charts.SeriesLine, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why two indicators make no cloud."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Exploration:
    """Everything under the form."""

    title: str
    subtitle: str
    sources: tuple[Link, ...]
    headings: tuple[table.Heading, table.Heading]
    rows: tuple[table.Row, ...]
    is_ranked: bool
    pages: Page
    notes: tuple[str, ...]
    map: Figure | None
    without_map: str
    series: SeriesView | None
    scatter: Figure | None
    refusal: Refusal | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Explored:
    """What was read for one choice, before any sentence; ``editions``: all that give figures."""

    found: Chosen
    choice: Choice
    figures: tuple[PlacedFigure, ...]
    editions: tuple[str, ...] = ()

    @property
    def observed(self) -> list[Observed]:
        return [figure.observed for figure in self.figures]


def explored(found: Chosen) -> Explored | None:
    """The figures of a choice; None when there is nothing to read.

    Of the newest edition, saying so, when the one asked gives none.
    """
    choice = found.choice
    if choice is None:
        return None
    read = figures(choice)
    if choice.edition and choice.edition not in read.editions:
        note = Note(f"L’édition « {choice.edition[:60]} » ne donne pas ce chiffre.")
        asked = replace(found.asked, edition="")
        choice = replace(choice, edition="")
        found = replace(found, asked=asked, choice=choice, notes=(*found.notes, note))
        read = figures(choice)
    elif not choice.edition and len(read.editions) > 1:
        note = Note(
            f"{len(read.editions)} éditions ou scénarios donnent ces chiffres : voici "
            f"« {edition_text(read.editions[0])} ». Choisissez-en un autre dans la liste."
        )
        found = replace(found, notes=(*found.notes, note))
    return Explored(found, choice, read.placed, read.editions)


def empty_region(found: Chosen) -> Note:
    """The region has no figure: the whole country has some."""
    whole = Link("Voir toute la France", found.asked.but(region="", territory="").address)
    return Note(
        f"Aucun chiffre en {_region_name(found.asked.region)} pour ce choix. D’autres régions en "
        "ont.",
        (whole,),
    )


def title_of(found: Chosen) -> str:
    """« Projets de recrutement : couvreurs, par bassin d’emploi, Occitanie, 2024 »."""
    return f"{found.indicator.name} : {', '.join(details_of(found))}"


def details_of(found: Chosen) -> list[str]:
    asked = found.asked
    named = asked.occupation or asked.sector
    parts = [subject(named).label if named else "", by_level(found.kind)]
    if found.kind != COUNTRY:
        parts.append(_region_name(asked.region) if asked.region else "France")
    return [part for part in (*parts, period_text(asked.period)) if part]


def exploration(seen: Explored) -> Exploration:
    found, indicator, asked = seen.found, seen.found.indicator, seen.found.asked
    listed = table.ranked(seen.figures, asked.sort)
    page = _page(asked, len(listed.figures))
    start = (page.number - 1) * table.PER_PAGE
    title = title_of(found)
    in_time = _series(seen)
    drawn = charts.zone_map(seen.figures, indicator, title=title, region=asked.region)
    cloud, refusal = _scatter(seen)
    return Exploration(
        title=indicator.name,
        subtitle=", ".join(details_of(found)),
        sources=source_links(seen.observed),
        headings=table.headings(
            asked, value=_value_heading(indicator), territory=level_name(found.kind)
        ),
        rows=table.rows(
            listed.figures[start : start + table.PER_PAGE], listed.ranks, asked, indicator
        ),
        is_ranked=listed.is_ranked,
        pages=page,
        notes=_notes(listed, seen),
        map=figure_of(drawn) if drawn else None,
        without_map="" if drawn or found.kind == COUNTRY else _no_map(seen),
        series=in_time,
        scatter=cloud,
        refusal=refusal,
        is_demonstration=shows_demonstration(seen.observed),
    )


def source_links(seen: Sequence[Observed]) -> tuple[Link, ...]:
    """The sources of those figures, with the edition of each."""
    known = sources()
    return tuple(
        Link(
            known[source].name if source in known else source,
            reverse("source", args=[source]),
            edition_text(edition),
        )
        for source, edition in editions_of(seen)
    )


def _value_heading(indicator: Indicator) -> str:
    unit = indicator.definition.unit
    return f"{indicator.name} ({unit})" if unit not in ("", "%") else indicator.name


def _region_name(code: str) -> str:
    return next((region.name for region in regions() if region.code == code), code)


def _page(asked: Asked, total: int) -> Page:
    number, count = int(asked.page or 1), max(1, -(-total // table.PER_PAGE))
    if number > count:
        raise Http404(f"La page {number} n’existe pas : cette liste s’arrête à la page {count}.")
    near = {step: replace(asked, page=str(number + step)).address for step in (-1, 1)}
    return Page(
        number=number,
        count=count,
        total=total,
        previous=near[-1] if number > 1 else "",
        next=near[1] if number < count else "",
    )


def _no_map(seen: Explored) -> str:
    if len(seen.figures) == 1:
        return "Pas de carte : un seul territoire a un chiffre."
    if any(figure.place.centre for figure in seen.figures):
        return (
            "Pas de carte : aucune de ces valeurs n’est connue exactement, une teinte dirait plus "
            "que l’on n’en sait. Les intervalles sont dans le tableau."
        )
    return "Pas de carte : la position de ces territoires n’est pas chargée."


def _notes(listed: table.Ranking, seen: Explored) -> tuple[str, ...]:
    notes = []
    if any(one.quantity.value is None for one in seen.observed):
        notes.append(_absences(seen))
    if table.has_bounds(seen.figures):
        notes.append(
            "« Au moins » : une partie du total est secrète, le vrai nombre est égal ou supérieur."
        )
    if listed.shares:
        notes.append(
            "Le signe « = » après un rang : ces territoires ont la même valeur, ou des valeurs "
            "qui se recouvrent ; rien ne dit lequel vient devant."
        )
    if not listed.is_ranked and len(listed.figures) > 1:
        notes.append(
            "Pas de rang : ces valeurs sont égales, se recouvrent ou ne sont que des minimums ; "
            "rien ne dit laquelle est la plus grande. La liste suit la valeur connue."
        )
    return tuple(notes)


def _absences(seen: Explored) -> str:
    lost = [o for o in seen.observed if o.quantity.value is None]
    secret = sum(o.quantity.absence == "secret" for o in lost)
    told = []
    if secret:
        told.append(f"{counted(secret, 'valeur secrète', 'valeurs secrètes')}")
    if len(lost) > secret:
        told.append(f"{counted(len(lost) - secret, 'valeur absente', 'valeurs absentes')}")
    return f"{joined(told)} : ni zéro, ni moyenne. Elles restent en fin de liste, sans rang."


def _series(seen: Explored) -> SeriesView | None:
    """The territory asked, else the region or the country around, else the first of the list."""
    found, asked, note = seen.found, seen.found.asked, ""
    kind, code = (found.kind, asked.territory) if asked.territory else _around(seen)
    past = _past(seen, kind, code)
    if not past and asked.territory:
        note = f"Le territoire « {asked.territory[:40]} » n’a pas de chiffre pour ce choix."
        kind, code = _around(seen)
        past = _past(seen, kind, code)
    if not past:
        return None
    where = place(kind, code, past[-1].geography)
    title = f"{found.indicator.name} : {where.name}"
    enough = len(past) >= _ENOUGH_IN_TIME
    return SeriesView(
        name=where.name,
        note=note,
        chart=figure_of(charts.series_chart(past, found.indicator, title)) if enough else None,
        diagnosis=diagnosis_address(where),
        lines=charts.series_lines(past, found.indicator),
    )


def _past(seen: Explored, kind: str, code: str) -> list[Observed]:
    return charts.in_time(series(replace(seen.choice, kind=kind), code))


def _around(seen: Explored) -> tuple[str, str]:
    """The territory whose series is shown when none is asked."""
    found, asked = seen.found, seen.found.asked
    kinds = {cell.kind for cell in found.cells}
    if asked.region and TerritoryKind.REGION in kinds:
        return TerritoryKind.REGION, asked.region
    if not asked.region and COUNTRY in kinds:
        return COUNTRY, "FR"
    first = table.ranked(seen.figures, "").figures[0]
    return found.kind, first.place.code


def _scatter(seen: Explored) -> tuple[Figure | None, Refusal | None]:
    """The cloud of both indicators, or why there is none; neither when none is asked."""
    code = seen.found.asked.second
    if not code:
        return None, None
    second = indicators()[code]
    if refusal := _refusal(seen.found, second):
        return None, Refusal("Ces deux indicateurs ne se croisent pas", refusal)
    others = figures(replace(seen.choice, indicator=code)).placed
    pair = (seen.found.indicator, second)
    title = f"{second.name} selon {seen.found.indicator.name} : {', '.join(details_of(seen.found))}"
    cloud = charts.scatter(seen.figures, others, pair, title)
    if not cloud.dots:
        return None, Refusal("Rien à croiser ici", _nothing_exact(seen.found, cloud.note))
    return figure_of(cloud), None


def _nothing_exact(found: Chosen, note: str) -> str:
    detailed = found.asked.occupation or found.asked.sector or not found.subjects.occupations
    remedy = "" if detailed else " Choisissez un métier : plus de valeurs y sont connues."
    return f"Aucun territoire n’a les deux valeurs exactes. {note}{remedy}"


def _refusal(found: Chosen, second: Indicator) -> str:
    first, asked = found.indicator, found.asked
    if first.code == second.code:
        return "Un indicateur ne se croise pas avec lui-même : choisissez-en un autre."
    if first.instrument != second.instrument:
        return (
            f"« {first.name} » et « {second.name} » ne viennent pas de la même enquête ou du même "
            "fichier : populations et dates diffèrent, un graphique commun tromperait."
        )
    named = subjects(second.code, found.kind, asked.period)
    subject_key = asked.occupation or asked.sector
    has_it = subject_key in named.occupations + named.sectors if subject_key else named.has_total
    if not has_it:
        return (
            f"« {second.name} » n’a pas de chiffre {by_level(found.kind)} pour "
            f"{period_text(asked.period)} et ce choix : il n’y a rien à croiser."
        )
    return ""

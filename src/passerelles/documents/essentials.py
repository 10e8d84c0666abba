"""« L’essentiel » of a diagnosis: a few plain sentences, each backed by its figures.

The page and the PDF say the same thing: it is written once, here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.diagnosis.values import (
    CoveringZone,
    Difficulties,
    Figure,
    Identity,
    LabourMarket,
    Needs,
    Supply,
    Tensions,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.documents.french import (
    FIXED,
    counted,
    interval_text,
    joined,
    number,
    period_text,
    quantity_text,
    share,
)
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound

THIS = {
    TerritoryKind.REGION: "cette région",
    TerritoryKind.DEPARTEMENT: "ce département",
    TerritoryKind.EMPLOYMENT_BASIN: "ce bassin d’emploi",
    TerritoryKind.EMPLOYMENT_ZONE: "cette zone d’emploi",
    TerritoryKind.EPCI: "cette intercommunalité",
}
_NAMED = 3  # occupations that a sentence can bear
_MOST_RATES = 3
_HALF = 50.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """``figures`` are those that it says, in their order."""

    text: str
    figures: tuple[Figure, ...] = ()


def essentials(diagnosis: TerritoryDiagnosis) -> tuple[Sentence, ...]:
    """Five to eight sentences; what cannot be said is told as such, never guessed."""
    this = THIS[TerritoryKind(diagnosis.territory.kind)]
    found = [_people(this, diagnosis.identity), *_jobs(diagnosis.market)]
    if isinstance(diagnosis.needs, Needs):
        found += _needs(diagnosis.needs)
    else:
        found.append(_elsewhere(diagnosis.needs, diagnosis.identity.basins))
    if isinstance(diagnosis.tensions, Tensions) and isinstance(
        diagnosis.difficulties, Difficulties
    ):
        found += _tensions(diagnosis.tensions, diagnosis.difficulties)
    found += _unemployment(diagnosis)
    found += _unserved(diagnosis)
    found.append(_supply(this, diagnosis.supply))
    return tuple(found)


def figure_text(figure: Figure) -> str:
    """A figure as its indicator writes it; an absence says what is missing."""
    declared = indicators().get(figure.indicator)
    unit = declared.definition.unit if declared else ""
    decimals = declared.decimals if declared else 0
    missing = figure.what if isinstance(figure, Unavailable) else ""
    return quantity_text(figure.quantity, unit, decimals, missing=missing)


def of(name: str) -> str:
    """« de Toulouse », « d’Agde »; an H is not elided, nobody can tell which ones are mute."""
    return f"d’{name}" if name[:1].upper() in "AEIOUYÀÂÉÈÊËÎÏÔÖÙÛÜŒÆ" else f"de {name}"


def _people(this: str, identity: Identity) -> Sentence:
    where = joined([zone.territory.name for zone in identity.departements[:_MOST_RATES]])
    inside = f" ({where})" if where and len(identity.departements) <= _MOST_RATES else ""
    communes = counted(identity.communes, "commune", "communes")
    people = people_text(identity)
    if not people:
        return Sentence(
            f"{this.capitalize()} réunit {communes}{inside} ; sa population n’est pas connue."
        )
    return Sentence(f"{this.capitalize()} compte {people} dans {communes}{inside}.")


def people_text(identity: Identity) -> str:
    """« 44 761 habitants », « entre 31 200 et 31 807 habitants »; empty when nobody knows."""
    if identity.population is not None:
        return f"{number(identity.population)} habitants"
    return interval_text(identity.between, "habitants") if identity.between else ""


def _jobs(market: LabourMarket) -> Iterator[Sentence]:
    """The jobs counted there, with the divisions that hold the most."""
    if not market.sectors or isinstance(market.jobs, Unavailable):
        return
    first = [one.sector.label for one in market.sectors[:_NAMED]]
    text = (
        f"{figure_text(market.jobs).capitalize()} salariés du secteur privé y étaient comptés "
        f"({period_text(market.jobs.period)}), d’abord dans : {' ; '.join(first)}."
    )
    yield Sentence(text, (market.jobs,))


def _needs(needs: Needs) -> Iterator[Sentence]:
    yield Sentence(_projects(needs), (needs.projects, *(n.projects for n in needs.top[:_NAMED])))
    yield Sentence(seasonal_sentence(needs), (needs.seasonal_share,))
    if needs.difficult_share.quantity.value is not None:
        text = f"Les employeurs jugent difficiles {figure_text(needs.difficult_share)} des projets."
        yield Sentence(text, (needs.difficult_share,))


def _projects(needs: Needs) -> str:
    year, said = period_text(needs.period), figure_text(needs.projects)
    if needs.projects.quantity.value is None:
        return f"Le nombre de recrutements envisagés par les employeurs en {year} : {said}."
    text = f"Les employeurs y envisagent {said} de recrutement en {year} (enquête BMO)"
    first = [
        f"{_lower(need.occupation.label)} ({number(need.projects.quantity.value or 0)})"
        for need in needs.top[:_NAMED]
        if need.projects.quantity.bound is Bound.EXACT
    ]
    return f"{text}, dont : {' ; '.join(first)}." if first else f"{text}."


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}" if label[1:2].islower() else label


def seasonal_sentence(needs: Needs) -> str:
    """Whether seasonal work dominates, when the interval lies wholly on one side of one half."""
    part, ends = figure_text(needs.seasonal_share), bounds_of(needs.seasonal_share)
    if needs.seasonal_share.quantity.value is None:
        return f"La part des emplois saisonniers n’est pas connue : {part}."
    if ends and ends.low > _HALF:
        return f"Les emplois saisonniers dominent : {part} des projets."
    if ends and ends.high < _HALF:
        return f"Les emplois saisonniers sont minoritaires : {part} des projets."
    return f"Les emplois saisonniers font {part} des projets : rien ne dit s’ils dominent."


def bounds_of(figure: Figure) -> Interval | None:
    """Where the true value lies, when both ends are known."""
    quantity = figure.quantity
    if quantity.interval or quantity.value is None:
        return quantity.interval
    exact = quantity.bound is Bound.EXACT
    return Interval(quantity.value, quantity.value) if exact else None


def _elsewhere(needs: Unavailable, basins: Sequence[CoveringZone]) -> Sentence:
    """No figure is borrowed: the reader is told where to find those of the basins."""
    if not basins:
        return Sentence(f"Les besoins de recrutement ne sont pas connus : {needs.what}.")
    names = [f"{zone.territory.name}{_share_of(zone)}" for zone in basins[:_NAMED]]
    more = len(basins) - _NAMED
    rest = f" et {counted(more, 'autre', 'autres')}" if more > 0 else ""
    return Sentence(
        "Les besoins de recrutement et les tensions ne sont pas publiés pour ce territoire : lisez "
        f"ceux de ses bassins d’emploi, {joined(names) if not rest else ', '.join(names)}{rest}."
    )


def _share_of(zone: CoveringZone) -> str:
    if zone.share is None:
        return ""
    said = share(zone.share) if zone.share >= 0.01 else f"moins de 1{FIXED}%"
    return f" ({said} de la population)"


def _tensions(tensions: Tensions, difficulties: Difficulties) -> Iterator[Sentence]:
    strong, other = len(tensions.rows), difficulties.other_than_skills
    verb = "sont" if strong > 1 else "est"
    text = (
        f"Sur {counted(tensions.published, 'métier', 'métiers')} dont la tension est publiée ici "
        f"({period_text(tensions.period)}), {number(strong)} {verb} en tension forte ou très forte."
    )
    if other:
        text += f" {_not_skills(len(other))}"
    rows = (*tensions.rows[:1], *other[:_NAMED])
    yield Sentence(text, tuple(row.index for row in rows))


def _not_skills(other: int) -> str:
    who = "l’un d’eux" if other == 1 else f"{number(other)} d’entre eux"
    return (
        f"Pour {who}, les conditions de travail, l’instabilité de l’emploi ou l’éloignement pèsent "
        "sans que la formation soit spécifique : ce ne sont pas des besoins de formation."
    )


def _unemployment(diagnosis: TerritoryDiagnosis) -> Iterator[Sentence]:
    known = [
        (ref, rate)
        for ref, rate in diagnosis.market.unemployment
        if rate.quantity.value is not None and not isinstance(rate, Unavailable)
    ]
    if not known or len(known) > _MOST_RATES:
        return
    period = getattr(known[0][1], "period", "")
    rates = [f"{ref.name} {figure_text(rate)}" for ref, rate in known]
    text = f"Taux de chômage ({period_text(period)}) : {joined(rates)}."
    if diagnosis.territory.kind != TerritoryKind.DEPARTEMENT:
        text = f"{text[:-1]} ; ce taux n’est publié que par département."
    yield Sentence(text, tuple(rate for _, rate in known))


def _supply(this: str, supply: Supply) -> Sentence:
    if supply.missing:
        return Sentence(f"L’offre de formation n’est pas mesurée : {supply.missing.what}.")
    said = {
        0: f"Aucune session de formation à venir ne se tient dans {this}",
        1: "Une session de formation à venir s’y tient",
    }
    several = f"{number(supply.inside)} sessions de formation à venir s’y tiennent"
    text = said.get(supply.inside, several)
    if supply.rings and supply.centre:
        near, town = supply.rings[0], supply.centre.name
        sessions = counted(near.sessions, "session", "sessions")
        text += f" ; {sessions} à {near.minutes} minutes ou moins {of(town)} en voiture"
    mark = " (données de démonstration)" if supply.is_demonstration else ""
    return Sentence(f"{text}{mark}.")


def _unserved(diagnosis: TerritoryDiagnosis) -> Iterator[Sentence]:
    """Occupations in tension that a training can answer, and that none answers here."""
    families = [one for one in diagnosis.gaps.families if one.unserved is not None]
    wanted = sum(one.in_tension or 0 for one in families)
    alone = [one for family in families for one in family.unserved or ()]
    if not wanted:
        return
    text = f"{counted(wanted, 'métier', 'métiers')} en tension {_call(wanted)} une formation"
    if not alone:
        text += " ; chacun a au moins une session à venir ici"
    else:
        verb = "n’a" if len(alone) == 1 else "n’ont"
        text += f" ; {number(len(alone))} {verb} aucune session à venir ici"
    mark = " (données de démonstration)" if diagnosis.supply.is_demonstration else ""
    yield Sentence(f"{text}{mark}.")


def _call(count: int) -> str:
    return "demande" if count == 1 else "demandent"

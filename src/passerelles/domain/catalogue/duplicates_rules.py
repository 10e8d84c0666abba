"""What speaks for or against two records being one session, each rule with its weight.

Weights are points out of 100: provider, day and place make 80 and a subject at least 8 more. No two
of them are enough, and a contradiction on any of them brings a pair under the threshold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from passerelles.domain.catalogue.duplicates_words import folded, similarity
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

NEAR_TITLE = 0.9
NEAR_NAME = 0.8
NEAR_DAYS = 7
HOURS_TOLERANCE = 0.1
UNKNOWN = PartialDate(None, DatePrecision.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTraits:
    """What two sessions are compared by; an unknown text is empty, an unknown number None.

    ``rank`` is the place of its source in the register. ``hours``: total number of hours.
    """

    id: str
    source: str
    rank: int = 0
    demonstration: bool = False
    action: str = ""
    siret: str = ""
    provider: str = ""
    title: str = ""
    start: PartialDate = UNKNOWN
    end: PartialDate = UNKNOWN
    communes: frozenset[str] = frozenset()
    certifications: frozenset[str] = frozenset()
    mode: str = ""
    programme: str = ""
    contract: str = ""
    hours: int | None = None
    updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: ``weight`` in points, negative when it speaks against.

    ``proves``: strong enough to count among the four that make a pair certain.
    """

    rule: str
    sentence: str
    weight: int
    proves: bool = False


Rule = Callable[[SessionTraits, SessionTraits], Evidence | None]


def same_provider(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if one.siret and one.siret == two.siret:
        return Evidence("siret", f"Même SIRET d’organisme : {one.siret}.", 30, proves=True)
    if one.siret and two.siret and one.siret[:9] == two.siret[:9]:
        return Evidence("siret", f"Deux établissements du même SIREN {one.siret[:9]}.", 20)
    if similarity(one.provider, two.provider) >= NEAR_NAME:
        names = f"« {one.provider} » et « {two.provider} »"
        return Evidence("provider", f"Noms d’organisme proches : {names}.", 20)
    if one.siret and two.siret:
        return Evidence("siret", f"SIRET différents : {one.siret} et {two.siret}.", -20)
    return Evidence("provider", "Les noms d’organisme diffèrent.", -10)


def same_start(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    first, second = one.start.first, two.start.first
    if first is None or second is None:
        return None
    exact = one.start.precision is two.start.precision is DatePrecision.DAY
    if exact and first == second:
        return Evidence("start", f"Même début : {_day(first)}.", 30, proves=True)
    if not exact:
        return _vague_start(one.start, two.start)
    gap = abs((first - second).days)
    said = f"Débuts à {gap} jour{'s' if gap > 1 else ''} d’écart : {_days(first, second)}."
    return Evidence("start", said, 10 if gap <= NEAR_DAYS else -30)


def same_place(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if not one.communes and not two.communes:
        return _no_place(one, two)
    if not one.communes or not two.communes:
        return None
    shared = one.communes & two.communes
    if shared:
        codes = ", ".join(sorted(code.rpartition(":")[2] for code in shared))
        return Evidence("place", f"Même commune (INSEE {codes}).", 20, proves=True)
    return Evidence("place", "Communes différentes.", -30)


def same_certification(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if not one.certifications or not two.certifications:
        return None
    shared = one.certifications & two.certifications
    if shared:
        codes = ", ".join(sorted(shared))
        return Evidence("certification", f"Même certification : {codes}.", 10, proves=True)
    return Evidence("certification", "Certifications différentes.", -30)


def near_title(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    likeness = similarity(one.title, two.title)
    if not one.title or not two.title:
        return None
    if folded(one.title) == folded(two.title):
        return Evidence("title", "Même intitulé.", 10, proves=True)
    if likeness >= NEAR_TITLE:
        said = f"Intitulés presque identiques ({likeness:.0%} de lettres en commun)."
        return Evidence("title", said.replace("%", " %"), 8, proves=True)
    if likeness >= 0.6:
        return Evidence("title", "Intitulés voisins, sans plus.", -5)
    return Evidence("title", "Intitulés différents.", -10)


def same_end(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    first, second = one.end.first, two.end.first
    if first is None or second is None or one.end.precision is not two.end.precision:
        return None
    if first == second:
        return Evidence("end", f"Même fin : {_day(first)}.", 5)
    gap = abs((first - second).days)
    if gap <= NEAR_DAYS:
        return None
    return Evidence("end", f"Fins différentes : {_days(first, second)}.", -5)


def same_hours(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if not one.hours or not two.hours:
        return None
    low, high = sorted((one.hours, two.hours))
    if high - low <= high * HOURS_TOLERANCE:
        return Evidence("hours", f"Durées voisines : {low} h et {high} h.", 5)
    return Evidence("hours", f"Durées différentes : {low} h et {high} h.", -10)


def other_mode(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if one.mode and two.mode and one.mode != two.mode:
        return Evidence("mode", "L’une est à distance ou mixte, l’autre non.", -10)
    return None


def other_programme(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if one.programme and two.programme and one.programme != two.programme:
        said = f"Dispositifs différents : {_both(one.programme, two.programme)}."
        return Evidence("programme", said, -15)
    if one.contract != two.contract:
        return Evidence("contract", "Les contrats d’alternance diffèrent.", -15)
    return None


def same_source(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    """One source rarely gives a session twice; an action often has two groups on the same days."""
    if one.source != two.source:
        return None
    if one.action and one.action == two.action:
        said = "Même source et même action : souvent deux groupes en parallèle."
        return Evidence("source", said, -20)
    return Evidence("source", "Même source : peut-être deux groupes en parallèle.", -15)


RULES: tuple[Rule, ...] = (
    same_source,
    same_provider,
    same_start,
    same_place,
    same_certification,
    near_title,
    same_end,
    same_hours,
    other_mode,
    other_programme,
)


def _vague_start(one: PartialDate, two: PartialDate) -> Evidence:
    (first, last), (start, end) = (one.first, one.last), (two.first, two.last)
    if first and last and start and end and first <= end and start <= last:
        return Evidence("start", "Débuts compatibles, mais l’un n’a pas de jour.", 10)
    return Evidence("start", "Débuts incompatibles.", -30)


def _no_place(one: SessionTraits, two: SessionTraits) -> Evidence | None:
    if one.mode == two.mode == "remote":
        return Evidence("place", "Toutes deux à distance, sans lieu.", 20, proves=True)
    return None


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _days(one: date, two: date) -> str:
    low, high = sorted((one, two))
    return f"{_day(low)} et {_day(high)}"


def _both(one: str, two: str) -> str:
    return " et ".join(sorted((one, two)))

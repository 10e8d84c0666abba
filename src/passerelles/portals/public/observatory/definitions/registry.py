"""What the registry says of an indicator: its role in the plan, its rhythm, who owes its figure."""

from collections.abc import Iterable, Mapping
from datetime import date

from passerelles.apps.indicators.reads.periods import period_rank
from passerelles.documents.french import counted, day
from passerelles.domain.indicators.due import Due, Rhythm, period_start
from passerelles.formats.indicators.definitions import Indicator

_ROLES = {
    "impact": "résultat : ce que les actions changent",
    "deployment": "déploiement : ce que les actions mettent en place",
    "quality": "qualité : comment les actions sont menées",
    "rebound": "effet non voulu, à surveiller",
    "context": "contexte : ce que le plan ne décide pas",
}
_RHYTHMS = {
    "year": "une fois par an",
    "half_year": "deux fois par an",
    "quarter": "chaque trimestre",
    "month": "chaque mois",
    "week": "chaque semaine",
    "once": "mesuré une seule fois",
}


def registry_facts(
    one: Indicator, periods: Iterable[str], *, owners: Mapping[str, str], today: date
) -> list[tuple[str, str]]:
    """Pairs of words; ``owners`` names the institutions by code, ``periods`` are those loaded."""
    facts = (
        ("Rôle", _ROLES[one.role]),
        ("Périodicité", _rhythm(one)),
        ("Prochaine échéance", _due(next_due(one, periods, today), today)),
        ("Institution responsable", owners.get(one.owner, one.owner)),
    )
    return [(label, said) for label, said in facts if said]


def next_due(one: Indicator, periods: Iterable[str], today: date) -> Due | None:
    """When the figure after the newest begun period is due; None when nothing follows."""
    begun = sorted((p for p in periods if period_start(p) <= today), key=period_rank)
    rhythm = Rhythm(one.periodicity, one.lag_days)
    return rhythm.next_after(begun[-1]) if begun else None


def _rhythm(one: Indicator) -> str:
    said, lag = _RHYTHMS[one.periodicity], one.lag_days
    if one.periodicity == "once":
        return said
    if lag == 0:
        return f"{said} ; le chiffre est attendu dès la fin de la période"
    side = "après" if lag > 0 else "avant"
    days = counted(abs(lag), "jour", "jours")
    return f"{said} ; le chiffre est attendu {days} {side} la fin de la période"


def _due(due: Due | None, today: date) -> str:
    if due is None:
        return ""
    late = ", dépassée : le chiffre manque" if due.is_late(today) else ""
    return f"{day(due.on)}{late}"

"""Alerts and data debt, in French, on the page and in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.steering.reads.debt.read import DataDebt, Debt
from passerelles.apps.steering.reads.debt.remedies import Remedy, RemedyKind
from passerelles.documents.french import ABSENCES, counted, day, joined, measured
from passerelles.documents.tables import Table
from passerelles.domain.steering.alerts import Alert, AlertKind

KINDS: Mapping[AlertKind, str] = {
    AlertKind.DECISION_OVERDUE: "Décisions en retard",
    AlertKind.WILL_MISS: "Cibles qui seront manquées",
    AlertKind.FALLING: "Chiffres qui vont dans le mauvais sens",
    AlertKind.LATE_DATA: "Chiffres en retard",
    AlertKind.REVIEW_OVERDUE: "Priorités à revoir",
    AlertKind.STALE_CONFIDENCE: "Météos anciennes",
    AlertKind.UNOWNED_MEASURE: "Engagements sans porteur",
}
NOBODY = "personne"


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert as its row shows it; ``href``: the page where somebody answers it."""

    name: str
    href: str
    sentence: str
    owner: str
    actions: str
    is_demonstration: bool


def alert_groups(
    found: Sequence[Alert], names: Mapping[str, str]
) -> list[tuple[str, list[AlertRow]]]:
    """The rows by kind, in order."""
    groups = [
        (words, [alert_row(one, names) for one in found if one.kind is kind])
        for kind, words in KINDS.items()
    ]
    return [(words, rows) for words, rows in groups if rows]


def alert_row(one: Alert, names: Mapping[str, str]) -> AlertRow:
    return AlertRow(
        name=one.name,
        href=_href(one),
        sentence=sentence(one),
        owner=names.get(one.owner, one.owner) or NOBODY,
        actions=", ".join(one.actions),
        is_demonstration=one.is_demonstration,
    )


def sentence(one: Alert) -> str:
    """What is wrong, with its figures."""
    values = [_value(value, one) for value in one.values if one.about in indicators()]
    since, count = day(one.since), one.values[0] if one.values else 0
    return {
        AlertKind.LATE_DATA: f"Le chiffre était attendu le {since}.",
        AlertKind.DECISION_OVERDUE: f"À faire avant le {since}, et ce n’est pas dit fait.",
        AlertKind.REVIEW_OVERDUE: f"À revoir depuis le {since}\u00a0: plus d’un an sans revue.",
        AlertKind.STALE_CONFIDENCE: f"La météo a plus de six mois (depuis le {since}).",
        AlertKind.UNOWNED_MEASURE: f"{counted(count, 'engagement', 'engagements')} sans "
        "institution qui en réponde.",
        AlertKind.WILL_MISS: f"À ce rythme, {' à l’échéance pour une cible de '.join(values)}.",
        AlertKind.FALLING: f"Trois chiffres dans le mauvais sens\u00a0: {' puis '.join(values)}.",
    }[one.kind]


def debt_rows(found: DataDebt) -> list[dict[str, object]]:
    """The lines of the page."""
    return [
        {
            "rank": rank,
            "blind": len(one.blind),
            "actions": ", ".join(one.actions),
            "blind_actions": ", ".join(one.blind),
            "owner": one.owner,
            "lacking": [
                (lack.indicator.code, lack.indicator.name, ABSENCES[lack.absence])
                for lack in one.lacking
            ],
            "remedies": [(remedy, how(remedy)) for remedy in one.remedies],
        }
        for rank, one in enumerate(found.debts, 1)
    ]


def how(remedy: Remedy) -> str:
    """What to do to bring the data."""
    match remedy.kind:
        case RemedyKind.FETCH:
            return f"lancez «\u00a0passerelles data fetch {remedy.source}\u00a0»"
        case RemedyKind.FILE:
            named = " ou ".join(remedy.files)
            return (
                f"demandez le fichier ({named}), puis «\u00a0passerelles data import FICHIER "
                f"--source {remedy.source}\u00a0»"
            )
        case RemedyKind.DERIVED:
            return (
                "importez l’offre de formation («\u00a0passerelles lheo import FICHIER\u00a0»)"
                "\u00a0: le chiffre s’en calcule"
            )
        case RemedyKind.TYPED:
            return "saisissez la valeur avec sa preuve, ou importez un tableau"


def debt_table(found: DataDebt, address: str) -> Table:
    """The debt as a file, one row an indicator that lacks."""
    return Table(
        title="Données manquantes",
        columns=(
            *("rang", "actions aveugles", "actions servies", "indicateur", "code", "pourquoi"),
            *("qui le doit", "source", "comment faire"),
        ),
        rows=tuple(
            row for rank, one in enumerate(found.debts, 1) for row in _table_rows(rank, one)
        ),
        notes=(
            "Une action aveugle n’a aucun chiffre : tous ses indicateurs manquent.",
            f"Page : {address}",
        ),
    )


def _table_rows(rank: int, one: Debt) -> list[tuple[str | int, ...]]:
    names = joined([remedy.name for remedy in one.remedies])
    ways = " ; ".join(how(remedy) for remedy in one.remedies)
    return [
        (
            rank,
            ", ".join(one.blind),
            ", ".join(one.actions),
            lack.indicator.name,
            lack.indicator.code,
            ABSENCES[lack.absence],
            one.owner,
            names,
            ways,
        )
        for lack in one.lacking
    ]


def _value(value: float, one: Alert) -> str:
    indicator = indicators()[one.about]
    whole = indicator.measure in ("count", "amount") or float(value).is_integer()
    decimals = max(indicator.decimals, 0 if whole else 1)
    return measured(value, indicator.definition.unit, decimals)


def _href(one: Alert) -> str:
    pages = {
        AlertKind.LATE_DATA: "steering_indicator",
        AlertKind.WILL_MISS: "steering_indicator",
        AlertKind.FALLING: "steering_indicator",
        AlertKind.STALE_CONFIDENCE: "steering_sheet",
        AlertKind.UNOWNED_MEASURE: "steering_sheet",
        AlertKind.DECISION_OVERDUE: "steering_decisions",
        AlertKind.REVIEW_OVERDUE: "steering_calendar",
    }
    whole = one.kind in (AlertKind.DECISION_OVERDUE, AlertKind.REVIEW_OVERDUE)
    return reverse(pages[one.kind], args=[] if whole else [one.about])

"""One indicator of the desk, in French."""

from collections.abc import Mapping
from typing import Any

from passerelles.apps.indicators.reads.lineage import Lineage, Making
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.steering.reads.progress_targets import NO_AIM
from passerelles.apps.steering.reads.values.desk import IndicatorDesk
from passerelles.documents.french import day, joined, measured, moment, number, period_text
from passerelles.domain.indicators.quantity import Quantity
from passerelles.formats.indicators.definitions import Definition, Indicator
from passerelles.portals.pro.steering.indicators import charts, sayings, words

_MAKINGS: Mapping[Making, str] = {
    Making.READ: "écrit tel quel dans le fichier du producteur",
    Making.SUMMED: "somme des lignes du fichier, que nous venons de refaire",
    Making.DIVIDED: "part d’un nombre dans un autre",
    Making.COUNTED: "compté dans ce que le site tient déjà",
    Making.BROKEN: "ses lignes ne redonnent plus ce chiffre : ne l’utilisez pas",
}


def page(desk: IndicatorDesk, *, region: str) -> dict[str, Any]:
    """What the page of an indicator shows."""
    computed, aim = desk.progress.computed, desk.progress.aim
    indicator = computed.indicator
    title = f"{indicator.name}, {desk.place}"
    return {
        "indicator": indicator,
        "place": desk.place,
        "value": sayings.value_text(computed),
        "period": period_text(computed.figure.period) if computed.figure else "",
        "figure_address": charts.address(computed.figure) if computed.figure else "",
        "demonstration": desk.progress.is_demonstration,
        "facts": _facts(desk),
        "definitions": [definition(one) for one in reversed(indicator.definitions)],
        "chart": charts.series_figure(computed.series, indicator, aim.trajectory, title),
        "aim": sayings.aim(desk) if aim is not NO_AIM else None,
        "plan": [sayings.plan_line(one, indicator) for one in desk.plan],
        "readings": sayings.readings(desk),
        "maps": _maps(desk, region),
        "territories": [_territorial(one, indicator) for one in desk.territories],
        "details": [
            (words.DETAILS[name], [_detail(name, row, indicator) for row in rows])
            for name, rows in desk.details.items()
        ],
        "lineage": _lineage(desk.lineage) if desk.lineage else None,
        "evidence": desk.evidence,
        "typed": [sayings.typed(one, indicator) for one in desk.typed],
        "disputes": [sayings.dispute(one, indicator) for one in desk.disputes],
    }


def definition(one: Definition) -> dict[str, Any]:
    """A version of a definition as a title and pairs of words."""
    facts = (
        ("Comment c’est calculé", one.formula),
        ("Numérateur", one.numerator),
        ("Dénominateur", one.denominator),
        ("Ce qui est compté", one.population),
        ("Unité", one.unit),
        ("Quel territoire compte", one.whose_territory),
        ("Hypothèse de l’intervalle", one.hypothesis),
        ("Secret statistique", one.secrecy.text),
        ("Relue par", one.reviewer),
    )
    until = f", jusqu’au {day(one.valid_to)}" if one.valid_to else ""
    return {
        "title": f"Version {one.version}, depuis le {day(one.valid_from)}{until}",
        "facts": [(label, words.starting(said)) for label, said in facts if said],
    }


def _facts(desk: IndicatorDesk) -> list[tuple[str, str]]:
    computed = desk.progress.computed
    indicator = computed.indicator
    due = computed.due
    late = " (en retard)" if computed.is_late else ""
    facts = (
        ("Qui doit le chiffre", desk.owner),
        ("Mesuré", words.PERIODICITIES[indicator.periodicity]),
        (
            "Prochaine échéance",
            f"{day(due.on)}{late}, pour la période qui finit le {day(due.period_end)}"
            if due
            else "",
        ),
        ("Sens", words.DIRECTIONS[indicator.direction]),
        ("Ce qu’il dit", words.ROLES[indicator.role]),
        sayings.carried(desk),
        ("Actions du plan", joined([f"A{number_}" for number_ in indicator.actions])),
        ("Ce qui manque", ", ".join(computed.missing)),
    )
    return [(label, words.starting(said)) for label, said in facts if said]


def _maps(desk: IndicatorDesk, region: str) -> list[Any]:
    indicator = desk.progress.computed.indicator
    drawn = [
        charts.map_figure(
            one,
            indicator,
            region,
            f"{indicator.name}, {words.KINDS[one.kind].lower()}, {period_text(one.period)}",
        )
        for one in desk.territories[:2]
        if one.kind in ("departement", "employment_basin")
    ]
    return [one for one in drawn if one]


def _territorial(one: Any, indicator: Indicator) -> dict[str, Any]:
    return {
        "name": words.KINDS.get(one.kind, one.kind),
        "period": period_text(one.period),
        "rows": [
            {
                "name": figure.place.name,
                "key": f"{figure.place.kind}:{figure.place.code}",
                "value": charts.figure_text(figure.observed, indicator),
                "href": charts.address(figure.observed),
            }
            for figure in one.figures
        ],
    }


def _detail(name: str, row: Observed, indicator: Indicator) -> dict[str, str]:
    key = getattr(row.dimensions, name)
    said = words.SEXES.get(key) or (f"Niveau {key}" if name == "level" else key)
    value = charts.figure_text(row, indicator)
    return {"name": said, "value": value, "href": charts.address(row)}


def _lineage(found: Lineage) -> dict[str, Any]:
    figure = found.observed
    return {
        "making": _MAKINGS[found.making],
        "is_broken": found.making is Making.BROKEN,
        "source": figure.source,
        "edition": figure.edition,
        "version": figure.definition_version,
        "rows": number(found.row_count),
        "has_rows": found.row_count > 0,
        "since": moment(figure.known_since),
        "counts": _counts(figure.quantity),
        "files": [(file.name, file.sha256, moment(file.imported_at)) for file in found.files],
    }


def _counts(quantity: Quantity) -> str:
    if quantity.numerator is None or quantity.denominator is None:
        return ""
    return f"{measured(quantity.numerator, '')} sur {measured(quantity.denominator, '')}"

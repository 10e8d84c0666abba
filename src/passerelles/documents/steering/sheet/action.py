"""The sheet of an action on one A4 page: what a meeting needs before the eyes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from passerelles.apps.steering.reads.progress import ActionProgress, IndicatorProgress
from passerelles.apps.steering.reads.sheet import BudgetYear, MeasureTold, Sheet
from passerelles.documents.french import counted, day, joined, quantity_text
from passerelles.documents.report.pdf import tied
from passerelles.documents.steering.words import (
    STANDINGS,
    STATES,
    UNTOLD,
    WEATHERS,
    distance_text,
    euros,
    execution_text,
    gap_text,
    missing_text,
    share_text,
)
from passerelles.documents.typst import compile_pdf

_MOST_INDICATORS, _MOST_STEPS, _LONGEST = 6, 4, 170
# Points of the measures: more of them are printed smaller, so that the page stays one.
_SIZES = ((16, 8.4), (26, 8.0), (99, 7.4))


def action_pdf(sheet: Sheet, progress: ActionProgress, *, on: date) -> bytes:
    """The tagged PDF (PDF/UA-1) of one page."""
    return compile_pdf("action.typ", tied(_data(sheet, progress, on)), on=on)


def _data(sheet: Sheet, progress: ActionProgress, on: date) -> dict[str, Any]:
    measures = [one for one in sheet.measures if not one.is_context]
    return {
        "title": f"{sheet.code}. {sheet.name}",
        "place": f"{sheet.orientation[1]} › {sheet.priority[1]}",
        "made": f"Établi le {day(on)}",
        "demonstration": sheet.is_demonstration
        or any(one.is_demonstration for one in progress.indicators),
        "aim": sheet.aim,
        "facts": list(_facts(sheet)),
        "readings": list(_readings(progress)),
        "indicators": _indicators(progress),
        "measures-title": f"Les {counted(len(measures), 'engagement', 'engagements')} du plan",
        "measure-size": next(size for most, size in _SIZES if len(measures) <= most),
        "measures": [_measure(one) for one in measures],
        "budget": _budget(sheet),
        "next": list(_next(sheet)),
        "origin": f"CPRDFOP, ligne {sheet.line} du texte. Un engagement non renseigné n’est pas un "
        "engagement à zéro.",
    }


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield "Pilote", sheet.owner_name
    yield "Personne", sheet.person_name or UNTOLD
    dates = f"{day(sheet.starts_on) or '?'} au {day(sheet.ends_on) or '?'}"
    yield "Dates", dates if sheet.starts_on or sheet.ends_on else UNTOLD
    yield "Territoire", sheet.territory or "toute la région"
    yield "Partenaires", joined([one.name for one in sheet.partners]) or UNTOLD


def _readings(progress: ActionProgress) -> Iterator[tuple[str, str, str]]:
    done = progress.execution
    share = share_text(done) if done else ""
    yield "Exécution", execution_text(done), f"part faite : {share}" if share else ""
    aimed = [one for one in progress.indicators if one.aim.trajectory is not None]
    first = aimed[0] if aimed else None
    name = first.computed.indicator.name if first else "aucune cible complète"
    yield "Distance à la cible", distance_text(first.distance) if first else UNTOLD, name
    yield "Écart à la trajectoire", _gap(first) if first else UNTOLD, name
    told = progress.confidence
    weather = WEATHERS[told.weather].capitalize() if told else UNTOLD
    yield "Confiance du pilote", weather, f"{told.text} ({day(told.on)})" if told else ""


def _gap(one: IndicatorProgress) -> str:
    declared = one.computed.indicator
    return gap_text(one.gap, declared.definition.unit, declared.decimals)


def _indicators(progress: ActionProgress) -> dict[str, Any]:
    kept = sorted(progress.indicators, key=lambda one: (not one.is_followed, one.code))
    rows = [_indicator(one) for one in kept[:_MOST_INDICATORS]]
    more = len(kept) - len(rows)
    notes = [f"Et {more} autres sur la page de l’action."] if more > 0 else []
    return {
        "caption": "Le dernier chiffre de chaque indicateur, et sa cible",
        "heads": ("Indicateur", "Chiffre", "Période", "Position"),
        "rows": rows,
        "numeric": (),
        "strong": (),
        "weights": (2.4, 1.3, 0.9, 1.6),
        "notes": notes,
    }


def _indicator(one: IndicatorProgress) -> tuple[str, str, str, str]:
    computed = one.computed
    declared = computed.indicator
    value = quantity_text(computed.quantity, declared.definition.unit, declared.decimals)
    mark = " (démonstration)" if one.is_demonstration else ""
    period = computed.figure.period if computed.figure else ""
    return f"{declared.name}{mark}", value, period, missing_text(one) or STANDINGS[one.standing]


def _measure(one: MeasureTold) -> tuple[str, str, str]:
    words = one.text if len(one.text) <= _LONGEST else f"{one.text[: _LONGEST - 1].rstrip()}…"
    return one.code.partition(".")[2], words, STATES[one.state]


def _budget(sheet: Sheet) -> dict[str, Any]:
    rows = [_year(one) for one in sheet.budget]
    if len(rows) > 1:
        rows.append(("Ensemble", *map(euros, sheet.totals)))
    return {
        "caption": "Trois colonnes qui ne s’additionnent pas",
        "heads": ("Année", "Prévu", "Engagé", "Payé"),
        "rows": rows,
        "numeric": (1, 2, 3),
        "strong": (),
        "weights": (),
        "notes": (),
    }


def _year(one: BudgetYear) -> tuple[str, ...]:
    return str(one.year), *map(euros, one.totals)


def _next(sheet: Sheet) -> Iterator[str]:
    waiting = [one for one in sheet.steps if one.done_on is None]
    for one in waiting[:_MOST_STEPS]:
        late = ", en retard" if one.is_late else ""
        yield f"{one.title} ({one.kind_label}, {day(one.due_on) or 'sans échéance'}{late})"

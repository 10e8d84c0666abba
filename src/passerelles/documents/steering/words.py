"""The words of steering that documents and pages share: weather, states, standings, readings."""

from collections.abc import Callable
from decimal import Decimal
from math import inf

from passerelles.apps.steering.reads.progress import IndicatorProgress
from passerelles.apps.steering.reads.progress_targets import NO_AIM, Missing
from passerelles.documents.french import counted, day, joined, measured, number
from passerelles.domain.steering.budget import BudgetTotal
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import Execution, MeasureState
from passerelles.domain.steering.progress import Reading
from passerelles.domain.steering.standing import Standing

UNTOLD = "non renseigné"
WEATHERS = {
    Weather.SUN: "soleil",
    Weather.BRIGHT: "éclaircies",
    Weather.CLOUD: "nuages",
    Weather.STORM: "orage",
}
WEATHER_MEANINGS = {
    Weather.SUN: "Soleil : l’action avance comme prévu",
    Weather.BRIGHT: "Éclaircies : elle avance, avec des points à surveiller",
    Weather.CLOUD: "Nuages : des difficultés que nous n’avons pas encore levées",
    Weather.STORM: "Orage : l’action est bloquée ou en grand retard",
}
STATES = {
    MeasureState.UNTOLD: UNTOLD,
    MeasureState.NOT_BEGUN: "pas commencé",
    MeasureState.RUNNING: "en cours",
    MeasureState.DONE: "fait",
    MeasureState.DROPPED: "abandonné",
}
STANDINGS = {
    Standing.AHEAD: "en avance",
    Standing.ON_TRACK: "dans les temps",
    Standing.BEHIND: "en retard",
    Standing.UNDECIDED: "indécis",
    Standing.BLIND: "aveugle",
}
MISSING = {
    Missing.TRAJECTORY: "aucune cible n’est posée",
    Missing.BASELINE: "la valeur de départ",
    Missing.BASELINE_DAY: "la date de départ",
    Missing.TARGET: "la valeur à atteindre",
    Missing.TARGET_DAY: "la date à laquelle l’atteindre",
    Missing.ORDER: "les points de la trajectoire ne sont pas dans l’ordre des dates",
}


def standing_counted(standing: Standing, count: int) -> str:
    """« 2 aveugles », « 1 en retard »: only the first of these words agrees."""
    agrees = standing is Standing.BLIND and count > 1
    return f"{count} {STANDINGS[standing]}{'s' if agrees else ''}"


def execution_text(execution: Execution | None) -> str:
    """« 3 faits sur 20, 12 non renseignés »."""
    if execution is None:
        return "rien n’est annoncé"
    untold = execution.total - execution.told
    said = f"{counted(execution.done, 'fait', 'faits')} sur {execution.total}"
    return f"{said}, {counted(untold, UNTOLD, 'non renseignés')}" if untold else said


def share_text(execution: Execution) -> str:
    """« 25 % » when every state is known, else « entre 15 % et 75 % »."""
    low, high = number(100 * execution.low), number(100 * execution.high)
    return f"{low} %" if low == high else f"entre {low} % et {high} %"


def amount_text(amount: Decimal) -> str:
    """« 1 500 € », « 1 500,50 € »."""
    return f"{number(float(amount), 2 if amount % 1 else 0)} €"


def euros(total: BudgetTotal) -> str:
    """« 1 500 € », with how many lines it leaves out."""
    if not total.lines:
        return UNTOLD
    known = UNTOLD if total.known is None else amount_text(total.known)
    if not total.unknown or total.known is None:
        return known
    return f"{known} ({counted(total.unknown, 'ligne inconnue', 'lignes inconnues')})"


def distance_text(reading: Reading) -> str:
    """« 62 % du chemin », never clipped: « −12 % du chemin » goes away from the target."""
    ends = _ends(reading, lambda value: f"{number(100 * value)} %")
    return f"{ends} du chemin" if ends else UNTOLD


def gap_text(reading: Reading, unit: str, decimals: int) -> str:
    """« +3 places »: the figure less what the trajectory expects on its day."""
    return _ends(reading, lambda value: difference_text(value, unit, decimals)) or UNTOLD


def missing_text(one: IndicatorProgress) -> str:
    """What keeps a reading from being made, by name; empty when nothing does."""
    if one.aim is NO_AIM or Missing.TRAJECTORY in one.aim.missing:
        return MISSING[Missing.TRAJECTORY]
    lacks = [MISSING[missing] for missing in one.aim.missing]
    if one.computed.figure is None or one.computed.quantity.value is None:
        lacks.append("le chiffre de l’indicateur")
    return f"il manque {joined(lacks)}" if lacks else ""


def aim_text(one: IndicatorProgress) -> str:
    """« de 12 % (31 décembre 2022) à 24 % (31 décembre 2028) », or what is told of the end."""
    aim, unit = one.aim, one.computed.indicator.definition.unit
    decimals = one.computed.indicator.decimals
    if aim.trajectory is None:
        by = f" avant le {day(aim.target_on)}" if aim.target_on else ""
        if aim.target is not None:
            return f"atteindre {measured(aim.target, unit, decimals)}{by}"
        times = number(aim.times, int(aim.times % 1 > 0)) if aim.times else ""
        return f"multiplier par {times} la valeur de départ{by}" if times else ""
    start, end = aim.trajectory.baseline, aim.trajectory.target
    return (
        f"de {measured(start.value, unit, decimals)} ({day(start.on)}) "
        f"à {measured(end.value, unit, decimals)} ({day(end.on)})"
    )


def difference_text(value: float, unit: str, decimals: int) -> str:
    """« +3 places »; between two percentages, « −7,0 points »."""
    said = measured(value, "points" if unit == "%" else unit, decimals)
    return f"+{said}" if round(value, decimals) > 0 else said


def _ends(reading: Reading, say: Callable[[float], str]) -> str:
    low, high = reading.low, reading.high
    if low is None or high is None:
        return ""
    if low == high:
        return say(low)
    if high == inf:
        return f"au moins {say(low)}"
    if low == -inf:
        return f"au plus {say(high)}"
    return f"entre {say(low)} et {say(high)}"

"""What the public reads of a disagreement: who, which other value, how. No judgement."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.apps.steering.reads.values.disputes import Dispute
from passerelles.documents.french import measured, period_text
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class DisputeNote:
    """``settled``: the sentence of the arbitration that keeps both figures; empty while open."""

    title: str
    sentence: str
    source: str
    method: str
    settled: str
    is_demonstration: bool


def notes(found: Sequence[Dispute], indicator: Indicator) -> list[DisputeNote]:
    """One note a disagreement that still stands beside a figure."""
    return [_note(one, indicator) for one in found]


def _note(one: Dispute, indicator: Indicator) -> DisputeNote:
    shown = _said(one.contested, indicator) if one.contested is not None else "aucun chiffre"
    value = _said(one.value, indicator)
    where = f"{one.place}, {period_text(one.period)}"
    return DisputeNote(
        title=f"Contesté par {one.institution} : autre valeur, autre méthode",
        sentence=f"{where} : {value}, là où ce site affichait {shown}.",
        source=one.source,
        method=one.method,
        settled=one.arbitration,
        is_demonstration=one.is_demonstration,
    )


def _said(value: float, indicator: Indicator) -> str:
    decimals = max(indicator.decimals, 0 if float(value).is_integer() else 1)
    return measured(value, indicator.definition.unit, decimals)

"""What the API says of the sessions, trainings or bodies that a figure of the offer counted."""

from typing import Literal

from django.utils import timezone
from ninja import Schema
from pydantic import Field

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.measures.behind import RowsBehind, rows_behind
from passerelles.apps.observatory.reads.measures.counted_rows import CountedRow
from passerelles.apps.reference.reads.lists.windows import Window
from passerelles.formats.common.rejection import UnreadableFile

FIRST = 20


class CountedRowAnswer(Schema):
    """Une session, une formation ou un organisme que le chiffre a compté."""

    number: str = Field(description="Numéro, chez celui qui publie.")
    title: str = Field(description="Intitulé.")
    provider: str = Field(description="Organisme.")
    answer: Literal["yes", "no", "unsaid"] = Field(
        description="yes (compte au numérateur), no (seulement au dénominateur) ou unsaid (l’offre "
        "ne le dit pas)."
    )
    seats: float | None = Field(description="Places ; nul quand l’offre ne les dit pas.")
    address: str = Field(description="Page sur ce site.")


class CountedAnswer(Schema):
    """Ce que le chiffre a compté dans l’offre, recompté à l’instant."""

    unit: Literal["session", "seat", "training", "provider"] = Field(
        description="Ce qui est compté : session, seat (place), training ou provider (organisme)."
    )
    total: int = Field(description="Nombre de lignes comptées.")
    numerator: float | None = Field(description="Numérateur recompté ; nul sans numérateur.")
    denominator: float | None = Field(description="Dénominateur recompté ; nul sans dénominateur.")
    agrees: bool = Field(
        description="Vrai quand l’offre d’aujourd’hui redonne le chiffre ; faux quand elle a "
        "changé depuis la mesure."
    )
    first: list[CountedRowAnswer] = Field(description="Les premières lignes, sur « total ».")


def counted_answer(figure: Observed) -> CountedAnswer | None:
    """The rows behind a figure measured on the offer; None for any other figure."""
    try:
        found = rows_behind(figure, Window(limit=FIRST), today=timezone.localdate())
    except UnreadableFile:  # without any territory, nothing was measured either
        return None
    return None if found is None else _answer(found)


def _answer(found: RowsBehind) -> CountedAnswer:
    return CountedAnswer(
        unit=found.unit.value,
        total=found.count,
        numerator=found.numerator,
        denominator=found.denominator,
        agrees=found.agrees,
        first=list(map(_row, found.rows)),
    )


def _row(row: CountedRow) -> CountedRowAnswer:
    return CountedRowAnswer(
        number=row.number,
        title=row.title,
        provider=row.provider,
        answer=row.answer,
        seats=row.seats,
        address=row.address,
    )

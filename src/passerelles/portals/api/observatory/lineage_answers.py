"""What the API says of the making of a figure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.apps.indicators.reads.definitions import definition_of
from passerelles.apps.indicators.reads.lineage import Lineage, Making
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.measures.offer_files import offer_files
from passerelles.portals.api.observatory.counted_answers import CountedAnswer, counted_answer
from passerelles.portals.api.observatory.definition_answers import (
    DefinitionAnswer,
    definition_answer,
)
from passerelles.portals.api.observatory.observation_answers import (
    ObservationAnswer,
    observation_answers,
)
from passerelles.portals.api.shared.answers import Page, Total, known

MakingCode = Literal["read", "summed", "divided", "counted", "broken"]


class RowAnswer(Schema):
    """Une ligne lue dans un fichier."""

    origin: str = Field(description="Fichier et ligne : « bmo_2024.xlsx:12 ».")
    observation: ObservationAnswer = Field(description="Ce que dit cette ligne.")


class RowPage(Page[RowAnswer]):
    """Une page de lignes."""


class Rows(Total[RowAnswer]):
    """Le début de la liste des lignes."""

    address: str = Field(description="Adresse de la liste entière, page après page.")


class FileAnswer(Schema):
    """Un fichier importé."""

    name: str = Field(description="Nom du fichier.")
    sha256: str = Field(description="Empreinte SHA-256 du fichier, gardé tel qu’il est venu.")
    imported_at: datetime = Field(description="Fin de l’import.")
    address: str | None = Field(
        description="Adresse de téléchargement ; nul pour un fichier fourni localement."
    )


class LineageAnswer(Schema):
    """Ce qui a fait un chiffre."""

    observation: ObservationAnswer = Field(description="Le chiffre.")
    making: MakingCode = Field(
        description="read (lu tel quel dans le fichier), summed (somme des lignes, vérifiée), "
        "divided (part de deux nombres), counted (compté dans le fichier, enregistrement par "
        "enregistrement, ou dans l’offre et les chiffres que ce service tient déjà) ou broken (les "
        "lignes ne donnent plus ce chiffre : signalez-le)."
    )
    definition: DefinitionAnswer = Field(description="La définition appliquée.")
    rows: Rows = Field(description="Les lignes lues dont le chiffre est fait.")
    secret_rows: int = Field(description="Nombre de ces lignes que le producteur garde secrètes.")
    counts: list[ObservationAnswer] = Field(
        description="Les deux nombres d’une part : ce qui est divisé, puis ce qui divise."
    )
    counted: CountedAnswer | None = Field(
        description="Les lignes de l’offre qu’un chiffre du catalogue a comptées ; nul pour tout "
        "autre chiffre."
    )
    files: list[FileAnswer] = Field(
        description="Les fichiers de l’import qui a donné ce chiffre ; pour un chiffre mesuré sur "
        "l’offre, ceux du dernier import de chaque source de l’offre."
    )


def row_answers(found: Sequence[Observed]) -> list[RowAnswer]:
    return _rows(found, observation_answers(found))


def lineage_answer(found: Lineage) -> LineageAnswer:
    figure, *others = observation_answers((found.observed, *found.counts, *found.rows))
    counts, rows = others[: len(found.counts)], others[len(found.counts) :]
    counted = counted_answer(found.observed) if found.making is Making.COUNTED else None
    files = offer_files(found.observed) if counted else found.files
    return LineageAnswer(
        observation=figure,
        making=found.making.value,
        definition=definition_answer(
            definition_of(found.observed.indicator, found.observed.definition_version)
        ),
        rows=Rows(
            total=found.row_count,
            first=_rows(found.rows, rows),
            address=f"/api/v1/observations/{found.observed.id}/rows",
        ),
        secret_rows=found.secret_rows,
        counts=counts,
        counted=counted,
        files=[
            FileAnswer(
                name=file.name,
                sha256=file.sha256,
                imported_at=file.imported_at,
                address=known(file.address),
            )
            for file in files
        ],
    )


def _rows(found: Sequence[Observed], answers: Sequence[ObservationAnswer]) -> list[RowAnswer]:
    return [
        RowAnswer(origin=row.origin, observation=answer)
        for row, answer in zip(found, answers, strict=True)
    ]

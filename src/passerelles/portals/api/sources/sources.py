"""The register of sources, with what the last import of each one read, kept and refused."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from passerelles.apps.harvest.reads.journal import RunValue, SourceLine, source_lines
from passerelles.apps.reference.reads.lists.windows import cut
from passerelles.portals.api.shared.answers import DEMONSTRATION, PROBLEMS, Page, known
from passerelles.portals.api.shared.etag import by_content
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Sources"])
router.add_decorator(by_content, mode="view")


class EditionAnswer(Schema):
    """Une édition que la source a donnée."""

    name: str = Field(description="Nom de l’édition, par exemple « ROME 4.60 ».")
    published_on: date = Field(description="Jour de publication.")
    in_force: bool = Field(description="Vrai quand l’édition est en vigueur.")


class RunAnswer(Schema):
    """Un import : les nombres comptent des enregistrements de la source."""

    status: str = Field(
        description="running (en cours), succeeded (réussi), refused (refusé : trop "
        "d’enregistrements en quarantaine), failed (échoué) ou interrupted (interrompu)."
    )
    started_at: datetime = Field(description="Début.")
    finished_at: datetime | None = Field(
        description="Fin ; nul si l’import n’est pas allé au bout."
    )
    editions: str | None = Field(description="Éditions lues ; nul quand aucune ne l’a été.")
    read: int = Field(description="Enregistrements lus : gardés et refusés.")
    kept: int = Field(description="Enregistrements gardés.")
    refused: int = Field(
        description="Enregistrements refusés, mis en quarantaine avec leur raison."
    )
    warnings: int = Field(description="Enregistrements gardés avec un doute.")


class SourceAnswer(Schema):
    """Une source du registre."""

    id: str = Field(description="Identifiant stable de la source.")
    name: str = Field(description="Nom.")
    owner: str = Field(description="Producteur.")
    licence: str = Field(description="Licence.")
    page: str | None = Field(description="Adresse officielle ; nul pour ce que nous avons écrit.")
    rhythm: str = Field(description="Rythme de publication.")
    editions: list[EditionAnswer] = Field(description="Éditions chargées, la plus récente d’abord.")
    last_run: RunAnswer | None = Field(description="Dernier import ; nul si aucun n’a été tenté.")
    last_success: RunAnswer | None = Field(
        description="Dernier import réussi, celui qui est servi ; nul si aucun n’a réussi."
    )
    demonstration: bool = DEMONSTRATION


class SourcePage(Page[SourceAnswer]):
    """Une page de sources."""


@router.get(
    "/sources",
    response={200: SourcePage, **PROBLEMS},
    operation_id="list_sources",
    summary="Lire le registre des sources",
)
def sources(request: HttpRequest, query: Query[PageQuery]) -> object:
    """D’où vient chaque donnée : producteur, licence, éditions, et ce que l’import a lu."""
    batch = cut(source_lines(), window(request, query), key=lambda line: line.id)
    return page(request, batch.map(_source))


def _source(line: SourceLine) -> SourceAnswer:
    return SourceAnswer(
        id=line.id,
        name=line.name,
        owner=line.owner,
        licence=line.licence,
        page=known(line.page),
        rhythm=line.rhythm,
        editions=[
            EditionAnswer(name=e.name, published_on=e.published_on, in_force=e.in_force)
            for e in line.editions
        ],
        last_run=_run(line.last_run),
        last_success=_run(line.last_success),
        demonstration=line.is_demonstration,
    )


def _run(run: RunValue | None) -> RunAnswer | None:
    if run is None:
        return None
    return RunAnswer(
        status=run.status,
        started_at=run.started_at,
        finished_at=run.finished_at,
        editions=known(run.editions),
        read=run.read,
        kept=run.kept,
        refused=run.refused,
        warnings=run.warnings,
    )

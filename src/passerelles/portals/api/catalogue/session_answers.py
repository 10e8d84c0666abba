"""What the API says of a session found."""

from collections.abc import Mapping
from datetime import date

from ninja import Schema
from pydantic import Field

from passerelles.apps.catalogue.reads.rows import RowPlace, SessionRow
from passerelles.apps.catalogue.search.answers import (
    FoundSession,
    Relaxation,
    SearchAnswer,
    UnderstoodOccupation,
)
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, known


class SessionProvider(Schema):
    """L’organisme responsable."""

    name: str = Field(description="Nom.")
    siret: str | None = Field(description="SIRET ; nul quand il n’est pas donné.")
    id: str = Field(description="Identifiant, stable d’un import à l’autre.")


class SessionPlace(Schema):
    """Le lieu le plus proche de la commune demandée, à défaut le premier."""

    label: str = Field(description="Ville, ou nom du lieu.")
    insee: str | None = Field(description="Code INSEE de la commune ; nul si elle est inconnue.")
    lat: float | None = Field(description="Latitude (WGS 84) ; nulle quand elle est inconnue.")
    lon: float | None = Field(description="Longitude (WGS 84) ; nulle quand elle est inconnue.")


class SessionCertification(Schema):
    """La certification visée."""

    code: str = Field(description="Code au répertoire, par exemple « RNCP37780 ».")
    title: str = Field(description="Intitulé.")


class SessionLine(Schema):
    """Une session de formation."""

    id: str = Field(description="Identifiant, stable d’un import à l’autre.")
    title: str = Field(description="Intitulé de la formation.")
    provider: SessionProvider = Field(description="Organisme responsable.")
    place: SessionPlace | None = Field(description="Lieu ; nul quand aucun n’est donné.")
    distance_km: float | None = Field(
        description="Distance à vol d’oiseau, de commune à commune ; nulle si elle est inconnue."
    )
    minutes: int | None = Field(
        description="Trajet en voiture, estimé ; nul s’il est inconnu. Rien n’est dit sans voiture."
    )
    start: date | None = Field(description="Premier jour possible du début ; nul si inconnu.")
    start_precision: str = Field(description="day, month, year, unknown ou open.")
    end: date | None = Field(description="Premier jour possible de la fin ; nul si inconnu.")
    end_precision: str = Field(description="day, month, year, unknown ou open (sans fin prévue).")
    mode: str | None = Field(description="onsite, blended ou remote ; nul si inconnu.")
    level_out: int | None = Field(description="Niveau atteint (1 à 8) ; nul si inconnu.")
    certification: SessionCertification | None = Field(
        description="Certification visée ; nulle s’il n’y en a pas."
    )
    occupations: list[Coded] = Field(description="Métiers visés, avec l’édition de leur code.")
    programme: str | None = Field(description="Dispositif ; nul quand aucun n’est dit.")
    seats: int | None = Field(
        description="Places restantes annoncées ; nul quand ce n’est pas dit."
    )
    seats_on: date | None = Field(
        description="Jour où elles ont été annoncées ; nul s’il n’est pas dit."
    )
    green: bool = Field(description="Un des trois périmètres de la transition écologique.")
    updated_at: date | None = Field(
        description="Dernière mise à jour ; nulle quand elle n’est pas dite."
    )
    demo: bool = DEMONSTRATION


class RelaxedOccupation(Coded):
    """Un métier proche."""

    label: str = Field(description="Nom du métier.")


class RelaxedStep(Schema):
    """Un élargissement."""

    kind: str = Field(description="radius, occupations, remote ou words.")
    sentence: str = Field(description="Ce qui a été élargi, en une phrase.")
    radius_km: float | None = Field(description="Nouveau rayon ; nul quand il n’a pas changé.")
    occupations: list[RelaxedOccupation] = Field(description="Métiers proches proposés.")


class Relaxed(Schema):
    """Comment la recherche a été élargie, quand rien n’y répondait."""

    sentence: str = Field(description="Tout ce qui a été élargi, en clair.")
    steps: list[RelaxedStep] = Field(description="Chaque élargissement, dans l’ordre.")


class SessionPage(Schema):
    """Une page de sessions."""

    count: int = Field(description="Nombre de sessions qui répondent.")
    facets: dict[str, dict[str, int]] | None = Field(
        description="Pour chaque filtre, le nombre de sessions par valeur, les autres filtres "
        "étant gardés ; nul si « facets » n’est pas demandé."
    )
    relaxed: Relaxed | None = Field(
        description="Élargissement ; nul quand la recherche n’en a pas eu besoin."
    )
    next: str | None = Field(description="Curseur de la page suivante ; nul à la dernière page.")
    results: list[SessionLine] = Field(description="Les sessions de cette page.")


def session_page(
    answer: SearchAnswer, rows: Mapping[str, SessionRow], *, facets: bool
) -> SessionPage:
    return SessionPage(
        count=answer.total,
        facets={str(f): dict(counts) for f, counts in answer.facets.items()} if facets else None,
        relaxed=_relaxed(answer.relaxed),
        next=known(answer.next_cursor),
        results=[session_line(rows[one.id], one) for one in answer.sessions if one.id in rows],
    )


def session_line(row: SessionRow, found: FoundSession) -> SessionLine:
    place = nearest_place(row, found)
    return SessionLine(
        id=row.id,
        title=row.title,
        provider=SessionProvider(
            id=row.provider_id, name=row.provider_name, siret=known(row.provider_siret)
        ),
        place=_place(place) if place else None,
        distance_km=found.km,
        minutes=found.minutes,
        start=row.start.first,
        start_precision=row.start.precision,
        end=row.end.first,
        end_precision=row.end.precision,
        mode=known(row.mode),
        level_out=row.level_out,
        certification=_certification(row),
        occupations=[Coded(edition=one.edition, code=one.code) for one in row.occupations],
        programme=known(row.programme),
        seats=row.seats,
        seats_on=row.seats_on,
        green=row.green,
        updated_at=row.updated_on,
        demo=row.demonstration,
    )


def nearest_place(row: SessionRow, found: FoundSession) -> RowPlace | None:
    """The place that the search measured, else the first one."""
    measured = [place for place in row.places if place.key == found.place]
    return next(iter(measured or row.places), None)


def _place(place: RowPlace) -> SessionPlace:
    return SessionPlace(
        label=place.label, insee=known(place.insee), lat=place.latitude, lon=place.longitude
    )


def _certification(row: SessionRow) -> SessionCertification | None:
    if row.certification is None:
        return None
    code, title = row.certification
    return SessionCertification(code=code, title=title)


def _relaxed(steps: tuple[Relaxation, ...]) -> Relaxed | None:
    if not steps:
        return None
    return Relaxed(
        sentence=" ".join(step.sentence for step in steps),
        steps=[
            RelaxedStep(
                kind=step.kind,
                sentence=step.sentence,
                radius_km=step.radius_km,
                occupations=[_occupation(one) for one in step.occupations],
            )
            for step in steps
        ],
    )


def _occupation(one: UnderstoodOccupation) -> RelaxedOccupation:
    return RelaxedOccupation(edition=one.edition, code=one.code, label=one.label)

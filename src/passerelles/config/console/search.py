"""`passerelles search …`: the index of the sessions, and a search from the terminal."""

import json
import time
from typing import TYPE_CHECKING, Any

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup, Refusal

if TYPE_CHECKING:
    from passerelles.apps.catalogue.reads.rows import SessionRow
    from passerelles.apps.catalogue.search.answers import FoundSession, SearchAnswer
    from passerelles.domain.catalogue.search_request import SearchRequest

_NOTHING = "Aucune session à venir : l’offre est vide, ou rien n’y répond."
SORTS = {"pertinence": "relevance", "date": "soonest", "distance": "nearest"}


@click.group(cls=FrenchGroup, help="Construit l’index des formations et y cherche.")
def search() -> None:
    """Hold the commands about the search of sessions."""


@search.command(help="Reconstruit l’index de recherche à partir de la base.")
def index() -> None:
    with opened_application():
        from passerelles.apps.catalogue.search.build import build_generation
        from passerelles.apps.catalogue.search.generation import open_generation

        started = time.perf_counter()
        number = build_generation()
        sessions = f"{len(open_generation(number).columns):,}".replace(",", "\u202f")
        seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
        tell(f"Index n° {number} construit : {sessions} sessions en {seconds} s.")


@search.command(help='Cherche des formations : « search query "boulanger" --commune Foix ».')
@click.argument("text", metavar="TEXTE", default="")
@click.option("--commune", metavar="COMMUNE", help="Code INSEE, code postal ou nom.")
@click.option("--rayon", metavar="KM", type=float, help="Distance maximale, à vol d’oiseau.")
@click.option("--minutes", metavar="MIN", type=int, help="Temps de trajet maximal en voiture.")
@click.option("--tri", type=click.Choice(tuple(SORTS)), default="pertinence", help="Ordre.")
@click.option("--limite", metavar="N", type=click.IntRange(1, 500), default=10, help="Résultats.")
@click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON sur la sortie.")
def query(text: str, as_json: bool, **options: Any) -> None:
    with opened_application():
        _show(_request(text, facets=as_json, **options), as_json=as_json)


def _request(text: str, *, facets: bool, tri: str, limite: int, **options: Any) -> "SearchRequest":
    from django.utils import timezone

    from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

    return SearchRequest(
        text=text,
        filters=SearchFilters(
            commune=_insee(options["commune"]) if options["commune"] else "",
            radius_km=options["rayon"],
            max_minutes=options["minutes"],
        ),
        sort=Sort(SORTS[tri]),
        facets=facets,
        limit=limite,
        today=timezone.localdate(),
    )


def _insee(named: str) -> str:
    from passerelles.apps.reference.reads.search import SearchKind
    from passerelles.apps.reference.reads.search import search as find

    found = find(named, SearchKind.PLACE, limit=20)
    codes = [match.code.partition(":") for match in found]
    code = next((code for kind, _, code in codes if kind in ("commune", "arrondissement")), "")
    if not code:
        raise Refusal(
            f"Aucune commune ne s’appelle « {named} » : vérifiez le nom, ou donnez un code."
        )
    return code


def _show(request: "SearchRequest", *, as_json: bool) -> None:
    from passerelles.apps.catalogue.reads.rows import session_rows
    from passerelles.apps.catalogue.search.engine import search_sessions
    from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable

    try:
        answer = search_sessions(request)
    except (BadSearch, SearchUnavailable) as error:
        raise Refusal(str(error)) from error
    rows = {row.id: row for row in session_rows([found.id for found in answer.sessions])}
    if as_json:
        click.echo(json.dumps(_as_json(answer, rows), ensure_ascii=False, default=str))
        return
    for sentence in _sentences(answer):
        click.echo(sentence)
    for found in answer.sessions:
        if found.id in rows:
            click.echo(_line(found, rows[found.id]))


def _sentences(answer: "SearchAnswer") -> list[str]:
    count = f"{answer.total:,}".replace(",", "\u202f")
    said = [f"{count} session{'s' if answer.total > 1 else ''}" if answer.total else _NOTHING]
    read = answer.understanding
    if read.filters:
        said.append(
            "Compris comme filtre : " + ", ".join(dict.fromkeys(f.words for f in read.filters))
        )
    if read.occupations:
        said.append("Métiers compris : " + ", ".join(o.label for o in read.occupations))
    said += [f"« {typed} » lu « {word} »" for typed, word in read.corrections.items()]
    return [*said, *(relaxation.sentence for relaxation in answer.relaxed), ""]


def _line(found: "FoundSession", row: "SessionRow") -> str:
    near = "" if found.km is None else f"{found.km:.0f} km, {found.minutes} min en voiture"
    where = near or ("à distance" if row.mode == "remote" else "")
    places = ", ".join(dict.fromkeys(place.label for place in row.places[:3]))
    start = row.start.first.strftime("%d/%m/%Y") if row.start.first else "date non dite"
    mark = " [démonstration]" if row.demonstration else ""
    about = " · ".join(filter(None, (row.provider_name, places, where, start)))
    return f"- {row.title}{mark}\n    {about}\n    {row.id}"


def _as_json(answer: "SearchAnswer", rows: dict[str, "SessionRow"]) -> dict[str, Any]:
    from dataclasses import asdict

    known = [(found, rows[found.id]) for found in answer.sessions if found.id in rows]
    return {
        "count": answer.total,
        "facets": {facet.value: counts for facet, counts in answer.facets.items()},
        "relaxed": [asdict(relaxation) for relaxation in answer.relaxed],
        "understanding": asdict(answer.understanding),
        "next": answer.next_cursor,
        "results": [
            {**asdict(row), "km": found.km, "minutes": found.minutes, "place": found.place}
            for found, row in known
        ],
    }

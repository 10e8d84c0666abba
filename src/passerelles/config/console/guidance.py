"""`passerelles guidance …`: which occupations are close, from the terminal.

It exits with 0, or with 2 for a code or an edition that nobody knows.
"""

import json
from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from passerelles.config.console.application import opened_application
from passerelles.config.console.french import FrenchGroup, Refusal
from passerelles.config.console.guidance_purge import purge
from passerelles.config.console.guidance_run import run

if TYPE_CHECKING:
    from passerelles.domain.guidance.occupations.graph import OccupationGraph
    from passerelles.domain.guidance.reaching.neighbours import Neighbour

    Found = Iterable[tuple[int, tuple[Neighbour, ...]]]

_NEAREST = 5
_MOST = 2000  # more than an edition holds: a whole ranking can be asked


@click.group(cls=FrenchGroup, help="Oriente : métiers proches, parcours.")
def guidance() -> None:
    """Hold the commands of guidance."""


guidance.add_command(run)
guidance.add_command(purge)


@guidance.command(help="Métiers les plus proches d’un métier, avec leurs raisons.")
@click.argument("code", required=False, default="")
@click.option("--edition", metavar="ÉDITION", default="", help="3.47, 4.60… Omise : la dernière.")
@click.option(
    "--k", metavar="N", type=click.IntRange(1, _MOST), default=20, help="Combien de métiers."
)
@click.option("--all", "every", is_flag=True, help="Répond pour tous les métiers de l’édition.")
@click.option(
    "--without-mobilities", is_flag=True, help="Ne regarde pas les mobilités officielles du ROME."
)
@click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON sur la sortie.")
def near(  # noqa: PLR0913 - the options of the command are its contract
    *, code: str, edition: str, k: int, every: bool, without_mobilities: bool, as_json: bool
) -> None:
    if bool(code) == every:
        raise Refusal("Donnez un code de métier, comme G1803, ou bien --all, mais pas les deux.")
    if not edition:
        edition, _, code = code.rpartition(":")
    with opened_application():
        from passerelles.domain.guidance.reaching.neighbours import neighbours

        graph = _graph(edition)
        rows = list(range(len(graph))) if every else [_row(graph, code)]
        ones = neighbours(graph, rows, k=k, mobilities=not without_mobilities)
        found = zip(rows, ones, strict=True)
        if not as_json:
            _tell(graph, found)
        elif every:
            _write_all(graph, found)
        else:
            (only,) = ones
            click.echo(json.dumps(_answer(graph, only), ensure_ascii=False, indent=1))


def _write_all(graph: "OccupationGraph", found: "Found") -> None:
    """One occupation a line, as it comes: a whole ranking weighs hundreds of megabytes."""
    before = "{"
    for row, ones in found:
        answer = json.dumps(_answer(graph, ones), ensure_ascii=False)
        click.echo(f'{before}"{graph.code(row)}": {answer}', nl=False)
        before = ",\n"
    click.echo("}")


def _graph(edition: str) -> "OccupationGraph":
    from passerelles.apps.guidance.reads.graph import graph_of, occupation_graph
    from passerelles.apps.reference.reads.editions import editions

    wanted = edition.strip().upper().removeprefix("ROME").strip(" -")
    known = {one.version: one for one in editions().values() if one.scheme == "ROME"}
    if wanted and wanted not in known:
        loaded = ", ".join(known) or "aucune"
        raise Refusal(
            f"Aucune édition « {edition} » du ROME n’est chargée. Chargées\u00a0: {loaded}. "
            "« passerelles data import » charge les fichiers d’une autre."
        )
    graph = graph_of(known[wanted].id) if wanted else occupation_graph()
    if not graph.described.any():
        raise Refusal(
            "Cette édition n’a pas encore de compétences\u00a0: importez les fichiers du ROME "
            "par « passerelles data import »."
        )
    return graph


def _row(graph: "OccupationGraph", code: str) -> int:
    wanted = code.strip().upper()
    codes = {graph.code(row): row for row in range(len(graph))}
    row = codes.get(wanted)
    if row is None:
        raise _unknown(graph, code, codes)
    if not graph.described[row]:
        raise Refusal(
            f"Données insuffisantes\u00a0: {wanted} ({graph.labels[row]}) n’a pas de compétences "
            f"dans {graph.edition}."
        )
    return row


def _unknown(graph: "OccupationGraph", code: str, codes: Mapping[str, int]) -> Refusal:
    """Where the code is, else what looks like it."""
    wanted = code.strip().upper()
    elsewhere = _editions_of(wanted)
    if elsewhere:
        return Refusal(
            f"« {wanted} » n’est pas un code de {graph.edition}. Il est dans\u00a0: "
            f"{', '.join(elsewhere)} ; donnez « --edition {elsewhere[0]} »."
        )
    close = get_close_matches(wanted, codes, n=_NEAREST, cutoff=0.6) or _named(code, codes)
    shown = ", ".join(f"{one} ({graph.labels[codes[one]]})" for one in close)
    hint = f"Les plus proches\u00a0: {shown}." if shown else "Un code s’écrit comme G1803."
    return Refusal(f"Aucun métier ne porte le code « {code} » dans {graph.edition}. {hint}")


def _editions_of(code: str) -> list[str]:
    """The versions of the ROME that know the code, the newest first."""
    from passerelles.apps.reference.models import Occupation

    found = Occupation.objects.filter(code=code, edition__scheme="ROME", closed_on=None)
    return list(found.order_by("-edition_id").values_list("edition__version", flat=True))


def _named(text: str, codes: Container[str]) -> list[str]:
    """Codes of the occupations that bear a name."""
    from passerelles.apps.reference.reads.search import SearchKind, search

    found = (one.code for one in search(text, SearchKind.OCCUPATION, limit=_NEAREST))
    return [code for code in found if code in codes]


def _answer(graph: "OccupationGraph", found: "tuple[Neighbour, ...]") -> list[dict[str, Any]]:
    from passerelles.documents.guidance.kin_sentences import kin_sentence

    told = {"demonstration": True} if graph.demonstration else {}
    return [
        {
            "edition": graph.edition,
            "code": graph.code(one.row),
            "label": graph.labels[one.row],
            "score": round(one.score, 4),
            "reasons": [kin_sentence(reason) for reason in one.reasons],
            **told,
        }
        for one in found
    ]


def _tell(graph: "OccupationGraph", found: "Found") -> None:
    from passerelles.documents.guidance.kin_sentences import kin_sentence

    if graph.demonstration:
        click.echo("Données de démonstration.")
    for row, ones in found:
        click.echo(f"Proches de {graph.code(row)} {graph.labels[row]} ({graph.edition})\u00a0:")
        for rank, one in enumerate(ones, start=1):
            click.echo(f"{rank:3}. {graph.code(one.row)} {graph.labels[one.row]} — {one.score:.2f}")
            for reason in one.reasons:
                click.echo(f"       {kin_sentence(reason)}")

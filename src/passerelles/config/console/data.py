"""`passerelles data …`: fetch, import and status of the sources."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import count, opened_application, tell
from passerelles.config.console.french import FrenchGroup, Refusal

if TYPE_CHECKING:
    from passerelles.apps.harvest.models import ImportRun

SHOWN_REFUSALS = 5
UNUSABLE = 2


@click.group(cls=FrenchGroup, help="Télécharge, importe et suit les données.")
def data() -> None:
    """Hold the commands about data."""


@data.command(name="import", help="Importe les fichiers reconnus d’un dossier, ou un seul fichier.")
@click.argument("path", metavar="DOSSIER_OU_FICHIER", type=click.Path(path_type=Path))
@click.option("--source", metavar="SOURCE", help="Source à laquelle le fichier appartient.")
@click.option(
    "--complet",
    "complete",
    is_flag=True,
    help="Ces fichiers disent tout de leurs sources : le reste est fermé.",
)
@click.option("--dry-run", is_flag=True, help="Montre les différences sans rien changer.")
@click.option("--json", "as_json", is_flag=True, help="Écrit le bilan en JSON sur la sortie.")
def import_data(
    path: Path, source: str | None, complete: bool, dry_run: bool, as_json: bool
) -> int:
    from passerelles.connectors.register import recognise

    recognised = recognise(path, source=source)
    with opened_application():
        load_foundations()
        runs = [
            import_one(name, files, dry_run=dry_run, complete=complete)
            for name, files in recognised.items()
        ]
        return report(runs, as_json=as_json)


@data.command(help="Télécharge les fichiers officiels les plus récents, puis les importe.")
@click.argument("sources", metavar="[SOURCE…]", nargs=-1)
@click.option("--only-download", is_flag=True, help="Télécharge sans importer.")
@click.option("--allow-host", metavar="HÔTE", multiple=True, help="Accepte un hôte de plus.")
def fetch(sources: Sequence[str], only_download: bool, allow_host: Sequence[str]) -> int:
    with opened_application():
        from passerelles.config.fetching import fetch_sources

        load_foundations()
        return fetch_sources(
            sources, import_them=not only_download, allowed_hosts=allow_host, tell=tell
        )


@data.command(help="Montre l’état de chaque source.")
@click.option("--json", "as_json", is_flag=True, help="Écrit l’état en JSON sur la sortie.")
def status(as_json: bool) -> None:
    with opened_application():
        from passerelles.apps.harvest.reads.runs import latest_runs

        runs = latest_runs()
        if as_json:
            click.echo(json.dumps([_summary(run) for run in runs], ensure_ascii=False))
            return
        for run in runs:
            click.echo(_line(run))


def load_foundations() -> None:
    """Load the embedded reference first: official rows name its communes and occupations."""
    from passerelles.config.installation import load_embedded_reference

    load_embedded_reference(tell)


def import_one(
    source: str, files: Sequence[Path], *, dry_run: bool, complete: bool = False
) -> "ImportRun":
    """Import ``files`` as ``source``, telling how it goes; returns the journaled run."""
    from django.utils import timezone

    from passerelles.apps.harvest.errors import ImportAlreadyRunning
    from passerelles.apps.harvest.raw import fingerprint
    from passerelles.config.imports import ImportOptions, import_source

    try:
        run = import_source(
            source,
            [fingerprint(file) for file in files],
            clock=timezone.now,
            options=ImportOptions(
                dry_run=dry_run,
                complete=complete,
                progress=lambda read: count(source, read),
            ),
        )
    except ImportAlreadyRunning as error:
        raise Refusal(str(error)) from error
    tell(_line(run))
    _explain(run, dry_run=dry_run)
    return run


def report(runs: Sequence["ImportRun"], *, as_json: bool) -> int:
    """Write the summary of the runs when it is asked for, and give the exit code."""
    if as_json:
        click.echo(json.dumps([_summary(run) for run in runs], ensure_ascii=False))
    return _exit_code(runs)


def _exit_code(runs: Sequence["ImportRun"]) -> int:
    """2 when a file could not be read, else 1 when a record was refused, else 0."""
    if any(run.status == "failed" for run in runs):
        return UNUSABLE
    return int(any(run.refused or run.status == "refused" for run in runs))


def _explain(run: "ImportRun", *, dry_run: bool) -> None:
    if run.message:
        tell(f"  {run.message}")
    if dry_run:
        _show_differences(run)
    for record in run.quarantine.filter(severity="error")[:SHOWN_REFUSALS]:
        tell(f"  {record.path} [{record.rule}] {record.message}")
    if run.refused > SHOWN_REFUSALS:
        tell(f"  … {run.refused} refus en tout : page « Sources » du site.")


def _show_differences(run: "ImportRun") -> None:
    from passerelles.portals.public.sources.presentation import (
        CHANGES,
        change_lines,
        table_name,
    )

    for line in change_lines(run.differences) or ["aucune différence"]:
        tell(f"  {line}")
    for table, difference in run.differences.items():
        for kind, sample in difference["samples"].items():
            if sample:
                tell(f"    {table_name(table)}, lignes {CHANGES[kind][1]} : {', '.join(sample)}…")


def _line(run: "ImportRun") -> str:
    seconds = "" if run.seconds is None else f" ({run.seconds:.1f} s)".replace(".", ",")
    return (
        f"{run.source_id:<20} {run.get_status_display():<14} lus {run.read}, gardés {run.kept}, "
        f"refusés {run.refused}, à vérifier {run.warnings}{seconds}"
    )


def _summary(run: "ImportRun") -> dict[str, object]:
    return {
        "source": run.source_id,
        "edition": run.editions,
        "read": run.read,
        "kept": run.kept,
        "refused": run.refused,
        "seconds": run.seconds,
    }


@data.command(help="Mesure l’offre : sessions, places, habitants à portée d’une formation.")
def measure() -> None:
    with opened_application():
        from django.utils import timezone

        from passerelles.apps.observatory.actions.measure_supply import measure_supply

        changed = measure_supply(today=timezone.localdate(), at=timezone.now())
        tell(f"Offre mesurée ; chiffres changés : {changed}.")

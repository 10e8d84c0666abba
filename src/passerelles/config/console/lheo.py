"""`passerelles lheo …`: check, import and export of training offer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.data import import_one, load_foundations, report
from passerelles.config.console.french import FrenchGroup, Refusal
from passerelles.connectors.register import OFFER_SOURCES
from passerelles.formats.common.rejection import UnreadableFile

if TYPE_CHECKING:
    from passerelles.apps.harvest.models import ImportRun
    from passerelles.formats.lheo.check import Finding

DEPOSITED = "offre_locale"
REAL_SOURCES = [source for source in OFFER_SOURCES if source != "demonstration_offer"]
PORTALS = ["training", "guidance", "apprenticeship"]
A_FILE = click.Path(path_type=Path)


@click.group(cls=FrenchGroup, help="Vérifie, importe et exporte l’offre de formation (Lhéo).")
def lheo() -> None:
    """Hold the commands about offer."""


@lheo.command(help="Vérifie un fichier Lhéo, règle par règle, sans rien importer.")
@click.argument("files", metavar="[FICHIER…]", nargs=-1, type=A_FILE)
@click.option("--json", "as_json", is_flag=True, help="Écrit chaque constat en JSON.")
@click.option("--rules", is_flag=True, help="Liste les règles du vérificateur.")
def check(files: Sequence[Path], as_json: bool, rules: bool) -> int:
    if rules:
        from passerelles.config.console.findings import rule_lines

        for line in rule_lines():
            click.echo(line)
        return 0
    if not files:
        raise Refusal("Il manque « FICHIER ». Aide : « passerelles lheo check --help ».")
    require_files(files)
    with opened_application():
        load_foundations()
        return _check_files(files, as_json=as_json)


@lheo.command(name="import", help="Importe des fichiers Lhéo (2.2, 2.3, EDOF) dans le catalogue.")
@click.argument("files", metavar="FICHIER…", nargs=-1, required=True, type=A_FILE)
@click.option(
    "--source",
    default=DEPOSITED,
    type=click.Choice(REAL_SOURCES),
    metavar="SOURCE",
    help=f"Source de l’offre : {', '.join(REAL_SOURCES)}.",
)
@click.option(
    "--complet",
    "complete",
    is_flag=True,
    help="Ces fichiers sont toute l’offre de la source : le reste est fermé.",
)
@click.option("--dry-run", is_flag=True, help="Montre les différences sans rien changer.")
@click.option("--json", "as_json", is_flag=True, help="Écrit le bilan en JSON sur la sortie.")
def import_offer(
    files: Sequence[Path], source: str, complete: bool, dry_run: bool, as_json: bool
) -> int:
    require_files(files)
    with opened_application():
        load_foundations()
        run = import_one(source, files, dry_run=dry_run, complete=complete)
        _tell_doubts(run)
        return report([run], as_json=as_json)


@lheo.command(help="Écrit l’offre du catalogue dans un fichier Lhéo 2.3 valide.")
@click.option("--out", metavar="FICHIER", required=True, type=A_FILE, help="Fichier à écrire.")
@click.option(
    "--source",
    type=click.Choice(OFFER_SOURCES),
    metavar="SOURCE",
    help="N’exporte que cette source.",
)
@click.option(
    "--portal",
    type=click.Choice(PORTALS),
    metavar="PORTAIL",
    help="Note ce qui part vers ce portail : training, guidance ou apprenticeship.",
)
def export(out: Path, source: str | None, portal: str | None) -> None:
    if not out.absolute().parent.is_dir():
        raise Refusal(f"« {out.parent} » n’est pas un dossier : créez-le, puis recommencez.")
    with opened_application():
        _export(out, source=source or "", portal=portal or "")


def require_files(files: Sequence[Path]) -> None:
    """Raises UnreadableFile for the first path that is not a file."""
    for path in files:
        if path.is_dir():
            raise UnreadableFile(f"« {path} » est un dossier : donnez le fichier Lhéo lui-même.")
        if not path.exists():
            raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.")


def _check_files(files: Sequence[Path], *, as_json: bool) -> int:
    from passerelles.apps.catalogue.reads.lheo_vocabulary import lheo_vocabulary
    from passerelles.config.console.findings import FindingTable
    from passerelles.formats.lheo.check import check_lheo

    vocabulary = lheo_vocabulary()
    table = FindingTable()
    findings = (finding for path in files for finding in check_lheo(path, vocabulary))
    if as_json:
        _write_json(table.counted(findings))
    else:
        for _ in table.counted(findings):
            pass
        for line in table.lines():
            click.echo(line)
    return int(table.has_errors)


def _write_json(findings: "Iterator[Finding]") -> None:
    """One JSON list, written as findings come: a large file may give a million."""
    click.echo("[", nl=False)
    for number, finding in enumerate(findings):
        click.echo(
            f"{',' if number else ''}\n{json.dumps(asdict(finding), ensure_ascii=False)}", nl=False
        )
    click.echo("\n]")


def _tell_doubts(run: "ImportRun") -> None:
    """What to look at, by rule: the details are on the page of sources."""
    from django.db.models import Count

    doubts = run.quarantine.filter(severity="warning").order_by()
    for row in doubts.values("rule").annotate(count=Count("id")).order_by("-count", "rule"):
        first = doubts.filter(rule=row["rule"]).order_by("id")[0]
        tell(f"  à vérifier, {row['count']} × {first.rule} : {first.message}")


def _export(out: Path, *, source: str, portal: str) -> None:
    from django.utils import timezone

    from passerelles.apps.catalogue.reads.export import ExportSelection
    from passerelles.config.exporting import export_offer
    from passerelles.formats.lheo.writer import NothingToWrite
    from passerelles.portals.public.shell.french import counted

    try:
        done = export_offer(ExportSelection(source, portal), out, at=timezone.now())
    except NothingToWrite as error:
        raise Refusal(f"Rien à exporter, « {out} » n’a pas changé. {error}") from error
    except OSError as error:
        raise Refusal(f"« {out} » ne peut pas être écrit : {error.strerror}.") from error
    generated = " (données de démonstration)" if done.demonstration else ""
    trainings = counted(done.trainings, "formation", "formations")
    sessions = counted(len(done.sessions), "session", "sessions")
    tell(f"« {out} » : {trainings}, {sessions}{generated}, Lhéo 2.3.")

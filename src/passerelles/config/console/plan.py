"""`passerelles plan …`: check the file of a plan, load it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup
from passerelles.formats.plan.records import Plan

if TYPE_CHECKING:
    from passerelles.apps.steering.actions.load_plan import PlanChanges
    from passerelles.formats.plan.check import CheckedPlan

A_FILE = click.Path(path_type=Path)
SHOWN_CODES = 12


@click.group(cls=FrenchGroup, help="Vérifie et charge le plan régional (CPRDFOP).")
def plan() -> None:
    """Hold the commands about the plan."""


@plan.command(help="Vérifie le fichier d’un plan ; sans fichier, celui qui est livré.")
@click.argument("path", metavar="[FICHIER]", required=False, type=A_FILE)
def check(path: Path | None) -> int:
    from passerelles.config.plans import EMBEDDED_PLAN, examine

    return _tell_findings(examine(path or EMBEDDED_PLAN))


@plan.command(help="Charge un plan : il devient le plan en cours.")
@click.argument("path", metavar="FICHIER", type=A_FILE)
@click.option("--dry-run", is_flag=True, help="Montre les différences sans rien changer.")
def load(path: Path, dry_run: bool) -> int:
    from passerelles.config.plans import examine

    checked = examine(path)
    if checked.findings:
        tell("Ce plan n’est pas chargé : corrigez d’abord ce qui suit.")
        return _tell_findings(checked)
    with opened_application():
        changes = _load(checked, dry_run=dry_run)
    for line in _difference_lines(changes):
        click.echo(line)
    tell("Rien n’a été changé : c’était un essai." if dry_run else "Le plan est à jour.")
    return 0


def _tell_findings(checked: "CheckedPlan") -> int:
    """The findings, or the counts of a plan without any; 1 when something is to be mended."""
    for finding in checked.findings:
        click.echo(str(finding))
    if checked.findings or checked.plan is None:
        count = len(checked.findings)
        click.echo(f"{count} constat{'s' if count > 1 else ''} à corriger.")
        return 1
    for line in _count_lines(checked.plan):
        click.echo(line)
    return 0


def _count_lines(found: Plan) -> Iterator[str]:
    from passerelles.portals.public.shell.french import counted

    for action in found.actions:
        figures = sum(len(measure.figures) for measure in action.measures)
        yield (
            f"{action.code} : {counted(len(action.measures), 'engagement', 'engagements')}, "
            f"{counted(figures, 'chiffre', 'chiffres')}"
        )
    told = ", ".join(counted(number, *words) for number, words in _totals(found))
    yield f"« {found.code} » : {told}."


def _totals(found: Plan) -> Iterator[tuple[int, tuple[str, str]]]:
    actions, measures = list(found.actions), list(found.measures)
    links = [link for action in actions for link in action.links]
    yield len(found.orientations), ("orientation", "orientations")
    yield len(list(found.priorities)), ("priorité", "priorités")
    yield len(actions), ("action", "actions")
    yield len(measures), ("engagement", "engagements")
    yield sum(len(one.figures) for one in measures), ("chiffre", "chiffres")
    yield len(found.targets), ("cible", "cibles")
    yield len(links), ("lien entre actions", "liens entre actions")
    yield sum(bool(link.reason) for link in links), ("lien corrigé", "liens corrigés")
    yield sum(len(one.unknowns) for one in measures), ("inconnue dite", "inconnues dites")


def _load(checked: "CheckedPlan", *, dry_run: bool) -> "PlanChanges":
    from django.db import transaction
    from django.utils import timezone

    from passerelles.apps.steering.actions.load_plan import load_plan
    from passerelles.config.plans import keep_institutions_of_plan

    with transaction.atomic():
        changes = load_plan(checked, actor="console", at=timezone.now())
        keep_institutions_of_plan()
        transaction.set_rollback(dry_run)
    return changes


def _difference_lines(changes: "PlanChanges") -> Iterator[str]:
    if not changes:
        yield "Aucune différence avec ce qui est chargé."
    if changes.plan:
        yield "En-tête du plan : changé."
    told = {"Ajoutés": changes.added, "Changés": changes.changed, "Fermés": changes.closed}
    for word, codes in told.items():
        if codes:
            yield f"{word} : {len(codes)} ({_shortened(codes)})."


def _shortened(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:SHOWN_CODES])
    return shown if len(codes) <= SHOWN_CODES else f"{shown}…"

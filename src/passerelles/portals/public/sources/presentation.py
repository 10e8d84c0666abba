"""A source and its runs as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.harvest.reads.journal import RunValue, SourceLine
from passerelles.portals.public.shell.french import counted, moment, number

TONES = {
    RunStatus.SUCCEEDED: "good",
    RunStatus.RUNNING: "accent",
    RunStatus.DRY_RUN: "neutral",
    RunStatus.REFUSED: "alert",
    RunStatus.FAILED: "alert",
    RunStatus.INTERRUPTED: "warm",
}
NEVER = "jamais importée"
# Counts of ``TableDifference`` → French, for one row and for several.
CHANGES = {
    "added": ("ajoutée", "ajoutées"),
    "changed": ("modifiée", "modifiées"),
    "closed": ("close", "closes"),
}


# Tables that sources fill, as a reader calls them.
TABLES = {
    "appellation": "appellations",
    "body": "organismes",
    "bridge": "passerelles entre nomenclatures",
    "bridgelink": "liens de passerelles",
    "certification": "certifications",
    "certificationaccess": "voies d’accès",
    "certificationbranch": "branches",
    "certificationoccupation": "liens certification-métier",
    "certificationpartner": "organismes habilités",
    "certificationsheet": "fiches de certification",
    "certificationsuccession": "remplacements de certifications",
    "certificationterm": "classements de certifications",
    "certifier": "certificateurs",
    "edition": "éditions",
    "mobility": "passages entre métiers",
    "nomenclatureitem": "codes de nomenclature",
    "nomenclaturesuccession": "changements de codes",
    "observation": "chiffres",
    "occupation": "métiers",
    "occupationcontext": "conditions d’exercice des métiers",
    "occupationsector": "secteurs des métiers",
    "occupationskill": "compétences des métiers",
    "occupationtext": "textes sur les métiers",
    "outline": "contours",
    "publication": "études",
    "sector": "secteurs",
    "skill": "compétences",
    "skillblock": "blocs de compétences",
    "territory": "territoires",
    "territorymembership": "liens commune-zone",
    "territorypoint": "positions",
    "workcontext": "conditions d’exercice",
    "funding": "financements",
    "informationmeeting": "étapes d’admission",
    "place": "lieux de formation",
    "provider": "organismes de formation",
    "session": "sessions",
    "sessionblock": "blocs préparés",
    "training": "formations",
    "trainingaction": "actions de formation",
    "trainingcertification": "certifications visées par les formations",
    "trainingoccupation": "métiers visés par les formations",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the register; counts are those of the last success, empty before any."""

    id: str
    name: str
    owner: str
    licence: str
    page: str
    rhythm: str
    is_demonstration: bool
    editions: str
    read: str
    kept: str
    refused: str
    counts: str
    imported: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class RunRow:
    id: int
    started: str
    seconds: str
    status: str
    tone: str
    editions: str
    read: str
    kept: str
    refused: str
    warnings: str
    changes: tuple[str, ...]
    message: str


def source_row(line: SourceLine) -> SourceRow:
    success, last = line.last_success, line.last_run
    return SourceRow(
        id=line.id,
        name=line.name,
        owner=line.owner,
        licence=line.licence,
        page=line.page,
        rhythm=line.rhythm,
        is_demonstration=line.is_demonstration,
        editions=", ".join(_edition(e.name, e.in_force) for e in line.editions),
        read=number(success.read) if success else "–",
        kept=number(success.kept) if success else "–",
        refused=number(success.refused) if success else "–",
        counts=_counts(success) if success else "",
        imported=moment(success.finished_at) if success else NEVER,
        status=last.status_label if last else NEVER,
        tone=TONES[RunStatus(last.status)] if last else "neutral",
    )


def run_row(run: RunValue) -> RunRow:
    return RunRow(
        id=run.id,
        started=moment(run.started_at),
        seconds=_seconds(run),
        status=run.status_label,
        tone=TONES[RunStatus(run.status)],
        editions=run.editions,
        read=number(run.read),
        kept=number(run.kept),
        refused=number(run.refused),
        warnings=number(run.warnings),
        changes=tuple(change_lines(run.differences)),
        message=run.message,
    )


def _counts(run: RunValue) -> str:
    return ", ".join(
        (
            counted(run.read, "lu", "lus"),
            counted(run.kept, "gardé", "gardés"),
            counted(run.refused, "écarté", "écartés"),
        )
    )


def _edition(name: str, in_force: bool) -> str:
    return name if in_force else f"{name} (non en vigueur)"


def _seconds(run: RunValue) -> str:
    if run.finished_at is None:
        return "en cours"
    return f"{number((run.finished_at - run.started_at).total_seconds(), 1)} s"


def change_lines(differences: Mapping[str, Any]) -> list[str]:
    """« métiers : 3 lignes ajoutées » for each table that changed."""
    lines = []
    for table, counts in sorted(differences.items()):
        said = [counted(counts[key], *words) for key, words in CHANGES.items() if counts.get(key)]
        if said:
            lines.append(f"{table_name(table)} : {', '.join(said)}")
    return lines


def table_name(table: str) -> str:
    """« sessions » for ``catalogue_session``."""
    _, _, name = table.partition("_")
    return TABLES.get(name, name)

"""`passerelles report diagnosis`: the diagnosis of a territory, an occupation or a sector.

It exits with 0 when the files are written, 1 when they are but no figure at all is loaded, 2 when
nothing could be written.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal
from passerelles.config.console.near import unknown_territory

if TYPE_CHECKING:
    from passerelles.apps.observatory.reads.diagnosis.values import Figure, TerritoryDiagnosis
    from passerelles.documents.diagnosis.files import Diagnosis

NO_FIGURE = 1


@click.command(
    "diagnosis",
    cls=FrenchCommand,
    help="Écrit le diagnostic d’un territoire : PDF et tableurs.",
)
@click.option(
    "--territory",
    metavar="NATURE:CODE",
    required=True,
    help="employment_basin:7617, departement:31, region:76, epci:…, employment_zone:…",
)
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path),
    help="Dossier où écrire ; il est créé au besoin.",
)
def diagnosis(territory: str, out: Path) -> int:
    _require_folder(out)
    with opened_application():
        found = _read(territory)
        tell(f"Diagnostic de « {found.territory.name} »…")
        for path in _write(found, out):
            tell(f"Écrit : {path}")
        return _tell_lacks(found)


def _require_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"« {out} » ne peut pas recevoir de fichier : {_why(error)}.") from error


def _why(error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "ce n’est pas un dossier, donnez-en un autre"
    if isinstance(error, PermissionError):
        return "l’accès en est refusé, donnez un autre dossier"
    return str(error.strerror)


def _read(asked: str) -> "TerritoryDiagnosis":
    from django.utils import timezone

    from passerelles.apps.observatory.reads.diagnosis.territory import KINDS, territory_diagnosis
    from passerelles.portals.public.reference.addresses import SLUG_KINDS

    named, colon, code = asked.partition(":")
    kind = SLUG_KINDS.get(named, named)
    if not colon or kind not in KINDS:
        near = get_close_matches(named, KINDS, n=1)
        hint = f" Vouliez-vous dire « {near[0]} » ?" if near and colon else ""
        raise Refusal(
            f"« {asked} » : donnez une nature et un code, comme employment_basin:7617. "
            f"Natures : {', '.join(KINDS)}.{hint}"
        )
    found = territory_diagnosis(kind, code.strip().upper(), on=timezone.localdate())
    if found is None:
        raise Refusal(unknown_territory(kind, code))
    return found


def _write(found: "Diagnosis", out: Path) -> Iterator[Path]:
    from passerelles.documents.diagnosis.files import (
        WORKBOOKS,
        diagnosis_pdf,
        diagnosis_workbook,
        file_stem,
    )

    stem = file_stem(found)
    contents = {"pdf": diagnosis_pdf(found)}
    contents |= {form: diagnosis_workbook(found, form) for form in WORKBOOKS}
    for form, content in contents.items():
        path = out / f"{stem}.{form}"
        try:
            path.write_bytes(content)
        except OSError as error:
            raise Refusal(f"« {path} » ne peut pas être écrit : {_why(error)}.") from error
        yield path


def _tell_lacks(found: "TerritoryDiagnosis") -> int:
    """Say which inputs lack, once each; 1 when not one figure is loaded."""
    from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
    from passerelles.domain.common.absence import Absence

    parts = list(_parts(found))
    lacks = [one for one in parts if isinstance(one, Unavailable)]
    said = [one.what for one in lacks if one.reason is Absence.MISSING_INPUT and one.what]
    for what in dict.fromkeys(said):
        tell(f"  il manque : {what}")
    if len(lacks) < len(parts):
        return 0
    tell("Aucun chiffre n’est chargé pour ce territoire : « passerelles data import DOSSIER ».")
    return NO_FIGURE


def _parts(found: "TerritoryDiagnosis") -> "Iterator[Figure | object]":
    yield from (found.needs, found.tensions)
    yield from (found.market.offers, found.market.jobs)
    yield from (rate for _, rate in found.market.unemployment)
    yield found.supply.missing or found.supply

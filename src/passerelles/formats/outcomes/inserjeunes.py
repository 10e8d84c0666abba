"""InserJeunes (Depp, Dares): what becomes of pupils and apprentices, by school and training.

Three shapes of one family, told apart by their columns: by MEFSTAT 11 (lycées), by kind of diploma,
and whole schools (CFA). Headers come as the portal labels them or as its API names them.
Definitions: https://www.education.gouv.fr, « L’insertion des jeunes après une formation en voie
professionnelle ».
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.amounts import read_decimal
from passerelles.formats.common.mefstat import diploma_level, is_mefstat
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, columns_of, read_csv, require_columns
from passerelles.formats.common.total_rows import total_fault

_COLUMNS = {
    "year": r"annee",
    "uai": r"uai|n_?uai_de_l_etablissement",
    "further_study": r"taux_(de_)?poursuite_(d_)?etudes",
    "insertion": r"taux_(d_)?emploi_6_mois(_apres_la_sortie)?",
    "dropout": r"taux_(d_)?interruption\w*",
    "share_studying": r"(devenir_)?part_(en_)?poursuite\w*",
    "share_working": r"(devenir_)?part_en_emploi\w*",
    "mefstat": r"code_formation_mefstat11",
    "diploma": r"niveau_formation|type_diplome",
}
_NEEDED = ("year", "uai", "further_study", "insertion")
_RATES = ("insertion", "further_study", "dropout")
_UAI = re.compile(r"[0-9C][0-9][0-9AB][0-9]{4}[A-Z]")
_YEARS = re.compile(r"(?:cumul )?(?:(20\d\d)-)?(20\d\d)")
# The producer leaves empty what fewer than 20 young people would give.
_HIDDEN = ("", "nd", "n.d.", "ns", "*")
_DIPLOMAS = {"CAP": "3", "BAC PRO": "4", "BP": "4", "BTS": "5"}
_OTHERS = re.compile(r"autres niveaux ([3-5])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutcomeRecord:
    """Rates in percent, None when the producer hides them; a rate whose column lacks is left out.

    ``year`` is the newest of the two cohorts that the producer pools. ``sector`` is the code of the
    training with its nomenclature, empty for a whole school.
    """

    path: str
    uai: str
    year: int
    sector: str
    level: str
    rates: Mapping[str, float | None]


def read_inserjeunes(path: Path) -> Iterator[OutcomeRecord | Rejection]:
    """Yield the lines. Raises UnreadableFile naming the columns that are missing."""
    columns = _columns(path)
    seen = dict[tuple[int, str, str], str]()
    for row in read_csv(path, columns=list(columns.values())):
        outcome = row if isinstance(row, Rejection) else _record(row, columns)
        if isinstance(row, Row) and isinstance(outcome, OutcomeRecord):
            key = outcome.year, outcome.uai, outcome.sector
            first = seen.setdefault(key, row.path)
            outcome = outcome if first == row.path else _twice(row, first)
        yield outcome


def _twice(row: Row, first: str) -> Rejection:
    return row.reject(
        "outcomes.duplicate-line",
        f"Cette promotion, cet établissement et cette formation sont déjà donnés par « {first} » : "
        "gardez une seule des deux lignes.",
    )


def _columns(path: Path) -> dict[str, str]:
    """The name, in this file, of each column that we know."""
    read = columns_of(path)
    require_columns(path.name, found=read, wanted=())
    names = {_folded(name): name for name in read}
    found = {
        field: names[folded]
        for field, shape in _COLUMNS.items()
        for folded in names
        if re.fullmatch(shape, folded)
    }
    if missing := [field for field in _NEEDED if field not in found]:
        said = {"year": "Année", "uai": "UAI"} | {
            "further_study": "Taux poursuite études",
            "insertion": "Taux emploi 6 mois",
        }
        raise UnreadableFile(
            f"« {path.name} » : colonne(s) introuvable(s) : {', '.join(said[m] for m in missing)}. "
            f"Colonnes lues : {', '.join(names.values())[:400]}. Le producteur les a peut-être "
            "renommées : vérifiez l’édition du fichier."
        )
    return found


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def _record(row: Row, columns: Mapping[str, str]) -> OutcomeRecord | Rejection:
    if fault := total_fault(row, columns["uai"], columns["year"]):
        return fault
    cells = {field: row[name] for field, name in columns.items()}
    years = _YEARS.fullmatch(cells["year"])
    if years is None:
        return row.reject(
            "outcomes.malformed-year",
            f"« {cells['year']} » n’est pas une promotion (colonne {columns['year']}) : écrivez "
            "« cumul 2023-2024 » ou « 2024 ».",
        )
    if not _UAI.fullmatch(cells["uai"]):
        return row.reject(
            "outcomes.malformed-uai",
            f"« {cells['uai']} » n’est pas un numéro d’établissement (colonne {columns['uai']}) : "
            "un zéro a pu être perdu au début, reprenez le fichier d’origine.",
        )
    try:
        rates = dict(_rates(cells))
    except ValueError as error:
        return row.reject("outcomes.not-a-rate", f"{error} : un taux va de 0 à 100.")
    sector, level = _training(cells)
    return OutcomeRecord(row.path, cells["uai"], int(years.group(2)), sector, level, rates)


def _rates(cells: Mapping[str, str]) -> Iterator[tuple[str, float | None]]:
    """The published rates, and the favourable one: two shares of the same young people."""
    for name in _RATES:
        if name in cells:
            yield name, _percent(cells[name])
    if {"share_studying", "share_working"} <= cells.keys():
        studying, working = _percent(cells["share_studying"]), _percent(cells["share_working"])
        yield "favourable", None if studying is None or working is None else studying + working


def _percent(text: str) -> float | None:
    if text.lower() in _HIDDEN:
        return None
    value = read_decimal(text.removesuffix("%").strip())
    if not 0 <= value <= 100:
        raise ValueError(f"« {text} » n’est pas un taux")
    return value


def _training(cells: Mapping[str, str]) -> tuple[str, str]:
    """The key of the training and its level; two empty texts for a whole school."""
    code, diploma = cells.get("mefstat", ""), cells.get("diploma", "")
    others = _OTHERS.fullmatch(diploma)
    level = others.group(1) if others else _DIPLOMAS.get(diploma.upper(), "")
    if is_mefstat(code):
        return f"MEFSTAT-11:{code}", diploma_level(code) or level
    return (f"InserJeunes-diplome:{diploma}", level) if diploma else ("", "")

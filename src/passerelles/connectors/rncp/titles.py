"""Load titles and levels: the apprenticeship kits and Certif Info.

Join: the entry number, ``FicheRNCP`` of the kit, ``Code_RNCP`` or ``Code_RS`` of Certif Info. Of
the entries that have a ROME row in the export of 1 February 2026, 6 036 find a title this way.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.connectors.common.editions import Outcome, make_dated_edition, with_edition
from passerelles.connectors.rncp.links import Linking, Targets, access_row, term_row
from passerelles.connectors.rncp.occupations import RomeIndex
from passerelles.connectors.rncp.rows import fitting
from passerelles.connectors.rncp.sheets import make_certif_info_sheet, make_kit_sheet
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.rncp.certif_info import read_certif_info
from passerelles.formats.rncp.kit import read_kit
from passerelles.formats.rncp.records import CertifInfoRecord, KitRecord
from passerelles.formats.rncp.values import vintage_of

SOURCE = "rncp_titles"
KIT_PREFIX = "kit_apprentissage"
# The words of the official access routes, so that both sources say the same thing the same way.
APPRENTICESHIP = "En contrat d’apprentissage"
DIPLOMA_SCHEME = "CFD"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the kits, the newest first, then of Certif Info.

    Raises UnreadableFile when a file is neither, or lacks a column.
    """
    linking = Linking(SOURCE, date.min, Targets(RomeIndex(()), {}))
    kits = [path for path in files if path.name.lower().startswith(KIT_PREFIX)]
    described: set[str] = set()
    for path in sorted(kits, key=lambda path: vintage_of(path.name), reverse=True):
        vintage = vintage_of(path.name)
        edition = make_dated_edition("kit-apprentissage", vintage, source=SOURCE)
        yield from with_edition(edition, _kit(path, linking, described))
    for path in files:
        if path not in kits:
            yield from _certif_info(path, linking)


def _kit(path: Path, linking: Linking, described: set[str]) -> Iterator[Outcome]:
    linking.vintage = vintage_of(path.name)
    for record in read_kit(path):
        if isinstance(record, Rejection):
            yield record
        elif record.certification:
            yield _kit_rows(record, linking, described)
        else:
            yield []


def _kit_rows(record: KitRecord, linking: Linking, described: set[str]) -> Outcome:
    number = record.certification
    code = (DIPLOMA_SCHEME, record.diploma_code)
    rows = linking.entries.missing(number)
    rows.append(term_row(linking, number, code=code, label=record.diploma_title))
    if number not in described:
        described.add(number)
        rows.append(make_kit_sheet(record, source=SOURCE, vintage=linking.vintage))
        if record.apprenticeship:
            rows.append(access_row(linking, number, APPRENTICESHIP))
    return fitting(record, rows)


def _certif_info(path: Path, linking: Linking) -> Iterator[Outcome]:
    outcomes = list(read_certif_info(path))
    records = [outcome for outcome in outcomes if isinstance(outcome, CertifInfoRecord)]
    dates = [record.updated_on for record in records if record.updated_on]
    if not dates:
        raise UnreadableFile(
            f"« {path.name} » : aucune ligne n’a de Date_MaJ lisible, l’édition est inconnue. "
            "Vérifiez que c’est un extrait de Certif Info."
        )
    linking.vintage = max(dates)
    chosen = _chosen(records)
    edition = make_dated_edition("certif-info", linking.vintage, source=SOURCE)
    yield from with_edition(edition, _certif_info_outcomes(outcomes, chosen, linking))


def _chosen(records: Sequence[CertifInfoRecord]) -> dict[str, CertifInfoRecord]:
    """One record an entry: the last updated one, the first of the file when they are equal."""
    chosen: dict[str, CertifInfoRecord] = {}
    for record in records:
        best = chosen.get(record.certification)
        if best is None or _updated(best) < _updated(record):
            chosen[record.certification] = record
    chosen.pop("", None)
    return chosen


def _updated(record: CertifInfoRecord) -> date:
    return record.updated_on or date.min


def _certif_info_outcomes(
    outcomes: Sequence[CertifInfoRecord | Rejection],
    chosen: dict[str, CertifInfoRecord],
    linking: Linking,
) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
        elif (best := chosen.get(outcome.certification)) is outcome:
            entries = linking.entries.missing(outcome.certification)
            sheet = make_certif_info_sheet(outcome, source=SOURCE, vintage=linking.vintage)
            yield fitting(outcome, [*entries, sheet])
        else:
            if best and best.title != outcome.title:
                yield _other_title(outcome, best)
            yield []


def _other_title(record: CertifInfoRecord, best: CertifInfoRecord) -> Rejection:
    return record.reject(
        "rncp.several-titles",
        f"« {record.title} » et « {best.title} » portent le même numéro {record.certification} "
        "(options d’un même diplôme) : le second intitulé est gardé pour la fiche.",
        severity="warning",
    )

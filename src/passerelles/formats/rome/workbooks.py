"""The public workbooks of the 4.x editions: tree of appellations, know-hows, knowledges."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_workbook
from passerelles.formats.rome.reading import Known, read_records
from passerelles.formats.rome.records import AppellationRecord, DomainRecord, SkillRecord
from passerelles.formats.rome.values import (
    RecordError,
    code_of_label,
    label,
    occupation_code,
    ogr_code,
    plain,
)

_GROUPS = ("1 - Domaine compétence", "2 - Enjeu", "3 - Objectif", "4 - Macro-compétence")
_DETAIL = "5 - Compétence"
_CATEGORY = "Catégorie"
_KINDS = {"Savoir-faire": "know_how", "Savoir-être professionnel": "behaviour"}


def read_tree(path: Path, known: Known) -> Iterator[DomainRecord | AppellationRecord | Rejection]:
    """Read the main tree: domains, then for each occupation its own line and its appellations.

    The code is cut over three columns without a name (letter, domain, rank). The first coded
    line of an occupation is the occupation itself: its OGR number says so.
    """
    rows = read_workbook(path, sheet="Arbo Principale", columns=("Code OGR",))
    return read_records(rows, _line, known)


def read_know_hows(path: Path) -> Iterator[SkillRecord | Rejection]:
    """Read the detailed know-hows; their code is made from the label, for want of an OGR number.

    Rows without a detailed know-how repeat a group and are left to ``read_skill_groups``.
    """
    columns = (*_GROUPS, _DETAIL, _CATEGORY)
    rows = read_workbook(path, sheet="Données brutes Comp", columns=columns)
    return read_records(_detailed(rows), _know_how)


def read_skill_groups(path: Path) -> Iterator[SkillRecord | Rejection]:
    """Read the macro-compétences: groups of know-hows, and the professional behaviours."""
    columns = (*_GROUPS, _CATEGORY)
    rows = read_workbook(path, sheet="Données brutes Macro", columns=columns)
    return read_records(rows, _skill_group)


def read_knowledge_tree(path: Path) -> Iterator[SkillRecord | Rejection]:
    """Read the knowledges, in categories and sub-categories."""
    columns = ("Catégorie", "Sous-catégorie", "Savoir", "Code OGR")
    rows = read_workbook(path, sheet="Savoirs", columns=columns)
    return read_records(rows, _knowledge)


def _line(row: Row) -> DomainRecord | AppellationRecord:
    letter, domain, rank, text, ogr, *_ = row.cells.values()
    if ogr:
        code = occupation_code(letter + domain + rank)
        name = label(text, of=f"appellation {ogr}")
        return AppellationRecord(ogr_code(ogr), code, name)
    if rank or not letter:
        raise RecordError(
            "rome.invalid-ogr",
            f"La ligne « {text} » a un code de métier et pas de code OGR : complétez-la.",
        )
    return DomainRecord(letter + domain, label(text, of=f"domaine {letter}{domain}"))


def _detailed(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row[_DETAIL] or row[_CATEGORY])


def _know_how(row: Row) -> SkillRecord:
    text = label(row[_DETAIL], of="compétence")
    hierarchy = tuple(plain(row[group]) for group in _GROUPS)
    return SkillRecord(code_of_label(row[_DETAIL]), _kind(row), text, hierarchy)


def _skill_group(row: Row) -> SkillRecord:
    *above, text = (plain(row[group]) for group in _GROUPS)
    name = label(text, of="macro-compétence")
    return SkillRecord(
        code_of_label(row[_GROUPS[-1]]), _kind(row), name, tuple(above), is_group=True
    )


def _knowledge(row: Row) -> SkillRecord:
    ogr = ogr_code(row["Code OGR"])
    hierarchy = (plain(row["Catégorie"]), plain(row["Sous-catégorie"]))
    return SkillRecord(ogr, "knowledge", label(row["Savoir"], of=f"savoir {ogr}"), hierarchy)


def _kind(row: Row) -> str:
    if row[_CATEGORY] in _KINDS:
        return _KINDS[row[_CATEGORY]]
    raise RecordError(
        "rome.unknown-value",
        f"« {row[_CATEGORY]} » n’est pas une catégorie connue ; attendu : {', '.join(_KINDS)}.",
    )

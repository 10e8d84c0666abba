"""Skills and contexts of work, from the tables of the 3.x and 4.x editions."""

from collections.abc import Iterator, Mapping

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.rome.archive import Table
from passerelles.formats.rome.reading import read_records
from passerelles.formats.rome.records import ContextRecord, ItemRecord, SkillRecord
from passerelles.formats.rome.values import RecordError, label, ogr_code, plain

KINDS_BY_REFERENTIAL = {"1": "knowledge", "2": "know_how", "5": "context"}
_SECTIONS = {"STRUCTURES": "Structures", "SECTEURS": "Secteurs", "CONDITIONS": "Conditions"}
_GROUPS = ("domaine_competence", "enjeu", "objectif", "libelle_macro_competence")


def read_items(table: Table) -> Iterator[ItemRecord | Rejection]:
    """Read the labelled items of a 3.x edition (``item``): skills and contexts together.

    One item stands once under each heading: basic (6, 7), specific (9, 10), environment (5).
    """
    columns = ("code_ogr", "libelle", "code_type_referentiel", "code_ref_rubrique")
    return read_records(table.rows(columns), _item)


def read_skills(
    table: Table, hierarchies: Mapping[str, tuple[str, ...]]
) -> Iterator[SkillRecord | Rejection]:
    """Read ``referentiel_competence``: knowledges in 3.x, know-hows and behaviours in 4.x.

    ``hierarchies`` gives the groups above each OGR code, as ``read_hierarchies`` reads them.
    """

    def skill(row: Row) -> SkillRecord:
        ogr = ogr_code(row["code_ogr"])
        text = label(row["libelle_competence"], of=f"compétence {ogr}")
        kind = _kind(row["cat_comp"]) if table.is_fourth else "knowledge"
        return SkillRecord(ogr, kind, text, hierarchies.get(ogr, ()))

    own = "cat_comp" if table.is_fourth else "code_type_competence"
    return read_records(table.rows(("code_ogr", "libelle_competence", own)), skill)


def read_knowledges(table: Table) -> Iterator[SkillRecord | Rejection]:
    """Read ``referentiel_savoir`` of a 4.x edition."""
    groups = ("categorie_savoir", "sous_categorie_savoir")

    def knowledge(row: Row) -> SkillRecord:
        ogr = ogr_code(row["code_ogr_savoir"])
        hierarchy = tuple(plain(row[group]) for group in groups if row[group])
        text = label(row["libelle_savoir"], of=f"savoir {ogr}")
        return SkillRecord(ogr, "knowledge", text, hierarchy)

    return read_records(table.rows(("code_ogr_savoir", "libelle_savoir", *groups)), knowledge)


def read_hierarchies(table: Table) -> Iterator[SkillRecord | Rejection]:
    """Read ``arborescence_competences`` of a 4.x edition: a know-how and the groups above it.

    A group without detailed know-how gives the group itself.
    """

    def leaf(row: Row) -> SkillRecord:
        hierarchy = tuple(plain(row[column]) for column in _GROUPS)
        if not row["code_ogr_competence"]:
            ogr = ogr_code(row["code_ogr_macro_competence"])
            return SkillRecord(ogr, "know_how", hierarchy[-1], hierarchy[:-1], is_group=True)
        ogr = ogr_code(row["code_ogr_competence"])
        text = label(row["libelle_competence"], of=f"compétence {ogr}")
        return SkillRecord(ogr, "know_how", text, hierarchy)

    codes = ("code_ogr_macro_competence", "code_ogr_competence", "libelle_competence")
    return read_records(table.rows((*_GROUPS, *codes)), leaf)


def read_contexts(table: Table) -> Iterator[ContextRecord | Rejection]:
    """Read ``referentiel_env_travail`` (3.x) or ``referentiel_contexte_travail`` (4.x).

    The 4.x table was never seen by us: its columns are recognised by how their names begin.
    """

    def context(row: Row) -> ContextRecord:
        ogr = ogr_code(_beginning(row, "code_ogr"))
        text = _beginning(row, "libelle_contexte", "libelle_env")
        section = plain(_beginning(row, "libelle_type", "libelle_groupe"))
        name = label(text, of=f"contexte {ogr}")
        return ContextRecord(ogr, name, _SECTIONS.get(section, section))

    return read_records(table.rows(()), context)


def _beginning(row: Row, *stems: str) -> str:
    return next((text for name, text in row.cells.items() if name.startswith(stems)), "")


def _item(row: Row) -> ItemRecord:
    ogr = ogr_code(row["code_ogr"])
    kind = KINDS_BY_REFERENTIAL.get(row["code_type_referentiel"])
    if kind is None:
        raise RecordError(
            "rome.unknown-value",
            f"« {row['code_type_referentiel']} » n’est pas un type d’élément connu : "
            "1 (savoir), 2 (savoir-faire) ou 5 (environnement).",
        )
    text = label(row["libelle"], of=f"élément {ogr}")
    return ItemRecord(ogr, kind, text, row["code_ref_rubrique"])


def _kind(category: str) -> str:
    return "behaviour" if "être" in category.casefold() else "know_how"

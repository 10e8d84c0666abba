"""Sectors of activity: CSV tables of the archive, JSON tree, and the hirings by activity."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Dialect, Row, read_csv
from passerelles.formats.rome.archive import Table
from passerelles.formats.rome.reading import Known, check, read_records
from passerelles.formats.rome.records import ActivityRecord, SectorLinkRecord, SectorRecord
from passerelles.formats.rome.values import (
    RecordError,
    label,
    mended,
    occupation_code,
    plain,
    whole_number,
)

SectorEntry = SectorRecord | SectorLinkRecord
_YES_NO = {"oui": True, "non": False, "": None}


def read_sectors(table: Table) -> Iterator[SectorRecord | Rejection]:
    """Read ``secteur_activite``."""
    return read_records(table.rows(_columns("sect")), lambda row: _sector(row, "sect"))


def read_sub_sectors(table: Table) -> Iterator[SectorRecord | Rejection]:
    """Read ``sous_secteur_activite``: each row names the sector above it."""
    columns = (*_columns("ss_sect"), "code_sect_activite")
    return read_records(table.rows(columns), lambda row: _sector(row, "ss_sect"))


def read_sector_links(table: Table, known: Known) -> Iterator[SectorLinkRecord | Rejection]:
    """Read ``arborescence_secteur_activite``; the finest level given is kept."""

    def link(row: Row) -> SectorLinkRecord:
        sector = row["code_ss_sect_activite"] or row["code_sect_activite"]
        principal = _YES_NO.get(row["principal"].casefold())
        return SectorLinkRecord(sector, occupation_code(row["code_rome"]), principal)

    columns = ("code_sect_activite", "code_ss_sect_activite", "code_rome", "principal")
    return read_records(table.rows(columns), link, known)


def read_activities(table: Table, known: Known) -> Iterator[ActivityRecord | Rejection]:
    """Read ``arborescence_secteur_naf`` of a 4.x edition."""

    def activity(row: Row) -> ActivityRecord:
        naf = row["code_secteur_naf"]
        name = label(row["libelle_secteur_naf"], of=f"activité {naf}")
        return ActivityRecord(occupation_code(row["code_rome"]), naf, name, None)

    columns = ("code_secteur_naf", "libelle_secteur_naf", "code_rome")
    return read_records(table.rows(columns), activity, known)


def read_hirings(path: Path, known: Known) -> Iterator[ActivityRecord | Rejection]:
    """Read the comma table of hirings by occupation (3.47) and NAF activity."""

    def hiring(row: Row) -> ActivityRecord:
        naf, count = row["naf_id"], whole_number(row["hirings"], column="hirings")
        name = label(row["naf_label"], of=f"activité {naf}")
        return ActivityRecord(occupation_code(row["rome_id"]), naf, name, count)

    columns = ("rome_id", "naf_id", "naf_label", "hirings")
    rows = read_csv(path, columns=columns, dialect=Dialect(delimiter=","))
    return read_records(rows, hiring, known)


def read_sector_tree(path: Path, known: Known) -> Iterator[SectorEntry | Rejection]:
    """Read the JSON tree: sectors, sub-sectors, and the occupations of each.

    A label or definition whose characters had to be mended also gives a warning
    ``rome.mended-characters``. Raises UnreadableFile when it is not the expected JSON.
    """
    seen: set[tuple[str, ...]] = set()
    for place, node, parent in _nodes(path):
        try:
            record = _entry(node, parent)
            check(record, seen=seen, known=known)
        except RecordError as refusal:
            yield _said(place, node, refusal)
            continue
        if warning := _mending(place, node):
            yield warning
        yield record


def _nodes(path: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    for sector in _load(path):
        code = str(sector["code_secteur"])
        yield f"{path.name}!secteur {code}", sector, ""
        yield from _links(path, code, sector)
        for sub in sector["liste_sous_secteur"]:
            sub_code = str(sub["code_sous_secteur"])
            yield f"{path.name}!sous-secteur {sub_code}", sub, code
            yield from _links(path, sub_code, sub)


def _links(
    path: Path, sector: str, node: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any], str]]:
    for rank, occupation in enumerate(node["liste_metier"], start=1):
        yield f"{path.name}!secteur {sector}:métier {rank}", occupation, sector


def _load(path: Path) -> list[dict[str, Any]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("iso-8859-15")
    try:
        tree: list[dict[str, Any]] = json.loads(text)["arbo_secteur"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas l’arborescence des secteurs en JSON ({error}) : la clé "
            "« arbo_secteur » est attendue. Téléchargez-la de nouveau."
        ) from error
    return tree


def _entry(node: dict[str, Any], parent: str) -> SectorEntry:
    if "code_rome" in node:
        code = occupation_code(str(node["code_rome"]))
        return SectorLinkRecord(parent, code, node.get("principal"))
    code = str(node.get("code_sous_secteur") or node["code_secteur"])
    name = label(mended(node["libelle"]), of=f"secteur {code}")
    return SectorRecord(code, name, mended(node["definition"]), parent)


def _mending(place: str, node: dict[str, Any]) -> Rejection | None:
    texts = [plain(str(node[key])) for key in ("libelle", "definition") if key in node]
    if "code_rome" in node or all(mended(text) == text for text in texts):
        return None
    return Rejection(
        path=place,
        rule="rome.mended-characters",
        message="Des caractères perdus à l’export (« ¿ », « ½ ») ont été rétablis "
        f"dans « {mended(texts[0])} » : relisez ce texte.",
        fragment=_fragment(node),
        severity="warning",
    )


def _said(place: str, node: dict[str, Any], refusal: RecordError) -> Rejection:
    return Rejection(place, refusal.rule, refusal.message, _fragment(node))


def _fragment(node: dict[str, Any]) -> str:
    own = {key: value for key, value in node.items() if not isinstance(value, list)}
    return json.dumps(own, ensure_ascii=False)


def _columns(stem: str) -> tuple[str, str, str]:
    return (f"code_{stem}_activite", f"libelle_{stem}_activite", f"definition_{stem}_activite")


def _sector(row: Row, stem: str) -> SectorRecord:
    code, name, definition = (row[column] for column in _columns(stem))
    parent = row["code_sect_activite"] if stem == "ss_sect" else ""
    return SectorRecord(code, label(name, of=f"secteur {code}"), plain(definition), parent)

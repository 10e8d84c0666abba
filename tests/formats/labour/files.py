"""Small files of the labour market, as their producers write them."""

from pathlib import Path
from typing import Any

from tests.formats.geo.workbooks import write_workbook

BMO_SHEET = "BMO_2024_open_data"
TENSION_HEADER = (
    "annee;ROME;cbassin;oee;defm_abc;ind_tension_d;ind_int_emb_d;ind_main_oeuvre_d;"
    "ind_dur_empl_d;ind_cond_travail_d;ind_mismatch_geo_d;ind_specif_form_empl_d"
)
FAP_TENSION_HEADER = (
    "fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,"
    "Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,"
    "Conditions de travail contraignantes,Inadéquation géographique,Année,niveau_geo,niveau_fap,"
    "reg,dep"
)
UNEMPLOYMENT_HEADER = "codeDepartement;libelleDepartement;rentreeScolaire;tauxChomage"
FAP_HEADER = (
    "Code_FAP341;Intitulé_FAP341;Code_FAP228;Intitulé_FAP228;Code_FAP86;Intitulé_FAP86;"
    "Code_FAP22;Intitulé_FAP22"
)


def bmo_row(**changes: Any) -> dict[str, Any]:
    """115 projects of farmers in the basin of Toulouse, 30 difficult, 105 seasonal."""
    return {
        "annee": 2024,
        "Code métier BMO": "A0X40",
        "Nom métier BMO": "Agriculteurs ",
        "Famille_met": "Z",
        "Lbl_fam_met": "Autres métiers",
        "REG": "76",
        "NOM_REG": "Occitanie",
        "Dept": "31",
        "NomDept": "Haute-Garonne",
        "BE24": "7617",
        "NOMBE24": "TOULOUSE",
        "met": "115",
        "xmet": "30",
        "smet": "105",
        **changes,
    }


def write_bmo(folder: Path, *rows: dict[str, Any], sheet: str = BMO_SHEET) -> Path:
    """A workbook whose columns are those of the first row."""
    header = list(rows[0])
    cells = [[row.get(column, "") for column in header] for row in rows]
    return write_workbook(folder / "bmo_2024.xlsx", sheet, [header, *cells])


def write_lines(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path

"""Small files of our own invention, in the shapes of the ROME."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.archive import Table

VERSION = (
    "Numero de version : 61\n"
    "Date de publication : 15/06/2026\n"
    "Titre/commentaire : ROME 4.0 version 61\n"
)
OCCUPATION_4 = [
    "code_rome",
    "code_fiche_metier",
    "code_ogr",
    "libelle_rome",
    "transition_eco",
    "transition_num",
    "transition_demo",
    "emploi_reglemente",
    "emploi_cadre",
    "code_rome_parent",
]
# One occupation with all that the archive says of it.
MEMBERS: Mapping[str, Sequence[Sequence[str]]] = {
    "referentiel_code_rome": [
        OCCUPATION_4,
        [
            "N4901",
            "1",
            "910",
            "Allumeur / Allumeuse de phares",
            *["Emploi Vert", "O", "N", "", ""],
            "N4101",
        ],
        ["N4902", "2", "911", "Gardien / Gardienne de balises", *["", "", "", "", ""], "N4101"],
    ],
    "grand_domaine": [["code_grand_domaine", "libelle_grand_domaine"], ["N", "Mer et phares"]],
    "domaine_professionnel": [
        ["code_domaine_professionnel", "libelle_domaine_professionnel"],
        ["N49", "Signaux"],
    ],
    "referentiel_code_rome_riasec": [
        ["code_rome", "riasec_majeur", "riasec_mineur"],
        ["N4901", "R", ""],
    ],
    "referentiel_appellation": [
        [
            "code_ogr",
            "libelle_appellation_long",
            "libelle_appellation_court",
            "code_rome",
            "classification",
        ],
        ["920", "Allumeur / Allumeuse de phares", "Allumeur(se) de phares", "N4901", "PRINCIPALE"],
        ["921", "Gardien / Gardienne de phare", "", "N4901", "SYNONYME"],
    ],
    "texte": [
        ["code_rome", "code_compo_bloc", "libelle_type_texte", "position_phrase", "libelle_texte"],
        ["N4901", "3", "definition", "1", "Allume les phares."],
        ["N4901", "4", "acces_metier", "1", "Avoir le pied marin."],
    ],
    "rubrique_mobilite": [
        ["code_rome", "code_rome_cible", "numero_ordre"],
        ["N4901", "N4902", "1"],
    ],
    "arborescence_competences": [
        [
            "domaine_competence",
            "enjeu",
            "objectif",
            "libelle_macro_competence",
            "code_ogr_macro_competence",
            "code_ogr_competence",
            "libelle_competence",
        ],
        ["Production", "Conduite", "Veiller", "Tenir un feu", "930", "931", "Régler une lentille"],
    ],
    "referentiel_competence": [
        ["code_ogr", "libelle_competence", "cat_comp"],
        ["930", "Tenir un feu", "Savoir-faire"],
        ["931", "Régler une lentille", "Savoir-faire"],
        ["932", "Garder son calme", "Savoir-faire"],
    ],
    "referentiel_savoir": [
        ["code_ogr_savoir", "libelle_savoir", "categorie_savoir", "sous_categorie_savoir"],
        ["940", "Optique", "Domaines", "Sciences"],
    ],
    "referentiel_contexte_travail": [
        ["code_ogr_contexte", "libelle_contexte", "code_type_contexte", "libelle_type_contexte"],
        ["950", "Travail de nuit", "1", "Horaires"],
    ],
    "coherence_item": [
        ["code_rome", "code_ogr", "coeur_metier"],
        ["N4901", "931", "Principale"],
        ["N4901", "932", ""],
    ],
    "liens_rome_referentiels": [
        ["code_rome", "code_compo_bloc", "code_rubrique", "code_ogr"],
        ["N4901", "2", "", "920"],
        ["N4901", "5", "1", "931"],
        ["N4901", "5", "2", "932"],
        ["N4901", "5", "3", "940"],
        ["N4901", "6", "", "950"],
    ],
    "secteur_activite": [
        ["code_sect_activite", "libelle_sect_activite", "definition_sect_activite"],
        ["70", "Phares", "Tout ce qui éclaire."],
    ],
    "sous_secteur_activite": [
        [
            "code_ss_sect_activite",
            "libelle_ss_sect_activite",
            "definition_ss_sect_activite",
            "code_sect_activite",
        ],
        ["71", "Balises", "", "70"],
    ],
    "arborescence_secteur_activite": [
        ["code_sect_activite", "code_ss_sect_activite", "code_rome", "principal"],
        ["70", "", "N4901", "oui"],
        ["70", "71", "N4901", "non"],
    ],
    "arborescence_secteur_naf": [
        ["code_secteur_naf", "libelle_secteur_naf", "code_rome"],
        ["52.22Z", "Services du transport par eau", "N4901"],
    ],
}


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Every cell in quotes, commas between: the shape of the official export."""
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def write_table(
    folder: Path, name: str, rows: Iterable[Sequence[str]], *, version: str = "461"
) -> Table:
    path = folder / f"unix_{name}_v{version}_utf8.csv"
    path.write_text(csv_lines(rows), encoding="utf-8")
    return Table(path, version)


def write_archive(
    folder: Path,
    members: Mapping[str, Sequence[Sequence[str]]] = MEMBERS,
    *,
    version_text: str = VERSION,
) -> Path:
    """The zip of France Travail in small; without ``version_text``, without version.txt."""
    path = folder / "RefRomeCsv.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in members.items():
            archive.writestr(f"unix_{name}_v461_utf8.csv", csv_lines(rows))
        if version_text:
            archive.writestr("version.txt", version_text)
    return path


def rules(outcomes: Iterable[object]) -> list[str]:
    """The rules of the rejections, in order."""
    return [o.rule for o in outcomes if isinstance(o, Rejection)]


def kept(outcomes: Iterable[object]) -> list[object]:
    return [o for o in outcomes if not isinstance(o, Rejection)]

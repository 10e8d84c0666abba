"""The files of the services: read whole, or every fault told with its line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.services.reading import (
    BrokenServices,
    examine_services,
    read_services,
)
from passerelles.formats.services.records import Amount, Audience, PlanReference, ServiceState

LISTS = {
    "publics": ["jeunes", "tous-publics"],
    "thematiques": [f"theme--{n}" for n in range(30)],
    "types_de_services": ["formation", "aide-financiere"],
    "frais": ["gratuit", "payant"],
    "mobilisable_par": ["usagers", "professionnels"],
    "modes_accueil": ["a-distance", "en-presentiel"],
    "reseaux_porteurs": ["regions"],
}
PROGRAMMES = {"lectio": ("Lectio", "Réapprendre à lire.", ("illettrisme",))}
STRUCTURE = """\
- slug: region
  name: "Région"
  description: "Une collectivité."
  networks: [regions]
"""
SERVICE = """\
- slug: age
  name: "Aide à la garde d’enfants"
  summary: "Une somme pour faire garder ses enfants."
  words: [nounou]
  audiences: [person]
  type: aide-financiere
  themes: [theme--1]
  publics: [jeunes]
  amounts: [{value: 250, label: "par stagiaire", line: 1480}]
  structure: region
  territories: ["region:76"]
  funders: [region]
  owner: region
  plan: [{action: A10, line: 1447}]
  standing: running
  confidence: official
  origin: "Le plan"
  reviewed_on: 2022-11-07
  review_every_months: 6
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(services: str, structures: str = STRUCTURE) -> Path:
        (tmp_path / "structures.yaml").write_text(structures, encoding="utf-8")
        (tmp_path / "services.yaml").write_text(services, encoding="utf-8")
        return tmp_path

    return written


def told(folder: Path) -> list[str]:
    _, findings = examine_services(folder, lists=LISTS, programmes=PROGRAMMES)
    return [str(one) for one in findings]


def test_a_service_says_all_that_the_file_says(write: Write):
    book = read_services(write(SERVICE), lists=LISTS, programmes=PROGRAMMES)

    found = book.services["age"]
    assert found.audiences == (Audience.PERSON,)
    assert found.amounts == (Amount(250, "par stagiaire", 1480),)
    assert found.plan == (PlanReference("A10", 1447),)
    assert found.standing is ServiceState.RUNNING
    assert found.reviewed_on == date(2022, 11, 7)
    assert (found.conditions, found.fees, found.link) == (None, None, None)
    assert book.structures["region"].website is None


def test_a_scheme_of_the_offer_says_its_name_once(write: Write):
    text = SERVICE.replace('  name: "Aide à la garde d’enfants"\n', "  programme: lectio\n")
    text = text.replace('  summary: "Une somme pour faire garder ses enfants."\n', "")

    found = read_services(write(text), lists=LISTS, programmes=PROGRAMMES).services["age"]

    assert (found.name, found.summary) == ("Lectio", "Réapprendre à lire.")
    assert found.words == ("illettrisme", "nounou")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[jeunes]", "[vieux]", "8: « publics » vaut « vieux » : valeurs admises : jeunes, tous"),
        ("[theme--1]", "[dormir]", "7: « themes » vaut « dormir » : cette valeur n’est pas dans"),
        ("[jeunes]", "[jeunes, tous-publics]", "8: « tous-publics » ne va avec aucun autre"),
        ("[person]", "[]", "5: dites qui demande ce service"),
        ("structure: region", "structure: lune", "10: la structure « lune » n’est pas dans"),
        ("region:76", "occitanie", "11: « occitanie » : écrivez « france »"),
        ("2022-11-07", "2022-13-07", "18: « reviewed_on » vaut « 2022-13-07 » : attendu : une d"),
        ("months: 6", "months: 60", "19: une fiche se relit tous les 1 à 36 mois"),
        ("months: 6", "months: six", "19: « review_every_months » vaut « six » : attendu : un n"),
        ("action: A10", "action: 10b", "14: « 10b » : écrivez le code d’une action"),
        ("standing: running", "standing: ouvert", "15: « standing » vaut « ouvert » : valeurs"),
        ('origin: "Le plan"', "origin: 2022", "17: « origin » vaut « 2022 » : mettez ce texte"),
        ('origin: "Le plan"', "origin: null", "17: il manque « origin »"),
        ("value: 250", "value: -3", "9: « value » vaut « -3 » : attendu : un nombre entier"),
        ("  funders", "  phone: 08\n  funders", "12: « phone » vaut « 08 » : attendu : un num"),
        ("  funders", '  link: "http://a"\n  funders', "12: « link » vaut « http://a » : attendu"),
        ("  funders", "  colour: blue\n  funders", "12: le champ « colour » n’existe pas ; champ"),
        ("  funders", "  owner: a\n  funders", "14: le champ « owner » est écrit deux fois"),
        ("slug: age", "slug: Âge", "1: « slug » vaut « Âge » : attendu : des minuscules"),
        ("words: [nounou]", "words: nounou", "4: « words » vaut « nounou » : attendu : une liste"),
        ("- slug: age", "- slug: age\n  programme: lectio", "3: « name » est déjà dit par le disp"),
    ],
)
def test_a_fault_has_its_line_and_its_remedy(write: Write, old: str, new: str, line: str):
    assert any(
        one.startswith(f"services.yaml:{line}") for one in told(write(SERVICE.replace(old, new)))
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "ce n’est pas du YAML à partir d’ici"),
        ("slug: age", "le fichier est une liste"),
        ("- rien", "attendu : des champs"),
        ("", "le fichier est une liste"),
    ],
)
def test_a_file_that_is_not_a_list_of_sheets_is_told(write: Write, text: str, said: str):
    assert said in "\n".join(told(write(text)))


def test_bytes_that_are_not_utf_8_are_told_at_their_line(write: Write):
    folder = write(SERVICE)
    (folder / "services.yaml").write_bytes(b"- slug: age\n  name: \xe9t\xe9\n")

    assert told(folder) == [
        "services.yaml:2: le fichier n’est pas écrit en UTF-8 : enregistrez-le ainsi."
    ]


def test_the_same_sheet_twice_is_refused_and_nothing_is_read(write: Write):
    folder = write(SERVICE + SERVICE, STRUCTURE + STRUCTURE)

    with pytest.raises(BrokenServices, match="services.yaml:20: « age » est déjà décrit"):
        read_services(folder, lists=LISTS, programmes=PROGRAMMES)
    assert "structures.yaml:5: « region » est déjà décrit" in told(folder)[1]

"""Choices of the search of trainings, in the person's words."""

from collections.abc import Mapping

from django.utils.text import capfirst

from passerelles.apps.catalogue.models import EntryMode, Mode, Pace
from passerelles.apps.catalogue.reads.vocabulary import funders, programmes, publics, word_list
from passerelles.domain.catalogue.search_request import Sort
from passerelles.domain.reference.levels import HIGHEST, LOWEST, Level, describe
from passerelles.formats.offer.vocabulary import WordList

Words = Mapping[str, str]

_OBSOLETE = "1"  # in the tables of Lhéo, « the code no longer exists »

SORTS: dict[Sort, str] = {
    Sort.RELEVANCE: "les plus pertinentes",
    Sort.SOONEST: "les plus tôt",
    Sort.NEAREST: "les plus proches",
}
RADII: dict[str, str] = {
    "5": "5 km",
    "10": "10 km",
    "20": "20 km",
    "30": "30 km",
    "50": "50 km",
    "100": "100 km",
    "200": "200 km",
}
TRAVELS: dict[str, str] = {
    "15min": "15 min en voiture",
    "30min": "30 min en voiture",
    "45min": "45 min en voiture",
    "60min": "1 h en voiture",
    "90min": "1 h 30 en voiture",
}


def modes() -> Words:
    return {str(mode.value): str(mode.label) for mode in Mode}


def entries() -> Words:
    return {str(entry.value): str(entry.label) for entry in EntryMode}


def paces() -> Words:
    return {str(pace.value): str(pace.label) for pace in Pace}


def levels() -> Words:
    """Both scales: « niveau 5 (BTS, DEUST ; ancien niveau III) »."""
    numbers = range(LOWEST, HIGHEST + 1)
    return {str(number): capfirst(describe(Level(number))) for number in numbers}


def objectives() -> Words:
    named = word_list(WordList.OBJECTIVES)
    return {code: label for code, label in named.items() if code != _OBSOLETE}


def publics_said() -> Words:
    return {slug: entry.label for slug, entry in publics().items()}


def programmes_said() -> Words:
    """Those that nobody enters alone say so."""
    return {
        slug: entry.name if entry.bookable_by_public else f"{entry.name} (sur orientation)"
        for slug, entry in programmes().items()
    }


def funders_said() -> Words:
    return {code: entry.label for code, entry in funders().items() if code != _OBSOLETE}


def labels() -> Words:
    qualiopi = word_list(WordList.QUALIOPI)
    certified = {f"qualiopi_{kind}": f"Qualiopi : {said}" for kind, said in qualiopi.items()}
    return {"certif_region": "Certif’Région", **certified}


def registers() -> Words:
    return {
        "RNCP": "Diplôme ou titre reconnu (RNCP)",
        "RS": "Certificat ou habilitation (RS)",
        "none": "Sans certification",
    }


def contracts() -> Words:
    return {
        "apprenticeship": "En contrat d’apprentissage",
        "professionalisation": "En contrat de professionnalisation",
    }

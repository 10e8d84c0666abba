"""The grammar of Lhéo 2.3: which element holds which, in what order, how often, how long.

Facts of the schema 2.3 (lheo.gouv.fr), condensed. ``x?`` is none or one, ``x*`` any number, ``x+``
at least one, ``x{0,5}`` a range, a bare name exactly one; the order of a line is the order of the
elements. ``2-50`` are numbers of characters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_CONTAINERS = """
domaine-formation: code-FORMACODE{0,5} code-NSF{0,3} code-ROME{0,5} extras*
contact-formation: type-contact? coordonnees extras*
contact-session: type-contact? coordonnees extras*
certification: code-RNCP? code-CERTIFINFO? code-RS? code-CPF? reference-code-FORMACODE? extras*
reference-certification: reference-code-RNCP? reference-code-CERTIFINFO? reference-code-RS?
    extras*
code-type-formation: code-CPF? code-ELU? extras*
lheo: offres extras*
offres: formation+ extras*
formation: domaine-formation intitule-formation objectif-formation resultats-attendus
    contenu-formation certifiante contact-formation+ parcours-de-formation code-niveau-entree
    objectif-general-formation? certification{0,5} code-type-formation{0,5} code-niveau-sortie?
    url-formation? action+ organisme-formation-responsable identifiant-module? positionnement?
    sous-modules? modules-prerequis? extras*
action: rythme-formation code-public-vise{1,10} info-public-vise? niveau-entree-obligatoire
    modalites-alternance modalites-enseignement conditions-specifiques
    prise-en-charge-frais-possible lieu-de-formation* modalites-entrees-sorties url-action?
    duree-cycle? session+ adresse-information? date-information{0,3} restauration? hebergement?
    transport? acces-handicapes? langue-formation{0,5} modalites-recrutement?
    modalites-pedagogiques? code-modalite-pedagogique{0,5} equipement* frais-restants?
    code-perimetre-recrutement? infos-perimetre-recrutement? prix-horaire-TTC? prix-total-TTC?
    duree-indicative? nombre-heures-centre? nombre-heures-entreprise? nombre-heures-total?
    detail-conditions-prise-en-charge? conventionnement? duree-conventionnee? organisme-formateur*
    organisme-financeur{0,8} enseignement* extras*
organisme-formation-responsable: numero-activite SIRET-organisme-formation nom-organisme
    raison-sociale coordonnees-organisme contact-organisme+ renseignements-specifiques? potentiel?
    code-UAI-organisme-formation? extras*
potentiel: code-FORMACODE{1,25} extras*
organisme-formateur: SIRET-formateur raison-sociale-formateur contact-formateur* potentiel?
    code-UAI-formateur? reference-certification{0,5} extras*
url-formation: urlweb{1,3} extras*
lieu-de-formation: SIRET-lieu-formation? code-UAI-lieu-formation? coordonnees extras*
recrutement: modalite-recrutement code-perimetre-recrutement? infos-perimetre-recrutement?
    a-distance? adresse? urlweb? nb-places? periode? heure-debut? heure-fin? commentaire? extras*
enseignement: libelle-enseignement type-enseignement obligatoire commentaire? extras*
equipement: type-equipement cout-indicatif-equipement? commentaire? extras*
rythme-alternance: unite-rythme-alternance unites-entreprise unites-centre extras*
alternance: type-alternance rythme-alternance? extras*
cycle: type-cycle annee-cycle* effectif-minimal? capacite-simultanee? capacite-cumulee?
    alternance? extras*
session: periode adresse-inscription modalites-inscription? periode-inscription? etat-recrutement?
    recrutement* url-session? contact-session* reference-certification{0,5} blocs-competences*
    cycle* extras*
adresse-inscription: adresse extras*
adresse-information: adresse extras*
date-information: date extras*
url-action: urlweb{1,3} extras*
url-session: urlweb{1,3} extras*
SIRET-organisme-formation: SIRET extras*
code-UAI-organisme-formation: code-UAI extras*
SIRET-lieu-formation: SIRET extras*
code-UAI-lieu-formation: code-UAI extras*
coordonnees-organisme: coordonnees extras*
contact-organisme: type-contact? coordonnees extras*
contact-formateur: type-contact? coordonnees extras*
organisme-financeur: code-financeur nb-places-financees? extras*
SIRET-formateur: SIRET extras*
code-UAI-formateur: code-UAI extras*
bloc-competences: libelle-bloc code-bloc extras*
blocs-competences: validation-blocs reference-certification bloc-competences+ extras*
sous-modules: sous-module+ extras*
modules-prerequis: reference-module+ extras*
sous-module: reference-module type-module extras*
coordonnees: civilite? nom? prenom? ligne{0,3} adresse? telfixe? portable? fax? courriel? web?
    extras*
adresse: denomination? ligne{1,4} codepostal ville departement? code-INSEE-commune?
    code-INSEE-canton? region? pays? geolocalisation? extras*
geolocalisation: latitude longitude extras*
web: urlweb{1,3} extras*
telfixe: numtel{1,3} extras*
portable: numtel{1,3} extras*
fax: numtel{1,3} extras*
periode: debut fin extras*
periode-inscription: periode
extras: extras* extra*
lheo-index: resumes-offres? resumes-organismes? extras*
resumes-offres: resume-offre* extras*
resumes-organismes: resume-organisme* extras*
resume-offre: domaine-formation intitule-formation nom-organisme SIRET codepostal?
    code-INSEE-commune? ville departement region? certifiante code-niveau-entree
    prise-en-charge-frais-possible modalites-enseignement? code-public-vise{1,10}
    nombre-heures-total? session* contact-formation-resume* certification{0,5} extras*
resume-organisme: nom-organisme raison-sociale SIRET numero-activite extras*
contact-formation-resume: type-contact? nom? telfixe? courriel? extras*
lheo-plus: lheo? organisme-formation-responsable* extras*
"""

_CODES = """
certifiante=0-1 parcours-de-formation=1-4 objectif-general-formation=1-9
niveau-entree-obligatoire=0-1 code-niveau-entree=0-8,11-18 code-niveau-sortie=0-8,11-18
modalites-enseignement=0-2 prise-en-charge-frais-possible=0-1 a-distance=0-1 type-equipement=0-11
obligatoire=0-1 modalite-recrutement=0-9 type-enseignement=1-10 modalites-entrees-sorties=0-1
type-alternance=0-2 unite-rythme-alternance=0-4 type-cycle=0-1 type-contact=0-14
code-perimetre-recrutement=0-6 conventionnement=0-1 code-financeur=0-20 positionnement=1-2
etat-recrutement=1-3 validation-blocs=0-2 type-module=0-2
"""

_TEXTS = """
intitule-formation=1-255 nom-organisme=1-250 objectif-formation=1-3000 resultats-attendus=1-3000
contenu-formation=1-3000 rythme-formation=1-3000 duree-indicative=0-150
modalites-alternance=1-3000 conditions-specifiques=1-3000 code-modalite-pedagogique=5-5
frais-restants=0-200 langue-formation=2-2 libelle-enseignement=1-255 numero-activite=11-11
raison-sociale=1-250 renseignements-specifiques=0-3000 modalites-recrutement=0-3000
modalites-pedagogiques=0-200 raison-sociale-formateur=0-250 infos-perimetre-recrutement=0-50
prix-horaire-TTC=1-6 prix-total-TTC=1-10 detail-conditions-prise-en-charge=1-600
restauration=1-250 hebergement=1-250 transport=1-250 acces-handicapes=1-250
identifiant-module=1-3000 reference-module=1-3000 reference-code-FORMACODE=5-5
reference-code-CERTIFINFO=1-10 reference-code-RNCP=1-10 reference-code-RS=1-10 libelle-bloc=1-500
code-bloc=8-40 code-NSF=3-3 code-FORMACODE=5-5 code-ROME=5-5 code-public-vise=5-5
info-public-vise=1-250 code-RNCP=1-10 code-CERTIFINFO=1-10 code-UAI=8-8 code-RS=3-10 code-CPF=4-10
code-ELU=4-10 SIRET=14-14 ligne=1-50 denomination=1-255 prenom=1-50 civilite=1-50 nom=1-50
codepostal=5-5 code-INSEE-commune=5-5 code-INSEE-canton=4-5 ville=1-50 departement=2-3 region=2-2
pays=2-2 latitude=0-30 longitude=0-30 courriel=3-160 urlweb=3-400 commentaire=1-500 numtel=1-25
modalites-inscription=1-255 heure-debut=2-5 heure-fin=2-5
"""

_NUMBERS = """
nb-places cout-indicatif-equipement effectif-minimal capacite-simultanee capacite-cumulee
unites-entreprise unites-centre duree-cycle annee-cycle nb-places-financees nombre-heures-centre
nombre-heures-entreprise nombre-heures-total duree-conventionnee
"""

_DATES = "debut fin date"

LeafKind = Literal["text", "code", "number", "date"]
_ITEM = re.compile(r"([\w-]+)(?:([?*+])|\{(\d+),(\d+)\})?")
_TIMES: dict[str | None, tuple[int, int | None]] = {
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
    None: (1, 1),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for children of one name: from ``low`` to ``high`` of them (None: no limit)."""

    name: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that holds a text: its length in characters, or the codes it may be."""

    kind: LeafKind
    low: int = 0
    high: int | None = None
    codes: frozenset[str] = frozenset()


def _containers() -> dict[str, tuple[Slot, ...]]:
    joined = _CONTAINERS.strip().replace("\n    ", " ")
    lines = (line.split(": ", maxsplit=1) for line in joined.splitlines())
    return {name: tuple(map(_slot, items.split())) for name, items in lines}


def _slot(item: str) -> Slot:
    found = _ITEM.fullmatch(item)
    if found is None:
        raise ValueError(f"misprint in the grammar of Lhéo: {item}")
    if found[3] is not None:
        return Slot(found[1], int(found[3]), int(found[4]))
    return Slot(found[1], *_TIMES[found[2]])


def _leaves() -> dict[str, Leaf]:
    texts = (re.split("[=-](?=[0-9])", item) for item in _TEXTS.split())
    codes = (item.split("=") for item in _CODES.split())
    return {
        **{name: Leaf("text", int(low), int(high)) for name, low, high in texts},
        **{name: Leaf("code", codes=_spelled(ranges)) for name, ranges in codes},
        **{name: Leaf("number", 1) for name in _NUMBERS.split()},
        **{name: Leaf("date", 8, 8) for name in _DATES.split()},
    }


def _spelled(ranges: str) -> frozenset[str]:
    """``0-2,11`` is the codes 0, 1, 2 and 11."""
    ends = (part.split("-") for part in ranges.split(","))
    return frozenset(str(code) for end in ends for code in range(int(end[0]), int(end[-1]) + 1))


CONTAINERS: Mapping[str, tuple[Slot, ...]] = _containers()
LEAVES: Mapping[str, Leaf] = _leaves()
NAMES = frozenset(CONTAINERS) | frozenset(LEAVES) | {"extra"}

"""What one can do in the observatory: a door a part, where that part is there."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve


@dataclass(frozen=True, slots=True)
class ObservatoryDoor:
    """``href`` is the address of a part; ``audience`` is said when it is not for everybody."""

    title: str
    text: str
    href: str
    audience: str = ""


_DOORS = (
    ObservatoryDoor(
        "Diagnostic d’un territoire",
        "Besoins, tensions, formations proches, écarts : une page, son PDF et son tableur.",
        "/observatoire/diagnostic",
    ),
    ObservatoryDoor(
        "Explorer un chiffre",
        "Choisissez un indicateur, un niveau de territoire, un métier, une période : carte, "
        "classement, évolution, fichiers.",
        "/observatoire/explorer",
    ),
    ObservatoryDoor(
        "Apprentissage",
        "Le cahier annuel : apprentis par département, niveau et sexe, secteurs, ruptures de "
        "contrat.",
        "/observatoire/apprentissage",
    ),
    ObservatoryDoor(
        "Prospective",
        "Ce dont les entreprises auront besoin quand ceux qui entrent en formation en sortiront, "
        "avec la marge d’erreur.",
        "/observatoire/prospective",
    ),
    ObservatoryDoor(
        "Métiers qui émergent",
        "Ceux que la nomenclature des métiers nomme depuis peu, et les savoirs nouveaux.",
        "/observatoire/prospective/emergents",
    ),
    ObservatoryDoor(
        "Passerelles entre secteurs",
        "D’un secteur à l’autre\u00a0: les métiers qui se ressemblent, ce qu’il reste à apprendre.",
        "/passerelles-entre-secteurs",
    ),
    ObservatoryDoor(
        "Définitions",
        "Chaque indicateur : la question, le mode de calcul, la source, le secret.",
        "/observatoire/indicateurs",
    ),
    ObservatoryDoor(
        "Publications",
        "Études des observatoires et des branches, par métier et par territoire.",
        "/observatoire/publications",
    ),
    ObservatoryDoor(
        "Données ouvertes",
        "Tout ce que l’observatoire publie, en fichiers et par une interface.",
        "/observatoire/donnees",
    ),
    ObservatoryDoor(
        "Passerelles entre nomenclatures",
        "Comment un chiffre passe d’un code de métier à un autre, et ce qui se perd en chemin.",
        "/observatoire/passerelles",
    ),
    ObservatoryDoor(
        "Demande sans réponse",
        "Les recherches de formation qui n’ont rien trouvé, par bassin et par mois.",
        "/pro/observatoire/recherches-sans-reponse",
        audience="Pour les professionnels",
    ),
)


def doors() -> tuple[ObservatoryDoor, ...]:
    """Those whose page exists in this version."""
    return tuple(door for door in _DOORS if _leads_somewhere(door.href))


def _leads_somewhere(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True

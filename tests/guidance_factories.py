"""A small graph written by hand: twelve occupations of four trades, usable without Django."""

from typing import Any

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.graph_building import build_graph
from passerelles.domain.guidance.occupations.graph_facts import OccupationFacts, SkillFacts
from passerelles.domain.guidance.profile import Held, Profile

EDITION = "ROME-4.60"
SKILLS = {
    "serve": "Servir des plats à table",
    "order": "Prendre une commande",
    "cash": "Encaisser un paiement",
    "welcome": "Accueillir une clientèle",
    "cook": "Préparer des plats simples",
    "hygiene": "Appliquer les règles d’hygiène alimentaire",
    "stock": "Tenir un stock",
    "sell": "Vendre un produit",
    "display": "Mettre des articles en rayon",
    "team": "Animer une équipe",
    "care": "Aider une personne à sa toilette",
    "nursing": "Dispenser des soins infirmiers",
    "listen": "Écouter une personne fragile",
    "transmit": "Transmettre les observations à l’équipe soignante",
    "roof": "Poser une couverture en tuiles",
    "height": "Travailler en hauteur",
    "frame": "Monter une charpente",
    "solar": "Poser des panneaux solaires",
    "wiring": "Raccorder un équipement électrique",
    "plan": "Lire un plan",
}
"""Key without its edition, and label."""

# code, label, core skills, other skills, near, evolution, interests, sector, level, regulated
_OCCUPATIONS = (
    ("G1803", "Serveur / Serveuse en restauration", "serve order", "cash welcome hygiene",
     "G1801 G1603", "G1802", "SE", "hospitality", 3, False),
    ("G1801", "Barman / Barmaid", "serve cash", "welcome order stock",
     "G1803", "G1802", "ES", "hospitality", 3, False),
    ("G1802", "Maître d’hôtel", "serve team", "welcome order cash",
     "", "", "ES", "hospitality", 4, False),
    ("G1603", "Équipier / Équipière de restauration rapide", "cook cash", "order hygiene welcome",
     "G1803", "G1602", "RS", "hospitality", 3, False),
    ("G1602", "Cuisinier / Cuisinière", "cook hygiene", "stock plan",
     "G1603", "", "RA", "hospitality", 3, False),
    ("D1106", "Vendeur / Vendeuse en alimentation", "sell cash", "welcome display hygiene",
     "D1507", "", "ES", "trade", 3, False),
    ("D1507", "Employé / Employée de rayon", "display stock", "sell plan",
     "D1106", "", "RC", "trade", 3, False),
    ("J1501", "Aide-soignant / Aide-soignante", "care transmit", "listen hygiene",
     "K1302", "J1506", "SR", "care", 4, True),
    ("K1302", "Aide à domicile", "care listen", "cook hygiene welcome",
     "J1501", "J1501", "SR", "care", 3, False),
    ("J1506", "Infirmier / Infirmière", "nursing transmit", "care listen team",
     "", "", "SI", "care", 6, True),
    ("F1610", "Couvreur / Couvreuse", "roof height", "frame plan",
     "F1503", "", "RC", "building", 3, False),
    ("F1503", "Poseur / Poseuse de panneaux solaires", "solar height", "wiring roof plan",
     "F1610", "", "RI", "building", 4, None),
)  # fmt: skip


def occupation(code: str) -> str:
    """The key of an occupation: ``ROME-4.60:G1803``."""
    return f"{EDITION}:{code}"


def skill(name: str) -> str:
    """The key of a skill of ``SKILLS``."""
    return f"{EDITION}:{name}"


def occupation_facts(**changes: Any) -> OccupationFacts:
    """The smallest valid facts."""
    fields: dict[str, Any] = {"key": occupation("A1101"), "label": "Métier"}
    return OccupationFacts(**fields | changes)


def every_occupation() -> list[OccupationFacts]:
    return [_facts(*line) for line in _OCCUPATIONS]


def every_skill() -> list[SkillFacts]:
    return [SkillFacts(key=skill(name), label=label) for name, label in SKILLS.items()]


def small_graph(**changes: Any) -> OccupationGraph:
    """Twelve occupations; ``occupations``, ``skills`` or ``demonstration`` replace the usual."""
    occupations = changes.pop("occupations", None) or every_occupation()
    skills = changes.pop("skills", None) or every_skill()
    return build_graph(EDITION, occupations, skills, **changes)


def profile(*held: str, **changes: Any) -> Profile:
    """Somebody who practises these occupations (codes) now; ``skills`` are names of ``SKILLS``."""
    skills = frozenset(skill(name) for name in changes.pop("skills", ()))
    occupations = tuple(Held(occupation=occupation(code)) for code in held)
    return Profile(**{"occupations": occupations, "skills": skills} | changes)


def _facts(*line: Any) -> OccupationFacts:
    code, label, core, other, near, evolution, riasec, sector, level, regulated = line
    return OccupationFacts(
        key=occupation(code),
        label=label,
        names=(label,),
        skills=(
            *((skill(name), True) for name in core.split()),
            *((skill(name), False) for name in other.split()),
        ),
        near=tuple(map(occupation, near.split())),
        evolution=tuple(map(occupation, evolution.split())),
        riasec=riasec,
        sectors=frozenset({f"demonstration:{sector}"}),
        contexts=frozenset({sector}),
        hirings=((f"naf:{sector}", 100.0),),
        regulated=regulated,
        level=level,
    )

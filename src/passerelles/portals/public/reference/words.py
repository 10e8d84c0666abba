"""French words for the codes of the reference."""

from passerelles.apps.reference.models import MobilityKind, SkillKind, TerritoryKind, Transition

FIELDS = {
    "A": "Agriculture, pêche, espaces verts, animaux",
    "B": "Arts et artisanat d’art",
    "C": "Banque, assurance, immobilier",
    "D": "Commerce et vente",
    "E": "Communication et médias",
    "F": "Bâtiment et travaux publics",
    "G": "Hôtellerie, restauration, tourisme, loisirs",
    "H": "Industrie",
    "I": "Installation et maintenance",
    "J": "Santé",
    "K": "Services aux personnes et à la collectivité",
    "L": "Spectacle",
    "M": "Appui à l’entreprise (gestion, informatique, droit…)",
    "N": "Transport et logistique",
}

INTERESTS = {
    "R": ("concret", "agir avec ses mains, des outils, des machines, souvent dehors"),
    "I": ("de recherche", "observer, comprendre, résoudre des problèmes"),
    "A": ("artistique", "imaginer, créer, exprimer"),
    "S": ("social", "aider, soigner, apprendre aux autres"),
    "E": ("d’entreprise", "convaincre, décider, mener un projet ou une équipe"),
    "C": ("d’organisation", "ranger, vérifier, suivre une méthode"),
}

SKILLS = {
    SkillKind.KNOW_HOW: "Savoir-faire",
    SkillKind.KNOWLEDGE: "Savoirs",
    SkillKind.BEHAVIOUR: "Savoir-être",
}

MOBILITIES = {
    MobilityKind.NEAR: "Métiers proches, accessibles sans grand détour",
    MobilityKind.EVOLUTION: "Évolutions possibles, avec de l’expérience ou une formation",
    "": "Autres passages possibles",
}

TRANSITIONS = {
    Transition.GREEN: ("emploi vert", "sa finalité est de réduire l’impact sur l’environnement"),
    Transition.STRATEGIC: (
        "emploi stratégique pour la transition écologique",
        "la transition écologique a besoin de lui",
    ),
    Transition.WHITE: (
        "emploi blanc",
        "la transition écologique ne le transforme pas directement",
    ),
    Transition.BROWN: ("emploi brun", "la transition écologique risque de le réduire"),
}

TERRITORIES = {
    TerritoryKind.COMMUNE: "Communes",
    TerritoryKind.EPCI: "Intercommunalités",
    TerritoryKind.METROPOLE: "Métropoles",
    TerritoryKind.DEPARTEMENT: "Départements",
    TerritoryKind.REGION: "Régions",
    TerritoryKind.ACADEMIE: "Académies",
    TerritoryKind.EMPLOYMENT_BASIN: "Bassins d’emploi",
    TerritoryKind.EMPLOYMENT_ZONE: "Zones d’emploi",
    TerritoryKind.CLPE: "Comités locaux pour l’emploi",
    TerritoryKind.LIVING_BASIN: "Bassins de vie",
    TerritoryKind.QPV: "Quartiers prioritaires (QPV)",
    TerritoryKind.ZRR_FRR: "Zones de revitalisation rurale",
    TerritoryKind.ARRONDISSEMENT: "Arrondissements municipaux",
    TerritoryKind.FORMER_COMMUNE: "Anciennes communes",
}

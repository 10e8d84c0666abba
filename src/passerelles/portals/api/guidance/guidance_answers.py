"""What the API says of guidance: the shape of ``documents/guidance/answer.py``."""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded

# Words of the domain (StepKind, Merit, Concession, Reliability): a test holds them together.
StepKindCode = Literal[
    "bridging",
    "digital_base",
    "prequalifying",
    "block",
    "certification",
    "apprenticeship",
]
MeritCode = Literal[
    "most_closing",
    "fastest",
    "cheapest",
    "closest",
    "most_certifying",
    "at_work",
    "shorter",
    "nearer",
    "cheaper",
]
ConcessionCode = Literal["travel", "car", "later", "distance", "pace", "full_sessions", "level"]
ReliabilityCode = Literal["official", "relayed", "press", "computed", "unknown"]
_EUROS = "en euros"


class GuidanceSkill(Coded):
    """Une compétence."""

    label: str = Field(description="Nom de la compétence.")


class GuidanceAxis(Schema):
    """Un des deux axes, jamais mêlés : ce qui est à portée, ce qui plaît."""

    score: float | None = Field(description="De 0 à 1 ; nul quand rien ne permet de le dire.")
    coverage: float = Field(
        description="Part, de 0 à 1, de ce que l’axe veut savoir et qu’il sait."
    )
    reasons: list[str] = Field(description="Ce qui l’explique.")


class GuidanceOccupation(Coded):
    """Un métier proposé."""

    label: str = Field(description="Nom du métier, aux deux genres.")
    can_get: GuidanceAxis = Field(description="« Je peux l’obtenir ».")
    would_like: GuidanceAxis = Field(description="« Il me plairait ».")
    reasons: list[str] = Field(description="Ce qui parle pour lui, le plus fort d’abord.")
    obstacles: list[str] = Field(description="Ce qui gêne, le plus fort d’abord.")
    missing_skills: list[GuidanceSkill] = Field(description="Ce qui manque, l’utile d’abord.")
    held_skills: list[GuidanceSkill] = Field(description="Ce qui est déjà su de ce métier.")


class GuidanceStep(Schema):
    """Une étape datée."""

    session: str = Field(description="Clé de la session, ou de l’étape sans session publiée.")
    kind: StepKindCode = Field(description="Sorte d’étape.")
    kind_label: str = Field(description="Sorte d’étape, en clair.")
    title: str = Field(description="Intitulé.")
    start: date = Field(description="Premier jour.")
    end: date = Field(description="Dernier jour.")
    estimated: bool = Field(description="Vrai quand aucune session publiée ne donne ces dates.")
    place: str | None = Field(description="Lieu ; nul quand il reste à convenir ou à distance.")
    remote: bool = Field(description="Vrai quand tout se fait à distance.")
    minutes: int | None = Field(description="Trajet, aller simple ; nul quand nul ne le sait.")
    without_car: bool = Field(
        description="Vrai quand le trajet est estimé à pied, à vélo ou en bus, et non en voiture."
    )
    cost_left: float | None = Field(description=f"Reste à payer, {_EUROS} ; nul si non dit.")
    closes: list[GuidanceSkill] = Field(description="Compétences manquantes que l’étape apporte.")
    meeting: date | None = Field(description="Réunion d’information ; nulle sans réunion.")
    registration_end: date | None = Field(description="Fin des inscriptions ; nulle si non dite.")
    seats: int | None = Field(description="Places restantes ; nul quand personne ne les dit.")
    note: str | None = Field(description="Ce qu’il faut savoir de plus ; nul sans remarque.")
    demonstration: bool = DEMONSTRATION


class GuidanceTotals(Schema):
    """Un parcours en quelques chiffres."""

    start: date = Field(description="Premier jour.")
    end: date = Field(description="Dernier jour.")
    days: int = Field(description="Jours, de la disponibilité à la fin.")
    cost_left: float = Field(description=f"Somme des coûts connus, {_EUROS}.")
    cost_unknown: int = Field(description="Étapes qui ne disent pas leur coût.")
    minutes: int = Field(description="Le plus long trajet, aller simple.")
    gap_closed: float = Field(description="Part de ce qui manque qui est couverte, de 0 à 1.")
    income_at_least: float = Field(description=f"Revenu sûr sur tout le parcours, {_EUROS}.")
    certifications: int = Field(description="Certifications et blocs obtenus.")


class GuidanceIncomePart(Schema):
    """Une ligne du revenu d’un mois."""

    code: str = Field(description="Code du revenu ou de l’aide.")
    label: str = Field(description="Nom.")
    at_least: float = Field(description=f"Au moins, {_EUROS}.")
    at_most: float | None = Field(description=f"Au plus, {_EUROS} ; nul sans borne connue.")
    confidence: ReliabilityCode = Field(description="D’où vient la valeur.")
    note: str | None = Field(description="Ce qu’il faut savoir ; nul sans remarque.")


class GuidanceMonth(Schema):
    """Le revenu d’un mois."""

    month: str = Field(description="Mois, AAAA-MM.", pattern=r"^\d{4}-\d{2}$")
    at_least: float = Field(description=f"Au moins, {_EUROS}.")
    at_most: float | None = Field(description=f"Au plus, {_EUROS} ; nul sans borne connue.")
    parts: list[GuidanceIncomePart] = Field(description="De quoi il est fait.")


class GuidancePathway(Schema):
    """Un parcours : des étapes datées, leur coût et le revenu mois par mois."""

    target: str = Field(description="Code ROME du métier visé, dans l’édition de « occupations ».")
    target_label: str = Field(description="Nom du métier visé.")
    merits: list[MeritCode] = Field(
        description="Ce en quoi il est le meilleur des parcours montrés ; shorter, nearer et "
        "cheaper disent ce en quoi il vaut mieux, en couvrant moins de ce qui manque."
    )
    steps: list[GuidanceStep] = Field(description="Étapes, dans l’ordre.")
    totals: GuidanceTotals = Field(description="Totaux.")
    remaining_skills: list[GuidanceSkill] = Field(description="Ce qui manquera encore.")
    income: list[GuidanceMonth] = Field(description="Revenu, mois par mois.")


class GuidanceConcession(Schema):
    """Ce que lever une contrainte apporterait."""

    concession: ConcessionCode = Field(description="La contrainte levée.")
    also: list[ConcessionCode] = Field(
        description="Celles à lever en même temps ; vide quand une seule suffit."
    )
    gap_closed_more: float = Field(description="Part de ce qui manque couverte en plus, de 0 à 1.")
    days_less: int | None = Field(description="Jours gagnés ; nul sans parcours à comparer.")
    cost_less: float | None = Field(description=f"Économie, {_EUROS} ; nulle sans comparaison.")
    minutes_less: int | None = Field(
        description="Minutes de trajet en moins, aller simple ; nul sans parcours à comparer."
    )
    steps: list[GuidanceStep] = Field(description="Étapes du parcours alors possible.")
    totals: GuidanceTotals | None = Field(description="Ses totaux ; nuls sans parcours.")
    income: list[GuidanceMonth] = Field(
        description="Son revenu, mois par mois ; vide quand un parcours existe sans rien lever."
    )


class GuidanceComplement(Schema):
    """Un dispositif à étudier à côté des parcours : il n’entre dans aucun calcul."""

    code: str = Field(description="pmsmp, poei, afest, vae ou ptp.")
    name: str = Field(description="Nom du dispositif.")
    why: str = Field(description="Ce à quoi il peut servir à cette personne.")
    conditions: str = Field(description="Conditions, en bref.")
    contact: str = Field(description="À qui s’adresser, à confirmer.")
    note: str = Field(description="Ce qu’il faut savoir.")
    source: str = Field(description="Adresse du texte qui fait foi.")


class GuidanceTarget(Schema):
    """Un métier vers lequel des parcours ont été cherchés."""

    target: str = Field(description="Code ROME, dans l’édition de « occupations ».")
    label: str = Field(description="Nom du métier.")
    pathways: int = Field(description="Nombre de parcours trouvés.")
    reason: Literal["nothing_missing", "no_candidate", "no_place", "nothing_fits"] | None = Field(
        description="Pourquoi il n’y a pas de parcours : rien ne manque, aucune formation connue, "
        "aucune qui respecte les contraintes ; nul quand il y en a."
    )
    instead: bool = Field(
        description="Vrai pour un autre métier que le métier visé, montré parce que celui-ci n’a "
        "pas de parcours."
    )
    income: list[GuidanceMonth] = Field(
        description="Quand rien ne manque : le revenu, mois par mois, si l’emploi est trouvé à la "
        "date de disponibilité ; vide sinon."
    )
    concessions: list[GuidanceConcession] = Field(description="Contraintes qu’on pourrait lever.")
    complements: list[GuidanceComplement] = Field(description="Dispositifs à étudier à côté.")


class GuidanceNote(Schema):
    """Comment un champ a été compris."""

    field: str = Field(description="Chemin du champ.")
    message: str = Field(description="Ce qui en a été compris.")


class GuidanceAnswer(Schema):
    """Des métiers avec leurs raisons, et des parcours datés avec leurs revenus."""

    occupations: list[GuidanceOccupation] = Field(description="Métiers proposés, dans l’ordre.")
    pathways: list[GuidancePathway] = Field(description="Parcours proposés.")
    targets: list[GuidanceTarget] = Field(description="Métiers vers lesquels on a cherché.")
    insufficient: str | None = Field(
        description="Pourquoi les données ne suffisent pas ; nul quand elles suffisent."
    )
    demonstration: bool = DEMONSTRATION
    income_today: list[GuidanceMonth] = Field(
        description="Un an de ce que la personne reçoit si elle ne commence rien ; vide quand elle "
        "n’a rien dit d’elle."
    )
    notes: list[GuidanceNote] = Field(description="Ce qui a été compris autrement qu’écrit.")

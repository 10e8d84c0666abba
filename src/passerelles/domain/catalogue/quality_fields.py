"""The fields judged: what each is worth, why, and what to do about each problem.

Weights add up to 100. They follow what a person needs to decide: when and where it happens, what it
leads to, what it costs, whether there is room, how to get in. They are ours, open to discussion,
and no official scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """What may be wrong with a field."""

    MISSING = "missing"
    PLACEHOLDER = "placeholder"
    CONTRADICTORY = "contradictory"
    OVER = "over"
    DEAD = "dead"
    UNRESOLVED = "unresolved"
    STALE = "stale"
    IMPRECISE = "imprecise"
    MARKUP = "markup"


# Part of the field's weight that a problem costs: all of it when the reader learns nothing.
LOSS: Mapping[Problem, float] = {
    Problem.MISSING: 1,
    Problem.PLACEHOLDER: 1,
    Problem.CONTRADICTORY: 1,
    Problem.OVER: 1,
    Problem.DEAD: 1,
    Problem.UNRESOLVED: 0.5,
    Problem.STALE: 0.5,
    Problem.IMPRECISE: 0.5,
    Problem.MARKUP: 0.5,
}

PROBLEM_LABELS: Mapping[Problem, str] = {
    Problem.MISSING: "absent",
    Problem.PLACEHOLDER: "texte de remplissage",
    Problem.CONTRADICTORY: "contradictoire",
    Problem.OVER: "session terminée",
    Problem.DEAD: "plus en vigueur",
    Problem.UNRESOLVED: "code inconnu ou illisible",
    Problem.STALE: "trop ancien",
    Problem.IMPRECISE: "imprécis",
    Problem.MARKUP: "balises HTML",
}


@dataclass(frozen=True, slots=True)
class QualityField:
    """``level``: the row that carries it (session, action, training, provider)."""

    key: str
    label: str
    level: str
    weight: int
    why: str
    remedies: Mapping[Problem, str]


_P = Problem
_FILLED = "Remplacez le texte de remplissage par le texte réel."
_PLAIN = "Enlevez les balises : un texte simple suffit."


def _prose(missing: str, short: str = "Détaillez en une ou deux phrases.") -> dict[Problem, str]:
    return {_P.MISSING: missing, _P.PLACEHOLDER: _FILLED, _P.MARKUP: _PLAIN, _P.IMPRECISE: short}


_ALL = (
    QualityField(
        *("start", "Date de début", "session", 11),
        "Sans date, personne ne peut s’organiser ni comparer.",
        {
            _P.MISSING: "Donnez la date de début, ou dites que l’entrée est permanente.",
            _P.IMPRECISE: "Donnez le jour dès qu’il est connu ; le mois seul ne suffit pas.",
            _P.OVER: "Retirez la session terminée, ou publiez la prochaine.",
        },
    ),
    QualityField(
        *("place", "Lieu", "action", 9),
        "Le lieu décide du trajet.",
        {
            _P.MISSING: "Donnez l’adresse du lieu, ou dites que tout est à distance.",
            _P.UNRESOLVED: "Donnez le code INSEE de la commune, et non son code postal.",
        },
    ),
    QualityField(
        *("certification", "Certification", "training", 8),
        "Elle dit à quoi la formation mène, et ouvre ou non des financements.",
        {
            _P.MISSING: "Donnez le code RNCP ou RS, ou dites que rien n’est certifié.",
            _P.UNRESOLVED: "Corrigez le code : il n’est ni au RNCP ni au RS.",
            _P.DEAD: "Remplacez la certification inactive par celle qui lui succède.",
            _P.STALE: "Vérifiez le renouvellement : l’enregistrement finit avant le début.",
            _P.CONTRADICTORY: "Une certification est citée : dites que la formation certifie.",
        },
    ),
    QualityField(
        *("cost", "Reste à payer", "action", 6),
        "Le premier renseignement demandé après la date et le lieu.",
        {
            _P.MISSING: "Dites si les frais sont pris en charge, ou donnez le reste à payer.",
            _P.PLACEHOLDER: "Donnez un montant, même indicatif, au lieu de « nous consulter ».",
        },
    ),
    QualityField(
        *("seats", "Places restantes", "session", 5),
        "Une session pleine fait perdre du temps à la personne que l’on y envoie.",
        {
            _P.MISSING: "Donnez le nombre de places restantes et sa date.",
            _P.STALE: "Mettez ce nombre à jour : il a plus de trente jours, ou pas de date.",
            _P.CONTRADICTORY: "Il reste plus de places que la capacité : vérifiez les deux.",
        },
    ),
    QualityField(
        *("registration", "Inscription", "session", 4),
        "Il faut savoir comment entrer, et si c’est encore possible.",
        {
            _P.MISSING: "Dites comment s’inscrire : adresse, modalités ou réunion d’information.",
            _P.IMPRECISE: "Dites si les inscriptions sont ouvertes, closes ou suspendues.",
            _P.CONTRADICTORY: "Inscriptions ouvertes après leur date de fin : corrigez l’état.",
        },
    ),
    QualityField(
        *("contact", "Contact", "session", 4),
        "Une question sans réponse est une inscription perdue.",
        {
            _P.MISSING: "Donnez un téléphone ou une adresse e-mail.",
            _P.UNRESOLVED: "Corrigez le contact : ni dix chiffres, ni adresse e-mail.",
        },
    ),
    QualityField(
        *("mode", "Sur place ou à distance", "action", 4),
        "Des personnes cherchent l’un et refusent l’autre.",
        {_P.MISSING: "Dites si la formation est sur place, mixte ou à distance."},
    ),
    QualityField(
        *("hours", "Durée", "action", 4),
        "Elle dit si la formation tient dans une vie, et ce qu’elle coûte au financeur.",
        {
            _P.MISSING: "Donnez les heures en centre, en entreprise et en tout.",
            _P.CONTRADICTORY: "Heures en centre et en entreprise ne font pas le total : corrigez.",
        },
    ),
    QualityField(
        *("funding", "Financement", "action", 4),
        "Il dit qui peut entrer sans payer.",
        {
            _P.MISSING: "Donnez le dispositif ou le financeur.",
            _P.UNRESOLVED: "Le dispositif reçu n’est pas dans la table : reprenez son nom exact.",
        },
    ),
    QualityField(
        *("title", "Intitulé", "training", 4),
        "C’est ce qu’on lit d’abord, et ce que la recherche regarde le plus.",
        _prose("Donnez un intitulé.", "Donnez un intitulé qui dit ce qu’on apprend."),
    ),
    QualityField(
        *("objective", "Objectif", "training", 4),
        "Il dit ce qu’on saura faire à la sortie.",
        _prose("Écrivez l’objectif : ce que la personne saura faire."),
    ),
    QualityField(
        *("content", "Contenu", "training", 4),
        "Il permet de comparer deux formations de même nom.",
        _prose("Écrivez le contenu : les matières et les étapes.", "Détaillez : trop court."),
    ),
    QualityField(
        *("conditions", "Prérequis", "action", 4),
        "Un prérequis découvert à l’entrée est un refus.",
        _prose("Écrivez les prérequis, ou « aucun »."),
    ),
    QualityField(
        *("occupations", "Métiers visés (ROME)", "training", 4),
        "Ils font trouver la formation à qui cherche un métier.",
        {
            _P.MISSING: "Donnez au moins un code ROME.",
            _P.UNRESOLVED: "Corrigez le code ROME : il n’est dans aucune édition chargée.",
        },
    ),
    QualityField(
        *("level", "Niveau de sortie", "training", 3),
        "Il situe la formation dans un parcours.",
        {
            _P.MISSING: "Donnez le niveau de sortie.",
            _P.UNRESOLVED: "Le code de niveau reçu n’existe pas : prenez-le dans la table Lhéo.",
        },
    ),
    QualityField(
        *("end", "Date de fin", "session", 3),
        "Elle compte pour la garde d’enfants, l’emploi, l’indemnité.",
        {
            _P.MISSING: "Donnez la date de fin, même au mois près.",
            _P.CONTRADICTORY: "La fin précède le début : corrigez l’une des deux.",
        },
    ),
    QualityField(
        *("formacodes", "Domaine (Formacode)", "training", 3),
        "Il range la formation quand le métier ne suffit pas.",
        {
            _P.MISSING: "Donnez au moins un Formacode.",
            _P.UNRESOLVED: "Corrigez le Formacode : il n’est dans aucune édition chargée.",
        },
    ),
    QualityField(
        *("publics", "Publics visés", "action", 3),
        "Ils évitent de proposer une formation à qui n’y a pas droit.",
        {_P.MISSING: "Donnez les publics visés, ou « tout public »."},
    ),
    QualityField(
        *("referent", "Référent handicap", "provider", 3),
        "Une personne handicapée doit savoir qui appeler avant de s’inscrire.",
        {_P.MISSING: "Donnez le nom et le contact du référent handicap."},
    ),
    QualityField(
        *("freshness", "Dernière mise à jour", "session", 3),
        "Une fiche que personne ne relit finit par être fausse.",
        {
            _P.MISSING: "Donnez la date de mise à jour.",
            _P.STALE: "Relisez puis mettez à jour : rien n’a changé depuis plus de six mois.",
        },
    ),
    QualityField(
        *("siret", "SIRET de l’organisme", "provider", 2),
        "Il relie l’organisme à ses labels et à ses autres formations.",
        {
            _P.MISSING: "Donnez le SIRET.",
            _P.CONTRADICTORY: "Corrigez le SIRET : sa clé de contrôle est fausse.",
        },
    ),
    QualityField(
        *("qualiopi", "Qualiopi", "provider", 1),
        "Sans elle, ni argent public ni argent mutualisé (Code du travail, L6316-1).",
        {_P.MISSING: "Dites pour quelles actions l’organisme est certifié Qualiopi."},
    ),
)

FIELDS: Mapping[str, QualityField] = {field.key: field for field in _ALL}

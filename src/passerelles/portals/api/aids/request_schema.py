"""What ``POST /aids`` accepts, as JSON Schema: the file of ``passerelles aids evaluate``."""

from passerelles.domain.aids.situation import ContractType, ProjectKind
from passerelles.formats.common.person import OLDEST, YOUNGEST
from passerelles.portals.api.shared.json_schema import Schema, block, said, whole

MOST = 1_000  # situations of one request


def _flag(description: str) -> Schema:
    return said(description, type="boolean")


def _day(description: str) -> Schema:
    return said(description, type="string", format="date")


def _euros(description: str, high: int) -> Schema:
    return said(description, type="number", minimum=0, maximum=high)


def _word(description: str) -> Schema:
    return said(description, type="string", maxLength=500)


def _among(description: str, values: type[ProjectKind] | type[ContractType]) -> Schema:
    return said(description, type="string", enum=[*(str(one) for one in values), None])


PERSON = block(
    "La personne.",
    {
        "age": whole("Âge en années révolues", YOUNGEST, OLDEST),
        "birth_date": _day("Date de naissance"),
        "commune": said(
            "Code INSEE de la commune, jamais le code postal",
            type="string",
            pattern="^([0-9][0-9AB][0-9]{3})?$",
        ),
        "jobseeker": _flag("Inscrite à France Travail"),
        "on_are": _flag("Reçoit l’allocation chômage"),
        "are_end": _day("Dernier jour d’allocation"),
        "are_amount": _euros("Allocation, en euros par mois", 20_000),
        "lone_parent": _flag("Élève seule un enfant"),
        "pregnant": _flag("Enceinte"),
        "couple": _flag("Vit en couple"),
        "children_ages": said(
            "Âges des enfants à charge",
            type="array",
            maxItems=20,
            items={"type": "integer", "minimum": 0, "maximum": 30},
        ),
        "disabled_worker": _flag("Reconnue travailleuse handicapée, si elle choisit de le dire"),
        "months_worked_12": whole("Mois travaillés sur les 12 derniers", 0, 12),
        "months_worked_24": whole("Mois travaillés sur les 24 derniers", 0, 24),
        "former_wage": _euros("Ancien salaire brut, en euros par mois", 100_000),
        "student": _flag("Étudiante"),
        "in_employment": _flag("A un emploi"),
        "in_training": _flag("Suit déjà une formation"),
    },
)
_CONTRACT = block(
    "Le contrat trouvé.",
    {
        "type": _among("Type de contrat", ContractType),
        "start": _day("Premier jour"),
        "end": _day("Dernier jour"),
    },
)
_PROJECT = block(
    "Le projet.",
    {
        "kind": _among("Formation, emploi ou création d’entreprise", ProjectKind),
        "programme": _word("Dispositif : prf, cpf, e2c…"),
        "funder": _word("Qui paie : region…"),
        "green_label": _flag("Label vert de la Région"),
        "sector": _word("Secteur"),
        "entry": _day("Premier jour"),
        "end": _day("Dernier jour"),
        "weekly_hours": said("Heures par semaine", type="number", minimum=0, maximum=70),
        "monthly_hours": said("Heures par mois", type="number", minimum=0, maximum=310),
        "contract": _CONTRACT,
    },
)
SITUATIONS: Schema = {
    "type": "array",
    "maxItems": MOST,
    "items": block(
        "Une situation à juger.",
        {
            "id": {
                "type": ["string", "integer"],
                "minLength": 1,
                "maxLength": 500,
                "pattern": "^[!-~]+$",
            },
            "date": {"type": "string", "format": "date", "description": "Jour de la demande."},
            "person": PERSON,
            "project": _PROJECT,
        },
        required=("id", "date"),
    ),
}
REQUEST_BODY: Schema = {
    "requestBody": {
        "required": True,
        "description": f"De 0 à {MOST} situations ; tout champ tu peut manquer.",
        "content": {"application/json": {"schema": SITUATIONS}},
    }
}

"""What ``POST /guidance`` accepts, as JSON Schema: the file of ``passerelles guidance run``."""

from passerelles.formats.guidance.profile import (
    EMPLOYERS,
    FRENCH,
    MOST_OCCUPATIONS,
    MOST_SKILLS,
    MOST_WORDS,
)
from passerelles.formats.guidance.profile_words import CONSTRAINTS, LEVEL_WORDS
from passerelles.portals.api.aids.request_schema import PERSON
from passerelles.portals.api.shared.json_schema import Schema, block, whole

_CODE = "((ROME-)?[0-9]\\.[0-9]{1,2}:)?[A-N][0-9]{4}"
_OCCUPATION = {
    "type": "string",
    "pattern": f"^{_CODE}$",
    "description": "Code ROME, avec ou sans édition.",
}
# An empty text is « not said », as null.
_TARGET = {**_OCCUPATION, "type": ["string", "null"], "pattern": f"^({_CODE})?$"}


def _words(description: str, most: int = MOST_WORDS) -> Schema:
    item = {"type": "string", "maxLength": 300, "pattern": "^[^\\x00-\\x1f]*$"}
    return {
        "type": ["array", "null"],
        "description": description,
        "maxItems": most,
        "items": item,
    }


def _codes(description: str, pattern: str) -> Schema:
    item = {"type": "string", "pattern": pattern}
    return {**_words(description), "items": item}


def _among(description: str, words: tuple[str, ...]) -> Schema:
    """An empty text is « not said », as null."""
    return {"enum": [*words, "", None], "description": f"{description} ; nul : non dit."}


_HELD = block(
    "Un métier exercé.",
    {
        "code": _OCCUPATION,
        "years": {"type": ["number", "null"], "minimum": 0, "maximum": 60},
        "until": whole("Dernière année", 1950, 2100),
    },
    required=("code",),
)
_INTERESTS: Schema = {
    "description": "Goûts : lettres R, I, A, S, E, C, ou un poids de 0 à 1 par lettre.",
    "anyOf": [
        {"type": "null"},
        {"type": "string", "pattern": "^[RIASEC]?$"},
        {"type": "array", "maxItems": 6, "items": {"enum": list("RIASEC")}},
        {
            "type": "object",
            "propertyNames": {"enum": list("RIASEC")},
            "additionalProperties": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        },
    ],
}
PROFILE: Schema = {
    **block(
        "Un profil : tout champ peut manquer.",
        {
            "person": PERSON,
            "occupations": {
                "type": ["array", "null"],
                "maxItems": MOST_OCCUPATIONS,
                "description": "Métiers exercés.",
                "items": {"anyOf": [_OCCUPATION, _HELD]},
            },
            "skills": _words("Compétences : codes ou mots.", MOST_SKILLS),
            "interests": _INTERESTS,
            "refused": _words("Refus : métiers, domaines du ROME (G, G18) ou secteurs."),
            "sectors": _words("Secteurs qui plaisent."),
            "refused_sectors": _words("Secteurs refusés."),
            "place": block(
                "Où chercher.",
                {
                    "commune": {
                        "type": ["string", "null"],
                        "pattern": "^([0-9][0-9AB][0-9]{3})?$",
                        "description": "Code INSEE, jamais le code postal.",
                    }
                },
            ),
            "max_minutes": whole("Trajet accepté, aller simple", 5, 240),
            "car": {"type": ["boolean", "null"], "description": "Se déplace en voiture."},
            "available_from": {
                "type": ["string", "null"],
                "format": "date",
                "description": "Premier jour possible.",
            },
            "level": {
                "description": "Niveau : CAP 3, bac 4, BTS 5, ou le diplôme ; nul : non dit.",
                "anyOf": [
                    {"type": ["integer", "null"], "minimum": 1, "maximum": 8},
                    {"enum": ["", *LEVEL_WORDS]},
                ],
            },
            "certifications": _codes("Certifications obtenues.", "^(RNCP|RS)[0-9]{1,6}$"),
            "blocks": _codes("Blocs validés.", "^(RNCP|RS)[0-9]{1,6}BC[0-9]{1,3}$"),
            "constraints": {
                **_words("Contraintes."),
                "items": {"type": "string", "enum": list(CONSTRAINTS)},
            },
            "target": _TARGET,
            "french": _among("Niveau de français, du CECRL", FRENCH),
            "foreign_diploma": block(
                "Un diplôme d’un autre pays, à comparer ; il n’est jamais compté comme « level ».",
                {
                    "level": whole("Niveau français qui s’en approche", 1, 8),
                    "country": {
                        "type": ["string", "null"],
                        "maxLength": 300,
                        "pattern": "^[^\\x00-\\x1f]*$",
                        "description": "Le pays ; rien n’en dépend.",
                    },
                },
            ),
            "employer": _among("Employeur : privé, hôpital public, autre public", EMPLOYERS),
        },
    ),
    "type": "object",
}
REQUEST_BODY: Schema = {
    "requestBody": {
        "required": True,
        "description": "Le profil d’une personne, sans rien qui l’identifie.",
        "content": {"application/json": {"schema": PROFILE}},
    }
}

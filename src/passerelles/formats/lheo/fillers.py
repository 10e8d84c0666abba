"""What the writer puts in a required element when nothing is known.

Never a value that could be real: a hyphen in texts, zeros in numbers and codes. What is not a
hyphen also carries the attribute ``tag="non-communique"``, as does its formation, by which the
reader knows it as absent.
"""

from collections.abc import Mapping

HYPHEN = "-"

FILLERS: Mapping[str, str] = {
    "certifiante": "0",
    "code-bloc": "00000000",
    "code-financeur": "0",
    "code-niveau-entree": "0",
    "code-public-vise": "00000",
    "codepostal": "00000",
    "latitude": "",
    "longitude": "",
    "modalite-recrutement": "0",
    "modalites-enseignement": "0",
    "modalites-entrees-sorties": "0",
    "niveau-entree-obligatoire": "0",
    "numero-activite": "0" * 11,
    "obligatoire": "0",
    "parcours-de-formation": "4",
    "prise-en-charge-frais-possible": "0",
    "SIRET": "0" * 14,
    "type-alternance": "0",
    "type-cycle": "0",
    "type-enseignement": "10",
    "type-equipement": "0",
    "type-module": "0",
    "unite-rythme-alternance": "0",
    "unites-centre": "0",
    "unites-entreprise": "0",
    "validation-blocs": "0",
}

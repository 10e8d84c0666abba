"""Field tables of the parts that several levels share: addresses, contacts, codes, periods."""

from passerelles.formats.lheo import model
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.fields import (
    Leaf,
    Node,
    Record,
    Target,
    date,
    degrees,
    flag,
    number,
    texts,
)

UNKNOWN_DATE = LheoDate(None, Precision.UNKNOWN)
NUMBER = {"numero": Leaf("number")}
STAMPS = {
    **NUMBER,
    "datecrea": date("created"),
    "datemaj": date("updated"),
}

PERIOD = Record(
    model.Period,
    "periode",
    {"debut": date("start"), "fin": date("end")},
    missing={"start": UNKNOWN_DATE, "end": UNKNOWN_DATE},
)

ADDRESS = Record(
    model.Address,
    "adresse",
    {
        **texts(
            denomination="name",
            ligne="lines",
            codepostal="postcode",
            ville="city",
            departement="departement",
            code_INSEE_commune="insee",
            code_INSEE_canton="canton",
            region="region",
            pays="country",
        ),
        "geolocalisation/latitude": degrees("latitude"),
        "geolocalisation/longitude": degrees("longitude"),
    },
)

COORDINATES = Record(
    model.Coordinates,
    "coordonnees",
    {
        **texts(
            civilite="civility",
            nom="last_name",
            prenom="first_name",
            ligne="lines",
            courriel="email",
        ),
        "adresse": Node("address", ADDRESS),
        "telfixe/numtel": Leaf("phones"),
        "portable/numtel": Leaf("mobiles"),
        "fax/numtel": Leaf("faxes"),
        "web/urlweb": Leaf("urls"),
    },
)


def contact(element: str) -> Record:
    fields: dict[str, Target] = {
        "type-contact": Leaf("kind"),
        "coordonnees": Node("coordinates", COORDINATES),
    }
    return Record(model.Contact, element, fields)


CERTIFICATION = Record(
    model.CertificationCodes,
    "certification",
    texts(
        code_RNCP="rncp",
        code_CERTIFINFO="certifinfo",
        code_RS="rs",
        code_CPF="cpf",
        reference_code_FORMACODE="formacode",
    ),
)
REFERENCE = Record(
    model.CertificationCodes,
    "reference-certification",
    texts(
        reference_code_RNCP="rncp",
        reference_code_CERTIFINFO="certifinfo",
        reference_code_RS="rs",
    ),
)
TYPE_CODE = Record(
    model.CertificationCodes, "code-type-formation", texts(code_CPF="cpf", code_ELU="elu")
)

RECRUITMENT = Record(
    model.Recruitment,
    "recrutement",
    {
        **texts(
            modalite_recrutement="kind",
            code_perimetre_recrutement="scope",
            infos_perimetre_recrutement="scope_note",
            urlweb="url",
            heure_debut="start_time",
            heure_fin="end_time",
            commentaire="comment",
        ),
        "a-distance": flag("remote"),
        "adresse": Node("address", ADDRESS),
        "nb-places": number("seats"),
        "periode": Node("period", PERIOD),
    },
)

BLOCK = Record(
    model.BlockCode,
    "bloc-competences",
    texts(libelle_bloc="label", code_bloc="code"),
    missing={"label": "", "code": ""},
)
BLOCKS = Record(
    model.SkillBlocks,
    "blocs-competences",
    {
        "validation-blocs": Leaf("validation"),
        "reference-certification": Node("certification", REFERENCE),
        "bloc-competences": Node("blocks", BLOCK),
    },
    missing={"validation": "", "certification": model.CertificationCodes(), "blocks": ()},
)

ALTERNATION = Record(
    model.Alternation,
    "alternance",
    {
        "type-alternance": Leaf("kind"),
        "rythme-alternance/unite-rythme-alternance": Leaf("unit"),
        "rythme-alternance/unites-entreprise": number("company_units"),
        "rythme-alternance/unites-centre": number("centre_units"),
    },
    missing={"kind": ""},
)
CYCLE = Record(
    model.Cycle,
    "cycle",
    {
        "type-cycle": Leaf("kind"),
        "annee-cycle": number("years"),
        "effectif-minimal": number("minimum"),
        "capacite-simultanee": number("simultaneous_capacity"),
        "capacite-cumulee": number("total_capacity"),
        "alternance": Node("alternation", ALTERNATION),
    },
    missing={"kind": ""},
)

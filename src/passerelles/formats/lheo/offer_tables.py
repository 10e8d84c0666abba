"""Field tables of the levels of an offer: training, action, session, provider."""

from passerelles.formats.lheo import model
from passerelles.formats.lheo.fields import (
    Kind,
    Leaf,
    Node,
    Record,
    date,
    flag,
    formacodes,
    number,
    texts,
)
from passerelles.formats.lheo.tables import (
    ADDRESS,
    BLOCKS,
    CERTIFICATION,
    COORDINATES,
    CYCLE,
    NUMBER,
    PERIOD,
    RECRUITMENT,
    REFERENCE,
    STAMPS,
    TYPE_CODE,
    UNKNOWN_DATE,
    contact,
)

DOMAIN = Record(
    model.Domain,
    "domaine-formation",
    {"code-FORMACODE": formacodes("formacodes"), **texts(code_NSF="nsf", code_ROME="rome")},
)

SESSION = Record(
    model.Session,
    "session",
    {
        "periode": Node("period", PERIOD),
        "adresse-inscription/adresse": Node("registration_address", ADDRESS),
        "modalites-inscription": Leaf("registration_terms"),
        "periode-inscription/periode": Node("registration_period", PERIOD),
        "etat-recrutement": Leaf("recruitment_state"),
        "recrutement": Node("recruitments", RECRUITMENT),
        "url-session/urlweb": Leaf("urls"),
        "contact-session": Node("contacts", contact("contact-session")),
        "reference-certification": Node("certifications", REFERENCE),
        "blocs-competences": Node("blocks", BLOCKS),
        "cycle": Node("cycles", CYCLE),
    },
    attributes=STAMPS,
    missing={"period": model.Period(UNKNOWN_DATE, UNKNOWN_DATE)},
)

PLACE = Record(
    model.Place,
    "lieu-de-formation",
    {
        "SIRET-lieu-formation/SIRET": Leaf("siret"),
        "code-UAI-lieu-formation/code-UAI": Leaf("uai"),
        "coordonnees": Node("coordinates", COORDINATES),
    },
)

TRAINER = Record(
    model.Trainer,
    "organisme-formateur",
    {
        "SIRET-formateur/SIRET": Leaf("siret"),
        "raison-sociale-formateur": Leaf("name"),
        "contact-formateur": Node("contacts", contact("contact-formateur")),
        "potentiel/code-FORMACODE": formacodes("potential"),
        "code-UAI-formateur/code-UAI": Leaf("uai"),
        "reference-certification": Node("certifications", REFERENCE),
    },
    attributes=NUMBER,
    missing={"siret": "", "name": ""},
)

FUNDER = Record(
    model.Funder,
    "organisme-financeur",
    {"code-financeur": Leaf("code"), "nb-places-financees": number("seats")},
    missing={"code": ""},
)

TEACHING = Record(
    model.Teaching,
    "enseignement",
    {
        **texts(libelle_enseignement="label", type_enseignement="kind", commentaire="comment"),
        "obligatoire": flag("compulsory"),
    },
    missing={"label": "", "kind": "", "compulsory": None},
)

EQUIPMENT = Record(
    model.Equipment,
    "equipement",
    {
        **texts(type_equipement="kind", commentaire="comment"),
        "cout-indicatif-equipement": number("cost"),
    },
    missing={"kind": ""},
)

INFORMATION_DATE = Record(
    model.InformationDate,
    "date-information",
    {"date": date("date")},
    missing={"date": UNKNOWN_DATE},
)

ACTION = Record(
    model.TrainingAction,
    "action",
    {
        **texts(
            rythme_formation="pace",
            info_public_vise="public_note",
            modalites_alternance="alternation",
            modalites_enseignement="mode",
            conditions_specifiques="conditions",
            modalites_entrees_sorties="entry_mode",
            restauration="meals",
            hebergement="lodging",
            transport="transport",
            acces_handicapes="disabled_access",
            langue_formation="languages",
            modalites_recrutement="recruitment_terms",
            modalites_pedagogiques="teaching_methods",
            code_modalite_pedagogique="teaching_method_codes",
            frais_restants="remaining_cost",
            code_perimetre_recrutement="recruitment_scope",
            infos_perimetre_recrutement="recruitment_scope_note",
            prix_horaire_TTC="hourly_price",
            prix_total_TTC="total_price",
            duree_indicative="duration",
            detail_conditions_prise_en_charge="funding_terms",
        ),
        "code-public-vise": Leaf("publics", Kind.PUBLIC),
        "niveau-entree-obligatoire": flag("entry_level_required"),
        "prise-en-charge-frais-possible": flag("costs_covered"),
        "lieu-de-formation": Node("places", PLACE),
        "url-action/urlweb": Leaf("urls"),
        "duree-cycle": number("cycle_length"),
        "session": Node("sessions", SESSION),
        "adresse-information/adresse": Node("information_address", ADDRESS),
        "date-information": Node("information_dates", INFORMATION_DATE),
        "equipement": Node("equipment", EQUIPMENT),
        "nombre-heures-centre": number("hours_centre"),
        "nombre-heures-entreprise": number("hours_company"),
        "nombre-heures-total": number("hours_total"),
        "conventionnement": flag("agreed"),
        "duree-conventionnee": number("agreed_hours"),
        "organisme-formateur": Node("trainers", TRAINER),
        "organisme-financeur": Node("funders", FUNDER),
        "enseignement": Node("teachings", TEACHING),
    },
    attributes=STAMPS,
)

PROVIDER = Record(
    model.Provider,
    "organisme-formation-responsable",
    {
        **texts(
            numero_activite="activity_number",
            nom_organisme="name",
            raison_sociale="legal_name",
            renseignements_specifiques="specifics",
        ),
        "SIRET-organisme-formation/SIRET": Leaf("siret"),
        "coordonnees-organisme/coordonnees": Node("coordinates", COORDINATES),
        "contact-organisme": Node("contacts", contact("contact-organisme")),
        "potentiel/code-FORMACODE": formacodes("potential"),
        "code-UAI-organisme-formation/code-UAI": Leaf("uai"),
    },
    attributes=NUMBER,
)

SUB_MODULE = Record(
    model.SubModule,
    "sous-module",
    texts(reference_module="reference", type_module="kind"),
    missing={"reference": "", "kind": ""},
)

TRAINING = Record(
    model.Training,
    "formation",
    {
        **texts(
            intitule_formation="title",
            objectif_formation="objective",
            resultats_attendus="expected_results",
            contenu_formation="content",
            parcours_de_formation="pathway",
            code_niveau_entree="entry_level",
            objectif_general_formation="general_objective",
            code_niveau_sortie="exit_level",
            identifiant_module="module",
            positionnement="positioning",
        ),
        "domaine-formation": Node("domain", DOMAIN),
        "certifiante": flag("certifying"),
        "contact-formation": Node("contacts", contact("contact-formation")),
        "certification": Node("certifications", CERTIFICATION),
        "code-type-formation": Node("type_codes", TYPE_CODE),
        "url-formation/urlweb": Leaf("urls"),
        "action": Node("actions", ACTION),
        "organisme-formation-responsable": Node("provider", PROVIDER),
        "sous-modules/sous-module": Node("sub_modules", SUB_MODULE),
        "modules-prerequis/reference-module": Leaf("required_modules"),
    },
    attributes={**STAMPS, "href": Leaf("href"), "file": Leaf("file")},
)

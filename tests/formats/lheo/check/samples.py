"""One sample a rule: edits of the clean document that break it, and edits that nearly do.

The samples have the shapes met in real files (Intercarif, Onisep, index of summaries).
"""

from typing import NamedTuple

from tests.formats.lheo.check.offer import Edit


class Sample(NamedTuple):
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...] = ()


def one(old: str, bad: str, good: str = "") -> Sample:
    """``old`` written ``bad`` breaks the rule; written ``good`` it does not."""
    return Sample(((old, bad),), ((old, good),) if good else ())


TITLE = "CAP boulanger en un an"
GOAL = "Apprendre à fabriquer les pains courants et de tradition."
CONTENT = "Pétrissage, façonnage, cuisson, hygiène, vente au comptoir."
TERMS = "Avoir un projet confirmé"
PHONE = "05 61 11 22 33"
MAIL = "accueil@ateliers-pains.fr"
SITE = "https://www.ateliers-pains.fr"
INSEE = "<code-INSEE-commune>31555"
POSTCODE = "<codepostal>31000"
DEPARTEMENT = "<departement>31"
REGION = "<region>76"
LATITUDE = "<latitude>43.604652"
LONGITUDE = "<longitude>1.444209"
SIRET = "<SIRET>73282932000074"
ACTIVITY = "<numero-activite>76311234567"
RNCP = "<code-RNCP>37780"
MODE = "<modalites-enseignement>0"
PERIOD = "<debut>20270104</debut><fin>20270630</fin>"
PACE = "Temps plein, 35 heures par semaine"
TOTAL = "<nombre-heures-total>810"
CERTIFICATION = """<certification>
<code-RNCP>37780</code-RNCP></certification>"""
REFERENT = "<type-contact>1</type-contact>"
FORMACODE = '<code-FORMACODE ref="V14">21538</code-FORMACODE>'
SPECIFIC = "<certification><code-RS>5000</code-RS></certification>"
METHOD = "<code-modalite-pedagogique>{}</code-modalite-pedagogique>"
MIXED = (MODE, "<modalites-enseignement>1")
REMOTE = (MODE, "<modalites-enseignement>2")
LONG_TEXT = "a" * 2990


def place(
    insee: str, postcode: str, departement: str = "31", region: str = "76"
) -> tuple[Edit, ...]:
    return (
        (POSTCODE, f"<codepostal>{postcode}"),
        (DEPARTEMENT, f"<departement>{departement}"),
        (INSEE, f"<code-INSEE-commune>{insee}"),
        (REGION, f"<region>{region}"),
    )


def point(latitude: str, longitude: str) -> tuple[Edit, ...]:
    return (LATITUDE, f"<latitude>{latitude}"), (LONGITUDE, f"<longitude>{longitude}")


def insert(before: str, element: str) -> tuple[Edit, ...]:
    return ((before, f"{element}{before}"),)


SAMPLES: dict[str, Sample] = {
    "L020": one("<modalites-inscription>Dossier puis entretien</modalites-inscription>",
                "<modalite-inscription>Dossier</modalite-inscription>"),
    "L021": Sample(insert("<certifiante>", "<duree-totale-estimee>3 mois</duree-totale-estimee>"),
                   insert("</formation>", '<extras info="x"><extra info="y">3</extra></extras>')),
    "L022": Sample(insert("<certifiante>", "<restauration>Cantine</restauration>")),
    "L023": Sample(
        (("<certifiante>1</certifiante>", ""),
         ("<code-niveau-sortie>", "<certifiante>1</certifiante><code-niveau-sortie>"))
    ),
    "L024": one("<certifiante>1</certifiante>", ""),
    "L025": Sample(insert("<code-niveau-sortie>", SPECIFIC * 5),
                   insert("<code-niveau-sortie>", SPECIFIC * 4)),
    "L026": one("Cantine à midi", "", "Oui"),
    "L027": one("<ligne>12 rue des Arts", "<ligne>" + "12 rue des Arts " * 4, "<ligne>" + "a" * 50),
    "L028": Sample(insert("<prix-horaire-TTC>", METHOD.format("961")),
                   insert("<prix-horaire-TTC>", METHOD.format("96135"))),
    "L029": one("<etat-recrutement>1", "<etat-recrutement>9", "<etat-recrutement>3"),
    "L030": one(TOTAL, "<nombre-heures-total>810 h"),
    "L031": one(' numero="SE1"', "", ' numero="SE-2"'),
    "L032": Sample(insert("<date-information>", '<session numero="SE1"/>'),
                   insert("<date-information>", '<session numero="SE2"/>')),
    "L033": one("<lieu-de-formation>", "<lieu-de-formation>Salle 3", "<lieu-de-formation>\n"),
    "L101": one("<debut>20270104", "<debut>20270231", "<debut>20270228"),
    "L102": Sample(((PERIOD, "<debut>00000000</debut><fin>99999999</fin>"),),
                   ((PERIOD, "<debut>00000000</debut><fin>99999999</fin>"),
                    ("<modalites-entrees-sorties>0", "<modalites-entrees-sorties>1"))),
    "L103": one("<debut>20270104", "<debut>20270100"),
    "L104": one(PERIOD, "<debut>20270630</debut><fin>20270104</fin>",
                "<debut>20270630</debut><fin>20270600</fin>"),
    "L105": one(PERIOD, "<debut>20171030</debut><fin>20180601</fin>",
                "<debut>20231030</debut><fin>20280601</fin>"),
    "L106": one(PERIOD, "<debut>20720104</debut><fin>20720630</fin>",
                "<debut>20280104</debut><fin>20280630</fin>"),
    "L107": one(PERIOD, "<debut>20260104</debut><fin>20260630</fin>",
                "<debut>20260104</debut><fin>20261100</fin>"),
    "L108": one("<debut>20261001</debut><fin>20261215", "<debut>20270201</debut><fin>20270215",
                "<debut>00000000</debut><fin>20261215"),
    "L109": one("<date>20261203", "<date>20270203", "<date>00000000"),
    "L110": one('FO1" datecrea="20260601" datemaj="20261101', 'FO1" datemaj="20250101',
                'FO1" datemaj="20251201'),
    "L111": one('FO1" datecrea="20260601" datemaj="20261101',
                'FO1" datecrea="20261101" datemaj="20260601'),
    "L112": one('FO1" datecrea="20260601" datemaj="20261101', 'FO1" datemaj="20270101',
                'FO1" datemaj="20261123'),
    "L113": one('FO1" datecrea="20260601" datemaj="20261101', 'FO1',
                'FO1" horodatage-modification="2026-11-01T08:00:00'),
    "L201": one(SIRET, "<SIRET>7328293200007"),
    "L202": one(SIRET, "<SIRET>73282932000075", "<SIRET>35600000000048"),
    "L203": one(SIRET, "<SIRET>011111111111111"),
    "L204": one(ACTIVITY, "<numero-activite>7631123456"),
    "L205": one(ACTIVITY, "<numero-activite>55311234567", "<numero-activite>73311234567"),
    "L206": one("0310001H", "310001H"),
    "L207": one("0310001H", "0310001A"),
    "L211": one("V14\">21538", "V14\">2153"),
    "L212": one("V14\">21538", "V14\">99999"),
    "L213": one("V14\">21538", "V13\">21500"),
    "L214": Sample(insert(FORMACODE, FORMACODE * 5), insert(FORMACODE, FORMACODE * 4)),
    "L215": one("V14\">21538", "V14\">83056"),
    "L216": one("<code-public-vise>83056", "<code-public-vise>21538"),
    "L217": one("<code-NSF>221", "<code-NSF>999"),
    "L218": one("<code-ROME>D1102", "<code-ROME>D11"),
    "L219": one("<code-ROME>D1102", "<code-ROME>N9999", "<code-ROME>D1199"),
    "L220": one("<code-ROME>D1102", "<code-ROME>D1199", "<code-ROME>N9999"),
    "L221": one(MODE, "<modalites-enseignement>3", "<modalites-enseignement>2"),
    "L222": one("<code-financeur>2", "<code-financeur>1", "<code-financeur>16"),
    "L223": one("<objectif-general-formation>6", "<objectif-general-formation>1",
                "<objectif-general-formation>7"),
    "L224": one("<langue-formation>fr", "<langue-formation>français", "<langue-formation>FR"),
    "L225": one("<code-niveau-sortie>13", "<code-niveau-sortie>4", "<code-niveau-sortie>14"),
    "L231": one(RNCP, "<code-RNCP>RNCP 037780", "<code-RNCP>400"),
    "L232": one(RNCP, "<code-RNCP>CAP"),
    "L233": one(RNCP, "<code-RNCP>RS5000"),
    "L234": one(RNCP, "<code-RNCP>123456"),
    "L235": one(RNCP, "<code-RNCP>RNCP00320"),
    "L236": one(RNCP, "<code-RNCP>400"),
    "L237": one("20301231", "20181231", "99999999"),
    "L301": one(PHONE, "11 11", "39 36"),
    "L302": one(PHONE, "05 61 11 22 33 poste B", "+33 (0)5 61 11 22 33"),
    "L303": one(PHONE, "0892 70 12 34", "0800 70 12 34"),
    "L304": one(PHONE, "5 61 11 22 33", "118 712"),
    "L305": one(PHONE, "05 61 11 22 33 / 06 11 22 33 44", "+32 2 123 45 678"),
    "L306": one(PHONE, "0100000000", "0561000000"),
    "L307": one(MAIL, "accueil@ateliers pains.fr", "accueil.sud-1@sous.ateliers-pains.co.uk"),
    "L308": one(MAIL, "contact@exemple.invalid", "contact@ateliers-pains.example"),
    "L309": one(SITE, "voir notre site internet", "http://ateliers.fr/page?x=1"),
    "L310": one(SITE, "www.ateliers-pains.fr"),
    "L311": Sample(insert("<parcours-de-formation>",
                          "<contact-formation><coordonnees><nom>Petit</nom></coordonnees></contact-formation>"),
                   insert("<parcours-de-formation>",
                          "<contact-formation><coordonnees><courriel>a@petit.fr</courriel>"
                          "</coordonnees></contact-formation>")),
    "L312": one(REFERENT, "<type-contact>4</type-contact>"),
    "L321": Sample(place("75019", "75019", "75", "11"), place("75119", "75019", "75", "11")),
    "L322": one(INSEE, "<code-INSEE-commune>9122"),
    "L323": one(INSEE, "<code-INSEE-commune>31999"),
    "L324": Sample(place("49093", "49120", "49", "52"), place("49092", "49120", "49", "52")),
    "L325": Sample(place("31395", "31000"), place("31395", "31605")),
    "L326": Sample(place("09122", "09000", "31"), place("09122", "09000", "09")),
    "L327": one(POSTCODE, "<codepostal>9000"),
    "L328": one(DEPARTEMENT, "<departement>96", "<departement>974"),
    "L329": one(REGION, "<region>77"),
    "L330": one(REGION, "<region>73"),
    "L331": one(REGION, "<region>11"),
    "L332": one("<pays>FR", "<pays>FRANCE"),
    "L333": one(LATITUDE, "<latitude>43,60", "<latitude>43.6"),
    "L334": Sample(point("0", "0.0"), point("44.5", "0")),
    "L335": Sample(point("1.444209", "43.604652"), point("-21.1", "55.5")),
    "L336": Sample(point("40.4168", "-3.7038"),
                   (*point("40.4168", "-3.7038"), ("<pays>FR", "<pays>ES"))),
    "L337": Sample(point("48", "2"), point("48.0", "2.35")),
    "L401": one(TERMS, "Non renseigné", "Aucune condition"),
    "L402": one(CONTENT, f"&lt;p&gt;{CONTENT}&lt;br /&gt;", f"{CONTENT} Cuisson &lt; 250 degrés."),
    "L403": one(CONTENT, f"{CONTENT} Fa&amp;ccedil;onnage", f"{CONTENT} R&amp;D ; vente"),
    "L404": one(TITLE, "CAP BOULANGER PAR APPRENTISSAGE", "CAP AEPE"),
    "L405": one(GOAL, "Faire du pain", "Faire du pain chez soi"),
    "L406": one(CONTENT, LONG_TEXT + "interrompu"[:10], LONG_TEXT + "complet.x."),
    "L407": one(GOAL, "DÃ©couvrir le mÃ©tier de boulanger", "Découvrir Ã côté du fournil"),
    "L408": one(CONTENT, f"Le pain <b>bio</b> {CONTENT}"),
    "L409": one(TERMS, "Être titulaire d’un niveau IV", "Être de niveau 4"),
    "L501": Sample((MIXED, (PACE, "Formation 100 % à distance")),
                   (MIXED, (PACE, "100 % à distance, sauf un regroupement"))),
    "L502": Sample((REMOTE, (PACE, "Format hybride, deux jours sur place")),
                   (REMOTE, (PACE, "Entièrement à distance"),
                    ("<nombre-heures-entreprise>210", "<nombre-heures-entreprise>0"),
                    (TOTAL, "<nombre-heures-total>600"))),
    "L503": one(PACE, "Cours entièrement en ligne", "Cours en salle"),
    "L504": one(TOTAL, "<nombre-heures-total>697"),
    "L505": one(TOTAL, "<nombre-heures-total>0"),
    "L506": one(TOTAL, "<nombre-heures-total>81000", "<nombre-heures-total>2000"),
    "L507": one("12.50", "12,50 €", "12.5"),
    "L508": one("7500.00", "750000.00", "75000.00"),
    "L509": one("7500.00", "750.00", "7000"),
    "L510": one("<code-niveau-entree>11", "<code-niveau-entree>15", "<code-niveau-entree>4"),
    "L511": one('restantes">4', 'restantes">-2', 'restantes">0'),
    "L512": one("<nb-places-financees>10", "<nb-places-financees>9999", "<nb-places-financees>300"),
    "L513": one('restantes">4', 'restantes">14', 'restantes">12'),
    "L514": one(CERTIFICATION, ""),
    "L515": one("<certifiante>1", "<certifiante>0"),
    "L516": one("<fin>20270630", "<fin>99999999"),
}  # fmt: skip

# Whole files: what breaks each rule, and what does not.
FILES: dict[str, tuple[bytes, bytes]] = {
    "L001": (b"<lheo><offres></lheo>", b"<lheo><offres/></lheo>"),
    "L002": (b"<lheo><offres><formation>", b"<lheo><offres/></lheo>"),
    "L003": (
        b'<?xml version="1.0" encoding="UTF-8"?><lheo>\xe9</lheo>',
        b'<?xml version="1.0" encoding="ISO-8859-1"?><lheo>\xe9</lheo>',
    ),
    "L004": (
        b'<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/hostname">]><lheo>&x;</lheo>',
        b"<lheo/>",
    ),
    "L006": (b"<offre/>", b"<lheo/>"),
    "L007": (b"<lheo/>", b'<lheo xmlns="http://www.lheo.org/2.2"/>'),
    "L008": (b"<lheo><offres/></lheo>", b"<lheo><offres><formation/></offres></lheo>"),
    "L009": (
        b"<lheo-index><resumes-offres><resume-offre/></resumes-offres></lheo-index>",
        b"<lheo><offres><formation/></offres></lheo>",
    ),
}

"""A file of one clean formation, and the reference data that make it clean.

Tests break it with small edits: ``("what is written", "what to write instead")``.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from passerelles.formats.lheo.check import (
    CertificationFact,
    CommuneFact,
    Finding,
    Vocabulary,
    check_lheo,
)

Edit = tuple[str, str]

ADDRESS = """<adresse><ligne>12 rue des Arts</ligne><codepostal>31000</codepostal>
<ville>Toulouse</ville><departement>31</departement><code-INSEE-commune>31555</code-INSEE-commune>
<region>76</region><pays>FR</pays><geolocalisation><latitude>43.604652</latitude>
<longitude>1.444209</longitude></geolocalisation></adresse>"""
PERSON = f"""<coordonnees><nom>Martin</nom><prenom>Claude</prenom>{ADDRESS}
<telfixe><numtel>05 61 11 22 33</numtel></telfixe><courriel>accueil@ateliers-pains.fr</courriel>
<web><urlweb>https://www.ateliers-pains.fr</urlweb></web></coordonnees>"""
EXTRAS = """<extras info="places"><extra info="restantes">4</extra><extra info="capacite">12</extra>
</extras><extras info="eligibilite-cpf" numero="130805"><extra info="fin-validite">20301231</extra>
</extras>"""
SESSION = f"""<session numero="SE1" datecrea="20260601" datemaj="20261101"><periode>
<debut>20270104</debut><fin>20270630</fin></periode><adresse-inscription>{ADDRESS}
</adresse-inscription><modalites-inscription>Dossier puis entretien</modalites-inscription>
<periode-inscription><periode><debut>20261001</debut><fin>20261215</fin></periode>
</periode-inscription><etat-recrutement>1</etat-recrutement><recrutement>
<modalite-recrutement>9</modalite-recrutement><periode><debut>20261202</debut><fin>20261202</fin>
</periode></recrutement><reference-certification>
<reference-code-RNCP>37780</reference-code-RNCP></reference-certification>{EXTRAS}</session>"""
ACTION = f"""<action numero="AC1" datecrea="20260601" datemaj="20261101">
<rythme-formation>Temps plein, 35 heures par semaine</rythme-formation>
<code-public-vise>83056</code-public-vise><niveau-entree-obligatoire>0</niveau-entree-obligatoire>
<modalites-alternance>Deux semaines au fournil sur six</modalites-alternance>
<modalites-enseignement>0</modalites-enseignement>
<conditions-specifiques>Avoir un projet confirmé</conditions-specifiques>
<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
<lieu-de-formation><code-UAI-lieu-formation><code-UAI>0310001H</code-UAI></code-UAI-lieu-formation>
{PERSON}</lieu-de-formation><modalites-entrees-sorties>0</modalites-entrees-sorties>{SESSION}
<date-information><date>20261203</date></date-information>
<restauration>Cantine à midi</restauration><langue-formation>fr</langue-formation>
<prix-horaire-TTC>12.50</prix-horaire-TTC><prix-total-TTC>7500.00</prix-total-TTC>
<nombre-heures-centre>600</nombre-heures-centre>
<nombre-heures-entreprise>210</nombre-heures-entreprise>
<nombre-heures-total>810</nombre-heures-total><organisme-financeur>
<code-financeur>2</code-financeur><nb-places-financees>10</nb-places-financees>
</organisme-financeur></action>"""
PROVIDER = f"""<organisme-formation-responsable><numero-activite>76311234567</numero-activite>
<SIRET-organisme-formation><SIRET>73282932000074</SIRET></SIRET-organisme-formation>
<nom-organisme>Les Ateliers du Pain</nom-organisme><raison-sociale>Ateliers du Pain</raison-sociale>
<coordonnees-organisme>{PERSON}</coordonnees-organisme>
<contact-organisme><type-contact>1</type-contact>{PERSON}</contact-organisme>
</organisme-formation-responsable>"""
FORMATION = f"""<formation numero="FO1" datecrea="20260601" datemaj="20261101"><domaine-formation>
<code-FORMACODE ref="V14">21538</code-FORMACODE><code-NSF>221</code-NSF>
<code-ROME>D1102</code-ROME></domaine-formation>
<intitule-formation>CAP boulanger en un an</intitule-formation>
<objectif-formation>Apprendre à fabriquer les pains courants et de tradition.</objectif-formation>
<resultats-attendus>Obtenir le CAP boulanger.</resultats-attendus>
<contenu-formation>Pétrissage, façonnage, cuisson, hygiène, vente au comptoir.</contenu-formation>
<certifiante>1</certifiante><contact-formation>{PERSON}</contact-formation>
<parcours-de-formation>2</parcours-de-formation><code-niveau-entree>11</code-niveau-entree>
<objectif-general-formation>6</objectif-general-formation><certification>
<code-RNCP>37780</code-RNCP></certification><code-niveau-sortie>13</code-niveau-sortie>
{ACTION}{PROVIDER}</formation>"""
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>{FORMATION}</offres></lheo>"""

VOCABULARY = Vocabulary(
    today=date(2026, 11, 23),
    formacodes={"14": frozenset({"21538", "83056"}), "13": frozenset({"21538", "21500"})},
    rome={"4.60": frozenset({"D1102"}), "3.47": frozenset({"D1102", "D1199"})},
    nsf=frozenset({"221"}),
    certifications={
        "RNCP37780": CertificationFact("alive", date(2028, 8, 31)),
        "RNCP320": CertificationFact("ended", date(2020, 1, 1), ("RNCP37780",)),
        "RNCP400": CertificationFact("alive", date(2026, 12, 31)),
        "RS5000": CertificationFact("unknown"),
    },
    communes={
        "31555": CommuneFact("Toulouse", frozenset({"31000", "31400"})),
        "31395": CommuneFact("Muret", frozenset({"31600"})),
        "09122": CommuneFact("Foix", frozenset({"09000"})),
        "75056": CommuneFact("Paris", frozenset({"75018", "75019"})),
        "75119": CommuneFact("Paris 19e Arrondissement", frozenset({"75019"})),
        "49092": CommuneFact("Chemillé-en-Anjou", frozenset({"49120"})),
    },
    former_communes={"49093": "49092"},
)


def edited(*edits: Edit) -> str:
    """The clean document with each edit made once; an edit that finds nothing is a mistake."""
    text = DOCUMENT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def check_text(
    text: str | bytes, folder: Path, vocabulary: Vocabulary = VOCABULARY
) -> list[Finding]:
    """The findings of a file that holds ``text``."""
    path = folder / "offre.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(check_lheo(path, vocabulary))


def numbers(findings: Sequence[Finding]) -> set[str]:
    return {finding.number for finding in findings}


def of_number(findings: Sequence[Finding], number: str) -> Iterator[Finding]:
    return (finding for finding in findings if finding.number == number)

"""Files of the shape of real ones, written by us."""

LHEO_22 = """<?xml version="1.0" encoding="UTF-8"?><lheo xmlns="http://www.lheo.org/2.2"><offres>
<formation numero="F_1" datecrea="20200101" datemaj="20260302">
<domaine-formation><code-FORMACODE ref="V12" tag="principal">22403</code-FORMACODE>
<code-NSF>233</code-NSF><code-ROME>F1604</code-ROME></domaine-formation>
<intitule-formation>Plaquiste</intitule-formation>
<objectif-formation>Poser des cloisons</objectif-formation>
<resultats-attendus>-</resultats-attendus><contenu-formation>Chantier</contenu-formation>
<certifiante>1</certifiante><contact-formation>
<coordonneFs><nom>Durand</nom><ligne>Bâtiment B</ligne></coordonneFs></contact-formation>
<parcours-de-formation>3</parcours-de-formation><code-niveau-entree>1</code-niveau-entree>
<certification><code-RNCP>320</code-RNCP></certification>
<action numero="A_1"><rythme-formation>Temps plein</rythme-formation>
<code-public-vise ref="V12">83056</code-public-vise>
<modalites-enseignement>0</modalites-enseignement>
<nombre-heures-total>697</nombre-heures-total>
<session numero="S_1"><extras info="session-perimee"><extra info="session-perimee">0</extra>
</extras><periode><debut>20260900</debut><fin>99999999</fin></periode></session>
<organisme-financeur><code-financeur>2</code-financeur>
<nb-places-financees>5</nb-places-financees><extras info="specificites">
<extra info="code-public-vise" ref="V12">80006</extra></extras></organisme-financeur>
</action><organisme-formation-responsable numero="O_1">
<SIRET-organisme-formation><SIRET>12345678901234</SIRET></SIRET-organisme-formation>
</organisme-formation-responsable></formation></offres>
<extras info="flux-intercarif"><extra info="date-export">20260302</extra></extras></lheo>
"""

LHEO_23 = """<?xml version="1.0"?>
<l:lheo xmlns:l="http://lheo.gouv.fr/2.3"><l:offres>
<l:formation numero="F_2" horodatage-creation="2026-01-15T08:30:00">
<l:intitule-formation>Maçon</l:intitule-formation>
<l:contact-formation><l:type-contact>1</l:type-contact><l:coordonnees/></l:contact-formation>
<l:action><l:session><l:periode><l:debut>20260901</l:debut><l:fin>20270630</l:fin></l:periode>
<l:recrutement><l:modalite-recrutement>9</l:modalite-recrutement><l:a-distance>0</l:a-distance>
<l:nb-places>12</l:nb-places></l:recrutement>
<l:blocs-competences><l:validation-blocs>0</l:validation-blocs>
<l:reference-certification><l:reference-code-RNCP>RNCP37780</l:reference-code-RNCP>
</l:reference-certification><l:bloc-competences><l:libelle-bloc>Lire un plan</l:libelle-bloc>
<l:code-bloc>RNCP37780BC01</l:code-bloc></l:bloc-competences></l:blocs-competences>
<l:cycle><l:type-cycle>1</l:type-cycle><l:annee-cycle>1</l:annee-cycle>
<l:annee-cycle>2</l:annee-cycle><l:alternance><l:type-alternance>1</l:type-alternance>
<l:rythme-alternance><l:unite-rythme-alternance>1</l:unite-rythme-alternance>
<l:unites-entreprise>3</l:unites-entreprise><l:unites-centre>1</l:unites-centre>
</l:rythme-alternance></l:alternance></l:cycle></l:session></l:action>
<l:organisme-formation-responsable><l:nom-organisme>CFA du Pont</l:nom-organisme>
</l:organisme-formation-responsable></l:formation></l:offres></l:lheo>
"""

EDOF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<lheo xmlns="https://www.of.moncompteformation.gouv.fr"><offres>
<formation numero="E_1" datemaj="20260302" datecrea="20260301">
<intitule-formation>Anglais</intitule-formation>
<objectif-formation><![CDATA[Être à l'aise]]></objectif-formation>
<certification><code-RS>RS6435</code-RS></certification>
<action numero="E_A"><modalites-entrees-sorties>1</modalites-entrees-sorties>
<session numero="E_S"><etat-recrutement>1</etat-recrutement><extras info="session">
<extra info="contact-inscription"><coordonnees numero="1"><nom>Petit</nom>
<telfixe><numtel>0102030405</numtel></telfixe></coordonnees></extra></extras></session>
<extras info="action"><extra info="contact-information"><coordonnees>
<courriel>information@exemple.invalid</courriel></coordonnees></extra>
<extras info="frais-pedagogiques"><extra info="frais-ttc">1250.00</extra></extras></extras>
</action><organisme-formation-responsable><SIRET-organisme-formation>
<SIRET>12345678901234</SIRET></SIRET-organisme-formation></organisme-formation-responsable>
<extras info="formation"><extra info="resume-contenu">Résumé</extra></extras>
</formation></offres></lheo>
"""


def formation() -> str:
    """A small formation about which there is nothing to say, its lines known."""
    return """<formation numero="F_1">
<intitule-formation>Titre</intitule-formation>
<contenu-formation>C</contenu-formation>
<certifiante>1</certifiante>
<contact-formation><coordonnees/></contact-formation>
<parcours-de-formation>1</parcours-de-formation>
<action>
<rythme-formation>Le soir</rythme-formation>
<modalites-enseignement>0</modalites-enseignement>
<conditions-specifiques>Savoir lire</conditions-specifiques>
<lieu-de-formation><coordonnees/></lieu-de-formation>
<modalites-entrees-sorties>0</modalites-entrees-sorties>
<session numero="S_1">
<periode>
<debut>20260901</debut>
<fin>20270630</fin>
</periode>
</session>
<nombre-heures-total>35</nombre-heures-total>
</action>
<organisme-formation-responsable>
<nom-organisme>CFA</nom-organisme>
</organisme-formation-responsable>
</formation>
"""


def lheo(*parts: str) -> str:
    """A file of these parts; the first formation starts on line 1."""
    head = '<?xml version="1.0" encoding="UTF-8"?><lheo xmlns="http://lheo.gouv.fr/2.3"><offres>'
    return f"{head}{''.join(parts)}</offres></lheo>"

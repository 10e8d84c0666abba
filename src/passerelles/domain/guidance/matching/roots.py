"""What French words of an action, of its verb and of its trade have in common.

« réaliser la maçonnerie », « réalisation de maçonneries »: a block names an action, a skill says
the verb. Words come folded (lower case, no accent), see ``domain/catalogue/words.py``.
"""

from functools import lru_cache

# Verbs and nouns that no rule of ending brings together: the root, then its words.
_IRREGULAR = """
accueil: accueillir accueil accueille accueils
achat: acheter achat achats acheteur
activit: activite activites
attel: atteler atteles attelage
baie: baie baies
batter: batterie batteries
cablag: cabler cablage cable cables
chargeus: chargeuse chargeuses
chaudier: chaudiere chaudieres chaufferie
chevelur: chevelure cheveux cheveu
choix: choisir choix
compt: comptabilite comptable comptables comptabiliser
compte: compter comptage
conceiv: concevoir conception conceptions concepteur
conducteur: conducteur conducteurs conductrice
condui: conduire conduite conduites
construi: construire construction constructions constructeur
contenant: conteneur conteneurs contenant
contenir: contenir
contrat: contrat contrats contractuel
coud: coudre couture coutures
couleur: couleur couleurs
cour: cours
courri: courrier courriers
cout: cout couts
cui: cuire cuisson cuissons
dechet: dechet dechets
deciv: decider decision decisions
decouvr: decouvrir decouverte decouvertes
defend: defendre defense
dessin: dessin dessins dessiner dessinateur
detrui: detruire destruction
developp: developper developpement developpeur
dossier: dossier dossiers
doua: douane douanier douaniers dedouaner dedouanement
ecri: ecrire ecriture ecritures ecrit ecrits ecrite
embell: embellir embellissement
emet: emettre emission emissions
enregistr: enregistrer enregistrement enregistrements
entend: entendre ecoute ecouter
entreten: entretenir entretien entretiens
equipe: equipe equipes
equipement: equipement equipements
essai: essayer essai essais essayage essayages
fibr: fibre fibres
fournir: fournisseur fournisseurs
gere: gerer gestion gestionnaire
inclu: inclure inclusion
information: information informations informer
informatiqu: informatique informatiques
interview: interview interviews
isol: isoler isolation isolant isolants
lir: lire lecture lectures
loge: logement logements
macon: macon maconner maconnerie maconneries maconne
maintien: maintenir maintenance maintien
men: mener menee
messag: message messages messagerie
mesur: mesure mesures mesurer mesurage
metal: metal metaux metallique metalliques metallurgie
metier: metier metiers
metre: metre metres metrer
mettr: mettre mise mises
mur: mur murs
nouri: nourrir nourriture
observ: observer observation observations
offr: offrir offre offres
ouvr: ouvrir ouverture ouvertures
ouvrag: ouvrage ouvrages
pai: payer paiement paiements paye
paie: paie paies
peind: peindre peinture peintures peintre
personne: personne personnes
personnel: personnel personnels
plaqu: plaque plaques
pond: ponte pondre
porte: porte portes
porteur: porteur porteurs
postur: posture postures
prend: prendre prise prises
prescri: prescrire prescription prescriptions prescrit prescrits
presenc: presence
planage: planage planer
pression: pression pressions
prevent: prevenir prevention
preventif: preventif preventifs preventive preventives
produi: produire production productions
produit: produit produits
reagi: reagir reaction reactivite
recoi: recevoir reception receptions receptionner
recolt: recolter recolte recoltes
redui: reduire reduction
regul: reguler regulation
relev: releve releves relever
repas: repas
repassag: repasser repassage
repond: repondre reponse reponses
reproduct: reproduction reproduire
resoud: resoudre resolution
restaur: restaurer restauration
restaurant: restaurant restaurants
sechag: secher sechage
serre: serre serres
servi: servir service services serveur
soign: soigner soin soins soignant soignants
suiv: suivre suivi suivis
surveil: surveiller surveillance
tableau: tableau tableaux
tableur: tableur tableurs
teind: teindre teinture teinte teintes
ten: tenir tenue
tourag: tourer tourage
tourner: tour tours tourner tournage
tra: traire traite traites
tracteur: tracteur tracteurs
traiteur: traiteur traiteurs
transmet: transmettre transmission transmissions
troncon: troncon troncons
util: utiliser utilisation
vend: vendre vente ventes vendeur vendeurs
vin: vin vins
voit: voiture voitures
"""
_KNOWN = {
    word: name.strip()
    for name, words in (line.split(":") for line in _IRREGULAR.strip().splitlines())
    for word in words.split()
}
# Endings that an action, its verb, its trade and its quality put on a root.
_ENDING_LINES = """
issements issement isations isation isateurs isateur isatrice iseuse iseur iser ises isee
isees ise isant ations ation ateurs ateur atrices atrice ative atifs atif
itions ition ements ement ments ment ages age ures ure eurs eur euses euse teurs teur
trices trice eries erie ances ance ences ence iques ique istes iste iens ien ienne iennes
ers er ez ir irs re oir ees ee es e s ants ant antes ante aux al ale ales el els elle elles
iers ier ieres iere if ifs ive ives x
"""
_ENDINGS = tuple(sorted(_ENDING_LINES.split(), key=len, reverse=True))
_SHORTEST = 3
_SHORTEST_OF_LONG = 4  # what a long ending (4 letters or more) must leave
_LONG_ENDING = 4
# The same sound, written by its neighbours: « fabriquer », « fabrication ».
_LAST_LETTERS = (
    ("ific", "ifi"),
    ("if", "ifi"),
    ("iqu", "ic"),
    ("qu", "c"),
    ("ge", "g"),
    ("y", "i"),
)


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """What one folded word shares with its family; a word with digits is its own root."""
    known = _KNOWN.get(word)
    if known is not None or not word.isalpha():
        return known or word
    return _evened(_shortened(word))


def _shortened(word: str) -> str:
    for ending in _ENDINGS:
        left = len(word) - len(ending)
        least = _SHORTEST_OF_LONG if len(ending) >= _LONG_ENDING else _SHORTEST
        if left >= least and word.endswith(ending):
            return word[:left]
    return word


def _evened(stem: str) -> str:
    for written, same in _LAST_LETTERS:
        if stem.endswith(written) and len(stem) - len(written) + len(same) >= _SHORTEST:
            stem = stem.removesuffix(written) + same
    doubled = len(stem) > _SHORTEST and stem[-1] == stem[-2]
    return stem[:-1] if doubled else stem

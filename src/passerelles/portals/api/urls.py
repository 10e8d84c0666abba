"""The public API, `/api/v1/`."""

from passerelles.portals.api.aids import aids
from passerelles.portals.api.catalogue import providers, sessions, trainings
from passerelles.portals.api.catalogue import suggestions as offer_suggestions
from passerelles.portals.api.document import FrenchApi
from passerelles.portals.api.documentation import FrenchDocumentation
from passerelles.portals.api.guidance import guidance
from passerelles.portals.api.observatory import indicators, observations
from passerelles.portals.api.reference import (
    certifications,
    occupations,
    places,
    skills,
    suggestions,
    territories,
)
from passerelles.portals.api.shared.errors import speak_french
from passerelles.portals.api.sources import sources
from passerelles.portals.api.steering import plan, services

DESCRIPTION = """\
L’offre de formation (sessions, formations, organismes), le référentiel de Passerelles (métiers,
compétences, certifications, territoires, lieux d’accueil), les chiffres de l’observatoire, le
plan régional, les aides aux personnes, et les sources d’où tout cela vient.
Sans compte, depuis n’importe quel site. Ce qui est envoyé pour un calcul n’est pas gardé.

Un code est toujours donné avec son édition. Une valeur inconnue est nulle, jamais zéro ni devinée.
Une donnée de démonstration porte « demonstration » ou « demo » à vrai. Au plus 600 demandes par
minute et par adresse.
"""

api = FrenchApi(
    title="API de Passerelles",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=FrenchDocumentation(),
)
speak_french(api)
_REFERENCE = (occupations, skills, certifications, territories, places, suggestions, sources)
_OFFER = (sessions, trainings, providers, offer_suggestions)
_OBSERVATORY = (indicators, observations)
_STEERING = (plan, services)
_PERSONS = (aids, guidance)
for module in (*_REFERENCE, *_OFFER, *_OBSERVATORY, *_STEERING, *_PERSONS):
    api.add_router("", module.router)

urlpatterns, _, _ = api.urls

"""The courses of French of the offer, for who has to learn it first."""

from passerelles.apps.catalogue.models import Training
from passerelles.apps.reference.reads.generation import remembered

_FLE = "15235"  # Formacode: French as a foreign language
_BASICS = "5"  # Lhéo: objectif-general-formation
NOTE = "Un test dira votre niveau de départ et celui que vous atteignez."


@remembered
def courses_of_french() -> frozenset[str]:
    """Keys of the trainings that teach French as a foreign language. One query a generation."""
    rows = Training.objects.current().filter(formacodes__contains=[_FLE], general_objective=_BASICS)
    return frozenset(rows.values_list("id", flat=True))

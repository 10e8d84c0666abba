from passerelles.apps.observatory.models.publications import Publication
from passerelles.apps.observatory.models.unmet import UnmetSearch

__all__ = ["Publication", "UnmetSearch"]

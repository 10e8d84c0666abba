from passerelles.apps.observatory.models.unmet import UnmetSearch

__all__ = ["UnmetSearch"]

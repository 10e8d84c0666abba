from passerelles.apps.guidance.models.saved_state import SavedState

__all__ = ["SavedState"]

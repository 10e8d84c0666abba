from passerelles.apps.guidance.models.adviser import AdvisedPerson
from passerelles.apps.guidance.models.saved_state import SavedState

__all__ = ["AdvisedPerson", "SavedState"]

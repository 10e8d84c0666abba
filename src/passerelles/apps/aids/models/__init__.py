from passerelles.apps.aids.models.dated_amount import AmountConfidence, DatedAmount

__all__ = ["AmountConfidence", "DatedAmount"]
